/**
 * A command's facts as events in the store, and back again byte for byte.
 *
 * An event's data are the fact's canonical bytes. Its metadata has what no other node could work out: the salt, the time
 * from which the fact was known if one was given, and, with the first fact of a command, what all its facts share (origin,
 * principal, mission, metadata, command key). Position, mission sequence, leaf hash and recording time are not stored: every
 * node derives the same ones from the order of the store. Only for a log that is moved is the recording time stored.
 */

import { z } from 'zod'
import type { PreparedAppend, PreparedCommand } from '../prepare.ts'
import { namesPrincipal } from '../seal.ts'
import { type NewEvent, type StoreEvent, UnreadableEvent } from './store.ts'

/** An append with its salts, so that every node computes the same leaf hashes. */
export interface SaltedAppend extends PreparedAppend {
  readonly salts: readonly Uint8Array[]
}

const base64 = z.base64()
const each = {
  v: z.literal(2),
  /** The number of this fact among its command's facts, from 0, and how many they are. */
  of: z.tuple([z.int().min(0), z.int().min(1)]),
  salt: base64,
  version: z.int().min(1),
  /** Milliseconds since 1970; absent: from when it was recorded. */
  knownFrom: z.int().optional(),
  /** Canonical JSON, where it differs from the first fact's. */
  meta: z.string().optional(),
}
const first = z.strictObject({
  ...each,
  /** Origin of the log it belongs to. */
  origin: z.string(),
  meta: z.string(),
  mission: z.string().nullable(),
  principal: z.string(),
  /** The command; `facts` where it has more facts than this append. */
  command: z.strictObject({ hash: base64, digest: z.string(), facts: z.int().optional() }).optional(),
  /** Milliseconds since 1970: when it was recorded, in a log that was moved into the store. */
  recordedAt: z.int().optional(),
})
const further = z.strictObject(each)

/** The events of an append to the log of that origin; `recordedAt` (milliseconds since 1970) where it was recorded before. */
export function eventsOf({ append, command, data, meta, salts }: SaltedAppend, origin: string, recordedAt?: number) {
  const { facts, mission, principal } = append
  const remembered = command && { ...command, hash: Buffer.from(command.hash).toString('base64') }
  const shared = { origin, meta: meta[0], mission, principal, command: remembered, recordedAt }
  return facts.map(
    ({ id, type, version, knownFrom }, i): NewEvent => ({
      id,
      type,
      data: data[i] as string,
      metadata: JSON.stringify({
        v: 2,
        of: [i, facts.length],
        salt: Buffer.from(salts[i] as Uint8Array).toString('base64'),
        version,
        knownFrom: knownFrom ?? undefined,
        ...(i === 0 ? shared : { meta: meta[i] === meta[0] ? undefined : meta[i] }),
      }),
    }),
  )
}

/** Puts commands together from the events of a store, taken in order. */
export interface CommandAssembler {
  /**
   * The command that is complete with this event; undefined while more of its events are to come, and where it belongs to
   * another log, whose prefix begins with this one's. Throws `UnreadableEvent`.
   */
  take(event: StoreEvent, stream: string): SaltedAppend | undefined
}

/** The assembler for one reading of a store. */
export function commandAssembler(origin: string): CommandAssembler {
  let events: StoreEvent[] = []
  let of = 0
  return {
    take(event, stream) {
      const [index, count] = indexIn(event)
      const before = events.at(-1)
      if (index !== events.length || (before && (before.stream !== event.stream || count !== of)))
        throw new UnreadableEvent(
          event,
          `it is number ${index} of ${count} of its command, and the ones before it are missing`,
        )
      events.push(event)
      of = count
      if (index + 1 < count) return undefined
      const complete = events
      events = []
      const head = parsed(first, complete[0] as StoreEvent)
      return head.origin === origin ? appendFrom(complete, head, stream) : undefined
    },
  }
}

/** The `of` of an event. Checked by hand, for speed: it is read before the rest is parsed. */
function indexIn(event: StoreEvent): readonly [number, number] {
  const of: unknown = (event.metadata as { of?: unknown } | null | undefined)?.of
  if (!Array.isArray(of) || of.length !== 2 || !of.every(n => Number.isSafeInteger(n) && n >= 0))
    throw new UnreadableEvent(event, 'it was not written by Varde')
  return of as [number, number]
}

function appendFrom(events: readonly StoreEvent[], head: z.infer<typeof first>, stream: string): SaltedAppend {
  const [begin] = events as [StoreEvent]
  const envelopes = events.map((event, i) => (i === 0 ? head : parsed(further, event)))
  const meta = envelopes.map(({ meta = head.meta }) => meta)
  if (!meta.every(text => namesPrincipal(text, head.principal)))
    throw new UnreadableEvent(begin, `its metadata does not name ${head.principal}, who recorded it`)
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
    meta,
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
  if ((event.metadata as { v?: unknown } | null)?.v === 1)
    throw new UnreadableEvent(event, 'it was written by Varde 0.1, whose facts are sealed in another form')
  const [issue] = read.error.issues
  throw new UnreadableEvent(event, `${issue?.path.join('.')}: ${issue?.message}`)
}
