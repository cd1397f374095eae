/** Errors are answered in the language that is asked for; in English where none is. */
import t from 'tap'
import { begin, FIRST, installation } from './installation.ts'

const figure = { period: '2024', value: 9.5 }

t.test('an error is in the language asked for, and English where none is', async t => {
  const it = await installation()
  await begin(it, 'm')
  await it.post('indicators/m-i/measure', figure)
  const refused = (language?: string) =>
    it.post(
      'indicators/m-i/measure',
      { ...figure, value: 5.9 },
      FIRST,
      language === undefined ? {} : { 'accept-language': language },
    )
  const cases: [string | undefined, string, RegExp][] = [
    [undefined, 'en', /^9\.5 is already recorded/],
    ['*', 'en', /^9\.5 is already recorded/],
    ['de, fr', 'en', /^9\.5 is already recorded/],
    ['nb', 'nb', /^9,5 er allerede registrert/],
    ['no-NO, en;q=0.5', 'nb', /^9,5 er allerede registrert/],
    ['nn', 'nn', /^9,5 er alt registrert/],
    ['sv-SE', 'sv', /^9,5 är redan registrerat/],
    ['da', 'da', /^9,5 er allerede registreret/],
  ]
  for (const [asked, language, detail] of cases) {
    const answer = await refused(asked)
    t.match(answer, { statusCode: 409, headers: { 'content-language': language, vary: /accept-language/i } })
    t.match(answer.json(), { code: 'already-measured', detail, errors: [{ pointer: '/value', detail }] })
  }
  const titles = await Promise.all(cases.map(async ([asked]) => (await refused(asked)).json().title))
  t.equal(new Set(titles).size, 5, 'titles too')
  await it.close()
})

t.test('so are a body that does not fit, a denial, what is not there, and each row of a dry run', async t => {
  const it = await installation()
  await begin(it, 'm')
  const nb = { 'accept-language': 'nb' }
  t.match((await it.post('indicators/m-i/measure', { period: 'soon', value: 1 }, FIRST, nb)).json(), {
    code: 'invalid',
    detail: /^\/period: må være en periode/,
  })
  const reader = await it.keyFor('revisor', 'auditor', 'm')
  t.match((await it.post('indicators/m-i/measure', figure, reader, nb)).json(), {
    code: 'not-your-role',
    detail: /^Ingen av rollene dine/,
  })
  t.match((await it.post('indicators/none/measure', figure, FIRST, nb)).json(), {
    code: 'unknown-thing',
    detail: /^Indikatoren «none» finnes ikke/,
  })
  const rows = { measurements: [figure, { ...figure, cell: { sex: 'X' } }] }
  const tried = await it.post('indicators/m-i/measure-many?dryRun=true', rows, FIRST, nb)
  t.match(tried.json(), { would: 1, refusals: [{ code: 'unknown-cell', detail: /^Inndelingen «sex» har ingen kode/ }] })
  await it.close()
})

t.test(
  'so are a query that does not fit, a header, a body that two parsers could read differently, and a question that does not fit',
  async t => {
    const it = await installation()
    await begin(it, 'm')
    await it.post('indicators/m-i/measure', figure)
    const raw = (payload: string, headers = {}) => ({
      method: 'POST' as const,
      url: '/api/v1/indicators/m-i/measure',
      payload,
      headers: { 'content-type': 'application/json', ...headers },
    })
    const get = (path: string) => ({ method: 'GET' as const, url: `/api/v1/${path}` })
    const asked = [
      raw('{"period":"2024","period":"2025"}'),
      raw(`${'['.repeat(70)}${']'.repeat(70)}`),
      raw('{"value":1e999}'),
      raw('{"value":1e-999}'),
      raw('{"value":0.1234567890123456789}'),
      raw('{"note":"\\u0000"}'),
      raw('{"note":"\\ud800"}'),
      raw('"\\u0000"'),
      raw('\ufeff{}'),
      raw('{"__proto__":1}'),
      raw('{'),
      raw('{}', { 'idempotency-key': 'a b' }),
      raw('{}', { 'if-match': '3' }),
      { ...raw('{}'), url: '/api/v1/indicators/m-i/measure?x=1' },
      { ...raw('{}'), url: '/api/v1/indicators/m-i/measure-many?x=1' },
      get('indicators/m-i/assessment?asOf=2024&asOf=2025'),
      get('indicators/m-i/assessment?asOf=%zz'),
      get('indicators/m-i/assessment?asOf=2999'),
      get('indicators/m-i/assessment?position=999'),
      get('indicators/m-i/assessment?position=soon'),
      get('indicators/m-i/assessment?cell=sex:X'),
      get('indicators/m-i/cells?dimension=county'),
      get('missions/m/replay?from=2999'),
      get('missions/m/changes?from=2024&toPosition=1'),
      get('events?limit=0'),
      get('events?type=none'),
      get('events?after=x'),
      get('me?x=1'),
      get('audit/key?x=1'),
      get('audit/proofs/consistency?from=0&to=1'),
      get('audit/proofs/consistency?from=1&to=999'),
      get('audit/proofs/inclusion?position=999'),
      get('audit/tile/9/000'),
      get('audit/sample'),
      get('audit/bundle'),
    ]
    for (const request of asked) {
      const details = new Map<string, string>()
      for (const language of ['en', 'nb', 'nn', 'sv', 'da']) {
        const headers = {
          ...('headers' in request ? request.headers : {}),
          authorization: `Bearer ${FIRST}`,
          'accept-language': language,
        }
        const answer = await it.app.inject({ ...request, headers })
        const what = `${language} ${request.url} ${'payload' in request ? request.payload.slice(0, 40) : ''}`
        t.equal(answer.statusCode >= 400, true, `${what}: ${answer.statusCode}`)
        t.equal(answer.headers['content-language'], language, what)
        const { detail, errors } = answer.json()
        details.set(language, detail)
        for (const fault of errors) t.match(detail, fault.detail.slice(0, 10), what)
      }
      t.equal(new Set(details.values()).size, 5, JSON.stringify([...details]))
    }
    await it.close()
  },
)

t.test(
  'so are the warnings of a figure that is recorded, and of a dry run; the answer says which language it is in',
  async t => {
    const it = await installation()
    await begin(it, 'm')
    await it.post('indicators/m-i/measure', figure)
    const nb = { 'accept-language': 'nb' }
    const recorded = await it.post('indicators/m-i/measure', { period: '2025', value: 95.5 }, FIRST, nb)
    t.match(recorded, { statusCode: 201, headers: { 'content-language': 'nb', vary: /accept-language/i } })
    t.match(recorded.json().warnings, [
      { code: 'order-of-magnitude', text: /^Verdien 95,5 er minst ti ganger den siste, 9,5/ },
    ])
    const plain = await it.post('indicators/m-i/measure', { period: '2023', value: 95.5 }, FIRST, nb)
    t.equal(plain.headers['content-language'], undefined, 'what has no words is in no language')
    const rows = { measurements: [{ period: '2022', value: 0.5 }] }
    const tried = await it.post('indicators/m-i/measure-many?dryRun=true', rows, FIRST, nb)
    t.match(tried.headers, { 'content-language': 'nb' })
    t.match(tried.json().warnings, [{ code: 'order-of-magnitude', text: /^Verdien 0,5 er høyst en tidel/ }])
    await it.close()
  },
)
