/** The dictionaries of the file: the number of each name and the name of each number, read when first needed. */

import type { DatabaseSync } from 'node:sqlite'
import type { Queries } from './queries.ts'

/** A dictionary of missions, types or principals. */
export interface Names {
  /** The number of a name in the file; undefined where it is not there. */
  find(name: string): number | undefined
  /** The number of a name, which is added in the open transaction if it is new. */
  numberOf(name: string): number
  /** Throws `RangeError` where there is none. */
  nameOf(number: number): string
  /** Drops what is remembered; the file is read again. */
  forget(): void
}

/** The dictionary in a table with that key column. */
function namesIn(db: DatabaseSync, { one }: Queries, table: string, key: string): Names {
  const byName = new Map<string, number>()
  const byNumber = new Map<number, string>()
  const selectNumber = `SELECT ${key} FROM ${table} WHERE name = ?`
  const selectName = `SELECT name FROM ${table} WHERE ${key} = ?`
  const insert = db.prepare(`INSERT INTO ${table} (name) VALUES (?)`)

  const remember = (name: string, number: number): number => {
    byName.set(name, number)
    byNumber.set(number, name)
    return number
  }
  const find = (name: string): number | undefined => {
    const known = byName.get(name)
    if (known !== undefined) return known
    const row = one(selectNumber, name)
    return row && remember(name, row[0] as number)
  }
  return {
    find,
    numberOf: name => find(name) ?? remember(name, Number(insert.run(name).lastInsertRowid)),
    nameOf(number) {
      const known = byNumber.get(number)
      if (known !== undefined) return known
      const name = one(selectName, number)?.[0]
      if (typeof name !== 'string') throw new RangeError(`${table} has no name ${number}`)
      remember(name, number)
      return name
    },
    forget() {
      byName.clear()
      byNumber.clear()
    },
  }
}

/** A stream in the file. */
export interface StreamRow {
  readonly sid: number
  readonly name: string
  readonly mission: string | null
}

/** The streams in the file, by name and by number. */
export interface Streams {
  find(name: string): StreamRow | undefined
  /** Throws `RangeError` where there is none. */
  get(sid: number): StreamRow
  /** Adds a new stream in the open transaction. */
  add(name: string, mission: string | null): StreamRow
  forget(): void
}

/** Streams remembered at most: some 20 MB. */
const MOST_STREAMS = 100_000

function streamsIn(db: DatabaseSync, { one }: Queries, missions: Names): Streams {
  const byName = new Map<string, StreamRow>()
  const bySid = new Map<number, StreamRow>()
  const selectByName = 'SELECT sid, name, mid FROM streams WHERE name = ?'
  const selectBySid = 'SELECT sid, name, mid FROM streams WHERE sid = ?'
  const insert = db.prepare('INSERT INTO streams (name, mid) VALUES (?, ?)')

  const forget = (): void => {
    byName.clear()
    bySid.clear()
  }
  const remember = (row: StreamRow): StreamRow => {
    if (byName.size >= MOST_STREAMS) forget()
    byName.set(row.name, row)
    bySid.set(row.sid, row)
    return row
  }
  function read([sid, name, mid]: unknown[] = []): StreamRow | undefined {
    if (typeof sid !== 'number' || typeof name !== 'string') return undefined
    return remember({ sid, name, mission: mid === null ? null : missions.nameOf(mid as number) })
  }
  function get(sid: number): StreamRow {
    const row = bySid.get(sid) ?? read(one(selectBySid, sid))
    if (!row) throw new RangeError(`there is no stream ${sid}`)
    return row
  }
  return {
    find: name => byName.get(name) ?? read(one(selectByName, name)),
    get,
    add(name, mission) {
      const mid = mission === null ? null : missions.numberOf(mission)
      return remember({ sid: Number(insert.run(name, mid).lastInsertRowid), name, mission })
    },
    forget,
  }
}

/** All dictionaries of a file. */
export interface Dictionaries {
  readonly missions: Names
  readonly types: Names
  readonly principals: Names
  readonly streams: Streams
}

/** The dictionaries in a database, read by those queries. */
export function dictionariesIn(db: DatabaseSync, queries: Queries): Dictionaries {
  const missions = namesIn(db, queries, 'missions', 'mid')
  return {
    missions,
    types: namesIn(db, queries, 'types', 'tid'),
    principals: namesIn(db, queries, 'principals', 'pid'),
    streams: streamsIn(db, queries, missions),
  }
}
