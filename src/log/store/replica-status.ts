/** How does a log stand after what has happened, and what is said of it? */

import { LogUnavailable } from '../log.ts'
import type { Whereabouts } from './about.ts'
import type { Following } from './side.ts'
import { OtherStore, UnreadableEvent } from './store.ts'

/** How, and why where it does not follow. */
export type ReplicaStatus = readonly [state: Following['state'], why?: string]

const ELSEWHERE = {
  gone: 'the log has moved out of this event store, and goes on where it went',
  coming: 'the log is being moved into this event store; when that is done it goes on here',
} as const

/** Where everything the store has is here. */
export const statusAt = (whereabouts: Whereabouts): ReplicaStatus =>
  whereabouts === 'here' ? ['following'] : ['read-only', ELSEWHERE[whereabouts]]

/** Where following has ended with that error. */
export function statusAfter(error: Error): ReplicaStatus {
  if (error instanceof UnreadableEvent) return ['stopped', error.message]
  if (error instanceof OtherStore) return ['read-only', error.message]
  if (error instanceof LogUnavailable) return ['away', `this node can't keep what arrives: ${error.message}`]
  return ['away', error.message]
}
