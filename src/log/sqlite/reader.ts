/** Reading from the file of a log. */

import { NO_FACT } from '../check-log.ts'
import type { Damage } from '../damage.ts'
import type { FactFilter, FactSeal, LogReads, StoredFact } from '../log.ts'
import type { PreparedCommand } from '../prepare.ts'
import type { Dictionaries } from './dictionaries.ts'
import type { Flushed } from './flushed.ts'
import { type FactPage, type FactRange, type FactRow, pagesOf, wholeFactOf } from './pages.ts'
import type { Queries, SqlValue } from './queries.ts'
import { takenIdsIn } from './taken-ids.ts'
import { treeReaderOn } from './tree-reader.ts'

/**
 * The reads of the log's port, each answered from the file, and the commands stored in it. Every fact read is checked against
 * its stored leaf, and that none is missing between two of a stream, a mission or the log; they throw `DamagedLog`.
 */
export interface FileReader extends LogReads {
  /** The command whose first fact is at that position. */
  commandAt(position: number): PreparedCommand | undefined
  /** Positions of the first and last fact of the command with that key hash, and its digest. */
  commandOf(hash: Uint8Array): { readonly first: number; readonly last: number; readonly digest: string } | undefined
  /** The first of the ids that a fact has, flushed or not. */
  takenAmong(ids: readonly string[]): string | undefined
}

/** Rows in a page of salts and leaf hashes, which are small and of one size. */
const SEALED_PAGE = 2048

/** What a reader reads from: the queries and dictionaries of an open file, the log's name, and who is told of damage. */
export interface ReaderParts {
  readonly queries: Queries
  readonly dictionaries: Dictionaries
  readonly origin: string
  readonly flushed: Flushed
  /** Notes the damage; answers with the error to throw. */
  readonly damaged: (damage: Damage) => Error
}

export function readerOn({ queries, dictionaries, origin, flushed, damaged }: ReaderParts): FileReader {
  const { missions, types, principals, streams } = dictionaries
  const { all, one } = queries
  const number = (sql: string, ...values: SqlValue[]): number => (one(sql, ...values)?.[0] as number | null) ?? -1

  const head = (): number => Math.min(number('SELECT max(position) FROM facts'), flushed.position())

  /** Last position recorded before that instant, −1 where there is none. By bisection, since times never decrease. */
  function lastBefore(ms: number): number {
    let [low, high] = [-1, head()]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (number('SELECT recorded_at FROM facts WHERE position = ?', middle) < ms) low = middle
      else high = middle - 1
    }
    return low
  }

  function revisionOf(stream: string): number {
    const row = streams.find(stream)
    if (!row) return -1
    return number('SELECT max(revision) FROM facts WHERE sid = ? AND +position <= ?', row.sid, flushed.position())
  }

  function factOf(page: FactPage, row: FactRow): StoredFact {
    const fact = wholeFactOf(dictionaries, origin, page, row)
    if (!fact)
      throw damaged({ position: row[0], what: 'the fact there is not what was recorded: its leaf hash differs' })
    return fact
  }

  function* readStream(stream: string, from = 0, toPosition = Infinity, toRevision = Infinity): Iterable<StoredFact> {
    const last = Math.min(revisionOf(stream), toRevision)
    const range = rangeOfStream(stream, from, last)
    let next = Math.max(0, from)
    for (const page of range ? pagesOf(queries, range) : [])
      for (const row of page.rows) {
        if (row[0] > toPosition) return
        const fact = factOf(page, row)
        if (fact.stream !== stream || fact.revision !== next) throw missing(stream, next, fact.position)
        yield fact
        next += 1
      }
    if (next <= last) throw missing(stream, next)
  }

  const missing = (stream: string, revision: number, position?: number): Error =>
    damaged({ ...(position !== undefined && { position }), what: `revision ${revision} of ${stream} is missing` })

  function rangeOfStream(stream: string, low: number, high: number): FactRange | undefined {
    const row = streams.find(stream)
    if (!row) return undefined
    const values = [row.sid]
    return {
      index: 'facts_of_stream',
      by: 'revision',
      where: 'sid = ? AND',
      values,
      low,
      high,
      descending: false,
      limit: Infinity,
      whole: true,
    }
  }

  function* read(filter: FactFilter): Iterable<StoredFact> {
    const range = rangeOf(filter)
    const wanted = range && withConditions(range, filter)
    if (!wanted) return
    const { whole, low, high, descending, limit } = wanted
    const everything = whole && filter.mission === undefined && filter.stream === undefined
    let next = descending ? high : low
    let before: StoredFact | undefined
    for (const page of pagesOf(queries, wanted))
      for (const row of page.rows) {
        const fact = factOf(page, row)
        if (everything && fact.position !== next) throw damaged({ position: next, what: NO_FACT })
        if (whole && !everything && before) requireNext(before, fact, filter)
        if (filter.mission !== undefined && fact.mission !== filter.mission)
          throw damaged({
            position: fact.position,
            what: `it is listed as a fact of ${filter.mission}, which it is not`,
          })
        yield fact
        next += descending ? -1 : 1
        before = fact
      }
    const left = descending ? next - low + 1 : high - next + 1
    if (everything && left > 0 && high - low + 1 - left < limit) throw damaged({ position: next, what: NO_FACT })
  }

  /** Requires that nothing is missing between two facts of a stream or a mission, read one after the other. */
  function requireNext(before: StoredFact, fact: StoredFact, { mission, stream }: FactFilter): void {
    const placeOf = ({ revision, missionSeq }: StoredFact): number =>
      stream === undefined ? (missionSeq ?? -1) : revision
    if (Math.abs(placeOf(fact) - placeOf(before)) === 1) return
    const position = Math.min(before.position, fact.position) + 1
    throw damaged({ position, what: `a fact of ${stream ?? mission} is missing from there on` })
  }

  /** The range that a filter covers; undefined where a name in it is not in the log. */
  function rangeOf(filter: FactFilter): FactRange | undefined {
    const { mission, stream, order, limit = Infinity } = filter
    const low = Math.max(
      0,
      filter.from ?? 0,
      filter.recordedFrom === undefined ? 0 : lastBefore(filter.recordedFrom) + 1,
    )
    const high = Math.min(
      filter.to ?? Infinity,
      filter.recordedTo === undefined ? head() : lastBefore(filter.recordedTo + 1),
      head(),
    )
    const asked = {
      by: 'position',
      where: '',
      values: [],
      low,
      high,
      descending: order === 'desc',
      limit,
      whole: true,
    } as const
    if (stream !== undefined) {
      const row = streams.find(stream)
      if (!row || (mission !== undefined && row.mission !== mission)) return undefined
      // By revision, as the index is sorted; `+` keeps SQLite from scanning all positions instead.
      const revision = (which: 'min' | 'max') =>
        number(
          `SELECT ${which}(revision) FROM facts INDEXED BY facts_of_stream WHERE sid = ? AND +position BETWEEN ? AND ?`,
          row.sid,
          low,
          high,
        )
      const [first, last] = [revision('min'), revision('max')]
      return first < 0
        ? undefined
        : { ...asked, ...rangeOfStream(stream, first, last), descending: asked.descending, limit }
    }
    if (mission === undefined) return asked
    const mid = missions.find(mission)
    return mid === undefined ? undefined : { ...asked, index: 'facts_of_mission', where: 'mid = ? AND', values: [mid] }
  }

  /** Adds the conditions that have no index. */
  function withConditions(range: FactRange, { types: wanted, principal }: FactFilter): FactRange | undefined {
    let { where, values } = range
    if (wanted !== undefined) {
      const numbers = wanted.map(type => types.find(type)).filter(found => found !== undefined)
      if (numbers.length === 0) return undefined
      where += ' tid IN (SELECT value FROM json_each(?)) AND'
      values = [...values, JSON.stringify(numbers)]
    }
    if (principal !== undefined) {
      const pid = principals.find(principal)
      if (pid === undefined) return undefined
      where += ' pid = ? AND'
      values = [...values, pid]
    }
    return { ...range, where, values, whole: wanted === undefined && principal === undefined }
  }

  function* readSealed(from: number, to: number): Iterable<FactSeal> {
    const last = Math.min(to, head())
    for (let next = Math.max(0, from); next <= last; next += SEALED_PAGE) {
      const sql =
        'SELECT position, salt, leaf_hash, prev_leaf FROM facts WHERE position BETWEEN ? AND ? ORDER BY position'
      for (const [position, salt, leafHash, prevLeaf] of all(sql, next, Math.min(last, next + SEALED_PAGE - 1)))
        yield { position, salt, leafHash, prevLeaf } as FactSeal
    }
  }

  const streamNames = (sql: string, ...values: SqlValue[]): string[] =>
    all(sql, ...values)
      .map(([name]) => name as string)
      .filter(name => !flushed.isUnbegun(name))

  return {
    head,
    readStream,
    read,
    readSealed,
    treeNode: treeReaderOn(queries, head, damaged),
    revisionOf,
    streamsOf(mission) {
      const mid = missions.find(mission)
      return mid === undefined ? [] : streamNames('SELECT name FROM streams WHERE mid = ? ORDER BY sid', mid)
    },
    streamsNamed: prefix =>
      streamNames('SELECT name FROM streams WHERE name >= ? AND name < ? ORDER BY sid', prefix, `${prefix}\u{10ffff}`),
    lastPositionOf(mission, at = Number.MAX_SAFE_INTEGER) {
      const mid = missions.find(mission)
      const sql = 'SELECT max(position) FROM facts INDEXED BY facts_of_mission WHERE mid = ? AND position <= ?'
      return mid === undefined ? -1 : number(sql, mid, Math.min(at, flushed.position()))
    },
    positionAt: ms => lastBefore(ms + 1),
    commandAt(position) {
      const sql = 'SELECT command, digest, last FROM facts WHERE position = ? AND command IS NOT NULL'
      const row = one(sql, position)
      return row && { hash: row[0] as Uint8Array, digest: row[1] as string, facts: (row[2] as number) - position + 1 }
    },
    commandOf(hash) {
      const row = one('SELECT position, last, digest FROM facts WHERE command = ?', hash)
      return row && { first: row[0] as number, last: row[1] as number, digest: row[2] as string }
    },
    takenAmong: takenIdsIn(queries),
  }
}
