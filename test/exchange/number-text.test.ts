import fc from 'fast-check'
import t from 'tap'
import { numberIn, whyNoNumber } from '../../src/exchange/number-text.ts'

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
const commas = (text: string): string => text.replace('.', ',')

t.test('a number written with its decimal mark reads back', async () => {
  fc.assert(fc.property(finite, n => numberIn(String(n), '.') === n))
  fc.assert(fc.property(finite, n => numberIn(commas(String(n)), ',') === n))
})

t.test('without a mark a decimal comma reads back, and a point is read or refused, never mistaken', async () => {
  fc.assert(fc.property(finite, n => numberIn(commas(String(n)), undefined) === n))
  fc.assert(
    fc.property(finite, n => {
      const read = numberIn(String(n), undefined)
      return read === n || Number.isNaN(read)
    }),
  )
})

t.test('groups of three may be set off by any space that people use', async t => {
  const space = fc.constantFrom(' ', '\u00a0', '\u202f', '\u2009')
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), space, (n, gap) => {
      const grouped = String(n).replace(/\B(?=(\d{3})+$)/g, gap)
      return numberIn(grouped, undefined) === n && numberIn(`${grouped},5`, ',') === Number(`${n}.5`)
    }),
  )
  t.ok(Number.isNaN(numberIn('12 34', undefined)), 'two digits are no group')
  t.ok(Number.isNaN(numberIn('1 234 5', undefined)))
})

t.test('1.234 means thousands to one and decimals to another, so it is refused where nobody says which', async t => {
  t.ok(Number.isNaN(numberIn('1.234', undefined)))
  t.match(whyNoNumber('1.234', undefined), /thousands or decimals.*--decimal/)
  t.equal(numberIn('1.234', '.'), 1.234)
  t.equal(numberIn('0.125', undefined), 0.125, 'no thousands begin with 0')
  t.equal(numberIn('9.2', undefined), 9.2)
  t.equal(numberIn('1,234', undefined), 1.234, 'a comma is a decimal comma where columns are separated by semicolons')
})

t.test('the other mark is refused, and the reason names the way out', async t => {
  t.ok(Number.isNaN(numberIn('9,2', '.')))
  t.match(whyNoNumber('9,2', '.'), /“9,2”.*“\.”.*--decimal/)
  t.ok(Number.isNaN(numberIn('9.2', ',')))
})

t.test('what is no number is none', async t => {
  for (const text of ['', '-', 'x', '9.2.1', '9,2,1', '1.234,5', '0x10', 'Infinity', 'NaN', '9 %', '1e', '--1', '１'])
    t.ok(Number.isNaN(numberIn(text, undefined)), text)
  t.ok(Number.isNaN(numberIn('1e999', undefined)))
  t.match(whyNoNumber('1e999', undefined), /too large/)
  t.equal(numberIn('\u22125,5', undefined), -5.5, 'the minus of typographers is a minus')
})
