/**
 * The access log: denied attempts, exports, and what was read under embargo, in a file of their own, for auditors. Attempts of somebody who is known are kept one by one;
 * those of strangers are counted by address and minute, so that nobody can push evidence out. What is kept goes by its age,
 * never by how much comes after it. Rows are chained (access-log-chain.ts).
 */
import { existsSync, renameSync, statSync } from 'node:fs'
import { backup, DatabaseSync } from 'node:sqlite'
import { databaseToRead } from '../log/sqlite/database-to-read.ts'
import { type Anchor, CHAINED, chainFlaw, chainOf, isChained } from './access-log-chain.ts'

/** A denied attempt. `mission` is set where one was asked for. */
export interface Attempted {
  /** Milliseconds. */
  readonly at: number
  readonly code: string
  readonly method: string
  readonly path: string
  readonly address: string
  readonly principal?: string | undefined
  readonly key?: string | undefined
  readonly mission?: string | null | undefined
}

export interface Entry extends Attempted {
  readonly entry: number
  /** How many attempts it stands for: those of a stranger in one minute; the other fields are those of the first. */
  readonly count: number
}

export interface AccessLog {
  add(attempt: Attempted): void
  /** The last attempts before an entry, newest first; of these missions, or of all where `*` is one of them. Times are milliseconds, both included. */
  read(options: {
    missions: ReadonlySet<string>
    before?: number | undefined
    from?: number | undefined
    to?: number | undefined
    limit: number
  }): Entry[]
  /** Writes what is still in memory. */
  flush(): void
  /** Seals every row there is, on disk, and answers where the chain of rows ends now. */
  anchor(): Anchor
  close(): void
}

export interface AccessLogOptions {
  /** `:memory:`, or a file. */
  readonly file: string
  readonly onError?: (error: Error) => void
  /** Called with what was wrong with a file that could not be used, and where it was put aside. */
  readonly onDamaged?: (what: string, aside: string) => void
}

/** Attempts in memory at most between two writes. */
const WAITING = 1000
const EVERY_MS = 500
const FOREVER = Number.MAX_SAFE_INTEGER
const [MINUTE, DAY] = [60_000, 86_400_000]
/** How long attempts are kept: of somebody who is known, and of strangers. */
const [KNOWN_FOR, STRANGERS_FOR] = [730 * DAY, 30 * DAY]
/** Strangers' addresses a minute that are told apart; all others are counted together, under no address. */
const MOST_STRANGERS = 100
/** Larger files are not read through at the start. */
const CHECKED_BYTES = 64 << 20

const SCHEMA = `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS attempts (
    entry INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, code TEXT NOT NULL, method TEXT NOT NULL,
    path TEXT NOT NULL, address TEXT NOT NULL, principal TEXT, key TEXT, mission TEXT) STRICT`
/** Adds to a file of Varde 0.1 what it lacks. `minute` is set where attempts are counted. */
const COUNTED = `ALTER TABLE attempts ADD COLUMN count INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE attempts ADD COLUMN minute INTEGER;
  CREATE UNIQUE INDEX counted ON attempts (minute, address, code, coalesce(mission, '')) WHERE minute IS NOT NULL;
  PRAGMA user_version = 1`

const FIELDS = 'entry, at, code, method, path, address, principal, key, mission, count'

/** Opens the access log. Attempts are written together, twice a second, so that a flood of them costs little. */
export function openAccessLog({ file, onError = () => {}, onDamaged = () => {} }: AccessLogOptions): AccessLog {
  const db = openOrBegin(file, onDamaged)
  const insert = db.prepare(
    'INSERT INTO attempts (at, code, method, path, address, principal, key, mission, count, minute) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const countMore = db.prepare(
    `UPDATE attempts SET count = count + ?
      WHERE minute = ? AND address = ? AND code = ? AND coalesce(mission, '') = ? AND seq IS NULL`,
  )
  const chain = chainOf(db)
  const all = db.prepare(
    `SELECT ${FIELDS} FROM attempts WHERE entry < ? AND at BETWEEN ? AND ? ORDER BY entry DESC LIMIT ?`,
  )
  const some = db.prepare(
    `SELECT ${FIELDS} FROM attempts WHERE entry < ? AND at BETWEEN ? AND ? AND mission IN (SELECT value FROM json_each(?)) ORDER BY entry DESC LIMIT ?`,
  )
  const strangers = countedStrangers()
  let waiting: Attempted[] = []
  let trimmedAt = 0
  let lastMinute = 0
  const timer = setInterval(flush, EVERY_MS)
  timer.unref()

  function add(attempt: Attempted): void {
    if (attempt.principal === undefined) strangers.add(attempt)
    else if (waiting.push(attempt) >= WAITING) flush()
  }

  function flush(): void {
    const [known, counted] = [waiting, strangers.take()]
    waiting = []
    if (known.length === 0 && counted.length === 0) return
    try {
      db.exec('BEGIN')
      for (const attempt of known) write(attempt, 1, null)
      for (const { attempt, count, minute } of counted) {
        const { changes } = countMore.run(count, minute, attempt.address, attempt.code, attempt.mission ?? '')
        if (changes === 0) write(attempt, count, minute)
      }
      const minutes = [...known.map(({ at }) => Math.floor(at / MINUTE)), ...counted.map(({ minute }) => minute)]
      lastMinute = Math.max(lastMinute, ...minutes)
      chain.sealBefore(lastMinute)
      trimByAge(Date.now())
      db.exec('COMMIT')
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK')
      chain.reload()
      onError(error as Error)
    }
  }

  const write = (a: Attempted, count: number, minute: number | null): unknown =>
    insert.run(
      a.at,
      a.code,
      a.method,
      a.path,
      a.address,
      a.principal ?? null,
      a.key ?? null,
      a.mission ?? null,
      count,
      minute,
    )

  function trimByAge(now: number): void {
    if (now - trimmedAt < DAY) return
    chain.forget(now - KNOWN_FOR, now - STRANGERS_FOR)
    trimmedAt = now
  }

  function read({ missions, before = FOREVER, from = 0, to = FOREVER, limit }: Parameters<AccessLog['read']>[0]) {
    flush()
    const rows = missions.has('*')
      ? all.all(before, from, to, limit)
      : some.all(before, from, to, JSON.stringify([...missions]), limit)
    return rows as unknown as Entry[]
  }

  /** A row that is anchored must not be lost with the power: this one commit waits for the disk. */
  function anchor(): Anchor {
    flush()
    db.exec('PRAGMA synchronous = FULL; BEGIN')
    try {
      chain.sealBefore(Number.MAX_SAFE_INTEGER)
      db.exec('COMMIT')
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK')
      chain.reload()
      throw error
    } finally {
      db.exec('PRAGMA synchronous = NORMAL')
    }
    return chain.anchor()
  }

  return {
    add,
    read,
    flush,
    anchor,
    close() {
      clearInterval(timer)
      flush()
      db.close()
    },
  }
}

interface CountedAttempts {
  /** The first of them. */
  readonly attempt: Attempted
  readonly minute: number
  count: number
}

/** Counts strangers’ attempts by minute, address, code and mission. */
function countedStrangers() {
  let counted = new Map<string, CountedAttempts>()
  let minute = 0
  /** What was told apart in that minute, taken or not. */
  const apart = new Set<string>()

  function add(attempt: Attempted): void {
    const now = Math.floor(attempt.at / MINUTE)
    if (now !== minute) apart.clear()
    minute = now
    const { address, code, mission = null } = attempt
    const name = JSON.stringify([now, address, code, mission])
    if (apart.size < MOST_STRANGERS) apart.add(name)
    count(apart.has(name) ? attempt : { ...attempt, address: '', path: '', mission: null }, now)
  }

  function count(attempt: Attempted, minute: number): void {
    const name = JSON.stringify([minute, attempt.address, attempt.code, attempt.mission ?? null])
    const known = counted.get(name)
    if (known) known.count += 1
    else counted.set(name, { attempt, minute, count: 1 })
  }

  return {
    add,
    /** What was counted since it was taken last. */
    take(): readonly CountedAttempts[] {
      const taken = [...counted.values()]
      counted = new Map()
      return taken
    },
  }
}

/** Opens the file; one that is damaged is put aside, and another is begun in its place. */
function openOrBegin(file: string, onDamaged: NonNullable<AccessLogOptions['onDamaged']>): DatabaseSync {
  const small = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) < CHECKED_BYTES
  const what = file !== ':memory:' && small ? accessLogFlaw(file) : undefined
  try {
    if (what === undefined) return openFile(file)
    putAside(file, what, onDamaged)
  } catch (error) {
    putAside(file, (error as Error).message, onDamaged)
  }
  return openFile(file)
}

function openFile(file: string): DatabaseSync {
  const db = new DatabaseSync(file)
  try {
    db.exec(SCHEMA)
    if (db.prepare('PRAGMA user_version').get()?.user_version === 0) db.exec(`BEGIN; ${COUNTED}; COMMIT`)
    if (!isChained(db)) db.exec(`BEGIN; ${CHAINED}; COMMIT`)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** It may be evidence: it stays beside the new one. */
function putAside(file: string, what: string, onDamaged: NonNullable<AccessLogOptions['onDamaged']>): void {
  const aside = `${file.replace(/\.db$/, '')}.damaged-${Date.now()}.db`
  for (const end of ['', '-wal', '-shm']) if (existsSync(file + end)) renameSync(file + end, aside + end)
  onDamaged(what, aside)
}

/**
 * What is wrong with the file of an access log, its chain of rows included, as far as the log has anchored it; undefined
 * where nothing is, or there is no file. It is only read.
 */
export function accessLogFlaw(file: string, anchors: readonly Anchor[] = []): string | undefined {
  if (!existsSync(file)) return undefined
  let db: DatabaseSync | undefined
  try {
    db = databaseToRead(file)
    const said = db.prepare('PRAGMA quick_check(1)').get()?.quick_check
    if (said !== 'ok') return String(said)
    return isChained(db) ? chainFlaw(db, anchors) : undefined
  } catch (error) {
    return (error as Error).message
  } finally {
    db?.close()
  }
}

/** Copies the file of an access log to a new one, while it is in use; answers whether there is one. Throws where it can't be read. */
export async function copyAccessLog(file: string, to: string): Promise<boolean> {
  if (!existsSync(file)) return false
  const source = databaseToRead(file, { timeout: 5000 })
  try {
    await backup(source, to, { rate: 0x7fffffff })
    return true
  } finally {
    source.close()
  }
}
