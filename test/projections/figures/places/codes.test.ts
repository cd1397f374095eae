import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { byName, type CodedDimensions, declaredOrder, readName } from '../../../../events/codes.ts'
import { atOnce } from '../../../../projections/base/work.ts'
import { readingCodes } from '../../../../projections/figures/places/codes.ts'

const codes = (of: CodedDimensions, dimension = 'd') => atOnce(readingCodes(of, dimension)).map(([code]) => code)
/** As a log gives it back: with its names sorted. */
const sorted = (labels: object) => Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)))

t.test('codes are shown by name, with numbers read as numbers, where no other order was declared', async t =>
  t.strictSame(codes({ dimensions: { d: { '18+': '', '0-5': '', '6-12': '' } } }), ['0-5', '6-12', '18+']),
)

t.test('the order declared is kept though a log sorts names', async t => {
  const dimensions = { d: { low: 'Low', medium: 'Medium', high: 'High' }, sex: { F: 'Women', M: 'Men' } }
  const codeOrder = declaredOrder(dimensions)
  const kept = { d: sorted(dimensions.d), sex: sorted(dimensions.sex) } as typeof dimensions
  t.strictSame(atOnce(readingCodes({ dimensions: kept, codeOrder }, 'd')), Object.entries(dimensions.d))
  t.strictSame(codes({ dimensions: kept, codeOrder }, 'sex'), ['F', 'M'])
})

t.test('codes that are whole numbers are shown by number', async t =>
  t.strictSame(codes({ dimensions: { d: { '39': '', '03': '', '11': '' } } }), ['03', '11', '39']),
)

t.test('codes missing from the declared order come last, and an unknown dimension has no codes', async t => {
  t.strictSame(codes({ dimensions: { d: { a: '', b: '', c: '' } }, codeOrder: { d: ['c', 'x'] } }), ['c', 'a', 'b'])
  for (const none of ['e', 'constructor', '__proto__']) t.strictSame(codes({ dimensions: { d: { a: '' } } }, none), [])
  t.strictSame(codes({}), [])
})

t.test('thousands of codes are in the order of comparing two of them, and others may come between', async t => {
  const many = fc.uniqueArray(fc.stringMatching(/^[0-9a-c+-]{1,5}$/), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(many, given => {
      const labels = Object.fromEntries(given.map(code => [code, '']))
      const plain = given.toSorted((a, b) => byName(readName(a), readName(b)))
      assert.deepEqual(codes({ dimensions: { d: labels } }), plain)
    }),
  )
  const labels = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`c${n}`, '']))
  let pauses = 0
  for (const work = readingCodes({ dimensions: { d: labels } }, 'd'); !work.next().done; ) pauses += 1
  t.ok(pauses > 40, `${pauses} pauses`)
})
