/**
 * Who writes here? One process at a time: whoever holds an exclusive transaction on `varde.lock`, a SQLite file with
 * nothing in it. The operating system drops the lock with the process, so a killed one leaves none behind. The text in
 * `varde.pid` only tells a refused process whom to ask; nothing is decided by it.
 *
 * The text is a file of its own because POSIX drops all locks a process has on a file as soon as it closes *any* handle
 * to it: nothing in this process may open `varde.lock` or `varde.db` but SQLite.
 */

import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { LogLocked } from './log.ts'

/** Milliseconds to wait for a process that is just stopping. */
const PATIENCE = 1000

/** A connection nobody refers to is closed by the garbage collector, and its lock is gone. */
const held = new Set<DatabaseSync>()

/** Locks a data directory for this process; answers with how to let go. Throws `LogLocked` naming who holds it. */
export function lockDirectory(directory: string): () => void {
  const db = new DatabaseSync(join(directory, 'varde.lock'), { timeout: PATIENCE })
  const text = join(directory, 'varde.pid')
  try {
    // In memory: a journal on the disk could not be begun when the disk is full.
    db.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    throw isBusy(error) ? new LogLocked(`${directory} is in use by ${holder(text)}`) : error
  }
  held.add(db)
  sign(text)
  return () => {
    rmSync(text, { force: true })
    held.delete(db)
    db.close()
  }
}

function sign(text: string): void {
  try {
    writeFileSync(text, `process ${process.pid} on ${hostname()} since ${new Date().toISOString()}\n`)
  } catch {
    // On a full disk facts can still be read; a refused process is then told of “another process”.
    rmSync(text, { force: true })
  }
}

const isBusy = (error: unknown): boolean => (error as { errcode?: number }).errcode === 5

function holder(text: string): string {
  try {
    return readFileSync(text, 'utf8').trim()
  } catch {
    return 'another process'
  }
}
