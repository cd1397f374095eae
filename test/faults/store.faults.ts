/**
 * What happens to nodes whose event store is killed, gone, frozen, not reached, or older than it was? Run by `npm run
 * test:faults`, for it takes many minutes. On the fixture always. On a real server where VARDE_TEST_KURRENTDB_START is a
 * command that starts one: it is given a port of this machine and a data directory, and it, or what it execs, is the
 * server, in the foreground, without TLS. VARDE_TEST_LONG=1: gone for five minutes, too.
 */
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { ask, type NodeStatus, post, requireStatus, statusOf, until } from '../story/nodes-calls.ts'
import { requireKept } from '../story/nodes-check.ts'
import { newNode } from '../story/nodes-node.ts'
import { figuresOf } from '../story/nodes-tally.ts'
import { begin, type Campaign, end, endWatch, recovered } from './store-campaign.ts'
import { fixtureStore, type StartStore, serverStartedBy } from './store-servers.ts'

const TIMES = 20
const MINUTES = 60_000
const { VARDE_TEST_KURRENTDB_START: command, VARDE_TEST_LONG: long } = process.env
t.setTimeout(60 * MINUTES)

/** What goes wrong, for how many seconds, and for which nodes: `far` alone is behind the relay. */
interface Fault {
  readonly what: string
  readonly seconds: number
  readonly alone?: true
  begin(campaign: Campaign): unknown
  /** Resolves when the store is ready. */
  end(campaign: Campaign): unknown
}

const gone = (seconds: number): Fault => ({
  what: `gone for ${seconds} s`,
  seconds,
  begin: ({ store }) => store.kill(),
  end: ({ store }) => store.start(),
})
const swallowed = (what: string, ...directions: readonly ('there' | 'back')[]): Fault => ({
  what: `not reached by one node for 30 s, for ${what} is swallowed`,
  seconds: 30,
  alone: true,
  begin: ({ relay }) => relay.hold(...directions),
  end: ({ relay }) => relay.goOn(),
})
const faults: readonly Fault[] = [
  gone(1),
  gone(30),
  ...(long === '1' ? [gone(300)] : []),
  { what: 'frozen for 60 s', seconds: 60, begin: ({ store }) => store.freeze(), end: ({ store }) => store.goOn() },
  swallowed('everything', 'there', 'back'),
  swallowed('what the node sends', 'there'),
  swallowed('what the store sends', 'back'),
]
/** Milliseconds until an outage is noticed, and what was sent before it is answered; seconds of a long one. */
const NOTICED = 2_500
const LONG = 20

function storeFaults(name: string, startStore: StartStore): void {
  t.test(
    `F14 ${name}, killed −9 ${TIMES} times: what was acknowledged is there once, and nodes go on by themselves`,
    async t => {
      const campaign = await begin(t, startStore)
      const times: number[] = []
      for (let round = 0; round < TIMES; round += 1) {
        await wait(200 + Math.random() * 1300)
        await campaign.store.kill()
        await wait(Math.random() * 500)
        await campaign.store.start()
        times.push(...(await recovered(campaign, performance.now())))
      }
      t.comment(`first 201 after ${times.toSorted((a, b) => a - b).join(', ')} ms`)
      await end(campaign)
    },
  )

  for (const fault of faults)
    t.test(
      `F14 F15 F16 ${name}, ${fault.what}: reads go on, writes are refused soon, and nodes recover by themselves`,
      async t => {
        const campaign = await begin(t, startStore)
        const { tally, watched } = campaign
        const begun = performance.now()
        await fault.begin(campaign)
        await wait(fault.seconds * 1000)
        const ended = performance.now()
        await fault.end(campaign)
        const times = await recovered(campaign, performance.now())
        t.comment(`first 201 after ${times} ms`)
        const [far, near] = campaign.nodes.map(({ name }) => {
          const during = tally.times.get(name)?.filter(time => time > begun + NOTICED && time < ended)
          return { written: during?.length ?? 0, age: watched.seen.get(name)?.age ?? 0 }
        })
        t.equal(far?.written, 0, 'nothing is acknowledged meanwhile')
        if (fault.alone) t.ok(near && near.written > 0 && near.age === 0, 'but by the node that reaches it')
        else t.equal(near?.written, 0, 'by any node')
        if (fault.seconds >= LONG)
          t.ok(far && far.age >= fault.seconds - LONG, `what is read is said to be ${far?.age} s old`)
        await end(campaign)
      },
    )

  t.test(
    `F16 ${name}, connections reset ${TIMES} times in the middle of its answers: what was acknowledged is there once`,
    async t => {
      const campaign = await begin(t, startStore)
      for (let round = 0; round < TIMES; round += 1) {
        await wait(100 + Math.random() * 400)
        campaign.relay.cut()
      }
      t.comment(`first 201 after ${await recovered(campaign, performance.now())} ms`)
      await end(campaign)
    },
  )

  t.test(
    `F12 ${name}, restored to what it was before: nodes notice, say so, and only read until it is whole`,
    async t => {
      const campaign = await begin(t, startStore)
      const { store, nodes, tally, clients } = campaign
      await store.remember()
      await recovered(campaign, performance.now())
      await wait(5_000)
      await store.restore()
      const restored = performance.now()
      const readOnly = async (what: string) => {
        const standings = await Promise.all(nodes.map(statusOf))
        return standings.every(({ store, why }) => store === 'read-only' && why?.includes(what)) ? standings : undefined
      }
      const stand = await until<NodeStatus[]>('every node is read-only', 30_000, () => readOnly('event store'))
      t.comment(`noticed within ${Math.round(performance.now() - restored)} ms: ${stand.map(({ why }) => why)}`)
      const noticed = performance.now()

      const third = newNode(t, 'third', campaign.place)
      await third.start()
      for (let n = 0; n < 28; n += 1)
        // The server has just started: like every client, this one sends again, with the same key.
        await until('the third node writes', MINUTES, async () => {
          const period = `1600-01-${String(n + 1).padStart(2, '0')}`
          const said = await post(third, 'indicators/own-0/measure', { period, value: n }, `third-${n}`)
          return said.status === 201 ? said : undefined
        })
      await third.stop()
      await nodes[1].kill()
      await nodes[1].start()
      await wait(8_000)
      t.ok(await readOnly('event store'), 'nor does what others write to it, or a restart, make a node follow it')
      for (const node of nodes)
        t.ok(Number((await requireStatus(ask(node, 'missions/m/progress'), 200)).headers.get('age')) > 5)
      const after = [...tally.times.values()].flat().filter(time => time > noticed)
      t.equal(after.length, 0, 'nothing is acknowledged')

      if (store.makeWhole) {
        await store.makeWhole()
        t.comment(`whole: first 201 after ${await recovered(campaign, performance.now())} ms`)
        return end(campaign)
      }
      await endWatch(campaign)
      await clients.stop(0)
      t.comment(figuresOf(tally))
      await requireKept(t, nodes, tally)
    },
  )
}

storeFaults('the fixture', fixtureStore)
if (command) storeFaults('a real server', serverStartedBy(command))
else t.test('a real server', { skip: 'VARDE_TEST_KURRENTDB_START starts none' }, async () => undefined)

t.end()
