/** How are facts read without holding up the process or the log? By pages, each a statement run to its end. */

import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { StoredFact } from './log.ts'
import { idText } from './sqlite-id.ts'
import type { Dictionaries } from './sqlite-names.ts'

/** What SQLite is given and gives. */
export type Value = string | number | Uint8Array

/** A fact's row as read. */
export type Row = [
  position: number,
  sid: number,
  revision: number,
  tid: number,
  version: number,
  recordedAt: number,
  knownFrom: number,
  missionSeq: number | null,
  pid: number,
  id: Uint8Array,
  meta: string,
  data: string,
]
const COLUMNS = 'position, sid, revision, tid, version, recorded_at, known_from, mission_seq, pid, id, meta, data'

/** A page begins small, for its facts may be large, and grows while they are not. */
const FIRST_PAGE = 64
const LARGEST_PAGE = 2048
const PAGE_CHARACTERS = 1 << 20
/** A scan looks at no more positions at once than this, so that a filter that finds nothing lets others in. */
const WINDOW = 50_000

/** A range of facts by position, or of one stream's by revision. */
export interface Range {
  readonly index?: 'facts_of_stream' | 'facts_of_mission'
  readonly by: 'position' | 'revision'
  /** SQL conditions beside the range, each ending in AND. */
  readonly where: string
  readonly values: readonly Value[]
  readonly low: number
  readonly high: number
  readonly descending: boolean
  readonly limit: number
}

/** Reads by statements that are prepared once and answer with arrays. */
export interface Queries {
  all(sql: string, ...values: Value[]): unknown[][]
  one(sql: string, ...values: Value[]): unknown[] | undefined
}

export function queriesOn(db: DatabaseSync): Queries {
  const statements = new Map<string, StatementSync>()
  function prepare(sql: string): StatementSync {
    const known = statements.get(sql)
    if (known) return known
    const statement = db.prepare(sql)
    statement.setReturnArrays(true)
    statements.set(sql, statement)
    return statement
  }
  return {
    all: (sql, ...values) => prepare(sql).all(...values) as unknown as unknown[][],
    one: (sql, ...values) => prepare(sql).get(...values) as unknown as unknown[] | undefined,
  }
}

/**
 * The rows of a range. A reader who pauses between them holds no snapshot, so the write-ahead log can be emptied under
 * him; facts never change, so the pages fit together.
 */
export function* rowsOf({ all }: Queries, range: Range): Iterable<Row> {
  const { by, descending, values } = range
  let { low, high, limit } = range
  const from = range.index ? `facts INDEXED BY ${range.index}` : 'facts'
  const sql = `SELECT ${COLUMNS} FROM ${from} WHERE ${range.where} ${by} BETWEEN ? AND ? ORDER BY ${by} ${descending ? 'DESC' : 'ASC'} LIMIT ?`
  // An index finds a stream's or a mission's facts wherever they are.
  const window = range.index ? Infinity : WINDOW
  let size = FIRST_PAGE
  while (low <= high && limit > 0) {
    const first = descending ? Math.max(low, high - window + 1) : low
    const last = descending ? high : Math.min(high, low + window - 1)
    const asked = Math.min(size, limit)
    const page = all(sql, ...values, first, last, asked) as Row[]
    yield* page
    limit -= page.length
    const end = page.length < asked ? undefined : (page[page.length - 1] as Row)[by === 'position' ? 0 : 2]
    if (descending) high = (end ?? first) - 1
    else low = (end ?? last) + 1
    size = nextSize(size, page)
  }
}

function nextSize(size: number, page: readonly Row[]): number {
  let characters = 1
  for (const row of page) characters += row[11].length
  const fitting = Math.floor((PAGE_CHARACTERS * page.length) / characters)
  return Math.max(1, Math.min(size * 2, Math.max(fitting, 1), LARGEST_PAGE))
}

/** Turns a row into the fact it stands for. */
export const factsFrom =
  ({ types, principals, streams }: Dictionaries) =>
  (row: Row): StoredFact => {
    const stream = streams.get(row[1])
    return {
      position: row[0],
      stream: stream.name,
      revision: row[2],
      id: idText(row[9]),
      type: types.nameOf(row[3]),
      version: row[4],
      mission: stream.mission,
      missionSeq: row[7],
      recordedAt: row[5],
      knownFrom: row[6],
      principal: principals.nameOf(row[8]),
      data: row[11],
      meta: row[10],
    }
  }
