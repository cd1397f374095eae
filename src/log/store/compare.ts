/** Comparing a log with the stream of an event store: is it the same log, and where do the two differ? */

import type { FactSeal } from '../log.ts'
import { hexOf, type LogEnd, type MissionEnd, seal } from '../seal.ts'
import type { SqliteFile } from '../sqlite/file.ts'
import { commandAssembler, isFactEvent } from './envelope.ts'
import { isMovedOut } from './metadata.ts'
import { type EventStore, firstEventFrom, logStream, OtherStore, type StoreEvent } from './store.ts'

/** Whether an event is the fact that the log has at that position: the same data and salt. */
export function isOwnFact({ reader }: Pick<SqliteFile, 'reader'>, event: StoreEvent, position: number): boolean {
  if (event.revision !== position) return false
  const [fact] = reader.read({ from: position, to: position })
  const [sealed] = reader.readSealed(position, position)
  return fact !== undefined && sealed !== undefined && isFactEvent(event, fact, sealed.salt)
}

/** The error for a store that does not have the head of a log: it names the first position at which they differ, found by bisection. */
export async function differenceFrom(store: EventStore, stream: string, file: SqliteFile): Promise<OtherStore> {
  const head = file.writer.head()
  let [low, high] = [0, head]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const event = await firstEventFrom(store, stream, middle)
    if (event && isOwnFact(file, event, middle)) low = middle + 1
    else high = middle
  }
  const event = await firstEventFrom(store, stream, low)
  if (!event)
    return new OtherStore(
      `the event store is older than this log: it ends before position ${low}, this log at ${head}; it was restored or cleared`,
    )
  return new OtherStore(
    event.revision === low
      ? `the event store has another fact at position ${low} than this log; it is not the store that this log followed`
      : `the event store has lost the facts from position ${low} to ${event.revision - 1}: its stream was truncated or scavenged`,
  )
}

/** How far a log and the store are the same. */
export interface Comparison {
  /** Facts that the store has at the same positions as the log, counted from the first. */
  readonly same: number
  /** Whether the store has more facts than those. */
  readonly more: boolean
  /** Whether the log has moved out of the store. */
  readonly movedOut: boolean
}

/** Reads the store and the log side by side from the start, for as long as both give the same leaf hashes. */
export async function compareWithStore(
  store: EventStore,
  prefix: string,
  { reader, origin }: Pick<SqliteFile, 'reader' | 'origin'>,
  onProgress: (facts: number) => void = () => {},
): Promise<Comparison> {
  const own = reader.readSealed(0, Number.MAX_SAFE_INTEGER)[Symbol.iterator]()
  const assembler = commandAssembler(origin)
  const end = emptyLog(origin)
  let same = 0
  let more = false
  let movedOut = false

  function take(event: StoreEvent): boolean {
    movedOut = isMovedOut(event)
    if (movedOut) return false
    const append = assembler.take(event)
    for (const { leaf } of append ? seal(append, end) : []) {
      const next = own.next().value as FactSeal | undefined
      more = !next || hexOf(next.leafHash) !== leaf
      if (more) return false
      same += 1
      if (same % 1000 === 0) onProgress(same)
    }
    return true
  }

  await store.read(logStream(prefix), 0, take)
  return { same, more, movedOut }
}

function emptyLog(origin: string): LogEnd {
  const ends = new Map<string, MissionEnd>()
  return {
    origin,
    nextPosition: 0,
    lastRecordedAt: 0,
    missionEnd: mission => ends.get(mission),
    setMissionEnd: (mission, end) => ends.set(mission, end),
  }
}
