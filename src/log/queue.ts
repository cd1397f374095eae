/** Which appends wait, in which order, and what does a new one see of them? The same for every log kept in this process. */

import { type Listener, listenersOf } from './listeners.ts'
import { type Append, type Appended, LogUnavailable, type Remembered, type StoredFact } from './log.ts'
import { type KeptBefore, pendingAppendsAfter } from './places.ts'
import { type Prepared, prepare } from './prepare.ts'

/** What is under the queue. */
export interface Ground extends KeptBefore {
  /** Keeps all or nothing, durably, before it returns; facts by append. Throws when nothing was kept. */
  keep(batch: readonly Prepared[]): StoredFact[][]
}

export interface Queue {
  append(append: Append): Promise<Appended>
  recall(key: string): Remembered | undefined
  follow(listener: Listener): () => void
  /** When the last waiting command was recorded, milliseconds; 0 where none waits. */
  lastRecordedAt(): number
  /** Keeps what waits and takes no more. */
  close(): void
}

interface Waiting extends Prepared {
  readonly resolve: (appended: Appended) => void
  readonly reject: (error: Error) => void
  readonly leave: () => void
}

/** A transaction takes no more facts than this, so that none holds up the process for long; a larger append goes alone. */
const MOST_FACTS = 2_000

/** A queue before that ground. */
export function queueBefore(ground: Ground): Queue {
  let queue: Waiting[] = []
  let closed = false
  const listeners = listenersOf()
  const places = pendingAppendsAfter({
    ...ground,
    unavailable: () => (closed ? 'the log is closed' : ground.unavailable()),
  })

  function append(append: Append): Promise<Appended> {
    const { promise, resolve, reject } = Promise.withResolvers<Appended>()
    try {
      const prepared = prepare(append)
      places.accept(append)
      const leave = places.take(append, () => promise)
      if (queue.push({ ...prepared, resolve, reject, leave }) === 1) setImmediate(flush)
    } catch (error) {
      reject(error)
    }
    return promise
  }

  function flush(): void {
    if (queue.length === 0) return
    const batch = takeBatch()
    let kept: StoredFact[][]
    try {
      kept = ground.keep(batch)
    } catch (error) {
      refuseAll([...batch, ...queue], error)
      return
    }
    for (const { leave } of batch) leave()
    if (queue.length > 0) setImmediate(flush)
    // Followers first: who is answered finds his own fact in every view.
    listeners.announce(kept.flat())
    for (const [i, waiting] of batch.entries()) waiting.resolve(answerOf(kept[i] as StoredFact[]))
  }

  function takeBatch(): Waiting[] {
    let [taken, facts] = [0, 0]
    for (const { data } of queue) {
      facts += data.length
      if (taken > 0 && facts > MOST_FACTS) break
      taken++
    }
    return queue.splice(0, taken)
  }

  /** Those behind the failed batch were decided upon facts that are not there: they go with it. */
  function refuseAll(waiting: readonly Waiting[], cause: unknown): void {
    queue = []
    places.leaveAll()
    const error = cause instanceof LogUnavailable ? cause : new LogUnavailable('the log kept nothing', { cause })
    for (const { reject } of waiting) reject(error)
  }

  return {
    append,
    recall: places.recall,
    follow: listeners.follow,
    lastRecordedAt: places.lastRecordedAt,
    close() {
      closed = true
      while (queue.length > 0) flush()
    },
  }
}

/** What the caller of an append is told. */
export const answerOf = (facts: readonly StoredFact[]): Appended => ({
  facts: facts.map(({ id, type, stream, revision, position }) => ({ id, type, stream, revision, position })),
})
