/**
 * Opens long series fast: `views.db` keeps the facts of indicator streams as columns, in append-only blocks.
 * It holds nothing that is not in the log: it may be deleted at any time, and a block that is damaged, of another version
 * or of another log is left unread. Facts after the last block are read from the log.
 */
import { hash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { deserialize, serialize } from 'node:v8'
import { type IndicatorFact, lives } from '../../../events/catalogue.ts'
import type { Recorded } from '../../../events/fact.ts'
import { indicatorMeasured, plainFigureIn } from '../../../events/indicator.ts'
import type { Work } from '../../../projections/base/work.ts'
import {
  addPlainRow,
  addRow,
  type Columns,
  emptyColumns,
  trimmedColumns,
  type ValueFact,
} from '../../../projections/figures/columns.ts'
import { enter, type GrowingHistory } from '../../../projections/figures/indicator-history.ts'
import { growingKeys } from '../../../projections/figures/series-keys.ts'
import type { Log, StoredFact } from '../../log/log.ts'
import { hexOf } from '../../log/seal.ts'
import { databaseToRead } from '../../log/sqlite/database-to-read.ts'
import { readFact, sharedMetadata } from '../read-fact.ts'
import { type PackedKeys, packedKeys, unpackedKeys } from './packed-keys.ts'

/** The first number is counted up when blocks are written in another way; facts of another schema are another way too. */
const VERSION = `6 ${lives.indicator.map(kind => `${kind.factName}@${kind.version}`).join(' ')}`
/** Facts a block. */
export const BLOCK = 1024

interface Content {
  readonly facts: readonly Recorded<IndicatorFact>[]
  readonly columns: Omit<Columns, 'keys'> & { readonly keys: PackedKeys }
}

/** A row of the file. The leaf of its last fact says that the log is the one it was made of, up to there. */
export interface Block {
  readonly first: number
  readonly last: number
  readonly position: number
  readonly leaf: string
  readonly sha256: string
  readonly content: Uint8Array
}

export interface Blocks {
  /** Fills a history from a stream's blocks; answers with the last revision they hold, −1 where there are none. It may be interrupted after each. */
  restore(stream: string, into: GrowingHistory): Work<number>
  /** As `restore`, without the figures. */
  restoreFacts(stream: string, into: Parameters<typeof enter>[0]): Work<number>
  /** Last revision of a stream that is in a block. */
  sealedTo(stream: string): number
  /** Writes a stream's next block: it follows what is sealed. */
  seal(stream: string, block: Block): void
  /** Runs many seals in one transaction. */
  together(work: () => void): void
  close(): void
}

const FILE = 'views.db'
const IN_USE = 'PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=2000'
/** Of a file that is thrown away unless it is written to its end; then `takePlace` flushes it. */
const BUILT = 'PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE'
/** The table has rowids: else its key would stand with the contents, and SQLite would copy whole contents to compare keys. */
const SCHEMA = `CREATE TABLE IF NOT EXISTS about(version TEXT, origin TEXT) STRICT;
  CREATE TABLE IF NOT EXISTS blocks(stream TEXT, first INTEGER, last INTEGER, position INTEGER, leaf TEXT, sha256 TEXT,
    content BLOB, PRIMARY KEY(stream, first)) STRICT`

function openFile(file: string, origin: string) {
  const db = new DatabaseSync(file)
  try {
    db.exec(`${basename(file) === FILE ? IN_USE : BUILT}; ${SCHEMA}`)
    const about = db.prepare('SELECT version, origin FROM about').get()
    if (!about) db.prepare('INSERT INTO about VALUES (?, ?)').run(VERSION, origin)
    else if (about.version !== VERSION || about.origin !== origin) throw new Error('of another version or log')
    return {
      db,
      read: db.prepare(
        'SELECT first, last, position, leaf, sha256, content FROM blocks WHERE stream = ? AND first > ? ORDER BY first LIMIT 1',
      ),
      last: db.prepare('SELECT last FROM blocks WHERE stream = ? ORDER BY first DESC LIMIT 1'),
      drop: db.prepare('DELETE FROM blocks WHERE stream = ? AND first > ?'),
      write: db.prepare('INSERT OR REPLACE INTO blocks VALUES (?, ?, ?, ?, ?, ?, ?)'),
    }
  } catch (error) {
    db.close()
    throw error
  }
}

function openOrBegin(file: string, origin: string): ReturnType<typeof openFile> {
  try {
    return openFile(file, origin)
  } catch {
    discard(file)
    return openFile(file, origin)
  }
}

function discard(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
}

/** SQLite's results (sqlite.org/rescode.html) that mean this file is of no more use: READONLY (it was moved), IOERR, CORRUPT, NOTADB. */
const USELESS: readonly number[] = [8, 10, 11, 26]
const isUseless = (error: unknown): boolean => USELESS.includes(((error as { errcode?: number }).errcode ?? 0) & 0xff)

const checksum = (stream: string, { first, last, position, leaf, content }: Omit<Block, 'sha256'>): string =>
  hash('sha256', Buffer.concat([Buffer.from(JSON.stringify([stream, first, last, position, leaf])), content]))

function leafAt(log: Log, position: number): string | undefined {
  for (const { leafHash } of log.readSealed(position, position)) return hexOf(leafHash)
  return undefined
}

/** The blocks of a data directory's views.db that are not what was written, in words; the file is only read. */
export function damagedBlocks(directory: string, log: Log): string[] {
  const file = join(directory, FILE)
  if (!existsSync(file)) return []
  let db: DatabaseSync | undefined
  try {
    db = databaseToRead(file)
    const sql = 'SELECT stream, first, last, position, leaf, sha256, content FROM blocks ORDER BY stream, first'
    const damaged: string[] = []
    for (const row of db.prepare(sql).iterate()) {
      const block = row as unknown as Block & { readonly stream: string }
      if (!isWhole(block.stream, block, log))
        damaged.push(`the block of ${block.stream} from revision ${block.first} on`)
    }
    return damaged
  } catch (error) {
    return [(error as Error).message]
  } finally {
    db?.close()
  }
}

/** Whether a block is as it was written, and the log is the one that it was made of. */
const isWhole = (stream: string, block: Block, log: Log): boolean =>
  checksum(stream, block) === block.sha256 && leafAt(log, block.position) === block.leaf

/** Throws the blocks of that name away, if there are any. */
export const discardBlocks = (directory: string, name: string): void => discard(join(directory, name))

/** Lets closed blocks of that name take the place of `views.db`, which nobody may have open. */
export function takePlace(directory: string, name: string): void {
  const built = openSync(join(directory, name), 'r+')
  fsyncSync(built)
  closeSync(built)
  discard(join(directory, FILE))
  renameSync(join(directory, name), join(directory, FILE))
}

/**
 * Opens the blocks of a log's data directory; what can't be used is thrown away and begun anew. Under another name they
 * are built beside those in use, and take their place when they have caught up (`takePlace`).
 */
export function openBlocks(directory: string, log: Log, name = FILE): Blocks {
  const file = join(directory, name)
  let open = openOrBegin(file, log.origin)

  /** A file that turns out to be damaged is begun anew; what was asked of it is answered as by an empty one. */
  function trying<A>(ask: () => A, otherwise: A): A {
    try {
      return ask()
    } catch (error) {
      if (!isUseless(error)) throw error
      open.db.close()
      discard(file)
      open = openOrBegin(file, log.origin)
      return otherwise
    }
  }

  const sealedTo = (stream: string): number => trying(() => Number(open.last.get(stream)?.last ?? -1), -1)

  /** What a block holds, if it follows on, is whole, and the log is still the one it was made of. */
  function contentOf(stream: string, block: Block, revision: number): Content | undefined {
    if (block.first !== revision + 1 || !isWhole(stream, block, log)) return undefined
    return deserialize(block.content) as Content
  }

  /** Gives the contents of a stream's blocks one after the other; answers with the last revision they hold. */
  function* reading(stream: string, take: (content: Content) => void): Work<number> {
    for (let revision = -1; ; yield) {
      const block = trying(() => open.read.get(stream, revision), undefined) as unknown as Block | undefined
      if (!block) return revision
      const content = orNothing(() => contentOf(stream, block, revision))
      if (!content) {
        trying(() => open.drop.run(stream, revision), undefined)
        return revision
      }
      take(content)
      revision = block.last
    }
  }

  const restoreFacts: Blocks['restoreFacts'] = (stream, into) =>
    reading(stream, ({ facts }) => {
      for (const fact of facts) enter(into, fact)
    })

  const restore: Blocks['restore'] = (stream, into) =>
    reading(stream, ({ facts, columns }) => {
      for (const fact of facts) enter(into, fact)
      into.series.append({ ...columns, keys: unpackedKeys(columns.keys) })
    })

  function seal(stream: string, { first, last, position, leaf, sha256, content }: Block): void {
    trying(() => open.write.run(stream, first, last, position, leaf, sha256, content), undefined)
  }

  function together(work: () => void): void {
    trying(() => open.db.exec('BEGIN'), undefined)
    try {
      work()
      // A damaged file may have been begun anew meanwhile: then nothing is open.
      if (open.db.isTransaction) open.db.exec('COMMIT')
    } finally {
      if (open.db.isTransaction) open.db.exec('ROLLBACK')
    }
  }

  return { restore, restoreFacts, sealedTo, seal, together, close: () => open.db.close() }
}

const { factName: MEASURED, version: MEASURED_AS } = indicatorMeasured

/** A stream's facts, one or more that follow each other, as a block. */
export function blockOf(log: Log, stream: string, given: Iterable<StoredFact>): Block {
  const table = emptyColumns(BLOCK)
  const { keys, indexOf } = growingKeys()
  const add = (fact: ValueFact): void => addRow(table, fact, indexOf(fact.data.period, fact.data.cell))
  const history = { facts: [] as Recorded<IndicatorFact>[], series: { add } }
  let [first, last, position] = [-1, -1, -1]
  for (const stored of given) {
    if (!addPlain(stored)) enter(history, readFact(stored) as Recorded<IndicatorFact>)
    if (first < 0) first = stored.revision
    last = stored.revision
    position = stored.position
  }
  const columns = { ...trimmedColumns({ ...table, knownTexts: table.knownTexts.texts }), keys: packedKeys(keys) }
  const content = serialize({ facts: history.facts, columns } satisfies Content)
  const block = { first, last, position, leaf: leafAt(log, position) ?? '', content }
  return { ...block, sha256: checksum(stream, block) }

  /** Nearly all facts are plain figures with metadata known from others: of them no fact is made. */
  function addPlain(stored: StoredFact): boolean {
    if (stored.type !== MEASURED || stored.version !== MEASURED_AS) return false
    const meta = sharedMetadata(stored.meta)
    const figure = meta && plainFigureIn(stored.data)
    if (!figure) return false
    addPlainRow(table, figure, stored, indexOf(figure.period, figure.cell), meta)
    return true
  }
}

/** The memory of a block's content, which another thread may be given instead of a copy. */
export const memoryOf = ({ content }: Block): ArrayBuffer => content.buffer as ArrayBuffer

/** What is to be made: the block of a stream that follows a revision, of so many facts. */
export interface BlockRequest {
  readonly stream: string
  readonly after: number
  readonly size: number
}

/** The block asked for; undefined where the stream has not facts enough. */
export function nextBlock(log: Log, { stream, after, size }: BlockRequest): Block | undefined {
  const facts = [...log.readStream(stream, after + 1, Infinity, after + size)]
  return facts.length === size ? blockOf(log, stream, facts) : undefined
}

/** A block that can't be read at all is as good as none. */
function orNothing<A>(read: () => A): A | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
