/** A batch is committed, then flushed to the disk by another thread: in between nobody is answered, and nobody reads it. */

import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { setImmediate as nextTurn } from 'node:timers/promises'
import t from 'tap'
import type { Log } from '../../../src/log/log.ts'
import { openSqliteLog } from '../../../src/log/sqlite.ts'
import { allFacts, appendFacts, newAppend, newFact } from '../../contract/given.ts'
import { requireLeaves } from '../../contract/log-sealing.ts'
import type { Test } from '../../contract/subject.ts'
import { temporary } from '../temporary.ts'

type Flushed = (error: NodeJS.ErrnoException | null) => void

/** A disk whose flushes, asked of another thread, end when the test says so. */
function slowDisk(t: Test): { readonly waiting: Flushed[] } {
  const waiting: Flushed[] = []
  const { fdatasync } = fs
  const later = (_fd: number, done: Flushed): void => void waiting.push(done)
  fs.fdatasync = Object.assign(later, { __promisify__: fdatasync.__promisify__ })
  syncBuiltinESMExports()
  t.teardown(() => {
    fs.fdatasync = fdatasync
    syncBuiltinESMExports()
  })
  return { waiting }
}

/** What each door of the log says of its end. */
const everythingRead = (log: Log) => ({
  head: log.head(),
  recordedAt: log.lastRecordedAt(),
  facts: allFacts(log).length,
  descending: [...log.read({ order: 'desc', limit: 1 })].map(fact => fact.position),
  ofMission: [...log.read({ mission: 'm' })].length,
  ofStream: [...log.readStream('indicator-a')].length,
  sealed: [...log.readSealed(0, 1000)].length,
  revision: log.revisionOf('indicator-a'),
  newRevision: log.revisionOf('indicator-b'),
  newStream: [...log.readStream('indicator-b')].length,
  streams: log.streamsOf('m'),
  named: log.streamsNamed('indicator-'),
  lastPosition: log.lastPositionOf('m'),
  positionAt: log.positionAt(Date.now() + 1e9),
})

t.test('what is committed and not flushed yet is answered to nobody, and read by nobody', async t => {
  const log = openSqliteLog({ directory: temporary(t) })
  t.teardown(() => log.close())
  await appendFacts(log, 'indicator-a', 300, { mission: 'm' })
  const disk = slowDisk(t)
  const announced: number[] = []
  log.follow(facts => announced.push(facts.length))
  const before = everythingRead(log)
  const answered: number[] = []
  const appends = [
    log.append(newAppend(log, { stream: 'indicator-a', expectedRevision: 299, mission: 'm' })),
    log.append(newAppend(log, { stream: 'indicator-b', mission: 'm', command: { key: 'k', digest: 'd' } })),
  ].map(append => append.then(({ facts }) => answered.push(facts.length)))
  await nextTurn()
  t.equal(disk.waiting.length, 1)
  t.same(everythingRead(log), before)
  t.throws(() => log.treeNode(0, 300), RangeError)
  t.same([answered, announced], [[], []])
  t.equal(log.recall('k')?.digest, 'd')

  disk.waiting.shift()?.(null)
  await Promise.all(appends)
  t.same([answered, announced, log.head(), allFacts(log).length], [[1, 1], [2], 301, 302])
  t.same([log.revisionOf('indicator-a'), log.revisionOf('indicator-b')], [300, 0])
  t.same(log.streamsOf('m'), ['indicator-a', 'indicator-b'])
  t.equal(log.lastPositionOf('m'), 301)
  requireLeaves(t, log)
})

t.test('appends that come during a flush wait for it, and are decided on what it flushes', async t => {
  const log = openSqliteLog({ directory: temporary(t) })
  t.teardown(() => log.close())
  const disk = slowDisk(t)
  const first = appendFacts(log, 'a', 2)
  await nextTurn()
  const second = [2, 3].map(n => log.append(newAppend(log, { stream: 'a', expectedRevision: n - 1 })))
  await nextTurn()
  t.equal(disk.waiting.length, 1, 'one flush at a time')
  await t.rejects(log.append(newAppend(log, { stream: 'a', expectedRevision: 1 })), { name: 'StreamMoved' })
  disk.waiting.shift()?.(null)
  await first
  await nextTurn()
  t.equal(log.head(), 1)
  disk.waiting.shift()?.(null)
  await Promise.all(second)
  t.same(
    allFacts(log).map(({ revision }) => revision),
    [0, 1, 2, 3],
  )
  requireLeaves(t, log)
})

t.test('F08 after a failed flush the log is read-only until it is opened again, and nothing of it is read', async t => {
  const directory = temporary(t)
  const log = openSqliteLog({ directory })
  await appendFacts(log, 'a', 3)
  const disk = slowDisk(t)
  const failing = appendFacts(log, 'a', 2)
  await nextTurn()
  const behind = log.append(newAppend(log, { stream: 'b' }))
  disk.waiting.shift()?.(Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' }))
  const expected = {
    name: 'LogUnavailable',
    message: 'the log is read-only until it is opened again, because of: EIO: i/o error, fdatasync',
  }
  await t.rejects(failing, expected)
  await t.rejects(behind, expected)
  await t.rejects(log.append(newAppend(log, { stream: 'c' })), expected)
  t.same([log.head(), allFacts(log).length, log.revisionOf('a')], [2, 3, 2])
  t.match(log.unavailable(), /read-only/)
  await log.close()
  const again = openSqliteLog({ directory })
  t.teardown(() => again.close())
  t.ok(again.head() >= 2)
  requireLeaves(t, again)
  await appendFacts(again, 'b', 1)
})

t.test('a log that is closed flushes what is under way and what is queued, and answers it', async t => {
  const directory = temporary(t)
  const log = openSqliteLog({ directory })
  const disk = slowDisk(t)
  const first = appendFacts(log, 'a', 2)
  await nextTurn()
  const second = log.append(newAppend(log, { stream: 'b', facts: [newFact(), newFact()] }))
  await log.close()
  t.same((await Promise.all([...(await first), await second])).length, 3)
  for (const done of disk.waiting) done(null)
  const again = openSqliteLog({ directory })
  t.teardown(() => again.close())
  t.equal(allFacts(again).length, 4)
})
