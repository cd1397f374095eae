import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import t from 'tap'
import { finish } from '../../../src/log/check-log.ts'
import { lockDirectory } from '../../../src/log/lock.ts'
import { bringUpToDate, MIGRATIONS, openFile, UnusableFile } from '../../../src/log/sqlite/schema.ts'
import { openSqliteLog } from '../../../src/log/sqlite.ts'
import { rangesOfNodes } from '../../../src/proof/tiles.ts'
import { allFacts, appendFacts } from '../../contract/given.ts'
import { temporary } from '../temporary.ts'

const pragma = (db: DatabaseSync, name: string): unknown => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]

t.test('the file has a write-ahead log that is flushed at every commit', async t => {
  const db = openFile(join(temporary(t), 'varde.db'), false)
  t.teardown(() => db.close())
  t.equal(pragma(db, 'journal_mode'), 'wal')
  t.equal(pragma(db, 'synchronous'), 2)
})

t.test('a file that can’t have a write-ahead log is refused', async t => {
  t.throws(
    () => openFile(':memory:', false),
    new UnusableFile(':memory:: journal_mode is memory, not wal; facts would not be durable here'),
  )
})

t.test('F27 a file of a newer version is refused, and left as it is', async t => {
  const directory = temporary(t)
  const file = join(directory, 'varde.db')
  await openSqliteLog({ directory }).close()
  const db = new DatabaseSync(file)
  db.exec('PRAGMA user_version = 7')
  for (const readOnly of [false, true])
    t.throws(() => openSqliteLog({ directory, readOnly }), {
      name: 'UnusableFile',
      message: /written by a newer Varde \(schema 7; this one knows up to 3\)/,
    })
  t.equal(pragma(db, 'user_version'), 7)
  db.close()
})

t.test('F27 a log of the former format is refused at start, and left as it is', async t => {
  const directory = temporary(t)
  const file = join(directory, 'varde.db')
  await openSqliteLog({ directory }).close()
  const db = new DatabaseSync(file)
  db.exec('PRAGMA user_version = 1')
  for (const readOnly of [false, true])
    t.throws(() => openSqliteLog({ directory, readOnly }), {
      name: 'UnusableFile',
      message: /was written by Varde 0\.1, whose facts are sealed in another form.*name another data directory/,
    })
  t.equal(pragma(db, 'user_version'), 1)
  db.close()
})

t.test('another program’s file is refused, and left as it is', async t => {
  const directory = temporary(t)
  const db = new DatabaseSync(join(directory, 'varde.db'))
  db.exec('CREATE TABLE theirs (x)')
  t.throws(() => openSqliteLog({ directory }), { name: 'UnusableFile', message: /is not a log of Varde;/ })
  t.same(
    db
      .prepare('SELECT name FROM sqlite_schema')
      .all()
      .map(({ name }) => name),
    ['theirs'],
  )
  db.close()
})

t.test('a file that is not a database is refused by name', async t => {
  const directory = temporary(t)
  const file = join(directory, 'varde.db')
  writeFileSync(file, 'not a database, but long enough to be looked at as one '.repeat(100))
  t.throws(() => openSqliteLog({ directory }), new UnusableFile(`${file}: file is not a database`))
  t.doesNotThrow(lockDirectory(directory), 'and the lock is let go')
})

t.test('F27 an older file is brought up to date in one transaction, or not at all', async t => {
  const directory = temporary(t)
  const file = join(directory, 'varde.db')
  const log = openSqliteLog({ directory })
  await appendFacts(log, 'a', 3)
  await log.close()
  const db = openFile(file, false)
  t.teardown(() => db.close())
  const addColumn = (to: DatabaseSync) => to.exec('ALTER TABLE streams ADD COLUMN note TEXT')
  const fail = () => {
    throw new Error('cut')
  }
  t.throws(() => bringUpToDate(db, file, false, [...MIGRATIONS, addColumn, fail]), /cut/)
  t.equal(pragma(db, 'user_version'), 3)
  t.notMatch(db.prepare(`SELECT sql FROM sqlite_schema WHERE name = 'streams'`).get()?.sql, /note/)
  t.throws(() => bringUpToDate(db, file, true, [...MIGRATIONS, addColumn]), /has schema 3, not 4/)
  bringUpToDate(db, file, false, [...MIGRATIONS, addColumn])
  t.equal(pragma(db, 'user_version'), 4)
  t.match(db.prepare(`SELECT sql FROM sqlite_schema WHERE name = 'streams'`).get()?.sql, /note/)
  t.equal(db.prepare('SELECT count(*) AS n FROM facts').get()?.n, 3)
})

t.test('a log that was kept without its tree gets it when it is opened', async t => {
  const directory = temporary(t)
  const log = openSqliteLog({ directory })
  await appendFacts(log, 'a', 600)
  const before = rangesOfNodes(log.treeNode)(0, 600)
  await log.close()
  const db = openFile(join(directory, 'varde.db'), false)
  const nodes = () => db.prepare('SELECT level, n, hash FROM tree_nodes ORDER BY level, n').all()
  const kept = nodes()
  t.equal(kept.length, 2)
  db.exec('DROP TABLE tree_nodes; PRAGMA user_version = 2')
  bringUpToDate(db, 'varde.db', false)
  t.same(nodes(), kept)
  t.throws(() => db.exec('UPDATE tree_nodes SET n = 7'), /never changes/)
  t.throws(() => db.exec('DELETE FROM tree_nodes'), /never deleted/)
  db.close()
  const again = openSqliteLog({ directory })
  await appendFacts(again, 'a', 200)
  t.same(rangesOfNodes(again.treeNode)(0, 600), before)
  t.equal(finish(again.check()).damage, undefined)
  await again.close()
})

t.test('a stored fact can’t be changed or deleted, not even by a mistake in this code', async t => {
  const directory = temporary(t)
  const log = openSqliteLog({ directory })
  await appendFacts(log, 'a', 1)
  await log.close()
  const db = openFile(join(directory, 'varde.db'), false)
  t.throws(() => db.exec(`UPDATE facts SET data = '{}'`), /a fact never changes/)
  t.throws(() => db.exec('DELETE FROM facts'), /a fact is never deleted/)
  db.close()
})

t.test('the origin of a log never changes', async t => {
  const directory = temporary(t)
  const log = openSqliteLog({ directory, origin: 'varde.example/log' })
  t.equal(log.origin, 'varde.example/log')
  await log.close()
  t.throws(() => openSqliteLog({ directory, origin: 'other' }), {
    name: 'UnusableFile',
    message: /origin varde.example\/log, not other/,
  })
  const again = openSqliteLog({ directory })
  t.equal(again.origin, 'varde.example/log')
  await again.close()
  t.throws(() => openSqliteLog({ directory: temporary(t), origin: 'two words' }), /^origin: /)
})

t.test('two new logs have different origins', async t => {
  const [one, other] = [openSqliteLog({ directory: temporary(t) }), openSqliteLog({ directory: temporary(t) })]
  t.match(one.origin, /^varde\.local\/[0-9a-f]{16}$/)
  t.not(one.origin, other.origin)
  await Promise.all([one.close(), other.close()])
})

t.test(
  'a log opened for reading beside its writer shows new facts as they are committed, and refuses appends',
  async t => {
    const directory = temporary(t)
    t.throws(() => openSqliteLog({ directory, readOnly: true }), { name: 'UnusableFile', message: /there is no log/ })
    const log = openSqliteLog({ directory })
    await appendFacts(log, 'mission-x', 2, { mission: 'x' })
    const beside = openSqliteLog({ directory, readOnly: true })
    t.same(allFacts(beside), allFacts(log))
    await appendFacts(log, 'indicator-y', 2, { mission: 'x' })
    t.same(allFacts(beside), allFacts(log))
    t.same([beside.head(), beside.revisionOf('indicator-y'), beside.lastPositionOf('x')], [3, 1, 3])
    t.same(beside.streamsOf('x'), ['mission-x', 'indicator-y'])
    t.equal(beside.origin, log.origin)
    await t.rejects(appendFacts(beside, 'b', 1), { name: 'LogUnavailable', message: /reading only/ })
    await beside.close()
    await log.close()
  },
)
