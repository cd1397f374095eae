/**
 * The log of a node whose facts are in an event store that other nodes write too.
 *
 * All reading is done in the node's own file, which follows the store (`replica.ts`). An append goes to the store and back:
 *
 *   called ──▶ waiting ──▶ sent ──▶ stored ──▶ arrived ──▶ announced ──▶ answered
 *
 * *Called*: checked against what has arrived and what is under way, as in every log. *Waiting*: for the appends to its stream
 * that are under way, and for a free slot, since only so many are sent at once. *Sent*: with the revision it was decided on,
 * which the store checks, and with fixed ids, so that it may be sent again: the store keeps it once. *Arrived*: the answer
 * is taken from the facts as they come back with those of all other nodes, for only then are their positions known. This
 * also answers an append whose own answer was lost.
 *
 * Every append is answered within two seconds. Its facts have arrived: their positions. The store has refused it because
 * others were first: `StreamMoved`, as soon as what they recorded has arrived, for only then can it be decided again. It is
 * stored, but has not arrived: `NotHereYet`. Anything else: `LogUnavailable`; nobody was told that it is stored, and whether
 * it is will show later. It may still be under way, even after minutes; but it has the old revision, and is stored only if
 * nothing else was.
 */

import { listenersOf } from '../listeners.ts'
import { type Append, type Appended, type Log, LogUnavailable } from '../log.ts'
import { pendingAppendsOn } from '../pending-appends.ts'
import { prepareAppend } from '../prepare.ts'
import { freshSalt } from '../seal.ts'
import { committedIn, type SqliteFile } from '../sqlite/file.ts'
import { appendSender, PATIENCE } from './append-sender.ts'
import { awaitedFactsIn } from './awaited-facts.ts'
import { followStore } from './replica.ts'
import type { EventStore } from './store.ts'
import type { OnStatusChange, StoreLink } from './store-link.ts'
import { within } from './timeouts.ts'

export interface StoreLogOptions {
  readonly store: EventStore
  readonly prefix: string
  /** The file that follows the store. */
  readonly file: SqliteFile
  /** The wall clock, milliseconds since 1970. */
  readonly clock?: (() => number) | undefined
  readonly onChange?: OnStatusChange | undefined
  readonly onProgress?: ((facts: number) => void) | undefined
}

/** A log that follows an event store. */
export interface StoreLog extends Log {
  readonly store: StoreLink
  /** Resolves when the log first holds all that the store holds; rejects where an operator must act first. */
  readonly caughtUp: Promise<void>
}

/** Begins to follow the store; appends are taken while it follows. Closing the log closes the store and the file. */
export function storeLog({ store, prefix, file, clock = Date.now, onChange, onProgress }: StoreLogOptions): StoreLog {
  const listeners = listenersOf()
  const awaited = awaitedFactsIn(file)
  const committed = committedIn(file)
  let closed = false
  const replica = followStore({
    store,
    prefix,
    file,
    onChange,
    onProgress,
    onFacts(facts) {
      listeners.announce(facts)
      awaited.announce(facts)
    },
  })
  const pending = pendingAppendsOn({ ...committed, unavailable })
  const send = appendSender({ store, prefix, file, awaited, ...replica })
  /** The last append under way of each stream; settles when its reservation is released. */
  const tails = new Map<string, Promise<void>>()

  function unavailable(): string | undefined {
    if (closed) return 'the log is closed'
    const { state, why } = replica.status()
    return state === 'following' ? committed.unavailable() : (why ?? state)
  }

  function append(append: Append): Promise<Appended> {
    try {
      const prepared = { ...prepareAppend(append), salts: append.facts.map(() => freshSalt()) }
      pending.check(append)
      const { stream } = append
      let release = (): void => undefined
      const { answer, settled } = send(prepared, tails.get(stream), () => release())
      // A command sent again with the same key waits anew.
      release = pending.reserve(append, () => answer(PATIENCE))
      const free = settled.then(() => {
        if (tails.get(stream) === free) tails.delete(stream)
      })
      tails.set(stream, free)
      return answer(append.patience ?? PATIENCE)
    } catch (error) {
      return Promise.reject(error)
    }
  }

  function settled(stream: string, patience = PATIENCE): Promise<void> | undefined {
    const tail = tails.get(stream)
    if (!tail) return undefined
    const late = () => new LogUnavailable('an earlier command for the same thing takes too long')
    const free = within(patience, tail, late)
    // Callers that only ask whether something is under way do not wait for it.
    free.catch(() => undefined)
    return free
  }

  return {
    ...file.reader,
    origin: file.origin,
    now: clock,
    head: file.writer.head,
    lastRecordedAt: file.writer.lastRecordedAt,
    damage: file.damage,
    noteDamage: file.noteDamage,
    check: file.check,
    unavailable: () => file.writer.unavailable() ?? file.writer.trouble(),
    revisionOf: file.writer.revisionOf,
    append,
    recall: pending.recall,
    follow: listeners.follow,
    backup: file.backup,
    caughtUp: replica.caughtUp,
    store: {
      status: replica.status,
      settled,
      patience: PATIENCE,
      reaches: position => awaited.position(position, PATIENCE),
    },
    async close() {
      if (closed) return
      closed = true
      // Appends under way are answered; none is waited for longer than its caller waits.
      await within(PATIENCE, Promise.all(tails.values()), () => new LogUnavailable('')).catch(() => undefined)
      await replica.stop()
      await store.close()
      file.close()
    },
  }
}
