import t from 'tap'
import { agreedPath, valueAt } from '../../../projections/progress/agreed-path.ts'
import type { Case } from '../../../projections/progress/case.ts'
import { aCase, aim, band, baseline, yearEnd } from './cases.ts'

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
