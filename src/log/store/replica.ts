/**
 * How does a node's log follow the event store, through everything that can happen to either?
 *
 *   look ──▶ read to the end ──▶ listen ──▶ (an error, whatever it is) ──▶ wait ──▶ look …
 *
 * *Look*: is the event this log ended with still where it was? If not, the store was restored, cleared or filled again;
 * then both are held beside each other from the start. A store that no longer has what this log has is never written to:
 * the log becomes read-only and says so, and looks again now and then, for the store may be made whole.
 *
 * *Read to the end*: everything after that place, the store's own events too, for a read can't be filtered; a batch a
 * transaction, in which the place goes with the facts. So whatever ends this process, it goes on behind the last whole
 * command it kept. Only here “the log holds what the store holds” is known; a subscription of an older server never says it.
 *
 * *Listen*: a subscription from the place last read. It neither ends nor says anything when the store freezes or the
 * network swallows everything, so a silent one is asked for a sign of life every second: no answer is an error too.
 * What came within a turn of the event loop is kept together, then announced, in that order, before anybody is answered.
 *
 * An event that can't be read as a fact stops it for good, loudly: to pass over it would be to have another log than the
 * other nodes. All else is tried again, soon, then at longer intervals, and not by all nodes at once.
 */

import { setTimeout as wait } from 'node:timers/promises'
import type { StoredFact } from '../log.ts'
import type { SqliteFile } from '../sqlite-file.ts'
import type { Whereabouts } from './about.ts'
import { placeFollowed } from './compare.ts'
import { type Intake, intakeOf, placeOf, placeText } from './intake.ts'
import { listenTo, NOT_COMING } from './listen.ts'
import { type ReplicaStatus, statusAfter, statusAt } from './replica-status.ts'
import type { Following, OnChange } from './side.ts'
import { type EventStore, FellBehind, OtherStore, StoreAway, type StorePosition } from './store.ts'

export interface ReplicaOptions {
  readonly store: EventStore
  readonly prefix: string
  readonly file: SqliteFile
  /** Told of facts just kept, in order. */
  readonly onKept: (facts: readonly StoredFact[]) => void
  readonly onChange?: OnChange | undefined
  /** Told how many facts have arrived while it reads to the end. */
  readonly onProgress?: ((facts: number) => void) | undefined
}

export interface Replica {
  following(): Following
  /** Resolves when the log first holds all the store holds; rejects where an operator must act first. */
  readonly caughtUp: Promise<void>
  /** Looks again: something said that the store is not what it was. */
  suspect(): void
  /** Reads what should have come by now. */
  readOn(): void
  /** So many facts of this node are in the store and come now, until that settles. */
  expect(facts: number, until: Promise<unknown>): void
  stop(): Promise<void>
}

/** Facts a transaction takes while reading to the end; more only make the others wait. */
const BATCH = 500
/** Facts of this node that are in the store and not here, from which on it reads instead of listening. */
const MANY = 8
/** Reads that bring nothing, before it listens again; and milliseconds between them. */
const [IDLE_READS, PAUSE] = [10, 5]
/** Milliseconds to wait before trying again: at first, and at most. */
const [SOONEST, LATEST] = [50, 2_000]

/** Begins to follow; it goes on until it is stopped. */
export function followStore({ store, prefix, file, onKept, onChange, onProgress }: ReplicaOptions): Replica {
  const caughtUp = Promise.withResolvers<void>()
  caughtUp.promise.catch(() => undefined) // Nobody need wait for it.
  const stopping = new AbortController()
  let listening = new AbortController()
  let now: Following = {
    state: 'catching-up',
    why: 'it has just begun to follow the event store',
    heardAt: file.writer.lastRecordedAt(),
  }
  let [arrived, expected] = [0, 0]
  /** Of the event read last. */
  let place: StorePosition | null = null

  function become([state, why]: ReplicaStatus): void {
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
        become(statusAfter(error as Error))
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
    const noted = file.about('checkpoint')
    place = await placeFollowed(store, prefix, file, noted === undefined ? null : placeOf(noted))
    if (place && placeText(place) !== noted) file.note('checkpoint', placeText(place))
    const intake = intakeOf(file, prefix)
    for (;;) {
      await readToEnd(intake)
      caughtUp.resolve()
      try {
        await listen(intake)
      } catch (error) {
        if (!(error instanceof FellBehind)) throw error
        await readWhileBusy(intake)
      }
    }
  }

  /**
   * A burst is more than a store’s live buffer holds, and event by event it costs several times what it does page by page:
   * as long as something comes, it reads again and again.
   */
  async function readWhileBusy(intake: Intake): Promise<void> {
    for (let idle = 0; idle < IDLE_READS; ) {
      const before = arrived
      await readToEnd(intake)
      idle = arrived > before ? 0 : idle + 1
      if (idle > 0) await wait(PAUSE, undefined, { signal: stopping.signal })
    }
  }

  async function readToEnd(intake: Intake): Promise<void> {
    await store.readAll(place, event => {
      stopping.signal.throwIfAborted()
      place = event.place
      intake.take(event)
      if (intake.waiting() >= BATCH) keep(intake.keep())
      return true
    })
    keep(intake.keep())
    heard()
    stand(intake.whereabouts())
  }

  const stand = (whereabouts: Whereabouts): void => become(statusAt(whereabouts))

  function keep(facts: readonly StoredFact[]): void {
    if (facts.length === 0) return
    arrived += facts.length
    onProgress?.(arrived)
    onKept(facts)
  }

  async function listen(intake: Intake): Promise<void> {
    listening = new AbortController()
    await listenTo(store, prefix, place, {
      stop: AbortSignal.any([listening.signal, stopping.signal]),
      onEvent(event) {
        heard()
        place = event.place
        intake.take(event)
      },
      onTurn() {
        keep(intake.keep())
        stand(intake.whereabouts())
      },
      onLife: heard,
    })
  }

  const ended = follow()
  return {
    following: () => now,
    caughtUp: caughtUp.promise,
    readOn: () => listening.abort(new FellBehind(NOT_COMING)),
    expect(facts, until) {
      expected += facts
      until.finally(() => {
        expected -= facts
      })
      if (expected >= MANY && !listening.signal.aborted) listening.abort(new FellBehind(NOT_COMING))
    },
    suspect() {
      become(['away', 'the event store has less than this log; it is looked at again'])
      listening.abort()
    },
    async stop() {
      stopping.abort()
      await ended
    },
  }
}
