/**
 * What does a question cost? How often it reads a figure or another fact of an indicator, counted before work begins, so that
 * one that would take too long is refused with the way out.
 */
import { type Cell, cellKey } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import { rollsUpCells } from './cell-rollup.ts'
import type { FactReader } from './fact-reader.ts'
import { foldIndicator, type IndicatorHistory } from './indicator.ts'

/** Readings that one question may take; a million take about four tenths of a second. */
export const MOST_READINGS = 20_000_000

/** An assessment counts as so many readings. */
export const ASSESSMENT = 50

/** Facts and figures of an indicator up to a pin's position. */
export const factsOf = ({ facts, series }: IndicatorHistory, { position }: Pin): number =>
  facts.length + series.rowsUpTo(position)

/** A figure of a cell that is not assessed counts as so many readings where figures are added one at a time. */
const PASSED = 4

/**
 * The readings of adding so many facts of an indicator one at a time, where a cell is assessed after each that may change it: those of
 * its own figures, of all where cells are rolled up, and what is no figure.
 */
export function stepByStep(history: IndicatorHistory, pin: Pin, cell: Cell, added: number): number {
  const { facts, series } = history
  const at = foldIndicator(history, pin)
  const ofAll = at !== undefined && rollsUpCells(at)
  const share = ofAll || series.keys.length === 0 ? 1 : series.orderOf(cellKey(cell)).keys.length / series.keys.length
  return Math.ceil(Math.min(added, facts.length + added * share) * ASSESSMENT + added * PASSED)
}

/** What was counted last of a mission, and up to which of its facts: until the next of them every pin has as many. */
interface Counted {
  readonly last: number
  readonly facts: number
}
const counted = new WeakMap<FactReader, Map<string, Counted>>()

/** Facts and figures of all indicators of a mission up to a pin's position. */
export function factsOfMission(reader: FactReader, mission: string, pin: Pin): number {
  const last = reader.lastPositionOf(mission, pin.position)
  const known = counted.get(reader)?.get(mission)
  if (known?.last === last) return known.facts
  const indicators = reader.ofMission(mission, 'indicator')
  const facts = indicators.reduce((sum, id) => sum + factsOf(reader.indicator(id), pin), 0)
  // Nothing is kept of a mission that does not exist: anybody may ask for any name.
  if (last >= 0) {
    const ofReader = counted.get(reader) ?? new Map<string, Counted>()
    counted.set(reader, ofReader.set(mission, { last, facts }))
  }
  return facts
}
