import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { openSqliteLog } from '../../../src/log/sqlite.ts'
import { allFacts, appendFacts } from '../../contract/given.ts'
import { requireLeaves } from '../../contract/log-sealing.ts'
import { temporary } from '../temporary.ts'

t.test('a backup can be opened and equals the log', async t => {
  const directory = temporary(t)
  const log = openSqliteLog({ directory })
  await appendFacts(log, 'a', 50)
  const copy = join(directory, 'copy')
  await mkdir(copy)
  await log.backup(join(copy, 'varde.db'))
  const opened = openSqliteLog({ directory: copy })
  t.same(allFacts(opened), allFacts(log))
  t.same([...opened.readSealed(0, 99)], [...log.readSealed(0, 99)])
  t.equal(opened.origin, log.origin)
  await appendFacts(opened, 'b', 1)
  await Promise.all([opened.close(), log.close()])
})

t.test(
  'F13 a backup taken during appends is a complete beginning of the log, no shorter than when it was asked for',
  async t => {
    const directory = temporary(t)
    const log = openSqliteLog({ directory })
    await appendFacts(log, 'first', 2000)
    let [writing, at] = [true, log.head()]
    const writer = (async () => {
      while (writing) await appendFacts(log, 'more', 20)
    })()
    for (let i = 0; i < 5; i++) {
      at = log.head()
      await mkdir(join(directory, `${i}`))
      await log.backup(join(directory, `${i}`, 'varde.db'))
      const opened = openSqliteLog({ directory: join(directory, `${i}`) })
      t.ok(opened.head() >= at, `${opened.head()} of ${at}`)
      requireLeaves(t, opened)
      await opened.close()
    }
    writing = false
    await writer
    t.ok(log.head() > at)
    await log.close()
  },
)

t.test('a backup never overwrites a file, and leaves no partial file', async t => {
  const directory = temporary(t)
  const log = openSqliteLog({ directory })
  const file = join(directory, 'copy.db')
  await copyFile(join(directory, 'varde.pid'), file)
  await t.rejects(log.backup(file), /exists already/)
  await t.rejects(log.backup(join(directory, 'nowhere', 'copy.db')))
  await log.close()
})
