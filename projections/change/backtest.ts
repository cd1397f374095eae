/**
 * The backtest of an indicator's projections: at every past year-end the trend is read from what was known then, projected
 * to each period that has been measured since, and compared with the figure that stands at the pin.
 */
import { z } from 'zod'
import { dayOf, type PeriodText, parseKnowledge, parsePeriod } from '../../events/period.ts'
import { type Cell, period } from '../../events/shapes.ts'
import { itemsOf } from '../base/list.ts'
import type { Pin } from '../base/pin.ts'
import { differenceBetween } from '../base/rounding.ts'
import type { Work } from '../base/work.ts'
import { makeCase } from '../figures/case.ts'
import { type ComparablePoints, pointOf, readingComparable } from '../figures/comparable-points.ts'
import type { IndicatorAt, IndicatorHistory } from '../figures/indicator.ts'
import type { PointAt } from '../figures/points.ts'
import { factsOf } from '../figures/reading-cost.ts'
import { indicatorSteps } from '../figures/steps/indicator-steps.ts'
import { type Case, signOf } from '../progress/case.ts'
import { above, atLeast } from '../progress/compare.ts'
import { type Projection, project } from '../progress/forecast.ts'
import { hasBreak, type Measured, measured } from '../progress/points.ts'
import { recentTrend } from '../progress/trend.ts'
import { trendPoints, type Yearly } from '../progress/yearly-series.ts'

/** Why no projection was made at a year-end; `nothing-new`: it would be the one before again. */
const notProjected = ['no-measurement', 'break', 'too-few-points', 'nothing-new'] as const
type NotProjected = (typeof notProjected)[number]

/** The trend at a year-end, from what was known then. */
export interface YearEnd {
  /** 31 December: only what was known then is in it. */
  readonly madeOn: string
  readonly slope: number | null
  /** Positions of the figures the trend was read from, by time. */
  readonly restsOn: readonly number[]
  readonly because: NotProjected | null
}
export const yearEndShape = z.strictObject({
  madeOn: z.string(),
  slope: z.number().nullable(),
  restsOn: z.array(z.int()).describe('Positions of the figures the trend was read from.'),
  because: z.enum(notProjected).nullable(),
})

/** A projection beside the figure that then came; numbers in the unit of `definitionVersion`. */
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
  /** Size of the difference in half-widths of the band: 1 is its edge; null where the band has no width. */
  readonly halfWidths: number | null
  readonly definitionVersion: number
  /** Of the actual figure. */
  readonly position: number
  /** Of the figures the projection was made from. */
  readonly restsOn: readonly number[]
}

export const backtestPointShape = z.strictObject({
  madeOn: z.string(),
  period,
  yearsAhead: z.number().describe('From the latest point of the trend to the period.'),
  projected: z.number(),
  low: z.number(),
  high: z.number(),
  actual: z.number(),
  obsStatus: z.string(),
  difference: z.number().describe('actual − projected.'),
  error: z.number().nullable().describe('The difference in the wanted direction; null where a value is to be held.'),
  inside: z.boolean().describe('Whether the actual figure lies in the band.'),
  halfWidths: z.number().nullable().describe('Size of the difference in half-widths of the band.'),
  definitionVersion: z.int(),
  position: z.int().describe('Of the actual figure.'),
  restsOn: z.array(z.int()).describe('Positions of the figures the projection was made from.'),
})

/** A backtest of one cell of an indicator. */
export interface Backtest {
  /** How many points stand now. */
  readonly points: number
  /** Definition version of the day, whose unit is today's. */
  readonly currentVersion: number
  readonly yearEnds: readonly YearEnd[]
  readonly projections: readonly BacktestPoint[]
}

/** From when the first figure inside a pin was known, milliseconds. */
function firstKnown({ series }: IndicatorHistory, pin: Pin): number | undefined {
  const { knownFrom } = series.columns()
  const end = series.rowsUpTo(pin.position)
  let first = Number.POSITIVE_INFINITY
  for (let row = 0; row < end; row++) first = Math.min(first, knownFrom[row] as number)
  return first <= pin.asOfMs && end > 0 ? first : undefined
}

/** The year-ends from when the first figure was known to the pin, as pins of their own: known by then, recorded by the pin. */
function yearEndsUntil(history: IndicatorHistory, pin: Pin): Pin[] {
  const first = firstKnown(history, pin)
  const until = Math.min(pin.asOfMs, parseKnowledge(pin.on).lastMs)
  const pins: Pin[] = []
  if (first === undefined) return pins
  for (let year = Number(dayOf(first).slice(0, 4)); ; year++) {
    const on = `${year}-12-31`
    const asOfMs = parseKnowledge(on).lastMs
    if (asOfMs > until) return pins
    pins.push({ ...pin, asOf: on, asOfMs, on })
  }
}

/** The origin of a forecast: the trend as it was known at a year-end. */
interface ForecastOrigin {
  readonly madeOn: string
  readonly case: Case
  /** Definition version of the day, whose unit the points are in. */
  readonly version: number
  readonly points: readonly Yearly[]
  readonly slope: number
  readonly restsOn: readonly number[]
}

/** The periods a value of a year is made of. */
const partsOf = ({ parts, period }: Yearly): readonly string[] => parts ?? [period]

/** The origin at a year-end, or why there is none. */
function* originAt(
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  cell: Cell | undefined,
): Work<ForecastOrigin | NotProjected> {
  const recorded = yield* readingComparable(history, at, pin, cell)
  const { case: c, read, currentVersion: version } = makeCase(history, at, pin, { target: 'current', cell }, recorded)
  const { points, slope } = recentTrend(c)
  if (points.length === 0) return hasBreak(c) ? 'break' : 'no-measurement'
  if (slope === null) return 'too-few-points'
  const positions = new Map(itemsOf(read.points).map(p => [p.key.period.key, p.position]))
  const restsOn = points.flatMap(partsOf).map(period => positions.get(period) as number)
  return { madeOn: pin.on, case: c, version, points, slope, restsOn }
}

/** Whether two origins are the same: the same figures, read the same way. */
function isSameOrigin(a: ForecastOrigin, b: ForecastOrigin): boolean {
  const [one, other] = [a.case, b.case]
  return (
    a.version === b.version &&
    one.decimals === other.decimals &&
    one.limits?.min === other.limits?.min &&
    one.limits?.max === other.limits?.max &&
    a.points.length === b.points.length &&
    a.points.every(({ t, value, standardError }, i) => {
      const p = b.points[i] as Measured
      return t === p.t && value === p.value && standardError === p.standardError
    })
  )
}

/** What is known at the pin of the question. */
interface Present {
  readonly at: IndicatorAt
  readonly read: ComparablePoints
  readonly case: Case
}

/** The version in whose unit another's numbers are given: today's, or the last one it is bridged to. */
function unitOf({ at, read: { comparable } }: Present, version: number): number {
  const chain = (of: number): number => comparable.groupOf(of, Number.NEGATIVE_INFINITY)
  if (chain(comparable.version) === chain(version)) return comparable.version
  return at.versions.findLast(v => chain(v.version) === chain(version))?.version ?? version
}

/** A projection in another version's unit. */
function converted({ projected, low, high, half }: Projection, convert: (value: number) => number): Projection {
  const [a, b] = [convert(low), convert(high)]
  return {
    projected: convert(projected),
    low: Math.min(a, b),
    high: Math.max(a, b),
    half: Math.abs(convert(half) - convert(0)),
  }
}

/** Values of years that came after the trend's and are comparable with it: same group, made the same way, no shared windows. */
function figuresSince({ case: c, points, version }: ForecastOrigin, { read, case: today }: Present): Yearly[] {
  const last = points.at(-1) as Yearly
  const latest = measured(c).at(-1) as Measured
  const current = read.comparable.groupOf(version, last.t)
  const until = measured({ ...today, current }).at(-1)?.t ?? last.t
  // Means of whole years count from the last one of the trend.
  const end = last.parts ? last.t + Math.floor(until - last.t + 1e-9) : until
  // A yearly cycle is treated as the trend treated it.
  const { seasonal: _today, ...rest } = today
  const since = trendPoints({
    ...rest,
    ...(c.seasonal && { seasonal: c.seasonal }),
    current,
    points: itemsOf(today.points).filter(p => atLeast(end, p.t)),
    // Of a target only the season tells which points are read: those of the trend.
    target: { t: last.t, value: last.value, season: last.season },
  })
  return since.filter(
    p => above(p.t, latest.t) && p.season === last.season && (p.start === undefined || atLeast(p.start, latest.t)),
  )
}

function compared(origin: ForecastOrigin, present: Present): BacktestPoint[] {
  const { comparable } = present.read
  const unit = unitOf(present, origin.version)
  const convert = (value: number, from: number): number => comparable.between(value, from, unit) ?? value
  const direction = present.at.versions[unit - 1]?.definition.direction ?? 'increase'
  const last = origin.points.at(-1) as Measured
  return figuresSince(origin, present).map(value => {
    const parts = partsOf(value).map(
      period => pointOf(present.read, { t: parsePeriod(period).reference, period }) as PointAt,
    )
    const point = parts.at(-1) as PointAt
    const sum = parts.reduce((total, part) => total + convert(part.value as number, part.definitionVersion), 0)
    const actual = sum / parts.length
    const { t } = value
    const { half, ...projection } = converted(project(origin.case, t, origin.points, origin.slope), v =>
      convert(v, origin.version),
    )
    const difference = differenceBetween(projection.projected, actual)
    return {
      madeOn: origin.madeOn,
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
      restsOn: origin.restsOn,
    }
  })
}

/** Compares the projections of an indicator's cell, made at every past year-end, with what stands at the pin. */
export function* backtest(
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  cell: Cell | undefined,
): Work<Backtest> {
  const recorded = yield* readingComparable(history, at, pin, cell)
  const { case: today, read } = makeCase(history, at, pin, { target: 'current', cell }, recorded)
  const present: Present = { at, read, case: today }
  yield
  const yearEnds: YearEnd[] = []
  const projections: BacktestPoint[] = []
  let before: ForecastOrigin | undefined
  for (const { pin: yearEnd, history: carried, at: known } of indicatorSteps(history, yearEndsUntil(history, pin))) {
    yield
    // Figures may have been known before anybody defined the indicator here; then there are only the figures to go by.
    const origin = known ? yield* originAt(carried, known, yearEnd, cell) : 'no-measurement'
    const because: NotProjected | null =
      typeof origin === 'string' ? origin : before && isSameOrigin(before, origin) ? 'nothing-new' : null
    const { slope, restsOn } = typeof origin === 'string' ? { slope: null, restsOn: [] } : origin
    yearEnds.push({ madeOn: yearEnd.on, slope, restsOn, because })
    if (typeof origin === 'string') continue
    if (because === null) projections.push(...compared(origin, present))
    before = origin
  }
  return { points: read.points.length, currentVersion: read.currentVersion, yearEnds, projections }
}

/** What a backtest costs, in readings: the figures are read at each past year-end. */
export const backtestCost = (history: IndicatorHistory, pin: Pin): number =>
  factsOf(history, pin) * (1 + yearEndsUntil(history, pin).length)
