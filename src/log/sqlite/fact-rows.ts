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

/** Finds the first of some ids that a fact has; undefined where all are free. */
export function takenIds(db: DatabaseSync): (ids: readonly string[]) => string | undefined {
  const selectId = db.prepare('SELECT 1 FROM facts WHERE id = ?')
  const selectBetween = db.prepare('SELECT 1 FROM facts WHERE id BETWEEN ? AND ? LIMIT 1')
  return ids => {
    let [least = '', most = least] = ids
    for (const id of ids) {
      if (id < least) least = id
      if (id > most) most = id
    }
    // The ids of one command lie side by side: one look between the first and the last tells that they are free.
    if (ids.length > 2 && selectBetween.get(uuidBytes(least), uuidBytes(most)) === undefined) return undefined
    return ids.find(id => selectId.get(uuidBytes(id)) !== undefined)
  }
}
