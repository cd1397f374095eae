/** Sends groups of appends to the store, and waits for its answer, longer where answers have been missing. */

import { type EventStore, StoreAway } from './store.ts'
import type { WaitingAppend } from './waiting-appends.ts'

/**
 * Stores a group right behind that revision of the log's stream; resolves to the number of its facts. Throws what
 * `EventStore.append` throws.
 */
export type SendGroup = (group: readonly WaitingAppend[], revision: number) => Promise<number>

/** Milliseconds that a group is waited for: at first, and at most when groups go unanswered again and again. */
const [SHORT, LONG] = [900, 10_000]

export function sendingTo(store: Pick<EventStore, 'append'>, stream: string): SendGroup {
  /** Groups that went unanswered, since one was answered. */
  let unanswered = 0

  /** Milliseconds to wait for the store's answer: not long after the last caller has left. */
  function patienceFor(group: readonly WaitingAppend[]): number {
    const left = Math.max(...group.map(({ deadline }) => deadline)) - performance.now()
    return Math.ceil(Math.min(LONG, SHORT * 2 ** unanswered, Math.max(SHORT, left)))
  }

  return async (group, revision) => {
    const events = group.flatMap(({ events }) => events)
    try {
      await store.append(stream, revision, events, patienceFor(group))
    } catch (error) {
      if (error instanceof StoreAway) unanswered += 1
      throw error
    }
    unanswered = 0
    return events.length
  }
}
