/** Waiting for what has not arrived yet: the facts of a command, a revision of a stream, or a position of the log. */

import { appendedFrom } from '../append-queue.ts'
import type { Appended, StoredFact } from '../log.ts'
import type { SqliteFile } from '../sqlite/file.ts'

/** One command's facts, waited for. */
export interface AwaitedCommand {
  /** Resolves when the facts are in the log. */
  readonly arrived: Promise<Appended>
  hasArrived(): boolean
  /** Stops waiting; `arrived` then never settles. */
  forget(): void
}

export interface AwaitedFacts {
  /** Waits for one command's facts, given by their ids in order. */
  command(ids: readonly string[]): AwaitedCommand
  /** Whether the stream reaches that revision within so many milliseconds. */
  revision(stream: string, revision: number, ms: number): Promise<boolean>
  /** Whether the log reaches that position within so many milliseconds. */
  position(position: number, ms: number): Promise<boolean>
  /** Tells everybody who waits that these facts have arrived. */
  announce(facts: readonly StoredFact[]): void
}

interface Waiter {
  readonly holds: () => boolean
  readonly resolve: (reached: boolean) => void
}

/** Waiting for facts to arrive in that file; the caller announces them. */
export function awaitedFactsIn({ writer }: Pick<SqliteFile, 'writer'>): AwaitedFacts {
  /** By the id of each command's first fact. */
  const commands = new Map<string, (facts: readonly StoredFact[], at: number) => void>()
  const waiters = new Set<Waiter>()

  function command(ids: readonly string[]): AwaitedCommand {
    const [first] = ids as [string]
    const { promise, resolve } = Promise.withResolvers<Appended>()
    let hasArrived = false
    commands.set(first, (facts, at) => {
      hasArrived = true
      commands.delete(first)
      resolve(appendedFrom(facts.slice(at, at + ids.length)))
    })
    return { arrived: promise, hasArrived: () => hasArrived, forget: () => commands.delete(first) }
  }

  function until(holds: () => boolean, ms: number): Promise<boolean> {
    if (holds()) return Promise.resolve(true)
    if (ms <= 0) return Promise.resolve(false)
    return new Promise(resolve => {
      const timer = setTimeout(() => waiter.resolve(false), ms)
      const waiter: Waiter = {
        holds,
        resolve(reached) {
          clearTimeout(timer)
          waiters.delete(waiter)
          resolve(reached)
        },
      }
      waiters.add(waiter)
    })
  }

  return {
    command,
    revision: (stream, revision, ms) => until(() => writer.revisionOf(stream) >= revision, ms),
    position: (position, ms) => until(() => writer.head() >= position, ms),
    announce(facts) {
      // Commands first: whoever waits for a revision asks next whether its own facts have come with it.
      if (commands.size > 0) for (const [i, { id }] of facts.entries()) commands.get(id)?.(facts, i)
      for (const waiter of waiters) if (waiter.holds()) waiter.resolve(true)
    },
  }
}
