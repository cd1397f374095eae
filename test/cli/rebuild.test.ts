import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { openBlocks } from '../../src/engine/blocks/blocks.ts'
import { factCacheOf } from '../../src/engine/fact-cache.ts'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { entry, installation, varde } from './varde.ts'

t.test('views.db is built again, whatever it was, and answers as the log does', async t => {
  const { cwd, dataDir, env } = await installation(t)
  writeFileSync(join(cwd, 'figures.csv'), 'period;value\n2022;9,2\n2023;9,1\n')
  await varde(['import', 'figures.csv', '--indicator', 'neet'], { cwd, env })
  writeFileSync(join(dataDir, 'views.db'), 'no database')
  writeFileSync(join(dataDir, 'views.next.db'), 'left by one that was killed')
  const { code, out } = await varde(['rebuild', '--json'], { env })
  t.equal(code, 0)
  t.match(JSON.parse(out), { facts: 4, streams: 2 })
  t.strictSame(
    readdirSync(dataDir).filter(name => name.startsWith('views')),
    ['views.db'],
  )
  const log = openSqliteLog({ directory: dataDir })
  const blocks = openBlocks(dataDir, log)
  t.equal(blocks.sealedTo('indicator-neet'), 2)
  const pin = { asOfMs: Infinity, asOf: null, position: log.head(), on: '2025-01-01', figures: 'all' } as const
  const standing = [factCacheOf(log, blocks), factCacheOf(log)].map(factReader => [
    ...factReader.indicator('neet').series.standing(pin),
  ])
  t.strictSame(standing[0], standing[1])
  blocks.close()
  await log.close()
})

t.test('while a server has the log open, a rebuild is refused with the reason', async t => {
  const { dataDir, env } = await installation(t)
  const log = openSqliteLog({ directory: dataDir })
  t.match(await varde(['rebuild'], { env }), { code: 2, err: /is in use by process \d+.*stop it to rebuild/ })
  await log.close()
})

t.test('a rebuild that cannot write ends with 1, and leaves the log and views.db as they were', async t => {
  const { cwd, dataDir, env } = await installation(t)
  const days = Array.from({ length: 1500 }, (_, i) => new Date(i * 86_400_000).toISOString().slice(0, 10))
  writeFileSync(join(cwd, 'figures.csv'), `period;value\n${days.map((day, i) => `${day};${i % 90},5`).join('\n')}\n`)
  t.equal((await varde(['import', 'figures.csv', '--indicator', 'neet'], { cwd, env })).code, 0)
  writeFileSync(join(dataDir, 'views.db'), 'the old one')
  // Without the signal a write beyond the limit to a file's size fails: to SQLite that is an I/O error.
  // And without what the test runner adds to a process, for that writes files too.
  const limited = `unset NODE_OPTIONS; trap '' XFSZ; ulimit -f 100; exec "$0" "$@"`
  const { status, stdout, stderr } = spawnSync('sh', ['-c', limited, process.execPath, entry, 'rebuild'], {
    env,
    encoding: 'utf8',
    timeout: 120_000,
  })
  t.equal(status, 1, stderr)
  t.equal(stdout, '')
  t.match(stderr, /^varde: views\.db could not be rebuilt: .+; the log and views\.db are unchanged\n$/)
  t.strictSame(
    readdirSync(dataDir).filter(name => name.startsWith('views')),
    ['views.db'],
  )
  t.equal(readFileSync(join(dataDir, 'views.db'), 'utf8'), 'the old one')
})
