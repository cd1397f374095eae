/** Appends that wait go to the store together, one group at a time, and are not read back. */
import t from 'tap'
import { type EventStore, logStream } from '../../../src/log/store/store.ts'
import { newFact, PATIENT } from '../../contract/given.ts'
import { commandWithKey, type Node, openNode, PREFIX, requireStoredOnce, startStore } from './given.ts'

/** Comes between log and store: notes the size of each append, how many were under way at once, and what is read. */
function observed() {
  const groups: number[] = []
  const read = new Set<number>()
  let [underWay, most] = [0, 0]
  return {
    groups,
    read,
    most: () => most,
    wrap: (port: EventStore): Partial<EventStore> => ({
      async append(stream, revision, events, ms) {
        if (stream !== logStream(PREFIX)) return port.append(stream, revision, events, ms)
        groups.push(events.length)
        underWay += 1
        most = Math.max(most, underWay)
        try {
          await port.append(stream, revision, events, ms)
        } finally {
          underWay -= 1
        }
      },
      read: (stream, from, take, limit) =>
        port.read(
          stream,
          from,
          event => {
            if (stream === logStream(PREFIX)) read.add(event.revision)
            return take(event)
          },
          limit,
        ),
    }),
  }
}

const factsOf = (count: number, characters = 1) =>
  Array.from({ length: count }, () => newFact({ data: { text: 'x'.repeat(characters) } }))

/** Appends one command, and those that follow while it is under way. */
const appendTogether = ({ log }: Node, commands: readonly ReturnType<typeof factsOf>[]) =>
  Promise.all(
    commands.map((facts, i) => log.append(commandWithKey(log, `indicator-${i}`, { facts, patience: PATIENT }))),
  )

t.test('a group has at most 500 facts, in the order of the calls; a larger command goes alone', async t => {
  const fixture = await startStore(t)
  const { groups, most, wrap } = observed()
  const node = await openNode(t, fixture, { wrap })
  const sizes = [300, 150, 50, 200, 600, 250, 250, 1]
  const answers = await appendTogether(
    node,
    sizes.map(size => factsOf(size)),
  )
  t.same(groups, [500, 200, 600, 500, 1])
  t.equal(most(), 1, 'one append is under way at a time')
  t.same(
    answers.map(({ facts }) => facts[0]?.position),
    sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size, 0)),
  )
  requireStoredOnce(t, fixture, node.log)
})

t.test('a group has at most 400,000 bytes; a larger command goes alone', async t => {
  const fixture = await startStore(t)
  const { groups, wrap } = observed()
  const node = await openNode(t, fixture, { wrap })
  const thousands = [150, 150, 150, 700, 100, 250, 100]
  await appendTogether(
    node,
    thousands.map(size => factsOf(1, size * 1_000)),
  )
  t.same(groups, [2, 1, 1, 2, 1])
  requireStoredOnce(t, fixture, node.log)
})

t.test('what the node has stored itself is kept from its own bytes: of it only the head is read', async t => {
  const fixture = await startStore(t)
  const { read, wrap } = observed()
  const node = await openNode(t, fixture, { wrap })
  const heads: number[] = []
  for (let i = 0; i < 20; i += 1) {
    const { facts } = await node.log.append(commandWithKey(node.log, 'indicator-a', { facts: factsOf(5) }))
    heads.push(facts.at(-1)?.position ?? -1)
  }
  t.equal(node.log.head(), 99)
  for (const position of read) t.ok(heads.includes(position), `${position} is the head after an append`)
  requireStoredOnce(t, fixture, node.log)
})

t.end()
