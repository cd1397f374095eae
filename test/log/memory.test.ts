import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { memoryLog } from '../../src/log/memory.ts'
import { all, keep } from '../contract/given.ts'
import { logContract } from '../contract/log.ts'
import { temporary } from './temporary.ts'

logContract('memory', { open: (_, options) => memoryLog(options) })

t.test('its backup is a new file of facts, one a line', async t => {
  const file = join(temporary(t), 'facts.ndjson')
  const log = memoryLog()
  await keep(log, 'a', 3)
  await log.backup(file)
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
  t.same(
    lines.map(line => JSON.parse(line)),
    all(log),
  )
  await t.rejects(log.backup(file), { code: 'EEXIST' })
})
