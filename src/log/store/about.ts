/** Whose log is in the store, and is it still there? A stream beside the facts says so; none of its events is a fact. */

import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type EventStore, type NewEvent, StoreConflict, type StoreEvent, UnusableStore } from './store.ts'

/** Whether the log goes on in the store, has gone elsewhere (facts stored after that are none), or is still being moved in. */
export type Whereabouts = 'here' | 'gone' | 'coming'

const NAMES = {
  'log-begun': 'here',
  'log-moved-out': 'gone',
  'log-moving-in': 'coming',
  'log-moved-in': 'here',
} as const
type AboutType = keyof typeof NAMES

/** No thing a fact can happen to has this name. */
export const aboutStream = (prefix: string): string => `${prefix}about`

/** Whether an event under the prefix stands beside the facts, of this log or of another whose prefix begins with this one's. */
export const isBeside = ({ stream, type }: Pick<StoreEvent, 'stream' | 'type'>): boolean =>
  stream.endsWith('about') && type in NAMES

/** Where the log is after an event of that stream. */
export const whereaboutsAfter = ({ type }: Pick<StoreEvent, 'type'>, before: Whereabouts): Whereabouts =>
  NAMES[type as AboutType] ?? before

const begun = z.object({ origin: z.string().regex(/^[^\s+]+$/) })
const WITHIN = 5_000

/** The origin of the log in the store under a prefix; undefined where there is none. */
export async function originIn(store: EventStore, prefix: string): Promise<string | undefined> {
  const [event] = await store.readStream(aboutStream(prefix), 1)
  if (!event) return undefined
  const read = event.type === 'log-begun' ? begun.safeParse(orNothing(event.data)) : undefined
  if (read?.success) return read.data.origin
  throw new UnusableStore(
    `${event.stream} in the event store was not written by Varde; choose another VARDE_STREAM_PREFIX`,
  )
}

/**
 * Begins a log in the store, or finds the one another node began at the same moment; answers with its origin. `coming`: it
 * is still to be moved in, and nobody may write until then.
 */
export async function beginIn(store: EventStore, prefix: string, origin: string, coming = false): Promise<string> {
  const events = [noted('log-begun', { origin }), ...(coming ? [noted('log-moving-in')] : [])]
  try {
    await store.append(aboutStream(prefix), -1, events, WITHIN)
    return origin
  } catch (error) {
    if (!(error instanceof StoreConflict)) throw error
    return (await originIn(store, prefix)) ?? origin
  }
}

/** Notes where the log is from now on, once, however often it is asked; answers with where it was. */
export async function noteWhereabouts(
  store: EventStore,
  prefix: string,
  type: Exclude<AboutType, 'log-begun'>,
): Promise<Whereabouts> {
  const events = await store.readStream(aboutStream(prefix), 10_000)
  const was = events.reduce<Whereabouts>((before, event) => whereaboutsAfter(event, before), 'here')
  if (was !== NAMES[type]) await store.append(aboutStream(prefix), events.length - 1, [noted(type)], WITHIN)
  return was
}

const noted = (type: AboutType, data: object = {}): NewEvent => ({
  id: randomUUID(),
  type,
  data: JSON.stringify(data),
  metadata: '{"v":1}',
})

function orNothing(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
