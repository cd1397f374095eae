/** Clients that measure several indicators, some of them shared, and send again to any node what was not answered. */

import { setTimeout as wait } from 'node:timers/promises'
import { post } from './nodes-calls.ts'
import type { Node } from './nodes-node.ts'
import type { Tally } from './nodes-tally.ts'

const CLIENTS = 8
/** On these all clients measure, each its own days. */
const SHARED = ['shared-0', 'shared-1']
/** On this all clients measure the same days, each another value: one of them may be recorded. */
export const CONTESTED = 'contested'
/** Milliseconds a contested day lasts. */
const DAY = 200
/** Of a hundred commands: sent to all nodes at once, and sent again after they were answered. */
const TWICE = 10
const AGAIN = 15

export const indicators = [...SHARED, CONTESTED, ...Array.from({ length: CLIENTS }, (_, i) => `own-${i}`)]

export interface Clients {
  /** They begin nothing more, and go on with what they have begun, so many milliseconds at the most. */
  stop(patience?: number): Promise<void>
}

interface CommandRequest {
  readonly indicator: string
  readonly body: { readonly period: string; readonly value: number }
  readonly key: string
}

const dayOf = (n: number): string => new Date(Date.UTC(1700, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)
const chance = (percent: number): boolean => Math.random() * 100 < percent
const oneOf = <A>(all: readonly A[]): A => all[Math.floor(Math.random() * all.length)] as A

/** Clients begin to write, each one command after the other, on any of the nodes, with so many milliseconds between them. */
export function startClients(nodes: readonly Node[], tally: Tally, pause = 0): Clients {
  let running = true
  let patient = true
  const begun = performance.now()

  const send = async (node: Node, { indicator, body, key }: CommandRequest) =>
    tally.take(node.name, key, await post(node, `indicators/${indicator}/measure`, body, key))

  async function carryOut(submit: CommandRequest): Promise<void> {
    while (patient) {
      const chosen = chance(TWICE) ? nodes : [oneOf(nodes)]
      const outcomes = await Promise.all(chosen.map(node => send(node, submit)))
      if (outcomes.includes('done')) return chance(AGAIN) && running ? carryOut(submit) : undefined
      tally.retries += 1
      await wait(20 + Math.random() * 80)
    }
    if (!tally.acknowledged.has(submit.key)) tally.open.add(submit.key)
  }

  async function write(client: number): Promise<void> {
    let contested = -1
    for (let n = 0; running; n += 1) {
      const today = Math.floor((performance.now() - begun) / DAY)
      const [indicator, day] =
        today > contested
          ? [CONTESTED, today]
          : n % 2 === 0
            ? [`own-${client}`, n]
            : [oneOf(SHARED), n * CLIENTS + client]
      contested = Math.max(contested, today)
      const body = { period: dayOf(day), value: indicator === CONTESTED ? client : n }
      await wait(pause)
      await carryOut({ indicator, body, key: `client-${client}-${n}` })
    }
  }

  const written = Promise.all(Array.from({ length: CLIENTS }, (_, client) => write(client)))
  return {
    async stop(patience = 60_000) {
      running = false
      const enough = setTimeout(() => {
        patient = false
      }, patience)
      await written
      clearTimeout(enough)
    },
  }
}
