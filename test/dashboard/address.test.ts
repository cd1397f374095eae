import t from 'tap'
import { address, apiAddress, asOfDay, readAddress } from '../../src/dashboard/address.ts'

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
  t.match(read({ asOf: '17.5.2024' }).bad, { fault: 'unreadable-date', name: 'asOf', given: '17.5.2024' })
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
