/** Is what this log holds what the store holds, leaf by leaf, up to where it ends? */

import type { Sealed } from '../log.ts'
import { type LogEnd, type MissionEnd, seal } from '../seal.ts'
import type { SqliteFile } from '../sqlite-file.ts'
import { aboutStream, isBeside, type Whereabouts, whereaboutsAfter } from './about.ts'
import { assembly } from './envelope.ts'
import { type EventStore, OtherStore, type StoreEvent, type StorePosition } from './store.ts'

/** How far two logs are the same. */
export interface Compared {
  /** Facts of this log that the store has at the same places, from the first on. */
  readonly same: number
  /** The place of the last command that is wholly among them. */
  readonly place: StorePosition | null
  /** Whether the store has more than those. */
  readonly more: boolean
}

/** Reads the store from its start, beside the log, as long as both make the same leaves. */
export async function compare(
  store: EventStore,
  prefix: string,
  { reader, origin }: Pick<SqliteFile, 'reader' | 'origin'>,
  onProgress: (facts: number) => void = () => {},
): Promise<Compared> {
  const kept = reader.readSealed(0, Number.MAX_SAFE_INTEGER)[Symbol.iterator]()
  const whole = assembly(origin)
  const end = emptyLog(origin)
  let whereabouts: Whereabouts = 'here'
  let same = 0
  let place: StorePosition | null = null
  let more = false

  function take(event: StoreEvent): boolean {
    if (!event.stream.startsWith(prefix)) return true
    if (event.stream === aboutStream(prefix)) whereabouts = whereaboutsAfter(event, whereabouts)
    if (isBeside(event) || whereabouts === 'gone') return true
    const arrived = whole.take(event, event.stream.slice(prefix.length))
    for (const { leaf } of arrived ? seal(arrived, end) : []) {
      const own = kept.next().value as Sealed | undefined
      more = !own || Buffer.from(own.leafHash).toString('hex') !== leaf
      if (more) return false
      same += 1
      if (same % 1000 === 0) onProgress(same)
    }
    if (arrived) place = event.place
    return true
  }

  await store.readAll(null, take)
  return { same, place, more }
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

/** The place in the store up to which this log has followed it. Throws `OtherStore` where the store no longer holds that. */
export async function placeFollowed(
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
  // Restored and filled again the same facts may stand at other places.
  const begun = performance.now()
  const { same, place, more } = await compare(store, prefix, file)
  if (same === head + 1) return place
  throw new OtherStore(
    more
      ? `the event store has another fact at position ${same} than this log; it is not the store this log followed`
      : `the event store is older than this log: it ends before position ${same}, this log at ${head}; it was restored or cleared`,
    10 * (performance.now() - begun),
  )
}
