import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { openAudit } from '../../src/audit/audit.ts'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { figuresOf, installation, looking, tamper, varde } from './varde.ts'

const everyLeaf = (dataDir: string) =>
  looking(dataDir, log =>
    [...log.readSealed(0, log.head())].map(sealed => Buffer.from(sealed.leafHash).toString('hex')),
  )

t.test('F13 a backup made while another process writes is the same log when restored', async t => {
  const { cwd, dataDir, env } = await installation(t)
  const writer = openSqliteLog({ directory: dataDir })
  t.match(await varde(['backup', 'copy'], { cwd, env }), { code: 0, out: /4 facts are in .*copy, all checked/ })
  await writer.close()
  t.strictSame(readdirSync(join(cwd, 'copy')), ['varde.db'])
  const restored = await varde(['restore', 'copy', '--json'], { cwd, env: { VARDE_DATA_DIR: join(cwd, 'again') } })
  t.match(restored, { code: 0, err: '' })
  t.match(JSON.parse(restored.out), { facts: 4 })
  t.strictSame(await everyLeaf(join(cwd, 'again')), await everyLeaf(dataDir))
})

t.test('a log on a medium that can’t be written is checked, sampled, copied and restored from', async t => {
  const { cwd, dataDir, env } = await installation(t)
  const log = openSqliteLog({ directory: dataDir })
  const audit = openAudit({ log, directory: dataDir, makesKey: true })
  await audit.current()
  audit.close()
  await log.close()
  await varde(['backup', 'copy'], { cwd, env })
  const copy = join(cwd, 'copy')
  const there = readdirSync(copy)
  // Also root may write nothing there, as far as the program is told.
  const code = `import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
const access = fs.accessSync
fs.accessSync = (path, mode) => {
  if (String(path).startsWith(${JSON.stringify(copy)})) throw new Error('EROFS: read-only file system')
  access(path, mode)
}
syncBuiltinESMExports()`
  const still = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` }
  const on = (VARDE_DATA_DIR: string, ...words: string[]) => varde(words, { cwd, env: { VARDE_DATA_DIR, ...still } })
  t.match(await on(copy, 'fsck'), { code: 0, out: /4 facts are in .*, all as they were recorded$/m })
  t.match(await on(copy, 'audit', 'sample', '--seed', 's'), { code: 0 })
  t.match(await on(copy, 'backup', 'other'), { code: 0 })
  t.match(await on(join(cwd, 'again'), 'restore', 'copy'), { code: 0 })
  t.strictSame(readdirSync(copy), there, 'no file is made there')
})

t.test('a restored log can be written to', async t => {
  const { cwd, env } = await installation(t)
  await varde(['backup', 'copy'], { cwd, env })
  const again = { cwd, env: { VARDE_DATA_DIR: join(cwd, 'again') } }
  await varde(['restore', 'copy'], again)
  writeFileSync(join(cwd, 'figures.csv'), 'period;value\n2022;9,2\n')
  t.equal((await varde(['import', 'figures.csv', '--indicator', 'neet'], again)).code, 0)
  t.strictSame(await figuresOf(again.env.VARDE_DATA_DIR, 'neet'), ['2022=9.2'])
})

t.test('backup and restore never overwrite anything', async t => {
  const { cwd, env } = await installation(t)
  mkdirSync(join(cwd, 'full'))
  writeFileSync(join(cwd, 'full', 'thesis.txt'), 'years of work')
  t.match(await varde(['backup', 'full'], { cwd, env }), { code: 2, err: /full is not empty; a backup goes into/ })
  await varde(['backup', 'copy'], { cwd, env })
  t.match(await varde(['restore', 'copy'], { cwd, env }), {
    code: 2,
    err: /data is not empty; a restored log goes into/,
  })
  t.match(await varde(['restore', 'full'], { cwd, env }), { code: 2, err: /there is no log in .*full/ })
})

t.test('a damaged backup is not restored, and the position is named', async t => {
  const { cwd, env } = await installation(t)
  await varde(['backup', 'copy'], { cwd, env })
  tamper(join(cwd, 'copy', 'varde.db'), "UPDATE facts SET data = replace(data, '2035', '2045') WHERE position = 0")
  const again = join(cwd, 'again')
  t.match(await varde(['restore', 'copy'], { cwd, env: { VARDE_DATA_DIR: again } }), {
    code: 1,
    out: '',
    err: /copy: the log is damaged at position 0: the mission-declared of mission-m is not what was recorded/,
  })
  t.notOk(existsSync(join(again, 'varde.db')))
})
