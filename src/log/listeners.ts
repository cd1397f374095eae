/** The listeners to a log: each is called, in order, with every batch of new facts; an error in one does not stop the others. */

import type { StoredFact } from './log.ts'

export type FactListener = (facts: readonly StoredFact[]) => void

export interface Listeners {
  /** Adds a listener; the function returned removes it. */
  follow(listener: FactListener): () => void
  announce(facts: readonly StoredFact[]): void
}

export function listenersOf(): Listeners {
  const listeners = new Set<FactListener>()
  return {
    follow(listener) {
      // Wrapped, so that a function added twice is called twice, and each stop removes its own.
      const own: FactListener = facts => listener(facts)
      listeners.add(own)
      return () => listeners.delete(own)
    },
    announce(facts) {
      for (const listener of listeners) {
        try {
          listener(facts)
        } catch (error) {
          // Not the log's error, but never silent: it is thrown outside the log, as an uncaught exception.
          setImmediate(() => {
            throw error
          })
        }
      }
    },
  }
}
