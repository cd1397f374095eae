/** Nodes that share nothing but an event store: the storing fixture always, a real server where VARDE_TEST_KURRENTDB names one. */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import type { Test } from '../contract/subject.ts'
import { type EventStore, startEventStore } from '../fixtures/event-store.ts'
import { lockFile } from '../log/store/given.ts'
import { ask, declare, type NodeAnswer, post, record, statusOf, until } from './nodes-calls.ts'
import { requireAll, sameHead } from './nodes-check.ts'
import { indicators, startClients } from './nodes-clients.ts'
import { type Node, newNode, type StoreLocation } from './nodes-node.ts'
import { figuresOf, newTally } from './nodes-tally.ts'

/** Milliseconds of load. */
const LOAD = 10_000

/** Two nodes that were started at the same moment on a store that holds nothing of theirs. */
async function twoNodes(t: Test, place: StoreLocation): Promise<[Node, Node]> {
  const nodes: [Node, Node] = [newNode(t, 'one', place), newNode(t, 'other', place)]
  await Promise.all(nodes.map(node => node.start()))
  return nodes
}

/** The answer to a question about a position; on a busy machine it may come later than it is waited for, and is asked again. */
const answered = (node: Node, path: string): Promise<NodeAnswer> =>
  until(path, 60_000, async () => {
    const answer = await ask(node, path)
    if (answer.status !== 200 && !answer.text.includes('"code":"not-here-yet"')) throw new Error(answer.text)
    return answer.status === 200 ? answer : undefined
  })

const newPlace = (address: string): StoreLocation => ({ address, prefix: `n${randomUUID().slice(0, 8)}.` })

function nodesOn(name: string, address: string): void {
  t.test(
    `two nodes on ${name}, written to by eight clients, one or the other killed −9 again and again: no acknowledged fact is lost or doubled, and both answer the same`,
    async t => {
      const place = newPlace(address)
      const nodes = await twoNodes(t, place)
      await declare(nodes[0], indicators)
      await sameHead(nodes)
      const tally = newTally()
      const clients = startClients(nodes, tally)
      t.teardown(() => clients.stop(0))
      for (let round = 0, end = performance.now() + LOAD; performance.now() < end; round += 1) {
        await wait(1000 + Math.random() * 1500)
        const node = nodes[round % 2] as Node
        await node.kill()
        await wait(Math.random() * 500)
        await node.start()
      }
      await clients.stop()
      t.comment(figuresOf(tally))
      t.same([...tally.open], [], 'everybody was answered in the end')
      t.ok(tally.acknowledged.size > 20, 'and there was much to answer')
      await requireAll(t, nodes, tally, place)
    },
  )

  t.test(`a position that one node on ${name} has answered with is known to the other at once`, async t => {
    const nodes = await twoNodes(t, newPlace(address))
    await declare(nodes[0], indicators)
    for (let n = 0; n < 40; n += 1) {
      const [told, other] = n % 2 === 0 ? nodes : nodes.toReversed()
      const body = { period: String(1950 + n), value: n }
      const { text } = await record(told as Node, 'indicators/own-0/measure', body, `k${n}`)
      const { position } = JSON.parse(text) as { position: number }
      const said = await answered(other as Node, `missions/m/progress?position=${position}`)
      if (JSON.parse(said.text).pin.position !== position) t.fail(`position ${position}`)
    }
    const [one, other] = nodes
    const { position } = await statusOf(one)
    const coming = answered(other, `missions/m/progress?position=${position + 1}`)
    await wait(500)
    await record(one, 'indicators/own-0/measure', { period: '2025', value: 1 }, 'coming')
    const { pin } = JSON.parse((await coming).text)
    t.equal(pin.position, position + 1, 'and waits for what comes a moment later')
    const never = await ask(other, `events?position=${position + 2}`)
    t.match(never, { status: 503, text: /"code":"not-here-yet"/ }, 'but not for ever')
    t.equal(never.headers.get('retry-after'), '2')
  })
}

const fixture: EventStore = await startEventStore()
t.teardown(() => fixture.stop())
nodesOn('the fixture', fixture.address)

t.test(
  'facts that are stored but cannot be kept here yet are answered 202 without positions, and then 201 with them for the same key',
  async t => {
    const nodes = await twoNodes(t, newPlace(fixture.address))
    const [one, other] = nodes
    await declare(one, indicators)
    const head = (await sameHead(nodes)) + 1
    const unlock = lockFile(one.directory)
    const measure = (node: Node) => post(node, 'indicators/own-0/measure', { period: '2025', value: 1 }, 'key')
    const first = await measure(one)
    unlock()
    t.equal(first.status, 202)
    t.ok(first.headers.has('retry-after'))
    const { events, position } = JSON.parse(first.text)
    t.equal(position, undefined)
    for (const node of [one, other]) {
      const again = await until('the node has it', 60_000, async () => {
        const answer = await measure(node)
        return answer.status === 201 ? answer : undefined
      })
      t.equal(again.headers.get('idempotency-replayed'), 'true')
      t.same(JSON.parse(again.text), { events: [{ ...events[0], position: head }], position: head })
    }
  },
)

t.test('a key sent again while the store has not answered does not end a node, and is recorded once', async t => {
  const node = newNode(t, 'one', newPlace(fixture.address))
  await node.start()
  await declare(node, ['own-0'])
  const { position } = await statusOf(node)
  fixture.fault('append-silent-after', Infinity)
  fixture.fault('read-cut', Infinity)
  const measure = () => post(node, 'indicators/own-0/measure', { period: '2025', value: 1 }, 'key')
  const first = measure()
  await wait(300)
  t.same(
    (await Promise.all([first, measure()])).map(({ status }) => status),
    [503, 503],
  )
  await fixture.crash()
  await wait(500)
  t.equal(node.complaints(), '')
  await fixture.restart()
  fixture.heal()
  await until('the node has it', 60_000, async () => ((await measure()).status === 201 ? true : undefined))
  t.equal((await statusOf(node)).position, position + 1)
})

t.test('commands waiting behind others of the same thing are answered within two seconds too', async t => {
  const node = newNode(t, 'one', newPlace(fixture.address))
  await node.start()
  await declare(node, ['own-0'])
  fixture.fault('append-silent-before', Number.POSITIVE_INFINITY)
  const answers = Array.from({ length: 6 }, async (_, i) => {
    await wait(i * 300)
    return post(node, 'indicators/own-0/measure', { period: String(2010 + i), value: i }, `key-${i}`)
  })
  for (const { status, headers } of await Promise.all(answers)) {
    t.equal(status, 503)
    t.ok(headers.has('retry-after'))
  }
  fixture.heal()
})

const { VARDE_TEST_KURRENTDB: real } = process.env
if (real) nodesOn('a real server', real)
else t.test('two nodes on a real server', { skip: 'VARDE_TEST_KURRENTDB names no server' }, async () => undefined)

t.end()
