/** Comparing a log with the store, leaf hash by leaf hash, from the start to the end of the log. */

import type { FactSeal } from '../log.ts'
import { type LogEnd, type MissionEnd, seal } from '../seal.ts'
import type { SqliteFile } from '../sqlite/file.ts'
import { commandAssembler } from './envelope.ts'
import { isMetadata, type LogLocation, locationAfter, metadataStream } from './metadata.ts'
import { type EventStore, OtherStore, type StoreEvent, type StorePosition } from './store.ts'

/** How far a log and the store are the same. */
export interface Comparison {
  /** Facts that the store has at the same positions as the log, counted from the first. */
  readonly same: number
  /** Position in the store of the last command that is wholly among them; null where there is none. */
  readonly position: StorePosition | null
  /** Whether the store has more facts than those. */
  readonly more: boolean
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
  let location: LogLocation = 'here'
  let same = 0
  let position: StorePosition | null = null
  let more = false

  function take(event: StoreEvent): boolean {
    if (!event.stream.startsWith(prefix)) return true
    if (event.stream === metadataStream(prefix)) location = locationAfter(event, location)
    if (isMetadata(event) || location === 'moved-out') return true
    const append = assembler.take(event, event.stream.slice(prefix.length))
    for (const { leaf } of append ? seal(append, end) : []) {
      const next = own.next().value as FactSeal | undefined
      more = !next || Buffer.from(next.leafHash).toString('hex') !== leaf
      if (more) return false
      same += 1
      if (same % 1000 === 0) onProgress(same)
    }
    if (append) position = event.position
    return true
  }

  await store.readAll(null, take)
  return { same, position, more }
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

/** The position in the store up to which this log has followed it. Throws `OtherStore` where the store no longer holds what the log holds. */
export async function followedPosition(
  store: EventStore,
  prefix: string,
  file: SqliteFile,
  noted: StorePosition | null,
): Promise<StorePosition | null> {
  const head = file.reader.head()
  if (head < 0) return null
  const [last] = file.reader.read({ from: head, to: head })
  const event = noted && (await store.eventAt(noted))
  if (event && event.id === last?.id && event.stream === prefix + last.stream) return noted
  // In a store that was restored and filled again the same facts may have other positions.
  const begun = performance.now()
  const { same, position, more } = await compareWithStore(store, prefix, file)
  if (same === head + 1) return position
  throw new OtherStore(
    more
      ? `the event store has another fact at position ${same} than this log; it is not the store that this log followed`
      : `the event store is older than this log: it ends before position ${same}, this log at ${head}; it was restored or cleared`,
    10 * (performance.now() - begun),
  )
}
