/** The rows of facts: how sealed facts are stored. */

import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { StoredFact } from '../log.ts'
import type { SealedFact } from '../seal.ts'
import { uuidBytes } from '../uuid.ts'
import type { Dictionaries } from './dictionaries.ts'

/** A command as stored in the row of its first fact. */
export interface CommandRow {
  readonly key: Uint8Array
  readonly digest: string
  readonly last: number
}

const COLUMNS = `position, sid, revision, tid, version, recorded_at, known_from, mid, mission_seq, pid, meta, prev_leaf, command,
 digest, last, id, salt, leaf_hash, data`

/** Facts that are inserted by one statement: that takes a sixth less time, and more of them take more again. */
const TOGETHER = 8

/** Inserts facts that follow each other in the log; what is the same in all of them is given once, with the first one's places. */
function insertOf(db: DatabaseSync, facts: number): StatementSync {
  const rows = Array.from({ length: facts }, (_, n) => {
    const own = 16 + 4 * n
    const prevLeaf = n === 0 ? 12 : own - 2
    const command = n === 0 ? '?13, ?14, ?15' : 'NULL, NULL, NULL'
    return `(?1 + ${n}, ?2, ?3 + ${n}, ?4, ?5, ?6, ?7, ?8, ?9 + ${n}, ?10, ?11, ?${prevLeaf}, ${command}, ?${own}, ?${own + 1}, ?${own + 2}, ?${own + 3})`
  })
  return db.prepare(`INSERT INTO facts (${COLUMNS}) VALUES ${rows.join(', ')}`)
}

/** Whether the facts of an append differ only in what each has of its own; without a mission none has the leaf before it. */
const alike = (a: StoredFact, b: StoredFact): boolean =>
  a.mission !== null && a.meta === b.meta && a.type === b.type && a.version === b.version && a.knownFrom === b.knownFrom

/** Inserts the facts of an append in the open transaction, with the command that they are the first facts of. */
export function factInserter(
  db: DatabaseSync,
  { missions, types, principals, streams }: Dictionaries,
): (sealed: readonly SealedFact[], command: CommandRow | undefined) => void {
  const [one, several] = [insertOf(db, 1), insertOf(db, TOGETHER)]

  return (sealed, command) => {
    let lastLeaf: Uint8Array | null = null
    for (let at = 0; at < sealed.length; ) {
      const { fact, prevLeaf } = sealed[at] as SealedFact
      const next = sealed.slice(at, at + TOGETHER)
      const group = next.length === TOGETHER && next.every(other => alike(other.fact, fact)) ? next : next.slice(0, 1)
      const own = at === 0 ? command : undefined
      const before: Uint8Array | null = prevLeaf === null ? null : (lastLeaf ?? Buffer.from(prevLeaf, 'hex'))
      const { sid } = streams.find(fact.stream) ?? streams.add(fact.stream, fact.mission)
      const values: SQLInputValue[] = [
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
        fact.meta,
        before,
        own?.key ?? null,
        own?.digest ?? null,
        own?.last ?? null,
      ]
      for (const { fact: each, salt, leaf } of group) {
        lastLeaf = Buffer.from(leaf, 'hex')
        values.push(uuidBytes(each.id), salt, lastLeaf, each.data)
      }
      ;(group.length === 1 ? one : several).run(...values)
      at += group.length
    }
  }
}
