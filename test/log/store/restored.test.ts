/** A store that was restored from an older backup, cleared, or filled again. */
import t from 'tap'
import { openSqliteFile } from '../../../src/log/sqlite/file.ts'
import { openKurrentDb } from '../../../src/log/store/kurrentdb.ts'
import { moveIntoStore } from '../../../src/log/store/move-log.ts'
import { allFacts, appendFacts } from '../../contract/given.ts'
import {
  answerInTime,
  commandWithKey,
  crashImageOf,
  leavesOf,
  openNode,
  PREFIX,
  requireSameElsewhere,
  requireStoredOnce,
  sendUntilStored,
  startStore,
  storedIn,
  waitForState,
} from './given.ts'
import { recordTen, requireReadOnly, restore } from './restored-given.ts'

const older = /older than this log: it ends before position 7, this log at 9; it was restored or cleared/

t.test(
  'a store that is older than the log is never written to: the log says so and can be read, also when opened again',
  async t => {
    const fixture = await startStore(t)
    const node = await openNode(t, fixture)
    await recordTen(node)
    await restore(fixture, 3)
    await waitForState(node, 'read-only', older)
    await requireReadOnly(t, fixture, node, older)
    await node.log.close()
    const again = await openNode(t, fixture, { directory: node.directory })
    await waitForState(again, 'read-only', older)
    await requireReadOnly(t, fixture, again, older)
    t.equal(allFacts(again.log).length, 10)
  },
)

t.test('an append to a store that has lost facts is refused, and reveals that the store is older', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  await recordTen(node)
  fixture.loseTail(3)
  const answer = await answerInTime(node.log.append(commandWithKey(node.log, 'indicator-y', { mission: 'y' })))
  t.match(answer, { name: 'LogUnavailable', message: older })
  await waitForState(node, 'read-only', older)
  await requireReadOnly(t, fixture, node, older)
})

t.test('an idle node notices that the store has lost facts, although its subscription goes on', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  await recordTen(node)
  await waitForState(node, 'following')
  fixture.loseTail(3)
  await waitForState(node, 'read-only', older)
})

t.test('a store that is completed again is followed again, with the same leaf hashes', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  await recordTen(node)
  const leaves = leavesOf(node.log)
  await node.log.close()
  await restore(fixture, 5)
  t.equal(storedIn(fixture).length, 5)

  const file = openSqliteFile({ directory: node.directory })
  const port = openKurrentDb(fixture.address)
  t.equal(await moveIntoStore(port, PREFIX, file, () => {}), 5)
  await port.close()
  file.close()

  const again = await openNode(t, fixture, { directory: node.directory })
  await waitForState(again, 'following')
  t.strictSame(leavesOf(again.log), leaves)
  await appendFacts(again.log, 'mission-x', 2, { mission: 'x' })
  requireStoredOnce(t, fixture, again.log)
  await requireSameElsewhere(t, fixture, again)
})

t.test('a running node notices by itself that the store was completed from another node', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  await recordTen(node)
  const image = crashImageOf(t, node.directory)
  await restore(fixture, 5)
  await waitForState(node, 'read-only', /older/)
  const file = openSqliteFile({ directory: image })
  await moveIntoStore(node.port, PREFIX, file, () => {})
  file.close()
  await waitForState(node, 'following')
  await sendUntilStored(node.log, commandWithKey(node.log, 'mission-x', { mission: 'x' }))
  requireStoredOnce(t, fixture, node.log)
  await requireSameElsewhere(t, fixture, node)
})

t.test('a node that has the log does not create a new one in a store that was cleared', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  await recordTen(node)
  await restore(fixture, fixture.events().length)
  const cleared = /ends before position 0, this log at 9/
  await waitForState(node, 'read-only', cleared)
  await node.log.close()
  const again = await openNode(t, fixture, { directory: node.directory })
  await requireReadOnly(t, fixture, again, cleared)
  t.equal(fixture.events().length, 0)
})

t.end()
