import fc from 'fast-check'
import t from 'tap'
import { withoutNoise } from '../../../projections/base/rounding.ts'

t.test('a difference has no more digits than what went in', async t => {
  t.equal(withoutNoise(9.5 - 11.2, 11.2), -1.7)
  t.equal(withoutNoise(0.1 + 0.2, 0.3), 0.3)
  t.equal(withoutNoise(1e15 + 1 - 1e15, 1e15), 0, 'what lies below the twelfth digit is noise')
  t.equal(withoutNoise(0, 5), 0)
  t.equal(withoutNoise(3, 0), 3)
  const amount = fc.integer({ min: -1e6, max: 1e6 })
  fc.assert(
    fc.property(amount, amount, fc.constantFrom(1, 10, 100, 1000), (a, b, unit) => {
      const [x, y] = [a / unit, b / unit]
      return withoutNoise(x - y, Math.max(Math.abs(x), Math.abs(y))) === (a - b) / unit
    }),
    { numRuns: 2000 },
  )
})
