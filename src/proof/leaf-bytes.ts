/**
 * Leaf hashes of facts that are read one after the other. To write a leaf as text, and the text as bytes, takes nearly as long
 * as to hash it; so the bytes of a leaf are kept, and of the next one of its kind only what differs is written into them.
 */

import { hash } from 'node:crypto'
import { uuidText, writeHex, writeUuid } from './hex.ts'
import { type Frame, frameFor, instant, type LeafFact, type LeafParts, leafHash, leafText } from './leaf.ts'

/** The members of a leaf that are stored as bytes: where in `bytes` the 16 of the fact's id begin, and the 32 of the leaf before it. */
export interface StoredParts {
  readonly bytes: Uint8Array
  readonly id: number
  readonly prevLeaf: number
}

/** The other members of a leaf. */
export type WrittenParts = Pick<LeafParts, 'origin' | 'dataHash' | 'metaHash'>

/** The members of a fact that are numbers and names. */
export type LeafNumbers = Omit<LeafFact, 'id'>

/** The hex leaf hash of a fact of a mission: that of its leaf's text. */
export function leafHashOf(fact: LeafNumbers, parts: WrittenParts, stored: StoredParts): string {
  const frame = frameFor(fact, parts.origin)
  const follows = frame === lastFrame
  lastFrame = frame
  if (!follows || !isUsual(fact)) return leafHash(textOf(fact, parts, stored))
  if (form?.frame !== frame || !hasRoom(form.digits, fact)) form = formOf(frame, fact, textOf(fact, parts, stored))
  write(form, fact, parts, stored)
  return hash('sha256', form.bytes, 'hex')
}

function textOf(fact: LeafNumbers, parts: WrittenParts, { bytes, id, prevLeaf }: StoredParts): string {
  const before = Buffer.from(bytes.buffer, bytes.byteOffset + prevLeaf, 32).toString('hex')
  return leafText({ ...fact, id: uuidText(bytes, id) }, { ...parts, prevLeaf: before })
}

/** Of the fact before. */
let lastFrame: Frame | undefined
let form: Form | undefined

/** Characters of a hash, an id, and an instant before the year 10000. */
const HASH = 64
const ID = 36
const INSTANT = 24

/** Whether numbers and times are such as a form has room for, but for the number of digits. */
const isUsual = ({ missionSeq, position, revision, knownFrom, recordedAt }: LeafNumbers): boolean =>
  isCount(missionSeq) && isCount(position) && isCount(revision) && isUsualTime(knownFrom) && isUsualTime(recordedAt)

const isCount = (n: number | null): boolean => Number.isSafeInteger(n) && (n as number) >= 0

const YEAR_10000 = Date.UTC(10_000, 0)
const isUsualTime = (ms: number): boolean => Number.isInteger(ms) && ms >= 0 && ms < YEAR_10000

/** The bytes of a leaf, behind 0x00, and where in them that stands which differs from leaf to leaf. */
interface Form {
  readonly frame: Frame
  readonly digits: Digits
  readonly at: ReturnType<typeof placesIn>
  readonly bytes: Buffer
  /** The times that are written there. */
  knownFrom: number
  recordedAt: number
}

/** How many digits the numbers of a leaf have. */
type Digits = Readonly<Record<'missionSeq' | 'position' | 'revision', number>>

function formOf(frame: Frame, fact: LeafNumbers, text: string): Form {
  const { missionSeq, position, revision, knownFrom, recordedAt } = fact
  const count = (n: number | null): number => String(n).length
  const digits = { missionSeq: count(missionSeq), position: count(position), revision: count(revision) }
  const bytes = Buffer.from(`\0${text}`)
  return { frame, digits, at: placesIn(frame, digits), bytes, knownFrom, recordedAt }
}

function placesIn({ beforeSeq, beforePosition }: Frame, digits: Digits) {
  let end = 0
  const behind = (text: string, length: number): number => {
    const begin = end + Buffer.byteLength(text)
    end = begin + length
    return begin
  }
  return {
    dataHash: behind('\0{"dataHash":"', HASH),
    id: behind('","id":"', ID),
    knownFrom: behind('","knownFrom":"', INSTANT),
    metaHash: behind('","metaHash":"', HASH),
    missionSeq: behind(beforeSeq, digits.missionSeq),
    position: behind(beforePosition, digits.position),
    prevLeaf: behind(',"prevLeaf":"', HASH),
    recordedAt: behind('","recordedAt":"', INSTANT),
    revision: behind('","revision":', digits.revision),
  }
}

const hasRoom = (digits: Digits, { missionSeq, position, revision }: LeafNumbers): boolean =>
  hasDigits(position, digits.position) &&
  hasDigits(revision, digits.revision) &&
  hasDigits(missionSeq as number, digits.missionSeq)

/** The least number of so many digits, and of one more. */
const LEAST = Array.from({ length: 18 }, (_, digits) => (digits < 2 ? 0 : 10 ** (digits - 1)))
const hasDigits = (n: number, digits: number): boolean =>
  n >= (LEAST[digits] as number) && n < (LEAST[digits + 1] as number)

/** Writes what differs from leaf to leaf. */
function write(form: Form, fact: LeafNumbers, { dataHash, metaHash }: WrittenParts, stored: StoredParts): void {
  const { bytes, at, digits } = form
  bytes.write(dataHash, at.dataHash, 'latin1')
  bytes.write(metaHash, at.metaHash, 'latin1')
  if (form.knownFrom !== fact.knownFrom) bytes.write(instant(fact.knownFrom), at.knownFrom, 'latin1')
  form.knownFrom = fact.knownFrom
  if (form.recordedAt !== fact.recordedAt) bytes.write(instant(fact.recordedAt), at.recordedAt, 'latin1')
  form.recordedAt = fact.recordedAt
  writeNumber(bytes, at.missionSeq + digits.missionSeq, fact.missionSeq as number)
  writeNumber(bytes, at.position + digits.position, fact.position)
  writeNumber(bytes, at.revision + digits.revision, fact.revision)
  writeUuid(bytes, at.id, stored.bytes, stored.id)
  writeHex(bytes, at.prevLeaf, stored.bytes, stored.prevLeaf, 32)
}

/** Writes the digits of a number in front of `end`. */
function writeNumber(into: Uint8Array, end: number, n: number): void {
  for (let [at, rest] = [end - 1, n]; ; at--) {
    const tens = Math.floor(rest / 10)
    into[at] = 48 + (rest - tens * 10)
    if (tens === 0) return
    rest = tens
  }
}
