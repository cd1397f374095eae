/** The queue of appends before a log that this process writes: they are stored in batches, in the order of the calls. */

import { type FactListener, listenersOf } from './listeners.ts'
import { type Append, type Appended, LogUnavailable, type RememberedCommand, type StoredFact } from './log.ts'
import { type CommittedFacts, pendingAppendsOn } from './pending-appends.ts'
import { type PreparedAppend, prepareAppend } from './prepare.ts'

/** The storage behind a queue. */
export interface DurableStorage extends CommittedFacts {
  /** Stores the whole batch durably before it returns, or throws and stores nothing; answers with the facts of each append. */
  write(batch: readonly PreparedAppend[]): StoredFact[][]
}

export interface AppendQueue {
  append(append: Append): Promise<Appended>
  recall(key: string): RememberedCommand | undefined
  follow(listener: FactListener): () => void
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
      if (queue.push({ ...prepared, resolve, reject, release }) === 1) setImmediate(flush)
    } catch (error) {
      reject(error)
    }
    return promise
  }

  function flush(): void {
    if (queue.length === 0) return
    const batch = takeBatch()
    let stored: StoredFact[][]
    try {
      stored = storage.write(batch)
    } catch (error) {
      refuseAll([...batch, ...queue], error)
      return
    }
    for (const { release } of batch) release()
    if (queue.length > 0) setImmediate(flush)
    // Listeners first, so that whoever is answered finds the new facts in every view.
    listeners.announce(stored.flat())
    for (const [i, queued] of batch.entries()) queued.resolve(appendedFrom(stored[i] as StoredFact[]))
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
