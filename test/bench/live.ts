/** Row live: how long after its answer a fact reaches those who listen. */
import { setTimeout as pause } from 'node:timers/promises'
import { emptyAnswer, KEY, mission, type Server, varde } from './server.ts'
import { median, ms, percentile, type Row } from './statistics.ts'

const [LISTENERS, PER_SECOND, SECONDS] = [100, 500, 6]
const EVERY = 20
const day = (n: number): string => new Date(Date.UTC(1900, 0, 1 + n)).toISOString().slice(0, 10)

/** Listens until it is aborted; `arrived` is called with the position of each fact. */
async function listen({ address }: Server, signal: AbortSignal, arrived: (position: number) => void): Promise<void> {
  const answer = await fetch(`${address}/api/v1/events`, {
    headers: { authorization: `Bearer ${KEY}`, accept: 'text/event-stream' },
    signal,
  })
  if (!answer.ok || !answer.body) throw new Error(`a listener was answered ${answer.status}`)
  const read = async (): Promise<void> => {
    let rest = ''
    for await (const text of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = `${rest}${text}`.split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line.startsWith('id:')) arrived(Number(line.slice(3)))
    }
  }
  read().catch(error => {
    if (!signal.aborted) throw error
  })
}

/** Records a figure; answers with its position. */
async function measure({ address }: Server, n: number): Promise<number> {
  const answer = await fetch(`${address}/api/v1/indicators/i${n % 64}/measure`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ period: day(Math.floor(n / 64)), value: 12.5 }),
  })
  if (answer.status !== 201) throw new Error(`a figure was answered ${answer.status}`)
  return ((await answer.json()) as { position: number }).position
}

/** Milliseconds from the answer to a request until its fact has come to each listener; below 0 where it came first. */
async function delays(server: Server): Promise<number[]> {
  const answeredAt = new Map<number, number>()
  const arrivals: [position: number, at: number][] = []
  const ending = new AbortController()
  for (let n = 0; n < LISTENERS; n++)
    await listen(server, ending.signal, position => arrivals.push([position, performance.now()]))
  const all: Promise<unknown>[] = []
  const figures = PER_SECOND * SECONDS
  for (const begun = performance.now(); all.length < figures; await pause(EVERY)) {
    const due = Math.min(figures, Math.floor(((performance.now() - begun) / 1000) * PER_SECOND))
    while (all.length < due)
      all.push(measure(server, all.length).then(position => answeredAt.set(position, performance.now())))
  }
  await Promise.all(all)
  while (arrivals.length < figures * LISTENERS) await pause(EVERY)
  ending.abort()
  return arrivals.map(([position, at]) => at - (answeredAt.get(position) ?? at))
}

export async function live(): Promise<Row> {
  const server = await varde()
  await mission(server, 64)
  const empty = await emptyAnswer(server)
  const took = await delays(server)
  await server.stop()
  const p99 = percentile(took, 99)
  return {
    row: 'live',
    work: `${PER_SECOND} figures a second to ${LISTENERS} listeners`,
    measured: `p50 ${ms(median(took))}, p99 ${ms(p99)}`,
    limit: `${ms(empty)} an empty answer`,
    ratio: null,
    asked: 'p99 ≤ 50 ms',
    met: p99 <= 50,
  }
}
