/**
 * How is a long series opened fast? `views.db` keeps what a stream’s facts come to as columns, in append-only blocks.
 * It holds nothing that is not in the log: it may be deleted at any time, and a block that is damaged, of another version
 * or of another log is left unread. Facts after the last block are read from the log.
 */
import { hash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { deserialize, serialize } from 'node:v8'
import { type IndicatorFact, parse } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import { bookOf, type GrowingBook } from '../../projections/indicator.ts'
import type { Columns } from '../../projections/series.ts'
import type { Log, StoredFact } from '../log/log.ts'

/** Counted up when blocks are written in another way; older files are thrown away. */
const VERSION = 1
/** Facts a block. */
export const BLOCK = 1024

interface Content {
  readonly facts: readonly Recorded<IndicatorFact>[]
  readonly columns: Columns
}

export interface Blocks {
  /** Fills a book from a stream's blocks; answers with the last revision they hold, −1 where there are none. */
  restore(stream: string, into: GrowingBook): number
  /** Last revision of a stream that is in a block. */
  sealedTo(stream: string): number
  /** Writes a stream's facts (they follow what is sealed) as one block. */
  seal(stream: string, facts: readonly StoredFact[]): void
  /** Runs many seals in one transaction. */
  together(work: () => void): void
  close(): void
}

function openFile(file: string, origin: string): DatabaseSync {
  const db = new DatabaseSync(file)
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=2000')
  db.exec(`CREATE TABLE IF NOT EXISTS about(version INTEGER, origin TEXT) STRICT;
    CREATE TABLE IF NOT EXISTS blocks(stream TEXT, first INTEGER, last INTEGER, last_id TEXT, sha256 TEXT, content BLOB,
      PRIMARY KEY(stream, first)) STRICT, WITHOUT ROWID`)
  const about = db.prepare('SELECT version, origin FROM about').get()
  if (!about) db.prepare('INSERT INTO about VALUES (?, ?)').run(VERSION, origin)
  else if (about.version !== VERSION || about.origin !== origin) {
    db.close()
    throw new Error('of another version or log')
  }
  return db
}

function discard(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
}

/** Opens the blocks of a log's data directory; what can't be used is thrown away and begun anew. */
export function openBlocks(directory: string, log: Log): Blocks {
  const file = join(directory, 'views.db')
  let db: DatabaseSync
  try {
    db = openFile(file, log.origin)
  } catch {
    discard(file)
    db = openFile(file, log.origin)
  }
  const read = db.prepare('SELECT first, last, last_id, sha256, content FROM blocks WHERE stream = ? ORDER BY first')
  const last = db.prepare('SELECT max(last) AS last FROM blocks WHERE stream = ?')
  const drop = db.prepare('DELETE FROM blocks WHERE stream = ? AND first >= ?')
  const write = db.prepare('INSERT OR REPLACE INTO blocks VALUES (?, ?, ?, ?, ?, ?)')

  const sealedTo = (stream: string): number => Number(last.get(stream)?.last ?? -1)

  /** Whether the log still has the fact a block ends with: it does not after a restore to an older state. */
  function stands(stream: string, revision: number, id: string): boolean {
    for (const fact of log.readStream(stream, revision)) return fact.id === id
    return false
  }

  function restore(stream: string, into: GrowingBook): number {
    let revision = -1
    for (const row of read.all(stream) as unknown as {
      first: number
      last: number
      last_id: string
      sha256: string
      content: Uint8Array
    }[]) {
      const whole = row.first === revision + 1 && hash('sha256', row.content) === row.sha256
      if (!whole || !stands(stream, row.last, row.last_id)) {
        drop.run(stream, row.first)
        break
      }
      const { facts, columns } = deserialize(row.content) as Content
      into.facts.push(...facts)
      into.series.append(columns)
      revision = row.last
    }
    return revision
  }

  function seal(stream: string, facts: readonly StoredFact[]): void {
    const [begin, end] = [facts[0], facts.at(-1)]
    if (!begin || !end) return
    const book = bookOf(facts.map(fact => parse(fact) as Recorded<IndicatorFact>))
    const content = serialize({ facts: book.facts, columns: trimmed(book.series.columns()) } satisfies Content)
    write.run(stream, begin.revision, end.revision, end.id, hash('sha256', content), content)
  }

  function together(work: () => void): void {
    db.exec('BEGIN')
    work()
    db.exec('COMMIT')
  }

  return { restore, sealedTo, seal, together, close: () => db.close() }
}

/** Columns without the room they have to grow. */
function trimmed(c: Columns): Columns {
  const { rows, rest, keys } = c
  return {
    rows,
    rest,
    keys,
    key: c.key.slice(0, rows),
    value: c.value.slice(0, rows),
    knownFrom: c.knownFrom.slice(0, rows),
    position: c.position.slice(0, rows),
    recordedAt: c.recordedAt.slice(0, rows),
    kind: c.kind.slice(0, rows),
  }
}
