/** Commands where another node is first. Its appends go through the same client, since a process can have only one. */
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { type Append, type Appended, LogUnavailable, StreamMoved } from '../../../src/log/log.ts'
import { type EventStore, StoreConflict } from '../../../src/log/store/store.ts'
import { allFacts, appendFacts, newFact } from '../../contract/given.ts'
import {
  answerInTime,
  appendByOthers,
  appendRightBehind,
  commandWithKey,
  openNode,
  requireSameElsewhere,
  requireStoredOnce,
  startStore,
  storedIn,
  waitForFacts,
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
  'where another node is first the stream has moved, which is reported only when that node’s facts have arrived',
  async t => {
    const fixture = await startStore(t)
    const { first, wrap } = besideOthers(150)
    const node = await openNode(t, fixture, { wrap })
    const { log, port } = node
    await appendFacts(log, 'indicator-a', 1)
    const theirs = commandWithKey(log, 'indicator-a', { facts: [newFact(), newFact(), newFact()] })
    const ours = commandWithKey(log, 'indicator-a')
    first(() => appendByOthers(port, log, theirs))
    const answer = await log.append(ours).catch(error => error)
    t.same([log.revisionOf('indicator-a'), log.head()], [3, 3], 'their facts are here')
    t.type(answer, StreamMoved)
    t.match(answer, { stream: 'indicator-a', expected: 0, actual: 3 })
    t.ok(log.recall(ours.command!.key) === undefined)
    const anew = { ...ours, expectedRevision: log.revisionOf('indicator-a') }
    t.strictSame(places(await log.append(anew)), named(ours, 4))
    requireStoredOnce(t, fixture, log)
    await requireSameElsewhere(t, fixture, node)
  },
)

t.test('another node that is first in one stream refuses no append to another stream', async t => {
  const fixture = await startStore(t)
  const { first, wrap } = besideOthers()
  const { log, port } = await openNode(t, fixture, { wrap })
  first(() => appendByOthers(port, log, commandWithKey(log, 'indicator-a')))
  const answers = await Promise.all(
    ['a', 'b', 'c'].map(name => answerInTime(log.append(commandWithKey(log, `indicator-${name}`)))),
  )
  t.same(
    answers.map(answer => answer instanceof StreamMoved),
    [true, false, false],
  )
  t.match(answers.slice(1), [{ facts: [{ revision: 0 }] }, { facts: [{ revision: 0 }] }])
  requireStoredOnce(t, fixture, log)
})

t.test('a command that another node has stored first is answered with that node’s facts, marked as such', async t => {
  const fixture = await startStore(t)
  const { first, wrap } = besideOthers()
  const node = await openNode(t, fixture, { wrap })
  const { log, port } = node
  await appendFacts(log, 'indicator-a', 1)
  const command = commandWithKey(log, 'indicator-a', { facts: [newFact(), newFact()] })
  first(() => appendByOthers(port, log, command))
  const answer = await log.append(command)
  t.equal(answer.byOthers, true)
  t.strictSame(places(answer), named(command, 1))
  t.strictSame(places((await log.recall(command.command!.key)?.appended) as Appended), named(command, 1))

  // Decided by the other when it knew more than this node.
  const later = commandWithKey(log, 'indicator-a')
  first(async () => {
    await appendByOthers(port, log, commandWithKey(log, 'indicator-a'))
    await appendByOthers(port, log, { ...later, expectedRevision: 3 })
  })
  const moved = await log.append(later)
  t.strictSame([moved.byOthers, places(moved)], [true, named(later, 4)])

  const own = await log.append(commandWithKey(log, 'indicator-a'))
  t.equal(own.byOthers, undefined)
  requireStoredOnce(t, fixture, log)
  t.equal(log.head(), 5)
  await requireSameElsewhere(t, fixture, node)
})

for (const whose of ['theirs', 'ours'] as const)
  t.test(
    `a key used for two commands at once: both are stored, and it is remembered for the one stored first, ${whose}`,
    async t => {
      const fixture = await startStore(t)
      const { first, second, wrap } = besideOthers()
      const node = await openNode(t, fixture, { wrap })
      const { log, port } = node
      const command = { key: 'kari/1', digest: 'ours' }
      const ours = commandWithKey(log, 'indicator-a', { command, facts: [newFact(), newFact()] })
      const theirs = commandWithKey(log, 'indicator-b', { command: { ...command, digest: 'theirs' } })
      ;(whose === 'theirs' ? first : second)(() => appendByOthers(port, log, theirs))
      t.strictSame(places(await log.append(ours)), named(ours, 0), 'each is answered with its own facts')
      await waitForFacts(log, 3)
      const [kept, from] = whose === 'theirs' ? [theirs, 'indicator-b'] : [ours, 'indicator-a']
      const remembered = async (): Promise<unknown> => {
        const { digest, appended } = elsewhere.log.recall(command.key)!
        return [digest, (await appended).facts.map(({ id, stream }) => [id, stream])]
      }
      let elsewhere = node
      const expected = [whose, kept.facts.map(({ id }) => [id, from])]
      t.strictSame(await remembered(), expected)
      requireStoredOnce(t, fixture, log)
      // All at once, in one transaction, it comes to the same.
      elsewhere = await requireSameElsewhere(t, fixture, node)
      t.strictSame(await remembered(), expected)
    },
  )

t.test('two nodes that decide again after each conflict both get everything stored, in one order', async t => {
  const fixture = await startStore(t)
  const { first, wrap } = besideOthers()
  const node = await openNode(t, fixture, { wrap })
  const { log, port } = node
  let [moved, theirs] = [0, 0]
  for (let done = 0; done < 40; ) {
    const append = commandWithKey(log, 'indicator-a')
    if (theirs < done / 2)
      first(async () => {
        await appendByOthers(port, log, commandWithKey(log, 'indicator-a', { principal: 'ola' }))
        theirs += 1
      })
    const answer = await answerInTime(log.append(append))
    if (answer instanceof LogUnavailable) throw answer
    if (answer instanceof Error) moved += 1
    else done += 1
  }
  t.same([moved, theirs], [20, 20])
  await waitForFacts(log, 60)
  t.same(
    allFacts(log).map(({ revision }) => revision),
    storedIn(fixture).map((_, i) => i),
  )
  requireStoredOnce(t, fixture, log)
  await requireSameElsewhere(t, fixture, node)
})

t.test(
  'a node that writes without a pause gives others their turn, though they take longer to read and to send',
  async t => {
    const fixture = await startStore(t)
    const node = await openNode(t, fixture)
    const { log, port } = node
    let going = true
    const busy = Array.from({ length: 8 }, async (_, i) => {
      while (going) await answerInTime(log.append(commandWithKey(log, `indicator-${i}`)))
    })
    let [stored, tries] = [0, 0]
    for (; stored < 10 && tries < 400; tries += 1) {
      const head = log.head()
      await wait(10)
      const theirs = commandWithKey(log, 'indicator-theirs', { expectedRevision: stored - 1 })
      const outcome = await appendRightBehind(port, log, theirs, head).catch((error: Error) => error)
      if (!(outcome instanceof Error)) stored += 1
      else if (!(outcome instanceof StoreConflict)) throw outcome
    }
    going = false
    await Promise.all(busy)
    t.comment(`stored ${stored} after ${tries} tries, head ${log.head()}`)
    t.equal(stored, 10, `after ${tries} tries`)
    t.ok(log.head() > 20)
    requireStoredOnce(t, fixture, log)
    await requireSameElsewhere(t, fixture, node)
  },
)

t.end()
