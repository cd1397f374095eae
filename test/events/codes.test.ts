import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { byName, codesOf, declaredOrder, sortedByName } from '../../events/codes.ts'

const codes = (of: Parameters<typeof codesOf>[0], dimension = 'd') => codesOf(of, dimension).map(([code]) => code)
/** As a log gives it back: with its names sorted. */
const sorted = (labels: object) => Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)))

t.test('codes are ordered by name, with numbers read as numbers, where no other order was declared', async t => {
  t.strictSame(['18+', '6-12', '0-5', '13-17', '18', 'b', '03', '11', '3', 'a2', 'a10', 'a'].sort(byName), [
    '0-5',
    '03',
    '3',
    '6-12',
    '11',
    '13-17',
    '18',
    '18+',
    'a',
    'a2',
    'a10',
    'b',
  ])
  t.strictSame(declaredOrder({ d: { '0-5': '', '6-12': '', '18+': '' } }), {})
  t.strictSame(codes({ dimensions: { d: { '18+': '', '0-5': '', '6-12': '' } } }), ['0-5', '6-12', '18+'])
})

t.test('the order declared is kept though a log sorts names', async t => {
  const dimensions = { d: { low: 'Low', medium: 'Medium', high: 'High' }, sex: { F: 'Women', M: 'Men' } }
  const codeOrder = declaredOrder(dimensions)
  t.strictSame(codeOrder, { d: ['low', 'medium', 'high'] })
  const kept = { d: sorted(dimensions.d), sex: sorted(dimensions.sex) }
  t.strictSame(codesOf({ dimensions: kept as typeof dimensions, codeOrder }, 'd'), Object.entries(dimensions.d))
  t.strictSame(codes({ dimensions: kept as typeof dimensions, codeOrder }, 'sex'), ['F', 'M'])
})

t.test(
  'codes that are whole numbers are ordered by number: a JavaScript object does not keep their declared order',
  async t => {
    t.strictSame(declaredOrder({ d: { '39': '', '03': '', '11': '' } }), {})
    t.strictSame(codes({ dimensions: { d: { '39': '', '03': '', '11': '' } } }), ['03', '11', '39'])
  },
)

t.test('codes missing from the declared order come last, and an unknown dimension has no codes', async t => {
  t.strictSame(codes({ dimensions: { d: { a: '', b: '', c: '' } }, codeOrder: { d: ['c', 'x'] } }), ['c', 'a', 'b'])
  for (const none of ['e', 'constructor', '__proto__']) t.strictSame(codes({ dimensions: { d: { a: '' } } }, none), [])
  t.strictSame(codes({}), [])
})

t.test('names sorted all at once are in the order of comparing two of them', async () => {
  const names = fc.array(fc.stringMatching(/^[0-9a-c+-]{0,5}$/))
  fc.assert(
    fc.property(names, given => assert.deepEqual(sortedByName(given), given.toSorted(byName))),
    { numRuns: 500 },
  )
})

t.test('comparing by name is a consistent order', async () => {
  const name = fc.stringMatching(/^[0-9a-c+-]{1,5}$/)
  fc.assert(
    fc.property(name, name, name, (a, b, c) => {
      if (Math.sign(byName(a, b)) !== -Math.sign(byName(b, a))) throw new Error('turned round')
      if ((byName(a, b) === 0) !== (a === b)) throw new Error('equal')
      if (byName(a, b) <= 0 && byName(b, c) <= 0 && byName(a, c) > 0) throw new Error('transitive')
    }),
    { numRuns: 2000 },
  )
})
