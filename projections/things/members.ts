/** The indicators of a mission as known at a pin: those defined by then, in the order they were recorded. */

import { type Pin, pinKey } from '../base/pin.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import {
  type Definition,
  foldIndicator,
  type IndicatorAt,
  type IndicatorHistory,
  latestDefinition,
} from '../figures/indicator.ts'

export interface Member {
  readonly id: string
  readonly history: IndicatorHistory
  readonly at: IndicatorAt
  /** Of the latest version known. */
  readonly definition: Definition
}

/**
 * What was folded last of each history: several views of a mission ask for the same one after the other. Below a position a
 * history never changes, so that its pin says everything of it.
 */
const latest = new WeakMap<IndicatorHistory, { readonly asked: string; readonly at: IndicatorAt | undefined }>()

/** The mission's indicators, retired ones too. */
export function membersOf(reader: FactReader, mission: string, pin: Pin): Member[] {
  const asked = pinKey(pin)
  return reader.ofMission(mission, 'indicator').flatMap(id => {
    const history = reader.indicator(id)
    let found = latest.get(history)
    if (found?.asked !== asked) {
      found = { asked, at: foldIndicator(history, pin) }
      latest.set(history, found)
    }
    const { at } = found
    const definition = at && latestDefinition(at)
    return definition ? [{ id, history, at, definition }] : []
  })
}

/** Facts inside the pin that were recorded after its day: the mission's own (`own`) and its indicators'. */
export const lateAmong = (members: readonly Member[], own: number): number =>
  members.reduce((sum, { at }) => sum + at.lateEntries, own)
