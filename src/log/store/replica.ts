/**
 * How a node's log and the stream of its event store are kept the same, through everything that can happen to either.
 *
 *   check ──▶ read on ──▶ (send │ read on │ listen) … ──▶ any error ──▶ wait ──▶ check …
 *
 * One thing is done at a time. *Send*: all appends that wait go out as one append to the store, with the head of this log
 * as expected revision. Success means that nobody came between: the facts are kept from the node's own bytes, announced and
 * answered, without being read back. On a conflict, and where the outcome is not known, the appends go back to the queue and
 * the store is read on: what arrives answers those that were stored, refuses those whose stream has moved, and the rest is
 * sent again. That is safe since an append is stored only right behind a head up to which everything was read.
 *
 * *Read on*: everything from this log's head on. The first event must be the head itself. If it is not, the store was
 * restored, scavenged, cleared or filled again; it is never written to, the log becomes read-only and says so, and checks
 * again now and then, for the store may be completed.
 *
 * *Give way*: a node that sends group after group reads on for a moment before the next, so that other nodes get their turn
 * (`writing-turns.ts`).
 *
 * *Listen*: a node that has nothing to send reads on a few times, and then subscribes to the stream. An append that is
 * queued ends the listening.
 *
 * An event that can't be read as a fact stops the log for good, loudly: passing over it would make this log differ from the
 * logs of other nodes. After any other error it tries again, soon at first and then less often, each node at its own times.
 */

import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppendTooLarge, type StoredFact } from '../log.ts'
import type { SqliteFile } from '../sqlite/file.ts'
import { type ArrivedCommand, arrivalsIn, keepCommands } from './arrivals.ts'
import { differenceFrom, isOwnFact } from './compare.ts'
import { readMetadata } from './metadata.ts'
import { currentStatus, stateAfter } from './replica-status.ts'
import { sendingTo } from './sending.ts'
import { type EventStore, FellBehind, logStream, StoreAway, StoreConflict, type StoreEvent } from './store.ts'
import type { OnStatusChange, ReplicaStatus } from './store-link.ts'
import { followSubscription } from './subscription.ts'
import type { WaitingAppend, WaitingAppends } from './waiting-appends.ts'
import { writingTurns } from './writing-turns.ts'

export interface ReplicaOptions {
  readonly store: EventStore
  readonly prefix: string
  readonly file: SqliteFile
  readonly waiting: WaitingAppends
  /** Called with the facts just committed, in order. */
  readonly onFacts: (facts: readonly StoredFact[]) => void
  readonly onChange?: OnStatusChange | undefined
  /** Called with the number of facts that have arrived. */
  readonly onProgress?: ((facts: number) => void) | undefined
}

export interface Replica {
  status(): ReplicaStatus
  /** Resolves when the log first holds all that the store holds; rejects where an operator must act first. */
  readonly caughtUp: Promise<void>
  /** Sends what waits, as soon as nothing else is under way. */
  wake(): void
  /** Begins nothing more; resolves when nothing is under way. */
  stop(): Promise<void>
}

/** Facts in a transaction while reading on; more would only block others for longer. */
const BATCH = 500
/** Reads without a new fact before it listens; and milliseconds between them, also while it gives way. */
const [IDLE_READS, PAUSE, SHORT_PAUSE] = [10, 40, 5]
/** Milliseconds to wait before trying again: at first, and at most. */
const [SOONEST, LATEST] = [50, 2_000]

const MOVED_OUT = 'the log has moved out of this event store, and goes on where it moved to'
const MOVING_IN = 'the log is being moved into this event store; when that is done it goes on here'

/** Begins to follow the store, until it is stopped. */
export function followStore(options: ReplicaOptions): Replica {
  const { store, prefix, file, waiting, onFacts, onChange, onProgress } = options
  const stream = logStream(prefix)
  const caughtUp = Promise.withResolvers<void>()
  caughtUp.promise.catch(() => undefined) // Nobody has to wait for it.
  let stopped = false
  /** Ends a pause or the listening, whichever is under way. */
  let interrupt: (why: 'queued' | 'stopped') => void = nothing
  /** Facts that have arrived; reads that brought none, since one did. */
  let [arrivedFacts, idleReads] = [0, IDLE_READS]
  let movedOut = false
  const turns = writingTurns()
  const sendGroup = sendingTo(store, stream)
  const status = currentStatus(file.writer.lastRecordedAt(), onChange)
  const { become, heard } = status

  async function follow(): Promise<void> {
    for (let failures = 0; !stopped; failures += 1) {
      const before = status.now().heardAt
      try {
        await checkAndFollow()
      } catch (error) {
        if (stopped) break
        become(stateAfter(error as Error))
        if (!(error instanceof StoreAway)) caughtUp.reject(error)
        refuseWaiting()
        if (status.now().state === 'stopped') break
      }
      if (status.now().heardAt > before) failures = 0
      await pause(Math.min(LATEST, SOONEST * 2 ** failures) * (0.5 + Math.random() / 2))
    }
  }

  /** While the store is away, those wait whose callers do: it may be back in time. */
  function refuseWaiting(): void {
    const { state, why } = status.now()
    if (state === 'away') waiting.refuseLate()
    else waiting.refuseAll(why ?? state)
  }

  async function checkAndFollow(): Promise<void> {
    const metadata = await readMetadata(store, prefix)
    await readOn()
    for (; !stopped; await sendOrRest()) {
      const why = movedOut ? MOVED_OUT : metadata?.movingIn ? MOVING_IN : undefined
      become({ state: why === undefined ? 'following' : 'read-only', why })
      caughtUp.resolve()
      if (why === undefined) continue
      refuseWaiting()
      return pause(LATEST)
    }
  }

  async function sendOrRest(): Promise<void> {
    // Whatever else is queued in this turn of the event loop goes along.
    await nextTurn()
    if (!waiting.isEmpty()) await giveWay()
    const group = waiting.next()
    if (group.length > 0) return send(group)
    if (idleReads >= IDLE_READS) return listen()
    await pause(PAUSE, true)
    if (waiting.isEmpty()) idleReads = (await readOn()) > 0 ? 0 : idleReads + 1
  }

  /** Where it is the turn of others: reads on until one of them has written, or has had the time to. */
  async function giveWay(): Promise<void> {
    const until = turns.givesWayUntil()
    if (until === undefined) return
    while (!stopped && performance.now() < until) {
      // What others moved is decided again in this turn of the event loop, and goes along.
      if ((await readOn()) > 0) return void (await nextTurn())
      await pause(SHORT_PAUSE)
    }
  }

  async function send(group: readonly WaitingAppend[]): Promise<void> {
    const begun = performance.now()
    let facts: number
    try {
      facts = await sendGroup(group, file.writer.head())
    } catch (error) {
      if (stopped) return
      return afterRefusal(group, error)
    }
    if (stopped) return
    turns.sent(begun)
    waiting.noteStored(group)
    idleReads = 0
    try {
      arrived(keepCommands(file, group), facts)
    } catch (error) {
      // It is read from the store when it can be kept.
      waiting.putBack(group)
      throw error
    }
    heard()
  }

  async function afterRefusal(group: readonly WaitingAppend[], error: unknown): Promise<void> {
    if (error instanceof AppendTooLarge && group.length === 1) return waiting.refuse(group, error)
    waiting.putBack(group)
    if (error instanceof AppendTooLarge) return waiting.makeGroupsSmaller()
    if (!(error instanceof StoreConflict || error instanceof StoreAway)) throw error
    // Nothing new: it may still be on its way to the store.
    if ((await readOn()) === 0) await pause(20 + Math.random() * 60)
  }

  /** Reads what the store has beyond this log's head; answers with the number of facts. Throws `OtherStore` where it does not have the head. */
  async function readOn(): Promise<number> {
    const head = file.writer.head()
    const arrivals = arrivalsIn(file)
    const before = arrivedFacts
    let hasHead = head < 0
    function take(event: StoreEvent): boolean {
      requireGoingOn()
      if (!hasHead) {
        hasHead = isOwnFact(file, event, head)
        return hasHead
      }
      arrivals.take(event)
      if (arrivals.pendingFacts() >= BATCH) arrived(arrivals.commit())
      return true
    }
    try {
      await store.read(stream, Math.max(0, head), take)
    } catch (error) {
      // What came before the reading broke off is not read again.
      if (error instanceof StoreAway && !stopped) arrived(arrivals.commit())
      throw error
    }
    requireGoingOn()
    if (!hasHead) throw await differenceFrom(store, stream, file)
    arrived(arrivals.commit())
    movedOut ||= arrivals.hasMovedOut()
    turns.looked()
    heard()
    return arrivedFacts - before
  }

  /** The file may be closed when it has been stopped. */
  function requireGoingOn(): void {
    if (stopped) throw new StoreAway('the log is closed')
  }

  function arrived(commands: readonly ArrivedCommand[], own = 0): void {
    if (commands.length === 0) return
    const facts = commands.flatMap(({ facts }) => facts)
    arrivedFacts += facts.length - own
    if (own === 0) onProgress?.(arrivedFacts)
    // Listeners first, so that whoever is answered finds the new facts in every view.
    onFacts(facts)
    waiting.answer(commands)
    if (own > 0) return
    turns.othersWrote()
    waiting.refuseMoved()
  }

  /** Follows by a subscription until there is something to send, or the subscription does not bring what the store has. */
  async function listen(): Promise<void> {
    const ending = new AbortController()
    const arrivals = arrivalsIn(file)
    interrupt = () => ending.abort(new FellBehind('there is something else to do'))
    try {
      await followSubscription({
        events: store.subscribe(stream, file.writer.head(), ending.signal),
        ending,
        onEvent: arrivals.take,
        onTurn() {
          arrived(arrivals.commit())
          heard()
          movedOut ||= arrivals.hasMovedOut()
          if (movedOut) interrupt('queued')
        },
        readBeside: async () => (await readOn()) > 0 || movedOut,
      })
    } catch (error) {
      if (!(error instanceof FellBehind)) throw error
      idleReads = 0
    } finally {
      interrupt = nothing
      turns.looked()
    }
  }

  /** Waits so many milliseconds, or until it is stopped; with `untilQueued`, or until there is something to send. */
  function pause(ms: number, untilQueued = false): Promise<void> {
    if (stopped) return Promise.resolve()
    return new Promise(resolve => {
      const timer = setTimeout(end, ms)
      function end(): void {
        clearTimeout(timer)
        interrupt = nothing
        resolve()
      }
      interrupt = why => {
        if (untilQueued || why === 'stopped') end()
      }
    })
  }

  const ended = follow()
  return {
    status: status.now,
    caughtUp: caughtUp.promise,
    wake: () => interrupt('queued'),
    stop() {
      stopped = true
      interrupt('stopped')
      return ended
    },
  }
}

const nothing = (): void => undefined
