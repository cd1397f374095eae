/**
 * Keeps rows until all of them have passed: in a temporary SQLite file that only this process sees. So a file is read once, a
 * million rows take no memory, and each indicator's rows come together. Rows are stored in pieces of several hundred, since a
 * row of SQLite's for each of them costs more than reading it.
 */
import { DatabaseSync } from 'node:sqlite'
import type { RowFault } from '../../exchange/outline.ts'
import type { WaitingFigure } from '../../exchange/row-reader.ts'

/** What one `measure-many` takes: figures, and bytes of its body, with room for what else is said. */
const MOST_ROWS = 10_000
const MOST_BYTES = 7 << 20
/** A piece: rows (a batch is a whole number of full ones), and characters. */
const PIECE_ROWS = 500
const PIECE_CHARACTERS = 1 << 18
/** Characters of all pieces that are not full yet. */
const MOST_CHARACTERS = 1 << 25

/** Rows of one indicator that are judged together. */
export interface Batch {
  /** Lines of the file, by index of the measurement. */
  readonly lines: readonly number[]
  /** What the ignored columns say, by index. */
  readonly ignored: readonly number[]
  readonly measurements: readonly Record<string, unknown>[]
}

/** Figures that are recorded by one command. */
export interface Sending {
  readonly indicator: string
  readonly command: 'measure-many' | 'correct-many'
  readonly lines: readonly number[]
  readonly rows: readonly object[]
  /** The rows as JSON, where they come from the stage. */
  readonly text?: string
}

export interface Stage {
  readonly put: (figure: WaitingFigure) => void
  readonly putSending: (sending: Sending) => void
  /** What has been judged and is to be recorded, in order. */
  readonly sendings: () => Iterable<Sending>
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
  /** How many lines have a fault of that code, or of any. */
  readonly faultyLines: (code?: string) => number
  readonly close: () => void
}

/** An indicator's rows that are not in the file yet. */
interface Piece {
  readonly number: number
  lines: number[]
  ignored: number[]
  texts: string[]
  characters: number
}

/** A piece as it is read again: what it holds, and how many rows and bytes that is. */
type Stored = readonly [
  piece: number,
  rows: number,
  bytes: number,
  lines: string,
  ignored: string,
  measurements: string,
]

export function openStage(): Stage {
  const db = new DatabaseSync('')
  db.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384;
    CREATE TABLE pieces (indicator INTEGER, piece INTEGER, rows INTEGER, bytes INTEGER, lines TEXT, ignored TEXT, measurements TEXT,
      PRIMARY KEY (indicator, piece)) STRICT;
    CREATE TABLE sendings (indicator TEXT, command TEXT, lines TEXT, rows TEXT) STRICT;
    CREATE TABLE faults (line INTEGER, column_name TEXT, code TEXT, detail TEXT) STRICT;
    BEGIN`)
  const insert = db.prepare('INSERT INTO pieces VALUES (?, ?, ?, ?, ?, ?, ?)')
  const insertSending = db.prepare('INSERT INTO sendings VALUES (?, ?, ?, ?)')
  const insertFault = db.prepare('INSERT INTO faults VALUES (?, ?, ?, ?)')
  const next = db.prepare(
    'SELECT piece, rows, bytes, lines, ignored, measurements FROM pieces WHERE indicator = ? AND piece > ? ORDER BY piece LIMIT 1',
  )
  next.setReturnArrays(true)
  const pieces = new Map<string, Piece>()
  let rows = 0
  let characters = 0
  let written = 0
  const count = (sql: string, ...values: string[]): number => Number(db.prepare(sql).get(...values)?.n)

  function put({ indicator, line, measurement, ignored }: WaitingFigure): void {
    const text = JSON.stringify(measurement)
    const piece = pieces.get(indicator) ?? { number: pieces.size, lines: [], ignored: [], texts: [], characters: 0 }
    if (piece.lines.length === 0) pieces.set(indicator, piece)
    piece.lines.push(line)
    piece.ignored.push(ignored)
    piece.texts.push(text)
    piece.characters += text.length
    characters += text.length
    rows += 1
    if (piece.lines.length === PIECE_ROWS || piece.characters > PIECE_CHARACTERS) write(piece)
    else if (characters > MOST_CHARACTERS) for (const each of pieces.values()) write(each)
  }

  function write(piece: Piece): void {
    if (piece.lines.length === 0) return
    const text = piece.texts.join(',')
    written += 1
    const [lines, ignored] = [piece.lines.join(','), piece.ignored.join(',')]
    insert.run(piece.number, written, piece.lines.length, Buffer.byteLength(text) + 1, lines, ignored, text)
    characters -= piece.characters
    Object.assign(piece, { lines: [], ignored: [], texts: [], characters: 0 })
  }

  function* batches(indicator: string): Iterable<Batch> {
    const piece = pieces.get(indicator)
    if (piece) write(piece)
    let taken: Stored[] = []
    for (let after = 0; ; ) {
      const stored = next.get(piece?.number ?? -1, after) as unknown as Stored | undefined
      if (taken.length > 0 && !(stored && fits(taken, stored))) {
        yield batchOf(taken)
        taken = []
      }
      if (!stored) return
      taken.push(stored)
      after = stored[0]
    }
  }

  function* sendings(): Iterable<Sending> {
    const sql = 'SELECT indicator, command, lines, rows FROM sendings ORDER BY rowid'
    for (const row of db.prepare(sql).iterate() as Iterable<Record<'indicator' | 'command' | 'lines' | 'rows', string>>)
      yield {
        indicator: row.indicator,
        command: row.command as Sending['command'],
        lines: JSON.parse(row.lines),
        rows: JSON.parse(row.rows),
        text: row.rows,
      }
  }

  function* faults(): Iterable<RowFault> {
    const sql = 'SELECT line, column_name, code, detail FROM faults ORDER BY line, rowid'
    for (const row of db.prepare(sql).iterate() as Iterable<Record<string, string | number | null>>)
      yield {
        line: Number(row.line),
        column: row.column_name as string | null,
        code: String(row.code),
        detail: String(row.detail),
      }
  }

  return {
    put,
    putSending: ({ indicator, command, lines, rows }) =>
      void insertSending.run(indicator, command, JSON.stringify(lines), JSON.stringify(rows)),
    sendings,
    putFault: ({ line, column, code, detail }) => insertFault.run(line, column, code, detail),
    rows: () => rows,
    indicators: () => [...pieces.keys()],
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

const sum = (taken: readonly Stored[], which: 1 | 2): number => taken.reduce((all, stored) => all + stored[which], 0)

const fits = (taken: readonly Stored[], more: Stored): boolean =>
  sum(taken, 1) + more[1] <= MOST_ROWS && sum(taken, 2) + more[2] <= MOST_BYTES

const batchOf = (taken: readonly Stored[]): Batch => ({
  lines: JSON.parse(`[${taken.map(stored => stored[3]).join(',')}]`),
  ignored: JSON.parse(`[${taken.map(stored => stored[4]).join(',')}]`),
  measurements: JSON.parse(`[${taken.map(stored => stored[5]).join(',')}]`),
})
