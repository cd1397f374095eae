import { join } from 'node:path'
import t from 'tap'
import { finish } from '../../../src/log/check-log.ts'
import { openFile } from '../../../src/log/sqlite/schema.ts'
import { openSqliteLog } from '../../../src/log/sqlite.ts'
import { rangesOfNodes } from '../../../src/proof/tiles.ts'
import { appendFacts, newAppend } from '../../contract/given.ts'
import type { Test } from '../../contract/subject.ts'
import { temporary } from '../temporary.ts'

/** A log of 600 facts, closed, whose tree was changed by that statement. */
async function changed(t: Test, sql: string): Promise<string> {
  const directory = temporary(t)
  const log = openSqliteLog({ directory })
  await appendFacts(log, 'a', 600)
  await log.close()
  const db = openFile(join(directory, 'varde.db'), false)
  const triggers = db.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all()
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`)
  db.exec(sql)
  for (const { sql } of triggers) db.exec(String(sql))
  db.close()
  return directory
}

t.test('a node that is not that of its facts is found by a check', async t => {
  const directory = await changed(t, `UPDATE tree_nodes SET hash = zeroblob(32) WHERE n = 1`)
  const log = openSqliteLog({ directory })
  t.match(finish(log.check()).damage, { position: 256, what: /node 1 of level 1 of the tree is not that of its facts/ })
  await log.close()
})

t.test('a missing node is found by a check, and is never made up for', async t => {
  const directory = await changed(t, 'DELETE FROM tree_nodes WHERE n = 0')
  const log = openSqliteLog({ directory, readOnly: true })
  t.match(finish(log.check()).damage, { position: 0, what: /node 0 of level 1 of the tree is missing/ })
  t.throws(() => rangesOfNodes(log.treeNode)(0, 600), { name: 'DamagedLog' })
  await log.close()
  const writing = openSqliteLog({ directory })
  t.match(writing.damage()?.what, /the tree has no node 0/)
  await t.rejects(writing.append(newAppend(writing)), { name: 'LogUnavailable' })
  await writing.close()
})

t.test('a node of another length than a hash is damage, for whoever reads the tree and for a check', async t => {
  const directory = await changed(t, 'UPDATE tree_nodes SET hash = substr(hash, 1, 31) WHERE n = 0')
  const log = openSqliteLog({ directory, readOnly: true })
  t.throws(() => rangesOfNodes(log.treeNode)(0, 600), { name: 'DamagedLog' })
  t.match(finish(log.check()).damage, { position: 0 })
  await log.close()
  const writing = openSqliteLog({ directory })
  t.match(writing.damage()?.what, /node 0 of level 1 of the tree is no hash/)
  await t.rejects(writing.append(newAppend(writing)), { name: 'LogUnavailable' })
  await writing.close()
})

t.test('nodes over facts that are recorded during a check are no damage', async t => {
  const log = openSqliteLog({ directory: await changed(t, '') })
  const check = log.check()
  for (let step = check.next(); step.value === 0; ) step = check.next()
  await appendFacts(log, 'a', 600)
  t.equal(finish(check).damage, undefined)
  t.equal(log.unavailable(), undefined)
  await log.close()
})

t.test('a node over facts that are not there is found by a check', async t => {
  const directory = await changed(t, 'INSERT INTO tree_nodes VALUES (1, 2, zeroblob(32))')
  const log = openSqliteLog({ directory, readOnly: true })
  t.match(finish(log.check()).damage, { position: 600, what: /beyond the facts/ })
  await log.close()
})

t.test('a transaction that fails leaves no trace in the tree', async t => {
  const directory = temporary(t)
  const log = openSqliteLog({ directory })
  await appendFacts(log, 'a', 250)
  const blocking = openFile(join(directory, 'varde.db'), false)
  blocking.exec(
    `CREATE TRIGGER no_room BEFORE INSERT ON facts WHEN NEW.position = 260 BEGIN SELECT RAISE(ABORT, 'no room'); END`,
  )
  await Promise.allSettled(Array.from({ length: 20 }, (_, i) => log.append(newAppend(log, { stream: `s${i}` }))))
  t.equal(log.head(), 249)
  blocking.exec('DROP TRIGGER no_room')
  blocking.close()
  await appendFacts(log, 'a', 20)
  t.equal(finish(log.check()).damage, undefined)
  t.equal(log.head(), 269)
  await log.close()
})
