/**
 * Long work in turns: it is advanced for ten milliseconds, and the event loop is free before the next turn. Of all the work
 * that waits one piece is advanced between two visits to the event loop, so that many long questions hold it no longer than one.
 */

import type { Work } from '../../projections/base/work.ts'

export interface Turns {
  /** Does the work to its end. What ends within the first turn takes one. Rejects with what the work throws, or with the reason why the signal was aborted. */
  run<A>(work: Work<A>, signal?: AbortSignal): Promise<A>
}

/** Milliseconds a turn. */
const TURN = 10

interface Waiting {
  /** Advances for a turn; true: it is settled. */
  readonly advance: () => boolean
}

/** Makes the turns that all long work of one installation shares. `now` is monotonic, in milliseconds. */
export function turnsOf(now: () => number = () => performance.now()): Turns {
  const waiting: Waiting[] = []
  let isScheduled = false

  function schedule(): void {
    if (isScheduled) return
    isScheduled = true
    setImmediate(turn)
  }

  function turn(): void {
    isScheduled = false
    const next = waiting.shift()
    if (next && !next.advance()) waiting.push(next)
    if (waiting.length > 0) schedule()
  }

  function run<A>(work: Work<A>, signal?: AbortSignal): Promise<A> {
    return new Promise((resolve, reject) => {
      const advance = (): boolean => {
        try {
          signal?.throwIfAborted()
          const end = now() + TURN
          do {
            const step = work.next()
            if (!step.done) continue
            resolve(step.value)
            return true
          } while (now() < end)
          return false
        } catch (error) {
          work.return(undefined as A)
          reject(error)
          return true
        }
      }
      waiting.push({ advance })
      schedule()
    })
  }

  return { run }
}

export interface SharedWork<A> {
  /** Begins the work of a name, or waits for the one under way; it is ended when all who waited have gone. */
  run(name: string, begin: () => Work<A>, signal?: AbortSignal): Promise<A>
}

interface Running<A> {
  readonly done: Promise<A>
  readonly ended: AbortController
  waiting: number
}

/** Makes work that is done once for all who want the same at one time. */
export function sharedWork<A>(turns: Turns): SharedWork<A> {
  const running = new Map<string, Running<A>>()

  function begun(name: string, begin: () => Work<A>): Running<A> {
    const ended = new AbortController()
    const done = turns.run(begin(), ended.signal).finally(() => end(name, fresh))
    const fresh: Running<A> = { done, ended, waiting: 0 }
    running.set(name, fresh)
    return fresh
  }

  /** Who comes from now on begins anew. */
  function end(name: string, work: Running<A>): void {
    if (running.get(name) === work) running.delete(name)
  }

  return {
    run(name, begin, signal) {
      const work = running.get(name) ?? begun(name, begin)
      work.waiting += 1
      if (!signal) return work.done
      return new Promise((resolve, reject) => {
        const leave = (): void => {
          reject(signal.reason)
          work.waiting -= 1
          if (work.waiting > 0) return
          end(name, work)
          work.ended.abort(signal.reason)
        }
        if (signal.aborted) leave()
        else signal.addEventListener('abort', leave, { once: true })
        work.done.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
      })
    },
  }
}
