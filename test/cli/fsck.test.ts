import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import t from 'tap'
import { accessLogAnchored } from '../../events/audit.ts'
import { openAccessLog } from '../../src/access/access-log.ts'
import { openAudit } from '../../src/audit/audit.ts'
import { openCheckpointStore } from '../../src/audit/checkpoint-store.ts'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { directory, installation, tamper, varde } from './varde.ts'

t.test('fsck says that everything is whole, changes nothing, and answers 0', async t => {
  const { cwd, dataDir, env } = await installation(t)
  const before = readFileSync(join(dataDir, 'varde.db'))
  const { code, out } = await varde(['fsck'], { cwd, env })
  t.equal(code, 0)
  t.match(out, /^4 facts are in .*data, all as they were recorded\n$/)
  t.ok(before.equals(readFileSync(join(dataDir, 'varde.db'))))
  const json = await varde(['fsck', '--json'], { cwd, env })
  t.match(JSON.parse(json.out), { whole: true, facts: 4, endChecked: true, flaws: [] })
})

t.test('fsck names file and position of what is damaged, and answers 1', async t => {
  const { cwd, dataDir, env } = await installation(t)
  tamper(join(dataDir, 'varde.db'), 'UPDATE facts SET version = 2 WHERE position = 2')
  const { code, out } = await varde(['fsck'], { cwd, env })
  t.equal(code, 1)
  t.match(out, /^varde\.db is damaged at position 2: the indicator-defined of indicator-neet is not what was recorded/)
  const json = await varde(['fsck', '--json'], { cwd, env })
  t.equal(json.code, 1)
  t.match(JSON.parse(json.out), { whole: false, facts: 2, flaws: [{ file: 'varde.db', position: 2 }] })
})

t.test(
  'fsck finds a log that has lost its end, an access log that is damaged, and a log that can’t be read at all',
  async t => {
    const { cwd, dataDir, env } = await installation(t)
    openAccessLog({ file: join(dataDir, 'access-log.db') }).close()
    const access = readFileSync(join(dataDir, 'access-log.db'))
    writeFileSync(join(dataDir, 'access-log.db'), access.fill(7, 4096))
    t.match(await varde(['fsck'], { cwd, env }), { code: 1, out: /^access-log\.db is damaged: / })
    rmSync(join(dataDir, 'access-log.db'))
    const db = new DatabaseSync(join(dataDir, 'varde.db'))
    db.exec('DROP TRIGGER facts_never_go; DELETE FROM facts WHERE position = 3')
    db.close()
    t.match(await varde(['fsck'], { cwd, env }), {
      code: 1,
      out: /^varde\.db is damaged at position 3: it ends at position 2, but facts up to position 3 were recorded/,
    })
    writeFileSync(join(dataDir, 'varde.db'), 'nothing of the sort '.repeat(1000))
    t.match(await varde(['fsck'], { cwd, env }), { code: 1, out: /varde\.db is damaged: .*file is not a database/ })
    rmSync(join(dataDir, 'varde.db'))
    t.match(await varde(['fsck'], { cwd, env }), { code: 1, out: /which holds the facts, is missing/ })
  },
)

t.test('fsck answers 2 where there is nothing to check', async t => {
  const cwd = directory(t)
  t.match(await varde(['fsck'], { cwd, env: { VARDE_DATA_DIR: join(cwd, 'none') } }), { code: 2, err: /no directory/ })
  t.match(await varde(['fsck'], { cwd, env: { VARDE_DATA_DIR: cwd } }), { code: 2, err: /there is no log in/ })
  t.same(readdirSync(cwd), [], 'and begins none')
})

t.test('fsck answers 2 where the key that signs can’t be used, and calls no file damaged', async t => {
  const { cwd, dataDir, env } = await installation(t)
  openCheckpointStore(join(dataDir, 'audit.db')).close()
  writeFileSync(join(dataDir, 'signer.secret'), 'nothing of the sort', { mode: 0o600 })
  t.match(await varde(['fsck'], { cwd, env }), { code: 2, out: '', err: /signer\.secret holds no signing key/ })
})

t.test('fsck reads beside a server that writes, all but the end', async t => {
  const { cwd, dataDir, env } = await installation(t)
  const log = openSqliteLog({ directory: dataDir })
  t.teardown(() => log.close())
  t.ok(existsSync(join(dataDir, 'varde.pid')))
  const { code, out } = await varde(['fsck'], { cwd, env })
  t.equal(code, 0)
  t.match(out, /4 facts .*its end was not compared with varde\.head, because a server has it open/)
})

t.test('fsck, backup and restore name an access log that is not the one the log has anchored', async t => {
  const { cwd, dataDir, env } = await installation(t)
  const file = join(dataDir, 'access-log.db')
  const accessLog = openAccessLog({ file })
  for (let at = 1; at < 5; at++)
    accessLog.add({ at: Date.now(), code: 'c', method: 'GET', path: '/p', address: '::1', principal: 'per' })
  const log = openSqliteLog({ directory: dataDir })
  const { type, version, data } = accessLogAnchored({ ...accessLog.anchor() })
  await log.append({
    stream: 'audit',
    expectedRevision: -1,
    mission: null,
    principal: 'varde',
    recordedAt: log.now(),
    meta: { organisation: 'Varde', role: 'service', correlationId: 'c' },
    facts: [{ id: '00000000-0000-4000-8000-000000000001', type, version, data, knownFrom: null }],
  })
  await log.close()
  accessLog.close()
  t.equal((await varde(['fsck'], { cwd, env })).code, 0)
  const db = new DatabaseSync(file)
  db.exec(
    'DELETE FROM attempts WHERE seq > 2; UPDATE chain SET rows = 2, head = (SELECT hash FROM attempts WHERE seq = 2)',
  )
  db.close()
  t.match(await varde(['fsck'], { cwd, env }), {
    code: 1,
    out: /^access-log\.db is damaged: the rows from 3 to 4 are missing/,
  })
  const backup = await varde(['backup', join(cwd, 'backup')], { cwd, env })
  t.match(backup, { code: 0, err: /is damaged and was not copied: the rows from 3 to 4/ })
})

t.test('fsck names the signed checkpoints where they are lost', async t => {
  const { cwd, dataDir, env } = await installation(t)
  const log = openSqliteLog({ directory: dataDir })
  openAudit({ log, directory: dataDir, makesKey: true }).close()
  await log.close()
  t.equal((await varde(['fsck'], { cwd, env })).code, 0)
  writeFileSync(join(dataDir, 'audit.db'), '')
  t.match(await varde(['fsck'], { cwd, env }), { code: 1, out: /^audit\.db is damaged: .*is empty, although/ })
  rmSync(join(dataDir, 'audit.db'))
  t.match(await varde(['fsck'], { cwd, env }), { code: 1, out: /^audit\.db is damaged: .*is missing, although/ })
  t.match(await varde(['export', '--bundle'], { cwd, env }), { code: 0, err: /audit\.db, .* is missing, although/ })
})
