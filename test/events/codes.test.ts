import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { byName, declaredOrder, readName, sortedByName } from '../../events/codes.ts'

const compare = (a: string, b: string): number => byName(readName(a), readName(b))

t.test('names are ordered with the numbers in them read as numbers', async t => {
  t.strictSame(['18+', '6-12', '0-5', '13-17', '18', 'b', '03', '11', '3', 'a2', 'a10', 'a'].sort(compare), [
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
})

t.test('the declared order of codes is stated where it differs from that by name', async t => {
  t.strictSame(declaredOrder({ d: { '0-5': '', '6-12': '', '18+': '' } }), {})
  t.strictSame(declaredOrder({ d: { low: '', medium: '', high: '' }, sex: { F: '', M: '' } }), {
    d: ['low', 'medium', 'high'],
  })
})

t.test('codes that are whole numbers have none: a JavaScript object does not keep it', async t =>
  t.strictSame(declaredOrder({ d: { '39': '', '03': '', '11': '' } }), {}),
)

t.test('names sorted all at once are in the order of comparing two of them', async () => {
  const names = fc.array(fc.stringMatching(/^[0-9a-c+-]{0,5}$/))
  fc.assert(
    fc.property(names, given => assert.deepEqual(sortedByName(given), given.toSorted(compare))),
    { numRuns: 500 },
  )
})

t.test('comparing by name is a consistent order', async () => {
  const name = fc.stringMatching(/^[0-9a-c+-]{1,5}$/)
  fc.assert(
    fc.property(name, name, name, (a, b, c) => {
      if (Math.sign(compare(a, b)) !== -Math.sign(compare(b, a))) throw new Error('turned round')
      if ((compare(a, b) === 0) !== (a === b)) throw new Error('equal')
      if (compare(a, b) <= 0 && compare(b, c) <= 0 && compare(a, c) > 0) throw new Error('transitive')
    }),
    { numRuns: 2000 },
  )
})
