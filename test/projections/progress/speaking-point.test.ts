/** Which point judges, and what is said of those that do not. */
import t from 'tap'
import type { Case, Point } from '../../../projections/progress/case.ts'
import { methods } from '../../../projections/progress/methods.ts'
import { opensdg } from '../../../projections/progress/opensdg-2.4.ts'
import { assessVarde1 } from '../../../projections/progress/varde-1.ts'
import { aCase, aim, band, baseline, close, from, point, yearEnd } from './cases.ts'

/** A year's figure that knows when its year begins. */
const ofYear = (year: number, value: number | null, more: Partial<Point> = {}): Point =>
  point(year, value, { start: year, ...more })
const ofYears = (year: number, values: readonly number[]): Point[] => values.map((value, i) => ofYear(year + i, value))
const ofMonth = (year: number, month: number, value: number, more: Partial<Point> = {}): Point => ({
  ...point(year, value),
  t: year + month / 12,
  start: year + (month - 1) / 12,
  season: String(month).padStart(2, '0'),
  period: `${year}-${String(month).padStart(2, '0')}`,
  ...more,
})

/** Down from 20 in 2020 to 10 in 2030. */
const down = (points: readonly Point[], more: Partial<Case> = {}): Case =>
  aCase({ baseline: baseline(2020, 20), target: aim(2030, 10), points, ...more })
const path = (c: Case) => assessVarde1(c).path

t.test('a figure of a running period counts, and says that the period runs', t => {
  const c = down([...ofYears(2021, [19, 18, 17, 16, 15]), ofYear(2026, 13)], { on: 2026.5 })
  const answer = assessVarde1(c)
  t.match(answer, {
    judging: { period: '2026' },
    path: { expected: 14, verdict: 'ahead', reasons: ['period-running'] },
    provisional: true,
    age: 'P0M',
  })
  t.ok(answer.trend.reasons.includes('period-running'), 'the trend reads it too')
  t.equal(path({ ...c, on: 2026 }).expected, 15, 'not before its period has begun')
  t.strictSame(path({ ...c, on: 2027 }).reasons, [], 'nor when it has ended')
  t.end()
})

t.test('a year’s figure published in March counts in March, for the published methods too', t => {
  const c = down(ofYears(2020, [20, 19, 18, 17, 16, 15, 14]), { on: 2026.25 })
  for (const { name, assess } of methods.filter(m => m.name !== 'linear-path')) {
    t.ok(assess(c).reasons.includes('period-running'), name)
  }
  const alone = down([ofYear(2026, 14)], { baseline: baseline(2025, 15), on: 2026.25 })
  t.not(opensdg.assess(alone).status, 'not_available')
  t.end()
})

t.test('a flow is shown but does not judge while its period runs', t => {
  const deaths = down([...ofYears(2024, [16, 15]), ofYear(2026, 4)], { on: 2026.5, measures: 'flow' })
  t.match(assessVarde1(deaths), {
    latest: { period: '2026', value: 4 },
    judging: { period: '2025' },
    provisional: false,
    path: { verdict: 'on-path', expected: 15, reasons: ['period-running'] },
  })
  t.equal(path({ ...deaths, measures: 'level' }).verdict, 'met', 'half a year of a level is a level')
  t.match(path({ ...deaths, points: [ofYear(2026, 4)] }), { verdict: 'not-assessed', reasons: ['period-running'] })
  t.equal(assessVarde1({ ...deaths, points: [...ofYears(2021, [19, 18, 17, 16]), ofYear(2026, 4)] }).trend.slope, -1)
  t.end()
})

t.test('at the target’s own period met comes while it runs, achieved and missed when it has ended', t => {
  const at = (value: number, on: number) => path(down([ofYear(2029, 11), ofYear(2030, value)], { on })).verdict
  t.strictSame([at(9, 2030.5), at(9, 2031)], ['met', 'achieved'])
  t.strictSame([at(12, 2030.5), at(12, 2031)], ['behind', 'missed'])
  t.end()
})

t.test('a cohort’s figure counts when its years have passed', t => {
  const cohort: Point = { ...point(2026, 12), t: 2027 }
  t.equal(assessVarde1(down([ofYear(2024, 16), cohort], { on: 2026.9 })).latest?.period, '2024')
  t.equal(assessVarde1(down([ofYear(2024, 16), cohort], { on: 2027 })).latest?.period, '2026')
  t.end()
})

t.test('a forecast never speaks', t => {
  t.equal(path(down([ofYear(2024, 16), ofYear(2025, 5, { obsStatus: 'F' })])).verdict, 'on-path')
  t.equal(path(down([ofYear(2024, 16), ofYear(2025, 5, { obsStatus: 'B', flags: ['F'] })])).verdict, 'on-path')
  t.end()
})

t.test('the first figure at or after the target’s date judges, and the latest says what has become of it', t => {
  const due = (values: readonly number[], more: Partial<Case> = {}) =>
    path(aCase({ baseline: baseline(2010, 30), target: aim(2020, 20), points: ofYears(2020, values), ...more }))
  t.match(due([21, 19]), { verdict: 'missed', reasons: ['reached-late'] })
  t.match(due([19, 21]), { verdict: 'achieved', reasons: ['lost-again'] })
  t.match(due([19, 18]), { verdict: 'achieved', reasons: [] })
  t.match(due([21, 22]), { verdict: 'missed', reasons: [] })
  t.equal(due([19, 25]).expected, 20, 'the deviation is that of the judging figure')
  t.equal(due([19, 25]).deviation, 1)
  t.end()
})

t.test('a target of 20 in 2020 measured 16 in 2020 and 21 in 2023 was missed and is reached late', t => {
  const points = [ofYear(2020, 16), ofYear(2023, 21)]
  const c = aCase({ direction: 'increase', baseline: baseline(2010, 10), target: aim(2020, 20), points })
  t.match(path({ ...c, on: 2024 }), { verdict: 'missed', reasons: ['reached-late'] })
  const lost = { ...c, direction: 'decrease' as const, baseline: baseline(2010, 30) }
  t.match(path({ ...lost, on: 2024 }), { verdict: 'achieved', reasons: ['lost-again'] })
  t.end()
})

t.test('a figure for a later period than the target’s judges with a reservation, an interval is passed over', t => {
  const points = [ofYear(2019, 21), ofYear(2022, 19)]
  const c = aCase({ baseline: baseline(2010, 30), target: aim(2020, 20), points, on: 2023 })
  t.match(path(c), { verdict: 'achieved', reasons: ['late-measurement'] })
  const interval = ofYear(2020, null, { low: 18, high: 22 })
  t.match(path({ ...c, points: [...points, interval] }), {
    verdict: 'achieved',
    reasons: ['interval-value', 'late-measurement'],
  })
  t.match(path({ ...c, points: [ofYear(2019, 21), interval] }), {
    verdict: 'not-assessed',
    reasons: ['interval-value'],
  })
  t.end()
})

t.test('a part that reports first does not take the answer away: the last complete total speaks', t => {
  const c = down([ofYear(2024, 16), ofYear(2025, 3, { incomplete: true })], { on: 2026 })
  t.match(assessVarde1(c), {
    latest: { period: '2025' },
    judging: { period: '2024' },
    path: { verdict: 'on-path', expected: 16, reasons: ['later-period-incomplete'] },
  })
  const running = down([ofYear(2025, 15), ofYear(2026, 3, { incomplete: true })], { on: 2026.5 })
  t.strictSame(path(running).reasons, ['period-running'], 'that it runs comes before that it lacks parts')
  t.match(path(down([ofYear(2025, 3, { incomplete: true })])), {
    verdict: 'not-assessed',
    reasons: ['incomplete-cells'],
  })
  t.end()
})

t.test('of a raw series only points of the target’s season speak, in both answers', t => {
  const december = { ...aim(2030, 10), season: '12' }
  const months = [2020, 2021, 2022, 2023, 2024].flatMap(year => [
    ofMonth(year, 6, 2020 - year + 40),
    ofMonth(year, 12, 2020 - year + 20),
  ])
  const c = down([...months, ofMonth(2025, 6, 35)], { target: december, on: 2025.75 })
  const answer = assessVarde1(c)
  t.match(answer, {
    latest: { period: '2025-06' },
    judging: { period: '2024-12' },
    path: { verdict: 'on-path', expected: 16 },
  })
  t.match(answer.trend, { slope: -1, verdict: 'reaches' })
  t.equal(
    assessVarde1({ ...c, seasonal: 'adjusted' }).judging?.period,
    '2025-06',
    'a series without a cycle has no season',
  )
  const none = { ...c, target: { ...december, season: '03' } }
  t.equal(assessVarde1(none).judging?.period, '2025-06', 'where none has the target’s season, the latest one’s speaks')
  t.end()
})

t.test('where only other seasons have been measured since the baseline, it says so', t => {
  const c = down([ofMonth(2020, 12, 20), ofMonth(2021, 6, 12)], {
    target: { ...aim(2030, 10), season: '12' },
    on: 2021.75,
  })
  t.match(path(c), { verdict: 'not-assessed', reasons: ['other-season'], expected: null })
  t.end()
})

t.test('a running total has no season', t => {
  const c = down([ofMonth(2020, 12, 20), ofMonth(2021, 6, 12)], {
    target: { ...aim(2030, 10), season: '12' },
    on: 2021.75,
    cumulative: true,
  })
  t.equal(path(c).verdict, 'ahead')
  t.equal(path({ ...c, on: 2021.45 }).verdict, 'not-assessed', 'and is a flow: its month must have ended')
  t.end()
})

t.test('a baseline alone is no progress', t => {
  t.match(assessVarde1(down([ofYear(2020, 20)])), {
    covered: null,
    path: { verdict: 'not-assessed', expected: 20, deviation: null, share: null, reasons: ['only-baseline'] },
  })
  t.match(path(down(from(2017, [23, 22, 21]))), { verdict: 'not-assessed', expected: 20, reasons: ['only-baseline'] })
  t.match(path(down([])), { verdict: 'not-assessed', reasons: ['no-measurement'] })
  t.end()
})

t.test('a band of no width is one number, reached from either side', t => {
  const held = (value: number, start = 6) =>
    path(
      aCase({
        direction: 'hold',
        baseline: baseline(2020, start),
        target: band(2030, 5, 5),
        points: [ofYear(2025, value)],
      }),
    )
  const above = held(5.8)
  t.equal(above.expected, 5.5)
  t.ok(close(above.share, -0.3) && close(above.deviation, -0.3))
  t.match(held(5), { verdict: 'met' })
  t.match(held(4.5, 4), { verdict: 'on-path', expected: 4.5 })
  t.match(held(4.9), { verdict: 'behind', expected: 5 }, 'gone through to the other side')
  const kept = held(6, 5)
  t.match(
    kept,
    { verdict: 'behind', expected: 5, deviation: -1, share: -0.2 },
    'held at the baseline: a share of the number',
  )
  t.end()
})

t.test('every status that asks for caution is named', t => {
  const marks = (obsStatus: string, flags: string[] = []) =>
    path(down([ofYear(2025, 15, { obsStatus, flags })], { on: yearEnd(2025) })).reasons
  t.strictSame(
    ['E', 'U', 'V', 'G', 'D'].map(status => marks(status)),
    [['estimated'], ['low-reliability'], ['unvalidated'], ['experimental'], ['definition-differs']],
  )
  t.strictSame(marks('B', ['U', 'P']), ['provisional', 'low-reliability'], 'a second status counts too')
  t.strictSame(marks('A'), [])
  t.end()
})

t.test('a figure that is counted elsewhere, or lacking, does not count and is named', t => {
  const after = (obsStatus: string) => path(down([ofYear(2024, 16), ofYear(2025, null, { obsStatus })]))
  t.match(after('K').reasons, ['included-elsewhere'])
  for (const status of ['H', 'L', 'O', 'J']) t.match(after(status).reasons, ['missing'], status)
  t.end()
})
