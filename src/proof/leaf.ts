/**
 * The leaf of a fact in the Merkle tree: its positions, its schema version, when it was recorded, and salted hashes of its
 * data and metadata, so that a proof shows that a fact is in the log without showing the content. Names of anybody (principal,
 * organisation, role, key) are in the metadata alone, behind the salt.
 *
 * In the leaf's JSON, hashes are lower-case hex (as `sha256sum` prints them), and times are ISO 8601 in UTC with milliseconds.
 */

import { hash } from 'node:crypto'

/** Bytes of a fact's salt: 128 random bits, so that a short value can't be guessed from its hash. */
export const SALT_BYTES = 16

/** The members of a fact that are in its leaf as they are; times are milliseconds since 1970. */
export interface LeafFact {
  readonly position: number
  readonly id: string
  readonly type: string
  /** Version of the schema that the data was written with: readers lift the data by it, so it is evidence. */
  readonly version: number
  readonly stream: string
  readonly revision: number
  readonly mission: string | null
  readonly missionSeq: number | null
  readonly recordedAt: number
  readonly knownFrom: number
}

/** The other members of a leaf. */
export interface LeafParts {
  /** The log's name, as in its checkpoints. */
  readonly origin: string
  /** Hex leaf hash of the previous fact of the same mission; null for its first fact, and where there is no mission. */
  readonly prevLeaf: string | null
  /** Hex, from `saltedHash`. */
  readonly dataHash: string
  readonly metaHash: string
}

/**
 * The leaf's text: canonical JSON (RFC 8785) of {v: 2, origin, position, id, type, version, stream, revision, mission,
 * missionSeq, prevLeaf, recordedAt, knownFrom, dataHash, metaHash}. The keys are written in sorted order by hand, three
 * times as fast as sorting them for each fact; the test compares the text with `canonicalise`.
 */
export const leafText = (fact: LeafFact, parts: LeafParts): string =>
  leafTextAt(fact, parts, { recordedAt: instant(fact.recordedAt), knownFrom: instant(fact.knownFrom) })

/** The leaf's text of a fact whose times are written out already. */
export function leafTextAt(
  fact: Omit<LeafFact, 'recordedAt' | 'knownFrom'>,
  { origin, prevLeaf, dataHash, metaHash }: LeafParts,
  { recordedAt, knownFrom }: { readonly recordedAt: string; readonly knownFrom: string },
): string {
  const quote = JSON.stringify
  return (
    `{"dataHash":"${dataHash}","id":"${fact.id}","knownFrom":"${knownFrom}","metaHash":"${metaHash}"` +
    `,"mission":${quote(fact.mission)},"missionSeq":${fact.missionSeq},"origin":${quote(origin)}` +
    `,"position":${fact.position},"prevLeaf":${prevLeaf === null ? 'null' : `"${prevLeaf}"`}` +
    `,"recordedAt":"${recordedAt}","revision":${fact.revision}` +
    `,"stream":${quote(fact.stream)},"type":${quote(fact.type)},"v":2,"version":${fact.version}}`
  )
}

/** Hex SHA-256(0x00 ‖ leaf text in UTF-8), the leaf hash of RFC 6962 §2.1. */
export const leafHash = (text: string): string => hash('sha256', `\0${text}`, 'hex')

/**
 * A function that gives the hex SHA-256(salt ‖ text in UTF-8): `dataHash` and `metaHash` of a leaf, from the stored texts. A text
 * that follows itself, as the metadata of one command's facts do, is written out as UTF-8 once.
 */
export function saltedHasher(): (salt: Uint8Array, text: string) => string {
  const scratch = Buffer.allocUnsafe(64 * 1024)
  let last: string | undefined
  let bytes: Uint8Array = scratch
  return (salt, text) => {
    if (text !== last || salt.length !== SALT_BYTES) {
      // A UTF-16 code unit takes at most three bytes in UTF-8.
      const most = salt.length + text.length * 3
      const room = most <= scratch.length ? scratch : Buffer.allocUnsafe(most)
      bytes = room.subarray(0, salt.length + room.write(text, salt.length, 'utf8'))
      last = room === scratch && salt.length === SALT_BYTES ? text : undefined
    }
    bytes.set(salt, 0)
    return hash('sha256', bytes, 'hex')
  }
}

/** The salted hash of any text; see `saltedHasher`. */
export const saltedHash = saltedHasher()

const DAY = 86_400_000
// Facts are recorded, and were known, on few days: the days last used are remembered.
const days = new Map<number, string>()
const MOST_DAYS = 1_000

const digits = (n: number, width: number): string => String(n).padStart(width, '0')

/** An instant as `toISOString` writes it, three times as fast. Throws `RangeError` as it does. */
function instant(ms: number): string {
  const day = Math.floor(ms / DAY)
  const of = ms - day * DAY
  const seconds = Math.floor(of / 1000)
  const minutes = Math.floor(seconds / 60)
  return `${dayText(day)}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}.${digits(of % 1000, 3)}Z`
}

const TWO = Array.from({ length: 60 }, (_, n) => digits(n, 2))
const two = (n: number): string => TWO[n] as string

/** The date of a day since 1970, and the `T` behind it. */
function dayText(day: number): string {
  const known = days.get(day)
  if (known !== undefined) return known
  const text = new Date(day * DAY).toISOString().slice(0, -13)
  if (days.size >= MOST_DAYS) days.clear()
  days.set(day, text)
  return text
}
