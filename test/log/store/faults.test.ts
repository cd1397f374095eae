/** Appends under every fault of a store. */
import t from 'tap'
import { type Appended, LogUnavailable } from '../../../src/log/log.ts'
import { appendFacts } from '../../contract/given.ts'
import { type AppendFault, appendFaults } from '../../fixtures/event-store-faults.ts'
import {
  answerInTime,
  commandWithKey,
  openNode,
  requireSameElsewhere,
  requireStoredOnce,
  sendUntilStored,
  startStore,
  storedIn,
  waitForState,
} from './given.ts'

/** What the one is told whose append it happens to, and whether the store has it then. */
const told: Record<AppendFault, 'places' | 'later'> = {
  'append-refused-before': 'places',
  'append-cut-after': 'places',
  'append-silent-before': 'later',
  'append-silent-after': 'places',
  'append-slow': 'places',
  'append-late': 'later',
  'append-timed-out-after': 'places',
  'append-twice': 'places',
}

for (const fault of appendFaults)
  t.test(
    `${fault}: every append is answered, and every fact is stored once, at the latest when it is sent again`,
    async t => {
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
      const own = await answer
      if (told[fault] === 'later') t.type(own, LogUnavailable)
      const kept = own instanceof Error ? await sendUntilStored(log, first) : own
      if (told[fault] === 'places') t.strictSame(kept, own, 'it is answered with its places')
      t.strictSame(await log.recall(first.command!.key)?.appended, kept)
      t.match(kept.facts, [{ id: first.facts[0]!.id, stream: 'indicator-hit', revision: 0 }])
      await appendFacts(log, 'indicator-hit', 2)
      await waitForState(node, 'following')
      requireStoredOnce(t, fixture, log)
      t.equal(log.head(), 7)
      await requireSameElsewhere(t, fixture, node)
    },
  )

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

t.test('F16 an append that the store stores after everybody has given it up arrives all the same, once', async t => {
  const fixture = await startStore(t)
  const { log } = await openNode(t, fixture)
  fixture.fault('append-late')
  const append = commandWithKey(log, 'indicator-a')
  t.type(await answerInTime(log.append(append)), LogUnavailable)
  await log.store.settled('indicator-a')
  t.ok(log.recall(append.command!.key) === undefined, 'it is not remembered')
  const appended = await new Promise<Appended | undefined>(resolve => {
    log.follow(() => resolve(log.recall(append.command!.key)?.appended))
  })
  t.match(appended?.facts, [{ id: append.facts[0]!.id, position: 0 }])
  t.strictSame(await sendUntilStored(log, append), appended)
  requireStoredOnce(t, fixture, log)
  t.equal(log.head(), 0)
})

t.test('an append given up and overtaken is not stored later: it still has the revision it was decided on', async t => {
  const fixture = await startStore(t)
  const { log } = await openNode(t, fixture)
  fixture.fault('append-late')
  const late = commandWithKey(log, 'indicator-a')
  const began = performance.now()
  t.type(await answerInTime(log.append(late)), LogUnavailable)
  await log.store.settled('indicator-a')
  await log.append(commandWithKey(log, 'indicator-a'))
  // The fixture carries the late one out after three seconds.
  await new Promise(resolve => setTimeout(resolve, began + 3_500 - performance.now()))
  await appendFacts(log, 'indicator-b', 1)
  requireStoredOnce(t, fixture, log)
  t.notOk(storedIn(fixture).some(name => name.includes(late.facts[0]!.id)))
  t.equal(log.head(), 1)
})

t.test('an append decided on one that is not stored is refused with it, in the same stream and no other', async t => {
  const fixture = await startStore(t)
  const { log } = await openNode(t, fixture)
  fixture.fault('append-silent-before')
  const [first, second] = [
    commandWithKey(log, 'indicator-a'),
    commandWithKey(log, 'indicator-a', { expectedRevision: 0 }),
  ]
  const [lost, behind, other] = await Promise.all(
    [first, second, commandWithKey(log, 'indicator-b')].map(append => answerInTime(log.append(append))),
  )
  t.type(lost, LogUnavailable)
  t.ok(behind instanceof Error)
  t.match(other, { facts: [{ stream: 'indicator-b', position: 0 }] })
  for (const append of [first, second]) t.equal((await sendUntilStored(log, append)).facts.length, 1)
  requireStoredOnce(t, fixture, log)
  t.same([log.head(), log.revisionOf('indicator-a')], [2, 1])
})

t.end()
