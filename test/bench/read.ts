/** Rows over one log of a mission of 200 indicators: its questions, and how it is rebuilt, started and stored. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pagesOf } from '../../src/log/sqlite/pages.ts'
import { queriesOn } from '../../src/log/sqlite/queries.ts'
import { get } from './client.ts'
import { FILLED, fill } from './fill.ts'
import { norway } from './norway.ts'
import { command, heldFor, run, type Server, varde } from './server.ts'
import { median, ms, type Row, rate } from './statistics.ts'
import { changesRow, growthRow, replayRow, viewRows } from './views.ts'

/** Rows a second that one thread reads as a log reads them, page by page, and does nothing with: the raw limit of a rebuild. */
function bareRead(directory: string): number {
  const db = new DatabaseSync(join(directory, 'varde.db'), { readOnly: true })
  const queries = queriesOn(db)
  const high = queries.one('SELECT max(position) FROM facts')?.[0] as number
  const everything = { by: 'position', where: '', values: [], low: 0, high } as const
  const begun = performance.now()
  let rows = 0
  for (const page of pagesOf(queries, { ...everything, descending: false, limit: Infinity, whole: true }))
    rows += page.rows.length
  const taken = performance.now() - begun
  db.close()
  return rows / (taken / 1000)
}

async function rebuildRow(directory: string): Promise<Row> {
  const limit = bareRead(directory)
  const { said, peak } = await run(directory, ['rebuild', '--json'])
  const { facts, factsPerSecond: measured } = JSON.parse(said) as { facts: number; factsPerSecond: number }
  return {
    row: 'rebuild',
    work: `views.db from ${facts.toLocaleString('en')} facts`,
    measured: `${rate(measured)}, peak ${Math.round(peak)} MiB`,
    limit: `${rate(limit)} rows read by one thread`,
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

/** What is asked first after a start about the mission of nearly all facts, by somebody without a role: nothing of it has been read. */
async function coldRow(directory: string, facts: number): Promise<Row> {
  const [taken, held]: [number[], number[]] = [[], []]
  let peak = 0
  for (let turn = 0; turn < 4; turn++) {
    const server = await varde(directory, { VARDE_PUBLIC_READ: '1' })
    await heldFor(server)
    const { status, took } = await get(server.address, '/api/v1/missions/norway')
    if (status !== 200) throw new Error(`the mission: ${status}`)
    taken.push(took)
    held.push(await heldFor(server))
    peak = server.peak()
    await server.stop(true)
  }
  return {
    row: 'cold',
    work: `the first question after a start, about a mission of ${facts.toLocaleString('en')} facts, without a role`,
    measured: `${ms(median(taken))}, loop held ${ms(median(held))}, peak ${Math.round(peak)} MiB`,
    limit: '–',
    ratio: null,
    asked: 'loop ≤ 50 ms',
    met: median(held) <= 50,
  }
}

/** The first page, and those of the mission of nearly all facts and of one of its indicators, each after a new figure of it. */
async function largeRow(directory: string, facts: number): Promise<Row> {
  const server = await varde(directory, { VARDE_PUBLIC_READ: '1' })
  const took: Record<string, number[]> = { '/': [], '/missions/norway': [], '/indicators/norway-0': [] }
  const held: number[] = []
  let year = 1990
  for (let turn = 0; turn < 6; turn++)
    for (const [path, taken] of Object.entries(took)) {
      const period = `${year++}-01`
      await command(server, 'indicators/norway-0/measure', { period, value: 5, obsStatus: 'A' })
      await heldFor(server)
      const answer = await get(server.address, path)
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
      const longest = await heldFor(server)
      // The first of each reads the mission, as row cold does.
      if (turn === 0) continue
      taken.push(answer.took)
      held.push(longest)
    }
  const peak = server.peak()
  await server.stop(true)
  return {
    row: 'large',
    work: `pages of all missions, of one of ${facts.toLocaleString('en')} facts and of one of its indicators, each after a new figure`,
    measured: `${Object.values(took)
      .map(taken => ms(median(taken)))
      .join(', ')}, loop held ${ms(median(held))}, peak ${Math.round(peak)} MiB`,
    limit: '–',
    ratio: null,
    asked: 'loop ≤ 50 ms',
    met: median(held) <= 50,
  }
}

/** Bytes of everything that stands in a data directory for each fact, beside the bytes of what its facts say. */
function diskRow(directory: string): Row {
  const all = readdirSync(directory).reduce((sum, name) => sum + statSync(join(directory, name)).size, 0)
  const db = new DatabaseSync(join(directory, 'varde.db'), { readOnly: true })
  const [facts = 0, said = 0] = Object.values(
    db.prepare('SELECT count(*), sum(octet_length(data) + octet_length(meta)) FROM facts').get() ?? {},
  ) as number[]
  db.close()
  const [measured, limit] = [all / facts, said / facts]
  return {
    row: 'disk',
    work: `all files of ${facts.toLocaleString('en')} facts`,
    measured: `${Math.round(measured)} bytes a fact`,
    limit: `${Math.round(limit)} bytes of data and metadata`,
    ratio: limit / measured,
    asked: '≤ 1 KiB',
    met: measured <= 1024,
  }
}

async function filled(facts: number): Promise<Server> {
  const server = await varde()
  await fill(server)
  if (facts > FILLED) await norway(server, facts - FILLED)
  return server
}

/** A tenth of the log, but no fewer facts than the mission has. */
const smaller = (facts: number): number => Math.max(30_000, facts / 10)

/** The rows that are measured here. */
export const readRows = ['view', 'growth', 'replay', 'changes', 'rebuild', 'start', 'cold', 'large', 'disk'] as const

/** Runs the rows asked for over one log of so many facts. */
export async function read(facts: number, rows: ReadonlySet<string>): Promise<Row[]> {
  const server = await filled(facts)
  const found: Row[] = []
  if (rows.has('view')) found.push(...(await viewRows(server, facts)))
  if (rows.has('growth')) {
    const small = await filled(smaller(facts))
    found.push(await growthRow(small, server, [smaller(facts), facts]))
    await small.stop()
  }
  if (rows.has('replay')) found.push(await replayRow(server, facts))
  if (rows.has('changes')) found.push(await changesRow(server, facts))
  await server.stop(true)
  if (rows.has('rebuild')) found.push(await rebuildRow(server.directory))
  // Some of views.db may yet have been to do when the server stopped.
  else if (['disk', 'cold', 'large'].some(row => rows.has(row))) await run(server.directory, ['rebuild'])
  if (rows.has('disk')) found.push(diskRow(server.directory))
  if (rows.has('start')) found.push(await startRow(server.directory))
  if (rows.has('cold') && facts > FILLED) found.push(await coldRow(server.directory, facts - FILLED))
  // Last, for it records figures.
  if (rows.has('large') && facts > FILLED) found.push(await largeRow(server.directory, facts - FILLED))
  await (await varde(server.directory)).stop()
  return found
}
