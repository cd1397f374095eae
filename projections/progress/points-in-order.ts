/** Points by time: read by index, so that a long series costs no more than the few points that a verdict rests on. */
import type { List } from '../base/list.ts'
import type { Point } from './case.ts'

/** Points of one comparable group by time, one a reference point. */
export interface PointsInOrder extends List<Point> {
  /** Reference point of a point, decimal year; the point need not be made for it. */
  readonly timeAt: (index: number) => number
  /** Season of a point; the point need not be made for it. */
  readonly seasonAt: (index: number) => string | undefined
  /** The index of the latest point before one that is of its season, −1 where there is none. */
  readonly ofSeasonBefore: (index: number) => number
}

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
