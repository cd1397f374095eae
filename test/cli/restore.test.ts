import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { openAudit } from '../../src/audit/audit.ts'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { appendFacts } from '../contract/given.ts'
import { installation, tamper, varde } from './varde.ts'

/** The environment of a process in which something happens instead of a file's being renamed to that, or right after it. */
function atRename(name: string, { instead = '', after = '' }: { instead?: string; after?: string }) {
  const code = `import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
const rename = fs.renameSync
fs.renameSync = (from, to) => {
  if (to.endsWith(${JSON.stringify(name)})) { ${instead} }
  rename(from, to)
  if (to.endsWith(${JSON.stringify(name)})) { ${after} }
}
syncBuiltinESMExports()`
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` }
}
const KILLED = 'process.kill(process.pid, "SIGKILL")'

/** Opens a log with its evidence, does that, and closes both. */
async function signed<A>(
  directory: string,
  work: (parts: { log: ReturnType<typeof openSqliteLog>; audit: ReturnType<typeof openAudit> }) => Promise<A>,
): Promise<A> {
  const log = openSqliteLog({ directory })
  const audit = openAudit({ log, directory, makesKey: true })
  try {
    return await work({ log, audit })
  } finally {
    audit.close()
    await log.close()
  }
}

t.test('F12 a restored log is not signed before somebody says whether facts were lost', async t => {
  const { cwd, dataDir, env } = await installation(t)
  await signed(dataDir, async () => undefined)
  t.match(await varde(['backup', 'copy'], { cwd, env }), { code: 0 })
  t.ok(existsSync(join(cwd, 'copy', 'audit.db')))
  t.notOk(existsSync(join(cwd, 'copy', 'signer.secret')), 'the key is in no backup')
  const again = { cwd, env: { VARDE_DATA_DIR: join(cwd, 'again') } }
  t.match(await varde(['restore', 'copy'], again), { code: 0, out: /--accept-fork or --nothing-lost/ })
  const to = join(cwd, 'again')
  t.match(await varde(['restore', '--nothing-lost'], again), { code: 2, err: /put the key that signs back first/ })
  copyFileSync(join(dataDir, 'signer.secret'), join(to, 'signer.secret'))
  await signed(to, async ({ log, audit }) => {
    await appendFacts(log, 'a', 1)
    t.match(audit.unsigned, /restored from a backup/)
    t.equal((await audit.current())?.size, 4)
  })
  t.match(await varde(['restore', '--nothing-lost'], again), { code: 0, out: /goes on under the name/ })
  await signed(to, async ({ audit }) => t.equal((await audit.current())?.size, 5))
})

t.test('F12 a restore that is cut short leaves no log that is signed', async t => {
  const { cwd, dataDir, env } = await installation(t)
  await signed(dataDir, async () => undefined)
  await varde(['backup', 'copy'], { cwd, env })
  const to = join(cwd, 'again')
  const again = { cwd, env: { VARDE_DATA_DIR: to, ...atRename('varde.db', { after: KILLED }) } }
  t.match(await varde(['restore', 'copy'], again), { code: null })
  t.ok(existsSync(join(to, 'varde.db')))
  copyFileSync(join(dataDir, 'signer.secret'), join(to, 'signer.secret'))
  await signed(to, async ({ audit }) => t.match(audit.unsigned, /restored from a backup/))
})

t.test('a backup or restore that fails leaves its directory empty', async t => {
  const { cwd, dataDir, env } = await installation(t)
  await signed(dataDir, async () => undefined)
  await varde(['backup', 'copy'], { cwd, env })
  const full = atRename('varde.db', { after: 'throw new Error("no space left on device")' })
  for (const [words, to] of [
    [['backup', 'other'], join(cwd, 'other')],
    [['restore', 'copy'], join(cwd, 'again')],
  ] as const) {
    const dir = words[0] === 'restore' ? { VARDE_DATA_DIR: to } : env
    t.match(await varde(words, { cwd, env: { ...dir, ...full } }), { code: 2, err: /no space left/ })
    t.strictSame(readdirSync(to), [])
    t.match(await varde(words, { cwd, env: dir }), { code: 0 })
  }
})

t.test('F12 a log that lost facts goes on under another name', async t => {
  const { cwd, dataDir, env } = await installation(t)
  await signed(dataDir, async () => undefined)
  await varde(['backup', 'copy'], { cwd, env })
  await signed(dataDir, ({ log }) => appendFacts(log, 'a', 3))
  copyFileSync(join(cwd, 'copy', 'varde.db'), join(dataDir, 'varde.db'))
  const checked = await varde(['fsck'], { cwd, env })
  t.match(checked, { code: 1, out: /^varde\.db is damaged: the checkpoint of size 7 is beyond the log/m })
  t.notMatch(checked.out, /audit\.db/, 'what is signed as it should be is not what is damaged')
  t.match(await varde(['restore', '--accept-fork'], { cwd, env }), { code: 2, err: /--reason/ })
  t.match(await varde(['restore'], { cwd, env }), { code: 2, err: /name the directory/ })
  t.match(await varde(['restore', '--nothing-lost'], { cwd, env }), { code: 1, err: /7 facts had been signed/ })
  const forked = await varde(['restore', '--accept-fork', '--reason', 'a disk failed', '--json'], { cwd, env })
  t.match(forked, { code: 0 })
  t.match(JSON.parse(forked.out), { facts: 5, origin: /\/fork-1$/ })
  await signed(dataDir, async ({ log, audit }) => {
    t.equal(log.damage(), undefined)
    t.equal(audit.key?.name, JSON.parse(forked.out).origin)
    t.equal((await audit.current())?.size, 5)
  })
  t.match(await varde(['fsck'], { cwd, env }), { code: 0 })
})

t.test('fsck checks every signed checkpoint', async t => {
  const { cwd, dataDir, env } = await installation(t)
  await signed(dataDir, async ({ log, audit }) => {
    await audit.current()
    await appendFacts(log, 'a', 2)
  })
  t.match(await varde(['fsck'], { cwd, env }), { code: 0 })
  tamper(
    join(dataDir, 'audit.db'),
    "UPDATE checkpoints SET note = replace(note, char(10) || '4' || char(10), char(10) || '3' || char(10)) WHERE size = 4",
  )
  t.match(await varde(['fsck'], { cwd, env }), {
    code: 1,
    out: /^audit\.db is damaged: the checkpoint of size 4 cannot be trusted/,
  })
  tamper(join(dataDir, 'audit.db'), 'DELETE FROM checkpoints WHERE size = 4')
  t.match(await varde(['fsck'], { cwd, env }), { code: 0 })
})

t.test('the key that signs is replaced, and the log says so', async t => {
  const { cwd, dataDir, env } = await installation(t)
  for (const lost of [[], ['--lost', '--reason', 'no']])
    t.match(await varde(['keys', 'rotate', ...lost], { cwd, env }), { code: 2, err: /has never been signed/ })
  await signed(dataDir, async () => undefined)
  const rotated = await varde(['keys', 'rotate', '--json'], { cwd, env })
  t.equal(rotated.code, 0)
  t.match(await varde(['keys', 'rotate', '--lost'], { cwd, env }), { code: 2, err: /how the key was lost/ })
  t.match(await varde(['keys', 'rotate', '--lost', '--reason', 'no'], { cwd, env }), { code: 2, err: /is not lost/ })
  await signed(dataDir, async ({ audit }) => {
    t.equal(audit.key?.vkey, JSON.parse(rotated.out).key)
    t.equal((await audit.current())?.size, 5)
  })
  t.match(await varde(['fsck'], { cwd, env }), { code: 0 })
})

t.test('F02 a rotation that was cut short is finished before the next one', async t => {
  const { cwd, dataDir, env } = await installation(t)
  const first = await signed(dataDir, async ({ audit }) => audit.key!.vkey)
  const cut = { cwd, env: { ...env, ...atRename('signer.secret', { instead: KILLED }) } }
  t.match(await varde(['keys', 'rotate'], cut), { code: null })
  t.ok(existsSync(join(dataDir, 'signer.secret.next')))
  const rotated = JSON.parse((await varde(['keys', 'rotate', '--json'], { cwd, env })).out)
  t.not(rotated.from, first)
  t.match(await varde(['export', '--bundle', '--output', 'log.tar'], { cwd, env }), { code: 0 })
  for (const key of [first, rotated.from, rotated.key])
    t.match(await varde(['verify', 'log.tar', '--key', key], { cwd }), { code: 0 })
})

t.test('a key that was lost with the log is replaced after a fork: what was put aside tells which it was', async t => {
  const { cwd, dataDir, env } = await installation(t)
  const key = await signed(dataDir, async ({ audit }) => {
    await audit.current()
    return audit.key!
  })
  t.match(await varde(['backup', 'copy'], { cwd, env }), { code: 0 })
  const again = { cwd, env: { VARDE_DATA_DIR: join(cwd, 'again') } }
  t.match(await varde(['restore', 'copy', '--accept-fork', '--reason', 'the disk broke'], again), { code: 0 })
  const rotate = (...words: string[]) => varde(['keys', 'rotate', ...words], again)
  t.match(await rotate(), { code: 2, err: /no signing key here.*--lost.*--reason/ })
  const lost = ['--lost', '--reason', 'the disk broke']
  t.match(await rotate(...lost), { code: 2, err: new RegExp(`--former; it signed 4 facts as ${key.name}\\+`) })
  const rotated = await rotate(...lost, '--former', key.vkey, '--json')
  t.equal(rotated.code, 0, rotated.err)
  await signed(again.env.VARDE_DATA_DIR, async ({ audit }) => {
    t.equal(audit.unsigned, undefined)
    t.equal(audit.key?.vkey, JSON.parse(rotated.out).key)
  })
  t.match(await varde(['fsck'], again), { code: 0 })
})

t.test('a bundle is written and checked', async t => {
  const { cwd, env } = await installation(t)
  t.match(await varde(['export'], { cwd, env }), { code: 2, err: /--bundle/ })
  const { out, code } = await varde(['export', '--bundle', '--mission', 'm', '--json'], { cwd, env })
  t.equal(code, 0)
  const { file, key } = JSON.parse(out)
  t.match(await varde(['verify', file, '--key', key], { cwd }), { code: 0, out: /none missing, none changed/ })
  t.match(await varde(['verify', file, '--key', key, '--witness', key], { cwd }), { code: 2, err: /not of a witness/ })
  const bytes = readFileSync(file)
  bytes[bytes.indexOf('2035')] = 51
  writeFileSync(file, bytes)
  t.match(await varde(['verify', file, '--key', key], { cwd }), {
    code: 1,
    err: /WRONG: fact 0 is not what was recorded/,
  })
  t.match(await varde(['verify', file, '--key', key, '--json'], { cwd }), { code: 1, out: /"whole":false/ })
  t.match(await varde(['export', '--bundle', '--mission', 'none'], { cwd, env }), {
    code: 2,
    err: /there is no mission/,
  })
})
