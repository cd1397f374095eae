/** The appends under way, and the checks a new append must pass against them and against what is committed. The same for every log. */

import { AlreadyKept, type Append, type Appended, LogUnavailable, type RememberedCommand, StreamMoved } from './log.ts'

/** What is committed already. */
export interface CommittedFacts {
  /** Why nothing can be stored now, if so. */
  unavailable(): string | undefined
  /** Last committed revision, −1 where there is none. */
  revisionOf(stream: string): number
  /** The mission of a committed stream; undefined where there is no such stream. */
  missionOf(stream: string): string | null | undefined
  /** The first of the ids that a fact has; undefined where none is taken. */
  takenAmong(ids: readonly string[]): string | undefined
  commandOf(key: string): RememberedCommand | undefined
}

export interface PendingAppends {
  /** Throws what refuses an append after all that is committed and pending: `LogUnavailable`, `AlreadyKept`, `StreamMoved`, `RangeError`. */
  check(append: Append): void
  /**
   * Reserves the append's revisions, fact ids and command key; its key is then answered with what `appended` gives. The
   * function returned releases them, except a revision that a later append of the stream has built on.
   */
  reserve(append: Append, appended: () => Promise<Appended>): () => void
  releaseAll(): void
  recall(key: string): RememberedCommand | undefined
}

/** The end of a stream, pending appends included. */
interface StreamHead {
  readonly revision: number
  readonly mission: string | null
}

/**
 * Whether an id was made of the time and of random bits (UUID version 7): it is not looked up among millions. Should it be
 * taken all the same, the index of ids refuses it, and its batch is not stored.
 */
const isFresh = (id: string): boolean => id[14] === '7'

/** An empty set of pending appends on top of what is committed. */
export function pendingAppendsOn(committed: CommittedFacts): PendingAppends {
  const heads = new Map<string, StreamHead>()
  const ids = new Set<string>()
  const commands = new Map<string, RememberedCommand>()

  const recall = (key: string): RememberedCommand | undefined => commands.get(key) ?? committed.commandOf(key)

  function check({ stream, mission, expectedRevision, facts, command }: Append): void {
    const why = committed.unavailable()
    if (why !== undefined) throw new LogUnavailable(why)
    if (command && recall(command.key)) throw new AlreadyKept(`the command key ${command.key} has been used`)
    const revision = heads.get(stream)?.revision ?? committed.revisionOf(stream)
    if (revision !== expectedRevision) throw new StreamMoved(stream, expectedRevision, revision)
    const owner = heads.has(stream) ? heads.get(stream)?.mission : committed.missionOf(stream)
    if (owner !== undefined && owner !== mission)
      throw new RangeError(`mission: ${stream} belongs to ${owner ?? 'no mission'}, not ${mission ?? 'none'}`)
    const taken = takenId(facts)
    if (taken !== undefined) throw new AlreadyKept(`the fact id ${taken} is taken`)
  }

  /** The first id that is given twice, or that a fact has, pending or committed. */
  function takenId(facts: Append['facts']): string | undefined {
    const own = new Set<string>()
    const lookedUp: string[] = []
    for (const { id } of facts) {
      if (own.has(id) || ids.has(id)) return committed.takenAmong(lookedUp) ?? id
      own.add(id)
      if (!isFresh(id)) lookedUp.push(id)
    }
    return lookedUp.length === 0 ? undefined : committed.takenAmong(lookedUp)
  }

  return {
    check,
    reserve({ stream, mission, expectedRevision, facts, command }, appended) {
      heads.set(stream, { revision: expectedRevision + facts.length, mission })
      for (const { id } of facts) ids.add(id)
      if (command)
        commands.set(command.key, {
          digest: command.digest,
          get appended() {
            return appended()
          },
        })
      return () => {
        if (heads.get(stream)?.revision === expectedRevision + facts.length) heads.delete(stream)
        for (const { id } of facts) ids.delete(id)
        if (command) commands.delete(command.key)
      }
    },
    releaseAll() {
      heads.clear()
      ids.clear()
      commands.clear()
    },
    recall,
  }
}
