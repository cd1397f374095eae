/** Who is told of facts just kept? Every listener, in order; the fault of one does not keep the others from hearing. */

import type { StoredFact } from './log.ts'

export type Listener = (facts: readonly StoredFact[]) => void

export interface Listeners {
  /** Answers with how to stop. */
  follow(listener: Listener): () => void
  announce(facts: readonly StoredFact[]): void
}

export function listenersOf(): Listeners {
  const listeners = new Set<Listener>()
  return {
    follow(listener) {
      // A wrapper, so that one function given twice is called twice and each stop ends its own.
      const own: Listener = facts => listener(facts)
      listeners.add(own)
      return () => listeners.delete(own)
    },
    announce(facts) {
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
    },
  }
}
