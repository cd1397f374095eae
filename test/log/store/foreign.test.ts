/** Events in the log's stream that are not facts; a log that has moved out, is still being moved in, or is of an earlier layout. */
import { randomUUID } from 'node:crypto'
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client'
import t from 'tap'
import { prepareAppend } from '../../../src/log/prepare.ts'
import { freshSalt } from '../../../src/log/seal.ts'
import { eventsOf } from '../../../src/log/store/envelope.ts'
import { metadataStream, recordMoveIn } from '../../../src/log/store/metadata.ts'
import { announceMoveOut } from '../../../src/log/store/move-log.ts'
import { type EventStore, logStream, type NewEvent } from '../../../src/log/store/store.ts'
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
  waitForState,
} from './given.ts'

/** Appends events to the log's stream, behind that position, as somebody does it by hand. */
const byHand = (port: EventStore, position: number, ...events: Partial<NewEvent>[]) =>
  port.append(
    logStream(PREFIX),
    position,
    events.map(given => ({ id: randomUUID(), type: 'note', data: '{}', metadata: '{}', ...given })),
    5_000,
  )

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
  'an event written by hand into the stream of the log stops every node with an error; no event is passed over',
  async t => {
    const fixture = await startStore(t)
    const node = await openNode(t, fixture)
    await appendFacts(node.log, 'indicator-a', 2)
    await byHand(node.port, 1, { metadata: '{"by":"kari"}' })
    const why = /the event note at revision 2 of varde-test\.log .* it was not written by Varde/
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

t.test('events in other streams are never read, whatever their names', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  const note = () => ({ id: randomUUID(), type: 'note', data: '{}', metadata: '{}' })
  for (const stream of ['elsewhere', `${PREFIX}notes`, `${PREFIX}log-notes`]) {
    await node.port.append(stream, -1, [note()], 5_000)
    await appendFacts(node.log, 'indicator-a', 1)
  }
  requireStoredOnce(t, fixture, node.log)
  await requireSameElsewhere(t, fixture, node)
})

t.test('a fact stored a second time stops the log: an id belongs to one fact', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  const first = commandWithKey(node.log, 'indicator-a')
  await node.log.append(first)
  const twice = commandWithKey(node.log, 'indicator-b', { facts: first.facts })
  await appendByOthers(node.port, node.log, twice)
  await requireStopped(t, node, /revision 1 of the log .* has the id of another fact/)
})

t.test('a fact of another revision than its thing is at stops the log', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  await appendFacts(node.log, 'indicator-a', 2)
  const stale = commandWithKey(node.log, 'indicator-a', { expectedRevision: 0 })
  const events = eventsOf({ ...prepareAppend(stale), salts: [freshSalt()] }, node.log.origin)
  await byHand(node.port, 1, ...events)
  await waitForState(node, 'stopped', /it is at revision 1 of indicator-a, which the log has up to revision 1/)
})

t.test('a fact that another program has copied as JSON stops the log, since its bytes are not known', async t => {
  const fixture = await startStore(t)
  const { log, directory } = await openNode(t, fixture)
  await appendFacts(log, 'indicator-a', 1)
  await log.close()
  const metadata = JSON.parse(Buffer.from(fixture.events().at(-1)!.metadata).toString())
  const client = EventStoreDBClient.connectionString(fixture.address)
  await client.appendToStream(logStream(PREFIX), jsonEvent({ type: 'indicator-measured', data: {}, metadata }))
  await client.dispose()
  const again = await openNode(t, fixture, { directory })
  await waitForState(again, 'stopped', /revision 1 of varde-test\.log .* not written by Varde/)
})

/** As after a scavenge: what was cut off is not read any more. */
const truncatedBefore =
  (position: number) =>
  (port: EventStore): Partial<EventStore> => ({
    read: (stream, from, take, most) =>
      port.read(stream, stream === logStream(PREFIX) ? Math.max(from, position) : from, take, most),
  })

t.test('a stream whose beginning was cut off is not followed by a node that does not have it', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  await appendFacts(node.log, 'indicator-a', 4)
  await node.log.close()
  const wrap = truncatedBefore(2)
  await t.rejects(openNode(t, fixture, { wrap }), {
    name: 'UnreadableEvent',
    message: /revision 2 of varde-test\.log .* begins at revision 0, and nothing of it may be missing/,
  })
  const again = await openNode(t, fixture, { directory: node.directory, wrap })
  await waitForState(again, 'following')
  await appendFacts(again.log, 'indicator-a', 1)
  t.equal(again.log.head(), 4)
})

t.test('a node whose head was scavenged from the store is read-only, and says which facts are lost', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  await appendFacts(node.log, 'indicator-a', 2)
  await node.log.close()
  const later = await openNode(t, fixture)
  await appendFacts(later.log, 'indicator-a', 2)
  await later.log.close()
  const again = await openNode(t, fixture, { directory: node.directory, wrap: truncatedBefore(3) })
  await waitForState(again, 'read-only', /lost the facts from position 0 to 2: its stream was truncated or scavenged/)
})

t.test('a command that another program has split in two stops the log', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  await appendFacts(node.log, 'indicator-a', 1)
  const facts = [newFact(), newFact()]
  const command = commandWithKey(node.log, 'indicator-a', { facts })
  const [half] = eventsOf({ ...prepareAppend(command), salts: facts.map(() => freshSalt()) }, node.log.origin)
  await byHand(node.port, 0, half!)
  t.equal(node.log.head(), 0)
  await appendByOthers(node.port, node.log, commandWithKey(node.log, 'indicator-b'))
  await requireStopped(t, node, /revision 2 of varde-test\.log .* number 0 of 1/)
})

t.test('a log of an earlier layout, with a stream for each thing, is not read, and the message says so', async t => {
  const fixture = await startStore(t)
  const { log, port, directory } = await openNode(t, fixture)
  await appendFacts(log, 'indicator-a', 1)
  for (const [v, prefix] of [
    [1, 'one.'],
    [2, 'two.'],
  ] as const) {
    const begun = { id: randomUUID(), type: 'log-begun', data: '{"origin":"varde-old"}', metadata: `{"v":${v}}` }
    await port.append(metadataStream(prefix), -1, [begun], 5_000)
  }
  await log.close()
  const count = fixture.events().length
  for (const prefix of ['one.', 'two.'])
    await t.rejects(openNode(t, fixture, { prefix }), {
      name: 'UnusableStore',
      message: /an earlier version of Varde, with a stream for each thing.*choose another VARDE_STREAM_PREFIX/,
    })
  t.equal(fixture.events().length, count, 'nothing is written there')
  await (await openNode(t, fixture, { directory })).log.close()
})

t.test('a log that has moved out is read-only on every node, and no node can append to it', async t => {
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
  const late = eventsOf({ ...prepareAppend(commandWithKey(log, 'indicator-b')), salts: [freshSalt()] }, log.origin)
  await t.rejects(byHand(port, 2, ...late), { name: 'StoreConflict' }, 'no node that has not heard can append')
  const leaves = leavesOf(log)
  t.equal(leaves.length, 3)
  await log.close()
  for (const directory of [node.directory, undefined]) {
    const again = await openNode(t, fixture, directory === undefined ? {} : { directory })
    await waitForState(again, 'read-only', why)
    t.strictSame(leavesOf(again.log), leaves)
    await again.log.close()
  }
})

t.test('while a log is being moved in no node that starts writes, and afterwards every node does', async t => {
  const fixture = await startStore(t)
  const first = await openNode(t, fixture)
  await appendFacts(first.log, 'indicator-a', 1)
  await recordMoveIn(first.port, PREFIX, 'log-moving-in')
  await first.log.close()
  const node = await openNode(t, fixture, { directory: first.directory })
  const { log, port } = node
  const why = /is being moved into this event store/
  await waitForState(node, 'read-only', why)
  t.match(await answerInTime(log.append(commandWithKey(log, 'indicator-a'))), { name: 'LogUnavailable', message: why })
  await appendByOthers(port, log, commandWithKey(log, 'indicator-a'))
  await recordMoveIn(port, PREFIX, 'log-moved-in')
  await waitForState(node, 'following')
  await appendFacts(log, 'indicator-a', 1)
  t.equal(log.head(), 2)
  requireStoredOnce(t, fixture, log)
  await requireSameElsewhere(t, fixture, node)
})

t.end()
