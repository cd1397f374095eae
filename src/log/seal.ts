/** What does an append become when it is kept? Its facts get their places, times, salts and leaves, one after the other. */

import { randomFillSync } from 'node:crypto'
import { leafHash, leafText, SALT_BYTES, saltedHash } from '../proof/leaf.ts'
import type { StoredFact } from './log.ts'
import type { Prepared } from './prepare.ts'

/** A fact with its tamper evidence, ready to be kept; the leaf hash in hex. */
export interface SealedFact {
  readonly fact: StoredFact
  readonly salt: Uint8Array
  readonly leaf: string
}

/** Where a mission's chain of leaves ends. */
export interface MissionEnd {
  readonly missionSeq: number
  readonly leaf: string
}

/** Where a log ends; sealing moves it on. */
export interface LogEnd {
  readonly origin: string
  nextPosition: number
  lastRecordedAt: number
  missionEnd(mission: string): MissionEnd | undefined
  setMissionEnd(mission: string, end: MissionEnd): void
}

/** Seals one append after what the log ends with. */
export function seal({ append, data, meta, salts }: Prepared, end: LogEnd): SealedFact[] {
  // The wall clock may go back, the log doesn't.
  const recordedAt = Math.max(append.recordedAt, end.lastRecordedAt)
  end.lastRecordedAt = recordedAt
  return append.facts.map((given, i) => {
    const before = append.mission === null ? undefined : end.missionEnd(append.mission)
    const fact: StoredFact = {
      position: end.nextPosition++,
      stream: append.stream,
      revision: append.expectedRevision + 1 + i,
      id: given.id,
      type: given.type,
      version: given.version,
      mission: append.mission,
      missionSeq: append.mission === null ? null : (before?.missionSeq ?? -1) + 1,
      recordedAt,
      knownFrom: given.knownFrom ?? recordedAt,
      principal: append.principal,
      data: data[i] as string,
      meta: meta[i] as string,
    }
    const sealed = sealFact(fact, end.origin, before?.leaf ?? null, salts?.[i] ?? freshSalt())
    if (fact.mission !== null && fact.missionSeq !== null)
      end.setMissionEnd(fact.mission, { missionSeq: fact.missionSeq, leaf: sealed.leaf })
    return sealed
  })
}

/** A fact's leaf, from what is stored of it. */
export function sealFact(fact: StoredFact, origin: string, prevLeaf: string | null, salt: Uint8Array): SealedFact {
  const dataHash = saltedHash(salt, fact.data)
  const metaHash = saltedHash(salt, fact.meta)
  return { fact, salt, leaf: leafHash(leafText(fact, { origin, prevLeaf, dataHash, metaHash })) }
}

// One call to the system's generator fills salts for many facts.
const POOL_BYTES = SALT_BYTES * 1024
let pool = new Uint8Array(0)
let used = 0

/** Random bytes that a fact's hashes are made with. */
export function freshSalt(): Uint8Array {
  if (used === pool.length) {
    // A new pool each time: salts given out are views on the old one.
    pool = randomFillSync(new Uint8Array(POOL_BYTES))
    used = 0
  }
  used += SALT_BYTES
  return pool.subarray(used - SALT_BYTES, used)
}
