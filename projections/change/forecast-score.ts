/** How good were the projections? Counted over all of them and by how far ahead they looked. */

import { LEVEL } from '../progress/forecast.ts'
import type { BacktestPoint } from './backtest.ts'

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

/** What is averaged: the error in the wanted direction, and its size; null where there is none. */
export interface ErrorMeasure {
  readonly error: (kept: BacktestPoint) => number | null
  readonly size: (kept: BacktestPoint) => number | null
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

/** The record of some projections. */
export function forecastScore(kept: readonly BacktestPoint[], { error, size }: ErrorMeasure): ForecastScore {
  const inside = kept.filter(k => k.inside).length
  return {
    forecasts: kept.length,
    inside,
    coverage: kept.length === 0 ? null : inside / kept.length,
    promised: LEVEL,
    bias: mean(kept.map(error)),
    meanAbsolute: mean(kept.map(size)),
  }
}

/** The same by how many years ahead they looked, to the nearest year. */
export function byYearsAhead(
  kept: readonly BacktestPoint[],
  measure: ErrorMeasure,
): (ForecastScore & { yearsAhead: number })[] {
  return [...Map.groupBy(kept, k => Math.round(k.yearsAhead))]
    .sort(([a], [b]) => a - b)
    .map(([yearsAhead, some]) => ({ yearsAhead, ...forecastScore(some, measure) }))
}

/** Projections that fell outside their band, from the furthest off. */
export const worstOf = <K extends BacktestPoint>(kept: readonly K[], count: number): K[] =>
  kept
    .filter(k => !k.inside)
    .sort((a, b) => (b.halfWidths ?? Number.POSITIVE_INFINITY) - (a.halfWidths ?? Number.POSITIVE_INFINITY) || 0)
    .slice(0, count)
