/** Requests to a node, and its answers with the time they took; no answer counts as one, with status 0. */

import { setTimeout as wait } from 'node:timers/promises'
import { KEY, type Node } from './nodes-node.ts'

export interface NodeAnswer {
  /** 0: there was no answer. */
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly ms: number
}

/** Milliseconds after which nobody waits for an answer. */
const PATIENCE = 60_000
const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' }

async function call(url: string, init: RequestInit = {}): Promise<NodeAnswer> {
  const begun = performance.now()
  const since = () => performance.now() - begun
  try {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE) })
    return { status: answer.status, headers: answer.headers, text: await answer.text(), ms: since() }
  } catch (error) {
    const { cause = error } = error as Error
    return { status: 0, headers: new Headers(), text: String(cause), ms: since() }
  }
}

/** `missions/m/progress`, or from the root: `/healthz/ready`. */
export const ask = ({ address }: Node, path: string): Promise<NodeAnswer> =>
  call(path.startsWith('/') ? address + path : `${address}/api/v1/${path}`, { headers })

export const post = ({ address }: Node, path: string, body: object, key: string): Promise<NodeAnswer> =>
  call(`${address}/api/v1/${path}`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': key },
    body: JSON.stringify(body),
  })

/** Requires that an answer has that status. */
export async function requireStatus(asked: Promise<NodeAnswer>, status: number): Promise<NodeAnswer> {
  const said = await asked
  if (said.status !== status) throw new Error(`${said.status} after ${Math.round(said.ms)} ms: ${said.text}`)
  return said
}

/** The answer of `/healthz/ready`. */
export interface NodeStatus {
  readonly status: string
  readonly position: number
  readonly store: string
  readonly why?: string
  readonly ageSeconds: number
}
export const statusOf = async (node: Node): Promise<NodeStatus> =>
  JSON.parse((await requireStatus(ask(node, '/healthz/ready'), 200)).text)

/** Megabytes that a node uses, by its metrics: all that it has, without the room in V8's heap that nothing is in, which grows to the heap's bound. */
export function memoryIn(text: string): number {
  const bytes = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
  const free = bytes('nodejs_heap_size_total_bytes') - bytes('nodejs_heap_size_used_bytes')
  return Math.round((bytes('process_resident_memory_bytes') - free) / 1e6)
}

/** Asks until it holds, so many milliseconds; answers with what it came to. Throws when it never did. */
export async function until<A>(what: string, ms: number, look: () => Promise<A | undefined>): Promise<A> {
  for (const deadline = performance.now() + ms; ; ) {
    const found = await look().catch(() => undefined)
    if (found !== undefined) return found
    if (performance.now() > deadline) throw new Error(`${what}: not within ${ms} ms`)
    await wait(50)
  }
}

/** Every page of the facts up to a position, as texts. */
export async function pagesOf(node: Node, position: number): Promise<string[]> {
  const pages: string[] = []
  for (let after: number | undefined = -1; after !== undefined; ) {
    const from: string = after < 0 ? '' : `&after=${after}`
    const { text } = await requireStatus(ask(node, `events?limit=1000&position=${position}${from}`), 200)
    pages.push(text)
    after = (JSON.parse(text) as { next?: number }).next
  }
  return pages
}

/** Sends a command with its key, as often as it takes, until its facts are recorded and here. */
export const record = (node: Node, path: string, body: object, key: string): Promise<NodeAnswer> =>
  until(`${path} is recorded`, PATIENCE, async () => {
    const said = await post(node, path, body, key)
    return said.status === 201 ? said : undefined
  })

/** Declares mission `m` with the indicators that clients measure. */
export async function declare(node: Node, indicators: readonly string[]): Promise<void> {
  const texts = { title: 'T', challenge: 'C', vision: 'V', horizon: { from: '2025', to: '2035' } }
  await record(node, 'missions/m/declare', texts, 'declare')
  await record(node, 'missions/m/set-goal', { goal: 'g', statement: 'S', level: 1, kind: 'outcome' }, 'goal')
  for (const indicator of indicators) {
    const kinds = { unit: 'u', direction: 'increase', kind: 'outcome', source: { name: 'S' } }
    const body = { mission: 'm', goals: ['g'], title: 'I', definition: 'D', ...kinds }
    await record(node, `indicators/${indicator}/define`, body, `define-${indicator}`)
  }
}
