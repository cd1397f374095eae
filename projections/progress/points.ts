/** Which points may be read? Those known on the day, comparable with today, one a period, in the order of time. */
import { carriesCode, carriesNoValue, cautionCodes } from '../../events/obs-status.ts'
import { firstIndex, lastIn } from '../base/list.ts'
import type { Case, Point, PointsInOrder } from './case.ts'
import { above, atLeast, below } from './compare.ts'
import type { Reason } from './reasons.ts'

/** A point with a number that may be computed with. */
export type Measured = Point & { readonly value: number }

/** Measured, but not to be told from zero: it says nothing of a direction. */
const NOT_SIGNIFICANT = 'N'

/** Whether the figure says what will be, not what was. */
export const isForecast = (p: Point): boolean => carriesCode(p, 'F')

/** Whether only an interval is known of what was; a forecast is none. */
export const isInterval = (p: Point): boolean =>
  p.value === null && p.low !== undefined && p.high !== undefined && !isForecast(p)

/** Whether the point has a number that was measured. */
export const isMeasured = (p: Point): p is Measured =>
  p.value !== null && (isPlain(p) || !(carriesNoValue(p.obsStatus) || isForecast(p)))

/** Whether nothing is said of the figure but that it is one: most are such. */
const isPlain = ({ obsStatus, flags }: Point): boolean => obsStatus === 'A' && flags === undefined

/** Whether the point says anything: a number or an interval. */
export const saysAnything = (p: Point): boolean => isMeasured(p) || isInterval(p)

/** Whether the point's period has begun by the end of the day of assessment; a cohort's begins when its years have passed. */
export const hasBegun = (p: Pick<Point, 't' | 'start'>, on: number): boolean =>
  atLeast(on, p.t) || (p.start !== undefined && below(p.start, on))

/** Whether the point's period has begun and not ended on the day of assessment. */
export const isRunning = (c: Case, p: Point): boolean => above(p.t, c.on)

/** Whether what is measured adds up while its period runs. */
const isFlow = (c: Case): boolean => c.measures === 'flow' || c.cumulative === true

/** Whether a point is shown but may not judge yet: a flow whose period runs, or a total that lacks cells or parts. */
export const isUnfinished = (c: Case, p: Point): boolean => p.incomplete === true || (isFlow(c) && isRunning(c, p))

/** Points that are at hand, given by time, one a reference point. */
export const inOrder = (points: readonly Point[]): PointsInOrder => ({
  length: points.length,
  at: index => points[index],
  timeAt: index => (points[index] as Point).t,
  seasonAt: index => (points[index] as Point).season,
  ofSeasonBefore: index => {
    const season = points[index]?.season
    let before = index - 1
    while (before >= 0 && points[before]?.season !== season) before -= 1
    return before
  },
})

/** Whether the points are known to stand in order. */
export const isInOrder = (points: readonly Point[] | PointsInOrder): points is PointsInOrder => !Array.isArray(points)

/** The index of the last point of a season for which a test holds, −1 where there is none. */
export const lastIndexInSeason = (
  points: PointsInOrder,
  season: string | undefined,
  holds: (p: Point) => boolean,
): number => {
  let index = lastOfSeason(points, season)
  while (index >= 0 && !holds(points.at(index) as Point)) index = points.ofSeasonBefore(index)
  return index
}

/** The index of the last point of a season, −1 where there is none. */
export function lastOfSeason(points: PointsInOrder, season: string | undefined): number {
  let index = points.length - 1
  while (index >= 0 && points.seasonAt(index) !== season) index -= 1
  return index
}

const NONE: readonly Point[] = []

/** The points from an index on, as an array. */
export function pointsFrom(points: PointsInOrder, first: number): readonly Point[] {
  if (first >= points.length) return NONE
  const from: Point[] = []
  for (let index = first; index < points.length; index++) from.push(points.at(index) as Point)
  return from
}

/** A case is never changed, and the answers to it come one after the other: its points are picked out once. */
let picked: { readonly from: Case; readonly points: PointsInOrder } | undefined

/** Today's comparable points whose period has begun, by time; of two for one reference point the later given. */
export function comparable(c: Case): PointsInOrder {
  if (picked?.from !== c) picked = { from: c, points: pickComparable(c) }
  return picked.points
}

function pickComparable(c: Case): PointsInOrder {
  const { points, current, on } = c
  if (isInOrder(points)) return begun(points, on)
  const isComparable = (p: Point): boolean => p.version === current && hasBegun(p, on)
  return inOrder(sorted(points.every(isComparable) ? points : points.filter(isComparable)))
}

/** What ends by the day has begun, so that only the points after it are looked at. */
function begun(points: PointsInOrder, on: number): PointsInOrder {
  if (points.length === 0 || atLeast(on, points.timeAt(points.length - 1))) return points
  const ended = firstIndex(points.length, index => !atLeast(on, points.timeAt(index)))
  const later = pointsFrom(points, ended)
  if (later.every(p => hasBegun(p, on))) return points
  return inOrder([...pointsFrom(points, 0).slice(0, ended), ...later.filter(p => hasBegun(p, on))])
}

function sorted(points: readonly Point[]): readonly Point[] {
  if (points.every((p, i) => i === 0 || (points[i - 1] as Point).t < p.t)) return points
  return [...new Map(points.map(p => [p.t, p])).values()].sort((a, b) => a.t - b.t)
}

/** Comparable points with a number that may be computed with, by time; without totals that lack parts and running flows. */
export const measured = (c: Case): Measured[] =>
  pointsFrom(comparable(c), 0).filter((p): p is Measured => isMeasured(p) && !isUnfinished(c, p))

/** Whether figures up to the day lie on the other side of a break that nobody bridged. */
export const hasBreak = ({ points, current, on }: Case): boolean =>
  !isInOrder(points) && points.some(p => p.version !== current && hasBegun(p, on) && saysAnything(p))

/** The latest point that says anything, of any season: a number or an interval. */
export const latestOf = (c: Case): Point | null => lastIn(comparable(c), saysAnything) ?? null

/** Whether a running total cannot be had: it starts from the baseline, and there is none to start from. */
export const lacksStart = ({ cumulative, baseline, current }: Case): boolean =>
  cumulative === true && (typeof baseline?.value !== 'number' || baseline.version !== current)

/** A yearly cycle is no trend: of a series finer than a year only the latest point's month or quarter is kept. */
export function sameSeason(points: readonly Measured[]): Measured[] {
  const season = points.at(-1)?.season
  return points.filter(p => p.season === season)
}

const RESERVED = ['P', ...cautionCodes] as const
const reservations: Readonly<Record<(typeof RESERVED)[number], Reason>> = {
  P: 'provisional',
  E: 'estimated',
  U: 'low-reliability',
  V: 'unvalidated',
  G: 'experimental',
  D: 'definition-differs',
}

const isOrdinary = (p: Point): boolean => isPlain(p) && !p.disputed

/** Reservations that go with whatever is computed from these points. */
export function marksOn(c: Case, points: readonly Point[]): Reason[] {
  const marks: Reason[] = []
  if (points.some(p => isRunning(c, p))) marks.push('period-running')
  const marked = points.filter(p => !isOrdinary(p))
  if (marked.length === 0) return marks
  for (const code of RESERVED) if (marked.some(p => carriesCode(p, code))) marks.push(reservations[code])
  if (marked.some(p => p.disputed)) marks.push('disputed')
  return marks
}

/** Whether a trend may be read from the point: measured, told from zero, finished. */
export const isUsable = (c: Case, p: Point): p is Measured =>
  isMeasured(p) && !isUnfinished(c, p) && !carriesCode(p, NOT_SIGNIFICANT)
