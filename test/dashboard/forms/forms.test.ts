/** Forms: each shows first what is about to change, records by the rules of the API, and only what was sent from it. */
import t, { type Test } from 'tap'
import { languages, readerLanguages } from '../../../projections/words/languages.ts'
import { formPath } from '../../../src/dashboard/forms/form-kind.ts'
import { formKinds, numberIn } from '../../../src/dashboard/forms/form-kinds.ts'
import { wordsOf } from '../../../src/dashboard/words.ts'
import { begin, type Installation, indicatorBody } from '../../http/installation.ts'
import { type Browser, browserOf, withPages } from './signed-in.ts'

/** A mission with an indicator that has a baseline, a target and a figure, and a decision on which advice was given. */
async function furnished(t: Test): Promise<Installation> {
  const site = await withPages()
  t.teardown(site.close)
  await begin(site, 'm')
  const steps: [string, object][] = [
    ['missions/m/form-body', { body: 'board', kind: 'partnership', name: 'The board' }],
    ['projects/p/register', { title: 'Pilot', kind: 'project', lead: 'board', stage: 'idea' }],
    [
      'projects/p/claim-contribution',
      { contribution: 'c', to: { goal: 'g' }, mission: 'm', from: '2020', theory: 'T' },
    ],
    ['indicators/m-i/set-baseline', { period: '2020', value: 20 }],
    ['indicators/m-i/set-target', { period: '2030', value: 10 }],
    ['indicators/m-i/measure', { period: '2024', value: 16 }],
    ['decisions/d/give-advice', { mission: 'm', body: 'board', question: 'Go on?', advice: 'Yes' }],
    [
      'decisions/d/take',
      {
        mission: 'm',
        body: 'board',
        question: 'Go on?',
        alternatives: ['Yes', 'No'],
        chosen: 'Yes',
        rationale: 'Because it works',
        decidedOn: '2025-01-01',
      },
    ],
  ]
  for (const [path, body] of steps) {
    const answer = await site.post(path, body)
    if (answer.statusCode !== 201) throw new Error(`${path}: ${answer.body}`)
  }
  return site
}

async function as(
  site: Installation,
  role: 'operative' | 'partnership' | 'participation',
  name: string = role,
  language = 'en',
): Promise<Browser> {
  const browser = browserOf(site, '', language)
  await browser.signIn(await site.keyFor(name, role, 'm'))
  return browser
}

/** Fills in a form, looks it over, and records it; answers with the preview and with where it led. */
async function record(browser: Browser, url: string, fields: Readonly<Record<string, string>>) {
  const form = await browser.get(url)
  if (form.statusCode !== 200) throw new Error(`${url}: ${form.statusCode}`)
  const preview = await browser.send(url, { ...browser.hidden(form.body), ...fields, step: 'look' })
  if (preview.statusCode !== 200) return { preview, answer: preview, again: preview }
  const all = { ...browser.hidden(preview.body), step: 'record' }
  return { preview, answer: await browser.send(url, all), again: await browser.send(url, all) }
}

t.test('a figure is looked over before it is recorded: both answers now, and as they would be', async t => {
  const site = await furnished(t)
  const browser = await as(site, 'operative')
  const head = site.log.head()
  const form = await browser.get('/indicators/m-i/measure')
  const hidden = browser.hidden(form.body)
  const fields = { period: '2025', value: '19.5', obsStatus: 'P', note: 'First "estimate" & more' }
  const preview = await browser.send('/indicators/m-i/measure', { ...hidden, ...fields, step: 'look' })
  t.equal(preview.statusCode, 200)
  t.match(preview.body, languages.en.forms.notYet)
  t.match(preview.body, /16% \(2024\)[\s\S]*19\.5% \(2025\)/)
  t.equal(site.log.head(), head, 'nothing is recorded by looking')
  const answer = await browser.send('/indicators/m-i/measure', { ...browser.hidden(preview.body), step: 'record' })
  t.equal(answer.statusCode, 303)
  t.equal(answer.headers.location, `/indicators/m-i?fact=${site.log.head()}#fact-${site.log.head()}`)
  const { points } = (await site.get('indicators/m-i/series')).json()
  t.match(points.at(-1), { period: '2025', value: 19.5, obsStatus: 'P', note: fields.note })
})

t.test('a form that is sent twice records once', async t => {
  const site = await furnished(t)
  const head = site.log.head()
  const { answer, again } = await record(await as(site, 'operative'), '/indicators/m-i/measure', {
    period: '2025',
    value: '15',
  })
  t.equal(answer.statusCode, 303)
  t.equal(again.headers.location, answer.headers.location)
  // The key and its grant, and the figure.
  t.equal(site.log.head(), head + 3)
})

t.test('what is refused is said beside its field, what was entered stays, and nothing is recorded', async t => {
  const site = await furnished(t)
  const browser = await as(site, 'operative')
  const head = site.log.head()
  const cases: [object, number, string][] = [
    [{ period: 'soon', value: '1' }, 422, 'field-period'],
    [{ period: '2025', value: 'many' }, 422, 'field-value'],
    [{ period: '2025', value: '1,234' }, 422, 'field-value'],
    [{ period: '2024', value: '3' }, 409, 'field-value'],
  ]
  for (const [fields, status, at] of cases) {
    const { preview } = await record(browser, '/indicators/m-i/measure', fields as Record<string, string>)
    t.equal(preview.statusCode, status, JSON.stringify(fields))
    t.match(preview.body, `href="#${at}"`)
    for (const value of Object.values(fields)) t.match(preview.body, `value="${value}"`)
  }
  t.equal(site.log.head(), head)
})

t.test('a refusal is in the language of the page, and so are the faults of fields', async t => {
  const site = await furnished(t)
  const said = {
    nb: [
      '16 er allerede registrert for denne perioden',
      'må være en periode',
      'et tall, skrevet som 12,5',
      'må fylles ut',
      'rund av til høyst 15 sifre',
    ],
    nn: [
      '16 er alt registrert for denne perioden',
      'må vere ein periode',
      'eit tal, skrive som 12,5',
      'må fyllast ut',
      'rund av til høgst 15 siffer',
    ],
    sv: [
      '16 är redan registrerat för den här perioden',
      'måste vara en period',
      'ett tal, skrivet som 12,5',
      'måste fyllas i',
      'avrunda till högst 15 siffror',
    ],
    da: [
      '16 er allerede registreret for denne periode',
      'skal være en periode',
      'et tal, skrevet som 12,5',
      'skal udfyldes',
      'afrund til højst 15 cifre',
    ],
    en: [
      '16 is already recorded for this period',
      'must be a period',
      'a number, written like 12.5',
      'must be filled in',
      'round it, to 15 digits at the most',
    ],
  }
  for (const language of readerLanguages) {
    const browser = await as(site, 'operative', `o-${language}`, language)
    const refused = async (fields: Record<string, string>, name = 'measure') =>
      (await record(browser, `/indicators/m-i/${name}`, fields)).preview.body
    const bodies = [
      await refused({ period: '2024', value: '3' }),
      await refused({ period: 'soon', value: '3' }),
      await refused({ period: '2025', value: 'many' }),
      await refused({ period: '2024', value: '3', cause: 'typing-error', reason: '' }, 'correct'),
      await refused({ period: '2025', value: language === 'en' ? '0.1234567890123456789' : '0,1234567890123456789' }),
    ]
    for (const [index, body] of bodies.entries()) {
      const faults = /<section class="faults".*?<\/section>/s.exec(body)?.[0] ?? ''
      t.match(faults, said[language][index] as string, language)
      t.notMatch(faults, 'lang=', 'and is not marked as of another language')
    }
  }
})

t.test('every form records by the command of its name', async t => {
  const site = await furnished(t)
  await site.post('indicators/m-i/set-sign-off', { required: true, reason: 'For a reason' })
  const [operative, approver] = [await as(site, 'operative'), await as(site, 'operative', 'approver')]
  const [board, young] = [await as(site, 'partnership'), await as(site, 'participation')]
  const steps: [Browser, string, Record<string, string>, string][] = [
    [operative, '/indicators/m-i/measure', { period: '2025', value: '15' }, 'indicator-measured'],
    [
      operative,
      '/indicators/m-i/correct',
      { period: '2025', value: '14.5', cause: 'typing-error', reason: 'For a reason' },
      'measurement-corrected',
    ],
    [operative, '/indicators/m-i/submit', { periods: '2025' }, 'figures-submitted'],
    [approver, '/indicators/m-i/return', { periods: '2025', reason: 'Look again' }, 'figures-returned'],
    [operative, '/indicators/m-i/submit', { periods: '2025' }, 'figures-submitted'],
    [approver, '/indicators/m-i/approve', { periods: '2025' }, 'figures-approved'],
    [
      board,
      '/missions/m/take',
      {
        id: 'e',
        body: 'board',
        question: 'Q',
        alternatives: 'A\nB',
        chosen: 'B',
        rationale: 'Because it works',
        decidedOn: '2025-06-01',
      },
      'decision-taken',
    ],
    [young, '/missions/m/give-advice', { id: 'f', body: 'board', question: 'Q', advice: 'More' }, 'advice-given'],
    [board, '/decisions/f/answer-advice', { outcome: 'followed', why: 'It is right' }, 'advice-answered'],
    [
      operative,
      '/indicators/m-i/comment',
      { kind: 'explanation', period: '2025', text: 'It was late' },
      'commentary-written',
    ],
    [operative, '/missions/m/comment', { kind: 'risk', about: 'g', text: 'It may be late' }, 'commentary-written'],
    [operative, '/projects/p/comment', { kind: 'next-step', text: 'Try it in a town' }, 'commentary-written'],
    [
      board,
      '/decisions/d/acknowledge',
      { outcome: 'stands', why: 'It still holds', by: 'board' },
      'evidence-acknowledged',
    ],
  ]
  for (const [browser, url, fields, type] of steps) {
    const { preview, answer } = await record(browser, url, fields)
    t.equal(
      answer.statusCode,
      303,
      `${url}: ${/<section class="faults[\s\S]*?<\/section>/.exec(preview.body)?.[0] ?? ''}`,
    )
    const { events } = (await site.get(`events?after=${site.log.head() - 1}`)).json()
    t.equal(events.at(-1)?.type, type, url)
  }
  const sent = new Set(steps.map(([, url]) => url.split('/').at(-1)))
  t.same(
    formKinds.map(({ name }) => name).filter(name => !sent.has(name)),
    [],
  )
})

t.test('forms are offered to those who have the role, and to nobody else', async t => {
  const site = await furnished(t)
  const link = `href="${formPath({ on: 'indicator', name: 'measure' }, 'm-i')}"`
  t.match((await (await as(site, 'operative')).get('/indicators/m-i')).body, link)
  t.notMatch((await (await as(site, 'participation')).get('/indicators/m-i')).body, link)
  t.match((await (await as(site, 'partnership', 'chair')).get('/missions/m/decisions')).body, 'href="/missions/m/take"')
})

t.test(
  'a form whose command takes another role with more than it sends is for those who may send it as it is',
  async t => {
    const site = await furnished(t)
    const secretary = await as(site, 'operative')
    t.notMatch((await secretary.get('/missions/m/decisions')).body, 'href="/missions/m/take"')
    const form = await secretary.get('/missions/m/take')
    t.equal(form.statusCode, 403)
    t.match(form.body, languages.en.forms.noRole)
  },
)

t.test(
  'what recording would refuse is refused when it is looked over: a short name that is none, a figure beyond a grant',
  async t => {
    const site = await furnished(t)
    const chair = await as(site, 'partnership')
    const decision = { body: 'board', question: 'Q', alternatives: 'Yes', chosen: 'Yes', rationale: 'Because it works' }
    for (const id of ['', 'Our Decision', 'a/b']) {
      const { preview } = await record(chair, '/missions/m/take', { ...decision, id, decidedOn: '1/1/2025' })
      t.equal(preview.statusCode, 422)
      t.match(preview.body, 'href="#field-id"')
      t.match(preview.body, id === '' ? languages.en.forms.required : languages.en.forms.hints.id)
    }
    const several = await record(chair, '/missions/m/take', { ...decision, id: 'a/b', decidedOn: 'soon' })
    t.match(several.preview.body, /href="#field-id"[\s\S]*href="#field-decidedOn"/, 'all faults are told at once')
    const women = browserOf(site)
    await women.signIn(await site.keyFor('w', 'operative', 'm', { scope: { cells: { sex: ['F'] } } }))
    const beyond = { 'cell.sex': 'M', period: '2025', value: '12' }
    const { preview } = await record(women, '/indicators/m-i/measure', beyond)
    t.equal(preview.statusCode, 403)
    t.match(preview.body, languages.en.forms.noRole)
    t.match(preview.body, 'value="12"', 'what was entered stays')
    const within = await record(women, '/indicators/m-i/measure', { ...beyond, 'cell.sex': 'F' })
    t.equal(within.answer.statusCode, 303)
  },
)

t.test('where a mission has no body yet, the form of a decision says what to do first', async t => {
  const site = await withPages()
  t.teardown(site.close)
  await begin(site, 'm')
  const form = await (await as(site, 'partnership')).get('/missions/m/take')
  t.match(form.body, languages.en.forms.noBodies.split(';')[0])
})

t.test('who has no role for a form is told so before they fill it in, and it takes nothing from them', async t => {
  const site = await furnished(t)
  for (const language of readerLanguages) {
    const { noRole } = languages[language].forms
    const browser = await as(site, 'participation', `p-${language}`, language)
    const form = await browser.get('/indicators/m-i/measure')
    t.equal(form.statusCode, 403)
    t.match(form.body, noRole)
    t.notMatch(form.body, 'name="period"')
    const { token = '' } = browser.hidden((await browser.get('/missions/m/comment')).body)
    const head = site.log.head()
    for (const step of ['look', 'record']) {
      const sent = await browser.send('/indicators/m-i/measure', { token, period: '2025', value: '1', step })
      t.equal(sent.statusCode, 403)
      t.match(sent.body, noRole)
    }
    t.equal(site.log.head(), head)
  }
})

t.test('what forms say of faults has no words of the API', async t => {
  const site = await furnished(t)
  const limited = { mission: 'm', goals: ['g'], ...indicatorBody, limits: { min: 0, max: 100 } }
  t.equal((await site.post('indicators/percent/define', limited)).statusCode, 201)
  for (const language of readerLanguages) {
    const browser = await as(site, 'operative', `o-${language}`, language)
    const { forms, status } = wordsOf(language)
    const faults = async (fields: Record<string, string>, at = 'm-i') => {
      const { body } = (await record(browser, `/indicators/${at}/measure`, fields)).preview
      return (/<section class="faults".*?<\/section>/s.exec(body)?.[0] ?? '').replaceAll(/<[^>]*>/g, '')
    }
    const said = [
      await faults({ period: '2024', value: '3' }),
      await faults({ period: '2025', value: '3', knownFrom: '31.12.2099' }),
      await faults({ period: '2025', value: '3', knownFrom: '31.02.2024' }),
      await faults({ period: '2025', value: '3', knownFrom: '1.1.2020' }),
      await faults({ period: '2099', value: '3' }),
      await faults({ period: 'soon', value: '3' }),
      await faults({ period: '2024-Q1', value: '300' }, 'percent'),
    ]
    for (const text of said) {
      t.match(text, forms.faults, `${language} ${text}`)
      t.notMatch(text, /knownFrom|obsStatus|\bvalue (is|er|är)\b|: value|T10:00:00Z/, `${language} ${text}`)
    }
    t.match(said[1], forms.fields.knownFrom)
    t.match(said[2], forms.day(wordsOf(language).dayHint))
    t.match(said[3], status.F)
    t.match(said[4], status.F)
    t.match(said[5], forms.period)
  }
})

t.test('what is looked over is shown as it was understood, and a period may be written as pages write it', async t => {
  const site = await furnished(t)
  const quarterly = { mission: 'm', goals: ['g'], ...indicatorBody, frequency: 'P3M' }
  t.equal((await site.post('indicators/quarterly/define', quarterly)).statusCode, 201)
  const browser = await as(site, 'operative', 'o', 'nb')
  const fields = { period: '4. kvartal 2024', value: '10,5', knownFrom: '1.3.2025' }
  const { preview, answer } = await record(browser, '/indicators/quarterly/measure', fields)
  const shown = /<dl class="entered">.*?<\/dl>/s.exec(preview.body)?.[0] ?? ''
  for (const text of ['4. kvartal 2024', '10,5\u00a0%', '1. mars 2025']) t.match(shown, text)
  t.equal(answer.statusCode, 303)
  const { points } = (await site.get('indicators/quarterly/series')).json()
  t.match(points, [{ period: '2024-Q4', value: 10.5 }])
})

t.test(
  'commentary on a project is written on its page, in the mission that was chosen, and is shown there',
  async t => {
    const site = await furnished(t)
    await begin(site, 'n')
    const claim = { contribution: 'n', to: { goal: 'g' }, mission: 'n', from: '2020', theory: 'T' }
    t.equal((await site.post('projects/p/claim-contribution', claim)).statusCode, 201)
    const browser = await as(site, 'operative')
    const alone = await browser.get('/projects/p/comment')
    t.notMatch(alone.body, 'name="mission"', 'there is no choice for who writes in one mission')
    await site.post('access/give-grant', {
      principal: 'operative',
      role: 'operative',
      mission: 'n',
      reason: 'For both',
    })
    t.match((await browser.get('/projects/p')).body, 'href="/projects/p/comment"')
    const fields = { mission: 'n', kind: 'risk', text: 'It may be late' }
    const { preview, answer } = await record(browser, '/projects/p/comment', fields)
    t.match(preview.body, /<dt>Mission<\/dt>\s*<dd>/)
    t.match(preview.body, 'It may be late')
    t.equal(answer.headers.location, `/projects/p#fact-${site.log.head()}`)
    const [written] = (await site.get('missions/n')).json().commentary
    t.match(written, { about: { project: 'p' }, kind: 'risk', text: 'It may be late' })
    const { body } = await browser.get('/projects/p')
    t.match(body, `id="fact-${site.log.head()}"`)
    t.match(body, 'It may be late')
    const visitor = browserOf(site)
    await visitor.signIn(await site.keyFor('young', 'participation', 'm'))
    t.notMatch((await visitor.get('/projects/p')).body, '/projects/p/comment')
  },
)

t.test('a form is taken from its own page and session alone', async t => {
  const site = await furnished(t)
  const [browser, other] = [await as(site, 'operative'), await as(site, 'operative', 'other')]
  const hidden = browser.hidden((await browser.get('/indicators/m-i/measure')).body)
  const foreign = browser.hidden((await other.get('/indicators/m-i/measure')).body)
  const head = site.log.head()
  const fields = { ...hidden, period: '2025', value: '1', step: 'record' }
  const from = (headers: Record<string, string>) => browser.send('/indicators/m-i/measure', fields, headers)
  t.equal((await from({ origin: 'https://evil.example' })).statusCode, 403)
  t.equal((await from({ origin: 'null' })).statusCode, 403)
  t.equal((await from({ 'sec-fetch-site': 'cross-site' })).statusCode, 403)
  t.equal((await browser.send('/indicators/m-i/measure', { ...fields, token: foreign.token ?? '' })).statusCode, 403)
  t.equal((await browser.send('/indicators/m-i/measure', { ...fields, token: '' })).statusCode, 403)
  t.equal((await browserOf(site).send('/indicators/m-i/measure', fields)).statusCode, 401)
  t.equal(site.log.head(), head)
  t.equal((await from({ 'sec-fetch-site': 'same-origin' })).statusCode, 303)
})

t.test('a form of what is hidden is the page of what is not there', async t => {
  const site = await furnished(t)
  await begin(site, 'another')
  const browser = browserOf(site)
  await browser.signIn(await site.keyFor('outsider', 'operative', 'another'))
  const [hidden, absent] = [
    await browser.get('/indicators/m-i/measure'),
    await browser.get('/indicators/nothing/measure'),
  ]
  t.equal(hidden.statusCode, 404)
  t.equal(
    hidden.body.replaceAll('m-i', 'nothing').replace(/token" value="[^"]+"/g, ''),
    absent.body.replace(/token" value="[^"]+"/g, ''),
  )
})

t.test('a number is read as the reader’s language writes it, and never with a sign for thousands', async t => {
  const cases: [keyof typeof languages, string, number | string][] = [
    ['nb', '10,4', 10.4],
    ['nb', '1 234,5', 1234.5],
    ['nb', '−3', -3],
    ['nb', '1.234', '1.234'],
    ['en', '10.4', 10.4],
    ['en', '1,234', '1,234'],
    ['sv', '1\u00a0000', 1000],
    ['da', '', ''],
    ['nn', '1e3', '1e3'],
    ['nb', '0,30000000000000004', 0.30000000000000004],
    ['nb', '0,1234567890123456789', '0,1234567890123456789'],
    ['en', '9007199254740993', '9007199254740993'],
    ['en', `0.${'0'.repeat(400)}1`, `0.${'0'.repeat(400)}1`],
  ]
  for (const [language, text, number] of cases) t.equal(numberIn(language, text), number, `${language}: ${text}`)
})

t.test('every form is there in every language', async t => {
  const site = await furnished(t)
  const [operative, board] = [await as(site, 'operative'), await as(site, 'partnership')]
  const young = await as(site, 'participation')
  const others: Partial<Record<(typeof formKinds)[number]['name'], Browser>> = {
    'give-advice': young,
    'answer-advice': board,
    acknowledge: board,
    take: board,
  }
  for (const language of readerLanguages)
    for (const kind of formKinds) {
      const id = { mission: 'm', decision: 'd', project: 'p', indicator: 'm-i' }[kind.on]
      const { statusCode, body } = await (others[kind.name] ?? operative).get(`${formPath(kind, id)}?lang=${language}`)
      t.equal(statusCode, 200, `${kind.name} ${language}`)
      t.match(body, `<h1>${languages[language].forms.titles[kind.name]}</h1>`)
    }
})
