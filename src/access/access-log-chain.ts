/**
 * The chain of the access log: each row carries the SHA-256 of the row before it and of itself, so that none can be changed,
 * cut or put in unseen. A row whose time is over is forgotten: the hash of its content stays, and the chain goes on.
 */
import { hash, randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

/** What a fact of the log says of the chain of a node: how many rows it had, and the hash of the last one. */
export interface Anchor {
  readonly node: string
  readonly rows: number
  /** Lower-case hex. */
  readonly head: string
}

const START = Buffer.alloc(32)

/** Adds the chain to a file that has none. Rows are numbered as they are sealed; one that still counts is not sealed yet. */
export const CHAINED = `ALTER TABLE attempts ADD COLUMN seq INTEGER;
  ALTER TABLE attempts ADD COLUMN hash BLOB;
  DROP INDEX counted;
  CREATE UNIQUE INDEX counted ON attempts (minute, address, code, coalesce(mission, ''))
    WHERE minute IS NOT NULL AND seq IS NULL;
  CREATE UNIQUE INDEX sealed ON attempts (seq) WHERE seq IS NOT NULL;
  CREATE TABLE forgotten (seq INTEGER PRIMARY KEY, content BLOB NOT NULL) STRICT;
  CREATE TABLE chain (node TEXT NOT NULL, first INTEGER NOT NULL, before BLOB NOT NULL, rows INTEGER NOT NULL,
    head BLOB NOT NULL) STRICT;
  PRAGMA user_version = 2`

/** The file has a chain. */
export const isChained = (db: DatabaseSync): boolean =>
  Number(db.prepare('PRAGMA user_version').get()?.user_version) >= 2

interface ChainState {
  readonly node: string
  /** Number of the first row that is there or forgotten alone, from 1, and the hash of the row before it. */
  readonly first: number
  readonly before: Uint8Array
  readonly rows: number
  readonly head: Uint8Array
}

/** What of a row its hash is made of. */
interface ChainRow {
  readonly at: number
  readonly code: string
  readonly method: string
  readonly path: string
  readonly address: string
  readonly principal: string | null
  readonly key: string | null
  readonly mission: string | null
  readonly count: number
}

const FIELDS = 'at, code, method, path, address, principal, key, mission, count'

const contentOf = (seq: number, r: ChainRow): Buffer =>
  hash(
    'sha256',
    JSON.stringify([seq, r.at, r.code, r.method, r.path, r.address, r.principal, r.key, r.mission, r.count]),
    'buffer',
  )
const linked = (before: Uint8Array, content: Uint8Array): Buffer =>
  hash('sha256', Buffer.concat([before, content]), 'buffer')

const stateOf = (db: DatabaseSync): ChainState =>
  db.prepare('SELECT node, first, before, rows, head FROM chain').get() as unknown as ChainState

/** Writes the chain of an open file; each function is called within a transaction of its caller. */
export function chainOf(db: DatabaseSync) {
  if (!db.prepare('SELECT 1 FROM chain').get())
    db.prepare('INSERT INTO chain VALUES (?, 1, ?, 0, ?)').run(randomUUID(), START, START)
  let state = stateOf(db)
  const open = db.prepare(
    `SELECT entry, ${FIELDS} FROM attempts WHERE seq IS NULL AND coalesce(minute, -1) < ? ORDER BY entry`,
  )
  const seal = db.prepare('UPDATE attempts SET seq = ?, hash = ? WHERE entry = ?')
  const advance = db.prepare('UPDATE chain SET rows = ?, head = ?')
  const begin = db.prepare('UPDATE chain SET first = ?, before = ?')
  const over = db.prepare(
    `SELECT entry, seq, ${FIELDS} FROM attempts WHERE seq IS NOT NULL AND at < CASE WHEN minute IS NULL THEN ? ELSE ? END`,
  )
  const keep = db.prepare('INSERT INTO forgotten VALUES (?, ?)')
  const remove = db.prepare('DELETE FROM attempts WHERE entry = ?')

  /** Seals what is open: rows of one attempt each, and counted ones of minutes before that one. */
  function sealBefore(minute: number): void {
    let { rows, head } = state
    for (const row of open.all(minute) as unknown as (ChainRow & { entry: number })[]) {
      rows += 1
      head = linked(head, contentOf(rows, row))
      seal.run(rows, head, row.entry)
    }
    if (rows === state.rows) return
    advance.run(rows, head)
    state = { ...state, rows, head }
  }

  /** Forgets sealed rows from before these times (milliseconds): of somebody who is known, and of strangers. */
  function forget(known: number, strangers: number): void {
    for (const row of over.all(known, strangers) as unknown as (ChainRow & { entry: number; seq: number })[]) {
      keep.run(row.seq, contentOf(row.seq, row))
      remove.run(row.entry)
    }
    shorten()
  }

  /** What is forgotten before the first row that is still there is one hash. */
  function shorten(): void {
    const until = Number(db.prepare('SELECT min(seq) AS seq FROM attempts').get()?.seq ?? state.rows + 1)
    let before = state.before
    for (const { content } of db.prepare('SELECT content FROM forgotten WHERE seq < ? ORDER BY seq').all(until))
      before = linked(before, content as Uint8Array)
    if (until === state.first) return
    db.prepare('DELETE FROM forgotten WHERE seq < ?').run(until)
    begin.run(until, before)
    state = { ...state, first: until, before }
  }

  return {
    sealBefore,
    forget,
    anchor: (): Anchor => ({ node: state.node, rows: state.rows, head: Buffer.from(state.head).toString('hex') }),
    /** Drops what was done in a transaction that was rolled back. */
    reload: (): void => {
      state = stateOf(db)
    },
  }
}

/** Every row of the chain in order, those forgotten as the hash of their content. */
const ALL = `SELECT seq, hash, ${FIELDS}, NULL AS content FROM attempts WHERE seq IS NOT NULL
  UNION ALL SELECT seq, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, content FROM forgotten ORDER BY seq`
type AnyRow = ChainRow & { readonly seq: number; readonly hash: Uint8Array | null; readonly content: Uint8Array | null }

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

/**
 * What is wrong with the chain, naming the first row that was changed, cut or put in; `anchors` are the facts of the log about
 * access logs, of this node and of others. Undefined: nothing is. The file is only read.
 */
export function chainFlaw(db: DatabaseSync, anchors: readonly Anchor[] = []): string | undefined {
  const state = db.prepare('SELECT 1 FROM chain').get() && stateOf(db)
  if (!state) return 'the chain of its rows has no beginning'
  const anchored = new Map(anchors.filter(({ node }) => node === state.node).map(({ rows, head }) => [rows, head]))
  let [seq, head] = [state.first - 1, state.before as Uint8Array]
  const contradicts = (): boolean =>
    (anchored.get(seq) ?? Buffer.from(head).toString('hex')) !== Buffer.from(head).toString('hex')
  if (contradicts()) return `the rows up to ${seq} are not those that the log has anchored`
  for (const row of db.prepare(ALL).iterate() as Iterable<unknown> as Iterable<AnyRow>) {
    seq += 1
    if (row.seq !== seq) return `row ${seq} is missing`
    head = linked(head, row.content ?? contentOf(seq, row))
    if (row.hash && !same(row.hash, head)) return `row ${seq} was changed`
    if (contradicts()) return `the rows up to ${seq} are not those that the log has anchored`
  }
  const last = Math.max(state.rows, ...anchored.keys())
  if (seq < last) return `the rows from ${seq + 1} to ${last} are missing`
  return same(head, state.head) ? undefined : `row ${seq} is not the last one that was sealed`
}
