/** Rows view, growth, replay and changes: questions about a mission of 200 indicators × 120 months, in a log of any size. */
import { setTimeout } from 'node:timers/promises'
import { type Answered, get } from './client.ts'
import { INDICATORS, MONTHS } from './fill.ts'
import { emptyAnswer, KEY, type Server } from './server.ts'
import { median, ms, percentile, type Row } from './statistics.ts'

/** Asks, and again later where more was asked in a second than one may ask; that wait is not measured. */
async function asked(server: Server, question: string, etag?: string): Promise<Answered> {
  const answer = await get(server.address, `/api/v1/missions/m/${question}`, {
    authorization: `Bearer ${KEY}`,
    ...(etag && { 'if-none-match': etag }),
  })
  const { status, headers } = answer
  if (status === 429) {
    await setTimeout(1000 * Number(headers['retry-after'] ?? 1))
    return asked(server, question, etag)
  }
  if (status >= 400) throw new Error(`${question}: ${status}`)
  return answer
}

async function times(server: Server, questions: readonly string[]): Promise<number[]> {
  const all: number[] = []
  for (const question of questions) all.push((await asked(server, question)).took)
  return all
}

/** Days between one question and the next: a third of the questions are about another month than the one before. */
const STEP = 11
/** Questions of a lap, through seven and a half of the ten years. */
const A_LAP = 250

/** Days of the mission’s ten years, other ones for each offset below the step; so many steps lie between each and the next. */
const days = (count: number, offset: number, steps = 1): string[] =>
  Array.from({ length: count }, (_, n) =>
    new Date(Date.UTC(2016, 0, 1 + offset) + n * steps * STEP * 86_400_000).toISOString().slice(0, 10),
  )

const progressOn = (asOf: readonly string[]): string[] => asOf.map(day => `progress?asOf=${day}`)

/**
 * Milliseconds that it takes to look through the figures of the mission once for each pin, as plain numbers in memory: the last
 * known figure of each indicator.
 */
function scanAlone(pins: number): number {
  const [known, values] = [new Float64Array(MONTHS), new Float64Array(INDICATORS * MONTHS)]
  for (let n = 0; n < MONTHS; n++) known[n] = n
  const took = Array.from({ length: 20 }, () => {
    const begun = performance.now()
    let last = 0
    for (let pin = 0; pin < pins; pin++)
      for (let at = 0; at < values.length; at++) if ((known[at % MONTHS] as number) <= pin) last = values[at] as number
    return performance.now() - begun + last * 0
  })
  return median(took)
}

const peakOf = (server: Server): string => `peak ${Math.round(server.peak())} MiB`

const about = (facts: number): string => `${INDICATORS} × ${MONTHS}, ${facts.toLocaleString('en')} facts`

/**
 * Median and p99 of the progress on days that nobody has asked for before; laps through the years, each on days of its own (by
 * their offsets, 1 to 10), and all through the same months. Days of all the years are asked for before: what is first said when
 * a mission is some years old runs uncompiled then.
 */
async function fresh(server: Server, laps: readonly number[]): Promise<{ readonly p50: number; readonly p99: number }> {
  await times(server, progressOn(days(40, 0, 6)))
  const took = await times(
    server,
    laps.flatMap(lap => progressOn(days(A_LAP, lap))),
  )
  return { p50: median(took), p99: percentile(took, 99) }
}

export async function viewRows(server: Server, facts: number): Promise<Row[]> {
  // A thousand: of fewer the slowest hundredth is told by two or three, and those by chance.
  const { p50, p99 } = await fresh(server, [5, 6, 7, 8])
  const again = median(await times(server, progressOn(days(A_LAP, 8))))
  const { etag } = (await asked(server, 'progress?asOf=2020')).headers
  const unchanged = await Promise.all(Array.from({ length: 50 }, () => asked(server, 'progress?asOf=2020', etag)))
  if (unchanged.some(({ status }) => status !== 304)) throw new Error('the same answer was folded again')
  const empty = await emptyAnswer(server)
  return [
    {
      row: 'view',
      work: `progress, ${about(facts)}: any as-of`,
      measured: `p50 ${ms(p50)}, p99 ${ms(p99)}, ${peakOf(server)}`,
      limit: `${ms(empty)} an empty answer`,
      ratio: empty / p50,
      asked: 'p50 ≤ 8 ms, p99 ≤ 25 ms',
      met: p50 <= 8 && p99 <= 25,
    },
    {
      row: 'view',
      work: `progress, ${about(facts)}: again`,
      measured: `p50 ${ms(again)}`,
      limit: `${ms(empty)} an empty answer`,
      ratio: empty / again,
      asked: '≤ 1 ms beside the transport',
      met: again - empty <= 1,
    },
  ]
}

/** The same view in a smaller log and in this one. */
export async function growthRow(smaller: Server, server: Server, facts: readonly [number, number]): Promise<Row> {
  const [before, after] = [await fresh(smaller, [9]), await fresh(server, [9])]
  const [from, to] = facts.map(n => n.toLocaleString('en'))
  return {
    row: 'growth',
    work: `progress, any as-of, in ${to} facts beside ${from}`,
    measured: `p50 ${ms(after.p50)}`,
    limit: `p50 ${ms(before.p50)} in ${from} facts`,
    ratio: before.p50 / after.p50,
    asked: 'within 1.5×',
    met: after.p50 <= 1.5 * before.p50,
  }
}

export async function replayRow(server: Server, facts: number): Promise<Row> {
  // Other days each time, so that nothing is answered from memory.
  const took = await times(
    server,
    days(7, 3).map((_, n) => `replay?every=month&from=2015-0${n + 1}-15&to=2025-0${n + 1}-10`),
  )
  const limit = scanAlone(MONTHS)
  const measured = median(took.slice(1))
  return {
    row: 'replay',
    work: `${MONTHS} monthly steps, ${about(facts)}`,
    measured: `${ms(measured)}, ${peakOf(server)}`,
    limit: `${ms(limit)} to look through the figures`,
    ratio: limit / measured,
    asked: '≤ 400 ms',
    met: measured <= 400,
  }
}

export async function changesRow(server: Server, facts: number): Promise<Row> {
  const took = await times(
    server,
    days(60, 2).map(day => `changes?from=${day}&to=${Number(day.slice(0, 4)) + 1}${day.slice(4)}`),
  )
  const limit = scanAlone(2)
  const measured = median(took.slice(10))
  return {
    row: 'changes',
    work: `between two days a year apart, ${about(facts)}`,
    measured: `p50 ${ms(measured)}, p99 ${ms(percentile(took.slice(10), 99))}, ${peakOf(server)}`,
    limit: `${ms(limit)} to look through the figures`,
    ratio: limit / measured,
    asked: '≤ 30 ms',
    met: measured <= 30,
  }
}
