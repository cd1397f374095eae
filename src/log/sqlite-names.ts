/** Which number stands for this name, and which name for this number? The file's dictionaries, read as they are needed. */

import type { DatabaseSync } from 'node:sqlite'

/** Missions, types or principals. */
export interface Names {
  /** The number of a kept name. */
  find(name: string): number | undefined
  /** The number of a name, which is kept with the open transaction if it is new. */
  numberOf(name: string): number
  nameOf(number: number): string
  /** Forgets what is remembered; the file is asked again. */
  forget(): void
}

/** The dictionary in that table, whose key column is given. */
function namesIn(db: DatabaseSync, table: string, key: string): Names {
  const byName = new Map<string, number>()
  const byNumber = new Map<number, string>()
  const selectNumber = db.prepare(`SELECT ${key} FROM ${table} WHERE name = ?`)
  const selectName = db.prepare(`SELECT name FROM ${table} WHERE ${key} = ?`)
  const insert = db.prepare(`INSERT INTO ${table} (name) VALUES (?)`)

  const remember = (name: string, number: number): number => {
    byName.set(name, number)
    byNumber.set(number, name)
    return number
  }
  const find = (name: string): number | undefined => {
    const known = byName.get(name)
    if (known !== undefined) return known
    const row = selectNumber.get(name)
    return row && remember(name, row[key] as number)
  }
  return {
    find,
    numberOf: name => find(name) ?? remember(name, Number(insert.run(name).lastInsertRowid)),
    nameOf(number) {
      const known = byNumber.get(number)
      if (known !== undefined) return known
      const name = selectName.get(number)?.name as string
      remember(name, number)
      return name
    },
    forget() {
      byName.clear()
      byNumber.clear()
    },
  }
}

/** A kept stream. */
export interface StreamRow {
  readonly sid: number
  readonly name: string
  readonly mission: string | null
}

/** The streams of the file. */
export interface Streams {
  find(name: string): StreamRow | undefined
  get(sid: number): StreamRow
  /** Keeps a new stream with the open transaction. */
  add(name: string, mission: string | null): StreamRow
  forget(): void
}

/** More streams than this are not remembered at once: some 20 MB. */
const MOST_STREAMS = 100_000

/** The streams, remembered as they are used. */
function streamsIn(db: DatabaseSync, missions: Names): Streams {
  const byName = new Map<string, StreamRow>()
  const bySid = new Map<number, StreamRow>()
  const selectByName = db.prepare('SELECT sid, name, mid FROM streams WHERE name = ?')
  const selectBySid = db.prepare('SELECT sid, name, mid FROM streams WHERE sid = ?')
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
  const read = (row: Record<string, unknown> | undefined): StreamRow | undefined =>
    row &&
    remember({
      sid: row.sid as number,
      name: row.name as string,
      mission: row.mid === null ? null : missions.nameOf(row.mid as number),
    })
  return {
    find: name => byName.get(name) ?? read(selectByName.get(name)),
    get: sid => bySid.get(sid) ?? (read(selectBySid.get(sid)) as StreamRow),
    add(name, mission) {
      const mid = mission === null ? null : missions.numberOf(mission)
      return remember({ sid: Number(insert.run(name, mid).lastInsertRowid), name, mission })
    },
    forget,
  }
}

export interface Dictionaries {
  readonly missions: Names
  readonly types: Names
  readonly principals: Names
  readonly streams: Streams
}

export function dictionariesIn(db: DatabaseSync): Dictionaries {
  const missions = namesIn(db, 'missions', 'mid')
  return {
    missions,
    types: namesIn(db, 'types', 'tid'),
    principals: namesIn(db, 'principals', 'pid'),
    streams: streamsIn(db, missions),
  }
}
