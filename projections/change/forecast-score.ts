/** How good an indicator's projections were: counted over all of them, and by how far ahead they looked. */
import { z } from 'zod'
import { LEVEL } from '../progress/forecast.ts'
import type { BacktestPoint } from './backtest.ts'

/** The score of some projections. */
export interface ForecastScore {
  readonly forecasts: number
  /** How many came to lie inside their band. */
  readonly inside: number
  /** The share of them; null where there are none. */
  readonly coverage: number | null
  /** The share that the band promised. */
  readonly promised: typeof LEVEL
  /** Mean error, above zero better than projected; null where no direction is wanted. */
  readonly bias: number | null
  /** Mean size of the error. */
  readonly meanAbsolute: number | null
}

export const forecastScoreFields = {
  forecasts: z.int(),
  inside: z.int().describe('How many figures came to lie inside the band.'),
  coverage: z.number().nullable().describe('The share of them.'),
  promised: z.literal(LEVEL).describe('The share that the band promises.'),
  bias: z.number().nullable().describe('Mean error; above zero it went better than projected.'),
  meanAbsolute: z.number().nullable(),
}

/** What is averaged: the error in the wanted direction, and its size; null where there is none. */
export interface ErrorMeasure {
  readonly error: (projection: BacktestPoint) => number | null
  readonly size: (projection: BacktestPoint) => number | null
}

/** Errors in the indicator's own unit. */
export const inUnit: ErrorMeasure = { error: k => k.error, size: k => Math.abs(k.difference) }

/** Errors in half-widths of the band, so that indicators of different units can stand together. */
export const inHalfWidths: ErrorMeasure = {
  error: k => (k.error === null || k.halfWidths === null ? null : Math.sign(k.error) * k.halfWidths),
  size: k => k.halfWidths,
}

function mean(values: readonly (number | null)[]): number | null {
  const numbers = values.filter(v => v !== null)
  return numbers.length === 0 ? null : numbers.reduce((sum, n) => sum + n, 0) / numbers.length
}

/** Scores some projections. */
export function forecastScore(projections: readonly BacktestPoint[], { error, size }: ErrorMeasure): ForecastScore {
  const inside = projections.filter(k => k.inside).length
  return {
    forecasts: projections.length,
    inside,
    coverage: projections.length === 0 ? null : inside / projections.length,
    promised: LEVEL,
    bias: mean(projections.map(error)),
    meanAbsolute: mean(projections.map(size)),
  }
}

export const byYearsAheadShape = z.array(z.strictObject({ ...forecastScoreFields, yearsAhead: z.int() }))

/** The scores by how many years ahead the projections looked, to the nearest year. */
export function byYearsAhead(
  projections: readonly BacktestPoint[],
  measure: ErrorMeasure,
): (ForecastScore & { yearsAhead: number })[] {
  return [...Map.groupBy(projections, k => Math.round(k.yearsAhead))]
    .sort(([a], [b]) => a - b)
    .map(([yearsAhead, some]) => ({ yearsAhead, ...forecastScore(some, measure) }))
}

/** Projections that fell outside their band, from the furthest off. */
export const worstOf = <K extends BacktestPoint>(projections: readonly K[], count: number): K[] =>
  projections
    .filter(k => !k.inside)
    .sort((a, b) => (b.halfWidths ?? Number.POSITIVE_INFINITY) - (a.halfWidths ?? Number.POSITIVE_INFINITY) || 0)
    .slice(0, count)
