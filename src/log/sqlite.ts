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

import type { Log } from './log.ts'
import { queueBefore } from './queue.ts'
import { keptIn, openSqliteFile, type SqliteFile, type SqliteFileOptions } from './sqlite-file.ts'
import { UnusableFile } from './sqlite-schema.ts'

export interface SqliteLogOptions extends SqliteFileOptions {
  /** The wall clock, milliseconds. */
  readonly clock?: () => number
}

/**
 * Opens the log of a directory, making it if there is none. Throws `LogLocked` where another process writes it and
 * `UnusableFile` where the file is another program's, of a newer version, of another origin, damaged, can't be made
 * durable, or follows an event store, which alone decides what is recorded next.
 */
export function openSqliteLog({ clock, ...options }: SqliteLogOptions): Log {
  const file = openSqliteFile(options)
  const followed = file.about('store')
  if (options.readOnly || followed === undefined) return logOn(file, clock)
  file.close()
  throw new UnusableFile(
    `${file.path} follows an event store (prefix ${followed}): set VARDE_LOG to that store, or move the log here with \`varde migrate --to sqlite\``,
  )
}

/** The log on an open file; closing the log closes it. */
export function logOn(file: SqliteFile, clock: () => number = Date.now): Log {
  const { origin, reader, writer } = file
  const queue = queueBefore({ ...keptIn(file), keep: writer.keep })
  return {
    ...reader,
    origin,
    now: () => Math.max(clock(), writer.lastRecordedAt(), queue.lastRecordedAt()),
    head: writer.head,
    append: queue.append,
    recall: queue.recall,
    revisionOf: writer.revisionOf,
    follow: queue.follow,
    backup: file.backup,
    async close() {
      queue.close()
      file.close()
    },
  }
}
