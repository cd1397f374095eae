import fc from 'fast-check'
import t from 'tap'
import { atOnce, merging, sorting } from '../../../projections/base/work.ts'

interface Item {
  readonly by: number
  readonly n: number
}
const compare = (a: Item, b: Item): number => a.by - b.by
const items = (numbers: readonly number[]): Item[] => numbers.map((by, n) => ({ by, n }))

t.test('what is sorted in turns is in the order that it has when it is sorted at once', async t => {
  for (const length of [0, 1, 2047, 2048, 2049, 10_000])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 10_000 }), (spread, seed) => {
        const all = items(Array.from({ length }, (_, n) => (n * 7919 + seed * 104_729) % spread))
        t.same(atOnce(sorting(all, compare)), all.toSorted(compare))
      }),
      { numRuns: 10 },
    )
})

t.test('sorting many items may be interrupted', async t => {
  const steps = [...sorting(items(Array.from({ length: 20_000 }, (_, n) => -n)), compare)]
  t.ok(steps.length >= 20, `${steps.length} times`)
})

t.test('of what compares alike the first list comes first', async t => {
  t.same(
    atOnce(merging(items([1, 2, 2]), items([1, 2, 3]), compare)).map(({ by, n }) => `${by}${n}`),
    ['10', '10', '21', '22', '21', '32'],
  )
})
