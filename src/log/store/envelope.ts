/**
 * How does a command's facts stand in an event store, and how are they read back byte for byte?
 *
 * An event's data are the fact's canonical bytes. Beside them stands what no other node could know: the salt, from when the
 * fact was known where something was said, and, with the first fact of a command, what all of them share: who, in which
 * mission, the metadata, the command's key. Position, sequence in the mission, leaf and time of recording are not stored:
 * every node makes the same ones from the order of the store. Only a log that is moved says when it recorded.
 */

import { z } from 'zod'
import type { Prepared, PreparedCommand } from '../prepare.ts'
import { type NewEvent, type StoreEvent, UnreadableEvent } from './store.ts'

/** One command's facts, as they will be kept by every node. */
export interface Arrived extends Prepared {
  readonly salts: readonly Uint8Array[]
}

const base64 = z.base64()
const each = {
  v: z.literal(1),
  /** Which of how many facts of its command it is. */
  of: z.tuple([z.int().min(0), z.int().min(1)]),
  salt: base64,
  version: z.int().min(1),
  /** Milliseconds; absent: known from when it was recorded. */
  knownFrom: z.int().optional(),
  /** Canonical JSON, where it is not the first fact's. */
  meta: z.string().optional(),
}
const first = z.strictObject({
  ...each,
  /** The log it belongs to. */
  origin: z.string(),
  meta: z.string(),
  mission: z.string().nullable(),
  principal: z.string(),
  /** The command, as it is remembered; `facts` where it has more than are stored together. */
  command: z.strictObject({ hash: base64, digest: z.string(), facts: z.int().optional() }).optional(),
  /** Milliseconds: when a log that was moved into the store had recorded it. */
  recordedAt: z.int().optional(),
})
const further = z.strictObject(each)

/** The events of one command's facts, of the log of that origin; `recordedAt` (milliseconds) where it was recorded before. */
export function eventsOf({ append, command, data, meta, salts }: Arrived, origin: string, recordedAt?: number) {
  const { facts, mission, principal } = append
  const remembered = command && { ...command, hash: Buffer.from(command.hash).toString('base64') }
  const shared = { origin, meta: meta[0], mission, principal, command: remembered, recordedAt }
  return facts.map(
    ({ id, type, version, knownFrom }, i): NewEvent => ({
      id,
      type,
      data: data[i] as string,
      metadata: JSON.stringify({
        v: 1,
        of: [i, facts.length],
        salt: Buffer.from(salts[i] as Uint8Array).toString('base64'),
        version,
        knownFrom: knownFrom ?? undefined,
        ...(i === 0 ? shared : { meta: meta[i] === meta[0] ? undefined : meta[i] }),
      }),
    }),
  )
}

/** Puts commands together from the events of a store, in order. */
export interface Assembly {
  /**
   * The command of this log that is whole with this event; undefined while more of it are to come, and where it belongs to
   * another log, whose prefix begins with this one's. Throws `UnreadableEvent`.
   */
  take(event: StoreEvent, stream: string): Arrived | undefined
}

/** The assembly of one reading of a store. */
export function assembly(origin: string): Assembly {
  let events: StoreEvent[] = []
  let of = 0
  return {
    take(event, stream) {
      const [index, count] = placeIn(event)
      const before = events.at(-1)
      if (index !== events.length || (before && (before.stream !== event.stream || count !== of)))
        throw new UnreadableEvent(
          event,
          `it is number ${index} of ${count} of its command; those before it are missing`,
        )
      events.push(event)
      of = count
      if (index + 1 < count) return undefined
      const whole = events
      events = []
      const head = parsed(first, whole[0] as StoreEvent)
      return head.origin === origin ? arrived(whole, head, stream) : undefined
    },
  }
}

/** By hand, for it is asked of every event before the whole of it is parsed. */
function placeIn(event: StoreEvent): readonly [number, number] {
  const of: unknown = (event.metadata as { of?: unknown } | null | undefined)?.of
  if (!Array.isArray(of) || of.length !== 2 || !of.every(n => Number.isSafeInteger(n) && n >= 0))
    throw new UnreadableEvent(event, 'it was not written by Varde')
  return of as [number, number]
}

function arrived(events: readonly StoreEvent[], head: z.infer<typeof first>, stream: string): Arrived {
  const [begin] = events as [StoreEvent]
  const envelopes = events.map((event, i) => (i === 0 ? head : parsed(further, event)))
  return {
    append: {
      stream,
      expectedRevision: begin.revision - 1,
      mission: head.mission,
      principal: head.principal,
      recordedAt: head.recordedAt ?? begin.created,
      facts: events.map(({ id, type }, i) => {
        const { version, knownFrom = null } = envelopes[i] as z.infer<typeof further>
        return { id, type, version, knownFrom }
      }),
    },
    ...(head.command && { command: commandOf(head.command) }),
    data: events.map(({ data }) => data),
    meta: envelopes.map(({ meta = head.meta }) => meta),
    salts: envelopes.map(({ salt }) => Buffer.from(salt, 'base64')),
  }
}

const commandOf = ({ hash, digest, facts }: NonNullable<z.infer<typeof first>['command']>): PreparedCommand => ({
  hash: Buffer.from(hash, 'base64'),
  digest,
  ...(facts !== undefined && { facts }),
})

function parsed<S extends z.ZodType>(shape: S, event: StoreEvent): z.infer<S> {
  const read = shape.safeParse(event.metadata)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new UnreadableEvent(event, `${issue?.path.join('.')}: ${issue?.message}`)
}
