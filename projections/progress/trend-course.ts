/** The way the estimate takes from the latest point to the target's date, to draw it with its band and not as a wedge. */
import type { Case } from './case.ts'
import { above, below } from './compare.ts'
import { project } from './forecast.ts'
import { targetFaults } from './target.ts'
import { recentTrend } from './trend.ts'

/** A stop on the way of the estimate; `at` is a decimal year. */
export interface CoursePoint {
  readonly at: number
  readonly projected: number
  readonly low: number
  readonly high: number
}

/**
 * The course of the estimate: every whole year after the latest point, and the target's date. Empty without an estimate.
 */
export function trendCourse(c: Case): readonly CoursePoint[] {
  const { points, slope } = recentTrend(c)
  const last = points.at(-1)
  if (slope === null || !last || !c.target || targetFaults(c).length > 0) return []
  const end = c.target.t
  const stops: number[] = []
  for (let year = 1; below(last.t + year, end); year += 1) stops.push(last.t + year)
  if (above(end, last.t)) stops.push(end)
  return stops.map(at => {
    const { projected, low, high } = project(c, at, points, slope)
    return { at, projected, low, high }
  })
}
