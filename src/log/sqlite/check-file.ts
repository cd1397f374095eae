/**
 * Checks the file of a log: every fact against its leaf, and that every index and every dictionary finds what it should.
 * SQLite has no checksums of its own: of a changed digit, or an index entry that points elsewhere, it says nothing.
 */

import { frontier } from '../../proof/frontier.ts'
import { TILE_WIDTH } from '../../proof/tiles.ts'
import { factChecker, NO_FACT } from '../check-log.ts'
import type { Damage } from '../damage.ts'
import { dictionariesIn } from './dictionaries.ts'
import { type FactPage, type FactRow, factOf, pagesOf, sealOf } from './pages.ts'
import { type Queries, queriesOn } from './queries.ts'
import { openFile, requireSchema, UNREAD_RESULTS, UnusableFile } from './schema.ts'

/** Facts checked between two yields: one or two milliseconds. */
const STEP = 64

/**
 * Checks the file at that path, through a connection of its own, which reads from the disk what the other connections of this
 * process have in their memory. Yields the number of facts that are in order, every now and then and at the end; returns the
 * first damage. Throws `UnusableFile` where the file could not be read just then, which is no damage.
 */
export function* checkFile(path: string, origin: string): Generator<number, Damage | undefined> {
  let position = 0
  let db: ReturnType<typeof openFile> | undefined
  try {
    db = openFile(path, true)
    requireSchema(db, path)
    const queries = queriesOn(db)
    const dictionaries = dictionariesIn(db, queries)
    const wrongName = yield* checkNames(queries)
    if (wrongName) return wrongName
    const checker = factChecker(origin)
    let wrongNode: Damage | undefined
    const tree = frontier((level, index, hash) => {
      wrongNode ??= nodeDamage(queries, level, index, hash)
    })
    const head = (queries.one('SELECT max(position) FROM facts')?.[0] as number | null) ?? -1
    const everything = { by: 'position', where: '', values: [], low: 0, high: head } as const
    /** The facts before it are found by every index. */
    let found = 0
    for (const page of pagesOf(queries, { ...everything, descending: false, limit: Infinity, whole: true }))
      for (const row of page.rows) {
        const damage = checkRow(page, row)
        if (damage) return notFound(queries, found, position - 1) ?? damage
        position += 1
        if (position % STEP > 0 && !wrongNode) continue
        const lost = notFound(queries, found, position - 1) ?? wrongNode
        if (lost) return lost
        found = position
        yield position
      }
    const lost = notFound(queries, found, position - 1)
    if (lost) return lost
    yield position
    if (position !== head + 1) return { position, what: NO_FACT }
    return strayNode(queries)

    function checkRow(page: FactPage, row: FactRow): Damage | undefined {
      const seal = sealOf(page, row)
      const damage = checker.next(factOf(dictionaries, page, row), seal)
      if (!damage) tree.add(seal.leaf)
      return damage
    }
  } catch (error) {
    if (UNREAD_RESULTS.has(((error as { errcode?: number }).errcode ?? 0) & 0xff))
      throw new UnusableFile(`${path}: ${(error as Error).message}`, { cause: error })
    return { position, what: (error as Error).message }
  } finally {
    db?.close()
  }
}

/** What is wrong with the stored node that must have that hash (hex); undefined where nothing is. */
function nodeDamage({ one }: Queries, level: number, n: number, hash: string): Damage | undefined {
  const stored = one('SELECT lower(hex(hash)) FROM tree_nodes WHERE level = ? AND n = ?', level, n)?.[0]
  if (stored === hash) return undefined
  const what = stored === undefined ? 'is missing' : 'is not that of its facts'
  return { position: n * TILE_WIDTH ** level, what: `node ${n} of level ${level} of the tree ${what}` }
}

/** A stored node over facts that the log does not have. Those that came while it was checked it has: both are read in one statement. */
function strayNode({ one }: Queries): Damage | undefined {
  for (let level = 1; level < 7; level += 1) {
    const [n, size] = one(
      'SELECT max(n), (SELECT ifnull(max(position), -1) + 1 FROM facts) FROM tree_nodes WHERE level = ?',
      level,
    ) as [n: number | null, size: number]
    if (n !== null && n >= Math.floor(size / TILE_WIDTH ** level))
      return { position: size, what: `the tree has a node ${n} of level ${level}, which is beyond the facts` }
  }
  return undefined
}

const NOT_FOUND = `SELECT position, lost FROM (
  SELECT position, CASE
    WHEN (SELECT position FROM facts INDEXED BY facts_of_stream WHERE sid = f.sid AND revision = f.revision) IS NOT f.position
      THEN 'facts_of_stream'
    WHEN (SELECT position FROM facts WHERE id = f.id) IS NOT f.position
      THEN 'of ids'
    WHEN (SELECT position FROM facts INDEXED BY facts_of_mission WHERE mid = s.mid AND position = f.position) IS NOT f.position
      AND s.mid IS NOT NULL
      THEN 'facts_of_mission'
    WHEN (SELECT position FROM facts INDEXED BY facts_of_command WHERE command = f.command) IS NOT f.position
      AND f.command IS NOT NULL
      THEN 'facts_of_command'
  END AS lost
  FROM facts AS f JOIN streams AS s USING (sid) WHERE position BETWEEN ? AND ?
) WHERE lost IS NOT NULL ORDER BY position LIMIT 1`

/**
 * The first fact between two positions that an index does not find; undefined where all find all. One statement for many facts:
 * with one for each fact and index this would be most of a check.
 */
function notFound({ one }: Queries, low: number, high: number): Damage | undefined {
  const [position, index] = (one(NOT_FOUND, low, high) ?? []) as [position?: number, index?: string]
  return position === undefined ? undefined : { position, what: `the index ${index} does not lead to the fact there` }
}

const NAMES = [
  ['missions', 'mid'],
  ['types', 'tid'],
  ['principals', 'pid'],
  ['streams', 'sid'],
] as const

/** Checks that every name leads to its number, and every mission to its streams. */
function* checkNames({ all, one }: Queries): Generator<number, Damage | undefined> {
  for (const [table, key] of NAMES)
    for (let last = -1; ; ) {
      const rows = all(`SELECT ${key}, name FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ${STEP}`, last)
      for (const [number, name] of rows as [number, string][])
        if (one(`SELECT ${key} FROM ${table} WHERE name = ?`, name)?.[0] !== number)
          return { what: `the index of ${table} does not lead to ${name}` }
      if (rows.length === 0) break
      last = rows.at(-1)?.[0] as number
      yield 0
    }
  const lost = one(
    'SELECT name FROM streams AS s WHERE mid IS NOT NULL AND NOT EXISTS (SELECT 1 FROM streams INDEXED BY streams_of_mission WHERE mid = s.mid AND sid = s.sid)',
  )?.[0]
  return lost === undefined ? undefined : { what: `the index streams_of_mission does not lead to ${lost}` }
}
