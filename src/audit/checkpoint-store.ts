/**
 * The checkpoints that were signed, with their cosignatures: kept in `audit.db`, a file of their own, so that a log that was put
 * back to an earlier state still meets the checkpoints it had signed.
 */

import { existsSync } from 'node:fs'
import { backup, DatabaseSync } from 'node:sqlite'
import { databaseToRead } from '../log/sqlite/database-to-read.ts'
import { UnusableFile } from '../log/sqlite/schema.ts'

/** A checkpoint as it was signed. */
export interface KeptCheckpoint {
  readonly size: number
  /** When it was signed, milliseconds since 1970. */
  readonly at: number
  /** Signed by the log alone. */
  readonly note: string
  /** Signature lines of witnesses, each with its newline. */
  readonly cosignatures: readonly string[]
}

/** A checkpoint with all of its signatures. */
export const wholeNote = ({ note, cosignatures }: KeptCheckpoint): string => note + cosignatures.join('')

export interface CheckpointStore {
  /** Keeps a checkpoint durably. Of two of the same size the first is kept. */
  add(checkpoint: Omit<KeptCheckpoint, 'cosignatures'>): void
  /** Keeps a witness's signature of the checkpoint of that size; its first one counts. */
  cosign(size: number, witness: string, line: string): void
  last(): KeptCheckpoint | undefined
  /** The newest that was ever signed, put aside or not. */
  newestNote(): string | undefined
  /** The smallest that covers a number of leaves; with cosignatures of so many witnesses, where such a one is asked for. */
  covering(size: number, witnesses?: number): KeptCheckpoint | undefined
  /** Puts a checkpoint aside that the log does not continue since its nth fork: it stays in the file as evidence. */
  putAside(size: number, fork: number): void
  /** Whether the log was restored from a backup, and nobody has said yet whether anything is lost. */
  restored(): boolean
  markRestored(is: boolean): void
  /** The last one that a witness has cosigned. */
  lastCosigned(witness: string): KeptCheckpoint | undefined
  /** When a witness had first seen how much of the log, by size; times are milliseconds since 1970. */
  witnessTimes(): readonly { readonly size: number; readonly at: number }[]
  /** All of them by size. */
  all(): Iterable<KeptCheckpoint>
  close(): void
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS checkpoints (size INTEGER PRIMARY KEY, at INTEGER NOT NULL, note TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS cosignatures (
  size INTEGER NOT NULL, witness TEXT NOT NULL, line TEXT NOT NULL, PRIMARY KEY (size, witness)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS put_aside (
  fork INTEGER NOT NULL, size INTEGER NOT NULL, at INTEGER NOT NULL, note TEXT NOT NULL, PRIMARY KEY (fork, size)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS marks (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
PRAGMA user_version = 1`

const WITH_LINES = `SELECT c.size, c.at, c.note, (
  SELECT json_group_array(line) FROM (SELECT line FROM cosignatures WHERE size = c.size ORDER BY witness)
) AS lines FROM checkpoints AS c`

/** Opens the file, and begins it where there is none. Throws `UnusableFile`. */
export function openCheckpointStore(file: string): CheckpointStore {
  try {
    const db = new DatabaseSync(file, { timeout: 5000 })
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;${SCHEMA}`)
    return storeOn(db)
  } catch (error) {
    throw new UnusableFile(
      `the signed checkpoints cannot be read (${(error as Error).message}): put ${file} back from a backup; without it nobody here can tell whether the log was put back to an earlier state`,
    )
  }
}

/** Opens the file beside whoever writes it. */
export const readCheckpointStore = (file: string): CheckpointStore => storeOn(databaseToRead(file, { timeout: 5000 }))

/** Copies the file, complete, to a new one while it is in use; answers whether there is one. */
export async function copyCheckpoints(file: string, to: string): Promise<boolean> {
  if (!existsSync(file)) return false
  const source = databaseToRead(file, { timeout: 5000 })
  try {
    await backup(source, to, { rate: 0x7fffffff })
    return true
  } finally {
    source.close()
  }
}

function storeOn(db: DatabaseSync): CheckpointStore {
  const last = db.prepare(`${WITH_LINES} ORDER BY c.size DESC LIMIT 1`)
  const covering = db.prepare(
    `${WITH_LINES} WHERE c.size >= ? AND (SELECT count(*) FROM cosignatures WHERE size = c.size) >= ? ORDER BY c.size LIMIT 1`,
  )
  const all = db.prepare(`${WITH_LINES} ORDER BY c.size`)
  let times: readonly { readonly size: number; readonly at: number }[] | undefined
  return {
    add({ size, at, note }) {
      db.prepare('INSERT OR IGNORE INTO checkpoints (size, at, note) VALUES (?, ?, ?)').run(size, at, note)
    },
    cosign(size, witness, line) {
      db.prepare('INSERT OR IGNORE INTO cosignatures (size, witness, line) VALUES (?, ?, ?)').run(size, witness, line)
      times = undefined
    },
    last: () => keptIn(last.get()),
    newestNote: () => {
      const row = db
        .prepare(
          'SELECT note FROM (SELECT note, at FROM checkpoints UNION ALL SELECT note, at FROM put_aside) ORDER BY at DESC',
        )
        .get()
      return row && String(row.note)
    },
    covering: (size, witnesses = 0) => keptIn(covering.get(size, witnesses)),
    putAside(size, fork) {
      const kept = keptIn(db.prepare(`${WITH_LINES} WHERE c.size = ?`).get(size))
      if (!kept) return
      db.exec('BEGIN')
      db.prepare('INSERT INTO put_aside (fork, size, at, note) VALUES (?, ?, ?, ?)').run(
        fork,
        size,
        kept.at,
        wholeNote(kept),
      )
      for (const table of ['checkpoints', 'cosignatures']) db.prepare(`DELETE FROM ${table} WHERE size = ?`).run(size)
      db.exec('COMMIT')
      times = undefined
    },
    restored: () => db.prepare(`SELECT 1 FROM marks WHERE name = 'restored'`).get() !== undefined,
    markRestored: is =>
      void db.exec(
        is ? `INSERT OR IGNORE INTO marks VALUES ('restored')` : `DELETE FROM marks WHERE name = 'restored'`,
      ),
    lastCosigned: witness =>
      keptIn(
        db.prepare(`${WITH_LINES} WHERE c.size = (SELECT max(size) FROM cosignatures WHERE witness = ?)`).get(witness),
      ),
    witnessTimes() {
      times ??= timesIn(db.prepare('SELECT size, line FROM cosignatures ORDER BY size').all())
      return times
    },
    *all() {
      for (const row of all.iterate()) yield keptIn(row) as KeptCheckpoint
    },
    close() {
      if (db.isOpen) db.close()
    },
  }
}

function keptIn(row: Record<string, unknown> | undefined): KeptCheckpoint | undefined {
  if (!row) return undefined
  const { size, at, note, lines } = row as { size: number; at: number; note: string; lines: string }
  return { size, at, note, cosignatures: JSON.parse(lines) as string[] }
}

/** The first time at which each size was cosigned; the rows are in the order of sizes. */
function timesIn(rows: readonly Record<string, unknown>[]): { readonly size: number; readonly at: number }[] {
  const first = new Map<number, number>()
  for (const { size, line } of rows as { size: number; line: string }[]) {
    const { at } = timedLine(line)
    first.set(size, Math.min(at, first.get(size) ?? at))
  }
  return [...first].map(([size, at]) => ({ size, at }))
}

/** The name and time in a signature line that was checked when it was kept: after the key id of four bytes come seconds in eight. */
export function timedLine(line: string): { readonly witness: string; readonly at: number } {
  const [, witness = '', bytes = ''] = line.trimEnd().split(' ')
  return { witness, at: Number(Buffer.from(bytes, 'base64').readBigUInt64BE(4)) * 1000 }
}
