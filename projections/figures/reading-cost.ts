/**
 * What does a question cost? How often it reads a figure or another fact of an indicator, counted before work begins, so that
 * one that would take too long is refused with the way out.
 */
import { type Cell, cellKey } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import { makesFigures } from './cell-points.ts'
import { rollsUpCells } from './cell-rollup.ts'
import type { FactReader } from './fact-reader.ts'
import { foldIndicator, type IndicatorAt, type IndicatorHistory } from './indicator.ts'

/** Readings that one question may take; a million take about four tenths of a second. */
export const MOST_READINGS = 20_000_000

/** An assessment counts as so many readings. */
export const ASSESSMENT = 50

/** Facts and figures of an indicator up to a pin's position. */
export const factsOf = ({ facts, series }: IndicatorHistory, { position }: Pin): number =>
  facts.length + series.rowsUpTo(position)

/** A figure of a cell that is not assessed counts as so many readings where figures are added one at a time. */
const PASSED = 4

/** Whether the points of a cell are made of its own figures alone, and compared as they are: a figure of another cell changes none of them. */
const isPlain = ({ series }: IndicatorHistory, at: IndicatorAt): boolean =>
  at.versions.length < 2 && !makesFigures(at) && !series.marksBreaks()

/** Figures of a cell up to a pin's position. */
export function factsOfCell({ series }: IndicatorHistory, { position }: Pin, cell: Cell): number {
  const { keys } = series.orderOf(cellKey(cell))
  if (keys.length === 0) return 0
  const isOfCell = new Uint8Array(series.keys.length)
  for (const key of keys) isOfCell[key] = 1
  const { key } = series.columns()
  const end = series.rowsUpTo(position)
  let count = 0
  for (let row = 0; row < end; row++) count += isOfCell[key[row] as number] as number
  return count
}

/** How often one assessment of a cell reads a figure: all of them, where cells are rolled up. */
export function assessmentCost(history: IndicatorHistory, pin: Pin, cell: Cell): number {
  const at = foldIndicator(history, pin)
  return at && rollsUpCells(at) ? factsOf(history, pin) : factsOfCell(history, pin, cell)
}

/**
 * The readings of adding all facts of an indicator one at a time, where a cell is assessed after each that may change it: its own
 * figures and what is no figure; after all, where figures are made of others, or not all are compared as they are.
 */
export function stepByStep(history: IndicatorHistory, pin: Pin, cell: Cell): number {
  const all = factsOf(history, pin)
  const at = foldIndicator(history, pin)
  if (!at || !isPlain(history, at)) return ASSESSMENT * all
  return ASSESSMENT * (history.facts.length + factsOfCell(history, pin, cell)) + PASSED * all
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
