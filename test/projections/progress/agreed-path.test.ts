import fc from 'fast-check'
import t from 'tap'
import { agreedPath, valueAt } from '../../../projections/progress/agreed-path.ts'
import type { Case } from '../../../projections/progress/case.ts'
import { assessPath } from '../../../projections/progress/path.ts'
import { aCase, aim, band, baseline, close, point, yearEnd } from './cases.ts'

t.test('the path is straight between neighbours and flat before and after', t => {
  const line = [
    { t: 2010, value: 10 },
    { t: 2012, value: 9 },
    { t: 2020, value: 5 },
  ]
  t.strictSame(
    [2000, 2010, 2011, 2012, 2016, 2020, 2030].map(at => valueAt(line, at)),
    [10, 10, 9.5, 9, 7, 5, 5],
  )
  t.end()
})

t.test('the corners of the path are baseline, milestones and target, or a flat line at the target', t => {
  const milestones = [
    { t: yearEnd(2022), value: 13 },
    { t: yearEnd(2020), value: 18 },
  ]
  const corners = (more: Partial<Case>) =>
    agreedPath(aCase({ baseline: baseline(2015, 20), target: aim(2025, 10), ...more })).map(({ t, value }) => [
      t - 1,
      value,
    ])
  t.strictSame(corners({ milestones }), [
    [2015, 20],
    [2020, 18],
    [2022, 13],
    [2025, 10],
  ])
  t.strictSame(corners({ milestones, target: aim(2025, 25) }), [
    [2015, 25],
    [2025, 25],
  ])
  t.strictSame(corners({ target: band(2025, 8, 12) })[1], [2025, 12])
  t.strictSame([corners({ target: band(2025, 18, 22) }), agreedPath(aCase({}))], [[], []])
  t.end()
})

const amount = fc.integer({ min: -50, max: 50 }).map(n => n / 2)
const agreed = fc.record({
  direction: fc.constantFrom('increase' as const, 'decrease' as const),
  start: amount,
  end: fc.oneof(
    amount.map(value => aim(2030, value)),
    fc.tuple(amount, amount).map(([a, b]) => band(2030, Math.min(a, b), Math.max(a, b))),
  ),
  stops: fc.uniqueArray(fc.record({ year: fc.integer({ min: 2012, max: 2033 }), value: amount }), {
    selector: stop => stop.year,
    maxLength: 4,
  }),
})

t.test('every corner is what the path expects at its time', async t => {
  let corners = 0
  fc.assert(
    fc.property(agreed, ({ direction, start, end, stops }) => {
      const milestones = stops.map(({ year, value }) => ({ t: yearEnd(year), value }))
      const c = aCase({ direction, baseline: baseline(2015, start), target: end, milestones, on: yearEnd(2040) })
      for (const { t: at, value } of agreedPath(c)) {
        corners += 1
        // A value beyond a band is held against its far bound; the corner's own value never lies there.
        const { expected } = assessPath({ ...c, points: [point(at - 1, 'low' in end ? start : value)] })
        if (!close(expected, value)) throw new Error(`${expected} is expected at ${at}, the corner is at ${value}`)
      }
    }),
  )
  t.ok(corners > 100)
})
