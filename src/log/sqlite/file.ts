/** The file of a log: opened, read, written and copied, for a log of this process as for one that follows an event store. */

import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { appendedFrom } from '../append-queue.ts'
import { lockDirectory } from '../lock.ts'
import { LogUnavailable, type RememberedCommand } from '../log.ts'
import type { CommittedFacts } from '../pending-appends.ts'
import { commandKeyHash } from '../prepare.ts'
import { type Dictionaries, dictionariesIn } from './dictionaries.ts'
import { type FileReader, readerOn } from './reader.ts'
import { bringUpToDate, openFile, UnusableFile } from './schema.ts'
import { type FileWriter, writerOn } from './writer.ts'

export interface SqliteFileOptions {
  /** Directory of `varde.db`; created if it is missing. */
  readonly directory: string
  /** Opens it beside the process that writes it; writing is refused. */
  readonly readOnly?: boolean
  /** Name of a new log; an existing log must have this name. Default: `varde.local/` and 16 random hex digits. */
  readonly origin?: string
}

/** Notes in the file beside the facts: the prefix in the event store it follows, and the position up to which it has followed. */
export type NoteName = 'store' | 'checkpoint'

export interface SqliteFile {
  readonly path: string
  readonly readOnly: boolean
  readonly origin: string
  readonly reader: FileReader
  readonly writer: FileWriter
  readonly dictionaries: Dictionaries
  readNote(note: NoteName): string | undefined
  /** Writes a note durably; undefined removes it. */
  writeNote(note: NoteName, value: string | undefined): void
  /** Whether a commit waits until it is on the disk. Off where an event store has the facts: they can be read again. */
  flushEachCommit(on: boolean): void
  /** Copies the file, complete and consistent, to a new one while it is in use; rejects if the file exists. */
  backup(to: string): Promise<void>
  close(): void
}

/**
 * Opens the file of a directory, and creates it if there is none. Throws `LogLocked` where another process has it open for
 * writing, and `UnusableFile` where the file is another program's, of a newer version, of another origin, damaged, or
 * can't be made durable.
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
      return sqliteFileOn(db, { path, readOnly, origin: originOf(db, path, readOnly, origin), unlock })
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

/** What goes with an open database to make it the file of a log. */
export interface OpenFileOptions {
  readonly path: string
  readonly readOnly: boolean
  readonly origin: string
  readonly unlock: () => void
}

/** The file of a log, open and up to date. */
export function sqliteFileOn(db: DatabaseSync, { path, readOnly, origin, unlock }: OpenFileOptions): SqliteFile {
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
    readNote: note => selectNote.get(note)?.value as string | undefined,
    writeNote(note, value) {
      if (value === undefined) db.prepare('DELETE FROM about WHERE name = ?').run(note)
      else db.prepare('INSERT OR REPLACE INTO about (name, value) VALUES (?, ?)').run(note, value)
    },
    flushEachCommit: on => db.exec(`PRAGMA synchronous = ${on ? 'FULL' : 'NORMAL'}; PRAGMA wal_checkpoint(FULL)`),
    backup: to => copyFile(path, to),
    close() {
      if (!db.isOpen) return
      db.close()
      unlock()
    },
  }
}

/** What the file has committed, for the checks of new appends. */
export const committedIn = ({ reader, writer, dictionaries }: SqliteFile): CommittedFacts => ({
  unavailable: writer.unavailable,
  revisionOf: writer.revisionOf,
  missionOf: stream => dictionaries.streams.find(stream)?.mission,
  hasFact: writer.hasFact,
  commandOf: key => rememberedCommand(reader, key),
})

function originOf(db: DatabaseSync, file: string, readOnly: boolean, wanted: string | undefined): string {
  const existing = db.prepare(`SELECT value FROM about WHERE name = 'origin'`).get()?.value as string | undefined
  if (existing !== undefined && wanted !== undefined && existing !== wanted)
    throw new UnusableFile(
      `${file} was created under the origin ${existing}, not ${wanted}; the origin of a log never changes`,
    )
  if (existing !== undefined) return existing
  if (readOnly) throw new UnusableFile(`${file} is not finished; start the server once on it`)
  const origin = wanted ?? freshOrigin()
  // In signed notes the name has a line of its own, and stands beside a key, separated by spaces and +.
  if (!/^[^\s+]+$/.test(origin))
    throw new RangeError(`origin: ${JSON.stringify(origin)} is empty or has white space or + in it`)
  db.prepare(`INSERT INTO about (name, value) VALUES ('origin', ?)`).run(origin)
  return origin
}

/** A name for a log that was given none: random, under a host that is nobody's. */
export const freshOrigin = (): string => `${UNNAMED}${randomBytes(8).toString('hex')}`
const UNNAMED = 'varde.local/'

/** Whether a log was begun without a name of its own. */
export const isUnnamed = (origin: string): boolean => origin.startsWith(UNNAMED)

function rememberedCommand(reader: FileReader, key: string): RememberedCommand | undefined {
  const command = reader.commandOf(commandKeyHash(key))
  if (!command) return undefined
  const facts = [...reader.read({ from: command.first, to: command.last })]
  return { digest: command.digest, appended: Promise.resolve(appendedFrom(facts)) }
}

/** Beside a writing process nothing is remembered, for the file grows. */
const readOnlyWriter = (reader: FileReader): FileWriter => ({
  unavailable: () => 'the log is open for reading only',
  write() {
    throw new LogUnavailable('the log is open for reading only')
  },
  head: reader.head,
  lastRecordedAt: () => 0,
  revisionOf: reader.revisionOf,
  hasFact: () => false,
})

/** Copies one snapshot through a connection of its own, all pages in one step: after a write the next step would start over. */
async function copyFile(file: string, to: string): Promise<void> {
  if (existsSync(to)) throw new RangeError(`${to} exists already; a backup goes to a new file`)
  const source = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  try {
    await backup(source, `${to}.partial`, { rate: 0x7fffffff })
    renameSync(`${to}.partial`, to)
  } finally {
    source.close()
    rmSync(`${to}.partial`, { force: true })
  }
}
