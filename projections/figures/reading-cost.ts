/**
 * What does a question cost? How often it reads a figure or another fact of an indicator, counted before work begins, so that
 * one that would take too long is refused with the way out.
 */
import type { Pin } from '../base/pin.ts'
import type { FactReader } from './fact-reader.ts'
import type { IndicatorHistory } from './indicator.ts'

/** Readings that one question may take; a million take about four tenths of a second. */
export const MOST_READINGS = 20_000_000

/** An assessment counts as so many readings. */
export const ASSESSMENT = 50

/** Facts and figures of an indicator up to a pin's position. */
export const factsOf = ({ facts, series }: IndicatorHistory, { position }: Pin): number =>
  facts.length + series.rowsUpTo(position)

/** Facts and figures of all indicators of a mission up to a pin's position. */
export const factsOfMission = (reader: FactReader, mission: string, pin: Pin): number =>
  reader.ofMission(mission, 'indicator').reduce((sum, id) => sum + factsOf(reader.indicator(id), pin), 0)
