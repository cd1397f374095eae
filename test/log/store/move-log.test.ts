/** Moving a log into an event store, also when interrupted. */
import t from 'tap'
import { LogUnavailable, type StoredFact } from '../../../src/log/log.ts'
import { openSqliteLog } from '../../../src/log/sqlite.ts'
import { type EventStore, logStream } from '../../../src/log/store/store.ts'
import { appendFacts, newAppend, newFact } from '../../contract/given.ts'
import type { EventStore as Fixture } from '../../fixtures/event-store.ts'
import { crashImageOf, openNode, PREFIX, requireSameElsewhere, startStore, waitForState } from './given.ts'
import { contentIn, contentOf, moveInto, recordSampleLog, withPort } from './move-log-given.ts'

/** What the store has under a prefix, the facts and what is beside them. */
const under = (fixture: Fixture, prefix: string) => fixture.events().filter(({ stream }) => stream.startsWith(prefix))
/** `stream` is that of the first fact of each command. */
const metadataOf = (metadata: Uint8Array): { readonly id: string; readonly stream?: string } =>
  JSON.parse(Buffer.from(metadata).toString())

t.test('a log that has moved in is the same log, in its own directory and in a new one, and goes on', async t => {
  const fixture = await startStore(t)
  const directory = await recordSampleLog(t)
  const before = await contentIn(directory)
  const facts = (before[1] as StoredFact[]).length
  await withPort(fixture, async port => {
    t.equal(await moveInto(port, directory), facts)
    const count = fixture.events().length
    t.equal(await moveInto(port, directory), 0, 'moved again, nothing is new')
    t.equal(fixture.events().length, count)
  })
  const node = await openNode(t, fixture, { directory })
  await waitForState(node, 'following')
  t.strictSame(await contentOf(node.log), before)
  const other = await requireSameElsewhere(t, fixture, node)
  t.strictSame(await contentOf(other.log), before)
  await appendFacts(other.log, 'mission-x', 2, { mission: 'x' })
  t.equal(other.log.head(), facts + 1)
  await requireSameElsewhere(t, fixture, other)
})

/** The calls to the store, of which one is the mover’s last: it dies before or after that was carried out. */
function dying(port: EventStore, at: number, when: 'before' | 'after') {
  let calls = 0
  async function step<A>(call: () => Promise<A>): Promise<A> {
    calls += 1
    if (calls === at && when === 'before') throw new Error('the mover died')
    const answer = await call()
    if (calls === at) throw new Error('the mover died')
    return answer
  }
  const store: EventStore = {
    ...port,
    append: (...given) => step(() => port.append(...given)),
    read: (...given) => step(() => port.read(...given)),
  }
  return { store, calls: () => calls }
}

t.test('a move that is killed anywhere loses and doubles nothing: the same command goes on', async t => {
  const fixture = await startStore(t)
  const directory = await recordSampleLog(t)
  const before = await contentIn(directory)
  const ids = (before[1] as StoredFact[]).map(({ id }) => id)
  let last = ''
  await withPort(fixture, async port => {
    for (const when of ['before', 'after'] as const)
      for (let at = 1; ; at++) {
        const prefix = `${when}-${at}.`
        const image = crashImageOf(t, directory)
        const { store, calls } = dying(port, at, when)
        const died = await moveInto(store, image, prefix).then(
          () => false,
          () => true,
        )
        if (!died) {
          t.ok(calls() < at && at > 8, `${at} calls`)
          break
        }
        // Half moved it is still a log of its own, as it was.
        t.strictSame(await contentIn(image), before)
        await moveInto(port, image, prefix)
        const stored = under(fixture, prefix).filter(({ stream }) => stream === logStream(prefix))
        if (String(stored.map(({ metadata }) => metadataOf(metadata).id)) !== String(ids))
          t.fail(`not all facts once, ${when} ${at}`)
        last = prefix
      }
  })
  const { log } = await openNode(t, fixture, { prefix: last })
  t.strictSame(await contentOf(log), before)
})

t.test('a store that fails during the move is tried again, and has every fact once', async t => {
  const fixture = await startStore(t)
  const directory = await recordSampleLog(t)
  const before = await contentIn(directory)
  await withPort(fixture, async port => {
    const faults = ['append-refused-before', 'append-cut-after', 'append-timed-out-after', 'append-twice'] as const
    let calls = 0
    const failing: EventStore = {
      ...port,
      append(...given) {
        const fault = faults[calls - 1]
        calls += 1
        if (fault) fixture.fault(fault)
        return port.append(...given)
      },
    }
    await moveInto(failing, directory)
    t.ok(calls > faults.length)
  })
  fixture.fault('read-cut')
  await t.rejects(
    withPort(fixture, port => moveInto(port, directory)),
    { name: 'StoreAway' },
  )
  t.equal(await withPort(fixture, port => moveInto(port, directory)), 0)
  const { log } = await openNode(t, fixture)
  t.strictSame(await contentOf(log), before)
})

t.test('a log that went on while it was half moved is moved completely', async t => {
  const fixture = await startStore(t)
  const directory = await recordSampleLog(t)
  await withPort(fixture, async port => {
    await t.rejects(moveInto(dying(port, 5, 'after').store, directory), /the mover died/)
    const own = openSqliteLog({ directory })
    await appendFacts(own, 'mission-x', 2, { mission: 'x' })
    await own.close()
  })
  const early = await openNode(t, fixture)
  await waitForState(early, 'read-only', /is being moved into this event store/)
  await t.rejects(early.log.append(newAppend(early.log)), LogUnavailable)
  await early.log.close()
  await withPort(fixture, port => moveInto(port, directory))
  const before = await contentIn(directory)
  const { log } = await openNode(t, fixture)
  t.strictSame(await contentOf(log), before)
})

t.test(
  'a command larger than one append is split, and its key still answers with all its facts, on every node',
  async t => {
    const fixture = await startStore(t)
    const directory = await recordSampleLog(t, 3_300)
    const before = await contentIn(directory)
    const own = openSqliteLog({ directory })
    const texts = Array.from({ length: 6 }, () => newFact({ data: { text: '€'.repeat(99_000) } }))
    const command = { key: 'kari/texts', digest: 'd' }
    const { facts } = await own.append(newAppend(own, { stream: 'indicator-texts', facts: texts, command }))
    await own.close()
    await withPort(fixture, port => moveInto(port, directory))
    const parts = under(fixture, logStream(PREFIX)).filter(({ metadata }) =>
      metadataOf(metadata).stream?.startsWith('indicator-'),
    )
    t.ok(parts.length >= 6, `in ${parts.length} parts`)
    const node = await openNode(t, fixture, { directory })
    t.strictSame((await contentOf(node.log))[3], before[3])
    t.strictSame((await node.log.recall(command.key)?.appended)?.facts, facts)
    const { log } = await requireSameElsewhere(t, fixture, node)
    t.strictSame((await contentOf(log))[3], before[3])
    t.equal((await log.recall('ola/large')?.appended)?.facts.length, 3_300)
    t.strictSame((await log.recall(command.key)?.appended)?.facts, facts)
  },
)

t.end()
