/**
 * Answer 2: where does it end if the recent trend continues? An estimate. The verdict compares two paces, the one of late
 * and the one needed, undamped, so that a straight line on the path says `reaches`; the band around the projection lets
 * the pace fade, as paces usually do.
 */
import { type Case, isBand, roundingUnit, signOf, type Target } from './case.ts'
import { above, atLeast, below, same } from './compare.ts'
import { type Forecast, forecast, LEVEL } from './forecast.ts'
import { hasBreak, type Measured, marksOn, trendPoints } from './points.ts'
import type { Reason } from './reasons.ts'
import { clamp, goalFrom, lacking, meets, targetFaults } from './target.ts'
import { theilSen } from './theil-sen.ts'

export type TrendVerdict =
  | 'not-assessed'
  | 'too-early'
  | 'moving-away'
  | 'clearly-short'
  | 'slightly-short'
  | 'met-slipping'
  | 'reaches'
  | 'met'

export interface TrendAnswer extends Omit<Forecast, 'chance'> {
  /** Theil–Sen slope of the latest points, in the unit per year. */
  readonly slope: number | null
  /** What it takes from the latest point to the target, in the unit per year; null where that is met. */
  readonly needed: number | null
  /** slope / needed: 1 is just enough. */
  readonly pace: number | null
  /** The value at the target's date if the slope does not fade. */
  readonly ifPaceHolds: number | null
  readonly verdict: TrendVerdict
  /** Date of the target, decimal year: what `projected`, `low` and `high` are about. */
  readonly at: number | null
  /** Probability that low ≤ value ≤ high. */
  readonly level: typeof LEVEL
  /** Of the target being met at its date; the number itself only with option `numbers`. */
  readonly chance: ChanceInWords | number | null
  /** The words beside the number, with option `numbers`. */
  readonly chanceInWords?: ChanceInWords | null
  readonly reasons: readonly Reason[]
}

export type ChanceInWords = 'unlikely' | 'uncertain' | 'likely'

const FEWEST = 4
const WINDOW = 6
/** Years beyond which a projection is only indicative. */
const FORESIGHT = 5
const SLIGHTLY_SHORT = 0.05
const CLEARLY_SHORT = 0.2

/** The recent trend: the latest comparable points, and their slope per year; null where they are too few to have one. */
export function recentTrend(c: Case): { readonly points: readonly Measured[]; readonly slope: number | null } {
  const points = trendPoints(c).slice(-Math.max(FEWEST, c.options?.window ?? WINDOW))
  return { points, slope: points.length < FEWEST ? null : theilSen(points) }
}

/** Answers from the latest comparable points; `not-assessed` and `too-early` name why. */
export function assessTrend(c: Case): TrendAnswer {
  const { points, slope } = recentTrend(c)
  const notes = notesOn(c, points)
  const faults: Reason[] = targetFaults(c)
  const last = points.at(-1)
  if (!last) faults.push(hasBreak(c) ? 'break' : 'no-measurement')
  const isPast = c.target !== undefined && last !== undefined && atLeast(last.t, c.target.t)
  if (isPast) faults.push('target-date-passed')
  if (!c.target || !last || faults.length > 0) return silent(c, 'not-assessed', slope, [...faults, ...notes])
  if (slope === null) return silent(c, 'too-early', null, ['too-few-points', ...notes])
  const horizon = c.target.t - last.t
  if (above(horizon, FORESIGHT)) notes.push('indicative')
  return {
    ...comparePaces(c, c.target, points, slope),
    ...inWords(c, forecast(c, c.target, points, slope)),
    at: c.target.t,
    level: LEVEL,
    reasons: notes,
  }
}

const silent = (c: Case, verdict: TrendVerdict, slope: number | null, reasons: readonly Reason[]): TrendAnswer => ({
  slope,
  needed: null,
  pace: null,
  ifPaceHolds: null,
  verdict,
  at: c.target?.t ?? null,
  projected: null,
  low: null,
  high: null,
  level: LEVEL,
  chance: null,
  ...(c.options?.numbers ? { chanceInWords: null } : {}),
  reasons: [...new Set(reasons)],
})

function comparePaces(c: Case, target: Target, points: readonly Measured[], slope: number) {
  const last = points.at(-1) as Measured
  const horizon = target.t - last.t
  const goal = goalFrom(c, target, last.value)
  const ifPaceHolds = clamp(c.limits, last.value + slope * horizon)
  const isMet = meets(c, target, last.value)
  // Where the target is met nothing is needed to reach it.
  const needed = isMet ? null : (goal.value - last.value) / horizon
  const pace = needed === null ? null : slope / needed
  const verdict = isMet
    ? verdictOnMet(c, target, isNoise(points, slope) ? 0 : slope, ifPaceHolds)
    : verdictOnWay(c, points, goal.sign * slope, lacking(goal, ifPaceHolds) / Math.abs(goal.value - last.value))
  return { slope, needed, pace, ifPaceHolds, verdict }
}

/** Met is not kept: it may be slipping towards the wrong side, or out of the band. */
function verdictOnMet(c: Case, target: Target, slope: number, ifPaceHolds: number): TrendVerdict {
  const slips = isBand(target) ? !meets(c, target, ifPaceHolds) : signOf(c.direction) * slope < 0
  return slips ? 'met-slipping' : 'met'
}

function verdictOnWay(c: Case, points: readonly Measured[], gain: number, shortfall: number): TrendVerdict {
  if (gain < 0 && !isRounding(c, points, gain)) return 'moving-away'
  if (below(shortfall, SLIGHTLY_SHORT)) return 'reaches'
  return above(shortfall, CLEARLY_SHORT) ? 'clearly-short' : 'slightly-short'
}

/** How far the slope carries over the points, in the unit. */
const drift = (points: readonly Measured[], slope: number): number =>
  Math.abs(slope) * ((points.at(-1)?.t ?? 0) - (points[0]?.t ?? 0))

/** Whether the drift is nothing but what binary fractions make of equal figures. */
function isNoise(points: readonly Measured[], slope: number): boolean {
  const value = points.at(-1)?.value ?? 0
  return same(value, value + drift(points, slope))
}

/** Whether rounding alone could make the drift: it moves each end by up to half a unit. */
function isRounding(c: Case, points: readonly Measured[], slope: number): boolean {
  return isNoise(points, slope) || !above(drift(points, slope), roundingUnit(c) ?? 0)
}

function inWords(c: Case, { chance, ...band }: Forecast) {
  const words: ChanceInWords = chance < 0.33 ? 'unlikely' : chance > 0.66 ? 'likely' : 'uncertain'
  return c.options?.numbers ? { ...band, chance, chanceInWords: words } : { ...band, chance: words }
}

function notesOn(c: Case, points: readonly Measured[]): Reason[] {
  const notes = marksOn(points)
  if (points.length < (c.options?.window ?? WINDOW) && hasBreak(c)) notes.push('break')
  return notes
}
