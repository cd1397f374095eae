import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import t from 'tap'
import { LogLocked, LogUnavailable } from '../../../src/log/log.ts'
import { memoryLog } from '../../../src/log/memory.ts'
import { prepareAppend } from '../../../src/log/prepare.ts'
import { openSqliteFile } from '../../../src/log/sqlite/file.ts'
import { pack, unpack } from '../../../src/log/sqlite/packed.ts'
import { UnusableFile } from '../../../src/log/sqlite/schema.ts'
import { openSqliteLog, openSqliteLogInThreads } from '../../../src/log/sqlite.ts'
import { allFacts, appendFacts, newAppend, newFact } from '../../contract/given.ts'
import { requireLeaves } from '../../contract/log-sealing.ts'
import { temporary } from '../temporary.ts'

t.test(
  'what the thread can’t store is stored by nobody, nor what was decided behind it, and the log goes on',
  async t => {
    const directory = temporary(t)
    const log = await openSqliteLogInThreads({ directory })
    t.teardown(() => log.close())
    await appendFacts(log, 'a', 2)
    const beside = new DatabaseSync(join(directory, 'varde.db'))
    t.teardown(() => beside.close())
    beside.exec(
      `CREATE TRIGGER stop BEFORE INSERT ON facts WHEN NEW.revision = 3 BEGIN SELECT RAISE(ABORT, 'stopped'); END`,
    )
    const waiting = [
      log.append(newAppend(log, { stream: 'a', expectedRevision: 1, facts: [newFact(), newFact()] })),
      log.append(newAppend(log, { stream: 'b' })),
    ]
    for (const one of await Promise.allSettled(waiting))
      t.ok(one.status === 'rejected' && one.reason instanceof LogUnavailable)
    t.same([log.head(), log.revisionOf('a'), log.revisionOf('b'), log.unavailable()], [1, 1, -1, undefined])
    beside.exec('DROP TRIGGER stop')
    await appendFacts(log, 'a', 3)
    await appendFacts(log, 'b', 1)
    t.same([log.head(), log.revisionOf('a'), log.revisionOf('b')], [5, 4, 0])
    requireLeaves(t, log)
  },
)

t.test('whoever holds the log, and why a file can’t be written, is told as by a log of one thread', async t => {
  const directory = temporary(t)
  const log = openSqliteLog({ directory })
  await t.rejects(openSqliteLogInThreads({ directory }), LogLocked)
  await log.close()
  const inThreads = await openSqliteLogInThreads({ directory })
  t.throws(() => openSqliteLog({ directory }), LogLocked)
  await inThreads.close()
  const file = openSqliteFile({ directory })
  file.writeNote('store', 'varde')
  file.close()
  await t.rejects(openSqliteLogInThreads({ directory }), UnusableFile)
})

t.test('a log that was written by a thread is a file like any other', async t => {
  const directory = temporary(t)
  const log = await openSqliteLogInThreads({ directory, origin: 'test' })
  await appendFacts(log, 'a', 20)
  await log.close()
  const again = openSqliteLog({ directory })
  t.teardown(() => again.close())
  t.same([again.origin, allFacts(again).length], ['test', 20])
  requireLeaves(t, again)
})

t.test('an append is unpacked as it was packed', async t => {
  const log = memoryLog()
  const alike = newAppend(log, { facts: [newFact(), newFact()], command: { key: 'k', digest: 'd' } })
  const unlike = newAppend(log, {
    mission: null,
    facts: [
      newFact({ data: { note: 'line\nbreak, “quoted”, 🏔' }, knownFrom: 5 }),
      newFact({ type: 'measurement-corrected', version: 2, meta: { reason: 'a\u2028b' } }),
    ],
  })
  for (const append of [alike, unlike]) {
    const { append: prepared, ...rest } = prepareAppend(append)
    const { append: unpacked, ...others } = unpack(structuredClone(pack({ append: prepared, ...rest })))
    const bare = (facts: typeof prepared.facts) =>
      facts.map(({ id, type, version, knownFrom }) => ({ id, type, version, knownFrom }))
    t.same({ ...unpacked, facts: bare(unpacked.facts) }, { ...prepared, facts: bare(prepared.facts) })
    t.same(others.data, rest.data)
    t.same(others.meta, rest.meta)
    t.same(others.command?.digest, rest.command?.digest)
  }
})
