/**
 * What an event store says of a log beside its facts: whose log is under a prefix, and whether it is still being moved in,
 * in a stream of their own; and at the end of the log's own stream the mark that it has moved out.
 */

import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import {
  type EventStore,
  firstEventFrom,
  logStream,
  type NewEvent,
  StoreConflict,
  type StoreEvent,
  UnusableStore,
} from './store.ts'

type MetadataType = 'log-begun' | 'log-moving-in' | 'log-moved-in' | 'log-moved-out'

/** What is known of the log under a prefix. */
export interface LogMetadata {
  readonly origin: string
  /** An existing log is being moved into the store: no node writes until that is done. */
  readonly movingIn: boolean
}

/** Name of the metadata stream. */
export const metadataStream = (prefix: string): string => `${prefix}about`

const LAYOUT = 3
const begun = z.object({ origin: z.string().regex(/^[^\s+]+$/) })
/** Milliseconds an append of metadata may take. */
const WITHIN = 5_000

/** What the store says of the log under a prefix; undefined where there is none. Throws `UnusableStore` where something else is there. */
export async function readMetadata(store: EventStore, prefix: string): Promise<LogMetadata | undefined> {
  const events = await metadataEvents(store, prefix)
  const [event] = events
  if (!event) return undefined
  const layout = (event.metadata as { v?: unknown } | null)?.v
  if (event.type === 'log-begun' && (layout === 1 || layout === 2))
    throw new UnusableStore(
      `the log under the prefix ${prefix} was written by an earlier version of Varde, with a stream for each thing; this version keeps a log in one stream and does not read it: choose another VARDE_STREAM_PREFIX`,
    )
  const read = event.type === 'log-begun' ? begun.safeParse(jsonOrNothing(event.data)) : undefined
  if (!read?.success)
    throw new UnusableStore(
      `${event.stream} in the event store was not written by Varde; choose another VARDE_STREAM_PREFIX`,
    )
  return { origin: read.data.origin, movingIn: isMovingIn(events) }
}

/**
 * Creates a log in the store, or finds the one that another node created at the same moment; answers with its origin. With
 * `movingIn` an existing log is still to be moved in, and no node may write until that is done.
 */
export async function beginLog(store: EventStore, prefix: string, origin: string, movingIn = false): Promise<string> {
  const events = [metadataEvent('log-begun', { origin }), ...(movingIn ? [metadataEvent('log-moving-in')] : [])]
  try {
    await store.append(metadataStream(prefix), -1, events, WITHIN)
    return origin
  } catch (error) {
    if (!(error instanceof StoreConflict)) throw error
    return (await readMetadata(store, prefix))?.origin ?? origin
  }
}

/** Records that a log is being moved in, or that this is done, if that is not recorded already. */
export async function recordMoveIn(
  store: EventStore,
  prefix: string,
  type: 'log-moving-in' | 'log-moved-in',
): Promise<void> {
  const events = await metadataEvents(store, prefix)
  if (isMovingIn(events) === (type === 'log-moving-in')) return
  await store.append(metadataStream(prefix), events.length - 1, [metadataEvent(type)], WITHIN)
}

/** Whether an event of the log's stream is the mark that the log has moved out. It is the last one: no node appends after it. */
export const isMovedOut = ({ type, metadata }: Pick<StoreEvent, 'type' | 'metadata'>): boolean =>
  type === 'log-moved-out' && (metadata as { v?: unknown } | null)?.v === LAYOUT

/** Ends the log's stream with the mark that the log has moved out, if it is not there already. */
export async function recordMovedOut(store: EventStore, prefix: string): Promise<void> {
  const stream = logStream(prefix)
  const mark = metadataEvent('log-moved-out')
  for (let revision = -1; ; ) {
    try {
      return await store.append(stream, revision, [mark], WITHIN)
    } catch (error) {
      if (!(error instanceof StoreConflict)) throw error
      // It tells where the stream ends; other nodes go on appending until the mark is there.
      revision = error.actual
    }
    const last = revision < 0 ? undefined : await firstEventFrom(store, stream, revision)
    if (last && isMovedOut(last)) return
  }
}

async function metadataEvents(store: EventStore, prefix: string): Promise<StoreEvent[]> {
  const events: StoreEvent[] = []
  await store.read(metadataStream(prefix), 0, event => events.push(event) > 0)
  return events
}

const isMovingIn = (events: readonly StoreEvent[]): boolean =>
  events.findLast(({ type }) => type !== 'log-begun')?.type === 'log-moving-in'

const metadataEvent = (type: MetadataType, data: object = {}): NewEvent => ({
  id: randomUUID(),
  type,
  data: JSON.stringify(data),
  metadata: JSON.stringify({ v: LAYOUT }),
})

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
