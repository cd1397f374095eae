/**
 * The log in one SQLite file, `varde.db`: how an append becomes durable, and what happens when it does not.
 *
 * THE STATES OF AN APPEND
 *
 *   called ──▶ waiting ──▶ committed ──▶ flushed ──▶ announced ──▶ answered
 *
 * *Called*: within the call itself, before anything else runs, the append's JSON is made canonical and the append is checked
 * against everything that is committed **and waiting**: the stream's revision, its fact ids, its command key. It is refused
 * at once, alone, or it takes its place in the queue. Nothing that waits can already be known to fail, so one append of a
 * batch is never refused without the others.
 *
 * *Waiting*: in memory only. `revisionOf`, `head`, reads and other processes do not see it. The next append to its stream
 * must expect the revision it will have, and `recall` of its key gives its promise. If the process dies now the append is
 * lost, and nobody has been told otherwise.
 *
 * *Committed*: at the end of the turn of the event loop in which it was called, or of the flush that is under way, everything
 * that waits is taken (up to 2,000 facts; a larger append goes alone) into one BEGIN IMMEDIATE … COMMIT. Inside it the facts get positions, mission sequence
 * numbers, recording times, salts and leaf hashes, in the order of the calls. Positions therefore have no gaps and become
 * visible in order: whoever has seen position n will never find a new fact before it. This is one synchronous call: nothing
 * else in this process runs between BEGIN and COMMIT, so no reader here sees a half-done transaction.
 *
 * *Flushed*: the write-ahead log is flushed to the disk by another thread (`fdatasync`; the COMMIT itself does not wait for
 * the disk), while this one goes on taking commands; they wait for the next batch, since one flush is under way at a time. So
 * a power cut finds at most one batch that is not whole on the disk, as if each COMMIT had waited. Until the flush has
 * succeeded the facts count as waiting: `revisionOf`, `head` and every read of this process end before them. A fact alone is
 * flushed by its COMMIT (synchronous = FULL, checked when the file is opened): with nothing else to do meanwhile, the way to
 * the other thread and back would only make it wait longer. From then on the facts survive a power cut.
 *
 * *Announced*: listeners are called with the facts, in order, in the same turn of the event loop. *Answered*: then the
 * promises resolve, so that whoever is answered finds the facts in every view.
 *
 * WHEN THE COMMIT OR THE FLUSH FAILS
 *
 * Every append of the batch is rejected with `LogUnavailable`, and so is every append queued behind it, for it was decided
 * on facts that are not there. Everything remembered of the file (last revisions, last facts of missions, numbers of names,
 * next position) is dropped and read again. After a full disk the log thus works again as soon as there is room.
 *
 * An I/O error is different. When a flush fails, the operating system may drop the unwritten pages, mark them clean, and
 * report the next flush as a success (“fsyncgate”, PostgreSQL 2018). So after an I/O error the log takes no more appends
 * until it is opened again, when SQLite recovers what is really on the disk. Reads go on. Whether the failed batch is there
 * is known only then; its command keys tell.
 *
 * A THREAD THAT WRITES
 *
 * Where much is appended, a thread of its own writes the file (`openSqliteLogInThreads`): *called* and *waiting* are as above, and
 * so is what follows when something fails; *committed* and *flushed* are one there, for the thread waits for the disk, and the
 * thread that decides does not.
 *
 * OTHER PROCESSES
 *
 * One process writes (`lock.ts`); any number may open the file `readOnly` beside it. They see whole transactions (the last
 * perhaps not flushed yet), ask the file for its end each time, and their listeners are not called. `backup` reads one snapshot through a connection of its
 * own, off this thread. SQLite moves the write-ahead log into the file by itself every 4,000 pages, during some COMMIT,
 * which then takes some ten milliseconds longer. If that fails nothing is lost: it is tried again at the next one.
 *
 * In this process nothing but SQLite may open `varde.db`, not even to read it: closing any handle to it would drop the
 * locks that this process has on it.
 */

import { appendQueue, type DurableStorage } from './append-queue.ts'
import { damageText } from './damage.ts'
import type { Log } from './log.ts'
import { committedIn, openSqliteFile, type SqliteFile, type SqliteFileOptions } from './sqlite/file.ts'
import { openOwnFile } from './sqlite/own-file.ts'
import { writeThread } from './sqlite/write-thread.ts'

export interface SqliteLogOptions extends SqliteFileOptions {
  /** The wall clock, milliseconds since 1970. */
  readonly clock?: () => number
}

/** Opens the log of a directory, and creates it if there is none. Throws as `openOwnFile` does. */
export const openSqliteLog = ({ clock, ...options }: SqliteLogOptions): Log =>
  sqliteLogOn(options.readOnly ? openSqliteFile(options) : openOwnFile(options), clock)

/** The log on an open file; closing the log closes it. */
export function sqliteLogOn(file: SqliteFile, clock?: () => number): Log {
  const { writer } = file
  return {
    ...portOf(file, { ...committedIn(file), ...writer }, clock, () => file.close()),
    head: writer.head,
    lastRecordedAt: writer.lastRecordedAt,
    unavailable: () => writer.unavailable() ?? writer.trouble(),
    revisionOf: writer.revisionOf,
  }
}

/**
 * The same log, written by a thread of its own: facts are sealed and stored there while this one decides the next, which is
 * worth the way there and back where many are appended. It reads the file beside that thread, and sees what is committed and
 * flushed. Throws as `openOwnFile` does.
 */
export async function openSqliteLogInThreads({
  clock,
  ...options
}: Omit<SqliteLogOptions, 'readOnly' | 'follows'>): Promise<Log> {
  const thread = await writeThread(options)
  let file: SqliteFile
  try {
    file = openSqliteFile({ directory: options.directory, readOnly: true })
  } catch (error) {
    await thread.close()
    throw error
  }
  const unavailable = (): string | undefined => {
    const damage = file.damage() ?? thread.standing().damage
    return damage ? damageText(damage) : thread.standing().unavailable
  }
  const storage = { ...committedIn(file), unavailable, writeElsewhere: thread.write }
  // The file is closed here first: who closes it last brings the write-ahead log into it.
  const close = async (): Promise<void> => {
    file.close()
    await thread.close()
  }
  return {
    ...portOf(file, storage, clock, close),
    head: file.reader.head,
    lastRecordedAt: () => thread.standing().lastRecordedAt,
    damage: () => file.damage() ?? thread.standing().damage,
    unavailable,
    revisionOf: file.reader.revisionOf,
  }
}

/** What a log has of its file and of the queue before its storage, whichever thread writes it. */
function portOf(
  { origin, reader, damage, noteDamage, check, backup }: SqliteFile,
  storage: DurableStorage,
  clock: () => number = Date.now,
  close: () => Promise<void> | void,
) {
  const queue = appendQueue(storage)
  return {
    ...reader,
    origin,
    now: clock,
    damage,
    noteDamage,
    check,
    append: queue.append,
    recall: queue.recall,
    follow: queue.follow,
    observeAppends: queue.observe,
    backup,
    async close() {
      const closing = queue.close()
      if (closing) await closing
      await close()
    },
  }
}
