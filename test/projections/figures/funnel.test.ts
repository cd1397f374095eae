import fc from 'fast-check'
import t from 'tap'
import { type FunnelInput, funnelOf } from '../../../projections/figures/funnel.ts'

const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-12 * Math.max(1, Math.abs(b))

t.test('a share has the limits of its size around the whole', async t => {
  // A place of 100 where 20 % of all have it: √(0.2 · 0.8 / 100) = 0.04, four percentage points.
  const input: FunnelInput = { value: 30, whole: 20, size: 100, multiplier: 100 }
  const funnel = funnelOf(input)
  t.ok(near(funnel?.z ?? 0, 2.5))
  t.ok(near(funnel?.warning.low ?? 0, 20 - 1.959963984540054 * 4))
  t.ok(near(funnel?.warning.high ?? 0, 27.839855938160216))
  t.ok(near(funnel?.action.low ?? 0, 20 - 3.090232306167813 * 4))
  t.ok(near(funnel?.action.high ?? 0, 32.36092922467125))
  t.equal(funnel?.outside, 'warning')
  t.equal(funnelOf({ ...input, value: 24 })?.outside, 'none')
  t.equal(funnelOf({ ...input, value: 7 })?.outside, 'action', 'on either side')
})

t.test('its limits stay between nobody and everybody', async t => {
  t.match(funnelOf({ value: 0.5, whole: 0.1, size: 4, multiplier: 1 }), { warning: { low: 0 }, action: { low: 0 } })
  t.match(funnelOf({ value: 95, whole: 90, size: 4, multiplier: 100 }), { action: { high: 100 } })
})

t.test('what is no share is input by its stated error, and without one by nothing', async t => {
  const input: FunnelInput = { value: 12, whole: 10, multiplier: 1 }
  t.equal(funnelOf(input), null)
  t.equal(funnelOf({ ...input, standardError: 0 }), null)
  t.match(funnelOf({ ...input, standardError: 0.5 }), {
    z: 4,
    outside: 'action',
    warning: { low: 10 - 0.979981992270027 },
  })
  t.match(funnelOf({ ...input, size: 100, standardError: 0.5 }), { z: 4 }, 'ten of one is no share')
  t.equal(funnelOf({ value: 3, whole: 0, size: 100, multiplier: 100 }), null, 'where nobody has it chance says nothing')
  t.equal(funnelOf({ value: 3, whole: 100, size: 100, multiplier: 100 }), null)
  t.equal(funnelOf({ value: 3, whole: 10, size: 0, multiplier: 100 }), null)
})

t.test('a larger place has narrower limits', async () => {
  const size = fc.integer({ min: 30, max: 100_000 })
  fc.assert(
    fc.property(size, size, fc.double({ min: 0.3, max: 0.7, noNaN: true }), (a, b, whole) => {
      const width = (n: number): number => {
        const { low = 0, high = 0 } = funnelOf({ value: whole, whole, size: n, multiplier: 1 })?.warning ?? {}
        return high - low
      }
      if (a < b && width(a) <= width(b)) throw new Error(`${a} ${b}`)
    }),
  )
})
