/** The facts of an indicator between two states of knowledge, in the order in which they became known. */
import type { IndicatorFact } from '../../events/catalogue.ts'
import type { PeriodText } from '../../events/period.ts'
import type { Cell } from '../../events/shapes.ts'
import { inside, type Pin } from '../base/pin.ts'
import { STRIDE, type Work } from '../base/work.ts'
import type { IndicatorHistory } from '../figures/indicator.ts'
import type { Row } from '../figures/series.ts'

/** A fact that is in the later state and not in the earlier one; with its period and cell where it is about one figure. */
export interface EnteringFact {
  readonly type: IndicatorFact['type']
  readonly knownFrom: number
  readonly position: number
  readonly period?: PeriodText
  readonly cell?: Cell
  /** Index of the series' key it is a figure of; undefined: it is no figure. */
  readonly key?: number
}

/** Whether what was known from a time on, and recorded at a position, was known before. */
export type KnownBefore = (knownFrom: number, position: number) => boolean

/** A test for what was known at a pin. */
export const knownAt =
  ({ asOfMs, position }: Pin): KnownBefore =>
  (knownFrom, at) =>
    at <= position && knownFrom <= asOfMs

function* figuresBetween({ series }: IndicatorHistory, knew: KnownBefore, later: Pin): Work<EnteringFact[]> {
  const { knownFrom, position } = series.columns()
  const entering: EnteringFact[] = []
  const end = series.rowsUpTo(later.position)
  for (let from = 0; from < end; from += STRIDE) {
    if (from > 0) yield
    enterRows(from, Math.min(end, from + STRIDE))
  }
  return entering

  function enterRows(from: number, to: number): void {
    for (let row = from; row < to; row++) {
      const known = knownFrom[row] as number
      if (known <= later.asOfMs && !knew(known, position[row] as number)) entering.push(enteringRow(series.row(row)))
    }
  }
}

const enteringRow = ({ type, knownFrom, position, key: { given: period, cell, index: key } }: Row): EnteringFact => ({
  type,
  knownFrom,
  position,
  period,
  cell,
  key,
})

function othersBetween({ facts }: IndicatorHistory, knew: KnownBefore, later: Pin): EnteringFact[] {
  return facts.flatMap(fact => {
    const { type, knownFrom, position, data } = fact
    if (!inside(fact, later) || knew(knownFrom, position)) return []
    const { period, cell = {} } = data as Pick<EnteringFact, 'period' | 'cell'>
    return [{ type, knownFrom, position, ...(period !== undefined && { period, cell }) }]
  })
}

/** Facts inside the later pin that were not known before, by (knownFrom, position). */
export function* factsBetween(history: IndicatorHistory, knew: KnownBefore, later: Pin): Work<EnteringFact[]> {
  const others = othersBetween(history, knew, later)
  const facts = others.concat(yield* figuresBetween(history, knew, later))
  yield
  return facts.sort((a, b) => a.knownFrom - b.knownFrom || a.position - b.position)
}

/** How many facts inside the later pin were not known before. */
export function countBetween({ facts, series }: IndicatorHistory, knew: KnownBefore, later: Pin): number {
  const { knownFrom, position } = series.columns()
  const end = series.rowsUpTo(later.position)
  let count = facts.filter(fact => inside(fact, later) && !knew(fact.knownFrom, fact.position)).length
  for (let row = 0; row < end; row++) {
    const known = knownFrom[row] as number
    if (known <= later.asOfMs && !knew(known, position[row] as number)) count += 1
  }
  return count
}
