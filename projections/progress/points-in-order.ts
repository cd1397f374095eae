/** Points by time: read by index, so that a long series costs no more than the few points that a verdict rests on. */
import type { List } from '../base/list.ts'
import type { Point } from './case.ts'

/** Points of one comparable group by time, one a reference point. */
export interface PointsInOrder extends List<Point> {
  /** Reference point of a point, decimal year; the point need not be made for it. */
  readonly timeAt: (index: number) => number
  /** Season of a point; the point need not be made for it. */
  readonly seasonAt: (index: number) => string | undefined
}

/** Points that are at hand, given by time, one a reference point. */
export const inOrder = (points: readonly Point[]): PointsInOrder => ({
  length: points.length,
  at: index => points[index],
  timeAt: index => (points[index] as Point).t,
  seasonAt: index => (points[index] as Point).season,
})

/** Whether the points are known to stand in order. */
export const isInOrder = (points: readonly Point[] | PointsInOrder): points is PointsInOrder => !Array.isArray(points)

/** The index of the last point of a season for which a test holds, −1 where there is none. */
export const lastIndexInSeason = (
  points: PointsInOrder,
  season: string | undefined,
  holds: (p: Point) => boolean,
): number => {
  for (let index = points.length - 1; index >= 0; index--)
    if (points.seasonAt(index) === season && holds(points.at(index) as Point)) return index
  return -1
}

/** The points from an index on, as an array. */
export function pointsFrom(points: PointsInOrder, first: number): Point[] {
  const from: Point[] = []
  for (let index = first; index < points.length; index++) from.push(points.at(index) as Point)
  return from
}
