/** The indicators of a mission as known at a pin: those defined by then, in the order they were recorded. */

import type { IndicatorFact } from '../../events/catalogue.ts'
import { inside, type Pin } from '../base/pin.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import {
  type Definition,
  foldFacts,
  foldIndicator,
  type IndicatorAt,
  type IndicatorHistory,
  lateEntriesOf,
  latestDefinition,
} from '../figures/indicator.ts'

/** What is said of an indicator, its figures aside. */
export interface Described {
  readonly id: string
  readonly at: IndicatorAt
  /** Of the latest version known. */
  readonly definition: Definition
}

export interface Member extends Described {
  readonly history: IndicatorHistory
}

/** The mission's indicators as `membersOf` has them, for whoever shows no figure: of millions of figures none is read. */
export function describedIn(reader: FactReader, mission: string, pin: Pin): Described[] {
  return reader.ofMission(mission, 'indicator').flatMap(id => {
    const facts = reader.facts<IndicatorFact>(`indicator-${id}`, true)
    const at = foldFacts(facts.filter(fact => inside(fact, pin)))
    const definition = latestDefinition(at)
    return definition ? [{ id, at, definition }] : []
  })
}

/** How many of an indicator's facts inside the pin were recorded after its day: none, where it has none. */
export const lateOf = (reader: FactReader, id: string, pin: Pin): number =>
  pin.asOfMs === Number.POSITIVE_INFINITY ? 0 : lateEntriesOf(reader.indicator(id), pin)

/** The mission's indicators, retired ones too. */
export function membersOf(reader: FactReader, mission: string, pin: Pin): Member[] {
  return reader.ofMission(mission, 'indicator').flatMap(id => {
    const history = reader.indicator(id)
    const at = foldIndicator(history, pin)
    const definition = at && latestDefinition(at)
    return definition ? [{ id, history, at, definition }] : []
  })
}

/** Facts inside the pin that were recorded after its day: the mission's own (`own`) and its indicators'. */
export const lateAmong = (members: readonly Member[], pin: Pin, own: number): number =>
  members.reduce((sum, { history }) => sum + lateEntriesOf(history, pin), own)
