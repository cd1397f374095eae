/** How long is a store waited for? Calls and reads that may never end, given an end. */

import { StoreAway } from './store.ts'

/** Milliseconds after which a store that says nothing is taken to be away. */
const SILENCE = 5_000

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
interface Cancelled<E> extends AsyncIterable<E>, Emitter {
  cancel(): Promise<void>
  destroy(error: Error): unknown
}
interface Emitter {
  on(event: 'error', listener: () => void): unknown
}

/** Reads until it ends, and cancels it however it is left; throws what `errorOf` makes of an error, and `StoreAway` where nothing comes for so long. */
export async function* flowing<E>(
  read: Cancelled<E>,
  errorOf: (error: unknown) => Error,
  silence = SILENCE,
): AsyncIterable<E> {
  let heard = performance.now()
  const watch = setInterval(
    () => {
      if (performance.now() - heard > silence) read.destroy(silent())
    },
    Math.min(silence / 2, 1000),
  )
  try {
    for await (const one of read) {
      yield one
      heard = performance.now()
    }
  } catch (error) {
    throw errorOf(error)
  } finally {
    clearInterval(watch)
    release(read, () => read.cancel())
  }
}

/** Lets a call go; what it still says is of no interest to anybody. */
export function release(call: Emitter, cancel: () => Promise<void>): void {
  call.on('error', () => undefined)
  cancel().catch(() => undefined)
}
