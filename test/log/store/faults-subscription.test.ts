/** What becomes of the facts when what the store says does not come, comes twice, or breaks off? */
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { LogUnavailable, NotHereYet, StreamMoved } from '../../../src/log/log.ts'
import { all, keep } from '../../contract/given.ts'
import { subscriptionFaults } from '../../fixtures/event-store-faults.ts'
import {
  answerTo,
  appendByOthers,
  askAgain,
  holds,
  newCommand,
  openNode,
  requireKeptOnce,
  requireSameElsewhere,
  stands,
  startStore,
  storedIn,
} from './given.ts'

/** The store never says which event is its last: a silent subscription is not noticed by that. */
const mute = { wrap: () => ({ last: async () => undefined }) }

for (const fault of subscriptionFaults)
  t.test(`${fault}: everybody is answered, every fact arrives once, and the log follows again by itself`, async t => {
    const fixture = await startStore(t)
    const node = await openNode(t, fixture)
    const { log, port } = node
    const seen: number[] = []
    log.follow(facts => seen.push(...facts.map(({ position }) => position)))
    await keep(log, 'indicator-before', 2)
    // The live one, and the next.
    fixture.fault(fault, 2)
    const appends = ['a', 'b', 'c'].map(name => newCommand(log, `indicator-${name}`))
    const answers = appends.map(append => answerTo(log.append(append)))
    await appendByOthers(port, log, newCommand(log, 'indicator-theirs'))
    await Promise.all(answers)
    for (const append of appends) await askAgain(log, append)
    await holds(log, 6)
    await stands(node, 'following')
    await askAgain(log, newCommand(log, 'indicator-a'))
    requireKeptOnce(t, fixture, log)
    t.equal(log.head(), 6)
    t.same(
      seen,
      all(log).map((_, i) => i),
      'followers are told of each fact once, in order',
    )
    await requireSameElsewhere(t, fixture, node)
  })

t.test(
  'a consumer that was too slow, and an event that comes twice, are no trouble: nobody is told of any',
  async t => {
    const fixture = await startStore(t)
    const { log, changes } = await openNode(t, fixture)
    for (const fault of ['subscription-too-slow', 'subscription-twice'] as const) {
      fixture.fault(fault)
      await Promise.all([keep(log, 'indicator-a', 5), keep(log, 'indicator-b', 5)])
    }
    t.same(
      changes.map(({ state }) => state),
      ['following'],
    )
    requireKeptOnce(t, fixture, log)
    t.equal(log.head(), 19)
  },
)

t.test(
  'a subscription that says nothing is noticed though nobody here appends, and what others recorded arrives',
  async t => {
    const fixture = await startStore(t)
    const { log, port, changes } = await openNode(t, fixture)
    await keep(log, 'indicator-a', 1)
    fixture.fault('subscription-silent')
    await appendByOthers(port, log, newCommand(log, 'indicator-a'))
    await appendByOthers(port, log, newCommand(log, 'indicator-b'))
    await holds(log, 3)
    requireKeptOnce(t, fixture, log)
    t.equal(changes.at(-1)?.state, 'following')
    await keep(log, 'indicator-b', 1)
  },
)

t.test('what is stored and does not arrive is answered “not here yet” with its names, and is read by that', async t => {
  const fixture = await startStore(t)
  const { log } = await openNode(t, fixture, mute)
  await keep(log, 'indicator-a', 1)
  fixture.fault('subscription-silent')
  const append = newCommand(log, 'indicator-a')
  const [id, key] = [append.facts[0]!.id, append.command!.key]
  const asked = log.append(append)
  const recalled = answerTo(log.recall(key)!.appended)
  const answer = await answerTo(asked)
  if (!(answer instanceof NotHereYet)) throw answer
  t.strictSame(answer.facts, [{ id, type: 'indicator-measured', stream: 'indicator-a', revision: 1 }])
  const same = await recalled
  t.ok(same instanceof NotHereYet || !(same instanceof Error), 'the key answers the same, or the places')
  const kept = { facts: [{ ...answer.facts[0], position: 1 }] }
  t.strictSame(await askAgain(log, append), kept)
  fixture.heal()
  await keep(log, 'indicator-b', 2)
  t.strictSame(await log.recall(key)?.appended, kept)
  requireKeptOnce(t, fixture, log)
  t.equal(log.head(), 3)
})

t.test(
  'an append whose answer is lost and whose fact does not arrive is “unknown”, and there once when asked again',
  async t => {
    const fixture = await startStore(t)
    const { log } = await openNode(t, fixture, mute)
    await keep(log, 'indicator-a', 1)
    fixture.fault('subscription-silent')
    fixture.fault('append-silent-after')
    const append = newCommand(log, 'indicator-a')
    t.match(await answerTo(log.append(append)), {
      name: 'LogUnavailable',
      message: /whether it keeps this is not known/,
    })
    t.equal(storedIn(fixture).length, 2)
    t.match(await askAgain(log, append), { facts: [{ position: 1 }] })
    requireKeptOnce(t, fixture, log)
    t.equal(log.head(), 1)
  },
)

t.test(
  'others’ facts that do not arrive are waited for, and then the command is to be tried later, not decided anew',
  async t => {
    const fixture = await startStore(t)
    const { log, port } = await openNode(t, fixture, mute)
    await keep(log, 'indicator-a', 1)
    fixture.fault('subscription-silent')
    await appendByOthers(port, log, newCommand(log, 'indicator-a'))
    const append = newCommand(log, 'indicator-a')
    t.type(await answerTo(log.append(append)), LogUnavailable)
    fixture.heal()
    await holds(log, 2)
    await log.store.settled('indicator-a')
    t.type(await answerTo(log.append(append)), StreamMoved)
    await log.append(newCommand(log, 'indicator-a'))
    requireKeptOnce(t, fixture, log)
    t.equal(log.head(), 2)
  },
)

t.test(
  'a node that was quiet for seconds and has come back some times is closed at once: it holds no call open',
  async t => {
    const fixture = await startStore(t)
    const node = await openNode(t, fixture)
    await keep(node.log, 'indicator-a', 1)
    for (let i = 0; i < 3; i++) {
      fixture.fault('subscription-cut')
      await askAgain(node.log, newCommand(node.log, 'indicator-a'))
      await stands(node, 'following')
    }
    await wait(2_500)
    const began = performance.now()
    await node.log.close()
    t.ok(performance.now() - began < 1_000)
  },
)

t.test('a read that breaks off half way is done again from there, at the start and later', async t => {
  const fixture = await startStore(t)
  const first = await openNode(t, fixture)
  await keep(first.log, 'indicator-a', 200)
  await first.log.close()
  fixture.fault('read-cut', 4)
  const second = await openNode(t, fixture)
  t.equal(second.log.head(), 199)
  fixture.fault('read-cut', 2)
  fixture.fault('subscription-too-slow')
  await Promise.all(['b', 'c', 'd'].map(name => keep(second.log, `indicator-${name}`, 5)))
  await stands(second, 'following')
  requireKeptOnce(t, fixture, second.log)
  t.equal(second.log.head(), 214)
})

t.end()
