/** The access log: the latest denied attempts, in a file of their own, for auditors. */
import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

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
}

export interface AccessLog {
  add(attempt: Attempted): void
  /** The last attempts before an entry, newest first; of these missions, or of all where `*` is one of them. */
  read(options: { missions: ReadonlySet<string>; before?: number | undefined; limit: number }): Entry[]
  /** Writes what is still in memory. */
  flush(): void
  close(): void
}

export interface AccessLogOptions {
  /** `:memory:`, or a file. */
  readonly file: string
  /** How many are kept; older ones are dropped. */
  readonly most?: number
  readonly onError?: (error: Error) => void
}

/** So many wait in memory at most between two writes; a flood beyond that is counted, not kept. */
const WAITING = 1000
const EVERY_MS = 500

/** Opens the access log. Attempts are written together, twice a second, so that a flood of them costs little. */
export function openAccessLog({ file, most = 100_000, onError = () => {} }: AccessLogOptions): AccessLog {
  const db = new DatabaseSync(file)
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS attempts (
      entry INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, code TEXT NOT NULL, method TEXT NOT NULL,
      path TEXT NOT NULL, address TEXT NOT NULL, principal TEXT, key TEXT, mission TEXT) STRICT`)
  const insert = db.prepare(
    'INSERT INTO attempts (at, code, method, path, address, principal, key, mission) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const trim = db.prepare('DELETE FROM attempts WHERE entry <= (SELECT max(entry) FROM attempts) - ?')
  const all = db.prepare('SELECT * FROM attempts WHERE entry < ? ORDER BY entry DESC LIMIT ?')
  const some = db.prepare(
    'SELECT * FROM attempts WHERE entry < ? AND mission IN (SELECT value FROM json_each(?)) ORDER BY entry DESC LIMIT ?',
  )
  let waiting: Attempted[] = []
  let beyond = 0
  const timer = setInterval(flush, EVERY_MS)
  timer.unref()

  function add(attempt: Attempted): void {
    if (waiting.length < WAITING) waiting.push(attempt)
    else beyond += 1
  }

  function flush(): void {
    if (waiting.length === 0) return
    const batch = waiting
    if (beyond > 0) batch.push(manyMore(beyond))
    waiting = []
    beyond = 0
    try {
      db.exec('BEGIN')
      for (const a of batch)
        insert.run(a.at, a.code, a.method, a.path, a.address, a.principal ?? null, a.key ?? null, a.mission ?? null)
      trim.run(most)
      db.exec('COMMIT')
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK')
      onError(error as Error)
    }
  }

  function read({ missions, before = Number.MAX_SAFE_INTEGER, limit }: Parameters<AccessLog['read']>[0]): Entry[] {
    flush()
    const rows = missions.has('*') ? all.all(before, limit) : some.all(before, JSON.stringify([...missions]), limit)
    return rows as unknown as Entry[]
  }

  return {
    add,
    read,
    flush,
    close() {
      clearInterval(timer)
      flush()
      db.close()
    },
  }
}

const manyMore = (number: number): Attempted => ({
  at: Date.now(),
  code: 'many-more',
  method: '',
  path: `${number} attempts more in the same half second`,
  address: '',
})

/** What is wrong with the file of an access log; undefined where nothing is, or there is none. It is only read. */
export function accessLogFlaw(file: string): string | undefined {
  if (!existsSync(file)) return undefined
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(file, { readOnly: true })
    const [found] = db.prepare('PRAGMA quick_check(1)').all()
    const said = found?.quick_check
    return said === 'ok' ? undefined : String(said)
  } catch (error) {
    return (error as Error).message
  } finally {
    db?.close()
  }
}
