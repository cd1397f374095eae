/** The indicators of a mission as known at a pin: those defined by then, in the order they were recorded. */

import type { Pin } from '../base/pin.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import {
  type Definition,
  foldIndicator,
  type IndicatorAt,
  type IndicatorHistory,
  lateEntriesOf,
  latestDefinition,
} from '../figures/indicator.ts'

export interface Member {
  readonly id: string
  readonly history: IndicatorHistory
  readonly at: IndicatorAt
  /** Of the latest version known. */
  readonly definition: Definition
}

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
