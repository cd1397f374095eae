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

import { appendQueue } from './append-queue.ts'
import type { Log } from './log.ts'
import { committedIn, openSqliteFile, type SqliteFile, type SqliteFileOptions } from './sqlite/file.ts'
import { UnusableFile } from './sqlite/schema.ts'

export interface SqliteLogOptions extends SqliteFileOptions {
  /** The wall clock, milliseconds since 1970. */
  readonly clock?: () => number
}

/**
 * Opens the log of a directory, and creates it if there is none. Throws `LogLocked` where another process has it open for
 * writing, and `UnusableFile` where the file is another program's, of a newer version, of another origin, damaged, can't
 * be made durable, or follows an event store (appends must then go through that store).
 */
export function openSqliteLog({ clock, ...options }: SqliteLogOptions): Log {
  const file = openSqliteFile(options)
  const followed = file.readNote('store')
  if (options.readOnly || followed === undefined) return sqliteLogOn(file, clock)
  file.close()
  throw new UnusableFile(
    `${file.path} follows an event store (prefix ${followed}): set VARDE_LOG to that store, or move the log here with \`varde migrate --to sqlite\``,
  )
}

/** The log on an open file; closing the log closes it. */
export function sqliteLogOn(file: SqliteFile, clock: () => number = Date.now): Log {
  const { origin, reader, writer } = file
  const queue = appendQueue({ ...committedIn(file), ...writer })
  return {
    ...reader,
    origin,
    now: clock,
    head: writer.head,
    lastRecordedAt: writer.lastRecordedAt,
    damage: file.damage,
    noteDamage: file.noteDamage,
    check: file.check,
    unavailable: () => writer.unavailable() ?? writer.trouble(),
    append: queue.append,
    recall: queue.recall,
    revisionOf: writer.revisionOf,
    follow: queue.follow,
    observeAppends: queue.observe,
    backup: file.backup,
    async close() {
      queue.close()
      file.close()
    },
  }
}
