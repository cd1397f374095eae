/** Time limits for calls to the store and reads from it, which might otherwise never end. */

import type { EventEmitter } from 'node:events'
import { StoreAway } from './store.ts'

/** Milliseconds of silence after which a store counts as away. */
const SILENCE = 3_000

const silent = () => new StoreAway('the event store does not answer in time')

/** The outcome of a promise, or the `late` error after that many milliseconds. */
export async function within<A>(ms: number, given: Promise<A>, late: () => Error = silent): Promise<A> {
  const timer = Promise.withResolvers<never>()
  const timeout = setTimeout(() => timer.reject(late()), ms)
  try {
    return await Promise.race([given, timer.promise])
  } finally {
    clearTimeout(timeout)
  }
}

/** A read that goes on until it ends or is cancelled. */
interface CancellableRead extends Emitter {
  cancel(): Promise<void>
  destroy(error: Error): unknown
}
interface Emitter {
  on(event: 'error', listener: (error: Error) => void): unknown
}

/**
 * Gives `take` each item of a read as it arrives, until `take` answers false. By events, since iteration takes twice the
 * time. A short read should be read to its end, for the client keeps the call of an unfinished one open. Throws what `errorOf`
 * makes of an error, and `StoreAway` where nothing arrives for `silence` milliseconds.
 */
export async function consume<E>(
  read: CancellableRead,
  errorOf: (error: unknown) => Error,
  take: (one: E) => boolean,
  silence = SILENCE,
): Promise<void> {
  const watch = silenceWatch(read, silence)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const stream = read as unknown as EventEmitter
  let failure: unknown
  let done = false
  stream.on('error', reject)
  stream.on('end', resolve)
  stream.on('data', (one: E) => {
    if (done) return
    try {
      watch.heard()
      done = !take(one)
      if (done) resolve()
    } catch (error) {
      done = true
      failure = error
      reject(error)
    }
  })
  try {
    await promise
  } catch (error) {
    throw failure ?? errorOf(error)
  } finally {
    watch.end()
    release(read, () => read.cancel())
  }
}

/** Ends a read in which nothing arrives for that many milliseconds. */
function silenceWatch(read: { destroy(error: Error): unknown }, silence: number) {
  let last = performance.now()
  const timer = setInterval(
    () => {
      if (performance.now() - last > silence) read.destroy(silent())
    },
    Math.min(silence / 2, 1000),
  )
  return {
    heard() {
      last = performance.now()
    },
    end: () => clearInterval(timer),
  }
}

/** Cancels a call, and ignores whatever it still reports. */
export function release(call: Emitter, cancel: () => Promise<void>): void {
  call.on('error', () => undefined)
  cancel().catch(() => undefined)
}
