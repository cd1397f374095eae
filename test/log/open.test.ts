/** Which log is opened, and the messages where it can't be. */
import { inspect } from 'node:util'
import t from 'tap'
import { openLog, openStoreLog } from '../../src/log/open.ts'
import { openSqliteFile } from '../../src/log/sqlite/file.ts'
import { UnusableFile } from '../../src/log/sqlite/schema.ts'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { openKurrentDb } from '../../src/log/store/kurrentdb.ts'
import { beginLog, metadataStream } from '../../src/log/store/metadata.ts'
import type { EventStore } from '../../src/log/store/store.ts'
import { appendFacts } from '../contract/given.ts'
import { leavesOf, openNode, PREFIX, startStore } from './store/given.ts'
import { temporary } from './temporary.ts'

t.test('without an event store the log is in the directory alone', async t => {
  const log = await openLog({ directory: temporary(t), origin: 'varde-own' })
  t.teardown(() => log.close())
  await appendFacts(log, 'indicator-a', 1)
  t.same([log.origin, log.store], ['varde-own', undefined])
})

t.test('with an event store the log is the one under the prefix, with its origin', async t => {
  const { address, events } = await startStore(t)
  const store = { address, prefix: PREFIX }
  const log = await openLog({ directory: temporary(t), store, origin: 'varde-shared' })
  await appendFacts(log, 'indicator-a', 1)
  t.same([log.origin, log.store?.status().state], ['varde-shared', 'following'])
  t.same(
    events().flatMap(({ stream }) => (stream.startsWith('$') ? [] : [stream])),
    [`${PREFIX}about`, `${PREFIX}log`],
  )
  await log.close()
  const other = await openLog({ directory: temporary(t), store })
  t.equal(other.origin, 'varde-shared')
  await other.close()
  const wanted = openLog({ directory: temporary(t), store, origin: 'varde-mine' })
  await t.rejects(wanted, { name: 'UnusableStore', message: /holds the log varde-shared, not varde-mine/ })
})

t.test(
  'a directory with a log of its own is not opened on a store; the message names `migrate`, and the log is unchanged',
  async t => {
    const fixture = await startStore(t)
    const directory = temporary(t)
    const own = openSqliteLog({ directory })
    await appendFacts(own, 'indicator-a', 2)
    await own.close()
    await t.rejects(openNode(t, fixture, { directory }), {
      name: 'UnusableFile',
      message: /is a log of its own.*`varde migrate --to`.*VARDE_DATA_DIR/,
    })
    t.same(fixture.events().length, 0, 'nothing came to the store')
    const again = openSqliteLog({ directory })
    t.equal(again.head(), 1)
    await appendFacts(again, 'indicator-a', 1)
    await again.close()
  },
)

t.test('a directory that follows one log is not opened on another prefix or another origin', async t => {
  const fixture = await startStore(t)
  const { log, directory } = await openNode(t, fixture)
  const { origin } = log
  await appendFacts(log, 'indicator-a', 1)
  await log.close()
  await t.rejects(openLog({ directory, store: { address: fixture.address, prefix: 'other.' } }), {
    name: 'UnusableFile',
    message: /follows the prefix varde-test\. of an event store, not other\./,
  })
  const elsewhere = await startStore(t)
  const port = openKurrentDb(elsewhere.address)
  await beginLog(port, PREFIX, 'varde-other')
  await port.close()
  await t.rejects(openNode(t, elsewhere, { directory }), {
    name: 'UnusableStore',
    message: new RegExp(
      `prefix varde-test\\. the event store holds the log varde-other, not ${origin}; choose another`,
    ),
  })
  const again = await openNode(t, fixture, { directory })
  t.equal(again.log.head(), 0)
})

t.test('a prefix under which another program writes is refused, and nothing is added to it', async t => {
  const fixture = await startStore(t)
  const port = openKurrentDb(fixture.address)
  const event = { id: crypto.randomUUID(), type: 'log-begun', data: '{"about":"us"}', metadata: '{}' }
  await port.append(metadataStream(PREFIX), -1, [event], 5_000)
  await port.close()
  const before = fixture.events().length
  await t.rejects(openNode(t, fixture), {
    name: 'UnusableStore',
    message: /was not written by Varde.*VARDE_STREAM_PREFIX/,
  })
  t.equal(fixture.events().length, before)
})

t.test('nodes that start at the same moment under one prefix create one log', async t => {
  const fixture = await startStore(t)
  /** Another node begins between this one’s looking and its beginning. */
  const wrap = (port: EventStore): Partial<EventStore> => ({
    async append(stream, ...given) {
      if (stream === metadataStream(PREFIX)) await beginLog(port, PREFIX, 'varde-first')
      await port.append(stream, ...given)
    },
  })
  const late = await openNode(t, fixture, { wrap })
  t.equal(late.log.origin, 'varde-first')
  await appendFacts(late.log, 'indicator-a', 2)
  const leaves = leavesOf(late.log)
  await late.log.close()
  const { log } = await openNode(t, fixture)
  t.same([log.origin, leavesOf(log)], ['varde-first', leaves])
  await log.close()
  await t.rejects(openNode(t, fixture, { origin: 'varde-late' }), /holds the log varde-first, not varde-late/)
})

t.test('a file that follows a store can be read by itself, and written only through the store', async t => {
  const fixture = await startStore(t)
  const { log, directory } = await openNode(t, fixture)
  await appendFacts(log, 'indicator-a', 2)
  const beside = openSqliteLog({ directory, readOnly: true })
  t.strictSame(leavesOf(beside), leavesOf(log))
  await beside.close()
  await log.close()
  t.throws(() => openSqliteLog({ directory }), UnusableFile)
  t.throws(
    () => openSqliteLog({ directory }),
    /follows an event store \(prefix varde-test\.\).*`varde migrate --to sqlite`/,
  )
  const file = openSqliteFile({ directory })
  t.same([file.readNote('store'), file.reader.head()], [PREFIX, 1])
  file.close()
})

t.test('a log that can’t be opened leaves its directory unlocked and its store closed', async t => {
  const fixture = await startStore(t)
  const directory = temporary(t)
  const port = openKurrentDb(fixture.address)
  let closed = 0
  async function close(): Promise<void> {
    closed += 1
    await port.close()
  }
  await beginLog(port, PREFIX, 'varde-other')
  const opening = openStoreLog({ ...port, close }, PREFIX, { directory, origin: 'varde-mine' })
  await t.rejects(opening, { name: 'UnusableStore' })
  t.equal(closed, 1)
  const { log } = await openNode(t, fixture, { directory })
  t.equal(log.origin, 'varde-other')
})

t.test('a store is named by its hosts and ports, without the password', async t => {
  const names: Record<string, string> = {
    'esdb://store.example:2113?tls=false': 'store.example:2113',
    'esdb://varde:s3cret@store.example:2113/?tls=true': 'store.example:2113',
    'esdb+discover://varde:s3cret@a.example:1,b.example:2?tls=false': 'a.example:1,b.example:2',
    'esdb://varde:s3c%40ret@store.example?tls=false': 'store.example',
    'esdb://varde:s3/s3cret@store.example:2113': 'store.example:2113',
  }
  for (const [address, name] of Object.entries(names)) t.equal(openKurrentDb(address).name, name)
})

t.test('messages about a wrong address, or one that does not answer, have no password in them', async t => {
  const wrong = [
    'http://varde:s3cret@store.example',
    'esdb://varde:s3cret@store.example:port',
    'esdb://varde:s3cret@store.example?tls=perhaps',
    'esdb://varde:s3cret',
    'esdb://varde:p@ss:s3cret@store.example',
  ]
  for (const address of wrong) {
    const opening = openLog({ directory: temporary(t), store: { address, prefix: PREFIX } })
    const error = await opening.catch(error => error)
    t.match(error, { name: 'UnusableStore', message: /VARDE_LOG is not the address of an event store/ })
    t.notMatch(inspect(error, { depth: 9 }), /s3cret/)
  }
  const store = { address: 'esdb://varde:s3cret@127.0.0.1:9?tls=false', prefix: PREFIX }
  const error = await openLog({ directory: temporary(t), store, patience: 0 }).catch(error => error)
  t.equal(error.name, 'StoreAway')
  t.notMatch(inspect(error, { depth: 9 }), /s3cret/)
})

t.end()
