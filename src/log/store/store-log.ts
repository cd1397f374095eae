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

import { listenersOf } from '../listeners.ts'
import { type Append, type Appended, type Log, LogUnavailable } from '../log.ts'
import { pendingAppendsAfter } from '../places.ts'
import { prepare } from '../prepare.ts'
import { freshSalt } from '../seal.ts'
import { keptIn, type SqliteFile } from '../sqlite-file.ts'
import { PATIENCE, sendingRound } from './appends.ts'
import { arrivalsIn } from './awaited-facts.ts'
import { within } from './flow.ts'
import { followStore } from './replica.ts'
import type { OnChange, StoreSide } from './side.ts'
import type { EventStore } from './store.ts'

export interface StoreLogOptions {
  readonly store: EventStore
  readonly prefix: string
  /** The file that follows it. */
  readonly file: SqliteFile
  /** The wall clock, milliseconds. */
  readonly clock?: (() => number) | undefined
  readonly onChange?: OnChange | undefined
  readonly onProgress?: ((facts: number) => void) | undefined
}

export interface StoreLog extends Log {
  readonly store: StoreSide
  /** Resolves when the log first holds all the store holds; rejects where an operator must act first. */
  readonly caughtUp: Promise<void>
}

/** Begins to follow the store, and takes appends while it does. Closing it closes the store and the file. */
export function storeLog({ store, prefix, file, clock = Date.now, onChange, onProgress }: StoreLogOptions): StoreLog {
  const listeners = listenersOf()
  const arrivals = arrivalsIn(file)
  const kept = keptIn(file)
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
  const places = pendingAppendsAfter({ ...kept, unavailable })
  const send = sendingRound({ store, prefix, file, arrivals, ...replica })
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
      let leave = (): void => undefined
      const { answered, free } = send(prepared, tails.get(stream), () => leave())
      // Who asks for the same command again waits anew.
      leave = places.take(append, () => answered(PATIENCE))
      const left = free.then(() => {
        if (tails.get(stream) === left) tails.delete(stream)
      })
      tails.set(stream, left)
      return answered(append.patience ?? PATIENCE)
    } catch (error) {
      return Promise.reject(error)
    }
  }

  function settled(stream: string, patience = PATIENCE): Promise<void> | undefined {
    const tail = tails.get(stream)
    if (!tail) return undefined
    const late = () => new LogUnavailable('what is under way for this thing takes too long')
    const free = within(patience, tail, late)
    // Whoever only asks whether something is under way need not wait for it.
    free.catch(() => undefined)
    return free
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
      settled,
      patience: PATIENCE,
      reaches: position => arrivals.position(position, PATIENCE),
    },
    async close() {
      if (closed) return
      closed = true
      // What is under way is answered; for what the store does not answer nobody waits longer than its caller does.
      await within(PATIENCE, Promise.all(tails.values()), () => new LogUnavailable('')).catch(() => undefined)
      await replica.stop()
      await store.close()
      file.close()
    },
  }
}
