/** The write-ahead log is begun again when the log is quiet: what has been moved out of it can't be lost with it. */

import type { DatabaseSync } from 'node:sqlite'

/** Milliseconds without a commit that count as quiet. */
const QUIET = 1_000

/** Runs some work when nothing has happened for a while, and again until it succeeds; `touch` says that something has. */
export function onceQuiet(work: () => boolean): { touch(): void; stop(): void } {
  let last = 0
  let timer: NodeJS.Timeout | undefined
  function look(): void {
    const rest = last + QUIET - performance.now()
    if (rest > 0) timer = setTimeout(look, rest).unref()
    else timer = work() ? undefined : setTimeout(look, QUIET).unref()
  }
  return {
    touch() {
      last = performance.now()
      timer ??= setTimeout(look, QUIET).unref()
    },
    stop: () => clearTimeout(timer),
  }
}

/**
 * Moves all of the write-ahead log into the file, and begins it again with a commit that changes nothing: what is left in it of
 * earlier commits then no longer counts, and may be lost or damaged. Answers whether that is done; not where a reader is in
 * its way, or on a full disk. The file keeps its length, for one that grows again makes commits slower.
 */
export function beginWalAgain(db: DatabaseSync): boolean {
  try {
    db.exec('PRAGMA busy_timeout = 0')
    if (db.prepare('PRAGMA wal_checkpoint(RESTART)').get()?.busy !== 0) return false
    // SQLite writes nothing for a row that is updated to what it is, but does for one that is replaced by its like.
    db.exec(`INSERT OR REPLACE INTO about (name, value) SELECT name, value FROM about WHERE name = 'writer'`)
    return true
  } catch {
    // The next commit will meet the same, and name it.
    return false
  } finally {
    db.exec('PRAGMA busy_timeout = 2000')
  }
}
