/** Appends under every fault of a store. */
import t from 'tap'
import { LogUnavailable } from '../../../src/log/log.ts'
import { type EventStore, StoreAway } from '../../../src/log/store/store.ts'
import { appendFacts, newFact, PATIENT } from '../../contract/given.ts'
import { appendFaults } from '../../fixtures/event-store-faults.ts'
import {
  answerInTime,
  commandWithKey,
  openNode,
  requireSameElsewhere,
  requireStoredOnce,
  sendUntilStored,
  startStore,
  storedIn,
  waitForFacts,
  waitForState,
} from './given.ts'

for (const fault of appendFaults)
  t.test(`${fault}: every append is answered with its positions, and every fact is stored once`, async t => {
    const fixture = await startStore(t)
    const node = await openNode(t, fixture)
    const { log } = node
    await appendFacts(log, 'indicator-before', 2)
    fixture.fault(fault)
    const first = commandWithKey(log, 'indicator-hit')
    const answer = answerInTime(log.append(first))
    const others = ['a', 'b', 'c'].map(name => commandWithKey(log, `indicator-${name}`))
    const answers = await Promise.all(others.map(append => answerInTime(log.append(append))))
    for (const one of answers) t.notOk(one instanceof Error, 'others are not kept waiting')
    const kept = await answer
    if (kept instanceof Error) throw kept
    t.strictSame(await log.recall(first.command!.key)?.appended, kept)
    t.match(kept.facts, [{ id: first.facts[0]!.id, stream: 'indicator-hit', revision: 0 }])
    await appendFacts(log, 'indicator-hit', 2)
    await waitForState(node, 'following')
    requireStoredOnce(t, fixture, log)
    t.equal(log.head(), 7)
    await requireSameElsewhere(t, fixture, node)
  })

t.test(
  'an append that keeps failing is refused in time, leaves nothing, and is stored when the store works again',
  async t => {
    for (const fault of ['append-refused-before', 'append-silent-before'] as const) {
      const fixture = await startStore(t)
      const node = await openNode(t, fixture)
      const { log } = node
      fixture.fault(fault, Number.POSITIVE_INFINITY)
      const append = commandWithKey(log, 'indicator-a')
      t.type(await answerInTime(log.append(append)), LogUnavailable)
      await log.store.settled('indicator-a')
      t.ok(log.recall(append.command!.key) === undefined, 'it is not remembered')
      t.same([log.head(), storedIn(fixture)], [-1, []])
      fixture.heal()
      t.same((await sendUntilStored(log, append)).facts[0]?.position, 0)
      await waitForState(node, 'following')
      requireStoredOnce(t, fixture, log)
      await log.close()
    }
  },
)

/** Comes between log and store: an append is held back, without an answer, until it is let go. */
function delayed() {
  let holds = false
  const held: (() => Promise<void>)[] = []
  return {
    hold() {
      holds = true
    },
    /** Appends reach the store from now on; answers with the first one that was held back. */
    release() {
      holds = false
      return held[0]!
    },
    wrap: (port: EventStore): Partial<EventStore> => ({
      append(...given) {
        if (!holds) return port.append(...given)
        held.push(() => port.append(...given))
        return Promise.reject(new StoreAway('it does not answer'))
      },
    }),
  }
}

t.test('F16 an append that the store stores after everybody has given it up arrives all the same, once', async t => {
  const fixture = await startStore(t)
  const { hold, release, wrap } = delayed()
  const { log } = await openNode(t, fixture, { wrap })
  hold()
  const append = commandWithKey(log, 'indicator-a')
  t.type(await answerInTime(log.append(append)), LogUnavailable)
  await log.store.settled('indicator-a')
  t.ok(log.recall(append.command!.key) === undefined, 'it is not remembered')
  await release()()
  await waitForFacts(log, 1)
  const appended = await log.recall(append.command!.key)?.appended
  t.match(appended?.facts, [{ id: append.facts[0]!.id, position: 0 }])
  t.strictSame(await sendUntilStored(log, append), appended)
  requireStoredOnce(t, fixture, log)
  t.equal(log.head(), 0)
})

t.test('an append given up and overtaken is not stored later: it still expects the old end of the log', async t => {
  const fixture = await startStore(t)
  const { hold, release, wrap } = delayed()
  const { log } = await openNode(t, fixture, { wrap })
  hold()
  const late = commandWithKey(log, 'indicator-a')
  t.type(await answerInTime(log.append(late)), LogUnavailable)
  await log.store.settled('indicator-a')
  const sendLate = release()
  await log.append(commandWithKey(log, 'indicator-a'))
  await t.rejects(sendLate(), { name: 'StoreConflict' })
  await appendFacts(log, 'indicator-b', 1)
  requireStoredOnce(t, fixture, log)
  t.notOk(storedIn(fixture).some(name => name.includes(late.facts[0]!.id)))
  t.equal(log.head(), 1)
})

t.test('appends that wait behind one another are refused together, and stored when they are sent again', async t => {
  const fixture = await startStore(t)
  const { log } = await openNode(t, fixture)
  fixture.fault('append-silent-before', Number.POSITIVE_INFINITY)
  const appends = [
    commandWithKey(log, 'indicator-a'),
    commandWithKey(log, 'indicator-a', { expectedRevision: 0 }),
    commandWithKey(log, 'indicator-b'),
  ]
  const answers = await Promise.all(appends.map(append => answerInTime(log.append(append))))
  for (const answer of answers) t.type(answer, LogUnavailable)
  fixture.heal()
  for (const append of appends) t.equal((await sendUntilStored(log, append)).facts.length, 1)
  requireStoredOnce(t, fixture, log)
  t.same([log.head(), log.revisionOf('indicator-a')], [2, 1])
})

t.test('an append larger than the store takes is refused alone; those that go with it are stored', async t => {
  const fixture = await startStore(t, { maxAppendSize: 1_000 })
  const { log } = await openNode(t, fixture)
  const large = newFact({ data: { text: 'x'.repeat(1_100) } })
  const small = (name: string) => commandWithKey(log, name, { facts: [newFact({ data: { text: 'x'.repeat(400) } })] })
  const appends = [small('a'), commandWithKey(log, 'large', { facts: [large] }), small('b'), small('c'), small('d')]
  const answers = await Promise.all(appends.map(append => answerInTime(log.append({ ...append, patience: PATIENT }))))
  t.same(
    answers.map(answer => (answer instanceof Error ? answer.name : answer.facts[0]?.position)),
    [0, 'AppendTooLarge', 1, 2, 3],
  )
  requireStoredOnce(t, fixture, log)
})

t.end()
