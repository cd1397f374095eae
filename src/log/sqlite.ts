/**
 * The log in one SQLite file, `varde.db`, and the time that is hidden in it.
 *
 * WHAT AN APPEND GOES THROUGH
 *
 *   called ──▶ waiting ──▶ kept ──▶ announced ──▶ answered
 *
 * *Called*: within the call, before anything else runs, its texts are made canonical and it is held against all that is
 * kept **and waiting**: the stream's revision, its fact ids, its command key. It is refused there and then, alone, or it
 * takes its place. There is no state in which an append waits whose refusal is already certain, so nothing that happens
 * later can refuse one append of a batch and not the others.
 *
 * *Waiting*: in memory only. `revisionOf`, `head`, every read and every other process know nothing of it; the next append
 * to its stream must expect the revision it will have; `recall` of its key answers with its promise. A process that dies
 * now loses it, and nobody was told otherwise.
 *
 * *Kept*: with setImmediate, that is after the input that had already arrived was handled, everything that waits is taken
 * (up to 2,000 facts; a larger append goes alone) into one BEGIN IMMEDIATE … COMMIT, and inside it gets positions,
 * mission sequences, recording times, salts and leaves, in the order of the calls. So positions have no gaps and become
 * visible in their order: a reader who has seen position n will never find a new fact before it. COMMIT returns when the
 * write-ahead log has been flushed to the disk (synchronous = FULL, checked when opened): from here on it outlives a
 * power cut. All of this is one synchronous call; nothing in this process runs between BEGIN and COMMIT, so no reader
 * here can see the inside of a transaction. The cost is that the event loop stands still for one flush per batch, about
 * as long as the batch takes to insert; the gain is that one flush serves all that waited.
 *
 * *Announced*: followers are called with the facts, in order, in the same turn. *Answered*: then the promises resolve.
 * Who is answered will find his fact in every view that follows.
 *
 * WHEN THE COMMIT FAILS
 *
 * Every append of the batch is rejected with `LogUnavailable`, and so is every one behind it, for it was decided upon
 * facts that are not there. What was remembered of the file (ends of streams and missions, numbers of names, next
 * position) is dropped and read again. A full disk is thereby over as soon as there is room again.
 *
 * An I/O error is different. When a flush fails the system may drop the unwritten pages, mark them clean, and report the
 * next flush as a success (“fsyncgate”, PostgreSQL 2018). So after one the log takes nothing more until it is opened
 * again, when SQLite recovers what is really on the disk. Reads go on. Whether the failed batch survives is only known
 * then; its command keys tell.
 *
 * WHO ELSE IS THERE
 *
 * One process writes (`lock.ts`); any number may open the file `readOnly` beside it. They see whole transactions, ask
 * the file for its end each time, and are not called when facts are kept. `backup` reads one snapshot through a
 * connection of its own, off this thread. SQLite moves the write-ahead log into the file by itself every 4,000 pages,
 * inside some COMMIT, which then takes some ten milliseconds longer. When that fails nothing is lost: it is tried again
 * at the next one, from the log.
 *
 * Nothing in this process but SQLite may open `varde.db`, not even to read it: closing any handle to it would drop the
 * locks this process holds on it.
 */

import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { lockDirectory } from './lock.ts'
import { type Log, LogUnavailable, type Remembered } from './log.ts'
import { answerOf, type Ground, queueBefore } from './queue.ts'
import { dictionariesIn } from './sqlite-names.ts'
import { type Reader, readerOn } from './sqlite-read.ts'
import { bringUpToDate, openFile, UnusableFile } from './sqlite-schema.ts'
import { type Writer, writerOn } from './sqlite-write.ts'

export interface SqliteLogOptions {
  /** Directory of `varde.db`; made if it is not there. */
  readonly directory: string
  /** Opens it beside the process that writes it; every append is refused. */
  readonly readOnly?: boolean
  /** Name of a new log; an existing one must have it. Default: `varde-` and 16 random hex digits. */
  readonly origin?: string
  /** The wall clock, milliseconds. */
  readonly clock?: () => number
}

/**
 * Opens the log of a directory, making it if there is none. Throws `LogLocked` where another process writes it and
 * `UnusableFile` where the file is another program's, of a newer version, of another origin, damaged, or can't be made
 * durable.
 */
export function openSqliteLog({ directory, readOnly = false, origin, clock = Date.now }: SqliteLogOptions): Log {
  const file = join(directory, 'varde.db')
  if (readOnly && !existsSync(file)) throw new UnusableFile(`there is no log in ${directory}`)
  if (!readOnly) mkdirSync(directory, { recursive: true, mode: 0o700 })
  const unlock = readOnly ? () => {} : lockDirectory(directory)
  try {
    const db = openFile(file, readOnly)
    try {
      bringUpToDate(db, file, readOnly)
      return logOn(db, { file, readOnly, origin: originOf(db, file, readOnly, origin), clock, unlock })
    } catch (error) {
      db.close()
      throw error
    }
  } catch (error) {
    unlock()
    throw isSqlite(error) ? new UnusableFile(`${file}: ${error.message}`, { cause: error }) : error
  }
}

const isSqlite = (error: unknown): error is Error => (error as { code?: string }).code === 'ERR_SQLITE_ERROR'

/** What a log on an open file is made of. */
export interface Parts {
  readonly file: string
  readonly readOnly: boolean
  readonly origin: string
  readonly clock: () => number
  readonly unlock: () => void
}

/** The log on a file that is open and up to date; closing the log closes it. */
export function logOn(db: DatabaseSync, { file, readOnly, origin, clock, unlock }: Parts): Log {
  const dictionaries = dictionariesIn(db)
  const reader = readerOn(db, dictionaries)
  const writer = readOnly ? readOnlyWriter(reader) : writerOn(db, origin, dictionaries)
  const ground: Ground = {
    unavailable: writer.unavailable,
    revisionOf: writer.revisionOf,
    missionOf: stream => dictionaries.streams.find(stream)?.mission,
    hasFact: writer.hasFact,
    commandOf: key => rememberedBy(reader, key),
    keep: writer.keep,
  }
  const queue = queueBefore(ground)

  return {
    origin,
    now: () => Math.max(clock(), writer.lastRecordedAt(), queue.lastRecordedAt()),
    head: writer.head,
    append: queue.append,
    recall: queue.recall,
    readStream: reader.readStream,
    read: reader.read,
    readSealed: reader.readSealed,
    revisionOf: writer.revisionOf,
    streamsOf: reader.streamsOf,
    streamsNamed: reader.streamsNamed,
    lastPositionOf: reader.lastPositionOf,
    positionAt: reader.positionAt,
    follow: queue.follow,
    backup: to => copy(file, to),
    async close() {
      if (!db.isOpen) return
      queue.close()
      db.close()
      unlock()
    },
  }
}

function originOf(db: DatabaseSync, file: string, readOnly: boolean, wanted: string | undefined): string {
  const kept = db.prepare(`SELECT value FROM about WHERE name = 'origin'`).get()?.value as string | undefined
  if (kept !== undefined && wanted !== undefined && kept !== wanted)
    throw new UnusableFile(`${file} was made under the origin ${kept}, not ${wanted}; a log keeps its origin`)
  if (kept !== undefined) return kept
  if (readOnly) throw new UnusableFile(`${file} is not finished; start the server once on it`)
  const origin = wanted ?? `varde-${randomBytes(8).toString('hex')}`
  // Signed notes give the name on a line of its own and beside a key, parted by spaces and +.
  if (!/^[^\s+]+$/.test(origin))
    throw new RangeError(`origin: ${JSON.stringify(origin)} is empty or holds white space or +`)
  db.prepare(`INSERT INTO about (name, value) VALUES ('origin', ?)`).run(origin)
  return origin
}

function rememberedBy(reader: Reader, key: string): Remembered | undefined {
  const command = reader.commandOf(key)
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
