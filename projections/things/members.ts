/** Which indicators does a mission have, as known at a pin? Those that somebody had defined by then, in the order they were recorded. */

import type { Pin } from '../base/pin.ts'
import { foldIndicator, type IndicatorAt, type IndicatorBook } from '../figures/indicator.ts'
import type { Books } from '../views/view.ts'

export interface Member {
  readonly id: string
  readonly book: IndicatorBook
  readonly at: IndicatorAt
}

/** The mission's indicators, retired ones too. */
export function membersOf(books: Books, mission: string, pin: Pin): Member[] {
  return books.ofMission(mission, 'indicator').flatMap(id => {
    const book = books.indicator(id)
    const at = foldIndicator(book, pin)
    return at && at.versions.length > 0 ? [{ id, book, at }] : []
  })
}

/** Facts inside the pin that were recorded after its day: the mission's own (`own`) and its indicators'. */
export const lateAmong = (members: readonly Member[], own: number): number =>
  members.reduce((sum, { at }) => sum + at.lateEntries, own)
