/**
 * The log of a node whose facts are in an event store that other nodes write too.
 *
 * One log is one stream of the store, and the revision of an event there is the position of its fact. All reading is done
 * in the node's own file, which is kept the same as the stream (`replica.ts`). An append goes to the store and, when that
 * has it, into the file:
 *
 *   called ──▶ waiting ──▶ sent ──▶ stored ──▶ kept ──▶ announced ──▶ answered
 *
 * *Called*: checked against what is kept and what waits, as in every log. *Sent*: with all others that wait, right behind
 * the head of this log, and with fixed ids, so that it may be sent again: the store has it once. *Kept*: sealed from the
 * node's own bytes, or read from the store where another node came between or the store's answer was lost.
 *
 * Every append is answered within two seconds. It is kept: its positions. What it was decided on has changed: `StreamMoved`,
 * when that has arrived here. It is stored, but could not be kept here: `NotHereYet`. Anything else: `LogUnavailable`; whether
 * it is stored will show later, when its key is asked for again.
 */

import { listenersOf } from '../listeners.ts'
import { type Log, LogUnavailable } from '../log.ts'
import { committedIn, type SqliteFile } from '../sqlite/file.ts'
import { followStore } from './replica.ts'
import type { EventStore } from './store.ts'
import type { OnStatusChange, StoreLink } from './store-link.ts'
import { within } from './timeouts.ts'
import { PATIENCE, waitingAppends } from './waiting-appends.ts'

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
  const committed = committedIn(file)
  let closed = false
  const waiting = waitingAppends({
    committed: { ...committed, unavailable },
    origin: file.origin,
    onQueued: () => replica.wake(),
  })
  const replica = followStore({ store, prefix, file, waiting, onFacts: listeners.announce, onChange, onProgress })

  function unavailable(): string | undefined {
    if (closed) return 'the log is closed'
    const { state, why } = replica.status()
    return state === 'following' ? committed.unavailable() : (why ?? state)
  }

  function settled(stream: string, patience = PATIENCE): Promise<void> | undefined {
    const last = waiting.settled(stream)
    if (!last) return undefined
    const late = () => new LogUnavailable('an earlier command for the same thing takes too long')
    const free = within(patience, last, late)
    // Callers that only ask whether something is under way do not wait for it.
    free.catch(() => undefined)
    return free
  }

  function reaches(position: number): Promise<boolean> {
    const isHere = () => file.writer.head() >= position
    if (isHere()) return Promise.resolve(true)
    return new Promise(resolve => {
      const timer = setTimeout(end, PATIENCE)
      const stop = listeners.follow(() => {
        if (isHere()) end()
      })
      function end(): void {
        clearTimeout(timer)
        stop()
        resolve(isHere())
      }
    })
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
    append: waiting.append,
    recall: waiting.recall,
    follow: listeners.follow,
    backup: file.backup,
    caughtUp: replica.caughtUp,
    store: { status: replica.status, settled, patience: PATIENCE, reaches },
    async close() {
      if (closed) return
      closed = true
      // Appends under way are answered; none is waited for longer than its caller waits.
      await orNotAtAll(waiting.allSettled())
      const ended = replica.stop()
      await store.close()
      await orNotAtAll(ended)
      file.close()
    },
  }
}

/** Waits as long as a caller waits. */
const orNotAtAll = (work: Promise<unknown>): Promise<unknown> =>
  within(PATIENCE, work, () => new LogUnavailable('')).catch(() => undefined)
