/**
 * How did an indicator's projections turn out? At every past year-end the trend is read as it was known then, projected to
 * each period that has been measured since, and held against the figure that stands now.
 */
import type { PeriodText } from '../../events/period.ts'
import type { Cell } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import { makeCase } from '../figures/case.ts'
import { pointsOf } from '../figures/cell-rollup.ts'
import { type ComparablePoints, comparablePoints } from '../figures/comparable-points.ts'
import type { IndicatorAt, IndicatorHistory } from '../figures/indicator.ts'
import { indicatorSteps } from '../figures/indicator-steps.ts'
import type { PointAt } from '../figures/points.ts'
import { type Case, signOf } from '../progress/case.ts'
import { above, atLeast } from '../progress/compare.ts'
import { type Projection, project } from '../progress/forecast.ts'
import { type Measured, measured } from '../progress/points.ts'
import { isSame, type NotProjected, type Then, thenAt, yearEndsUntil } from './backtest-origins.ts'

/** What the trend said at a year-end. */
export interface YearEnd {
  /** 31 December: only what was known then is in it. */
  readonly madeOn: string
  readonly slope: number | null
  /** Positions of the figures the trend was read from, by time. */
  readonly restsOn: readonly number[]
  readonly because: NotProjected | null
}

/** A projection that can be held against what then happened; numbers in the unit of `definitionVersion`. */
export interface BacktestPoint {
  readonly madeOn: string
  readonly period: PeriodText
  /** From the latest point of the trend to the period, in years. */
  readonly yearsAhead: number
  readonly projected: number
  readonly low: number
  readonly high: number
  readonly actual: number
  readonly obsStatus: string
  /** actual − projected. */
  readonly difference: number
  /** The same in the wanted direction: above zero it went better than projected. Null where a value is to be held. */
  readonly error: number | null
  readonly inside: boolean
  /** Size of the difference in half-widths of the band, 1 at its edge; null where the band has no width. */
  readonly halfWidths: number | null
  readonly definitionVersion: number
  /** Of the actual figure. */
  readonly position: number
  /** Of the figures the projection was made from. */
  readonly restsOn: readonly number[]
}

export interface Backtest {
  /** How many points stand now. */
  readonly points: number
  /** Definition version of the day, whose unit is today's. */
  readonly currentVersion: number
  readonly yearEnds: readonly YearEnd[]
  readonly kept: readonly BacktestPoint[]
}

/** What is known now, to hold it against. */
interface Now {
  readonly at: IndicatorAt
  readonly read: ComparablePoints
  readonly case: Case
}

/** In whose unit a version's numbers are told: today's, or that of the last version it is bridged to. */
function unitOf({ at, read: { comparable } }: Now, version: number): number {
  const chain = (of: number): number => comparable.groupOf(of, Number.NEGATIVE_INFINITY)
  if (chain(comparable.version) === chain(version)) return comparable.version
  return at.versions.findLast(v => chain(v.version) === chain(version))?.version ?? version
}

/** A projection in another version's unit. */
function told({ projected, low, high, half }: Projection, convert: (value: number) => number): Projection {
  const [a, b] = [convert(low), convert(high)]
  return {
    projected: convert(projected),
    low: Math.min(a, b),
    high: Math.max(a, b),
    half: Math.abs(convert(half) - convert(0)),
  }
}

/** Figures that were still to come then and may be held against the trend: same group, same season, no shared windows. */
function sinceThen({ case: c, points, version }: Then, { read, case: today }: Now): Measured[] {
  const last = points.at(-1) as Measured
  const latest = measured(c).at(-1) as Measured
  return measured({ ...today, current: read.comparable.groupOf(version, last.t) }).filter(
    p => above(p.t, latest.t) && p.season === last.season && (p.start === undefined || atLeast(p.start, latest.t)),
  )
}

function holdAgainst(then: Then, now: Now): BacktestPoint[] {
  const { comparable, points } = now.read
  const unit = unitOf(now, then.version)
  const convert = (value: number, from: number): number => comparable.between(value, from, unit) ?? value
  const direction = now.at.versions[unit - 1]?.definition.direction ?? 'increase'
  const last = then.points.at(-1) as Measured
  return sinceThen(then, now).map(({ t, period }) => {
    const point = points.find(p => p.key.period.key === period) as PointAt
    const actual = convert(point.value as number, point.definitionVersion)
    const { half, ...projection } = told(project(then.case, t, then.points, then.slope), v => convert(v, then.version))
    const difference = actual - projection.projected
    return {
      madeOn: then.madeOn,
      period: point.key.given,
      yearsAhead: Math.round((t - last.t) * 1e6) / 1e6,
      ...projection,
      actual,
      obsStatus: point.obsStatus,
      difference,
      error: direction === 'hold' ? null : signOf(direction) * difference,
      inside: atLeast(actual, projection.low) && atLeast(projection.high, actual),
      halfWidths: half === 0 ? null : Math.abs(difference) / half,
      definitionVersion: unit,
      position: point.position,
      restsOn: then.restsOn,
    }
  })
}

/** Looks back on the projections of an indicator's cell from a pin. */
export function backtest(history: IndicatorHistory, at: IndicatorAt, pin: Pin, cell: Cell | undefined): Backtest {
  const read = comparablePoints(pointsOf(history, at, pin, cell), at, pin)
  const now: Now = { at, read, case: makeCase(history, at, pin, { target: 'current', cell }, read).case }
  const yearEnds: YearEnd[] = []
  const kept: BacktestPoint[] = []
  let before: Then | undefined
  for (const { pin: yearEnd, history: carried, at: known } of indicatorSteps(history, yearEndsUntil(history, pin))) {
    // Figures may have been known before anybody defined the indicator here; then there are only the figures to go by.
    const then = known ? thenAt(carried, known, yearEnd, cell) : 'no-measurement'
    const because = typeof then === 'string' ? then : before && isSame(before, then) ? 'nothing-new' : null
    const { slope, restsOn } = typeof then === 'string' ? { slope: null, restsOn: [] } : then
    yearEnds.push({ madeOn: yearEnd.on, slope, restsOn, because })
    if (typeof then === 'string') continue
    if (because === null) kept.push(...holdAgainst(then, now))
    before = then
  }
  return { points: read.points.length, currentVersion: read.currentVersion, yearEnds, kept }
}
