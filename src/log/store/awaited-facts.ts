/** Who waits for what has not arrived yet? For certain facts, for a revision of a stream, or for a position of the log. */

import type { Appended, StoredFact } from '../log.ts'
import { answerOf } from '../queue.ts'
import type { SqliteFile } from '../sqlite-file.ts'

export interface Arrival {
  readonly here: Promise<Appended>
  isHere(): boolean
  forget(): void
}

export interface Arrivals {
  /** The arrival of one command's facts, by their ids in order. */
  of(ids: readonly string[]): Arrival
  /** Whether the stream reaches that revision within so many milliseconds. */
  revision(stream: string, revision: number, ms: number): Promise<boolean>
  /** Whether the log reaches that position within so many milliseconds. */
  position(position: number, ms: number): Promise<boolean>
  announce(facts: readonly StoredFact[]): void
}

interface Waiting {
  readonly holds: () => boolean
  readonly resolve: (reached: boolean) => void
}

export function arrivalsIn({ writer }: Pick<SqliteFile, 'writer'>): Arrivals {
  const commands = new Map<string, (facts: readonly StoredFact[], at: number) => void>()
  const waiting = new Set<Waiting>()

  function of(ids: readonly string[]): Arrival {
    const [first] = ids as [string]
    const { promise, resolve } = Promise.withResolvers<Appended>()
    let isHere = false
    commands.set(first, (facts, at) => {
      isHere = true
      commands.delete(first)
      resolve(answerOf(facts.slice(at, at + ids.length)))
    })
    return { here: promise, isHere: () => isHere, forget: () => commands.delete(first) }
  }

  function until(holds: () => boolean, ms: number): Promise<boolean> {
    if (holds()) return Promise.resolve(true)
    if (ms <= 0) return Promise.resolve(false)
    return new Promise(resolve => {
      const timer = setTimeout(() => one.resolve(false), ms)
      const one: Waiting = {
        holds,
        resolve(reached) {
          clearTimeout(timer)
          waiting.delete(one)
          resolve(reached)
        },
      }
      waiting.add(one)
    })
  }

  return {
    of,
    revision: (stream, revision, ms) => until(() => writer.revisionOf(stream) >= revision, ms),
    position: (position, ms) => until(() => writer.head() >= position, ms),
    announce(facts) {
      // Commands first: whoever waits for a revision asks then whether his own facts have come with it.
      if (commands.size > 0) for (const [i, { id }] of facts.entries()) commands.get(id)?.(facts, i)
      for (const one of waiting) if (one.holds()) one.resolve(true)
    },
  }
}
