/**
 * What does a method of assessment need to know? Numbers only: values in the indicator's unit, times as decimal years of
 * reference points (the year 2021 is 2022.0, the end of its last day). No clock, no texts to read, no facts.
 */
import type { List } from '../base/list.ts'

/** Which way is wanted; `hold` needs a band to be held in. */
export type Direction = 'increase' | 'decrease' | 'hold'

/** One period's figure. */
export interface Point {
  /** Reference point, decimal year. */
  readonly t: number
  /** Null where there is none (missing, not applicable, suppressed) or where only an interval is known. */
  readonly value: number | null
  readonly low?: number
  readonly high?: number
  /** SDMX CL_OBS_STATUS. */
  readonly obsStatus: string
  /** Further SDMX statuses given beside the first. */
  readonly flags?: readonly string[]
  /** Comparable group; points of another group lie across a break that nobody bridged. */
  readonly version: number
  /**
   * Decimal year at which its period begins. Absent for a cohort, whose figure can exist only when its years have passed;
   * a point without it counts from its reference point on.
   */
  readonly start?: number | undefined
  /** Part of the year (`05`, `Q4`, `H1`) of series finer than a year; weeks and days have none. */
  readonly season?: string | undefined
  /** In the indicator's unit. */
  readonly standardError?: number
  readonly disputed?: boolean
  /** A sum in which some cell or part is lacking: not a total. */
  readonly incomplete?: boolean
  readonly period: string
}

/** Points of one comparable group by time, one a reference point. */
export interface PointsInOrder extends List<Point> {
  /** Reference point of a point, decimal year; the point need not be made for it. */
  readonly timeAt: (index: number) => number
  /** Season of a point; the point need not be made for it. */
  readonly seasonAt: (index: number) => string | undefined
  /** The index of the latest point before one that is of its season, −1 where there is none. */
  readonly ofSeasonBefore: (index: number) => number
}

/** The value the path starts from. */
export interface Baseline {
  readonly t: number
  readonly value: number | null
  readonly low?: number
  readonly high?: number
  /** In the indicator's unit. */
  readonly standardError?: number
  readonly version: number
  readonly period: string
}

/** What a target or milestone moves when the baseline that stands moves by one; absent (0) where it is absolute. */
interface FollowsBaseline {
  readonly perBaseline?: number
}

interface Aim extends FollowsBaseline {
  readonly t: number
  readonly period?: string
  /** Part of the year of a target for a series finer than a year. */
  readonly season?: string | undefined
  /** Comparable group, where it is not today's. */
  readonly version?: number
  /** The baseline value a relative target was computed from. */
  readonly relativeTo?: number
}
/** A number to reach, or to go beyond. */
export interface PointTarget extends Aim {
  readonly value: number
}
/** A band to be inside of. */
export interface BandTarget extends Aim {
  readonly low: number
  readonly high: number
}
export type Target = PointTarget | BandTarget

export interface Milestone extends FollowsBaseline {
  readonly t: number
  readonly value: number
}

export interface Options {
  /** How many of the latest points the trend reads (six; at least four). */
  readonly window?: number
  /** Give the chance as a number too, not only in words. */
  readonly numbers?: boolean
}

export interface Case {
  readonly direction: Direction
  /** Decimals the figures are published with; the rounding unit is 10^−decimals. */
  readonly decimals?: number
  /** What the figure can never fall below or rise above. */
  readonly limits?: { readonly min?: number; readonly max?: number }
  readonly baseline?: Baseline
  readonly target?: Target
  readonly milestones: readonly Milestone[]
  /** In any order; or known to be of today's comparable group and in order. */
  readonly points: readonly Point[] | PointsInOrder
  /** End of the day of assessment, decimal year; points whose period begins later are not seen. */
  readonly on: number
  /** A `flow` adds up while its period runs, and does not judge before the period has ended. Absent: `level`. */
  readonly measures?: 'level' | 'flow'
  /** How a series finer than a year treats its yearly cycle; absent: as `raw`. */
  readonly seasonal?: 'none' | 'adjusted' | 'raw'
  /** Whether the points are running totals: a flow without a season. */
  readonly cumulative?: boolean
  readonly frequencyYears?: number
  readonly publicationLagYears?: number
  /** Today's comparable group. */
  readonly current: number
  readonly options?: Options
}

/** A target as it was set: a number, a band, or a change from a baseline. */
export type StatedTarget =
  | { readonly value: number }
  | { readonly low: number; readonly high: number }
  | { readonly changePercent: number }
  | { readonly changePoints: number }

/**
 * The absolute target: baseline·(1 + changePercent/100), or baseline + changePoints in the indicator's unit.
 * Null where a change is stated and the baseline has no single value.
 */
export function resolveTarget(
  stated: StatedTarget,
  baseline: number | null,
): { readonly value: number } | { readonly low: number; readonly high: number } | null {
  if ('value' in stated) return { value: stated.value }
  if ('low' in stated) return { low: stated.low, high: stated.high }
  if (baseline === null) return null
  if ('changePercent' in stated) return { value: baseline * (1 + stated.changePercent / 100) }
  return { value: baseline + stated.changePoints }
}

/**
 * What a stated target moves when the baseline moves by one: 1 + changePercent/100 or 1; 0 of an absolute one. To be given
 * as `perBaseline` where the target follows the baseline that stands.
 */
export function perBaseline(stated: StatedTarget): number {
  if ('changePercent' in stated) return 1 + stated.changePercent / 100
  return 'changePoints' in stated ? 1 : 0
}

export const isBand = (target: Target): target is BandTarget => 'low' in target

/** +1 where up is wanted, −1 where down is. `hold` has no sign of its own: a band gives it one. */
export const signOf = (direction: Direction): 1 | -1 => (direction === 'decrease' ? -1 : 1)

/** One step of the last published decimal, or null where the decimals are not known. */
export const roundingUnit = (c: Case): number | null => (c.decimals === undefined ? null : 10 ** -c.decimals)
