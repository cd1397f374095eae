/** The appends of a node that wait to be stored, in the order of the calls. They leave in groups: each is one append to the event store. */

import { appendedFrom } from '../append-queue.ts'
import { type Append, type Appended, LogUnavailable, NotHereYet, type RememberedCommand, StreamMoved } from '../log.ts'
import { type CommittedFacts, pendingAppendsOn } from '../pending-appends.ts'
import { prepareAppend } from '../prepare.ts'
import { freshSalt } from '../seal.ts'
import type { ArrivedCommand } from './arrivals.ts'
import { eventsOf, type SaltedAppend } from './envelope.ts'
import { eventBytes, type NewEvent } from './store.ts'
import { within } from './timeouts.ts'

/** An append that waits, or is under way. */
export interface WaitingAppend extends SaltedAppend {
  readonly events: readonly NewEvent[]
  readonly bytes: number
  /** Until when its caller waits, `performance.now()`. */
  readonly deadline: number
}

interface OpenAppend extends WaitingAppend {
  /** The store has it, and this node has not been able to keep it yet. */
  stored: boolean
  /** Gives up its revisions, ids and key, and answers. */
  readonly resolve: (appended: Appended) => void
  readonly reject: (error: Error) => void
}

export interface WaitingAppends {
  /** Checks and queues an append; see `Log.append`. */
  append(append: Append): Promise<Appended>
  recall(key: string): RememberedCommand | undefined
  /** Settles when no append to the stream is under way any more; undefined where none is. */
  settled(stream: string): Promise<void> | undefined
  /** Settles when none is under way any more. */
  allSettled(): Promise<unknown>
  isEmpty(): boolean
  /** The next group. Appends whose stream is not at the revision they were decided on are refused, with `StreamMoved`. */
  next(): readonly WaitingAppend[]
  /** Puts a group back in front, since it was not stored, or nobody knows whether it was. */
  putBack(group: readonly WaitingAppend[]): void
  /** Notes that the store has the group. */
  noteStored(group: readonly WaitingAppend[]): void
  /** Answers those of the commands, now in the log, that wait here. */
  answer(commands: readonly ArrivedCommand[]): void
  refuse(group: readonly WaitingAppend[], error: Error): void
  /** Refuses all that wait. */
  refuseAll(why: string): void
  /** Refuses those whose callers have left. */
  refuseLate(): void
  /** Refuses those whose stream is not at the revision they were decided on, with `StreamMoved`. */
  refuseMoved(): void
  /** Makes groups half as large from now on: the store takes less at once than is usual. */
  makeGroupsSmaller(): void
}

export interface WaitingOptions {
  readonly committed: CommittedFacts
  readonly origin: string
  /** Called when an append has been queued. */
  readonly onQueued: () => void
}

/** Milliseconds within which every append is answered. */
export const PATIENCE = 1_900
/** Facts and bytes in a group at most; a larger append goes alone. */
const MOST_FACTS = 500
const MOST_BYTES = 400_000
const UNKNOWN = 'the event store has not answered in time; whether it has stored this is not known yet'

/** No waiting appends, on top of what is committed. */
export function waitingAppends({ committed, origin, onQueued }: WaitingOptions): WaitingAppends {
  const pending = pendingAppendsOn(committed)
  /** By the id of each append's first fact. */
  const open = new Map<string, OpenAppend>()
  /** The last append of each stream. */
  const tails = new Map<string, Promise<void>>()
  let queue: OpenAppend[] = []
  let mostBytes = MOST_BYTES

  function append(append: Append): Promise<Appended> {
    try {
      return queued(append)
    } catch (error) {
      return Promise.reject(error)
    }
  }

  function queued(append: Append): Promise<Appended> {
    const prepared = { ...prepareAppend(append), salts: append.facts.map(() => freshSalt()) }
    pending.check(append)
    const { patience = PATIENCE, stream } = append
    const { promise, resolve, reject } = Promise.withResolvers<Appended>()
    const answer = (ms: number) => within(ms, promise, () => lateError(one))
    // A command sent again with the same key waits anew.
    const release = pending.reserve(append, () => answer(PATIENCE))
    // Released before the answer, so that whoever goes on from it finds the reservation gone.
    const close = () => {
      open.delete(idOf(prepared))
      release()
    }
    const events = eventsOf(prepared, origin)
    const one: OpenAppend = {
      ...prepared,
      events,
      bytes: events.reduce((sum, event) => sum + eventBytes(event), 0),
      deadline: performance.now() + patience,
      stored: false,
      resolve(appended) {
        close()
        resolve(appended)
      },
      reject(error) {
        close()
        reject(error)
      },
    }
    open.set(idOf(one), one)
    queue.push(one)
    const tail = promise.then(nothing, nothing).then(() => {
      if (tails.get(stream) === tail) tails.delete(stream)
    })
    tails.set(stream, tail)
    onQueued()
    return answer(patience)
  }

  function refuseLate(): void {
    const now = performance.now()
    for (const one of queue) if (one.deadline < now) one.reject(lateError(one))
    queue = queue.filter(one => one.deadline >= now)
  }

  /** Refuses an append whose stream has moved. The revisions are those that the streams have after the appends before it. */
  function refusedAsMoved(one: OpenAppend, revisions: Map<string, number>): boolean {
    const { stream, expectedRevision } = one.append
    const revision = revisions.get(stream) ?? committed.revisionOf(stream)
    if (revision !== expectedRevision) {
      one.reject(new StreamMoved(stream, expectedRevision, revision))
      return true
    }
    revisions.set(stream, revision + one.data.length)
    return false
  }

  function refuseMoved(): void {
    const revisions = new Map<string, number>()
    queue = queue.filter(one => !refusedAsMoved(one, revisions))
  }

  function next(): WaitingAppend[] {
    refuseLate()
    const revisions = new Map<string, number>()
    const group: WaitingAppend[] = []
    let [taken, facts, bytes] = [0, 0, 0]
    for (const one of queue) {
      const isFull = facts + one.data.length > MOST_FACTS || bytes + one.bytes > mostBytes
      if (group.length > 0 && isFull) break
      taken += 1
      if (refusedAsMoved(one, revisions)) continue
      facts += one.data.length
      bytes += one.bytes
      group.push(one)
    }
    queue.splice(0, taken)
    return group
  }

  function answer(commands: readonly ArrivedCommand[]): void {
    if (open.size === 0) return
    for (const { append, facts } of commands) {
      const one = open.get(idOf(append))
      if (!one) continue
      const isOwn = Buffer.compare(append.salts[0] as Uint8Array, one.salts[0] as Uint8Array) === 0
      one.resolve({ ...appendedFrom(facts), ...(!isOwn && { byOthers: true }) })
    }
    queue = queue.filter(one => open.has(idOf(one)))
  }

  const opened = (group: readonly WaitingAppend[]): OpenAppend[] => group.flatMap(one => open.get(idOf(one)) ?? [])

  return {
    append,
    recall: pending.recall,
    settled: stream => tails.get(stream),
    allSettled: () => Promise.all(tails.values()),
    isEmpty: () => queue.length === 0,
    next,
    putBack(group) {
      queue = [...opened(group), ...queue]
    },
    noteStored(group) {
      for (const one of opened(group)) one.stored = true
    },
    answer,
    refuse(group, error) {
      for (const one of opened(group)) one.reject(error)
    },
    refuseAll(why) {
      for (const one of queue) one.reject(new LogUnavailable(why))
      queue = []
    },
    refuseLate,
    refuseMoved,
    makeGroupsSmaller() {
      mostBytes /= 2
    },
  }
}

const nothing = (): void => undefined

const idOf = ({ append }: Pick<SaltedAppend, 'append'>): string => append.facts[0]?.id ?? ''

const lateError = (one: OpenAppend): Error => (one.stored ? new NotHereYet(factsOf(one)) : new LogUnavailable(UNKNOWN))

const factsOf = ({ append: { stream, expectedRevision, facts } }: SaltedAppend): NotHereYet['facts'] =>
  facts.map(({ id, type }, i) => ({ id, type, stream, revision: expectedRevision + 1 + i }))
