/** How long is a store waited for? Calls and reads that may never end, given an end. */

import type { EventEmitter } from 'node:events'
import { StoreAway } from './store.ts'

/** Milliseconds after which a store that says nothing is taken to be away. */
const SILENCE = 3_000

const silent = () => new StoreAway('the event store does not answer in time')

/** What it comes to, or after so many milliseconds that error. */
export async function within<A>(ms: number, given: Promise<A>, late: () => Error = silent): Promise<A> {
  const timer = Promise.withResolvers<never>()
  const timeout = setTimeout(() => timer.reject(late()), ms)
  try {
    return await Promise.race([given, timer.promise])
  } finally {
    clearTimeout(timeout)
  }
}

/** A read that goes on until it is cancelled. */
interface Cancelled extends Emitter {
  cancel(): Promise<void>
  destroy(error: Error): unknown
}
interface Emitter {
  on(event: 'error', listener: (error: Error) => void): unknown
}

/**
 * Gives each of what is read to `take` as soon as it is there, as long as that wants more; not by iteration, which takes
 * twice the time. A short read is best read to its end: what is left off holds its call open in the client. Throws what
 * `errorOf` makes of an error, and `StoreAway` where nothing comes for so many milliseconds.
 */
export async function flowing<E>(
  read: Cancelled,
  errorOf: (error: unknown) => Error,
  take: (one: E) => boolean,
  silence = SILENCE,
): Promise<void> {
  const watch = watching(read, silence)
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

/** Ends a read that says nothing for so long. */
function watching(read: { destroy(error: Error): unknown }, silence: number) {
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

/** Lets a call go; what it still says is of no interest to anybody. */
export function release(call: Emitter, cancel: () => Promise<void>): void {
  call.on('error', () => undefined)
  cancel().catch(() => undefined)
}
