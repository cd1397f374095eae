/** The file of a log that this installation writes itself, with no event store before it. */
import { openSqliteFile, type SqliteFile, type SqliteFileOptions } from './file.ts'
import { UnusableFile } from './schema.ts'

/**
 * Opens the file for writing. Throws `LogLocked` where another process has it open for writing, and `UnusableFile` where the
 * file is another program's, of a newer version, of another origin, damaged, can't be made durable, or follows an event store
 * (appends must then go through that store).
 */
export function openOwnFile(options: Omit<SqliteFileOptions, 'readOnly'>): SqliteFile {
  const file = openSqliteFile(options)
  const followed = file.readNote('store')
  if (followed === undefined) return file
  file.close()
  throw new UnusableFile(
    `${file.path} follows an event store (prefix ${followed}): set VARDE_LOG to that store, or move the log here with \`varde migrate --to sqlite\``,
  )
}
