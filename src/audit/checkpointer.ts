/**
 * Signing checkpoints of a log: one second after the first fact that is not signed yet, so at most once a second under load; and
 * at once, or when that second is over, where somebody asks for one. None is signed that does not continue the one before.
 */

import type { Log } from '../log/log.ts'
import { parseCheckpoint, signCheckpoint } from '../proof/checkpoint.ts'
import { parseNote, type SignerKey } from '../proof/note.ts'
import type { CheckpointStore, KeptCheckpoint } from './checkpoint-store.ts'
import { rootOfSize } from './fork-guard.ts'

export interface CheckpointerOptions {
  readonly log: Pick<Log, 'head' | 'treeNode' | 'damage' | 'follow'>
  readonly store: CheckpointStore
  readonly key: SignerKey
  /** The wall clock, milliseconds since 1970. */
  readonly clock?: () => number
  /** Called with each checkpoint after it is kept. */
  readonly onSigned?: (checkpoint: KeptCheckpoint) => void
  /** Called where a checkpoint cannot be signed or kept; it is tried again with the next fact. */
  readonly onError?: (error: Error) => void
  /** Milliseconds between two checkpoints at least. */
  readonly every?: number
}

export interface Checkpointer {
  /** The last checkpoint; a new one where facts have come since and the last is old enough, otherwise after that time. */
  current(): Promise<KeptCheckpoint | undefined>
  /** Signs what is not signed yet, and stops. */
  close(): void
}

/** Begins to sign the log. */
export function checkpointerOn({
  log,
  store,
  key,
  clock = Date.now,
  onSigned = () => {},
  onError = () => {},
  every = 1000,
}: CheckpointerOptions): Checkpointer {
  let last = store.last()
  let signedAt = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let waiting: Promise<KeptCheckpoint | undefined> | undefined
  let closed = false

  const isBehind = (): boolean => !closed && log.head() + 1 > (last?.size ?? 0) && log.damage() === undefined

  function sign(): void {
    clearTimeout(timer)
    timer = undefined
    if (!isBehind()) return
    try {
      signNow()
    } catch (error) {
      onError(error as Error)
    }
  }

  function signNow(): void {
    const size = log.head() + 1
    if (last) requireContinued(last)
    const checkpoint = { size, at: clock(), note: signCheckpoint(size, rootOfSize(log, size), key) }
    store.add(checkpoint)
    last = { ...checkpoint, cosignatures: [] }
    signedAt = performance.now()
    onSigned(last)
  }

  function requireContinued({ note }: KeptCheckpoint): void {
    const { size, root } = parseCheckpoint(parseNote(note).text)
    if (Buffer.compare(rootOfSize(log, Number(size)), root) !== 0)
      throw new Error(`the first ${size} facts of the log are not those that were signed; nothing more is signed`)
  }

  const sinceSigned = (): number => performance.now() - signedAt
  const stop = log.follow(() => {
    timer ??= setTimeout(sign, every).unref()
  })
  // What a process that was killed had not signed yet.
  if (isBehind()) timer = setTimeout(sign, every).unref()

  return {
    current() {
      if (!isBehind()) return Promise.resolve(store.last())
      if (sinceSigned() >= every) {
        sign()
        return Promise.resolve(store.last())
      }
      waiting ??= new Promise(resolve => {
        setTimeout(() => {
          waiting = undefined
          sign()
          resolve(closed ? undefined : store.last())
        }, every - sinceSigned())
      })
      return waiting
    },
    close() {
      if (closed) return
      sign()
      closed = true
      stop()
      clearTimeout(timer)
    },
  }
}
