import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { LogUnavailable } from '../../../src/log/log.ts'
import { sqliteFileOn } from '../../../src/log/sqlite/file.ts'
import { bringUpToDate, openFile } from '../../../src/log/sqlite/schema.ts'
import { openSqliteLog, sqliteLogOn } from '../../../src/log/sqlite.ts'
import { allFacts, appendFacts, newAppend, newFact } from '../../contract/given.ts'
import { requireLeaves } from '../../contract/log-sealing.ts'
import type { Test } from '../../contract/subject.ts'
import { temporary } from '../temporary.ts'

/** A log whose file can be kept from growing. */
function openBounded(t: Test) {
  const file = join(temporary(t), 'varde.db')
  const db = openFile(file, false)
  bringUpToDate(db, file, false)
  const log = sqliteLogOn(sqliteFileOn(db, { path: file, readOnly: false, origin: 'test', unlock: () => {} }))
  t.teardown(() => log.close())
  const pages = () => Number(Object.values(db.prepare('PRAGMA page_count').get() ?? {})[0])
  const setMost = (count: number) => db.exec(`PRAGMA max_page_count = ${count}`)
  return { log, db, full: () => setMost(pages()), freed: () => setMost(1_000_000) }
}

t.test(
  'F06 F07 on a full disk nothing is stored and everything can be read, and with room again the next append works',
  async t => {
    const { log, full, freed } = openBounded(t)
    await appendFacts(log, 'a', 10)
    full()
    const large = { facts: [newFact({ data: { text: 'x'.repeat(20_000) } })], mission: 'new', principal: 'new' }
    const waiting = [
      log.append(newAppend(log, { stream: 'b', command: { key: 'k', digest: 'd' }, ...large })),
      log.append(newAppend(log, { stream: 'a', expectedRevision: 9 })),
      log.append(newAppend(log, { stream: 'a', expectedRevision: 10 })),
    ]
    for (const one of await Promise.allSettled(waiting)) {
      t.equal(one.status, 'rejected')
      if (one.status === 'rejected') t.type(one.reason, LogUnavailable)
    }
    t.equal(allFacts(log).length, 10)
    t.same([log.head(), log.revisionOf('a'), log.revisionOf('b'), log.lastPositionOf('new')], [9, 9, -1, -1])
    t.equal(log.recall('k'), undefined)
    freed()
    await log.append(newAppend(log, { stream: 'b', command: { key: 'k', digest: 'd' }, ...large }))
    await appendFacts(log, 'a', 5)
    t.same([log.head(), log.revisionOf('a')], [15, 14])
    requireLeaves(t, log)
  },
)

t.test('F07 a transaction that is stopped half way leaves nothing, and the log goes on', async t => {
  const { log, db } = openBounded(t)
  await appendFacts(log, 'a', 2)
  db.exec(`CREATE TRIGGER stop BEFORE INSERT ON facts WHEN NEW.revision = 3 BEGIN SELECT RAISE(ABORT, 'stopped'); END`)
  const waiting = [
    log.append(newAppend(log, { stream: 'b', mission: 'new', principal: 'new', recordedAt: Date.now() + 9e9 })),
    log.append(newAppend(log, { stream: 'a', expectedRevision: 1, facts: [newFact(), newFact()] })),
  ]
  const expected = { name: 'LogUnavailable', message: 'the log stored nothing: stopped' }
  for (const one of waiting) await t.rejects(one, expected)
  t.same([log.head(), allFacts(log).length, log.streamsNamed('b')], [1, 2, []])
  t.ok(log.now() < Date.now() + 1e9)
  db.exec('DROP TRIGGER stop')
  await appendFacts(log, 'b', 2, { mission: 'new', principal: 'new' })
  await appendFacts(log, 'a', 3)
  t.same([log.head(), log.revisionOf('a')], [6, 4])
  requireLeaves(t, log)
})

t.test('F07 appends behind a failed batch fail with it, since they were decided on it', async t => {
  const { log, full, freed } = openBounded(t)
  await appendFacts(log, 'a', 1)
  full()
  const facts = () => Array.from({ length: 6000 }, () => newFact())
  const first = log.append(newAppend(log, { stream: 'a', expectedRevision: 0, facts: facts() }))
  const behind = log.append(newAppend(log, { stream: 'a', expectedRevision: 6000, facts: facts() }))
  await t.rejects(first, LogUnavailable)
  freed()
  await t.rejects(behind, LogUnavailable)
  t.equal(log.head(), 0)
  await log.append(newAppend(log, { stream: 'a', expectedRevision: 0, facts: facts() }))
  t.equal(log.head(), 6000)
})

t.test(
  'F08 after an I/O error the log is read-only until it is opened again, and what was acknowledged is there',
  async t => {
    const directory = temporary(t)
    const writer = fileURLToPath(new URL('./io-error-writer.ts', import.meta.url))
    // Without the signal a write beyond the limit fails with EFBIG, which is no full disk.
    const command = `trap '' XFSZ; ulimit -f 600; exec "$0" "$1" "$2"`
    const ran = spawnSync('sh', ['-c', command, process.execPath, writer, directory], { encoding: 'utf8' })
    t.equal(ran.status, 0, ran.stderr)
    const { acknowledged, errors, read, head } = JSON.parse(ran.stdout)
    t.ok(acknowledged > 0)
    t.same([read, head], [acknowledged, acknowledged - 1])
    t.equal(errors.length, 2)
    for (const error of errors)
      t.match(error, /^LogUnavailable: the log is read-only until it is opened again, because of: disk I\/O error/)
    const log = openSqliteLog({ directory })
    t.ok(log.head() + 1 >= acknowledged)
    requireLeaves(t, log)
    await appendFacts(log, 'a', 1)
    await log.close()
  },
)

t.test('an error in a listener surfaces, and stops no other listener and no answer', async t => {
  const { log } = openBounded(t)
  const surfaced = new Promise(resolve => process.once('uncaughtException', resolve))
  const seen: number[] = []
  log.follow(() => {
    throw new Error('unreadable fact')
  })
  log.follow(facts => seen.push(facts.length))
  await appendFacts(log, 'a', 3)
  t.same(seen, [3])
  t.match(await surfaced, { message: 'unreadable fact' })
})
