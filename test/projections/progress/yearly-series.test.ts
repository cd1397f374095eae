/** One value a year is what a trend is read from. */
import t from 'tap'
import type { Case, Point } from '../../../projections/progress/case.ts'
import { assessTrend, recentTrend } from '../../../projections/progress/trend.ts'
import { trendPoints } from '../../../projections/progress/yearly-series.ts'
import { aCase, aim, close, point } from './cases.ts'

/** Points of successive parts of the year from a year on. */
const parts = (year: number, perYear: number, values: readonly number[], more: Partial<Point> = {}): Point[] =>
  values.map((value, i) => ({
    ...point(year, value),
    start: year + i / perYear,
    t: year + (i + 1) / perYear,
    period: `${year}+${i}`,
    ...(perYear === 12 && { season: String((i % 12) + 1).padStart(2, '0') }),
    ...(perYear === 4 && { season: `Q${(i % 4) + 1}` }),
    ...more,
  }))
const repeat = (years: number, values: readonly number[], step: number): number[] =>
  Array.from({ length: years }, (_, k) => values.map(value => value + k * step)).flat()

const monthly = (more: Partial<Case>): Case => aCase({ target: aim(2030, 5), on: 2024.5, ...more })

t.test('48 adjusted months are four years, not four months', t => {
  const c = monthly({
    seasonal: 'adjusted',
    points: parts(2020, 12, repeat(4, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], -1)),
  })
  const points = trendPoints(c)
  t.strictSame(
    points.map(p => [p.t, p.value]),
    [2021, 2022, 2023, 2024].map((at, k) => [at, 6.5 - k]),
  )
  t.equal(points[0]?.parts?.length, 12)
  t.equal(assessTrend(c).slope, -1)
  t.end()
})

t.test('whole years end with the latest point, and a year with a hole gives none', t => {
  const months = parts(2020, 12, Array(54).fill(8))
  const points = (more: Partial<Case>) => trendPoints(monthly({ seasonal: 'none', ...more })).map(p => p.t)
  t.strictSame(points({ points: months }), [2021.5, 2022.5, 2023.5, 2024.5])
  t.strictSame(
    points({ points: months.filter((_, i) => i !== 20) }),
    [2021.5, 2022.5, 2023.5, 2024.5].filter(at => at !== 2022.5),
  )
  t.strictSame(points({ points: months.slice(0, 11) }), [])
  t.end()
})

t.test('a mean of n parts has the standard error √(ΣSE²)/n and the reservations of its parts', t => {
  const quarters = parts(2020, 4, Array(16).fill(8), { standardError: 2 })
  const marked = quarters.map((p, i) => (i === 5 ? { ...p, obsStatus: 'P', disputed: true } : p))
  const { points } = recentTrend(monthly({ seasonal: 'none', points: marked }))
  t.ok(points.every(p => close(p.standardError, 1)))
  t.strictSame(assessTrend(monthly({ seasonal: 'none', points: marked })).reasons, [
    'provisional',
    'disputed',
    'indicative',
  ])
  t.end()
})

t.test('five weekly values are never carried on for years', t => {
  const weeks = parts(2024, 52, [9, 8, 7, 6, 5])
  t.match(assessTrend(monthly({ points: weeks })), {
    verdict: 'too-early',
    reasons: ['one-season-a-year'],
    slope: null,
  })
  const years = parts(2020, 52, repeat(4, Array(52).fill(9), -1))
  t.equal(assessTrend(monthly({ points: years })).slope, -1, 'four years of weeks are four means')
  t.end()
})

t.test('weeks need not end where years do', t => {
  const week = 7 / 365.25
  const weeks = Array.from({ length: 230 }, (_, i) => ({
    ...point(2020, 9),
    start: 2020 + i * week,
    t: 2020 + (i + 1) * week,
  }))
  t.equal(trendPoints(monthly({ points: weeks })).length, 4)
  t.end()
})

t.test('24 raw months are two of each season: too early', t => {
  const c = monthly({ points: parts(2022, 12, Array(24).fill(8)) })
  t.match(assessTrend(c), { verdict: 'too-early', reasons: ['one-season-a-year'] })
  t.end()
})

t.test('of running totals a year has its last', t => {
  const totals = Array.from({ length: 48 }, (_, i) => i)
  const c = monthly({ cumulative: true, seasonal: 'adjusted', points: parts(2020, 12, totals), direction: 'increase' })
  t.strictSame(
    trendPoints(c).map(p => p.value),
    [11, 23, 35, 47],
  )
  t.end()
})

t.test('a school year is a year', t => {
  const years = [2018, 2019, 2020, 2021].map((year, i) => ({
    ...point(year, 9 - i),
    start: year + 7 / 12,
    t: year + 1 + 7 / 12,
  }))
  t.equal(trendPoints(monthly({ points: years })).length, 4)
  t.end()
})
