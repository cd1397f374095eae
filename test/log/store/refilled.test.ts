/** A store that went on from an older backup, with other facts than the node's log. */
import t from 'tap'
import type { EventStore } from '../../../src/log/store/store.ts'
import { newAppend } from '../../contract/given.ts'
import { appendByOthers, commandWithKey, type Node, openNode, startStore, waitForState } from './given.ts'
import { recordTen, requireReadOnly, restore } from './restored-given.ts'

const other = /another fact at position 7 than this log; it is not the store that this log followed/

/** Facts that the log does not know, where it has others. */
async function recordOthers(port: EventStore, { log }: Pick<Node, 'log'>): Promise<void> {
  await appendByOthers(port, log, commandWithKey(log, 'indicator-other'))
  await appendByOthers(port, log, commandWithKey(log, 'indicator-more'))
}

t.test(
  'a store that was restored and went on without this node is refused, naming the first position that differs',
  async t => {
    const fixture = await startStore(t)
    const node = await openNode(t, fixture)
    await recordTen(node)
    await restore(fixture, 3)
    await waitForState(node, 'read-only', /older/)
    await recordOthers(node.port, node)
    await waitForState(node, 'read-only', other)
    await requireReadOnly(t, fixture, node, other)
    await node.log.close()
    const again = await openNode(t, fixture, { directory: node.directory })
    await waitForState(again, 'read-only', other)
    await requireReadOnly(t, fixture, again, other)
  },
)

t.test('an event from an earlier position is not taken: the store is checked again', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  await recordTen(node)
  fixture.loseTail(3)
  await recordOthers(node.port, node)
  await waitForState(node, 'read-only', other)
  t.equal(node.log.head(), 9)
  await requireReadOnly(t, fixture, node, other)
})

t.test('another fact at the position where the log ended is not taken for its own', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  await recordTen(node)
  const end = fixture.events().at(-1)?.commit
  await restore(fixture, 1)
  await waitForState(node, 'read-only', /older/)
  // As large as the one that was lost: it lies at the same place.
  const same = newAppend(node.log, { stream: 'indicator-y', expectedRevision: 3, mission: 'y' })
  await appendByOthers(node.port, node.log, same)
  t.equal(fixture.events().at(-1)?.commit, end)
  const there = /another fact at position 9/
  await waitForState(node, 'read-only', there)
  await node.log.close()
  const again = await openNode(t, fixture, { directory: node.directory })
  await requireReadOnly(t, fixture, again, there)
})

t.end()
