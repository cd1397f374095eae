import { rmSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { openSqliteLog } from '../../../src/log/sqlite.ts'
import { allFacts, appendFacts } from '../../contract/given.ts'
import { requireLeaves } from '../../contract/log-sealing.ts'
import { temporary } from '../temporary.ts'

t.test(
  'F24 a writer that finds another’s token stops, whatever became of the lock: no position is given twice',
  async t => {
    const directory = temporary(t)
    const first = openSqliteLog({ directory })
    await appendFacts(first, 'indicator-a', 3)
    rmSync(join(directory, 'varde.lock'))
    const second = openSqliteLog({ directory })
    await appendFacts(second, 'indicator-a', 2)
    await t.rejects(appendFacts(first, 'indicator-b', 1), {
      name: 'LogUnavailable',
      message: /another process has begun to write the log/,
    })
    t.match(first.unavailable(), /another process has begun to write/)
    await t.rejects(appendFacts(first, 'indicator-b', 1), { name: 'LogUnavailable' }, 'and it stays stopped')
    t.equal(second.unavailable(), undefined)
    await appendFacts(second, 'indicator-a', 1)
    t.same(
      allFacts(second).map(({ position, stream, revision }) => `${position} ${stream} ${revision}`),
      [0, 1, 2, 3, 4, 5].map(n => `${n} indicator-a ${n}`),
    )
    requireLeaves(t, second)
    await second.close()
    await first.close()
  },
)

t.test('F24 it stops being ready without a write too', async t => {
  const directory = temporary(t)
  const first = openSqliteLog({ directory })
  rmSync(join(directory, 'varde.lock'))
  const second = openSqliteLog({ directory })
  t.match(first.unavailable(), /another process has begun to write/)
  await second.close()
  await first.close()
})
