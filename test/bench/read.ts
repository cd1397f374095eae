/** Rows view, rebuild and start: the read side over a mission of 200 indicators, in a log of any size. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { discardBlocks, openBlocks } from '../../src/engine/blocks.ts'
import { factCacheOf } from '../../src/engine/fact-cache.ts'
import { rebuild as rebuildBlocks } from '../../src/engine/follow.ts'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { command, KEY, mission, type Server, varde } from './server.ts'
import { median, ms, percentile, type Row, rate } from './statistics.ts'

export const INDICATORS = 200
export const MONTHS = 120

const month = (n: number): string => `${2015 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`

/** A mission of 200 indicators × 120 months, each figure known a month later, with baselines and targets. */
export async function fill(server: Server): Promise<void> {
  await mission(server, INDICATORS)
  for (let i = 0; i < INDICATORS; i++) {
    const measurements = Array.from({ length: MONTHS }, (_, n) => ({
      period: month(n),
      value: Math.round((50 - n / 5 + 3 * Math.sin(n + i)) * 10) / 10,
      knownFrom: month(n + 1),
    }))
    await command(server, `indicators/i${i}/measure-many`, { measurements })
    await command(server, `indicators/i${i}/set-baseline`, { period: '2015-01', value: 50, knownFrom: '2014' })
    await command(server, `indicators/i${i}/set-target`, { period: '2030-12', value: 20, knownFrom: '2014' })
  }
}

/** Brings the log to so many facts with another mission's figures. */
async function pad(server: Server, facts: number): Promise<void> {
  const DAY = 86_400_000
  const day = (n: number): string => new Date(Date.UTC(1900, 0, 1) + n * DAY).toISOString().slice(0, 10)
  const have = INDICATORS * (MONTHS + 3)
  await command(server, 'missions/pad/declare', {
    title: 'P',
    challenge: 'C',
    vision: 'V',
    horizon: { from: '2015', to: '2035' },
  })
  await command(server, 'missions/pad/set-goal', { goal: 'g', statement: 'S', level: 1, kind: 'outcome' })
  for (let i = 0, left = facts - have; left > 0; i++, left -= 10_000) {
    const id = `indicators/pad${i}`
    const source = { name: 'Bench' }
    await command(server, `${id}/define`, {
      mission: 'pad',
      goals: ['g'],
      title: 'P',
      definition: 'D',
      unit: 'u',
      direction: 'increase',
      kind: 'outcome',
      source,
    })
    await command(server, `${id}/measure-many`, {
      measurements: Array.from({ length: Math.min(left, 10_000) }, (_, n) => ({ period: day(n), value: n })),
    })
  }
}

async function asked(
  { address }: Server,
  query: string,
  etag?: string,
): Promise<{ took: number; etag: string; status: number }> {
  const begun = performance.now()
  const answer = await fetch(`${address}/api/v1/missions/m/progress?${query}`, {
    headers: { authorization: `Bearer ${KEY}`, ...(etag && { 'if-none-match': etag }) },
  })
  await answer.arrayBuffer()
  return { took: performance.now() - begun, etag: answer.headers.get('etag') ?? '', status: answer.status }
}

async function times(server: Server, queries: readonly string[]): Promise<number[]> {
  const all: number[] = []
  for (const query of queries) all.push((await asked(server, query)).took)
  return all
}

const days = (count: number, offset: number): string[] =>
  Array.from(
    { length: count },
    (_, n) => `asOf=${new Date(Date.UTC(2016, 0, 1 + offset) + n * 11 * 86_400_000).toISOString().slice(0, 10)}`,
  )

/** An answer with nothing in it, one after the other as the views are asked. */
async function emptyAnswer({ address }: Server): Promise<number> {
  const took: number[] = []
  for (let n = 0; n < 100; n++) {
    const begun = performance.now()
    await (await fetch(`${address}/healthz/live`)).arrayBuffer()
    took.push(performance.now() - begun)
  }
  return median(took)
}

async function viewRow(server: Server, facts: number): Promise<Row[]> {
  await times(server, days(40, 1))
  const fresh = await times(server, days(250, 5))
  const again = await times(server, days(250, 5))
  const { etag } = await asked(server, 'asOf=2020')
  const unchanged = await Promise.all(Array.from({ length: 50 }, () => asked(server, 'asOf=2020', etag)))
  if (unchanged.some(u => u.status !== 304)) throw new Error('the same answer was folded again')
  const bareAnswer = await emptyAnswer(server)
  const [p50, p99] = [median(fresh), percentile(fresh, 99)]
  const work = `progress, ${INDICATORS} × ${MONTHS}, ${facts.toLocaleString('en')} facts`
  return [
    {
      row: 'view',
      work: `${work}: any as-of`,
      measured: `p50 ${ms(p50)}, p99 ${ms(p99)}`,
      limit: `${ms(bareAnswer)} an empty answer`,
      ratio: bareAnswer / p50,
      asked: 'p50 ≤ 8 ms, p99 ≤ 25 ms',
      met: p50 <= 8 && p99 <= 25,
    },
    {
      row: 'view',
      work: `${work}: again`,
      measured: `p50 ${ms(median(again))}`,
      limit: `${ms(bareAnswer)} an empty answer`,
      ratio: bareAnswer / median(again),
      asked: '≤ 1 ms beside the transport',
      met: median(again) - bareAnswer <= 1,
    },
  ]
}

/** Reads all rows of the facts table as arrays: the raw limit of a rebuild. */
function bareRead(directory: string): number {
  const db = new DatabaseSync(join(directory, 'varde.db'), { readOnly: true })
  const read = db.prepare('SELECT * FROM facts ORDER BY position')
  read.setReturnArrays(true)
  const begun = performance.now()
  let rows = 0
  for (const _ of read.iterate()) rows += 1
  const taken = performance.now() - begun
  db.close()
  return rows / (taken / 1000)
}

async function rebuildRow(directory: string): Promise<Row> {
  const limit = bareRead(directory)
  const log = openSqliteLog({ directory })
  discardBlocks(directory, 'views.db')
  const blocks = openBlocks(directory, log)
  const begun = performance.now()
  const { facts } = rebuildBlocks(log, blocks)
  const measured = facts / ((performance.now() - begun) / 1000)
  factCacheOf(log, blocks).indicator('i0')
  blocks.close()
  await log.close()
  const peak = process.resourceUsage().maxRSS / 1024
  return {
    row: 'rebuild',
    work: `views.db from ${facts.toLocaleString('en')} facts`,
    measured: `${rate(measured)}, peak ${Math.round(peak)} MiB`,
    limit: `${rate(limit)} rows read`,
    ratio: measured / limit,
    asked: '≥ 200,000/s, ≤ 512 MiB',
    met: measured >= 200_000 && peak <= 512,
  }
}

async function startRow(directory: string): Promise<Row> {
  const ready: number[] = []
  let resident = 0
  for (let turn = 0; turn < 4; turn++) {
    const server = await varde(directory)
    ready.push(server.readyAfter)
    resident = server.resident()
    await server.stop(true)
  }
  const size = statSync(join(directory, 'varde.db')).size
  return {
    row: 'start',
    work: `ready with a log of ${Math.round(size / 1e6)} MB`,
    measured: `${ms(median(ready))}, ${Math.round(resident)} MiB at rest`,
    limit: '–',
    ratio: null,
    asked: '≤ 500 ms, ≤ 200 MiB',
    met: median(ready) <= 500 && resident <= 200,
  }
}

/** Runs the rows asked for over one log. */
export async function read(facts: number, rows: ReadonlySet<string>): Promise<Row[]> {
  const server = await varde()
  await fill(server)
  await pad(server, facts)
  const found: Row[] = rows.has('view') ? await viewRow(server, facts) : []
  await server.stop(true)
  if (rows.has('rebuild')) found.push(await rebuildRow(server.directory))
  if (rows.has('start')) found.push(await startRow(server.directory))
  await (await varde(server.directory)).stop()
  return found
}
