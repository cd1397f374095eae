/** Whose log is in the store, and is it still there? A stream beside the facts says so; none of its events is a fact. */

import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type EventStore, StoreConflict, type StoreEvent, UnusableStore } from './store.ts'

/** `log-begun` is the first; `log-moved` says that the log goes on elsewhere, `log-returned` that it goes on here again. */
type AboutType = 'log-begun' | 'log-moved' | 'log-returned'

/** No thing a fact can happen to has this name. */
export const aboutStream = (prefix: string): string => `${prefix}about`

const begun = z.object({ origin: z.string().regex(/^[^\s+]+$/) })
const WITHIN = 5_000

/** The origin of the log in the store under a prefix; undefined where there is none. */
export async function originIn(store: EventStore, prefix: string): Promise<string | undefined> {
  for await (const event of store.readStream(aboutStream(prefix), 0, 1)) {
    const read = event.type === 'log-begun' ? begun.safeParse(orNothing(event.data)) : undefined
    if (read?.success) return read.data.origin
    throw new UnusableStore(
      `${event.stream} in the event store was not written by Varde; choose another VARDE_STREAM_PREFIX`,
    )
  }
  return undefined
}

/** Begins a log in the store, or finds the one another node began at the same moment; answers with its origin. */
export async function beginIn(store: EventStore, prefix: string, origin: string): Promise<string> {
  try {
    await note(store, prefix, 'log-begun', -1, { origin })
    return origin
  } catch (error) {
    if (!(error instanceof StoreConflict)) throw error
    return (await originIn(store, prefix)) ?? origin
  }
}

/** Whether the log has moved on, from what its stream says. */
export async function hasMoved(store: EventStore, prefix: string): Promise<boolean> {
  let moved = false
  for await (const event of store.readStream(aboutStream(prefix), 0, 10_000)) moved = movedBy(event, moved)
  return moved
}

/** What an event of that stream makes of “moved”. */
export const movedBy = ({ type }: StoreEvent, before: boolean): boolean =>
  type === 'log-moved' ? true : type === 'log-returned' ? false : before

/** Notes that the log has moved on, or that it is back; once, however often it is asked. */
export async function noteMoved(store: EventStore, prefix: string, moved: boolean): Promise<void> {
  let revision = -1
  let now = false
  for await (const event of store.readStream(aboutStream(prefix), 0, 10_000)) {
    revision = event.revision
    now = movedBy(event, now)
  }
  if (now !== moved) await note(store, prefix, moved ? 'log-moved' : 'log-returned', revision, {})
}

const note = (store: EventStore, prefix: string, type: AboutType, revision: number, data: object): Promise<void> =>
  store.append(
    aboutStream(prefix),
    revision,
    [{ id: randomUUID(), type, data: JSON.stringify(data), metadata: '{"v":1}' }],
    WITHIN,
  )

function orNothing(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
