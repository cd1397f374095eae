/** Row question: long questions over 80,000 rolled-up figures, while others write: how long each takes, and how long it holds the event loop. */
import { command, heldFor, KEY, mission, type Server, varde } from './server.ts'
import { median, ms, type Row } from './statistics.ts'
import { load } from './write.ts'

const AREAS = 400
const MONTHS = 200
const CODES = 10_000
const FIRST_YEAR = 2008

const month = (n: number): string => `${FIRST_YEAR + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`
const codesOf = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`c${n}`, `C ${n}`]))

const definition = {
  mission: 'q',
  goals: ['g'],
  title: 'X',
  definition: 'D',
  unit: 'persons',
  direction: 'decrease',
  kind: 'outcome',
  decimals: 0,
  source: { name: 'Bench' },
  rollUp: { cells: 'sum' },
  knownFrom: '2007',
}

/** A mission of its own; each figure is known a month later. One indicator has 80,000 of them, another as many codes as are compared. */
async function fill(server: Server): Promise<void> {
  await mission(server, 64)
  const horizon = { from: '2008', to: '2035' }
  await command(server, 'missions/q/declare', { title: 'Q', challenge: 'C', vision: 'V', horizon, knownFrom: '2007' })
  const goal = { goal: 'g', statement: 'S', level: 1, kind: 'outcome', knownFrom: '2007' }
  await command(server, 'missions/q/set-goal', goal)
  await command(server, 'indicators/x/define', { ...definition, dimensions: { area: codesOf(AREAS) } })
  await command(server, 'indicators/x/set-baseline', { period: month(0), value: AREAS * 50, knownFrom: '2007' })
  await command(server, 'indicators/x/set-target', { period: '2030-12', value: AREAS * 20, knownFrom: '2007' })
  const rows = Array.from({ length: AREAS * MONTHS }, (_, n) => {
    const at = Math.floor(n / AREAS)
    return {
      period: month(at),
      cell: { area: `c${n % AREAS}` },
      value: 60 - Math.floor(at / 6) + (n % 7),
      knownFrom: month(at + 1),
    }
  })
  for (let from = 0; from < rows.length; from += 10_000)
    await command(server, 'indicators/x/measure-many', { measurements: rows.slice(from, from + 10_000) })
  await command(server, 'indicators/z/define', definition)
  await command(server, 'indicators/y/define', { ...definition, dimensions: { code: codesOf(CODES) } })
  await command(server, 'indicators/y/measure-many', {
    measurements: Array.from({ length: CODES }, (_, n) => ({
      period: '2020',
      cell: { code: `c${n}` },
      value: n,
      knownFrom: '2021',
    })),
  })
}

/** Milliseconds that an answer takes; asked again where what was asked before is yet to be paid for. */
async function ask({ address }: Server, path: string, body?: object): Promise<number> {
  for (;;) {
    const begun = performance.now()
    const answer = await fetch(`${address}/api/v1/${path}`, {
      headers: { authorization: `Bearer ${KEY}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    await answer.arrayBuffer()
    if (answer.ok) return performance.now() - begun
    if (answer.status !== 429) throw new Error(`${path}: ${answer.status}`)
    await new Promise(resolve => setTimeout(resolve, 1000 * Number(answer.headers.get('retry-after'))))
  }
}

const whatIf = {
  commands: Array.from({ length: 900 }, (_, n) => ({
    path: 'indicators/z/measure',
    body: { period: String(1100 + n), value: 1 },
  })),
}

/** Name, address, body, and the longest it may take in milliseconds. */
const questions: readonly (readonly [string, string, object | undefined, number])[] = [
  ['changes since the beginning', 'missions/q/changes?from=1900', undefined, 2000],
  ['replay by month', 'missions/q/replay', undefined, Number.POSITIVE_INFINITY],
  ['hindsight', 'missions/q/hindsight', undefined, Number.POSITIVE_INFINITY],
  [`cells of ${CODES.toLocaleString('en')} codes`, 'indicators/y/cells', undefined, Number.POSITIVE_INFINITY],
  ['series', 'indicators/x/series', undefined, Number.POSITIVE_INFINITY],
  ['what-if of 900 commands', 'missions/q/what-if', whatIf, Number.POSITIVE_INFINITY],
]

/** Another figure of each indicator, so that no answer is one that is kept. */
async function record(server: Server, year: number): Promise<void> {
  const figure = { value: 1 }
  await command(server, 'indicators/x/measure', { ...figure, period: `${year}-01`, cell: { area: 'c0' } })
  await command(server, 'indicators/y/measure', { ...figure, period: String(year), cell: { code: 'c0' } })
  await command(server, 'indicators/z/measure', { ...figure, period: String(year) })
}

/** One question, three times alone, and then while others write. */
async function questionRow(
  server: Server,
  [name, path, body, most]: (typeof questions)[number],
  turn: number,
): Promise<Row> {
  const alone: number[] = []
  const held: number[] = []
  for (let n = 0; n < 3; n++) {
    await record(server, 1000 + turn * 10 + n)
    await heldFor(server)
    alone.push(await ask(server, path, body))
    held.push(await heldFor(server))
  }
  await record(server, 1000 + turn * 10 + 3)
  const writing = load(server, 8, 4, turn * 200_000)
  await new Promise(resolve => setTimeout(resolve, 500))
  const took = await ask(server, path, body)
  const { p99 } = await writing
  const [taken, longest] = [median(alone), median(held)]
  return {
    row: 'question',
    work: `${name}, ${(AREAS * MONTHS).toLocaleString('en')} rolled-up figures`,
    measured: `${ms(taken)} (${ms(took)} beside writes), loop held ${ms(longest)}, writes p99 ${ms(p99)}`,
    limit: '–',
    ratio: null,
    asked: `${most === Number.POSITIVE_INFINITY ? '' : `≤ ${ms(most)}, `}loop ≤ 50 ms, writes p99 ≤ 100 ms`,
    met: taken <= most && longest <= 50 && p99 <= 100,
  }
}

/** What is asked or told first after a start, when nothing has been read of the log yet. */
const firsts: readonly (readonly [string, (server: Server, turn: number) => Promise<unknown>])[] = [
  ['the first question after a start, of a series', server => ask(server, 'indicators/x/series')],
  [
    'the first command after a start',
    (server, turn) =>
      command(server, 'indicators/x/measure', { period: `${1900 + turn}-01`, cell: { area: 'c0' }, value: 1 }),
  ],
]

/** Each after three starts. */
async function firstRow(directory: string, [name, send]: (typeof firsts)[number]): Promise<Row> {
  const taken: number[] = []
  const held: number[] = []
  for (let turn = 0; turn < 3; turn++) {
    const server = await varde(directory)
    await heldFor(server)
    const begun = performance.now()
    await send(server, turn)
    taken.push(performance.now() - begun)
    held.push(await heldFor(server))
    await server.stop(true)
  }
  return {
    row: 'question',
    work: `${name}, of ${(AREAS * MONTHS).toLocaleString('en')} figures`,
    measured: `${ms(median(taken))}, loop held ${ms(median(held))}`,
    limit: '–',
    ratio: null,
    asked: 'loop ≤ 50 ms',
    met: median(held) <= 50,
  }
}

export async function question(): Promise<Row[]> {
  const server = await varde()
  await fill(server)
  const rows: Row[] = []
  for (const [turn, asked] of questions.entries()) rows.push(await questionRow(server, asked, turn))
  await server.stop(true)
  for (const first of firsts) rows.push(await firstRow(server.directory, first))
  await (await varde(server.directory)).stop()
  return rows
}
