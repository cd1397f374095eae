/** The queue of appends before a log that this process writes: they are stored in batches, in the order of the calls. */

import { type FactListener, listenersOf } from './listeners.ts'
import {
  type Append,
  type Appended,
  type AppendStages,
  LogUnavailable,
  type RememberedCommand,
  type StoredFact,
} from './log.ts'
import { type CommittedFacts, pendingAppendsOn } from './pending-appends.ts'
import { type PreparedAppend, prepareAppend } from './prepare.ts'

/** The storage behind a queue: one that this thread writes, or one that another thread writes. */
export type DurableStorage = OwnStorage | StorageElsewhere

export interface OwnStorage extends CommittedFacts {
  readonly writeElsewhere?: never
  /** Stores the whole batch durably before it returns, or throws and stores nothing; answers with the facts of each append. */
  write(batch: readonly PreparedAppend[]): StoredFact[][]
  /** Stores the whole batch or throws and stores nothing; `done` is called later, when it is durable or has failed to become so. */
  writeAhead?(batch: readonly PreparedAppend[], done: (error?: Error) => void): StoredFact[][]
  /** Makes what was written ahead durable at once, and calls its `done`. */
  flushNow?(): void
  /** Milliseconds that its last commit took, with its flush. */
  commitMs?(): number
}

export interface StorageElsewhere extends CommittedFacts {
  /** Has the whole batch stored durably by another thread: answers with the facts of each append, or rejects and nothing is stored. */
  writeElsewhere(batch: readonly PreparedAppend[]): Promise<StoredFact[][]>
}

export interface AppendQueue {
  append(append: Append): Promise<Appended>
  recall(key: string): RememberedCommand | undefined
  follow(listener: FactListener): () => void
  /** Tells the observer of every batch that was stored. */
  observe(observer: (stages: AppendStages) => void): void
  /** Stores what is queued, and takes no more; where this thread stores it, that is done when the call returns. */
  close(): Promise<void> | undefined
}

interface QueuedAppend extends PreparedAppend {
  readonly resolve: (appended: Appended) => void
  readonly reject: (error: Error) => void
  /** Gives up its revisions, ids and command key. */
  readonly release: () => void
}

/** Facts in a transaction at most, so that none blocks the process for long; a larger append goes alone. */
const MOST_FACTS = 2_000
/** The same where another thread stores them, which blocks nobody. */
const MOST_ELSEWHERE = 5_000

/** An empty queue before a storage. */
export function appendQueue(storage: DurableStorage): AppendQueue {
  let queue: QueuedAppend[] = []
  let closed = false
  let queuedAt = 0
  /** A batch is on its way to being stored durably; the next one waits for it. */
  let isUnderWay = false
  /** Settles with the batch that another thread stores. */
  let elsewhere: Promise<void> | undefined
  const observers: ((stages: AppendStages) => void)[] = []
  const listeners = listenersOf()
  const pending = pendingAppendsOn({
    ...storage,
    unavailable: () => (closed ? 'the log is closed' : storage.unavailable()),
  })

  function append(append: Append): Promise<Appended> {
    const { promise, resolve, reject } = Promise.withResolvers<Appended>()
    try {
      const prepared = prepareAppend(append)
      pending.check(append)
      const release = pending.reserve(append, () => promise)
      if (queue.push({ ...prepared, resolve, reject, release }) > 1) return promise
      queuedAt = performance.now()
      // Those who append in the same turn of the event loop are stored together.
      process.nextTick(storeNext)
    } catch (error) {
      reject(error)
    }
    return promise
  }

  function storeNext(): void {
    if (queue.length === 0 || isUnderWay) return
    const batch = takeBatch()
    const begun = performance.now()
    const waited = begun - queuedAt
    if (queue.length > 0) queuedAt = begun
    if (storage.writeElsewhere) {
      isUnderWay = true
      elsewhere = storage.writeElsewhere(batch).then(durable, failed)
      return
    }
    // A fact alone would only wait longer for the way to another thread and back.
    const isOneFact = batch.length === 1 && batch[0]?.data.length === 1
    const ahead = closed || isOneFact ? undefined : storage.writeAhead
    let stored: StoredFact[][]
    try {
      stored = ahead?.(batch, error => (error ? failed(error) : durable(stored))) ?? storage.write(batch)
    } catch (error) {
      failed(error)
      return
    }
    isUnderWay = ahead !== undefined
    if (!isUnderWay) durable(stored)

    function durable(facts: readonly StoredFact[][]): void {
      isUnderWay = false
      finish(batch, facts, { begun, waited })
    }
    function failed(error: unknown): void {
      isUnderWay = false
      refuseAll([...batch, ...queue], error)
    }
  }

  function finish(
    batch: readonly QueuedAppend[],
    stored: readonly StoredFact[][],
    { begun, waited }: { readonly begun: number; readonly waited: number },
  ): void {
    const durable = performance.now()
    for (const { release } of batch) release()
    // Another thread goes on at once; this one first answers.
    if (storage.writeElsewhere) storeNext()
    else if (queue.length > 0) setImmediate(storeNext)
    // Listeners first, so that whoever is answered finds the new facts in every view.
    const facts = stored.flat()
    listeners.announce(facts)
    const committing = storage.writeElsewhere ? 0 : (storage.commitMs?.() ?? 0)
    const [writing, announcing] = [durable - begun - committing, performance.now() - durable]
    tellObservers(facts.length, { waiting: waited, writing, committing, announcing })
    for (const [i, queued] of batch.entries()) queued.resolve(appendedFrom(stored[i] as StoredFact[]))
  }

  function tellObservers(facts: number, ms: AppendStages['seconds']): void {
    if (observers.length === 0) return
    const seconds = {
      ...{ waiting: ms.waiting / 1000, writing: ms.writing / 1000 },
      ...{ committing: ms.committing / 1000, announcing: ms.announcing / 1000 },
    }
    for (const observe of observers) observe({ facts, seconds })
  }

  async function storeAll(): Promise<void> {
    while (queue.length > 0 || isUnderWay) {
      storeNext()
      await elsewhere
    }
  }

  function takeBatch(): QueuedAppend[] {
    const most = storage.writeElsewhere ? MOST_ELSEWHERE : MOST_FACTS
    let [taken, facts] = [0, 0]
    for (const { data } of queue) {
      facts += data.length
      if (taken > 0 && facts > most) break
      taken++
    }
    return queue.splice(0, taken)
  }

  /** Refuses a failed batch, and all behind it: they were decided on facts that are not stored. */
  function refuseAll(queued: readonly QueuedAppend[], cause: unknown): void {
    queue = []
    pending.releaseAll()
    const error = cause instanceof LogUnavailable ? cause : new LogUnavailable('the log stored nothing', { cause })
    for (const { reject } of queued) reject(error)
  }

  return {
    append,
    recall: pending.recall,
    follow: listeners.follow,
    observe: observer => void observers.push(observer),
    close() {
      closed = true
      if (storage.writeElsewhere) return storeAll()
      storage.flushNow?.()
      while (queue.length > 0) storeNext()
      return undefined
    },
  }
}

/** The answer to an append, from its stored facts. */
export const appendedFrom = (facts: readonly StoredFact[]): Appended => ({
  facts: facts.map(({ id, type, stream, revision, position }) => ({ id, type, stream, revision, position })),
})
