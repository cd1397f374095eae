/**
 * The lock on a data directory: one process writes at a time.
 *
 * The lock is an exclusive transaction on `varde.lock`, an empty SQLite file. The operating system releases it with the
 * process, so a killed process leaves no lock behind. The text in `varde.pid` tells a refused process who holds the lock;
 * nothing is decided by it.
 *
 * The text is a file of its own because POSIX drops every lock that a process has on a file as soon as the process closes
 * *any* handle to it: in this process only SQLite may open `varde.lock` and `varde.db`.
 */

import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { LogLocked } from './log.ts'

/** Milliseconds to wait for a process that is about to stop. */
const PATIENCE = 1000

/** Open locks. Without a reference the garbage collector would close the connection, and release the lock with it. */
const held = new Set<DatabaseSync>()

/** Locks a data directory for this process; the function returned unlocks it. Throws `LogLocked`, naming who holds it, or saying that it can't be locked. */
export function lockDirectory(directory: string): () => void {
  const db = openLock(directory)
  const text = join(directory, 'varde.pid')
  try {
    // A journal in memory: on a full disk none could be written.
    db.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    throw isBusy(error) ? new LogLocked(`${directory} is in use by ${readHolder(text)}`) : error
  }
  held.add(db)
  writeHolder(text)
  return () => {
    rmSync(text, { force: true })
    held.delete(db)
    db.close()
  }
}

function openLock(directory: string): DatabaseSync {
  try {
    return new DatabaseSync(join(directory, 'varde.lock'), { timeout: PATIENCE })
  } catch (error) {
    throw new LogLocked(`${directory} can't be locked (${(error as Error).message}): may this user write there?`)
  }
}

function writeHolder(text: string): void {
  try {
    writeFileSync(text, `process ${process.pid} on ${hostname()} since ${new Date().toISOString()}\n`)
  } catch {
    // On a full disk facts can still be read; a refused process is then told “another process”.
    rmSync(text, { force: true })
  }
}

const isBusy = (error: unknown): boolean => (error as { errcode?: number }).errcode === 5

function readHolder(text: string): string {
  try {
    return readFileSync(text, 'utf8').trim()
  } catch {
    return 'another process'
  }
}
