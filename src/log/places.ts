/** Which appends are under way, and what does a new one see of them? The same for every log. */

import { AlreadyKept, type Append, type Appended, LogUnavailable, type Remembered, StreamMoved } from './log.ts'

/** What is kept already. */
export interface KeptBefore {
  /** Why nothing can be kept now, if so. */
  unavailable(): string | undefined
  /** Last kept revision, −1 where there is none. */
  revisionOf(stream: string): number
  /** The mission a kept stream belongs to; undefined where there is no such stream. */
  missionOf(stream: string): string | null | undefined
  hasFact(id: string): boolean
  commandOf(key: string): Remembered | undefined
}

export interface PendingAppends {
  /** Throws what refuses an append after all that is kept and under way: `LogUnavailable`, `AlreadyKept`, `StreamMoved`, `RangeError`. */
  accept(append: Append): void
  /**
   * Gives it its place; what `appended` gives answers for its command key. Answers with how to leave it: everything it held,
   * but what a later one of its stream holds now.
   */
  take(append: Append, appended: () => Promise<Appended>): () => void
  leaveAll(): void
  recall(key: string): Remembered | undefined
  /** When the last command under way was recorded, milliseconds; 0 where none is. */
  lastRecordedAt(): number
}

interface Head {
  readonly revision: number
  readonly mission: string | null
}

/** The places of appends that are under way, above what is kept. */
export function pendingAppendsAfter(kept: KeptBefore): PendingAppends {
  let lastRecordedAt = 0
  const heads = new Map<string, Head>()
  const ids = new Set<string>()
  const commands = new Map<string, Remembered>()

  const recall = (key: string): Remembered | undefined => commands.get(key) ?? kept.commandOf(key)

  function accept({ stream, mission, expectedRevision, facts, command }: Append): void {
    const why = kept.unavailable()
    if (why !== undefined) throw new LogUnavailable(why)
    if (command && recall(command.key)) throw new AlreadyKept(`the command key ${command.key} has been used`)
    const revision = heads.get(stream)?.revision ?? kept.revisionOf(stream)
    if (revision !== expectedRevision) throw new StreamMoved(stream, expectedRevision, revision)
    const home = heads.has(stream) ? heads.get(stream)?.mission : kept.missionOf(stream)
    if (home !== undefined && home !== mission)
      throw new RangeError(`mission: ${stream} belongs to ${home ?? 'no mission'}, not ${mission ?? 'none'}`)
    const own = new Set<string>()
    for (const { id } of facts) {
      if (own.has(id) || ids.has(id) || kept.hasFact(id)) throw new AlreadyKept(`the fact id ${id} is taken`)
      own.add(id)
    }
  }

  return {
    accept,
    take({ stream, mission, expectedRevision, facts, command, recordedAt }, appended) {
      heads.set(stream, { revision: expectedRevision + facts.length, mission })
      for (const { id } of facts) ids.add(id)
      if (command)
        commands.set(command.key, {
          digest: command.digest,
          get appended() {
            return appended()
          },
        })
      lastRecordedAt = Math.max(lastRecordedAt, recordedAt)
      return () => {
        if (heads.get(stream)?.revision === expectedRevision + facts.length) heads.delete(stream)
        for (const { id } of facts) ids.delete(id)
        if (command) commands.delete(command.key)
      }
    },
    leaveAll() {
      heads.clear()
      ids.clear()
      commands.clear()
      lastRecordedAt = 0
    },
    recall,
    lastRecordedAt: () => lastRecordedAt,
  }
}
