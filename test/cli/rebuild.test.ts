import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { openBlocks } from '../../src/engine/blocks.ts'
import { factCacheOf } from '../../src/engine/fact-cache.ts'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { installation, varde } from './varde.ts'

t.test('views.db is made anew, whatever it was, and answers as the log does', async t => {
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

t.test('while a server holds the log it is refused, and says why', async t => {
  const { dataDir, env } = await installation(t)
  const log = openSqliteLog({ directory: dataDir })
  t.match(await varde(['rebuild'], { env }), { code: 2, err: /is in use by process \d+.*stop it to rebuild/ })
  await log.close()
})
