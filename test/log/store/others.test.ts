/** What becomes of a command when another node is first? Others’ appends go through the same client, for a process bears one. */
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { type Append, type Appended, LogUnavailable, StreamMoved } from '../../../src/log/log.ts'
import type { EventStore } from '../../../src/log/store/store.ts'
import { all, keep, newFact } from '../../contract/given.ts'
import {
  answerTo,
  appendByOthers,
  holds,
  newCommand,
  openNode,
  requireKeptOnce,
  requireSameElsewhere,
  startStore,
  storedIn,
} from './given.ts'

/** Comes between log and store: others append before or right behind it, and what the store says comes so much later. */
function besideOthers(delay = 0) {
  let first: (() => Promise<void>) | undefined
  let second: typeof first
  return {
    first(append: () => Promise<void>) {
      first = append
    },
    second(append: () => Promise<void>) {
      second = append
    },
    wrap: (port: EventStore): Partial<EventStore> => ({
      async append(...given) {
        const [before, after] = [first, second]
        first = undefined
        second = undefined
        await before?.()
        await port.append(...given)
        await after?.()
      },
      async *subscribe(...given) {
        for await (const event of port.subscribe(...given)) {
          if (delay > 0) await wait(delay)
          yield event
        }
      },
    }),
  }
}

const places = ({ facts }: Appended) => facts.map(({ id, stream, revision }) => `${stream} ${revision} ${id}`)
const named = ({ stream, facts }: Append, from: number) => facts.map(({ id }, i) => `${stream} ${from + i} ${id}`)

t.test(
  'where others are first the stream has moved, and that is said only when what they recorded is here',
  async t => {
    const fixture = await startStore(t)
    const { first, wrap } = besideOthers(150)
    const node = await openNode(t, fixture, { wrap })
    const { log, port } = node
    await keep(log, 'indicator-a', 1)
    const theirs = newCommand(log, 'indicator-a', { facts: [newFact(), newFact(), newFact()] })
    const ours = newCommand(log, 'indicator-a')
    first(() => appendByOthers(port, log, theirs))
    const answer = await log.append(ours).catch(error => error)
    t.same([log.revisionOf('indicator-a'), log.head()], [3, 3], 'their facts are here')
    t.type(answer, StreamMoved)
    t.match(answer, { stream: 'indicator-a', expected: 0, actual: 3 })
    t.ok(log.recall(ours.command!.key) === undefined)
    const anew = { ...ours, expectedRevision: log.revisionOf('indicator-a') }
    t.strictSame(places(await log.append(anew)), named(ours, 4))
    requireKeptOnce(t, fixture, log)
    await requireSameElsewhere(t, fixture, node)
  },
)

t.test('others who are first in one stream are in nobody’s way in another', async t => {
  const fixture = await startStore(t)
  const { first, wrap } = besideOthers()
  const { log, port } = await openNode(t, fixture, { wrap })
  first(() => appendByOthers(port, log, newCommand(log, 'indicator-a')))
  const answers = await Promise.all(
    ['a', 'b', 'c'].map(name => answerTo(log.append(newCommand(log, `indicator-${name}`)))),
  )
  t.same(
    answers.map(answer => answer instanceof StreamMoved),
    [true, false, false],
  )
  t.match(answers.slice(1), [{ facts: [{ revision: 0 }] }, { facts: [{ revision: 0 }] }])
  requireKeptOnce(t, fixture, log)
})

t.test(
  'the same command stored by another first is answered with that one’s facts, and that they are another’s',
  async t => {
    const fixture = await startStore(t)
    const { first, wrap } = besideOthers()
    const node = await openNode(t, fixture, { wrap })
    const { log, port } = node
    await keep(log, 'indicator-a', 1)
    const command = newCommand(log, 'indicator-a', { facts: [newFact(), newFact()] })
    first(() => appendByOthers(port, log, command))
    const answer = await log.append(command)
    t.equal(answer.byOthers, true)
    t.strictSame(places(answer), named(command, 1))
    t.strictSame(places((await log.recall(command.command!.key)?.appended) as Appended), named(command, 1))

    // Decided by the other when it knew more than this node.
    const later = newCommand(log, 'indicator-a')
    first(async () => {
      await appendByOthers(port, log, newCommand(log, 'indicator-a'))
      await appendByOthers(port, log, { ...later, expectedRevision: 3 })
    })
    const moved = await log.append(later)
    t.strictSame([moved.byOthers, places(moved)], [true, named(later, 4)])

    const own = await log.append(newCommand(log, 'indicator-a'))
    t.equal(own.byOthers, undefined)
    requireKeptOnce(t, fixture, log)
    t.equal(log.head(), 5)
    await requireSameElsewhere(t, fixture, node)
  },
)

for (const whose of ['theirs', 'ours'] as const)
  t.test(
    `a key used for two commands at once: both are kept, and it is remembered for the one stored first, ${whose}`,
    async t => {
      const fixture = await startStore(t)
      const { first, second, wrap } = besideOthers()
      const node = await openNode(t, fixture, { wrap })
      const { log, port } = node
      const command = { key: 'kari/1', digest: 'ours' }
      const ours = newCommand(log, 'indicator-a', { command, facts: [newFact(), newFact()] })
      const theirs = newCommand(log, 'indicator-b', { command: { ...command, digest: 'theirs' } })
      ;(whose === 'theirs' ? first : second)(() => appendByOthers(port, log, theirs))
      t.strictSame(places(await log.append(ours)), named(ours, 0), 'each is answered with its own facts')
      await holds(log, 3)
      const [kept, from] = whose === 'theirs' ? [theirs, 'indicator-b'] : [ours, 'indicator-a']
      const remembered = async (): Promise<unknown> => {
        const { digest, appended } = elsewhere.log.recall(command.key)!
        return [digest, (await appended).facts.map(({ id, stream }) => [id, stream])]
      }
      let elsewhere = node
      const expected = [whose, kept.facts.map(({ id }) => [id, from])]
      t.strictSame(await remembered(), expected)
      requireKeptOnce(t, fixture, log)
      // All at once, in one transaction, it comes to the same.
      elsewhere = await requireSameElsewhere(t, fixture, node)
      t.strictSame(await remembered(), expected)
    },
  )

t.test('two nodes that decide again whenever they are late both get everything in, in one order', async t => {
  const fixture = await startStore(t)
  const node = await openNode(t, fixture)
  const { log, port } = node
  let goesOn = true
  async function others(): Promise<number> {
    let done = 0
    for (; goesOn; await wait(3)) {
      const append = newCommand(log, 'indicator-a', { principal: 'ola' })
      done += await appendByOthers(port, log, append).then(
        () => 1,
        () => 0,
      )
    }
    return done
  }
  const theirs = others()
  let moved = 0
  for (let done = 0; done < 40; ) {
    const answer = await answerTo(log.append(newCommand(log, 'indicator-a')))
    if (answer instanceof LogUnavailable) throw answer
    if (answer instanceof Error) moved += 1
    else done += 1
  }
  goesOn = false
  const count = await theirs
  await holds(log, 40 + count)
  t.ok(moved > 0 && count > 0, `${moved} times too late, ${count} of others`)
  t.same(
    all(log).map(({ revision }) => revision),
    storedIn(fixture).map((_, i) => i),
  )
  requireKeptOnce(t, fixture, log)
  await requireSameElsewhere(t, fixture, node)
})

t.end()
