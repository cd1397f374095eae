/** Which appends wait, in which order, and what does a new one see of them? The same for every log kept in this process. */

import {
  AlreadyKept,
  type Append,
  type Appended,
  LogUnavailable,
  type Remembered,
  type StoredFact,
  StreamMoved,
} from './log.ts'
import { type Prepared, prepare } from './prepare.ts'

/** What is under the queue. */
export interface Ground {
  /** Why nothing can be kept now, if so. */
  unavailable(): string | undefined
  /** Last kept revision, −1 where there is none. */
  revisionOf(stream: string): number
  /** The mission a kept stream belongs to; undefined where there is no such stream. */
  missionOf(stream: string): string | null | undefined
  hasFact(id: string): boolean
  commandOf(key: string): Remembered | undefined
  /** Keeps all or nothing, durably, before it returns; facts by append. Throws when nothing was kept. */
  keep(batch: readonly Prepared[]): StoredFact[][]
}

export interface Queue {
  append(append: Append): Promise<Appended>
  recall(key: string): Remembered | undefined
  follow(listener: (facts: readonly StoredFact[]) => void): () => void
  /** When the last waiting command was recorded, milliseconds; 0 where none waits. */
  lastRecordedAt(): number
  /** Keeps what waits and takes no more. */
  close(): void
}

interface Waiting extends Prepared {
  readonly resolve: (appended: Appended) => void
  readonly reject: (error: Error) => void
}

interface Head {
  readonly revision: number
  readonly mission: string | null
}

/** A transaction takes no more facts than this, so that none holds up the process for long; a larger append goes alone. */
const MOST_FACTS = 2_000

/** A queue before that ground. */
export function queueBefore(ground: Ground): Queue {
  let queue: Waiting[] = []
  let closed = false
  let lastRecordedAt = 0
  const heads = new Map<string, Head>()
  const ids = new Set<string>()
  const commands = new Map<string, Remembered>()
  const listeners = new Set<(facts: readonly StoredFact[]) => void>()

  const recall = (key: string): Remembered | undefined => commands.get(key) ?? ground.commandOf(key)

  function append(append: Append): Promise<Appended> {
    const { promise, resolve, reject } = Promise.withResolvers<Appended>()
    try {
      const prepared = prepare(append)
      accept(append)
      takePlace(append, promise)
      if (queue.push({ ...prepared, resolve, reject }) === 1) setImmediate(flush)
    } catch (error) {
      reject(error)
    }
    return promise
  }

  /** Refuses what can't be kept after all that is kept and waiting. */
  function accept({ stream, mission, expectedRevision, facts, command }: Append): void {
    const why = closed ? 'the log is closed' : ground.unavailable()
    if (why !== undefined) throw new LogUnavailable(why)
    if (command && recall(command.key)) throw new AlreadyKept(`the command key ${command.key} has been used`)
    const revision = heads.get(stream)?.revision ?? ground.revisionOf(stream)
    if (revision !== expectedRevision) throw new StreamMoved(stream, expectedRevision, revision)
    const home = heads.has(stream) ? heads.get(stream)?.mission : ground.missionOf(stream)
    if (home !== undefined && home !== mission)
      throw new RangeError(`mission: ${stream} belongs to ${home ?? 'no mission'}, not ${mission ?? 'none'}`)
    const own = new Set<string>()
    for (const { id } of facts) {
      if (own.has(id) || ids.has(id) || ground.hasFact(id)) throw new AlreadyKept(`the fact id ${id} is taken`)
      own.add(id)
    }
  }

  function takePlace(
    { stream, mission, expectedRevision, facts, command, recordedAt }: Append,
    appended: Promise<Appended>,
  ) {
    heads.set(stream, { revision: expectedRevision + facts.length, mission })
    for (const { id } of facts) ids.add(id)
    if (command) commands.set(command.key, { digest: command.digest, appended })
    lastRecordedAt = Math.max(lastRecordedAt, recordedAt)
  }

  /** Everything an append held while it waited, but what a later one of its stream holds now. */
  function leavePlace({ append: { stream, expectedRevision, facts, command } }: Prepared): void {
    if (heads.get(stream)?.revision === expectedRevision + facts.length) heads.delete(stream)
    for (const { id } of facts) ids.delete(id)
    if (command) commands.delete(command.key)
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
    for (const waiting of batch) leavePlace(waiting)
    if (queue.length > 0) setImmediate(flush)
    // Followers first: who is answered finds his own fact in every view.
    announce(kept.flat())
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
    heads.clear()
    ids.clear()
    commands.clear()
    lastRecordedAt = 0
    const error = cause instanceof LogUnavailable ? cause : new LogUnavailable('the log kept nothing', { cause })
    for (const { reject } of waiting) reject(error)
  }

  function announce(facts: readonly StoredFact[]): void {
    for (const listener of listeners) {
      try {
        listener(facts)
      } catch (error) {
        // A follower's fault is its own, but never silent: it surfaces as an uncaught exception.
        setImmediate(() => {
          throw error
        })
      }
    }
  }

  return {
    append,
    recall,
    follow(listener) {
      // A wrapper, so that one function given twice is called twice and each stop ends its own.
      const own = (facts: readonly StoredFact[]) => listener(facts)
      listeners.add(own)
      return () => listeners.delete(own)
    },
    lastRecordedAt: () => lastRecordedAt,
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
