/** The row of a fact: how a sealed fact is stored. */

import type { DatabaseSync } from 'node:sqlite'
import type { SealedFact } from '../seal.ts'
import { uuidBytes } from '../uuid.ts'
import type { Dictionaries } from './dictionaries.ts'

/** A command as stored in the row of its first fact. */
export interface CommandRow {
  readonly key: Uint8Array
  readonly digest: string
  readonly last: number
}

/** Inserts a fact in the open transaction, with the command that it is the first fact of. */
export function factInserter(
  db: DatabaseSync,
  { missions, types, principals, streams }: Dictionaries,
): (sealed: SealedFact, command: CommandRow | undefined) => void {
  const insertFact = db.prepare(
    `INSERT INTO facts (position, sid, revision, tid, version, recorded_at, known_from, mid, mission_seq, pid, id, salt,
     leaf_hash, prev_leaf, command, digest, last, meta, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  // The previous leaf of most facts is the leaf of the one inserted before.
  let [lastLeaf, lastBytes]: [string, Uint8Array] = ['', new Uint8Array()]
  return ({ fact, salt, leaf, prevLeaf }, command) => {
    const prevBytes = prevLeaf === lastLeaf ? lastBytes : prevLeaf === null ? null : Buffer.from(prevLeaf, 'hex')
    lastLeaf = leaf
    lastBytes = Buffer.from(leaf, 'hex')
    const { sid } = streams.find(fact.stream) ?? streams.add(fact.stream, fact.mission)
    insertFact.run(
      fact.position,
      sid,
      fact.revision,
      types.numberOf(fact.type),
      fact.version,
      fact.recordedAt,
      fact.knownFrom,
      fact.mission === null ? null : missions.numberOf(fact.mission),
      fact.missionSeq,
      principals.numberOf(fact.principal),
      uuidBytes(fact.id),
      salt,
      lastBytes,
      prevBytes,
      command?.key ?? null,
      command?.digest ?? null,
      command?.last ?? null,
      fact.meta,
      fact.data,
    )
  }
}
