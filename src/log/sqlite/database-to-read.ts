/**
 * Opens a SQLite file to be read, also where nothing can be written: in a snapshot, on a read-only disk. There SQLite can make
 * none of the files that it wants beside one in WAL mode; the file is then read as it stands (https://sqlite.org/uri.html,
 * `immutable`), unless a write-ahead log lies beside it, which would be passed over.
 */
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseSync, type DatabaseSyncOptions } from 'node:sqlite'
import { pathToFileURL } from 'node:url'

export const databaseToRead = (file: string, options: DatabaseSyncOptions = {}): DatabaseSync =>
  new DatabaseSync(isStill(file) ? stillFile(file) : file, { ...options, readOnly: true })

/** Whether this user cannot write beside a file, nobody has it open (who has, keeps a -shm beside it), and all that was written is in it. */
export const isStill = (file: string): boolean =>
  !isWritable(dirname(resolve(file))) &&
  !existsSync(`${file}-shm`) &&
  !statSync(`${file}-wal`, { throwIfNoEntry: false })?.size

function stillFile(file: string): URL {
  const url = pathToFileURL(file)
  url.searchParams.set('immutable', '1')
  return url
}

function isWritable(directory: string): boolean {
  try {
    accessSync(directory, constants.W_OK)
    return true
  } catch {
    return false
  }
}
