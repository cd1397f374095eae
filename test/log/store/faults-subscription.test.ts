/** Facts under every fault of reads and subscriptions. */
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { LogUnavailable, NotHereYet, StreamMoved } from '../../../src/log/log.ts'
import { allFacts, appendFacts } from '../../contract/given.ts'
import { subscriptionFaults } from '../../fixtures/event-store-faults.ts'
import {
  answerInTime,
  appendByOthers,
  commandWithKey,
  lockFile,
  openNode,
  requireSameElsewhere,
  requireStoredOnce,
  sendUntilStored,
  startStore,
  storedIn,
  waitForFacts,
  waitForState,
} from './given.ts'

for (const fault of subscriptionFaults)
  t.test(
    `${fault}: every append is answered, every fact arrives once, and the log follows again by itself`,
    async t => {
      const fixture = await startStore(t)
      const node = await openNode(t, fixture)
      const { log, port } = node
      const seen: number[] = []
      log.follow(facts => seen.push(...facts.map(({ position }) => position)))
      await appendFacts(log, 'indicator-before', 2)
      // The live one, and the next.
      fixture.fault(fault, 2)
      const appends = ['a', 'b', 'c'].map(name => commandWithKey(log, `indicator-${name}`))
      const answers = appends.map(append => answerInTime(log.append(append)))
      await appendByOthers(port, log, commandWithKey(log, 'indicator-theirs'))
      await Promise.all(answers)
      for (const append of appends) await sendUntilStored(log, append)
      await waitForFacts(log, 6)
      await waitForState(node, 'following')
      await sendUntilStored(log, commandWithKey(log, 'indicator-a'))
      requireStoredOnce(t, fixture, log)
      t.equal(log.head(), 6)
      t.same(
        seen,
        allFacts(log).map((_, i) => i),
        'followers are told of each fact once, in order',
      )
      await requireSameElsewhere(t, fixture, node)
    },
  )

t.test(
  'F19 F21 a consumer that is too slow, and an event that comes twice, do no harm and change no status',
  async t => {
    const fixture = await startStore(t)
    const { log, changes } = await openNode(t, fixture)
    for (const fault of ['subscription-too-slow', 'subscription-twice'] as const) {
      fixture.fault(fault)
      await Promise.all([appendFacts(log, 'indicator-a', 5), appendFacts(log, 'indicator-b', 5)])
    }
    t.same(
      changes.map(({ state }) => state),
      ['following'],
    )
    requireStoredOnce(t, fixture, log)
    t.equal(log.head(), 19)
  },
)

t.test(
  'a silent subscription is noticed even if this node appends nothing, and what others recorded arrives',
  async t => {
    const fixture = await startStore(t)
    const { log, port, changes } = await openNode(t, fixture)
    await appendFacts(log, 'indicator-a', 1)
    fixture.fault('subscription-silent')
    await appendByOthers(port, log, commandWithKey(log, 'indicator-a'))
    await appendByOthers(port, log, commandWithKey(log, 'indicator-b'))
    await waitForFacts(log, 3)
    requireStoredOnce(t, fixture, log)
    t.equal(changes.at(-1)?.state, 'following')
    await appendFacts(log, 'indicator-b', 1)
  },
)

t.test(
  'facts that are stored and cannot be kept here are answered “not here yet” with their ids, and are then read',
  async t => {
    const fixture = await startStore(t)
    const { log, directory } = await openNode(t, fixture)
    await appendFacts(log, 'indicator-a', 1)
    const unlock = lockFile(directory)
    const append = commandWithKey(log, 'indicator-a')
    const [id, key] = [append.facts[0]!.id, append.command!.key]
    const answer = await answerInTime(log.append(append))
    unlock()
    if (!(answer instanceof NotHereYet)) throw answer
    t.strictSame(answer.facts, [{ id, type: 'indicator-measured', stream: 'indicator-a', revision: 1 }])
    const kept = { facts: [{ ...answer.facts[0], position: 1 }] }
    t.strictSame(await sendUntilStored(log, append), kept)
    await appendFacts(log, 'indicator-b', 2)
    t.strictSame(await log.recall(key)?.appended, kept)
    requireStoredOnce(t, fixture, log)
    t.equal(log.head(), 3)
  },
)

t.test(
  'an append whose answer is lost, and that cannot be read, is “unknown”, and stored once when it is sent again',
  async t => {
    const fixture = await startStore(t)
    const { log } = await openNode(t, fixture)
    await appendFacts(log, 'indicator-a', 1)
    fixture.fault('subscription-silent', Infinity)
    fixture.fault('read-cut', Infinity)
    fixture.fault('append-silent-after')
    const append = commandWithKey(log, 'indicator-a')
    t.match(await answerInTime(log.append(append)), {
      name: 'LogUnavailable',
      message: /whether it has stored this is not known/,
    })
    t.equal(storedIn(fixture).length, 2)
    fixture.heal()
    t.match(await sendUntilStored(log, append), { facts: [{ position: 1 }] })
    requireStoredOnce(t, fixture, log)
    t.equal(log.head(), 1)
  },
)

t.test(
  'where facts of other nodes cannot be read, the command is answered “try later” rather than decided again',
  async t => {
    const fixture = await startStore(t)
    const node = await openNode(t, fixture)
    const { log, port } = node
    await appendFacts(log, 'indicator-a', 1)
    fixture.fault('subscription-silent', Infinity)
    await appendByOthers(port, log, commandWithKey(log, 'indicator-a'))
    fixture.fault('read-cut', Infinity)
    const append = commandWithKey(log, 'indicator-a')
    t.type(await answerInTime(log.append(append)), LogUnavailable)
    fixture.heal()
    await waitForFacts(log, 2)
    await waitForState(node, 'following')
    await log.store.settled('indicator-a')
    t.type(await answerInTime(log.append(append)), StreamMoved)
    await log.append(commandWithKey(log, 'indicator-a'))
    requireStoredOnce(t, fixture, log)
    t.equal(log.head(), 2)
  },
)

t.test(
  'a node that was quiet for seconds and has reconnected several times closes at once: no call is left open',
  async t => {
    const fixture = await startStore(t)
    const node = await openNode(t, fixture)
    await appendFacts(node.log, 'indicator-a', 1)
    for (let i = 0; i < 3; i++) {
      fixture.fault('subscription-cut')
      await sendUntilStored(node.log, commandWithKey(node.log, 'indicator-a'))
      await waitForState(node, 'following')
    }
    await wait(2_500)
    await node.log.close()
  },
)

t.test('a read that breaks off half way is resumed there, at the start and later', async t => {
  const fixture = await startStore(t)
  const first = await openNode(t, fixture)
  await appendFacts(first.log, 'indicator-a', 200)
  await first.log.close()
  fixture.fault('read-cut', 4)
  const second = await openNode(t, fixture)
  t.equal(second.log.head(), 199)
  fixture.fault('read-cut', 2)
  fixture.fault('subscription-too-slow')
  await Promise.all(['b', 'c', 'd'].map(name => appendFacts(second.log, `indicator-${name}`, 5)))
  await waitForState(second, 'following')
  requireStoredOnce(t, fixture, second.log)
  t.equal(second.log.head(), 214)
})

t.end()
