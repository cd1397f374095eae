/** Events in the log's streams that are not facts; a log that has moved out, or is still being moved in. */
import { randomUUID } from 'node:crypto'
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client'
import t from 'tap'
import { beginLog, recordLocation } from '../../../src/log/store/metadata.ts'
import { announceMoveOut } from '../../../src/log/store/move-log.ts'
import type { EventStore } from '../../../src/log/store/store.ts'
import { allFacts, appendFacts, newFact } from '../../contract/given.ts'
import type { Test } from '../../contract/subject.ts'
import {
  answerInTime,
  appendByOthers,
  commandWithKey,
  leavesOf,
  type Node,
  openNode,
  PREFIX,
  requireSameElsewhere,
  requireStoredOnce,
  startStore,
  storedIn,
  waitForState,
} from './given.ts'

/** An event as somebody writes it by hand. */
const byHand = (port: EventStore, stream: string, revision: number, given: { id?: string; metadata?: string } = {}) =>
  port.append(stream, revision, [{ id: randomUUID(), type: 'note', data: '{}', metadata: '{}', ...given }], 5_000)

/** It has stopped for that reason and stays so: it takes nothing from others or from us, and what it holds is read. */
async function requireStopped(t: Test, node: Node, why: RegExp): Promise<void> {
  const { log, port } = node
  await waitForState(node, 'stopped', why)
  const head = log.head()
  await appendByOthers(port, log, commandWithKey(log, 'indicator-later'))
  const refused = { name: 'LogUnavailable', message: log.store.status().why }
  t.match(await answerInTime(log.append(commandWithKey(log, 'indicator-ours'))), refused)
  t.same([log.head(), allFacts(log).length], [head, head + 1])
}

t.test(
  'an event written by hand into a stream of the log stops every node with an error; no event is passed over',
  async t => {
    const fixture = await startStore(t)
    const node = await openNode(t, fixture)
    await appendFacts(node.log, 'indicator-a', 2)
    await byHand(node.port, `${PREFIX}indicator-a`, 1)
    const why = /the event note at revision 2 of varde-test\.indicator-a .* it was not written by Varde/
    await requireStopped(t, node, why)
    t.equal(node.changes.at(-1)?.state, 'stopped')
    await node.log.close()
    const again = await openNode(t, fixture, { directory: node.directory })
    await waitForState(again, 'stopped', why)
    t.equal(again.log.head(), 1)
    await again.log.close()
    await t.rejects(openNode(t, fixture), { name: 'UnreadableEvent', message: why })
  },
)

t.test('an event written by hand into a new stream under the prefix stops the log too', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  await appendFacts(node.log, 'indicator-a', 1)
  await byHand(node.port, `${PREFIX}notes`, -1, { metadata: '{"by":"kari"}' })
  await requireStopped(t, node, /revision 0 of varde-test\.notes/)
})

t.test('events outside the prefix are ignored', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  await byHand(node.port, 'varde-tes', -1)
  await appendFacts(node.log, 'indicator-a', 1)
  await byHand(node.port, 'elsewhere', -1)
  await appendFacts(node.log, 'indicator-a', 1)
  requireStoredOnce(t, fixture, node.log)
  await requireSameElsewhere(t, fixture, node)
})

t.test('a fact stored a second time in another stream stops the log: an id belongs to one fact', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  const first = commandWithKey(node.log, 'indicator-a')
  await node.log.append(first)
  const twice = commandWithKey(node.log, 'indicator-b', { facts: first.facts })
  await appendByOthers(node.port, node.log, twice)
  await requireStopped(t, node, /revision 0 of varde-test\.indicator-b .* has the id of another fact/)
})

t.test('a fact that another program has copied as JSON stops the log, since its bytes are not known', async t => {
  const fixture = await startStore(t)
  const { log, directory } = await openNode(t, fixture)
  await appendFacts(log, 'indicator-a', 1)
  await log.close()
  const metadata = JSON.parse(Buffer.from(fixture.events().at(-1)!.metadata).toString())
  const client = EventStoreDBClient.connectionString(fixture.address)
  await client.appendToStream(`${PREFIX}indicator-b`, jsonEvent({ type: 'indicator-measured', data: {}, metadata }))
  await client.dispose()
  const again = await openNode(t, fixture, { directory })
  await requireStopped(t, again, /revision 0 of varde-test\.indicator-b .* not written by Varde/)
})

t.test('a stream whose beginning was truncated in the store stops a node that does not have it', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  await appendFacts(node.log, 'indicator-a', 3)
  await appendFacts(node.log, 'indicator-b', 1)
  await node.log.close()
  /** As after a scavenge: what was cut off is not read any more. */
  const wrap = (port: EventStore): Partial<EventStore> => ({
    readAll: (after, take) =>
      port.readAll(after, event => (event.stream === `${PREFIX}indicator-a` && event.revision < 2) || take(event)),
  })
  await t.rejects(openNode(t, fixture, { wrap }), {
    name: 'UnreadableEvent',
    message: /revision 2 of varde-test\.indicator-a .* up to revision -1, and nothing of it may be missing/,
  })
})

t.test('a command that another program has split in two stops the log', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  await appendFacts(node.log, 'indicator-a', 1)
  const wrap = (port: EventStore): Partial<EventStore> => ({
    append: (stream, revision, events, ms) => port.append(stream, revision, events.slice(0, -1), ms),
  })
  const facts = [newFact(), newFact()]
  await appendByOthers(
    { ...node.port, ...wrap(node.port) },
    node.log,
    commandWithKey(node.log, 'indicator-a', { facts }),
  )
  t.equal(node.log.head(), 0)
  await appendByOthers(node.port, node.log, commandWithKey(node.log, 'indicator-b'))
  await requireStopped(t, node, /revision 0 of varde-test\.indicator-b .* number 0 of 1/)
})

t.test(
  'a log that has moved out is read-only on every node, and facts stored after that are not part of it',
  async t => {
    const fixture = await startStore(t)
    const node = await openNode(t, fixture)
    const { log, port } = node
    await appendFacts(log, 'indicator-a', 3)
    await announceMoveOut(port, PREFIX)
    const why = /moved out of this event store/
    await waitForState(node, 'read-only', why)
    t.match(await answerInTime(log.append(commandWithKey(log, 'indicator-a'))), {
      name: 'LogUnavailable',
      message: why,
    })
    await appendByOthers(port, log, commandWithKey(log, 'indicator-a'))
    await appendByOthers(port, log, commandWithKey(log, 'indicator-b'))
    t.equal(storedIn(fixture).length, 5)
    const leaves = leavesOf(log)
    t.equal(leaves.length, 3)
    await log.close()
    for (const directory of [node.directory, undefined]) {
      const again = await openNode(t, fixture, directory === undefined ? {} : { directory })
      await waitForState(again, 'read-only', why)
      t.strictSame(leavesOf(again.log), leaves)
      await again.log.close()
    }
  },
)

t.test('while a log is being moved in no node writes, and afterwards every node does', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  const { log, port } = node
  await appendFacts(log, 'indicator-a', 1)
  await recordLocation(port, PREFIX, 'log-moving-in')
  const why = /is being moved into this event store/
  await waitForState(node, 'read-only', why)
  t.match(await answerInTime(log.append(commandWithKey(log, 'indicator-a'))), { name: 'LogUnavailable', message: why })
  await appendByOthers(port, log, commandWithKey(log, 'indicator-a'))
  await recordLocation(port, PREFIX, 'log-moved-in')
  await waitForState(node, 'following')
  await appendFacts(log, 'indicator-a', 1)
  t.equal(log.head(), 2)
  requireStoredOnce(t, fixture, log)
  await requireSameElsewhere(t, fixture, node)
})

t.test('another log whose prefix begins with this one’s is ignored', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  const { log, port } = node
  await appendFacts(log, 'indicator-a', 1)
  await beginLog(port, `${PREFIX}b.`, 'varde-other')
  const { stream, ...others } = commandWithKey(log, 'indicator-a', { expectedRevision: -1 })
  await appendByOthers(port, { origin: 'varde-other' }, { stream: `b.${stream}`, ...others })
  await appendFacts(log, 'indicator-a', 1)
  await waitForState(node, 'following')
  t.equal(log.head(), 1)
})

t.end()
