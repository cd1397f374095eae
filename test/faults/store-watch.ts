/** Watches nodes while their store fails: each is asked several times a second, and must answer. */

import { setTimeout as wait } from 'node:timers/promises'
import { ask, memoryIn, type NodeStatus } from '../story/nodes-calls.ts'
import type { Node } from '../story/nodes-node.ts'

export interface Observed {
  /** The greatest `Age`, seconds; 0 where none was said. */
  age: number
  /** How it stood, and why, in the order in which it was first said. */
  readonly stood: string[]
  /** Milliseconds the slowest reading took. */
  slowest: number
  /** The memory it had each time, megabytes. */
  readonly memory: number[]
}

export interface Watch {
  readonly seen: ReadonlyMap<string, Observed>
  /** What should never be said. */
  readonly wrong: string[]
  stop(): Promise<void>
}

const OFTEN = 200
/** Milliseconds within which what is read is there, on a busy machine too; a reading that waited for the store would take longer. */
const PATIENCE = 15_000
/** Seconds of age that are not worth a word, and one more, for it may grow between two questions. */
const FRESH = 6

/** Times over which garbage is collected under load. */
const LATELY = 25

/** The least memory it had lately: what it had more of at another time was garbage. */
export const leastMemory = (seen: Observed | undefined): number => Math.min(...(seen?.memory.slice(-LATELY) ?? []))

/** Begins to ask. */
export function watch(nodes: readonly Node[]): Watch {
  const wrong: string[] = []
  const seen = new Map<string, Observed>()
  let watching = true

  async function look(node: Node): Promise<void> {
    const own = seen.get(node.name) ?? { age: 0, stood: [], slowest: 0, memory: [] }
    seen.set(node.name, own)
    // One after the other: between the two a node can catch up, but not fall behind.
    const read = await ask(node, 'missions/m/progress')
    const ready = await ask(node, '/healthz/ready')
    const metrics = await ask(node, '/metrics')
    if (!node.listens) return
    for (const said of [read, ready, metrics])
      if (said.status !== 200 || said.ms > PATIENCE)
        wrong.push(`${node.name}: ${said.status} after ${Math.round(said.ms)} ms: ${said.text}`)
    if (ready.status !== 200) return
    const { store, why = '', ageSeconds } = JSON.parse(ready.text) as NodeStatus
    const age = Number(read.headers.get('age') ?? 0)
    if (ageSeconds > FRESH && age === 0) wrong.push(`${node.name}: no Age, though it is behind for ${ageSeconds} s`)
    const stands = `${store} ${why}`.trim()
    if (!own.stood.includes(stands)) own.stood.push(stands)
    own.age = Math.max(own.age, age)
    own.slowest = Math.max(own.slowest, read.ms)
    own.memory.push(memoryIn(metrics.text))
  }

  async function keepAsking(): Promise<void> {
    while (watching) {
      await Promise.all(nodes.filter(({ listens }) => listens).map(look))
      await wait(OFTEN)
    }
  }

  const ended = keepAsking()
  return {
    seen,
    wrong,
    async stop() {
      watching = false
      await ended
    },
  }
}
