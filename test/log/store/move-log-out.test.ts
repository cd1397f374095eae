/** Moving a log out of an event store, or going on without a store that is lost. */
import t from 'tap'
import { LogUnavailable, type StoredFact } from '../../../src/log/log.ts'
import { openSqliteLog } from '../../../src/log/sqlite.ts'
import { announceMoveOut, detachFromStore, moveOutOfStore } from '../../../src/log/store/move-log.ts'
import { type EventStore, logStream } from '../../../src/log/store/store.ts'
import { appendFacts, newFact } from '../../contract/given.ts'
import { requireLeaves } from '../../contract/log-sealing.ts'
import type { Test } from '../../contract/subject.ts'
import type { EventStore as Fixture } from '../../fixtures/event-store.ts'
import {
  answerInTime,
  commandWithKey,
  leavesOf,
  openNode,
  PREFIX,
  startStore,
  storedIn,
  waitForState,
} from './given.ts'
import { contentIn, contentOf, moveInto, recordSampleLog, withFile, withPort } from './move-log-given.ts'

const moveOutOf = (port: EventStore, directory: string): Promise<void> =>
  withFile(directory, file => moveOutOfStore(port, PREFIX, file, () => {}))

/** Lets a node of the directory leave the store; answers with all it knew of the log at the end. */
async function leave(t: Test, fixture: Fixture, directory: string): Promise<unknown[]> {
  const node = await openNode(t, fixture, { directory })
  await appendFacts(node.log, 'mission-x', 2, { mission: 'x' })
  const facts = [newFact(), newFact()]
  await node.log.append(commandWithKey(node.log, 'indicator-new', { mission: 'y', facts }))
  await announceMoveOut(node.port, PREFIX)
  await waitForState(node, 'read-only', /moved out/)
  const known = await contentOf(node.log)
  await node.log.close()
  return known
}

t.test('a log that has moved out is the same log, without the store, and goes on', async t => {
  const fixture = await startStore(t)
  const directory = await recordSampleLog(t)
  await withPort(fixture, port => moveInto(port, directory))
  const known = await leave(t, fixture, directory)
  await withPort(fixture, port => moveOutOf(port, directory))
  t.strictSame(await contentIn(directory), known)
  const own = openSqliteLog({ directory })
  await appendFacts(own, 'mission-x', 2, { mission: 'x' })
  requireLeaves(t, own)
  t.equal(own.head(), (known[1] as StoredFact[]).length + 1)
  await own.close()
})

t.test('a log that was moved out, and went on, moves in again under another prefix', async t => {
  const fixture = await startStore(t)
  const directory = await recordSampleLog(t)
  await withPort(fixture, port => moveInto(port, directory))
  await leave(t, fixture, directory)
  await withPort(fixture, port => moveOutOf(port, directory))
  const own = openSqliteLog({ directory })
  await appendFacts(own, 'indicator-y', 3, { mission: 'y' })
  await own.close()
  const known = await contentIn(directory)
  const facts = (known[1] as StoredFact[]).length
  await withPort(fixture, async port => {
    const count = fixture.events().length
    await t.rejects(moveInto(port, directory), {
      name: 'UnusableStore',
      message: /has moved out .* under the prefix varde-test\.; choose another VARDE_STREAM_PREFIX/,
    })
    t.equal(fixture.events().length, count, 'nothing is written there')
    t.equal(await moveInto(port, directory, 'again.'), facts)
  })
  const node = await openNode(t, fixture, { directory, prefix: 'again.' })
  await waitForState(node, 'following')
  t.strictSame(await contentOf(node.log), known)
  await appendFacts(node.log, 'mission-x', 1, { mission: 'x' })
})

t.test('the mark is set where the log ends, while other nodes go on appending, and once', async t => {
  const fixture = await startStore(t)
  const { log, port } = await openNode(t, fixture)
  const appends = Array.from({ length: 50 }, (_, i) => answerInTime(log.append(commandWithKey(log, `indicator-${i}`))))
  await announceMoveOut(port, PREFIX)
  await announceMoveOut(port, PREFIX)
  const answers = await Promise.all(appends)
  const stored = answers.filter(answer => !(answer instanceof Error)).length
  t.equal(storedIn(fixture).length, stored)
  const ofLog = fixture.events().filter(({ stream }) => stream === logStream(PREFIX))
  t.equal(ofLog.length, stored + 1)
  t.equal(ofLog.at(-1)?.type, 'log-moved-out')
})

t.test('an append that comes after the log has moved out is refused, and not stored', async t => {
  const fixture = await startStore(t)
  let leaves = async () => {}
  const wrap = (port: EventStore): Partial<EventStore> => ({
    async append(stream, ...given) {
      if (stream === logStream(PREFIX)) await leaves()
      await port.append(stream, ...given)
    },
  })
  const node = await openNode(t, fixture, { wrap })
  await appendFacts(node.log, 'indicator-a', 1)
  leaves = () => announceMoveOut(node.port, PREFIX)
  t.type(await answerInTime(node.log.append(commandWithKey(node.log, 'indicator-a'))), LogUnavailable)
  await waitForState(node, 'read-only', /moved out/)
  t.equal(storedIn(fixture).length, 1)
})

t.test('a file that lacks facts of the store does not become the log', async t => {
  const fixture = await startStore(t)
  const behind = await openNode(t, fixture)
  await appendFacts(behind.log, 'indicator-a', 3)
  await behind.log.close()
  const ahead = await openNode(t, fixture)
  await appendFacts(ahead.log, 'indicator-a', 2)
  await announceMoveOut(ahead.port, PREFIX)
  await ahead.log.close()
  await withPort(fixture, async port => {
    await t.rejects(moveOutOf(port, behind.directory), { name: 'OtherStore', message: /at position 3 / })
    await withFile(behind.directory, async file => t.equal(file.readNote('store'), PREFIX))
    await moveOutOf(port, ahead.directory)
  })
  const own = openSqliteLog({ directory: ahead.directory })
  t.equal(own.head(), 4)
  await own.close()
})

t.test('where the store is lost the file goes on alone with the facts it has', async t => {
  const fixture = await startStore(t)
  const { log, directory } = await openNode(t, fixture)
  await appendFacts(log, 'indicator-a', 3)
  const leaves = leavesOf(log)
  await log.close()
  t.throws(() => openSqliteLog({ directory }), { name: 'UnusableFile' })
  await withFile(directory, async file => {
    detachFromStore(file)
    t.equal(file.readNote('store'), undefined)
  })
  const own = openSqliteLog({ directory })
  t.strictSame(leavesOf(own), leaves)
  await appendFacts(own, 'indicator-a', 1)
  requireLeaves(t, own)
  await own.close()
  await t.rejects(openNode(t, fixture, { directory }), { name: 'UnusableFile', message: /a log of its own/ })
})

t.end()
