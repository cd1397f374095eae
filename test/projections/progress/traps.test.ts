/** Where naive trackers are wrong. Each trap of the design by its name. */
import t from 'tap'
import { type Case, resolveTarget } from '../../../projections/progress/case.ts'
import { methods } from '../../../projections/progress/methods.ts'
import { opensdg } from '../../../projections/progress/opensdg-2.4.ts'
import { rollUp } from '../../../projections/progress/roll-up.ts'
import { assessVarde1 } from '../../../projections/progress/varde-1.ts'
import { aCase, aim, band, baseline, close, from, neet, point, yearEnd, yearly } from './cases.ts'

const both = (c: Case) => {
  const { path, trend } = assessVarde1(c)
  return [path.verdict, trend.verdict]
}
const start = baseline(2015, 20)

t.test('growth rates at or across zero', t => {
  const c = aCase({
    direction: 'increase',
    baseline: baseline(2015, -10),
    target: aim(2025, 10),
    points: from(2017, [-6, -4, -2, 0]),
  })
  t.strictSame(both(c), ['on-path', 'reaches'], 'distances know no zero')
  t.match(opensdg.assess({ ...c, points: from(2017, [-6, -4, -2, 1]) }), {
    status: 'not_available',
    reasons: ['sign-change'],
  })
  t.end()
})

t.test('current/target where the baseline is not zero, or down is good', t => {
  t.ok(close(9.5 / 6, 1.5833333333333333), 'actual by target would say 158 %')
  t.ok(close(assessVarde1(neet).covered, 0.43548387096774194))
  const up = aCase({
    direction: 'increase',
    baseline: baseline(2015, 80),
    target: aim(2025, 100),
    points: [point(2020, 90)],
  })
  t.equal(assessVarde1(up).covered, 0.5, 'not 90 %')
  t.end()
})

t.test('a start better than the target', t => {
  const c = aCase({ baseline: baseline(2015, 3), target: aim(2025, 5), points: from(2017, [7, 8, 9, 10]) })
  t.strictSame(both(c), ['behind', 'moving-away'])
  t.match(assessVarde1(c), { covered: null, path: { reasons: ['baseline-beyond-target'] } })
  t.end()
})

t.test('target = baseline', t => {
  const c = (value: number) => aCase({ baseline: start, target: aim(2025, 20), points: [point(2020, value)] })
  t.match(assessVarde1(c(20)), { covered: null, path: { verdict: 'met', share: null } })
  t.match(assessVarde1(c(21)), { covered: null, path: { verdict: 'behind', share: null } })
  t.end()
})

t.test('target year ≤ baseline year', t => {
  for (const year of [2010, 2015]) {
    const c = aCase({ baseline: start, target: aim(year, 10), points: [point(2020, 15)] })
    t.match(assessVarde1(c).path, { verdict: 'not-assessed', reasons: ['target-not-after-baseline'] })
  }
  t.end()
})

t.test('all points before the baseline', t => {
  const c = aCase({ baseline: start, target: aim(2025, 10), points: from(2010, [24, 23, 22, 21]) })
  t.match(assessVarde1(c).path, { verdict: 'not-assessed', reasons: ['only-baseline'], expected: 20 })
  t.equal(opensdg.assess(c).status, 'not_available')
  t.end()
})

t.test('floating thresholds', t => {
  // .1 + .2 of 6 below the path is .05 of the distance and not more.
  const c = (lag: number) =>
    aCase({ baseline: baseline(2015, 6), target: aim(2025, 0), points: [point(2020, 3 + lag)] })
  t.equal(assessVarde1(c(0.1 + 0.2)).path.verdict, 'on-path')
  t.equal(assessVarde1(c(0.3001)).path.verdict, 'behind')
  t.end()
})

t.test('a mean hiding a failure', t => {
  const spoken = (path: 'met' | 'behind', i: number) => ({ id: `${i}`, path, trend: 'met' as const })
  const { path } = rollUp((['met', 'met', 'met', 'behind'] as const).map(spoken))
  t.match(path, { worst: 'behind', distribution: { met: 3, behind: 1 } })
  t.end()
})

t.test('today’s figures in yesterday’s assessment', t => {
  const c = aCase({ baseline: start, target: aim(2025, 10), points: from(2016, [19, 18, 17, 16, 5, 4]) })
  t.strictSame(both({ ...c, on: yearEnd(2019) }), ['on-path', 'reaches'])
  t.strictSame(both({ ...c, on: yearEnd(2021) }), ['met', 'met'])
  t.end()
})

t.test('a relative target whose baseline moved', t => {
  const then = resolveTarget({ changePercent: -50 }, 78_000) as { value: number }
  const c = aCase({
    baseline: baseline(2019, 101_118),
    target: { ...aim(2029, 0), ...then, relativeTo: 78_000 },
    points: [point(2024, 70_059)],
  })
  const { path } = assessVarde1(c)
  t.equal(
    path.expected,
    (101_118 + 39_000) / 2,
    'the path starts at the baseline that stands and ends at the target that was set',
  )
  t.strictSame(path.reasons, ['target-follows-other-baseline'])
  t.end()
})

t.test('crossing a break', t => {
  const before = from(2012, [40, 39, 38, 37]).map(p => ({ ...p, version: 0 }))
  const c = aCase({ baseline: start, target: aim(2025, 10), points: [...before, ...from(2018, [17, 16])] })
  t.match(assessVarde1(c), {
    path: { verdict: 'on-path' },
    trend: { verdict: 'too-early', reasons: ['break'] },
  })
  t.match(assessVarde1({ ...c, baseline: { ...start, version: 0 } }).path.reasons, ['break'])
  t.end()
})

t.test('provisional values flipping a status silently', t => {
  const c = aCase({
    baseline: start,
    target: aim(2025, 10),
    points: [...from(2016, [19, 18, 17]), point(2019, 20, { obsStatus: 'P' })],
  })
  const { provisional, path, trend } = assessVarde1(c)
  t.ok(provisional && path.reasons.includes('provisional') && trend.reasons.includes('provisional'))
  t.end()
})

t.test('school years and windows', t => {
  const schoolYears = [2017, 2018, 2019, 2020].map((year, i) =>
    point(year, 18 - i, { t: year + 7 / 12, period: `${year - 1}-08/${year}-07` }),
  )
  const c = aCase({
    baseline: { ...start, t: 2015 + 7 / 12 },
    target: { t: 2025 + 7 / 12, value: 10 },
    points: schoolYears,
  })
  t.strictSame(both(c), ['on-path', 'reaches'])
  const windows = [2016, 2017, 2018, 2019, 2020].map(year => point(year, 20, { start: year - 2 }))
  t.equal(
    assessVarde1(aCase({ target: aim(2025, 10), points: windows })).trend.verdict,
    'too-early',
    'five windows hold two',
  )
  t.end()
})

t.test('rows out of order', t => {
  const points = from(2016, [19, 18, 17, 16, 15])
  const c = aCase({ baseline: start, target: aim(2025, 10), points })
  for (const { assess } of methods) t.strictSame(assess({ ...c, points: points.toReversed() }), assess(c))
  t.end()
})

t.test('a yearly cycle read as a trend', t => {
  const quarters = [2017, 2018, 2019, 2020].flatMap(year =>
    ['Q1', 'Q2', 'Q3', 'Q4'].map((season, i) => ({
      ...point(year, 10 + 5 * i),
      t: year + (i + 1) / 4,
      season,
      period: `${year}-${season}`,
    })),
  )
  const { trend } = assessVarde1(aCase({ target: aim(2025, 5), points: quarters, on: 2021 }))
  t.match(trend, { slope: 0, verdict: 'clearly-short' })
  t.end()
})

t.test('near a natural limit', t => {
  const c = aCase({
    direction: 'increase',
    target: aim(2030, 100),
    limits: { max: 100 },
    points: from(2016, [90, 96, 93, 99]),
  })
  const { ifPaceHolds, projected, high } = assessVarde1(c).trend
  t.strictSame([ifPaceHolds, projected, high], [100, 100, 100])
  const unlimited = aCase({ direction: 'increase', points: yearly({ 2015: 98, 2022: 98.6 }) })
  t.equal(opensdg.assess(unlimited).status, 'limited_progress')
  t.equal(opensdg.assess({ ...unlimited, limits: { max: 100 } }).status, 'moderate_progress')
  t.end()
})

t.test('band targets', t => {
  const c = (value: number) =>
    aCase({ direction: 'hold', baseline: start, target: band(2025, 8, 12), points: [point(2020, value)] })
  t.strictSame(
    [10, 5, 16].map(v => assessVarde1(c(v)).path.verdict),
    ['met', 'behind', 'on-path'],
  )
  t.end()
})

t.test('“met” treated as kept', t => {
  const c = aCase({ baseline: start, target: aim(2030, 10), points: from(2017, [6, 7, 8, 9]) })
  t.strictSame(both(c), ['met', 'met-slipping'])
  const past = aCase({ baseline: start, target: aim(2020, 10), points: from(2019, [9, 9, 11]) })
  t.match(assessVarde1(past).path, { verdict: 'achieved', reasons: ['lost-again'] }, 'reached in the year, lost since')
  t.end()
})

t.test('sampling error read as change', t => {
  const c = (standardError: number) =>
    aCase({ baseline: start, target: aim(2025, 10), points: [point(2020, 16, { standardError })] })
  t.equal(assessVarde1(c(0.1)).path.verdict, 'behind')
  t.equal(assessVarde1(c(1)).path.verdict, 'within-error')
  t.end()
})

t.test('no numeric target', t => {
  const c = aCase({ baseline: start, points: from(2016, [19, 18, 17, 16]) })
  t.match(assessVarde1(c), {
    covered: null,
    path: { verdict: 'not-assessed', reasons: ['no-target'] },
    trend: { verdict: 'not-assessed', slope: -1, projected: null },
  })
  t.end()
})

t.test('missing ≠ zero ≠ suppressed', t => {
  const after = (last: ReturnType<typeof point>) =>
    assessVarde1(aCase({ baseline: start, target: aim(2025, 10), points: [point(2019, 16), last] }))
  t.match(after(point(2020, 0)), { latest: { value: 0 }, path: { verdict: 'met', reasons: [] } })
  t.match(after(point(2020, null, { obsStatus: 'L' })), {
    latest: { value: 16 },
    path: { verdict: 'on-path', reasons: ['missing'] },
  })
  t.match(after(point(2020, null, { obsStatus: 'Q' })), { latest: { value: 16 }, path: { reasons: ['suppressed'] } })
  t.match(after(point(2020, null, { obsStatus: 'M' })), {
    latest: { value: 16 },
    path: { reasons: ['not-applicable'] },
  })
  t.end()
})
