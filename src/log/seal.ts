/** Sealing gives the facts of an append their positions, times, salts and leaf hashes, in order. */

import { randomFillSync } from 'node:crypto'
import { isHexOf } from '../proof/hex.ts'
import { leafHash, leafText, SALT_BYTES, saltedHash, saltedHasher } from '../proof/leaf.ts'
import { leafHashOf } from '../proof/leaf-bytes.ts'
import type { StoredFact } from './log.ts'
import type { PreparedAppend } from './prepare.ts'

/** A fact with its tamper evidence, ready to be stored; the leaf hash in hex. */
export interface SealedFact {
  readonly fact: StoredFact
  readonly salt: Uint8Array
  readonly leaf: string
  /** Leaf hash of the previous fact of its mission, hex; null where there is none. */
  readonly prevLeaf: string | null
}

/** The last fact of a mission: its sequence number and its leaf hash (hex). */
export interface MissionEnd {
  readonly missionSeq: number
  readonly leaf: string
}

/** The end of a log; sealing moves it forward. */
export interface LogEnd {
  readonly origin: string
  nextPosition: number
  lastRecordedAt: number
  missionEnd(mission: string): MissionEnd | undefined
  setMissionEnd(mission: string, end: MissionEnd): void
}

/** Where and when the first fact of an append is recorded; the others follow it. */
export interface AppendPlace {
  readonly position: number
  /** Null where the append belongs to no mission. */
  readonly missionSeq: number | null
  readonly recordedAt: number
}

/** The fact of an append with that index, as it is stored. */
export function factAt({ append, data, meta }: PreparedAppend, index: number, place: AppendPlace): StoredFact {
  const given = append.facts[index] as PreparedAppend['append']['facts'][number]
  return {
    position: place.position + index,
    stream: append.stream,
    revision: append.expectedRevision + 1 + index,
    id: given.id,
    type: given.type,
    version: given.version,
    mission: append.mission,
    missionSeq: place.missionSeq === null ? null : place.missionSeq + index,
    recordedAt: place.recordedAt,
    knownFrom: given.knownFrom ?? append.recordedAt,
    principal: append.principal,
    data: data[index] as string,
    meta: meta[index] as string,
  }
}

/** Seals one append at the end of the log, and moves the end forward. */
export function seal(prepared: PreparedAppend, end: LogEnd): SealedFact[] {
  const { append, salts } = prepared
  const { mission } = append
  // The wall clock may go back; recording times never do.
  const recordedAt = Math.max(append.recordedAt, end.lastRecordedAt)
  const before = mission === null ? undefined : end.missionEnd(mission)
  const missionSeq = mission === null ? null : (before?.missionSeq ?? -1) + 1
  const place = { position: end.nextPosition, missionSeq, recordedAt }
  let prevLeaf = before?.leaf ?? null
  const sealed = append.facts.map((_given, index) => {
    const one = sealFact(factAt(prepared, index, place), end.origin, prevLeaf, salts?.[index] ?? freshSalt())
    if (mission !== null) prevLeaf = one.leaf
    return one
  })
  end.lastRecordedAt = recordedAt
  end.nextPosition += sealed.length
  const last = sealed.at(-1)
  if (mission !== null && last)
    end.setMissionEnd(mission, { missionSeq: last.fact.missionSeq as number, leaf: last.leaf })
  return sealed
}

/** Seals one stored fact: its leaf hash, from the stored texts, the salt and the hash of the mission's previous leaf. */
export function sealFact(fact: StoredFact, origin: string, prevLeaf: string | null, salt: Uint8Array): SealedFact {
  return { fact, salt, prevLeaf, leaf: sealedLeaf(fact, origin, prevLeaf, salt) }
}

/** The leaf hash of a fact, in hex. */
export const sealedLeaf = (fact: StoredFact, origin: string, prevLeaf: string | null, salt: Uint8Array): string =>
  leafHash(leafTextOf(fact, origin, prevLeaf, salt))

/** Beside the data it remembers the metadata, which are the same in all facts of a command. */
const saltedMetaHash = saltedHasher()

/** The leaf of a fact: what the tree is made of, and what anybody hashes again. */
export function leafTextOf(fact: StoredFact, origin: string, prevLeaf: string | null, salt: Uint8Array): string {
  const dataHash = saltedHash(salt, fact.data)
  const metaHash = saltedMetaHash(salt, fact.meta)
  return leafText(fact, { origin, prevLeaf, dataHash, metaHash })
}

/** A fact's salt, leaf hash and previous leaf hash, in lower-case hex. */
export interface HexSeal {
  readonly salt: string
  readonly leaf: string
  readonly prevLeaf: string | null
}

/** Whether a stored fact is the one that was sealed: its leaf hash is the stored one, and its metadata names its principal. */
export function isAsSealed(fact: StoredFact, origin: string, { salt, leaf, prevLeaf }: HexSeal): boolean {
  return leaf === sealedLeaf(fact, origin, prevLeaf, saltFrom(salt)) && namesPrincipal(fact.meta, fact.principal)
}

/** A fact's seal as bytes that stand one after the other, from `at` on: its id, its salt, its leaf hash, and the leaf before it. */
export interface StoredSeal {
  readonly bytes: Uint8Array
  readonly at: number
}

/** Where in such a seal each part begins, and where it ends if there is a leaf before. */
const SALT_AT = 16
const LEAF_AT = 32
export const PREV_LEAF_AT = 64
export const SEAL_END = 96

/** As `isAsSealed`, of a fact that has a leaf before it. */
export function isAsStored(fact: StoredFact, origin: string, { bytes, at }: StoredSeal): boolean {
  for (let index = 0; index < SALT_BYTES; index++) lastSalt[index] = bytes[at + SALT_AT + index] as number
  const dataHash = saltedHash(lastSalt, fact.data)
  const metaHash = saltedMetaHash(lastSalt, fact.meta)
  const leaf = leafHashOf(fact, { origin, dataHash, metaHash }, { bytes, id: at, prevLeaf: at + PREV_LEAF_AT })
  return isHexOf(leaf, bytes, at + LEAF_AT) && namesPrincipal(fact.meta, fact.principal)
}

const lastSalt = Buffer.alloc(SALT_BYTES)
/** The value of each hex digit by its character code. */
const DIGIT: readonly number[] = Array.from({ length: 128 }, (_, code) =>
  Number.parseInt(String.fromCharCode(code), 16),
)

/** The bytes of a salt, valid until the next call. A call to `Buffer` for so few bytes takes five times as long. */
function saltFrom(hex: string): Uint8Array {
  if (hex.length !== 2 * SALT_BYTES) throw new RangeError('a salt has 16 bytes')
  for (let at = 0; at < SALT_BYTES; at++) {
    const high = DIGIT[hex.charCodeAt(2 * at)] as number
    lastSalt[at] = high * 16 + (DIGIT[hex.charCodeAt(2 * at + 1)] as number)
  }
  return lastSalt
}

/** Bytes in lower-case hex. */
export const hexOf = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, length).toString('hex')

/** Whether canonical metadata names that principal. The leaf names nobody, so the principal is proved by the metadata. */
export function namesPrincipal(meta: string, principal: string): boolean {
  if (principal === lastPrincipal.name && meta === lastNaming) return true
  if (principal !== lastPrincipal.name) lastPrincipal = memberOf(principal)
  // From the end, since few members come behind it.
  const names = meta.lastIndexOf(lastPrincipal.member) >= 0
  lastNaming = names ? meta : undefined
  return names
}

/** The metadata that named the last principal. */
let lastNaming: string | undefined

const memberOf = (name: string) => ({ name, member: `"principal":${JSON.stringify(name)}` })
let lastPrincipal = memberOf('')

// One call to the system's random generator gives salts for many facts.
const POOL_BYTES = SALT_BYTES * 1024
let pool = new Uint8Array(0)
let used = 0

/** A new salt: 16 random bytes. */
export function freshSalt(): Uint8Array {
  if (used === pool.length) {
    // A new buffer each time: salts already given out are views on the old one.
    pool = randomFillSync(new Uint8Array(POOL_BYTES))
    used = 0
  }
  used += SALT_BYTES
  return pool.subarray(used - SALT_BYTES, used)
}
