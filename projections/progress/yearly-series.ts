/**
 * Which series does a trend read? One value a year: of a raw series finer than a year the points of one season, of an
 * adjusted one the means of whole years; of overlapping windows those that do not overlap. A yearly cycle is no trend, and
 * five weeks say nothing about years.
 */
import { lastIn, lastIndexIn } from '../base/list.ts'
import type { Case, Point, PointsInOrder } from './case.ts'
import { above, atLeast, below, same } from './compare.ts'
import { comparable, isUsable, lastIndexInSeason, type Measured, pointsFrom } from './points.ts'

/** A value of a year; a mean names the periods it is made of. */
export type Yearly = Measured & { readonly parts?: readonly string[] }

const isFinerThanYear = (p: Point): boolean =>
  p.season !== undefined || (p.start !== undefined && below(p.t - p.start, 1))

/** Comparable points a trend may be read from before they are made yearly, by time. */
const usable = (c: Case): Measured[] => pointsFrom(comparable(c), 0).filter((p): p is Measured => isUsable(c, p))

/** The latest point a trend may be read from before they are made yearly; of parts none may make a whole year. */
export const latestUsable = (c: Case): Measured | undefined =>
  lastIn(comparable(c), p => isUsable(c, p)) as Measured | undefined

/** Whether the series is finer than a year, and long enough for a trend but for that. */
export function isThinned(c: Case, fewest: number): boolean {
  const points = usable(c)
  const last = points.at(-1)
  return last !== undefined && isFinerThanYear(last) && points.length >= fewest
}

/** Both answers ask for the same, one after the other, and a case is never changed: they are picked out once. */
let picked: { readonly from: Case; readonly most: number; readonly points: readonly Yearly[] } | undefined

/** The latest points a trend may be read from, by time: so many at most, or all of them. */
export function trendPoints(c: Case, most = Number.POSITIVE_INFINITY): readonly Yearly[] {
  if (picked?.from !== c || picked.most !== most) picked = { from: c, most, points: pickTrendPoints(c, most) }
  return picked.points
}

function pickTrendPoints(c: Case, most: number): readonly Yearly[] {
  const all = comparable(c)
  const lastAt = lastIndexIn(all, p => isUsable(c, p))
  if (lastAt < 0) return []
  const last = all.at(lastAt) as Measured
  const isFiner = isFinerThanYear(last)
  const isPart = (p: Point): p is Measured => isFinerThanYear(p) === isFiner && isUsable(c, p)
  if (!isFiner) return latestApart(all, lastAt, isPart, most)
  const keepsSeason = last.season !== undefined && (c.cumulative || (c.seasonal ?? 'raw') === 'raw')
  if (keepsSeason) {
    // The target's, where a point has it.
    const wantedAt = lastIndexInSeason(all, c.target?.season, isPart)
    return latestApart(all, wantedAt < 0 ? lastAt : wantedAt, isPart, most, true)
  }
  return latestYears(all, lastAt, isPart, c.cumulative === true, most)
}

/** Overlapping windows share their data: only those are read that end before the next one begins. */
const isApart = (p: Point, next: Measured | undefined): boolean => next?.start === undefined || atLeast(next.start, p.t)

/** The points of these from the latest (its index) back, so many at most, or those of its season alone. */
function latestApart(
  points: PointsInOrder,
  latest: number,
  isOf: (p: Point) => p is Measured,
  most = Number.POSITIVE_INFINITY,
  ofSeason = false,
): Measured[] {
  const kept: Measured[] = []
  let index = latest
  let next: Measured | undefined
  for (; index >= 0 && kept.length < most; index = ofSeason ? points.ofSeasonBefore(index) : index - 1) {
    const p = points.at(index) as Point
    if (!isOf(p) || !isApart(p, next)) continue
    kept.push(p)
    next = p
  }
  return kept.reverse()
}

/**
 * One value for each whole year from the one that ends with the latest part (its index) back, so many at most: the mean, or of
 * running totals the last. Years with a hole give none. Of a long series of days only the last years are looked at.
 */
function latestYears(
  points: PointsInOrder,
  latest: number,
  isPart: (p: Point) => p is Measured,
  isRunningTotal: boolean,
  most: number,
): Yearly[] {
  const years: Yearly[] = []
  let within: Measured[] = []
  let end = points.timeAt(latest)
  function endYear(): void {
    const parts = within.reverse()
    if (isWhole(parts, end)) years.push(isRunningTotal ? (parts.at(-1) as Measured) : meanOf(parts))
    within = []
    end -= 1
  }
  let next: Measured | undefined
  for (let index = latest; index >= 0 && years.length < most; index--) {
    const p = points.at(index) as Point
    if (!isPart(p) || !isApart(p, next)) continue
    while (!above(p.t, end - 1) && years.length < most) endYear()
    within.push(p)
    next = p
  }
  if (years.length < most) endYear()
  return years.reverse()
}

/** Whether parts follow each other without a hole over the year that ends there. */
function isWhole(parts: readonly Measured[], end: number): boolean {
  const [first, last] = [parts[0], parts.at(-1)]
  if (first?.start === undefined || last?.start === undefined) return false
  const follow = parts.every((p, i) => i === 0 || same(p.start ?? p.t, (parts[i - 1] as Measured).t))
  return follow && atLeast(end - 1, first.start) && above(last.t + (last.t - last.start), end)
}

/** The mean, standing where the last part does; its standard error is √(ΣSE²)/n. It has the reservations of its parts. */
function meanOf(parts: readonly Measured[]): Yearly {
  const last = parts.at(-1) as Measured
  const sum = (of: (p: Measured) => number): number => parts.reduce((total, p) => total + of(p), 0)
  const error = Math.sqrt(sum(p => (p.standardError ?? 0) ** 2)) / parts.length
  const { standardError: _, disputed: __, ...rest } = last
  return {
    ...rest,
    value: sum(p => p.value) / parts.length,
    start: parts[0]?.start ?? last.t,
    flags: [...new Set(parts.flatMap(p => [p.obsStatus, ...(p.flags ?? [])]))],
    parts: parts.map(p => p.period),
    ...(error > 0 && { standardError: error }),
    ...(parts.some(p => p.disputed) && { disputed: true }),
  }
}
