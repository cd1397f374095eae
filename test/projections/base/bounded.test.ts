/** The bounded cache: what it may drop, and what it may not. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { boundedBy } from '../../../projections/base/bounded.ts'

const BOUND = 20
const deed = fc.record({
  does: fc.constantFrom('keep', 'keep', 'get', 'drop'),
  name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  weight: fc.integer({ min: 1, max: 25 }),
})

t.test('what is kept weighs no more than the bound, but for one value alone, and is what was kept last', async () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 60 }), deeds => {
      const cache = boundedBy<number>(BOUND)
      const given = new Map<string, number>()
      for (const { does, name, weight } of deeds) {
        if (does === 'keep') {
          cache.keep(name, weight, weight)
          given.set(name, weight)
          assert.equal(cache.get(name), weight)
        } else if (does === 'drop') {
          cache.drop(name)
          given.delete(name)
          assert.equal(cache.get(name), undefined)
        }
        const here = [...given].filter(([each]) => cache.get(each) !== undefined)
        for (const [each, value] of here) assert.equal(cache.get(each), value)
        const weighs = here.reduce((sum, [, value]) => sum + value, 0)
        assert.ok(weighs <= BOUND || here.length === 1, `${weighs}`)
        if ([...given.values()].reduce((sum, value) => sum + value, 0) <= BOUND && does !== 'drop')
          assert.equal(cache.get(name) ?? null, given.get(name) ?? null)
      }
    }),
  )
})

t.test('past half its bound, the value that was not used for the longest time is dropped first', t => {
  const cache = boundedBy<string>(10)
  for (const name of ['a', 'b', 'c']) cache.keep(name, name, 3)
  cache.get('a')
  cache.keep('d', 'd', 3)
  t.same(
    ['a', 'b', 'c', 'd'].filter(name => cache.get(name) !== undefined),
    ['a', 'c', 'd'],
  )
  t.end()
})
