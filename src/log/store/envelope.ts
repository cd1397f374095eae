/**
 * A command's facts as events in the store, and back again byte for byte.
 *
 * An event's data are the fact's canonical bytes, and its id is the fact's salt: the store answers an append of known ids
 * as one that it has stored already, and two nodes that handle one command give its facts the same ids, but other salts. The
 * metadata has what else no other node could work out: the fact's id, the time from which it was known if one was given,
 * and, with the first fact of a command, what all its facts share (origin, stream and first revision, time, principal,
 * mission, metadata, command key). Position, mission sequence and leaf hash are not stored: every node derives the same
 * ones from the order of the store.
 */

import { z } from 'zod'
import { uuidText } from '../../proof/hex.ts'
import type { PreparedAppend, PreparedCommand } from '../prepare.ts'
import { namesPrincipal } from '../seal.ts'
import { uuidBytes } from '../uuid.ts'
import { type NewEvent, type StoreEvent, UnreadableEvent } from './store.ts'

/** An append with its salts, so that every node computes the same leaf hashes. */
export interface SaltedAppend extends PreparedAppend {
  readonly salts: readonly Uint8Array[]
}

const base64 = z.base64()
const each = {
  v: z.literal(3),
  /** The number of this fact among its command's facts, from 0, and how many they are. */
  of: z.tuple([z.int().min(0), z.int().min(1)]),
  /** Of the fact. */
  id: z.string(),
  version: z.int().min(1),
  /** Milliseconds since 1970; absent: from when the command was decided. */
  knownFrom: z.int().optional(),
  /** Canonical JSON, where it differs from the first fact's. */
  meta: z.string().optional(),
}
const first = z.strictObject({
  ...each,
  /** Origin of the log it belongs to. */
  origin: z.string(),
  /** The stream of its thing, and its revision there. */
  stream: z.string(),
  revision: z.int().min(0),
  /** When it was decided, milliseconds since 1970: recorded then, or at the time of the fact before it if that is later. */
  recordedAt: z.int(),
  meta: z.string(),
  mission: z.string().nullable(),
  principal: z.string(),
  /** The command; `facts` where it has more facts than this append. */
  command: z.strictObject({ hash: base64, digest: z.string(), facts: z.int().optional() }).optional(),
})
const further = z.strictObject(each)

/** The events of an append to the log of that origin. */
export function eventsOf({ append, command, data, meta, salts }: SaltedAppend, origin: string): NewEvent[] {
  const { stream, expectedRevision, recordedAt, facts, mission, principal } = append
  const remembered = command && { ...command, hash: Buffer.from(command.hash).toString('base64') }
  const thing = { origin, stream, revision: expectedRevision + 1, recordedAt }
  const shared = { ...thing, meta: meta[0], mission, principal, command: remembered }
  return facts.map(({ id, type, version, knownFrom }, i) => ({
    id: uuidText(salts[i] as Uint8Array),
    type,
    data: data[i] as string,
    metadata: JSON.stringify({
      v: 3,
      of: [i, facts.length],
      id,
      version,
      knownFrom: knownFrom ?? undefined,
      ...(i === 0 ? shared : { meta: meta[i] === meta[0] ? undefined : meta[i] }),
    }),
  }))
}

/** Whether an event is the fact with those data and that salt. */
export const isFactEvent = (event: StoreEvent, { data }: { readonly data: string }, salt: Uint8Array): boolean =>
  event.id === uuidText(salt) && event.data === data

/** Puts commands together from the events of a log's stream, taken in order. */
export interface CommandAssembler {
  /** The command that is complete with this event; undefined while more of its events are to come. Throws `UnreadableEvent`. */
  take(event: StoreEvent): SaltedAppend | undefined
  /** Events taken of a command that is not complete. */
  partial(): number
}

/** The assembler for one reading of the stream of that log. */
export function commandAssembler(origin: string): CommandAssembler {
  let events: StoreEvent[] = []
  let of = 0
  return {
    partial: () => events.length,
    take(event) {
      const [index, count] = indexIn(event)
      if (index !== events.length || (index > 0 && count !== of))
        throw new UnreadableEvent(
          event,
          `it is number ${index} of ${count} of its command, and the ones before it are missing`,
        )
      events.push(event)
      of = count
      if (index + 1 < count) return undefined
      const complete = events
      events = []
      return appendFrom(complete, origin)
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

function appendFrom(events: readonly StoreEvent[], origin: string): SaltedAppend {
  const [begin] = events as [StoreEvent]
  const head = parsed(first, begin)
  if (head.origin !== origin) throw new UnreadableEvent(begin, `it belongs to the log ${head.origin}, not ${origin}`)
  const envelopes = events.map((event, i) => (i === 0 ? head : parsed(further, event)))
  const meta = envelopes.map(({ meta = head.meta }) => meta)
  if (!meta.every(text => namesPrincipal(text, head.principal)))
    throw new UnreadableEvent(begin, `its metadata does not name ${head.principal}, who recorded it`)
  return {
    append: {
      stream: head.stream,
      expectedRevision: head.revision - 1,
      mission: head.mission,
      principal: head.principal,
      recordedAt: head.recordedAt,
      facts: events.map(({ type }, i) => {
        const { id, version, knownFrom = null } = envelopes[i] as z.infer<typeof further>
        return { id, type, version, knownFrom }
      }),
    },
    ...(head.command && { command: commandOf(head.command) }),
    data: events.map(({ data }) => data),
    meta,
    salts: events.map(({ id }) => uuidBytes(id)),
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
