/** Two nodes on one store under load, one of them through a relay: started, recovered after a fault, and checked. */

import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Test } from '../contract/subject.ts'
import { declare, until } from '../story/nodes-calls.ts'
import { requireAll, sameHead } from '../story/nodes-check.ts'
import { type Clients, indicators, startClients } from '../story/nodes-clients.ts'
import { type Node, newNode, type StoreLocation } from '../story/nodes-node.ts'
import { figuresOf, newTally, type Tally } from '../story/nodes-tally.ts'
import { type Relay, startRelay } from './store-relay.ts'
import type { StartStore, StoreServer } from './store-servers.ts'
import { leastMemory, type Watch, watch } from './store-watch.ts'

export interface Campaign {
  readonly t: Test
  readonly store: StoreServer
  readonly relay: Relay
  /** The first is `far`: a relay is between it and the store; the other is `near`. */
  readonly nodes: readonly [Node, Node]
  readonly place: StoreLocation
  readonly tally: Tally
  readonly clients: Clients
  readonly watched: Watch
  /** Megabytes, of each node, before anything went wrong. */
  readonly memory: readonly number[]
}

/** Milliseconds of load before and after whatever goes wrong. */
const CALM = 6_000
/** Milliseconds a client rests between two commands. */
const PAUSE = 10
/** Milliseconds a node may take until it writes again. */
const PATIENCE = 30_000
/** Megabytes a node may have grown by. */
const GROWTH = 60

/** Starts the store, the nodes and the load. */
export async function begin(t: Test, startStore: StartStore): Promise<Campaign> {
  const store = await startStore(t)
  const relay = await startRelay(t, store.port)
  const prefix = `f${randomUUID().slice(0, 8)}.`
  const at = (port: number): StoreLocation => ({ address: `esdb://127.0.0.1:${port}?tls=false`, prefix })
  const nodes = [newNode(t, 'far', at(relay.port)), newNode(t, 'near', at(store.port))] as const
  await Promise.all(nodes.map(node => node.start()))
  await declare(nodes[0], indicators)
  await sameHead(nodes)
  const tally = newTally()
  const clients = startClients(nodes, tally, PAUSE)
  const watched = watch(nodes)
  t.teardown(() => Promise.all([clients.stop(0), watched.stop()]))
  await wait(CALM)
  const memory = nodes.map(({ name }) => leastMemory(watched.seen.get(name)))
  return { t, store, relay, nodes, place: at(store.port), tally, clients, watched, memory }
}

/** Milliseconds from an instant to each node’s first 201 after it. */
export const recovered = ({ nodes, tally }: Campaign, since: number): Promise<number[]> =>
  Promise.all(
    nodes.map(({ name }) =>
      until(`${name} writes again`, PATIENCE, async () => {
        const first = tally.times.get(name)?.find(time => time > since)
        return first === undefined ? undefined : Math.round(first - since)
      }),
    ),
  )

/** Goes on under load, ends it, and checks all. */
export async function end(campaign: Campaign): Promise<void> {
  const { t, nodes, tally, clients, place } = campaign
  await wait(CALM)
  await endWatch(campaign)
  await clients.stop()
  t.comment(figuresOf(tally))
  t.same([...tally.open], [], 'everybody was answered in the end')
  await requireAll(t, nodes, tally, place)
}

/** What was watched, and whether memory is as it was. */
export async function endWatch({ t, nodes, watched, memory }: Campaign): Promise<void> {
  await watched.stop()
  for (const [i, node] of nodes.entries()) {
    const seen = watched.seen.get(node.name)
    const { age, stood, slowest, memory: had } = seen ?? { stood: [], memory: [] }
    const [before = 0, after] = [memory[i], leastMemory(seen)]
    t.comment(
      `${node.name}: Age up to ${age} s; slowest reading ${Math.round(slowest ?? 0)} ms; ${before} MB before, ${Math.max(...had)} MB at most, ${after} MB after`,
    )
    for (const stands of stood) t.comment(`${node.name}: ${stands}`)
    t.ok(after < before + GROWTH, `${node.name} has grown by ${after - before} MB`)
  }
  t.same(watched.wrong.slice(0, 5), [], `reads went on, and said how old they were (${watched.wrong.length})`)
}
