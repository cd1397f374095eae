/** What the hindsight of an indicator and of a mission share: the score of its projections, and why there is none. */
import { z } from 'zod'
import { directions } from '../../events/indicator.ts'
import { text } from '../../events/shapes.ts'
import type { IndicatorAt } from '../figures/indicator.ts'
import type { Backtest, BacktestPoint } from './backtest.ts'
import { byYearsAhead, byYearsAheadShape, forecastScore, forecastScoreFields, inUnit } from './forecast-score.ts'

/** Why an indicator has no projection to score, with the meaning of each reason. */
export const nothingBecause = {
  'no-measurement': 'no figure is known that a trend could be read from',
  'no-year-end': 'no year has ended since the first figure was known',
  'too-few-points': 'at no year-end were there as many comparable points as a trend needs',
  'nothing-since': 'no figure has come since the first projection that it could be held against',
} as const
export type NothingBecause = keyof typeof nothingBecause

/** Why there is none; null where there is one. */
export function becauseOf({ points, yearEnds, projections }: Backtest): NothingBecause | null {
  if (projections.length > 0) return null
  if (points === 0) return 'no-measurement'
  if (yearEnds.length === 0) return 'no-year-end'
  return yearEnds.some(y => y.slope !== null) ? 'nothing-since' : 'too-few-points'
}

export const becauseShape = z.enum(Object.keys(nothingBecause) as [NothingBecause, ...NothingBecause[]]).nullable()

const recordShape = z.strictObject({
  definitionVersion: z.int(),
  unit: text.optional(),
  decimals: z.int().nullable(),
  direction: z.enum(directions).optional(),
  ...forecastScoreFields,
  byYearsAhead: byYearsAheadShape,
})

/** The shape of `recordsOf`. */
export const recordsFields = {
  record: recordShape.describe('In the unit of the day.'),
  earlier: z.array(recordShape).describe('In units that nobody bridged to it.'),
}

/** The score of the projections given in the unit of one definition version; all numbers in that unit. */
function recordIn(at: IndicatorAt, version: number, projections: readonly BacktestPoint[]) {
  const definition = at.versions[version - 1]?.definition
  return {
    definitionVersion: version,
    unit: definition?.unit,
    decimals: definition?.decimals ?? null,
    direction: definition?.direction,
    ...forecastScore(projections, inUnit),
    byYearsAhead: byYearsAhead(projections, inUnit),
  }
}

/** The score in today's unit, and those in units that nobody bridged to it. */
export function recordsOf(at: IndicatorAt, { projections, currentVersion }: Backtest) {
  const byUnit = Map.groupBy(projections, projection => projection.definitionVersion)
  return {
    record: recordIn(at, currentVersion, byUnit.get(currentVersion) ?? []),
    earlier: [...byUnit]
      .filter(([version]) => version !== currentVersion)
      .sort(([a], [b]) => a - b)
      .map(([version, some]) => recordIn(at, version, some)),
  }
}
