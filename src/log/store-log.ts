/**
 * The log of a node whose facts are kept in an event store that other nodes write too.
 *
 * All reading is done in the node's own file, which follows the store (`replica.ts`). An append goes the long way round:
 *
 *   called ──▶ waiting ──▶ sent ──▶ stored ──▶ arrived ──▶ announced ──▶ answered
 *
 * *Called*: held against what has arrived and what is under way, as in every log. *Waiting*: for those of its stream that
 * are under way, and for its turn; no more than so many are sent at once. *Sent*: with the revision it was decided upon,
 * which the store checks, and with ids that stay the same, so that it may be sent again: the store keeps it once.
 * *Arrived*: the answer is what came back, on the same way as the facts of all other nodes; for only there it is known
 * where in the log they are. That also answers for an append whose own answer was lost.
 *
 * Within two seconds everybody has an answer. Arrived: the places. Refused by the store, for others were first: `StreamMoved`,
 * as soon as what they recorded has arrived, for only then it can be decided again. Stored, but not arrived: `NotHereYet`.
 * Everything else is `LogUnavailable`: nobody was told that it is kept, and whether it is will be seen. It may still be on
 * its way, even after minutes; but then it carries the old revision, and is kept only if nothing else was.
 */

import { setTimeout as wait } from 'node:timers/promises'
import { arrivalsIn } from './arrivals.ts'
import { type Arrived, eventsOf } from './envelope.ts'
import { listenersOf } from './listeners.ts'
import {
  type Append,
  type Appended,
  AppendTooLarge,
  type Following,
  type Log,
  LogUnavailable,
  NotHereYet,
  type StoreSide,
  StreamMoved,
} from './log.ts'
import { placesAbove } from './places.ts'
import { prepare } from './prepare.ts'
import { followStore } from './replica.ts'
import { freshSalt } from './seal.ts'
import { keptIn, type SqliteFile } from './sqlite-file.ts'
import { type EventStore, StoreAway, StoreConflict } from './store.ts'
import { within } from './store-flow.ts'
import { turnsOf } from './turns.ts'

export interface StoreLogOptions {
  readonly store: EventStore
  readonly prefix: string
  /** The file that follows it. */
  readonly file: SqliteFile
  /** The wall clock, milliseconds. */
  readonly clock?: () => number
  readonly onChange?: ((now: Following) => void) | undefined
  readonly onProgress?: ((facts: number) => void) | undefined
}

export interface StoreLog extends Log {
  readonly store: StoreSide
  /** Resolves when the log first holds all the store holds; rejects where an operator must act first. */
  readonly caughtUp: Promise<void>
}

/** Milliseconds within which everybody is answered, and within which a store that is there has answered. */
const PATIENCE = 1_900
/** Appends sent at once. */
const MOST_SENT = 64

/** Begins to follow the store, and takes appends while it does. Closing it closes the store and the file. */
export function storeLog({ store, prefix, file, clock = Date.now, onChange, onProgress }: StoreLogOptions): StoreLog {
  const listeners = listenersOf()
  const arrivals = arrivalsIn(file)
  let closed = false
  const replica = followStore({
    store,
    prefix,
    file,
    onChange,
    onProgress,
    onKept(facts) {
      listeners.announce(facts)
      arrivals.announce(facts)
    },
  })
  const kept = keptIn(file)
  const places = placesAbove({ ...kept, unavailable })
  const turns = turnsOf(MOST_SENT)
  /** The last append under way of each stream: settles when its place is free. */
  const tails = new Map<string, Promise<void>>()

  function unavailable(): string | undefined {
    if (closed) return 'the log is closed'
    const { state, why } = replica.following()
    return state === 'following' ? kept.unavailable() : (why ?? state)
  }

  function append(append: Append): Promise<Appended> {
    try {
      const prepared = { ...prepare(append), salts: append.facts.map(() => freshSalt()) }
      places.accept(append)
      const { stream } = append
      const { answered, free } = goRound(prepared, tails.get(stream))
      places.take(append, answered)
      const left = free.then(() => {
        places.leave(prepared)
        if (tails.get(stream) === left) tails.delete(stream)
      })
      tails.set(stream, left)
      return answered()
    } catch (error) {
      return Promise.reject(error)
    }
  }

  /** Sends an append on its way. `answered` gives an answer in time, each time it is asked; `free` settles when its place may be left. */
  function goRound(prepared: Arrived, before: Promise<void> | undefined) {
    const { stream, expectedRevision, facts } = prepared.append
    const deadline = performance.now() + PATIENCE
    const arrival = arrivals.of(facts.map(({ id }) => id))
    let stored = false

    async function send(): Promise<Appended> {
      await before
      const revision = file.writer.revisionOf(stream)
      if (revision !== expectedRevision) throw new StreamMoved(stream, expectedRevision, revision)
      const done = await turns.take()
      try {
        await storeBy(prepared, deadline)
      } catch (error) {
        if (!(error instanceof StoreConflict)) throw error
        await conflict(error.actual)
      } finally {
        done()
      }
      stored = true
      return arrival.here
    }

    /** Others were first, or it was there already: what was recorded must arrive before anybody can tell. */
    async function conflict(actual: number): Promise<void> {
      if (actual < expectedRevision) {
        const why = `the event store has ${stream} up to revision ${actual}, this log up to ${expectedRevision}`
        replica.suspect(why)
        throw new LogUnavailable(why)
      }
      if (!(await arrivals.revision(stream, actual, deadline - performance.now())))
        throw new LogUnavailable('others have changed the thing, and what they recorded is still on its way')
      if (!arrival.isHere()) throw new StreamMoved(stream, expectedRevision, actual)
    }

    // Whichever is first: an append whose own answer was lost is known by its arrival.
    const outcome = Promise.race([arrival.here, send()])
    const free = outcome.then(
      () => undefined,
      () => arrival.forget(),
    )
    const late = () => (stored ? new NotHereYet(placesOf(prepared)) : new LogUnavailable(UNKNOWN))
    return { answered: () => within(PATIENCE, outcome, late), free }
  }

  /** Sends it until the store has answered: sent again, it is stored once. Throws `StoreConflict`, or what is not kept. */
  async function storeBy(prepared: Arrived, deadline: number): Promise<void> {
    const { stream, expectedRevision } = prepared.append
    const events = eventsOf(prepared, file.origin)
    for (;;) {
      const left = deadline - performance.now()
      if (left <= 0 || closed) throw new LogUnavailable(UNKNOWN)
      try {
        return await store.append(prefix + stream, expectedRevision, events, Math.ceil(left))
      } catch (error) {
        if (error instanceof StoreConflict || error instanceof AppendTooLarge) throw error
        if (!(error instanceof StoreAway)) throw new LogUnavailable((error as Error).message, { cause: error })
      }
      await wait(20 + Math.random() * 80)
    }
  }

  return {
    ...file.reader,
    origin: file.origin,
    now: () => Math.max(clock(), file.writer.lastRecordedAt(), places.lastRecordedAt()),
    head: file.writer.head,
    revisionOf: file.writer.revisionOf,
    append,
    recall: places.recall,
    follow: listeners.follow,
    backup: file.backup,
    caughtUp: replica.caughtUp,
    store: {
      following: replica.following,
      settled: stream => {
        const free = tails.get(stream)
        return (
          free && within(PATIENCE, free, () => new LogUnavailable('what is under way for this thing takes too long'))
        )
      },
      reaches: position => arrivals.position(position, PATIENCE),
    },
    async close() {
      if (closed) return
      closed = true
      await within(PATIENCE, Promise.all(tails.values()), () => new StoreAway('')).catch(() => undefined)
      await replica.stop()
      await store.close()
      file.close()
    },
  }
}

const UNKNOWN = 'the event store has not answered in time; whether it keeps this is not known yet'

const placesOf = ({ append: { stream, expectedRevision, facts } }: Arrived): NotHereYet['facts'] =>
  facts.map(({ id, type }, i) => ({ id, type, stream, revision: expectedRevision + 1 + i }))
