/** What of a store's events becomes facts here? Whole commands of this log, in the order of the store, a batch a transaction. */

import type { LogUnavailable, StoredFact } from '../log.ts'
import type { SqliteFile } from '../sqlite-file.ts'
import { aboutStream, isBeside, type Whereabouts, whereaboutsAfter } from './about.ts'
import { type Arrived, assembly } from './envelope.ts'
import { type StoreEvent, type StorePosition, UnreadableEvent } from './store.ts'

export interface Intake {
  /** Takes the next event of the store. Throws `UnreadableEvent`. */
  take(event: StoreEvent): void
  /** Facts taken that are not kept yet. */
  waiting(): number
  /** Keeps what was taken, with how far that is, in one transaction. Throws `LogUnavailable`, `UnreadableEvent`. */
  keep(): readonly StoredFact[]
  /** Where the log is, from what stands beside its facts. */
  whereabouts(): Whereabouts
}

/** SQLite's result for a name, id or key that is there already. */
const CONSTRAINT = 19

export const placeText = ({ commit, prepare }: StorePosition): string => `${commit}/${prepare}`
export function placeOf(text: string): StorePosition {
  const [commit = '', prepare = ''] = text.split('/')
  return { commit, prepare }
}

/** The intake of one reading of the store into that file. */
export function intakeOf(file: SqliteFile, prefix: string): Intake {
  const whole = assembly(file.origin)
  const revisions = new Map<string, number>()
  const about = aboutStream(prefix)
  let whereabouts: Whereabouts = 'here'
  let batch: Arrived[] = []
  let facts = 0
  let last: StoreEvent | undefined

  function take(event: StoreEvent): void {
    if (!event.stream.startsWith(prefix)) return
    if (isBeside(event)) {
      if (event.stream === about) whereabouts = whereaboutsAfter(event, whereabouts)
      return
    }
    // What a node stored before it knew that the log had gone was not acknowledged, and is no part of it.
    if (whereabouts === 'gone') return
    const arrived = whole.take(event, event.stream.slice(prefix.length))
    if (!arrived) return
    follows(arrived, event)
    batch.push(arrived)
    facts += arrived.data.length
    last = event
  }

  /** A stream that was cut off or deleted in the store goes on elsewhere than it ended here. */
  function follows({ append: { stream, expectedRevision, facts: own } }: Arrived, event: StoreEvent): void {
    const before = revisions.get(stream) ?? file.writer.revisionOf(stream)
    if (before !== expectedRevision)
      throw new UnreadableEvent(
        event,
        `the log has its stream up to revision ${before}, and nothing of it may be missing`,
      )
    revisions.set(stream, expectedRevision + own.length)
  }

  function keep(): readonly StoredFact[] {
    if (!last) return []
    const [taken, event] = [batch, last]
    batch = []
    facts = 0
    last = undefined
    revisions.clear()
    return kept(taken, event).flat()
  }

  function kept(taken: readonly Arrived[], event: StoreEvent): StoredFact[][] {
    const checkpoint = placeText(event.place)
    try {
      return file.writer.keep(taken, checkpoint)
    } catch (error) {
      if (!isTaken(error)) throw error
    }
    try {
      return file.writer.keep(withoutTakenKeys(taken), checkpoint)
    } catch (error) {
      if (!isTaken(error)) throw error
      throw new UnreadableEvent(event, 'it, or one shortly before it, has the id of another fact')
    }
  }

  /**
   * A key used for two commands at the same moment, at two nodes, is remembered for the one the store has first: the same
   * on every node.
   */
  function withoutTakenKeys(taken: readonly Arrived[]): Arrived[] {
    const keys = new Set<string>()
    return taken.map(arrived => {
      const { command, ...others } = arrived
      if (!command) return arrived
      const name = Buffer.from(command.hash).toString('hex')
      const free = !keys.has(name) && !file.reader.commandOf(command.hash)
      keys.add(name)
      return free ? arrived : others
    })
  }

  return { take, waiting: () => facts, keep, whereabouts: () => whereabouts }
}

const isTaken = (error: unknown): boolean =>
  (((error as LogUnavailable).cause as { errcode?: number } | undefined)?.errcode ?? 0) % 256 === CONSTRAINT
