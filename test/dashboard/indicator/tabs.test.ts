/** The pages beside the first of an indicator: places and groups, revisions, hindsight, commentary; each says what its view answers. */
import t from 'tap'
import { readerLanguages } from '../../../projections/words/languages.ts'
import { wordsOf } from '../../../src/dashboard/words.ts'
import { begin } from '../../http/installation.ts'
import { browserOf, withPages } from '../forms/signed-in.ts'
import { fullSite } from '../site.ts'

const { app, record } = await fullSite()
const get = (url: string) => app.inject(url)
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const en = wordsOf('en')

t.test('every tab answers in every language, and has no hole', async t => {
  for (const path of [
    'poor-wells/cells',
    'neet-15-29/revisions',
    'fine-dust/hindsight',
    'neet-15-29/hindsight',
    'noise/commentary',
  ])
    for (const language of readerLanguages) {
      const { statusCode, body } = await get(`/indicators/${path}?lang=${language}`)
      t.equal(statusCode, 200, path)
      t.notMatch(body, /undefined|\[object Object\]|NaN/)
      t.match(body, 'aria-current="page"')
    }
})

t.test('a tab keeps the pin, and what was chosen where it takes it', async t => {
  const { body } = await get('/indicators/neet-15-29?lang=en&asOf=2024&cell=sex:F&target=original')
  const links = [...body.matchAll(/<a href="(\/indicators\/neet-15-29\/[^"]+)"/g)].map(match => match[1])
  t.same(links, [
    '/indicators/neet-15-29/cells?lang=en&amp;asOf=2024&amp;target=original',
    '/indicators/neet-15-29/revisions?lang=en&amp;asOf=2024&amp;cell=sex%3AF',
    '/indicators/neet-15-29/hindsight?lang=en&amp;asOf=2024&amp;cell=sex%3AF',
    '/indicators/neet-15-29/commentary?lang=en&amp;asOf=2024',
  ])
})

t.test('places are compared in their order, and the funnel names only those whom chance does not explain', async t => {
  const { body } = await get('/indicators/poor-wells/cells?lang=en')
  const text = textOf(body)
  t.match(text, en.figures.outside(`Haug (${en.figures.named.high})`))
  t.match(text, /All places together: 13\.6%/)
  const named = [...body.matchAll(/class="dot named"/g)]
  t.equal(named.length, 2, 'once in each size of the picture')
  t.ok(text.indexOf('Askim 2024') < text.indexOf('Lund 2024'))
  t.match(text, en.figures.noneAssessed('').slice(0, -3), 'what cannot be assessed is one line')
  const counts = await get('/indicators/neet-15-29/cells?lang=en')
  t.match(textOf(counts.body), en.figures.noFunnel['no-counts'], 'without counts it says why there is no funnel')
  t.match(textOf((await get('/indicators/fine-dust/cells?lang=en')).body), en.figures.noCells)
})

t.test('revisions go from the first figure of a period to the one that stands', async t => {
  const text = textOf((await get('/indicators/neet-15-29/revisions?lang=en')).body)
  t.match(text, en.figures.revised('3', '4'))
  t.match(text, 'Q4 2019 10.7%')
  t.ok(text.indexOf('Q4 2019 10.5%') < text.indexOf('Q4 2019 10.7%'), 'the one that stands comes first')
  const then = textOf((await get('/indicators/neet-15-29/revisions?lang=en&asOf=2020')).body)
  t.match(then, en.figures.noneRevised)
  t.notMatch(then, '10.5%')
})

t.test('hindsight holds past estimates against what came, and says why where there is none', async t => {
  const text = textOf((await get('/indicators/fine-dust/hindsight?lang=en')).body)
  t.match(text, en.figures.inBand('24', '28', '80%'))
  t.match(text, '31 December 2023 2024 10.2 µg/m³')
  const { body } = await get('/indicators/neet-15-29/hindsight?lang=en')
  t.match(textOf(body), en.figures.nothingBecause['nothing-since'])
})

t.test('a parameter that a tab does not take, or cannot read, is refused', async t => {
  for (const path of [
    'cells?cell=sex:F',
    'cells?dimension=none',
    'revisions?target=original',
    'hindsight?cell=x',
    'hindsight?asof=2020',
  ])
    t.equal((await get(`/indicators/neet-15-29/${path}`)).statusCode, 400, path)
  t.equal((await get('/indicators/none/revisions')).statusCode, 404)
})

t.test('no tab shows what its reader may not see', async t => {
  const site = await withPages({ publicRead: true })
  t.teardown(site.close)
  await begin(site, 'm')
  for (const [name, body] of [
    ['set-sign-off', { required: true, reason: 'looked over first' }],
    ['measure', { period: '2024', value: 16.25, cell: { sex: 'F' } }],
    ['measure', { period: '2024', value: 16.25 }],
  ] as const)
    t.equal((await site.post(`indicators/m-i/${name}`, body)).statusCode, 201, name)
  const closed = await withPages()
  t.teardown(closed.close)
  await begin(closed, 'm')
  await begin(closed, 'other')
  const key = await closed.keyFor('reader', 'evaluator', 'other')
  for (const tab of ['cells', 'revisions', 'hindsight', 'commentary']) {
    const path = `/indicators/m-i/${tab}`
    t.notMatch((await browserOf(site).get(path)).body, '16.25', 'not what is not approved')
    if (tab !== 'hindsight' && tab !== 'commentary')
      t.match((await site.call({ method: 'GET', url: `${path}?lang=en` })).body, '16.25')
    t.equal((await browserOf(closed).get(path)).statusCode, 401)
    t.equal((await closed.get(path, key)).statusCode, 404, 'nor another mission’s')
  }
})

t.test(
  'commentary stands on its tab, the latest first, and that of a mission on its page with what it is about',
  async t => {
    const of = en.figures
    t.match((await get('/indicators/noise/commentary?lang=en')).body, of.noCommentary)
    await record('indicators/noise/comment', { text: 'Roads were closed', kind: 'explanation', period: '2021' })
    for (const text of ['One', 'Two', 'Three', 'Four', 'Five', 'Six'])
      await record('indicators/noise/comment', { text, kind: 'risk' })
    const { body } = await get('/indicators/noise/commentary?lang=en')
    const said = [
      ...body.matchAll(
        /<li id="fact-\d+"><p class="quiet"><strong>([^<]+)<\/strong> (.*?)<\/p><p><bdi>(.*?)<\/bdi><\/p>/g,
      ),
    ]
    t.same(
      said.map(([, , , text]) => text),
      ['Six', 'Five', 'Four', 'Three', 'Two', 'One', 'Roads were closed'],
    )
    t.match(said.at(-1)?.slice(1, 3), [of.commentaryKinds.explanation, /^2021 · Here · /])
    t.match(body, `<details><summary>${of.earlierCommentary}`, 'older ones are folded')
    await record('missions/proving-ground/comment', {
      text: 'Ahead of us',
      kind: 'next-step',
      about: { goal: 'cleaner-air' },
    })
    const page = (await get('/missions/proving-ground?lang=en')).body
    t.match(page, 'Ahead of us')
    t.match(page, of.commentaryKinds['next-step'])
    t.match(page, /href="[^"]*#goal-cleaner-air">/)
  },
)
