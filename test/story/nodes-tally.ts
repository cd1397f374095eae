/** The tally of what clients were answered, by key, and of contradictions in it. */

import type { NodeAnswer } from './nodes-calls.ts'

export interface AcknowledgedEvent {
  readonly id: string
  readonly stream: string
  readonly revision: number
  readonly position?: number
}

/** What is to be done after an answer: no more, or the same with the same key. */
export type Next = 'done' | 'again'

export interface Tally {
  /** Idempotency-Key → what it was told to have recorded. */
  readonly acknowledged: ReadonlyMap<string, readonly AcknowledgedEvent[]>
  /** Keys that a rule has refused. */
  readonly refused: ReadonlySet<string>
  /** Keys nobody has answered for when the clients were stopped. */
  readonly open: Set<string>
  /** What should never be answered. */
  readonly wrong: string[]
  /** `503 log-unavailable` → how often, and the longest time it took, milliseconds. */
  readonly answers: ReadonlyMap<string, { times: number; slowest: number }>
  /** When each node acknowledged something that was not known to be recorded, `performance.now()`. */
  readonly times: ReadonlyMap<string, readonly number[]>
  retries: number
  /** Takes an answer of that node to that key. */
  take(node: string, key: string, said: NodeAnswer): Next
}

/** Milliseconds within which there is an answer, whatever it is. */
const PATIENCE = 20_000
const REFUSED = ['already-measured']
const PASSING = ['stream-moved', 'in-progress', 'log-unavailable', 'closing', 'overloaded']

export function newTally(): Tally {
  const acknowledged = new Map<string, readonly AcknowledgedEvent[]>()
  const refused = new Set<string>()
  const answers = new Map<string, { times: number; slowest: number }>()
  const times = new Map<string, number[]>()
  const wrong: string[] = []

  function count({ status, ms }: NodeAnswer, code: string): void {
    const name = `${status} ${code}`.trim()
    const { times, slowest } = answers.get(name) ?? { times: 0, slowest: 0 }
    answers.set(name, { times: times + 1, slowest: Math.max(slowest, ms) })
  }

  function acknowledge(key: string, events: readonly AcknowledgedEvent[]): string | undefined {
    const before = acknowledged.get(key)
    if (events.length === 0) return 'nothing recorded'
    if (refused.has(key)) return 'refused before'
    if (before && !isSame(before, events)) return `before: ${JSON.stringify(before)}`
    if (before?.[0]?.position === undefined) acknowledged.set(key, events)
    return undefined
  }

  function faultOf(key: string, { status, headers, text }: NodeAnswer, code: string): string | undefined {
    if ([202, 503].includes(status) && !headers.has('retry-after')) return 'no Retry-After'
    if (status === 201 || status === 202) {
      const { events } = JSON.parse(text) as { events: AcknowledgedEvent[] }
      const places = events.filter(({ position }) => position !== undefined).length
      if (places !== (status === 201 ? events.length : 0)) return 'positions'
      return acknowledge(key, events)
    }
    if (REFUSED.includes(code)) {
      refused.add(key)
      return acknowledged.has(key) ? 'acknowledged before' : undefined
    }
    return status === 0 || PASSING.includes(code) ? undefined : 'not foreseen'
  }

  return {
    acknowledged,
    refused,
    answers,
    times,
    wrong,
    open: new Set(),
    retries: 0,
    take(node, key, said) {
      const code = /"code":"([a-z-]+)"/.exec(said.text)?.[1] ?? ''
      count(said, code)
      const fault = faultOf(key, said, code) ?? (said.ms > PATIENCE ? 'too late' : undefined)
      if (fault) wrong.push(`${fault}: ${node} ${key}, ${said.status} after ${Math.round(said.ms)} ms: ${said.text}`)
      if (said.status === 201 && !said.headers.has('idempotency-replayed'))
        times.set(node, [...(times.get(node) ?? []), performance.now()])
      return said.status === 201 || REFUSED.includes(code) || fault === 'not foreseen' ? 'done' : 'again'
    },
  }
}

/** Whether both tell of the same facts, at the same places where both know them. */
const isSame = (some: readonly AcknowledgedEvent[], others: readonly AcknowledgedEvent[]): boolean =>
  some.length === others.length &&
  some.every(({ id, stream, revision, position }, i) => {
    const other = others[i] as AcknowledgedEvent
    const there = position === undefined || other.position === undefined || position === other.position
    return id === other.id && stream === other.stream && revision === other.revision && there
  })

/** How often, and how long at the most, in a line. */
export const figuresOf = ({ acknowledged, refused, retries, answers }: Tally): string =>
  [
    `${acknowledged.size} acknowledged, ${refused.size} refused, ${retries} retries`,
    ...[...answers].map(([name, { times, slowest }]) => `${name || 'none'} ×${times} ≤${Math.round(slowest)} ms`),
  ].join('; ')
