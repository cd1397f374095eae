/** The schema of a log's file: how the file is created, recognised, and brought up to date. */

import { DatabaseSync } from 'node:sqlite'
import { frontier, type OnTileNode } from '../../proof/frontier.ts'
import { databaseToRead } from './database-to-read.ts'

/** Marks the file as a log of Varde (`PRAGMA application_id`): “Vard” in ASCII. */
const APPLICATION = 0x56617264

/**
 * Names are stored once and referred to by number. In `facts` the short columns come first, so that reading them never
 * touches the overflow pages of a long text. Every index ends with the position, so a mission's index entries are its facts
 * in order.
 *
 * A fact's row has all that its leaf is made of, `prev_leaf` included, so that a fact read by itself can be checked.
 *
 * A command is stored with its first fact: 16 bytes of the SHA-256 of its key, its digest, and the position of its last
 * fact. Keys come in random order, so each costs a page of an index; a table of their own made appends a quarter slower.
 */
const VERSION_2 = `
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE missions (mid INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE types (tid INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE principals (pid INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE streams (sid INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, mid INTEGER) STRICT;
CREATE INDEX streams_of_mission ON streams (mid) WHERE mid IS NOT NULL;
CREATE TABLE facts (
  position INTEGER PRIMARY KEY,
  sid INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  tid INTEGER NOT NULL,
  version INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  known_from INTEGER NOT NULL,
  mid INTEGER,
  mission_seq INTEGER,
  pid INTEGER NOT NULL,
  id BLOB NOT NULL UNIQUE,
  salt BLOB NOT NULL,
  leaf_hash BLOB NOT NULL,
  prev_leaf BLOB,
  command BLOB,
  digest TEXT,
  last INTEGER,
  meta TEXT NOT NULL,
  data TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX facts_of_stream ON facts (sid, revision);
CREATE UNIQUE INDEX facts_of_command ON facts (command) WHERE command IS NOT NULL;
CREATE INDEX facts_of_mission ON facts (mid) WHERE mid IS NOT NULL;
CREATE TRIGGER facts_never_change BEFORE UPDATE ON facts BEGIN SELECT RAISE(ABORT, 'a fact never changes'); END;
CREATE TRIGGER facts_never_go BEFORE DELETE ON facts BEGIN SELECT RAISE(ABORT, 'a fact is never deleted'); END;
`

/**
 * The nodes of the Merkle tree at the heights of tiles (level 1: over 256 leaves each, level 2: over 65,536 …), each stored with
 * the last fact below it. The leaves are in `facts`, and what lies between is hashed when it is asked for: one row for 256 facts
 * is all that the tree costs a write.
 */
const VERSION_3 = `
CREATE TABLE tree_nodes (level INTEGER NOT NULL, n INTEGER NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (level, n)) STRICT, WITHOUT ROWID;
CREATE TRIGGER tree_nodes_never_change BEFORE UPDATE ON tree_nodes BEGIN SELECT RAISE(ABORT, 'a node of the tree never changes'); END;
CREATE TRIGGER tree_nodes_never_go BEFORE DELETE ON tree_nodes BEGIN SELECT RAISE(ABORT, 'a node of the tree is never deleted'); END;
`

/** Adds the tree to a log that was kept without one. */
function addTree(db: DatabaseSync): void {
  db.exec(VERSION_3)
  const tree = frontier(treeNodeWriter(db))
  for (const { leaf } of db.prepare('SELECT lower(hex(leaf_hash)) AS leaf FROM facts ORDER BY position').iterate())
    tree.add(leaf as string)
}

/** Stores nodes of the tree, in the open transaction. */
export function treeNodeWriter(db: DatabaseSync): OnTileNode {
  const insert = db.prepare('INSERT INTO tree_nodes (level, n, hash) VALUES (?, ?, ?)')
  return (level, index, hash) => void insert.run(level, index, Buffer.from(hash, 'hex'))
}

/** A step that brings a file of version n to n + 1. */
export type Migration = (db: DatabaseSync) => void

/** Version of the file that the first step creates. Version 1 (Varde 0.1) has leaves of another form, which can't be brought over. */
const FIRST = 2

/** All steps; the last one makes the version that this code writes. */
export const MIGRATIONS: readonly Migration[] = [db => db.exec(VERSION_2), addTree]

/** The file can't be used as a log; the message says why and what to do. */
export class UnusableFile extends Error {
  override name = 'UnusableFile'
}

/** Opens the file with the settings that durability depends on, and checks that they hold. */
export function openFile(file: string, readOnly: boolean): DatabaseSync {
  const settings = { timeout: 2000, defensive: true }
  if (readOnly) return databaseToRead(file, settings)
  const db = new DatabaseSync(file, settings)
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON')
    db.exec(
      'PRAGMA checkpoint_fullfsync = ON; PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000',
    )
    requireSetting(db, file, 'journal_mode', 'wal')
    requireSetting(db, file, 'synchronous', 2)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function requireSetting(db: DatabaseSync, file: string, name: string, wanted: string | number): void {
  const found = pragma(db, name)
  if (found !== wanted)
    throw new UnusableFile(`${file}: ${name} is ${found}, not ${wanted}; facts would not be durable here`)
}

const pragma = (db: DatabaseSync, name: string): unknown => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]

/**
 * Brings the file to the version that this code writes, in one transaction: a process killed meanwhile leaves the old
 * version intact. Throws `UnusableFile` for a newer version, for another program's file, and, where the file is only read,
 * for an older version.
 */
export function bringUpToDate(db: DatabaseSync, file: string, readOnly: boolean, steps = MIGRATIONS): void {
  const version = versionOf(db, file)
  const newest = FIRST + steps.length - 1
  if (version > newest)
    throw new UnusableFile(
      `${file} was written by a newer Varde (schema ${version}; this one knows up to ${newest}); use that version`,
    )
  if (version === newest) return
  if (version > 0 && version < FIRST)
    throw new UnusableFile(
      `${file} was written by Varde 0.1, whose facts are sealed in another form; this version can't read it: name another data directory, or go on with Varde 0.1`,
    )
  if (readOnly) throw new UnusableFile(`${file} has schema ${version}, not ${newest}; start the server once on it`)
  db.exec('BEGIN IMMEDIATE')
  try {
    for (const step of steps.slice(Math.max(0, version - FIRST + 1))) step(db)
    db.exec(`PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${newest}; COMMIT`)
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/** SQLite's primary result codes for a file that is not what was written: IOERR, CORRUPT, NOTADB. https://www.sqlite.org/rescode.html */
export const DAMAGED_RESULTS: ReadonlySet<number> = new Set([10, 11, 26])

/** BUSY, NOMEM, PROTOCOL: the file could not be read just then, and nothing is known of it. */
export const UNREAD_RESULTS: ReadonlySet<number> = new Set([5, 7, 15])

/** The index of the write-ahead log could not grow; nothing has been written or flushed. */
const IOERR_SHMSIZE = 4874
/** READONLY: the file may no longer be written. */
const READONLY = 8

/** Whether nothing may be written after an error with that result code until the file is opened again. */
export const endsWriting = (code: number): boolean =>
  code !== IOERR_SHMSIZE && (DAMAGED_RESULTS.has(code & 0xff) || (code & 0xff) === READONLY)

/** Requires that tables and indexes are defined as this code defines them: a definition that was damaged reads other data. */
export function requireSchema(db: DatabaseSync, file: string): void {
  if (definitionsIn(db) !== expectedDefinitions())
    throw new UnusableFile(`${file} is damaged: its tables and indexes are not those of a log`)
}

function definitionsIn(db: DatabaseSync): string {
  const sql = `SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE type IN ('table', 'index') ORDER BY name`
  return JSON.stringify(db.prepare(sql).all())
}

let expected: string | undefined

function expectedDefinitions(): string {
  if (expected !== undefined) return expected
  const db = new DatabaseSync(':memory:')
  for (const step of MIGRATIONS) step(db)
  expected = definitionsIn(db)
  db.close()
  return expected
}

/** Whether the file has no tables yet: a process was killed while it began the log. */
export const isUnfinished = (db: DatabaseSync): boolean => Number(pragma(db, 'user_version')) === 0

function versionOf(db: DatabaseSync, file: string): number {
  const empty = db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n === 0
  if (!empty && pragma(db, 'application_id') !== APPLICATION)
    throw new UnusableFile(`${file} is not a log of Varde; name another data directory`)
  return Number(pragma(db, 'user_version'))
}
