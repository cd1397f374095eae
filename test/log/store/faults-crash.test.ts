/** A node that was killed in the middle of something, then and when it is opened again. */
import { join } from 'node:path'
import t from 'tap'
import { openSqliteFile, sqliteFileOn } from '../../../src/log/sqlite/file.ts'
import { bringUpToDate, openFile } from '../../../src/log/sqlite/schema.ts'
import { eventApplier } from '../../../src/log/store/event-applier.ts'
import type { EventStore, StoreEvent } from '../../../src/log/store/store.ts'
import { positionText } from '../../../src/log/store/store.ts'
import { appendFacts, newFact } from '../../contract/given.ts'
import { until } from '../../fixtures/event-store-client.ts'
import { temporary } from '../temporary.ts'
import {
  appendByOthers,
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
  waitForFacts,
  waitForState,
} from './given.ts'

/** Comes between log and store: appends are held back from when on it is told so, and it knows which were answered. */
function gate() {
  const answered = new Set<string>()
  let shut = false
  return {
    shut: () => {
      shut = true
    },
    answered: (stream: string) => answered.has(PREFIX + stream),
    wrap: (port: EventStore): Partial<EventStore> => ({
      last: async () => undefined,
      async append(stream, ...given) {
        if (shut) return new Promise(() => {})
        await port.append(stream, ...given)
        answered.add(stream)
      },
    }),
  }
}

const moments = ['before its append was sent', 'before it was answered', 'before its fact arrived'] as const
for (const moment of moments)
  t.test(`a node that dies ${moment} finds its fact once when it sends the same key again`, async t => {
    const fixture = await startStore(t)
    const { shut, answered, wrap } = gate()
    const { log, directory } = await openNode(t, fixture, { wrap })
    await appendFacts(log, 'indicator-a', 2)
    fixture.fault('subscription-silent')
    if (moment === moments[0]) shut()
    if (moment === moments[1]) fixture.fault('append-silent-after')
    const append = commandWithKey(log, 'indicator-b')
    log.append(append).catch(() => {})
    const stored = moment === moments[0] ? 0 : 1
    await until(() => storedIn(fixture).length === 2 + stored && answered('indicator-b') === (moment === moments[2]))
    t.equal(log.head(), 1)
    const image = crashImageOf(t, directory)
    await log.close()
    fixture.heal()
    const again = await openNode(t, fixture, { directory: image })
    t.equal(again.log.head(), 1 + stored)
    t.equal(again.log.recall(append.command!.key) !== undefined, stored === 1)
    t.match(await sendUntilStored(again.log, append), { facts: [{ id: append.facts[0]!.id, position: 2 }] })
    await appendFacts(again.log, 'indicator-b', 1)
    requireStoredOnce(t, fixture, again.log)
    await requireSameElsewhere(t, fixture, again)
  })

const FACTS = 7
const COMMANDS = 120
const STREAMS = ['a', 'b', 'c', 'd', 'e'].map(name => `indicator-${name}`)

t.test(
  'F19 a node killed while thousands of facts arrive has whole commands only, and catches up when it is opened again',
  async t => {
    const fixture = await startStore(t)
    const first = await openNode(t, fixture)
    async function store(stream: string): Promise<void> {
      for (let i = 0; i < COMMANDS; i++) {
        const facts = Array.from({ length: FACTS }, () => newFact())
        const append = commandWithKey(first.log, stream, { expectedRevision: i * FACTS - 1, facts })
        await appendByOthers(first.port, first.log, append)
      }
    }
    await Promise.all(STREAMS.map(store))
    await waitForFacts(first.log, STREAMS.length * COMMANDS * FACTS)
    const leaves = leavesOf(first.log)
    await first.log.close()

    const directory = temporary(t)
    const images: string[] = []
    const onProgress = () => images.push(crashImageOf(t, directory))
    const followed = await openNode(t, fixture, { directory, onProgress })
    t.strictSame(leavesOf(followed.log), leaves)
    await followed.log.close()
    t.ok(images.length > 1, `${images.length} images`)
    for (const image of images) {
      const file = openSqliteFile({ directory: image, readOnly: true })
      const facts = file.reader.head() + 1
      for (const stream of STREAMS) t.equal((file.reader.revisionOf(stream) + 1) % FACTS, 0, 'whole commands')
      file.close()
      const again = await openNode(t, fixture, { directory: image })
      t.strictSame(leavesOf(again.log), leaves, `all facts after ${facts}`)
      await again.log.close()
    }
  },
)

t.test('a command whose events are split by a broken subscription arrives whole, once, and in one batch', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  const { log, port } = node
  const heads: number[] = []
  log.follow(() => heads.push(log.head()))
  const faults = ['subscription-too-slow', 'subscription-cut', 'subscription-twice'] as const
  for (let i = 0; i < 12; i++) {
    const facts = Array.from({ length: 500 }, () => newFact())
    await appendByOthers(port, log, commandWithKey(log, 'indicator-a', { expectedRevision: i * 500 - 1, facts }))
    fixture.fault(faults[i % faults.length]!)
  }
  fixture.heal()
  await waitForFacts(log, 6_000)
  await waitForState(node, 'following')
  t.ok(heads.every(head => (head + 1) % 500 === 0, heads))
  requireStoredOnce(t, fixture, log)
  await requireSameElsewhere(t, fixture, node)
})

t.test('facts and the position up to which they were read are committed together or not at all', async t => {
  const fixture = await startStore(t)
  const { log, port } = await openNode(t, fixture)
  await appendFacts(log, 'indicator-a', 3)
  const events: StoreEvent[] = []
  await port.readAll(null, event => events.push(event) > 0)
  const path = join(temporary(t), 'varde.db')
  const db = openFile(path, false)
  bringUpToDate(db, path, false)
  const file = sqliteFileOn(db, { path, readOnly: false, origin: log.origin, unlock: () => {} })
  t.teardown(() => file.close())
  const taken = () => {
    const intake = eventApplier(file, PREFIX)
    for (const event of events) intake.take(event)
    return intake.commit().length
  }
  db.exec(`CREATE TRIGGER stop BEFORE INSERT ON about BEGIN SELECT RAISE(ABORT, 'stopped'); END`)
  t.throws(taken)
  t.same([file.reader.head(), file.readNote('checkpoint')], [-1, undefined])
  db.exec('DROP TRIGGER stop')
  t.equal(taken(), 3)
  t.same([file.reader.head(), file.readNote('checkpoint')], [2, positionText(events.at(-1)!.position)])
})

t.end()
