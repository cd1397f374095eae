/** The status of a node's replica: what it is now, and what it becomes after each kind of error. */

import { LogUnavailable } from '../log.ts'
import { OtherStore, UnreadableEvent } from './store.ts'
import type { OnStatusChange, ReplicaStatus } from './store-link.ts'

type State = Pick<ReplicaStatus, 'state' | 'why'>

export interface CurrentStatus {
  now(): ReplicaStatus
  become(state: State): void
  /** Notes that the log holds, at this moment, all that the store holds. */
  heard(): void
}

/** The status of a replica that has just begun to follow; `heardAt`: when its last fact was recorded. */
export function currentStatus(heardAt: number, onChange?: OnStatusChange): CurrentStatus {
  let now: ReplicaStatus = { state: 'catching-up', why: 'it has just begun to follow the event store', heardAt }
  return {
    now: () => now,
    become({ state, why }) {
      const changed = state !== now.state || why !== now.why
      now = { ...now, state, why }
      if (changed) onChange?.(now)
    },
    heard() {
      now = { ...now, heardAt: Date.now() }
    },
  }
}

/** The state after following has ended with that error. */
export function stateAfter(error: Error): State {
  const { message } = error
  if (error instanceof UnreadableEvent) return { state: 'stopped', why: message }
  if (error instanceof OtherStore) return { state: 'read-only', why: message }
  if (error instanceof LogUnavailable) return { state: 'away', why: `this node can't store what arrives: ${message}` }
  return { state: 'away', why: message }
}
