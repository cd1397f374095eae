/** The facts of an indicator between two states of knowledge, in the order in which they became known. */
import type { IndicatorFact } from '../../events/catalogue.ts'
import type { PeriodText } from '../../events/period.ts'
import type { Cell } from '../../events/shapes.ts'
import { inside, type Pin } from '../base/pin.ts'
import { STRIDE, type Work } from '../base/work.ts'
import { typeAt } from '../figures/columns.ts'
import type { IndicatorHistory } from '../figures/indicator.ts'
import type { Key } from '../figures/series-keys.ts'

/** A fact that is in the later state and not in the earlier one; with its period and cell where it is about one figure. */
export interface EnteringFact {
  readonly type: IndicatorFact['type']
  readonly knownFrom: number
  readonly position: number
  readonly period?: PeriodText
  readonly cell?: Cell
  /** Row of the series that it is; undefined: it is no figure. */
  readonly row?: number
}

/** Whether what was known from a time on, and recorded at a position, was known before. */
export type KnownBefore = (knownFrom: number, position: number) => boolean

/** A test for what was known at a pin. */
export const knownAt =
  ({ asOfMs, position }: Pin): KnownBefore =>
  (knownFrom, at) =>
    at <= position && knownFrom <= asOfMs

function* figuresBetween({ series }: IndicatorHistory, knew: KnownBefore, later: Pin): Work<EnteringFact[]> {
  const columns = series.columns()
  const { knownFrom, position } = columns
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
      const at = position[row] as number
      if (known > later.asOfMs || knew(known, at)) continue
      const { given: period, cell } = series.keys[columns.key[row] as number] as Key
      entering.push({ type: typeAt(columns, row), knownFrom: known, position: at, period, cell, row })
    }
  }
}

function othersBetween({ facts }: IndicatorHistory, knew: KnownBefore, later: Pin): EnteringFact[] {
  const entering: EnteringFact[] = []
  for (const fact of facts) {
    const { type, knownFrom, position, data } = fact
    if (!inside(fact, later) || knew(knownFrom, position)) continue
    const { period, cell = {} } = data as Pick<EnteringFact, 'period' | 'cell'>
    entering.push({ type, knownFrom, position, ...(period !== undefined && { period, cell }) })
  }
  return entering
}

const compare = (a: EnteringFact, b: EnteringFact): number => a.knownFrom - b.knownFrom || a.position - b.position

/** Most become known in the order in which they are recorded. */
function inOrder(facts: EnteringFact[]): EnteringFact[] {
  const isOrdered = facts.every((fact, i) => i === 0 || compare(facts[i - 1] as EnteringFact, fact) <= 0)
  return isOrdered ? facts : facts.sort(compare)
}

/** Facts inside the later pin that were not known before, by (knownFrom, position). */
export function* factsBetween(history: IndicatorHistory, knew: KnownBefore, later: Pin): Work<EnteringFact[]> {
  const others = othersBetween(history, knew, later)
  const figures = yield* figuresBetween(history, knew, later)
  return inOrder(others.length === 0 ? figures : others.concat(figures))
}

/** How many facts inside the later pin were not known at the earlier one. */
export function countBetween({ facts, series }: IndicatorHistory, earlier: Pin, later: Pin): number {
  const knew = knownAt(earlier)
  const others = facts.filter(fact => inside(fact, later) && !knew(fact.knownFrom, fact.position)).length
  const inBoth = {
    ...later,
    position: Math.min(earlier.position, later.position),
    asOfMs: Math.min(earlier.asOfMs, later.asOfMs),
  }
  return others + series.known(later) - series.known(inBoth)
}
