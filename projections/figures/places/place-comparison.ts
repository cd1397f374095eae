/** The latest figures of places, and how each compares with the places of its period together. */

import { z } from 'zod'
import { parsePeriod } from '../../../events/period.ts'
import { code, period } from '../../../events/shapes.ts'
import { lastIndexIn } from '../../base/list.ts'
import type { Shaped } from '../../base/shaped.ts'
import { atLeast } from '../../progress/compare.ts'
import { isShareUnit } from '../case.ts'
import { carries } from '../columns.ts'
import type { Comparability } from '../comparability.ts'
import type { ComparablePoints } from '../comparable-points.ts'
import type { IndicatorAt } from '../indicator.ts'
import type { PointAt } from '../points.ts'
import {
  type Comparison,
  comparePlaces,
  comparisonShape,
  type Funnel,
  type Limits,
  type PlaceCounts,
} from './funnel.ts'

/** A figure in the unit of the day. */
export interface Figure {
  readonly point: PointAt
  readonly convert: (value: number) => number
  readonly standardError: number | undefined
  readonly comparable: Comparability
}

/** The latest figure of a period that has ended; forecasts are none. */
export function latestFigure({ points, numbers, comparable }: ComparablePoints, on: string): Figure | undefined {
  const end = parsePeriod(on).reference
  const index = lastIndexIn(points, p => !carries(p, 'F') && atLeast(end, p.key.period.reference))
  const point = index < 0 ? undefined : points.at(index)
  return (
    point && {
      point,
      convert: value => comparable.convert(value, point.definitionVersion) ?? value,
      standardError: numbers.at(index)?.standardError,
      comparable,
    }
  )
}

/** Limits in the unit of the day. */
export const converted = ({ low, high }: Limits, convert: Figure['convert']): Limits => {
  const [a, b] = [convert(low), convert(high)]
  return { low: Math.min(a, b), high: Math.max(a, b) }
}

/** A place's funnel in the unit of the day; a unit that turns around makes high what was low. */
export function funnelJson(funnel: Funnel, convert: Figure['convert']): Funnel {
  const { warning, action, named } = funnel
  const turns = convert(1) < convert(0)
  return {
    ...funnel,
    z: turns ? -funnel.z : funnel.z,
    warning: converted(warning, convert),
    action: converted(action, convert),
    named: named && turns ? (named === 'low' ? 'high' : 'low') : named,
  }
}

/** A place, with its latest figure. */
export interface Place {
  readonly code: string
  readonly figure: Figure | undefined
}

/** A comparison in the unit of the figures, one of which is `figure`. */
export interface PeriodComparison extends Comparison {
  readonly figure: Figure
}

/** The comparison of the places of each period, by its key. */
export function comparisonsOf(
  places: readonly Place[],
  { versions }: IndicatorAt,
): ReadonlyMap<string, PeriodComparison> {
  const byPeriod = Map.groupBy(places, ({ figure }) => figure?.point.key.period.key)
  return new Map(
    [...byPeriod].flatMap(([key, of]) => {
      const figure = of[0]?.figure
      if (key === undefined || !figure) return []
      const counts = of.flatMap(({ code, figure }): PlaceCounts[] => {
        const { value, rest } = (figure as Figure).point
        const { numerator, denominator } = rest
        if (value === null || numerator === undefined || denominator === undefined) return []
        return [{ code, numerator, denominator }]
      })
      const { multiplier = 1, unit = '' } = versions[figure.point.definitionVersion - 1]?.definition ?? {}
      return [[key, { ...comparePlaces(counts, { multiplier, isShare: isShareUnit(unit) }), figure }] as const]
    }),
  )
}

/** A comparison with the codes that are named. */
export const periodComparisonShape = comparisonShape.extend({
  period,
  low: z.array(code).describe('Codes below the limits of 99.8 %.'),
  high: z.array(code).describe('Codes above them.'),
})

/** `rows` have the funnels of the places, in the unit of the day. */
export function comparisonJson(
  { funnels, figure, whole, tau, ...comparison }: PeriodComparison,
  rows: readonly { readonly code: string; readonly funnel: Funnel | null }[],
): Shaped<typeof periodComparisonShape> {
  const { point, convert } = figure
  const named = (which: 'low' | 'high') =>
    rows.filter(({ code, funnel }) => funnels.has(code) && funnel?.named === which).map(({ code }) => code)
  return {
    period: point.key.given,
    ...comparison,
    whole: whole === null ? null : convert(whole),
    tau: tau === null ? null : Math.abs(convert(tau) - convert(0)),
    low: named('low'),
    high: named('high'),
  }
}
