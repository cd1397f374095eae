import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { memoryLog } from '../../src/log/memory.ts'
import { allFacts, appendFacts } from '../contract/given.ts'
import { logContract } from '../contract/log.ts'
import { temporary } from './temporary.ts'

logContract('memory', { open: (_, options) => memoryLog(options) })

t.test('the backup of a log in memory is a new file of facts, one a line', async t => {
  const file = join(temporary(t), 'facts.ndjson')
  const log = memoryLog()
  await appendFacts(log, 'a', 3)
  await log.backup(file)
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
  t.same(
    lines.map(line => JSON.parse(line)),
    allFacts(log),
  )
  await t.rejects(log.backup(file), { code: 'EEXIST' })
})

logContract('memory on an empty base log', {
  open: (_, options) => memoryLog({ ...options, base: memoryLog(options) }),
})

t.test('a log on a base log reads its facts first, and writes nothing to it', async t => {
  const base = memoryLog()
  await appendFacts(base, 'a', 3)
  const log = memoryLog({ base })
  await appendFacts(base, 'b', 1)
  await appendFacts(log, 'a', 2)
  t.same(
    allFacts(log).map(({ stream, revision, position }) => [stream, revision, position]),
    [
      ['a', 0, 0],
      ['a', 1, 1],
      ['a', 2, 2],
      ['a', 3, 3],
      ['a', 4, 4],
    ],
    'what is appended to the base later is not seen',
  )
  t.equal(log.head(), 4)
  t.equal(base.head(), 3)
  t.equal(log.revisionOf('b'), -1)
  const own = allFacts(log).at(-1)
  t.equal(own?.missionSeq, 4, 'a mission goes on where it was')
})
