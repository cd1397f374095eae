/** How is the file of a log opened, read, written and copied, whoever decides what goes into it? */

import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { lockDirectory } from './lock.ts'
import { LogUnavailable, type Remembered } from './log.ts'
import type { KeptBefore } from './places.ts'
import { keyHash } from './prepare.ts'
import { answerOf } from './queue.ts'
import { type Dictionaries, dictionariesIn } from './sqlite-names.ts'
import { type Reader, readerOn } from './sqlite-read.ts'
import { bringUpToDate, openFile, UnusableFile } from './sqlite-schema.ts'
import { type Writer, writerOn } from './sqlite-write.ts'

export interface SqliteFileOptions {
  /** Directory of `varde.db`; made if it is not there. */
  readonly directory: string
  /** Opens it beside the process that writes it; every append is refused. */
  readonly readOnly?: boolean
  /** Name of a new log; an existing one must have it. Default: `varde-` and 16 random hex digits. */
  readonly origin?: string
}

/** What is noted of a log beside its facts: the prefix in the store it follows, and how far it has followed. */
export type Note = 'store' | 'checkpoint'

export interface SqliteFile {
  readonly path: string
  readonly readOnly: boolean
  readonly origin: string
  readonly reader: Reader
  readonly writer: Writer
  readonly dictionaries: Dictionaries
  about(note: Note): string | undefined
  /** Notes something, or (undefined) forgets it, durably. */
  note(note: Note, value: string | undefined): void
  /** A transaction need not reach the disk before it is done, where another store keeps the facts; or it must again. */
  flushing(on: boolean): void
  /** Copies the file, whole and consistent, to a new one while it is in use; rejects where there is a file already. */
  backup(to: string): Promise<void>
  close(): void
}

/**
 * Opens the file of a directory, making it if there is none. Throws `LogLocked` where another process writes it and
 * `UnusableFile` where the file is another program's, of a newer version, of another origin, damaged, or can't be made
 * durable.
 */
export function openSqliteFile({ directory, readOnly = false, origin }: SqliteFileOptions): SqliteFile {
  const path = join(directory, 'varde.db')
  if (readOnly && !existsSync(path)) throw new UnusableFile(`there is no log in ${directory}`)
  if (!readOnly) mkdirSync(directory, { recursive: true, mode: 0o700 })
  const unlock = readOnly ? () => {} : lockDirectory(directory)
  try {
    const db = openFile(path, readOnly)
    try {
      bringUpToDate(db, path, readOnly)
      return fileOn(db, { path, readOnly, origin: originOf(db, path, readOnly, origin), unlock })
    } catch (error) {
      db.close()
      throw error
    }
  } catch (error) {
    unlock()
    throw isSqlite(error) ? new UnusableFile(`${path}: ${error.message}`, { cause: error }) : error
  }
}

const isSqlite = (error: unknown): error is Error => (error as { code?: string }).code === 'ERR_SQLITE_ERROR'

/** What an open file is told. */
export interface Opened {
  readonly path: string
  readonly readOnly: boolean
  readonly origin: string
  readonly unlock: () => void
}

/** The file of a log, open and up to date. */
export function fileOn(db: DatabaseSync, { path, readOnly, origin, unlock }: Opened): SqliteFile {
  const dictionaries = dictionariesIn(db)
  const reader = readerOn(db, dictionaries)
  const selectNote = db.prepare('SELECT value FROM about WHERE name = ?')
  return {
    path,
    readOnly,
    origin,
    reader,
    writer: readOnly ? readOnlyWriter(reader) : writerOn(db, origin, dictionaries),
    dictionaries,
    about: note => selectNote.get(note)?.value as string | undefined,
    note(note, value) {
      if (value === undefined) db.prepare('DELETE FROM about WHERE name = ?').run(note)
      else db.prepare('INSERT OR REPLACE INTO about (name, value) VALUES (?, ?)').run(note, value)
    },
    flushing: on => db.exec(`PRAGMA synchronous = ${on ? 'FULL' : 'NORMAL'}; PRAGMA wal_checkpoint(FULL)`),
    backup: to => copy(path, to),
    close() {
      if (!db.isOpen) return
      db.close()
      unlock()
    },
  }
}

/** What a file keeps already, as those who are under way see it. */
export const keptIn = ({ reader, writer, dictionaries }: SqliteFile): KeptBefore => ({
  unavailable: writer.unavailable,
  revisionOf: writer.revisionOf,
  missionOf: stream => dictionaries.streams.find(stream)?.mission,
  hasFact: writer.hasFact,
  commandOf: key => rememberedBy(reader, key),
})

function originOf(db: DatabaseSync, file: string, readOnly: boolean, wanted: string | undefined): string {
  const kept = db.prepare(`SELECT value FROM about WHERE name = 'origin'`).get()?.value as string | undefined
  if (kept !== undefined && wanted !== undefined && kept !== wanted)
    throw new UnusableFile(`${file} was made under the origin ${kept}, not ${wanted}; a log keeps its origin`)
  if (kept !== undefined) return kept
  if (readOnly) throw new UnusableFile(`${file} is not finished; start the server once on it`)
  const origin = wanted ?? freshOrigin()
  // Signed notes give the name on a line of its own and beside a key, parted by spaces and +.
  if (!/^[^\s+]+$/.test(origin))
    throw new RangeError(`origin: ${JSON.stringify(origin)} is empty or holds white space or +`)
  db.prepare(`INSERT INTO about (name, value) VALUES ('origin', ?)`).run(origin)
  return origin
}

/** A name for a log that nobody named. */
export const freshOrigin = (): string => `varde-${randomBytes(8).toString('hex')}`

function rememberedBy(reader: Reader, key: string): Remembered | undefined {
  const command = reader.commandOf(keyHash(key))
  if (!command) return undefined
  const facts = [...reader.read({ from: command.first, to: command.last })]
  return { digest: command.digest, appended: Promise.resolve(answerOf(facts)) }
}

/** Beside another process nothing may be remembered: it moves on. */
const readOnlyWriter = (reader: Reader): Writer => ({
  unavailable: () => 'the log is open for reading only',
  keep() {
    throw new LogUnavailable('the log is open for reading only')
  },
  head: reader.head,
  lastRecordedAt: () => 0,
  revisionOf: reader.revisionOf,
  hasFact: () => false,
})

/** One snapshot through its own connection; all pages in one step, for a step that follows a write begins anew. */
async function copy(file: string, to: string): Promise<void> {
  if (existsSync(to)) throw new RangeError(`${to} is there already; a backup is a new file`)
  const source = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  try {
    await backup(source, `${to}.partial`, { rate: 0x7fffffff })
    renameSync(`${to}.partial`, to)
  } finally {
    source.close()
    rmSync(`${to}.partial`, { force: true })
  }
}
