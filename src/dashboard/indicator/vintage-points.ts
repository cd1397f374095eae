/** How far every figure ever given of the periods in a chart reaches: so that its axis stays while the day changes. */
import { type PeriodText, parsePeriod } from '../../../events/period.ts'
import type { DrawnFigure, ValueAtTime } from '../answer-types.ts'

/** A value that a period was once given. */
interface GivenValue {
  readonly period: PeriodText
  readonly value?: number | null | undefined
}

/** The values as points, of the periods whose own figures the chart draws. */
export function vintagePoints({ stretches }: DrawnFigure, given: Iterable<GivenValue>): ValueAtTime[] {
  const drawn = new Set(stretches.flat().flatMap(mark => (mark.rolledUp ? [] : [parsePeriod(mark.period).key])))
  const points: ValueAtTime[] = []
  for (const { period, value } of given) {
    const { key, reference } = parsePeriod(period)
    if (typeof value === 'number' && drawn.has(key)) points.push({ at: reference, value })
  }
  return points
}
