/**
 * Answer 2: where does it end if the recent trend continues? An estimate. The verdict compares two paces, the one of late
 * and the one needed, undamped, so that a straight line on the path says `reaches`; the band around the projection lets
 * the pace fade, as paces usually do.
 */
import { type Case, isBand, roundingUnit, signOf, type Target } from './case.ts'
import { above, atLeast, below, same } from './compare.ts'
import { type Forecast, forecast, LEVEL } from './forecast.ts'
import { SAMPLING } from './path.ts'
import { hasBreak, lacksStart, type Measured, marksOn } from './points.ts'
import type { Reason } from './reasons.ts'
import { FEWEST, WINDOW, windowOf } from './staleness.ts'
import { clamp, type Goal, goalFrom, lacking, meets, targetFaults, wayTo } from './target.ts'
import { pairwiseSlopes, theilSen } from './theil-sen.ts'
import { isThinned, latestUsable, type Yearly } from './yearly-series.ts'

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
  /** What it takes from the latest point to the target, in the unit per year. */
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

/** The words of an answer's chance, whether or not the number was asked for. */
export const chanceInWordsOf = ({
  chance,
  chanceInWords,
}: {
  readonly chance: ChanceInWords | number | null
  readonly chanceInWords?: ChanceInWords | null | undefined
}): ChanceInWords | null => (typeof chance === 'number' ? (chanceInWords ?? null) : chance)

/** Years beyond which a projection is only indicative. */
const FORESIGHT = 5
const SLIGHTLY_SHORT = 0.05
const CLEARLY_SHORT = 0.2
/** A gap of so small a share of the way from baseline to target is none. */
const NO_GAP = 0.01
/** A direction is clear where this share of all pairs of points agrees; of four points all six. */
const AGREEING = 0.8

/** The recent trend: the latest comparable points, one a year, and their slope per year; null where they are too few to have one. */
export function recentTrend(c: Case): { readonly points: readonly Yearly[]; readonly slope: number | null } {
  const points = windowOf(c)
  return { points, slope: points.length < FEWEST ? null : theilSen(points) }
}

/** The answer, and its reasons, which are looked for when asked. */
export interface JudgedTrend {
  readonly trend: Omit<TrendAnswer, 'reasons'>
  readonly reasons: () => readonly Reason[]
}

/** Answers from the latest comparable points; `not-assessed` and `too-early` name why. */
export function assessTrend(c: Case): TrendAnswer {
  const { trend, reasons } = judgeTrend(c)
  return { ...trend, reasons: reasons() }
}

/** The same; without its reasons where only the verdict is wanted. */
export function judgeTrend(c: Case): JudgedTrend {
  const { points, slope } = recentTrend(c)
  const faults: Reason[] = targetFaults(c)
  const last = points.at(-1) ?? latestUsable(c)
  if (!last) faults.push(noPoints(c))
  const isPast = c.target !== undefined && last !== undefined && atLeast(last.t, c.target.t)
  if (isPast) faults.push('target-date-passed')
  const { target } = c
  if (!target || !last || faults.length > 0)
    return { trend: silent(c, 'not-assessed', slope), reasons: () => [...new Set([...faults, ...notesOn(c, points)])] }
  if (slope === null)
    return { trend: silent(c, 'too-early', null), reasons: () => [...new Set([tooEarly(c), ...notesOn(c, points)])] }
  const { reasons, ...paces } = comparePaces(c, target, points, slope)
  const isFar = above(target.t - last.t, FORESIGHT)
  const estimate = inWords(c, forecast(c, target, points, slope))
  const trend: JudgedTrend['trend'] = { ...paces, ...estimate, at: target.t, level: LEVEL }
  return { trend, reasons: () => [...reasons, ...notesOn(c, points), ...(isFar ? INDICATIVE : [])] }
}

const INDICATIVE: readonly Reason[] = ['indicative']

const silent = (c: Case, verdict: TrendVerdict, slope: number | null): JudgedTrend['trend'] => ({
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
})

interface Judged {
  readonly verdict: TrendVerdict
  readonly reasons: readonly Reason[]
}

function comparePaces(c: Case, target: Target, points: readonly Measured[], slope: number) {
  const last = points.at(-1) as Measured
  const horizon = target.t - last.t
  const goal = goalFrom(c, target, last.value)
  const ifPaceHolds = clamp(c.limits, last.value + slope * horizon)
  const isMet = meets(c, target, last.value)
  // Where the target is met nothing is needed to reach it.
  const needed = isMet ? null : (goal.value - last.value) / horizon
  const pace = needed === null ? null : slope / needed
  const judged = isMet ? judgeMet(c, target, points, slope, ifPaceHolds) : judgeWay(c, goal, points, slope, ifPaceHolds)
  return { slope, needed, pace, ifPaceHolds, ...judged }
}

/** Met is not kept: it may be slipping towards the wrong side, or out of the band. */
function judgeMet(c: Case, target: Target, points: readonly Measured[], slope: number, ifPaceHolds: number): Judged {
  const wanted = isBand(target) ? -Math.sign(slope) : signOf(c.direction)
  const slips = isAgainst(points, slope, wanted) && (!isBand(target) || !meets(c, target, ifPaceHolds))
  if (!slips) return { verdict: 'met', reasons: [] }
  if (isClear(c, points, slope, wanted)) return { verdict: 'met-slipping', reasons: [] }
  return { verdict: 'met', reasons: ['no-clear-direction'] }
}

function judgeWay(c: Case, goal: Goal, points: readonly Measured[], slope: number, ifPaceHolds: number): Judged {
  const last = points.at(-1) as Measured
  const gap = same(ifPaceHolds, goal.value) ? 0 : lacking(goal, ifPaceHolds)
  const noGap = Math.max(roundingUnit(c) ?? 0, SAMPLING * (last.standardError ?? 0), NO_GAP * (wayTo(c) ?? 0))
  if (gap > 0 && atLeast(noGap, gap)) return { verdict: 'reaches', reasons: ['gap-within-error'] }
  if (isAgainst(points, slope, goal.sign)) {
    if (isClear(c, points, slope, goal.sign)) return { verdict: 'moving-away', reasons: [] }
    return { verdict: 'clearly-short', reasons: ['no-clear-direction'] }
  }
  const shortfall = gap / Math.abs(goal.value - last.value)
  if (below(shortfall, SLIGHTLY_SHORT)) return { verdict: 'reaches', reasons: [] }
  return { verdict: above(shortfall, CLEARLY_SHORT) ? 'clearly-short' : 'slightly-short', reasons: [] }
}

/** How far the slope carries over the points, in the unit. */
const drift = (points: readonly Measured[], slope: number): number =>
  Math.abs(slope) * ((points.at(-1)?.t ?? 0) - (points[0]?.t ?? 0))

/** Whether the slope goes against what is wanted, by more than what binary fractions make of equal figures. */
function isAgainst(points: readonly Measured[], slope: number, wanted: number): boolean {
  const value = points.at(-1)?.value ?? 0
  return wanted * slope < 0 && !same(value, value + drift(points, slope))
}

/** Whether the direction is clear: more than one rounding unit, and so many pairs of points against what is wanted. */
function isClear(c: Case, points: readonly Measured[], slope: number, wanted: number): boolean {
  if (!above(drift(points, slope), roundingUnit(c) ?? 0)) return false
  const slopes = pairwiseSlopes(points)
  const against = slopes.filter(each => wanted * each < 0).length
  return points.length === FEWEST ? against === slopes.length : atLeast(against, AGREEING * slopes.length)
}

function inWords(c: Case, { chance, ...band }: Forecast) {
  const words: ChanceInWords = chance < 0.33 ? 'unlikely' : chance > 0.66 ? 'likely' : 'uncertain'
  return c.options?.numbers ? { ...band, chance, chanceInWords: words } : { ...band, chance: words }
}

/** Why there are no points at all. */
function noPoints(c: Case): Reason {
  if (hasBreak(c) || (lacksStart(c) && typeof c.baseline?.value === 'number')) return 'break'
  if (!c.cumulative) return 'no-measurement'
  return lacksStart(c) ? 'no-baseline' : 'only-baseline'
}

/** Why there are fewer points than a trend needs. */
function tooEarly(c: Case): Reason {
  if (hasBreak(c)) return 'break'
  return isThinned(c, FEWEST) ? 'one-season-a-year' : 'too-few-points'
}

function notesOn(c: Case, points: readonly Measured[]): Reason[] {
  const notes = marksOn(c, points)
  if (points.length >= FEWEST && points.length < (c.options?.window ?? WINDOW) && hasBreak(c)) notes.push('break')
  return notes
}
