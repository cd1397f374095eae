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

type UntimedFact = Omit<LeafFact, 'recordedAt' | 'knownFrom'>
type FramedFact = Omit<UntimedFact, 'id'>

/** What the leaves of a stream's facts of one kind have in common. */
const frameOf = ({ mission, stream, type, version }: FramedFact, origin: string) => ({
  ...{ mission, stream, type, version, origin },
  beforeSeq: `","mission":${quote(mission)},"missionSeq":`,
  beforePosition: `,"origin":${quote(origin)},"position":`,
  end: `,"stream":${quote(stream)},"type":${quote(type)},"v":2,"version":${version}}`,
})
export type Frame = ReturnType<typeof frameOf>

const fits = (frame: Frame, { mission, stream, type, version }: FramedFact, origin: string): boolean =>
  frame.stream === stream &&
  frame.type === type &&
  frame.version === version &&
  frame.mission === mission &&
  frame.origin === origin

let frame: Frame | undefined

/** What a fact's leaf has in common with others: the same object as for the fact before, if that is so. */
export function frameFor(fact: FramedFact, origin: string): Frame {
  // Most facts are read one after the other of their stream.
  if (!frame || !fits(frame, fact, origin)) frame = frameOf(fact, origin)
  return frame
}

/** The leaf's text of a fact whose times are written out already. */
export function leafTextAt(
  fact: UntimedFact,
  { origin, prevLeaf, dataHash, metaHash }: LeafParts,
  { recordedAt, knownFrom }: { readonly recordedAt: string; readonly knownFrom: string },
): string {
  const { beforeSeq, beforePosition, end } = frameFor(fact, origin)
  return (
    `{"dataHash":"${dataHash}","id":"${fact.id}","knownFrom":"${knownFrom}","metaHash":"${metaHash}` +
    `${beforeSeq}${fact.missionSeq}${beforePosition}${fact.position}` +
    `,"prevLeaf":${prevLeaf === null ? 'null' : `"${prevLeaf}"`},"recordedAt":"${recordedAt}"` +
    `,"revision":${fact.revision}${end}`
  )
}

const SHORT = 4096
const UTF8 = new TextEncoder()

/**
 * A function that gives the hex SHA-256(prefix ‖ text in UTF-8) for prefixes of one length: with the salt, `dataHash` and
 * `metaHash` of a leaf, from the stored texts. A text that follows itself, as the metadata of one command's facts do, is written
 * out as UTF-8 once.
 */
export function saltedHasher(prefixBytes = SALT_BYTES): (prefix: Uint8Array, text: string) => string {
  const scratch = new Uint8Array(64 * 1024)
  const behindPrefix = scratch.subarray(prefixBytes)
  const beginnings: Uint8Array[] = []
  let last: string | undefined
  let bytes: Uint8Array = scratch

  /** The first bytes of `scratch`. Views of a few thousand lengths are kept: making one costs a tenth of a hash. */
  function beginningOf(length: number): Uint8Array {
    if (length > SHORT) return scratch.subarray(0, length)
    beginnings[length] ??= scratch.subarray(0, length)
    return beginnings[length]
  }

  return (prefix, text) => {
    // A UTF-16 code unit takes at most three bytes in UTF-8.
    if (prefix.length !== prefixBytes || text.length * 3 > behindPrefix.length)
      return hash('sha256', Buffer.concat([prefix, Buffer.from(text)]), 'hex')
    if (text !== last) {
      // For a text put together of many it takes two thirds of the time of `Buffer.write`.
      bytes = beginningOf(prefixBytes + UTF8.encodeInto(text, behindPrefix).written)
      last = text
    }
    for (let at = 0; at < prefixBytes; at++) scratch[at] = prefix[at] as number
    return hash('sha256', bytes, 'hex')
  }
}

/** The salted hash of any text; see `saltedHasher`. */
export const saltedHash = saltedHasher()

const BEFORE_LEAF = new Uint8Array(1)
const hashLeaf = saltedHasher(BEFORE_LEAF.length)
/** Hex SHA-256(0x00 ‖ leaf text in UTF-8), the leaf hash of RFC 6962 §2.1. */
export const leafHash = (text: string): string => hashLeaf(BEFORE_LEAF, text)

/** As `write`, remembering up to a thousand texts: facts have few names, and were recorded and known on few days. */
function remembering<A>(write: (given: A) => string): (given: A) => string {
  const known = new Map<A, string>()
  return given => {
    const before = known.get(given)
    if (before !== undefined) return before
    const text = write(given)
    if (known.size >= 1_000) known.clear()
    known.set(given, text)
    return text
  }
}

/** A string in JSON. */
const quote = remembering((text: string | null) => JSON.stringify(text))

const DAY = 86_400_000
const digits = (n: number, width: number): string => String(n).padStart(width, '0')

/** An instant as `toISOString` writes it, faster. Throws `RangeError` as it does. */
export const instant = remembering((ms: number) => {
  const day = Math.floor(ms / DAY)
  const of = ms - day * DAY
  const seconds = Math.floor(of / 1000)
  const minutes = Math.floor(seconds / 60)
  return `${dayText(day)}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}.${digits(of % 1000, 3)}Z`
})

const TWO = Array.from({ length: 60 }, (_, n) => digits(n, 2))
const two = (n: number): string => TWO[n] as string

/** The date of a day since 1970, and the `T` behind it. */
const dayText = remembering((day: number) => new Date(day * DAY).toISOString().slice(0, -13))
