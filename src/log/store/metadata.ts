/**
 * The metadata stream beside the facts in an event store: whose log it is, and whether the log is there, has moved out, or
 * is still being moved in. None of its events is a fact.
 */

import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type EventStore, type NewEvent, StoreConflict, type StoreEvent, UnusableStore } from './store.ts'

/** Where the log is: in this store; moved out of it (facts stored after that do not count); or still being moved in. */
export type LogLocation = 'here' | 'moved-out' | 'moving-in'

const LOCATION_AFTER = {
  'log-begun': 'here',
  'log-moved-out': 'moved-out',
  'log-moving-in': 'moving-in',
  'log-moved-in': 'here',
} as const
type MetadataType = keyof typeof LOCATION_AFTER

/** Name of the metadata stream; no stream of facts has this name. */
export const metadataStream = (prefix: string): string => `${prefix}about`

/** Whether an event under the prefix is metadata, of this log or of another whose prefix begins with this one's. */
export const isMetadata = ({ stream, type }: Pick<StoreEvent, 'stream' | 'type'>): boolean =>
  stream.endsWith('about') && type in LOCATION_AFTER

/** Where the log is after an event of the metadata stream. */
export const locationAfter = ({ type }: Pick<StoreEvent, 'type'>, before: LogLocation): LogLocation =>
  LOCATION_AFTER[type as MetadataType] ?? before

const begun = z.object({ origin: z.string().regex(/^[^\s+]+$/) })
/** Milliseconds an append of metadata may take. */
const WITHIN = 5_000

/** The origin of the log under a prefix; undefined where there is none. Throws `UnusableStore` where something else is there. */
export async function readOrigin(store: EventStore, prefix: string): Promise<string | undefined> {
  const [event] = await store.readStream(metadataStream(prefix), 1)
  if (!event) return undefined
  if (event.type === 'log-begun' && (event.metadata as { v?: unknown } | null)?.v === 1)
    throw new UnusableStore(
      `the log under the prefix ${prefix} was written by Varde 0.1, whose facts are sealed in another form; choose another VARDE_STREAM_PREFIX, or go on with Varde 0.1`,
    )
  const read = event.type === 'log-begun' ? begun.safeParse(jsonOrNothing(event.data)) : undefined
  if (read?.success) return read.data.origin
  throw new UnusableStore(
    `${event.stream} in the event store was not written by Varde; choose another VARDE_STREAM_PREFIX`,
  )
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
    return (await readOrigin(store, prefix)) ?? origin
  }
}

/** Records where the log is from now on, if it is not there already; answers with where it was. */
export async function recordLocation(
  store: EventStore,
  prefix: string,
  type: Exclude<MetadataType, 'log-begun'>,
): Promise<LogLocation> {
  const events = await store.readStream(metadataStream(prefix), 10_000)
  const was = events.reduce<LogLocation>((before, event) => locationAfter(event, before), 'here')
  if (was !== LOCATION_AFTER[type])
    await store.append(metadataStream(prefix), events.length - 1, [metadataEvent(type)], WITHIN)
  return was
}

const metadataEvent = (type: MetadataType, data: object = {}): NewEvent => ({
  id: randomUUID(),
  type,
  data: JSON.stringify(data),
  metadata: '{"v":2}',
})

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
