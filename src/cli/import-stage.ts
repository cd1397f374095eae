/**
 * Where do rows wait until all of them have passed? In a temporary SQLite file of nobody else's, which goes with this
 * process: so a file is read once, a million rows take no memory, and each indicator's rows come together.
 */
import { DatabaseSync } from 'node:sqlite'
import type { RowFault } from '../exchange/columns.ts'

/** What one `measure-many` takes: figures, and bytes of its body, with room for what else is said. */
const MOST_ROWS = 10_000
const MOST_BYTES = 7 << 20

/** Rows of one indicator that are recorded together. */
export interface Batch {
  /** Lines of the file, by index of the measurement. */
  readonly lines: readonly number[]
  readonly measurements: readonly object[]
}

export interface Stage {
  readonly put: (indicator: string, line: number, measurement: object) => void
  readonly putFault: (fault: RowFault) => void
  /** Rows put. */
  readonly rows: () => number
  /** Indicators in the order in which the file names them. */
  readonly indicators: () => readonly string[]
  /** An indicator's batches, in the order of the file: the same whenever the same rows were put. */
  readonly batches: (indicator: string) => Iterable<Batch>
  /** Faults by line. */
  readonly faults: () => Iterable<RowFault>
  readonly faultCount: () => number
  /** Lines with a fault of those codes, or of any. */
  readonly faultyLines: (code?: string) => number
  readonly close: () => void
}

export function openStage(): Stage {
  const db = new DatabaseSync('')
  db.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384;
    CREATE TABLE rows (indicator INTEGER, line INTEGER, bytes INTEGER, measurement TEXT, PRIMARY KEY (indicator, line)) STRICT, WITHOUT ROWID;
    CREATE TABLE faults (line INTEGER, column_name TEXT, code TEXT, detail TEXT) STRICT;
    BEGIN`)
  const insert = db.prepare('INSERT INTO rows VALUES (?, ?, ?, ?)')
  const insertFault = db.prepare('INSERT INTO faults VALUES (?, ?, ?, ?)')
  const next = db.prepare(
    'SELECT line, bytes, measurement FROM rows WHERE indicator = ? AND line > ? ORDER BY line LIMIT ?',
  )
  next.setReturnArrays(true)
  const numbers = new Map<string, number>()
  let rows = 0
  const count = (sql: string, ...values: string[]): number => Number(db.prepare(sql).get(...values)?.n)

  function put(indicator: string, line: number, measurement: object): void {
    const number = numbers.get(indicator) ?? numbers.size
    if (number === numbers.size) numbers.set(indicator, number)
    const text = JSON.stringify(measurement)
    insert.run(number, line, Buffer.byteLength(text), text)
    rows += 1
  }

  function* batches(indicator: string): Iterable<Batch> {
    const number = numbers.get(indicator) ?? -1
    for (let after = 0; ; ) {
      const page = next.all(number, after, MOST_ROWS) as unknown as [number, number, string][]
      const fitting = page.slice(0, fittingIn(page))
      const last = fitting.at(-1)
      if (!last) return
      yield { lines: fitting.map(row => row[0]), measurements: JSON.parse(`[${fitting.map(row => row[2]).join(',')}]`) }
      after = last[0]
    }
  }

  function* faults(): Iterable<RowFault> {
    for (const { line, column_name, code, detail } of db
      .prepare('SELECT * FROM faults ORDER BY line, rowid')
      .iterate() as Iterable<Record<string, string | number | null>>)
      yield { line: Number(line), column: column_name as string | null, code: String(code), detail: String(detail) }
  }

  return {
    put,
    putFault: ({ line, column, code, detail }) => insertFault.run(line, column, code, detail),
    rows: () => rows,
    indicators: () => [...numbers.keys()],
    batches,
    faults,
    faultCount: () => count('SELECT count(*) AS n FROM faults'),
    faultyLines: code =>
      code === undefined
        ? count('SELECT count(DISTINCT line) AS n FROM faults')
        : count('SELECT count(DISTINCT line) AS n FROM faults WHERE code = ?', code),
    close: () => db.close(),
  }
}

/** How many rows from the beginning fit into one body; at least one. */
function fittingIn(page: readonly (readonly [number, number, string])[]): number {
  let bytes = 0
  for (const [at, row] of page.entries()) {
    bytes += row[1] + 1
    if (bytes > MOST_BYTES) return Math.max(at, 1)
  }
  return page.length
}
