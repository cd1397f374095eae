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

/** The storage behind a queue. */
export interface DurableStorage extends CommittedFacts {
  /** Stores the whole batch durably before it returns, or throws and stores nothing; answers with the facts of each append. */
  write(batch: readonly PreparedAppend[]): StoredFact[][]
  /** Milliseconds that its last commit took. */
  commitMs?(): number
}

export interface AppendQueue {
  append(append: Append): Promise<Appended>
  recall(key: string): RememberedCommand | undefined
  follow(listener: FactListener): () => void
  /** Tells the observer of every batch that was stored. */
  observe(observer: (stages: AppendStages) => void): void
  /** Stores what is queued, and takes no more. */
  close(): void
}

interface QueuedAppend extends PreparedAppend {
  readonly resolve: (appended: Appended) => void
  readonly reject: (error: Error) => void
  /** Gives up its revisions, ids and command key. */
  readonly release: () => void
}

/** Facts in a transaction at most, so that none blocks the process for long; a larger append goes alone. */
const MOST_FACTS = 2_000

/** An empty queue before a storage. */
export function appendQueue(storage: DurableStorage): AppendQueue {
  let queue: QueuedAppend[] = []
  let closed = false
  let queuedAt = 0
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
      setImmediate(flush)
    } catch (error) {
      reject(error)
    }
    return promise
  }

  function flush(): void {
    if (queue.length === 0) return
    const batch = takeBatch()
    const begun = performance.now()
    const waiting = begun - queuedAt
    let stored: StoredFact[][]
    try {
      stored = storage.write(batch)
    } catch (error) {
      refuseAll([...batch, ...queue], error)
      return
    }
    const written = performance.now()
    for (const { release } of batch) release()
    if (queue.length > 0) {
      queuedAt = written
      setImmediate(flush)
    }
    // Listeners first, so that whoever is answered finds the new facts in every view.
    const facts = stored.flat()
    listeners.announce(facts)
    const committing = storage.commitMs?.() ?? 0
    const [writing, announcing] = [written - begun - committing, performance.now() - written]
    tellObservers(facts.length, { waiting, writing, committing, announcing })
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

  function takeBatch(): QueuedAppend[] {
    let [taken, facts] = [0, 0]
    for (const { data } of queue) {
      facts += data.length
      if (taken > 0 && facts > MOST_FACTS) break
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
      while (queue.length > 0) flush()
    },
  }
}

/** The answer to an append, from its stored facts. */
export const appendedFrom = (facts: readonly StoredFact[]): Appended => ({
  facts: facts.map(({ id, type, stream, revision, position }) => ({ id, type, stream, revision, position })),
})
