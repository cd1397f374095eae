/** The write-ahead log is emptied when the log is quiet: what is not in it can't be lost with it. */

import type { DatabaseSync } from 'node:sqlite'

/** Milliseconds without a commit that count as quiet. */
const QUIET = 1_000

/** Runs some work when nothing has happened for a while; `touch` says that something has. */
export function onceQuiet(work: () => void): { touch(): void; stop(): void } {
  let last = 0
  let timer: NodeJS.Timeout | undefined
  function look(): void {
    const rest = last + QUIET - performance.now()
    timer = rest > 0 ? setTimeout(look, rest).unref() : undefined
    if (rest <= 0) work()
  }
  return {
    touch() {
      last = performance.now()
      timer ??= setTimeout(look, QUIET).unref()
    },
    stop: () => clearTimeout(timer),
  }
}

/** Moves all of the write-ahead log into the file, unless a reader is in its way: then the next time will do. */
export function emptyWal(db: DatabaseSync): void {
  try {
    db.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)')
  } catch {
    // A full disk, or an error that the next commit will meet as well, and name.
  } finally {
    db.exec('PRAGMA busy_timeout = 2000')
  }
}
