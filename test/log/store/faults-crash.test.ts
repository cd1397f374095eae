/** A node that was killed in the middle of something, then and when it is opened again. */
import { join } from 'node:path'
import t from 'tap'
import { openSqliteFile } from '../../../src/log/sqlite/file.ts'
import { type EventStore, logStream } from '../../../src/log/store/store.ts'
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

/** Comes between log and store: an append to the log is not sent, or its answer does not come, from when on it is told so. */
function gate() {
  let shut: 'before' | 'after' | undefined
  return {
    shut(when: 'before' | 'after') {
      shut = when
    },
    wrap: (port: EventStore): Partial<EventStore> => ({
      async append(...given) {
        if (shut === 'before') return new Promise(() => {})
        await port.append(...given)
        if (shut === 'after') await new Promise(() => {})
      },
    }),
  }
}

for (const moment of ['before', 'after'] as const)
  t.test(
    `a node that dies ${moment} its append is stored finds its fact once when it sends the same key again`,
    async t => {
      const fixture = await startStore(t)
      const { shut, wrap } = gate()
      const { log, directory } = await openNode(t, fixture, { wrap })
      await appendFacts(log, 'indicator-a', 2)
      shut(moment)
      const append = commandWithKey(log, 'indicator-b')
      log.append(append).catch(() => {})
      const stored = moment === 'before' ? 0 : 1
      await until(() => storedIn(fixture).length === 2 + stored)
      t.equal(log.head(), 1)
      const image = crashImageOf(t, directory)
      await log.close()
      const again = await openNode(t, fixture, { directory: image })
      t.equal(again.log.head(), 1 + stored)
      t.equal(again.log.recall(append.command!.key) !== undefined, stored === 1)
      t.match(await sendUntilStored(again.log, append), { facts: [{ id: append.facts[0]!.id, position: 2 }] })
      await appendFacts(again.log, 'indicator-b', 1)
      requireStoredOnce(t, fixture, again.log)
      await requireSameElsewhere(t, fixture, again)
    },
  )

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
    for (const stream of STREAMS) await store(stream)
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

t.test('a node that starts on a backup of another node reads only what came after it', async t => {
  const fixture = await startStore(t)
  const first = await openNode(t, fixture)
  await appendFacts(first.log, 'indicator-a', 30)
  const directory = temporary(t)
  await first.log.backup(join(directory, 'varde.db'))
  await appendFacts(first.log, 'indicator-a', 2)
  const leaves = leavesOf(first.log)
  await first.log.close()
  const read: number[] = []
  const wrap = (port: EventStore): Partial<EventStore> => ({
    read: (stream, from, take, most) => {
      if (stream === logStream(PREFIX)) read.push(from)
      return port.read(stream, from, take, most)
    },
  })
  const second = await openNode(t, fixture, { directory, wrap })
  t.strictSame(leavesOf(second.log), leaves)
  t.equal(read[0], 29, 'it begins with the head of the backup')
  await appendFacts(second.log, 'indicator-a', 1)
  requireStoredOnce(t, fixture, second.log)
  await second.log.close()

  const behind = await openNode(t, await startStore(t), { prefix: 'new.' })
  await appendFacts(behind.log, 'indicator-a', 1)
  const other = temporary(t)
  await behind.log.backup(join(other, 'varde.db'))
  await t.rejects(openNode(t, fixture, { directory: other }), {
    name: 'UnusableFile',
    message: /follows the prefix new\./,
  })
})

t.end()
