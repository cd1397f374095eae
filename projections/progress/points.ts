/** Which points may be read? Those known on the day, comparable with today, one a period, in the order of time. */
import type { Case, Point } from './case.ts'
import { atLeast } from './compare.ts'
import type { Reason } from './reasons.ts'

/** A point with a number that may be computed with. */
export type Measured = Point & { readonly value: number }

/** Forecast, holiday, missing, not applicable, suppressed: no measurement of what was. */
const NOT_MEASURED: ReadonlySet<string> = new Set(['F', 'H', 'L', 'M', 'Q'])
/** Measured, but not to be told from zero: it says nothing of a direction. */
const NOT_SIGNIFICANT = 'N'

const isInterval = (p: Point): boolean => p.value === null && p.low !== undefined && p.high !== undefined

const isMeasured = (p: Point): p is Measured => p.value !== null && !NOT_MEASURED.has(p.obsStatus)

/** A case is never changed, and the answers to it come one after the other: its points are picked out once. */
let picked: { readonly from: Case; readonly points: readonly Point[] } | undefined

/** Today's comparable points up to the day of assessment, by time; of two for one reference point the later given. */
export function comparable(c: Case): readonly Point[] {
  if (picked?.from === c) return picked.points
  const points = inOrder(c.points.filter(p => p.version === c.current && atLeast(c.on, p.t)))
  picked = { from: c, points }
  return points
}

function inOrder(points: readonly Point[]): readonly Point[] {
  if (points.every((p, i) => i === 0 || (points[i - 1] as Point).t < p.t)) return points
  return [...new Map(points.map(p => [p.t, p])).values()].sort((a, b) => a.t - b.t)
}

/** Comparable points with a number that may be computed with, by time. A sum that lacks cells is not comparable. */
export const measured = (c: Case): Measured[] =>
  comparable(c).filter((p): p is Measured => isMeasured(p) && !p.incomplete)

/** Whether figures up to the day lie on the other side of a break that nobody bridged. */
export const hasBreak = (c: Case): boolean =>
  c.points.some(p => p.version !== c.current && atLeast(c.on, p.t) && (isMeasured(p) || isInterval(p)))

/** The latest point that says anything: a number or an interval. */
export function latestOf(c: Case): Point | null {
  return comparable(c).findLast(p => isMeasured(p) || isInterval(p)) ?? null
}

const WITHOUT_VALUE: Readonly<Record<string, Reason>> = { L: 'missing', M: 'not-applicable', Q: 'suppressed' }

/** Why the newest period of all is passed over for an older one, where it is: missing is not zero is not suppressed. */
export function passedOver(c: Case): Reason[] {
  const newest = comparable(c).findLast(p => p.obsStatus !== 'F')
  const why = newest?.value === null ? WITHOUT_VALUE[newest.obsStatus] : undefined
  return why && !isInterval(newest as Point) ? [why] : []
}

/** A yearly cycle is no trend: of a series finer than a year only the latest point's month or quarter is kept. */
export function sameSeason(points: readonly Measured[]): Measured[] {
  const season = points.at(-1)?.season
  return points.filter(p => p.season === season)
}

/** Overlapping windows share their data: from the latest back, only those that end before the next one begins. */
function withoutOverlap(points: readonly Measured[]): Measured[] {
  const kept: Measured[] = []
  for (const p of points.toReversed()) {
    const next = kept.at(-1)
    if (next?.start === undefined || atLeast(next.start, p.t)) kept.push(p)
  }
  return kept.reverse()
}

const isUsable = (p: Point): p is Measured => isMeasured(p) && !p.incomplete && p.obsStatus !== NOT_SIGNIFICANT

/** The points a trend may be read from, all of them, by time; of a series finer than a year those of the latest's season. */
export function trendPoints(c: Case): Measured[] {
  const points = comparable(c)
  const season = points.findLast(isUsable)?.season
  return withoutOverlap(points.filter((p): p is Measured => p.season === season && isUsable(p)))
}

/** Reservations that go with whatever is computed from these points. */
export function marksOn(points: readonly Point[]): Reason[] {
  const marks: Reason[] = []
  if (points.some(p => p.obsStatus === 'P')) marks.push('provisional')
  if (points.some(p => p.disputed)) marks.push('disputed')
  return marks
}
