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
