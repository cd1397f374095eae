/**
 * How a node's log follows the event store, through everything that can happen to either.
 *
 *   check ──▶ read to the end ──▶ listen ──▶ (any error) ──▶ wait ──▶ check …
 *
 * *Check*: is the event that this log ended with still at its position in the store? If not, the store was restored, cleared
 * or filled again, and both are compared from the start. A store that no longer holds what this log holds is never written
 * to: the log becomes read-only, its status says so, and it checks again now and then, for the store may be completed.
 *
 * *Read to the end*: everything after that position, the store's own events too, since a read can't be filtered; one
 * transaction a batch, in which the position is stored with the facts. So whatever ends this process, it goes on after the
 * last whole command that it committed. Only after such a read is it known that the log holds all that the store holds;
 * subscriptions of older servers never tell.
 *
 * *Listen*: a subscription from the last position on. It neither ends nor says anything when the store freezes or the
 * network drops everything, so a silent store is asked for its last event every second; no answer counts as an error. What
 * came in one turn of the event loop is committed together, then announced, in that order, before anybody is answered.
 *
 * An event that can't be read as a fact stops the log for good, loudly: passing over it would make this log differ from the
 * logs of other nodes. After any other error it tries again, soon at first and then less often, each node at its own times.
 */

import { setTimeout as wait } from 'node:timers/promises'
import { LogUnavailable, type StoredFact } from '../log.ts'
import type { SqliteFile } from '../sqlite/file.ts'
import { followedPosition } from './compare.ts'
import { type EventApplier, eventApplier } from './event-applier.ts'
import type { LogLocation } from './metadata.ts'
import {
  type EventStore,
  FellBehind,
  OtherStore,
  parsePosition,
  positionText,
  StoreAway,
  type StorePosition,
  UnreadableEvent,
} from './store.ts'
import type { OnStatusChange, ReplicaStatus } from './store-link.ts'
import { EVENTS_MISSING, followSubscription } from './subscription.ts'

export interface ReplicaOptions {
  readonly store: EventStore
  readonly prefix: string
  readonly file: SqliteFile
  /** Called with the facts just committed, in order. */
  readonly onFacts: (facts: readonly StoredFact[]) => void
  readonly onChange?: OnStatusChange | undefined
  /** Called with the number of facts that have arrived, while it reads to the end. */
  readonly onProgress?: ((facts: number) => void) | undefined
}

export interface Replica {
  status(): ReplicaStatus
  /** Resolves when the log first holds all that the store holds; rejects where an operator must act first. */
  readonly caughtUp: Promise<void>
  /** Checks the store again: something indicates that it no longer holds what this log holds. */
  recheck(): void
  /** Reads what should have arrived by now. */
  catchUp(): void
  /** So many facts of this node are in the store and will arrive, until that promise settles. */
  expectFacts(facts: number, until: Promise<unknown>): void
  stop(): Promise<void>
}

/** Facts in a transaction while reading to the end; more would only block others for longer. */
const BATCH = 500
/** Expected facts of this node from which on it reads instead of listening. */
const MANY = 8
/** Reads without a new fact before it listens again; and milliseconds between them. */
const [IDLE_READS, PAUSE] = [10, 5]
/** Milliseconds to wait before trying again: at first, and at most. */
const [SOONEST, LATEST] = [50, 2_000]

/** Begins to follow the store, until it is stopped. */
export function followStore({ store, prefix, file, onFacts, onChange, onProgress }: ReplicaOptions): Replica {
  const caughtUp = Promise.withResolvers<void>()
  caughtUp.promise.catch(() => undefined) // Nobody has to wait for it.
  const stopping = new AbortController()
  let listening = new AbortController()
  let now: ReplicaStatus = {
    state: 'catching-up',
    why: 'it has just begun to follow the event store',
    heardAt: file.writer.lastRecordedAt(),
  }
  let [arrived, expected] = [0, 0]
  /** Of the last event read. */
  let position: StorePosition | null = null

  function become({ state, why }: StateWithReason): void {
    const changed = state !== now.state || why !== now.why
    now = { ...now, state, why }
    if (changed) onChange?.(now)
  }
  const heard = () => {
    now = { ...now, heardAt: Date.now() }
  }

  async function follow(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; failures += 1) {
      const before = now.heardAt
      let least = 0
      try {
        await readAndListen()
      } catch (error) {
        if (stopping.signal.aborted) break
        become(stateAfter(error as Error))
        if (error instanceof OtherStore) least = error.patience
        if (!(error instanceof StoreAway)) caughtUp.reject(error)
        if (now.state === 'stopped') break
      }
      if (now.heardAt > before) failures = 0
      const most = Math.max(least, Math.min(LATEST, SOONEST * 2 ** failures))
      await wait(most * (0.5 + Math.random() / 2), undefined, { signal: stopping.signal }).catch(() => undefined) // Stopped.
    }
  }

  async function readAndListen(): Promise<void> {
    const checkpoint = file.readNote('checkpoint')
    position = await followedPosition(store, prefix, file, checkpoint === undefined ? null : parsePosition(checkpoint))
    if (position && positionText(position) !== checkpoint) file.writeNote('checkpoint', positionText(position))
    const applier = eventApplier(file, prefix)
    for (;;) {
      await readToEnd(applier)
      caughtUp.resolve()
      try {
        await listen(applier)
      } catch (error) {
        if (!(error instanceof FellBehind)) throw error
        await readWhileBusy(applier)
      }
    }
  }

  /**
   * Reads again and again as long as facts arrive. A burst is more than the store's live buffer holds, and page by page it
   * costs several times less than event by event.
   */
  async function readWhileBusy(applier: EventApplier): Promise<void> {
    for (let idle = 0; idle < IDLE_READS; ) {
      const before = arrived
      await readToEnd(applier)
      idle = arrived > before ? 0 : idle + 1
      if (idle > 0) await wait(PAUSE, undefined, { signal: stopping.signal })
    }
  }

  async function readToEnd(applier: EventApplier): Promise<void> {
    await store.readAll(position, event => {
      stopping.signal.throwIfAborted()
      position = event.position
      applier.take(event)
      if (applier.pendingFacts() >= BATCH) announce(applier.commit())
      return true
    })
    announce(applier.commit())
    heard()
    become(stateAt(applier.location()))
  }

  function announce(facts: readonly StoredFact[]): void {
    if (facts.length === 0) return
    arrived += facts.length
    onProgress?.(arrived)
    onFacts(facts)
  }

  async function listen(applier: EventApplier): Promise<void> {
    listening = new AbortController()
    await followSubscription(store, prefix, position, {
      stop: AbortSignal.any([listening.signal, stopping.signal]),
      onEvent(event) {
        heard()
        position = event.position
        applier.take(event)
      },
      onTurn() {
        announce(applier.commit())
        become(stateAt(applier.location()))
      },
      onUpToDate: heard,
    })
  }

  const ended = follow()
  return {
    status: () => now,
    caughtUp: caughtUp.promise,
    catchUp: () => listening.abort(new FellBehind(EVENTS_MISSING)),
    expectFacts(facts, until) {
      expected += facts
      until.finally(() => {
        expected -= facts
      })
      if (expected >= MANY && !listening.signal.aborted) listening.abort(new FellBehind(EVENTS_MISSING))
    },
    recheck() {
      become({ state: 'away', why: 'the event store has less than this log; it is checked again' })
      listening.abort()
    },
    async stop() {
      stopping.abort()
      await ended
    },
  }
}

type StateWithReason = Pick<ReplicaStatus, 'state'> & { readonly why?: string }

const ELSEWHERE = {
  'moved-out': 'the log has moved out of this event store, and goes on where it moved to',
  'moving-in': 'the log is being moved into this event store; when that is done it goes on here',
} as const

/** The state when all that the store has is here. */
const stateAt = (location: LogLocation): StateWithReason =>
  location === 'here' ? { state: 'following' } : { state: 'read-only', why: ELSEWHERE[location] }

/** The state after following has ended with that error. */
function stateAfter(error: Error): StateWithReason {
  const { message } = error
  if (error instanceof UnreadableEvent) return { state: 'stopped', why: message }
  if (error instanceof OtherStore) return { state: 'read-only', why: message }
  if (error instanceof LogUnavailable) return { state: 'away', why: `this node can't store what arrives: ${message}` }
  return { state: 'away', why: message }
}
