/** What does a node do with a store that went on from an older backup, with other facts than this log has? */
import t from 'tap'
import type { EventStore } from '../../../src/log/store/store.ts'
import { newAppend } from '../../contract/given.ts'
import { appendByOthers, type Node, newCommand, openNode, stands, startStore } from './given.ts'
import { recordTen, requireReadOnly, restore } from './restored-given.ts'

const other = /another fact at position 7 than this log; it is not the store this log followed/

/** Facts that the log does not know, where it has others. */
async function recordOthers(port: EventStore, { log }: Pick<Node, 'log'>): Promise<void> {
  await appendByOthers(port, log, newCommand(log, 'indicator-other'))
  await appendByOthers(port, log, newCommand(log, 'indicator-more'))
}

t.test(
  'a store that was restored and went on without this node is not its store, and it says from where on',
  async t => {
    const fixture = await startStore(t)
    const node = await openNode(t, fixture)
    await recordTen(node)
    await restore(fixture, 3)
    await stands(node, 'read-only', /older/)
    await recordOthers(node.port, node)
    await stands(node, 'read-only', other)
    await requireReadOnly(t, fixture, node, other)
    await node.log.close()
    const again = await openNode(t, fixture, { directory: node.directory })
    await stands(again, 'read-only', other)
    await requireReadOnly(t, fixture, again, other)
  },
)

t.test('an event that comes from before where the store was is not taken: the store is looked at again', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  await recordTen(node)
  fixture.loseTail(3)
  await recordOthers(node.port, node)
  await stands(node, 'read-only', other)
  t.equal(node.log.head(), 9)
  await requireReadOnly(t, fixture, node, other)
})

t.test('another fact at the very place where the log ended is not taken for its own', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  await recordTen(node)
  const end = fixture.events().at(-1)?.commit
  await restore(fixture, 1)
  await stands(node, 'read-only', /older/)
  // As large as the one that was lost: it lies at the same place.
  const same = newAppend(node.log, { stream: 'indicator-y', expectedRevision: 3, mission: 'y' })
  await appendByOthers(node.port, node.log, same)
  t.equal(fixture.events().at(-1)?.commit, end)
  const there = /another fact at position 9/
  await stands(node, 'read-only', there)
  await node.log.close()
  const again = await openNode(t, fixture, { directory: node.directory })
  await requireReadOnly(t, fixture, again, there)
})

t.end()
