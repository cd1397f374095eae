/** Facts are read page by page, each page one statement run to its end, so that no read blocks the process or the log for long. */

import type { StoredFact } from '../log.ts'
import { type HexSeal, isAsSealed } from '../seal.ts'
import type { Dictionaries } from './dictionaries.ts'
import type { Queries, SqlValue } from './queries.ts'

/** A fact's row as read. */
export type FactRow = [
  position: number,
  sid: number,
  revision: number,
  tid: number,
  version: number,
  recordedAt: number,
  knownFrom: number,
  missionSeq: number | null,
  pid: number,
  meta: string,
  data: string,
  bytes: string,
]
/**
 * All bytes of a row come as one text in hex, which costs a sixth of what arrays of bytes cost: the 16 of its id, the 16 of its
 * salt, the 32 of its leaf hash, and those of the leaf before it, if there is one. Where they are not as many, there are none.
 */
const BYTES = `iif(octet_length(id) = 16 AND octet_length(salt) = 16 AND octet_length(leaf_hash) = 32,
  hex(id || salt || leaf_hash || ifnull(prev_leaf, x'')), '')`
const COLUMNS = `position, sid, revision, tid, version, recorded_at, known_from, mission_seq, pid, meta, data, ${BYTES}`

/** Facts in a page: few at first, for they may be large; more while they are small. */
const FIRST_PAGE = 64
const LARGEST_PAGE = 2048
const PAGE_CHARACTERS = 1 << 20
/** Positions that one statement scans at most, so that a filter that finds nothing does not block others. */
const WINDOW = 50_000

/** A range of facts by position, or of one stream's facts by revision. */
export interface FactRange {
  readonly index?: 'facts_of_stream' | 'facts_of_mission'
  readonly by: 'position' | 'revision'
  /** More SQL conditions, each ending in AND. */
  readonly where: string
  readonly values: readonly SqlValue[]
  readonly low: number
  readonly high: number
  readonly descending: boolean
  readonly limit: number
  /** Every fact of the range is wanted: none is passed over by further conditions. */
  readonly whole: boolean
}

/**
 * The rows of a range, page by page. A reader that pauses holds no snapshot open, so the write-ahead log can be emptied
 * meanwhile; facts never change, so the pages fit together.
 */
export function* pagesOf({ all }: Queries, range: FactRange): Iterable<readonly FactRow[]> {
  const { by, descending, values } = range
  let { low, high, limit } = range
  const from = range.index ? `facts INDEXED BY ${range.index}` : 'facts'
  const sql = `SELECT ${COLUMNS} FROM ${from} WHERE ${range.where} ${by} BETWEEN ? AND ? ORDER BY ${by} ${descending ? 'DESC' : 'ASC'} LIMIT ?`
  // With an index the facts of a stream or a mission are found without a scan.
  const window = range.index ? Infinity : WINDOW
  let size = FIRST_PAGE
  while (low <= high && limit > 0) {
    const first = descending ? Math.max(low, high - window + 1) : low
    const last = descending ? high : Math.min(high, low + window - 1)
    const asked = Math.min(size, limit)
    const page = all(sql, ...values, first, last, asked) as FactRow[]
    // Here in half the time that SQLite takes for small letters.
    for (const row of page) row[11] = row[11].toLowerCase()
    yield page
    limit -= page.length
    const end = page.length < asked ? undefined : (page[page.length - 1] as FactRow)[by === 'position' ? 0 : 2]
    if (descending) high = (end ?? first) - 1
    else low = (end ?? last) + 1
    size = nextSize(size, page)
  }
}

function nextSize(size: number, page: readonly FactRow[]): number {
  let characters = 1
  for (const row of page) characters += row[10].length
  const fitting = Math.floor((PAGE_CHARACTERS * page.length) / characters)
  return Math.max(1, Math.min(size * 2, Math.max(fitting, 1), LARGEST_PAGE))
}

/** The fact of a row, as it stands there. */
export function factOf({ types, principals, streams }: Dictionaries, row: FactRow): StoredFact {
  const stream = streams.get(row[1])
  return {
    position: row[0],
    stream: stream.name,
    revision: row[2],
    id: idText(row[11]),
    type: types.nameOf(row[3]),
    version: row[4],
    mission: stream.mission,
    missionSeq: row[7],
    recordedAt: row[5],
    knownFrom: row[6],
    principal: principals.nameOf(row[8]),
    data: row[10],
    meta: row[9],
  }
}

/** The seal in a row. */
export function sealOf(row: FactRow): HexSeal {
  const bytes = row[11]
  return { salt: bytes.slice(32, 64), leaf: bytes.slice(64, 128), prevLeaf: bytes.slice(128) || null }
}

/** The fact of a row; undefined where it is not the one that was recorded. */
export function wholeFactOf(dictionaries: Dictionaries, origin: string, row: FactRow): StoredFact | undefined {
  try {
    const fact = factOf(dictionaries, row)
    return isAsSealed(fact, origin, sealOf(row)) ? fact : undefined
  } catch {
    // A name that is missing, a time out of range, bytes where a text should be.
    return undefined
  }
}

/** The UUID at the beginning of hex digits. */
const idText = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
