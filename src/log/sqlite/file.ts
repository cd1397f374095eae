/** The file of a log: opened, read, written and copied, for a log of this process as for one that follows an event store. */

import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { backup, type DatabaseSync } from 'node:sqlite'
import { appendedFrom } from '../append-queue.ts'
import { type Damage, DamagedLog, damageText } from '../damage.ts'
import { makeDirectory } from '../directory.ts'
import { type HeadMarker, openMarker, readMarker } from '../head-marker.ts'
import { lockDirectory } from '../lock.ts'
import { LogUnavailable, type RememberedCommand } from '../log.ts'
import type { CommittedFacts } from '../pending-appends.ts'
import { commandKeyHash } from '../prepare.ts'
import { checkFile } from './check-file.ts'
import { databaseToRead, isStill } from './database-to-read.ts'
import { type Dictionaries, dictionariesIn } from './dictionaries.ts'
import { allFlushed } from './flushed.ts'
import { headOf, lostEnd, lostEverything, requirePresent } from './lost-end.ts'
import { originOf } from './origin.ts'
import { queriesOn } from './queries.ts'
import { beginWalAgain, onceQuiet } from './quiet.ts'
import { type FileReader, readerOn } from './reader.ts'
import { bringUpToDate, DAMAGED_RESULTS, isUnfinished, openFile, requireSchema, UnusableFile } from './schema.ts'
import { walEnd } from './wal.ts'
import { type FileWriter, writerOn } from './writer.ts'

export interface SqliteFileOptions {
  /** Directory of `varde.db`; created if it is missing. */
  readonly directory: string
  /** Opens it beside the process that writes it; writing is refused. */
  readonly readOnly?: boolean
  /** Name of a new log; an existing log must have this name. Default: `varde.local/` and 16 random hex digits. */
  readonly origin?: string
  /** It follows an event store: what is lost here is read from there again, so nothing that is missing is damage. */
  readonly follows?: boolean
}

/** Notes in the file beside the facts: the prefix in the event store that it follows. */
export type NoteName = 'store'

export interface SqliteFile {
  readonly path: string
  readonly readOnly: boolean
  readonly origin: string
  readonly reader: FileReader
  readonly writer: FileWriter
  readonly dictionaries: Dictionaries
  /** The first damage found: at the start, by a read, or by a check. */
  damage(): Damage | undefined
  noteDamage(damage: Damage): void
  /** Checks the whole file, step by step; what it finds is the file's damage from then on. See `Log.check`. */
  check(): Generator<number, Damage | undefined>
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
 * Opens the file of a directory, and creates it if there is none. Where the file has lost its end, or was not the one that
 * its head marker names, it is opened for reading only, and `damage` says so. Throws `LogLocked` where another process has it
 * open for writing, and `UnusableFile` where it is another program's, of another version, of another origin, damaged beyond
 * reading, missing beside its siblings, or can't be made durable.
 */
export function openSqliteFile(options: SqliteFileOptions): SqliteFile {
  const { directory, readOnly = false } = options
  const path = join(directory, 'varde.db')
  if (readOnly && !existsSync(path)) throw new UnusableFile(`there is no log in ${directory}`)
  if (!readOnly) makeDirectory(directory)
  try {
    if (readOnly) return openToRead(options)
    const unlock = lockDirectory(directory)
    try {
      return openToWrite(options, unlock)
    } catch (error) {
      unlock()
      throw error
    }
  } catch (error) {
    throw isSqlite(error) ? new UnusableFile(`${path}: ${error.message}`, { cause: error }) : error
  }
}

const isSqlite = (error: unknown): error is Error => (error as { code?: string }).code === 'ERR_SQLITE_ERROR'

/** Opens the file to write it; where it is damaged, to read it. */
function openToWrite({ directory, origin, follows = false }: SqliteFileOptions, unlock: () => void): SqliteFile {
  const path = join(directory, 'varde.db')
  if (!follows) requirePresent(directory)
  const damage = follows ? undefined : damageIn(directory)
  const db = openDatabase(path, damage !== undefined)
  try {
    const own = originOf(db, path, damage !== undefined, origin)
    const marked = !follows && !damage && noteIn(db, 'store') === undefined
    const marker = marked ? openMarker(directory, headOf(db)) : undefined
    return sqliteFileOn(db, { path, readOnly: false, origin: own, unlock, damage, marker })
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * Whether the file of a locked directory has lost its end. It is opened for reading: SQLite then leaves the write-ahead log as
 * it is, which may be all that is left of some facts.
 */
function damageIn(directory: string): Damage | undefined {
  const path = join(directory, 'varde.db')
  const end = walEnd(`${path}-wal`)
  const marked = readMarker(directory)
  if (!existsSync(path)) return undefined
  const db = openFile(path, true)
  try {
    if (isUnfinished(db)) {
      if (!lostEverything(marked, end)) return undefined
      throw new UnusableFile(`${path}-wal is damaged, and with it all of the log is lost`)
    }
    bringUpToDate(db, path, true)
    requireSchema(db, path)
    return noteIn(db, 'store') === undefined ? lostEnd(db, marked, end) : undefined
  } finally {
    db.close()
  }
}

/**
 * Whether the file of a directory, which nobody may have open, has lost its end or is another than the one its head marker
 * names. Changes nothing. Throws `LogLocked`, and `UnusableFile` where it can't be opened at all.
 */
export function damageOf(directory: string): Damage | undefined {
  const path = join(directory, 'varde.db')
  requirePresent(directory)
  if (!existsSync(path)) return undefined
  const unlock = isStill(path) ? () => {} : lockDirectory(directory)
  try {
    return damageIn(directory)
  } catch (error) {
    throw isSqlite(error) ? new UnusableFile(`${path}: ${error.message}`, { cause: error }) : error
  } finally {
    unlock()
  }
}

function openToRead({ directory, origin }: SqliteFileOptions): SqliteFile {
  const path = join(directory, 'varde.db')
  const db = openDatabase(path, true)
  try {
    return sqliteFileOn(db, { path, readOnly: true, origin: originOf(db, path, true, origin), unlock: () => {} })
  } catch (error) {
    db.close()
    throw error
  }
}

/** Opens the database, brought up to date. */
function openDatabase(path: string, readOnly: boolean): DatabaseSync {
  const db = openFile(path, readOnly)
  try {
    bringUpToDate(db, path, readOnly)
    requireSchema(db, path)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** What goes with an open database to make it the file of a log. */
export interface OpenFileOptions {
  readonly path: string
  readonly readOnly: boolean
  readonly origin: string
  readonly unlock: () => void
  /** Found when it was opened: then nothing is written. */
  readonly damage?: Damage | undefined
  /** Where the end of the log is noted after each commit. */
  readonly marker?: HeadMarker | undefined
}

/** The file of a log, open and up to date. */
export function sqliteFileOn(db: DatabaseSync, options: OpenFileOptions): SqliteFile {
  const { path, readOnly, origin, unlock, marker } = options
  let { damage } = options

  function damaged(found: Damage): Error {
    damage ??= found
    return new DamagedLog(found)
  }
  const failed = (error: Error & { errcode?: number }): Error =>
    DAMAGED_RESULTS.has((error.errcode ?? 0) & 0xff) ? damaged({ what: `${path}: ${error.message}` }) : error

  const queries = queriesOn(db, failed)
  const dictionaries = dictionariesIn(db, queries)
  const flushed = allFlushed()
  const reader = readerOn({ queries, dictionaries, origin, flushed, damaged })
  const closed = (): boolean => !db.isOpen
  const quiet = marker ? onceQuiet(() => closed() || beginWalAgain(db)) : undefined
  const unwritable = readOnly ? 'the log is open for reading only' : damage && damageText(damage)
  const writer = unwritable
    ? unwritableWriter(reader, unwritable)
    : writerOn(db, origin, dictionaries, {
        walPath: `${path}-wal`,
        flushed,
        treeNode: reader.treeNode,
        damage: () => damage,
        committed(head) {
          marker?.write(head)
          quiet?.touch()
        },
      })
  if (quiet && !unwritable) beginWalAgain(db)

  return {
    path,
    readOnly,
    origin,
    reader,
    writer,
    dictionaries,
    damage: () => damage,
    noteDamage: found => void damaged(found),
    *check() {
      const found = yield* checkFile(path, origin)
      if (found) damage ??= found
      return found
    },
    readNote: note => noteIn(db, note),
    writeNote(note, value) {
      if (value === undefined) db.prepare('DELETE FROM about WHERE name = ?').run(note)
      else db.prepare('INSERT OR REPLACE INTO about (name, value) VALUES (?, ?)').run(note, value)
    },
    flushEachCommit: on => db.exec(`PRAGMA synchronous = ${on ? 'FULL' : 'NORMAL'}; PRAGMA wal_checkpoint(FULL)`),
    backup: to => copyFile(path, to),
    close() {
      if (!db.isOpen) return
      quiet?.stop()
      writer.close()
      db.close()
      marker?.close()
      unlock()
    },
  }
}

function noteIn(db: DatabaseSync, note: NoteName): string | undefined {
  return db.prepare('SELECT value FROM about WHERE name = ?').get(note)?.value as string | undefined
}

/** What the file has committed, for the checks of new appends. */
export const committedIn = ({ reader, writer, dictionaries }: SqliteFile): CommittedFacts => ({
  unavailable: writer.unavailable,
  revisionOf: writer.revisionOf,
  missionOf: stream => dictionaries.streams.find(stream)?.mission,
  takenAmong: reader.takenAmong,
  commandOf: key => rememberedCommand(reader, key),
})

function rememberedCommand(reader: FileReader, key: string): RememberedCommand | undefined {
  const command = reader.commandOf(commandKeyHash(key))
  if (!command) return undefined
  const facts = [...reader.read({ from: command.first, to: command.last })]
  return { digest: command.digest, appended: Promise.resolve(appendedFrom(facts)) }
}

/** Writes nothing and remembers nothing: another process may be writing the file, and it grows. */
const unwritableWriter = (reader: FileReader, why: string): FileWriter => ({
  unavailable: () => why,
  trouble: () => why,
  commitMs: () => 0,
  write() {
    throw new LogUnavailable(why)
  },
  writeAhead() {
    throw new LogUnavailable(why)
  },
  flushNow: () => {},
  close: () => {},
  head: reader.head,
  lastRecordedAt: () => 0,
  revisionOf: reader.revisionOf,
})

/** Copies one snapshot through a connection of its own, all pages in one step: after a write the next step would start over. */
async function copyFile(file: string, to: string): Promise<void> {
  if (existsSync(to)) throw new RangeError(`${to} exists already; a backup goes to a new file`)
  const source = databaseToRead(file, { timeout: 5000 })
  try {
    await backup(source, `${to}.partial`, { rate: 0x7fffffff })
    renameSync(`${to}.partial`, to)
  } finally {
    source.close()
    rmSync(`${to}.partial`, { force: true })
  }
}
