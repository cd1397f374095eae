import t from 'tap'
import { address, apiAddress, asOfDay, readAddress } from '../../src/dashboard/address.ts'
import { dayInField } from '../../src/dashboard/format.ts'

const now = Date.UTC(2026, 0, 15, 12)
const read = (raw: Record<string, unknown>) => readAddress('/missions/demens', raw, 'en', now)

t.test('the address holds the state, and every link carries it on', async t => {
  const { state, bad } = read({ lang: 'sv', asOf: '2021-06-30', position: '84' })
  t.equal(bad, undefined)
  t.equal(address(state, '/'), '/?lang=sv&asOf=2021-06-30&position=84')
  t.equal(address(state, '/', { asOf: null, position: null }), '/?lang=sv')
  t.equal(address(state, '/', { asOf: '2020' }), '/?lang=sv&asOf=2020&position=84')
  t.equal(apiAddress(state, '/missions'), '/api/v1/missions?asOf=2021-06-30&position=84')
})

t.test('a language that was not chosen is not put into links', async t => {
  const { state } = read({})
  t.equal(state.language, 'en')
  t.equal(address(state, '/missions/demens'), '/missions/demens')
})

t.test('a field that the form sends empty counts as not given', async t => {
  const { state, bad } = read({ asOf: '', lang: 'da' })
  t.equal(bad, undefined)
  t.equal(state.asOf, undefined)
})

t.test('a date that cannot be read and a date in the future are two faults', async t => {
  t.match(read({ asOf: '17. mai 2024' }).bad, { fault: 'unreadable-date', name: 'asOf', given: '17. mai 2024' })
  t.match(read({ asOf: '2026-01-16' }).bad, { fault: 'future-date' })
  t.match(read({ asOf: '2026-01-15' }).bad, undefined, 'today is not in the future')
})

t.test('a misspelt parameter is refused: today’s figures are not shown as those of another day', async t => {
  t.match(read({ asof: '2020' }).bad, { fault: 'unknown', name: 'asof' })
  t.match(read({ asOf: ['2020', '2021'] }).bad, { fault: 'twice', name: 'asOf' })
  t.equal(read({ asof: '2020', lang: 'da' }).state.language, 'da', 'in the language that was asked for')
})

t.test('a date field shows the last day of a knowledge date', async t => {
  t.equal(asOfDay('2021'), '2021-12-31')
  t.equal(asOfDay('2021-02'), '2021-02-28')
  t.equal(asOfDay('2021/2022'), '2022-12-31')
})

t.test('a day is read as the fields of the reader’s language write it, and shown so', async t => {
  const cases = [
    ['nb', '17.05.2024'],
    ['nn', '17.05.2024'],
    ['sv', '2024-05-17'],
    ['da', '17.05.2024'],
    ['en', '17/05/2024'],
  ] as const
  for (const [lang, written] of cases) {
    t.equal(dayInField(lang, '2024-05-17'), written, lang)
    const { state, bad } = readAddress('/', { lang, asOf: written }, undefined, Date.parse('2026-01-01'))
    t.equal(bad, undefined)
    t.equal(state.asOf, '2024-05-17', lang)
  }
  const given = (asOf: string) => readAddress('/', { asOf }, undefined, Date.parse('2026-01-01'))
  t.equal(given('7.5.2024').state.asOf, '2024-05-07')
  t.equal(given('2021').state.asOf, '2021', 'a year stays a year')
  t.match(given('31.02.2024').bad, { fault: 'unreadable-date' })
  t.match(given('17.05.24').bad, { fault: 'unreadable-date' })
})
