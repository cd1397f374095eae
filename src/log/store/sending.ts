/** Groups of appends on their way to the store, and how long each is waited for. */

import type { EventStore } from './store.ts'
import type { WaitingAppend } from './waiting-appends.ts'

/** A group under way. */
export interface SentGroup {
  readonly group: readonly WaitingAppend[]
  /** Its facts. */
  readonly length: number
  /** When it was sent, `performance.now()`. */
  readonly begun: number
  /** The error, or undefined where the store has it; never rejects. */
  readonly outcome: Promise<unknown>
}

export interface Sending {
  /** Sends a group to be stored right behind that revision. */
  begin(group: readonly WaitingAppend[], revision: number): SentGroup
  /** Notes that a group was answered; or that it was not. */
  wasAnswered(answered: boolean): void
}

/** Milliseconds that a group is waited for: at first, and at most when groups go unanswered again and again. */
const [SHORT, LONG] = [900, 10_000]

export function sendingTo(store: Pick<EventStore, 'append'>, stream: string): Sending {
  let unanswered = 0

  /** Milliseconds to wait for the store's answer: not long after the last caller has left. */
  function patienceFor(group: readonly WaitingAppend[]): number {
    const left = Math.max(...group.map(({ deadline }) => deadline)) - performance.now()
    return Math.ceil(Math.min(LONG, SHORT * 2 ** unanswered, Math.max(SHORT, left)))
  }

  return {
    begin(group, revision) {
      const events = group.flatMap(({ events }) => events)
      const begun = performance.now()
      const outcome = store.append(stream, revision, events, patienceFor(group)).then(
        () => undefined,
        (error: unknown) => error,
      )
      return { group, length: events.length, begun, outcome }
    },
    wasAnswered(answered) {
      unanswered = answered ? 0 : unanswered + 1
    },
  }
}
