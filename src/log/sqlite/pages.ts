/** Facts are read page by page, each page one statement run to its end, so that no read blocks the process or the log for long. */

import { uuidText } from '../../proof/hex.ts'
import type { StoredFact } from '../log.ts'
import { type HexSeal, hexOf, isAsSealed, isAsStored, PREV_LEAF_AT, SEAL_END } from '../seal.ts'
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
  /** How many of the page's bytes are its own, and where they begin. */
  length: number,
  at: number,
]

/** Rows that were read together, and the bytes of all of them. */
export interface FactPage {
  readonly rows: readonly FactRow[]
  readonly bytes: Uint8Array
}
/** Whether the bytes of a row are as many as they must be; those of the leaf before it are counted by themselves. */
const IS_WHOLE = 'octet_length(id) = 16 AND octet_length(salt) = 16 AND octet_length(leaf_hash) = 32'
/**
 * The bytes of all rows of a page come as one, which costs a fifth of what arrays of bytes cost, or hex digits made by SQLite: of
 * each row the 16 of its id, the 16 of its salt, the 32 of its leaf hash, and those of the leaf before it, if there is one. Where
 * they are not as many, the row has none.
 */
const BYTES = `iif(${IS_WHOLE}, id || salt || leaf_hash || ifnull(prev_leaf, x''), x'')`
const COLUMNS =
  'position, sid, revision, tid, version, recorded_at, known_from, mission_seq, pid, meta, data, octet_length(prev_leaf), 0'

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
export function* pagesOf({ all, one }: Queries, range: FactRange): Iterable<FactPage> {
  const { by, descending, values } = range
  let { low, high, limit } = range
  const from = range.index ? `facts INDEXED BY ${range.index}` : 'facts'
  const rows = `FROM ${from} WHERE ${range.where} ${by} BETWEEN ? AND ? ORDER BY ${by} ${descending ? 'DESC' : 'ASC'} LIMIT ?`
  // With an index the facts of a stream or a mission are found without a scan.
  const window = range.index ? Infinity : WINDOW
  let size = FIRST_PAGE
  while (low <= high && limit > 0) {
    const first = descending ? Math.max(low, high - window + 1) : low
    const last = descending ? high : Math.min(high, low + window - 1)
    const asked = Math.min(size, limit)
    const asPage = [...values, first, last, asked] as const
    const page = all(`SELECT ${COLUMNS} ${rows}`, ...asPage) as FactRow[]
    // Rows of a subquery with a LIMIT come in its order.
    const bytes = one(`SELECT CAST(group_concat(b, '') AS BLOB) FROM (SELECT ${BYTES} AS b ${rows})`, ...asPage)?.[0]
    yield pageOf(page, (bytes ?? NO_BYTES) as Uint8Array, () => all(`SELECT octet_length(${BYTES}) ${rows}`, ...asPage))
    limit -= page.length
    const end = page.length < asked ? undefined : (page[page.length - 1] as FactRow)[by === 'position' ? 0 : 2]
    if (descending) high = (end ?? first) - 1
    else low = (end ?? last) + 1
    size = nextSize(size, page)
  }
}

const NO_BYTES = new Uint8Array()

/**
 * Lets each row know which of the bytes are its own, and rows of one text of metadata share it. They have as many as they should,
 * unless some are damaged: then `counted` tells how many each has.
 */
function pageOf(rows: readonly FactRow[], bytes: Uint8Array, counted: () => readonly unknown[][]): FactPage {
  let at = 0
  let meta = ''
  for (const row of rows) {
    row[11] = PREV_LEAF_AT + (row[11] ?? 0)
    row[12] = at
    at += row[11]
    if (row[9] === meta) row[9] = meta
    else meta = row[9]
  }
  if (at === bytes.length) return { rows, bytes }
  at = 0
  for (const [index, [length]] of counted().entries()) {
    const row = rows[index] as FactRow
    row[11] = length as number
    row[12] = at
    at += row[11]
  }
  return { rows, bytes }
}

function nextSize(size: number, page: readonly FactRow[]): number {
  let characters = 1
  for (const row of page) characters += row[10].length
  const fitting = Math.floor((PAGE_CHARACTERS * page.length) / characters)
  return Math.max(1, Math.min(size * 2, Math.max(fitting, 1), LARGEST_PAGE))
}

/** The fact of a row, as it stands there. */
export function factOf({ types, principals, streams }: Dictionaries, { bytes }: FactPage, row: FactRow): StoredFact {
  const stream = streams.get(row[1])
  return {
    position: row[0],
    stream: stream.name,
    revision: row[2],
    id: uuidText(bytes, row[12]),
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
export function sealOf({ bytes }: FactPage, row: FactRow): HexSeal {
  const own = hexOf(bytes.subarray(row[12], row[12] + row[11]))
  return { salt: own.slice(32, 64), leaf: own.slice(64, 128), prevLeaf: own.slice(128) || null }
}

/** The fact of a row; undefined where it is not the one that was recorded. */
export function wholeFactOf(
  dictionaries: Dictionaries,
  origin: string,
  page: FactPage,
  row: FactRow,
): StoredFact | undefined {
  try {
    const fact = factOf(dictionaries, page, row)
    const isWhole =
      row[11] === SEAL_END
        ? isAsStored(fact, origin, { bytes: page.bytes, at: row[12] })
        : isAsSealed(fact, origin, sealOf(page, row))
    return isWhole ? fact : undefined
  } catch {
    // A name that is missing, a time out of range, bytes where a text should be.
    return undefined
  }
}
