/** Rows write and batch: durable measurements over HTTP, one a request and ten thousand a request. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import autocannon from 'autocannon'
import { bare, command, KEY, mission, type Server, temporary, varde } from './server.ts'
import { median, ms, type Row, rate } from './statistics.ts'

const DAY = 86_400_000
const day = (n: number): string => new Date(Date.UTC(1900, 0, 1) + n * DAY).toISOString().slice(0, 10)

export interface Load {
  readonly perSecond: number
  readonly p99: number
}

/** Posts measurements, each of its own period, over so many connections. Throws where one was refused. */
export async function load(server: Server, connections: number, seconds: number, from: number): Promise<Load> {
  const { refused, ...found } = await loadOf(server, connections, seconds, from)
  if (refused > 0) throw new Error(`${refused} were refused`)
  return found
}

/** The same load, with the number of those refused; of two servers each measures every other indicator. */
export async function loadOf(
  server: Server,
  connections: number,
  seconds: number,
  from: number,
  [which, servers]: readonly [number, number] = [0, 1],
): Promise<Load & { readonly refused: number }> {
  const indicators = 64 / servers
  let n = from
  const result = await autocannon({
    url: server.address,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
        setupRequest: request => {
          const [indicator, period] = [(n % indicators) * servers + which, day(Math.floor(n / indicators))]
          n += 1
          return {
            ...request,
            path: `/api/v1/indicators/i${indicator}/measure`,
            body: `{"period":"${period}","value":12.5,"obsStatus":"A"}`,
          }
        },
      },
    ],
  })
  if (result.errors > 0) throw new Error(`${result.errors} failed`)
  const { total } = result.requests
  return {
    perSecond: (total - result.non2xx) / result.duration,
    p99: result.latency.p99,
    refused: result.non2xx,
  }
}

/** Takes turns between the two, so that a machine whose speed drifts is fair to both. */
async function inTurns(connections: number, asked: string): Promise<Row> {
  const [limit, own] = [await bare(), await varde()]
  await mission(own, 64)
  const turns: { limit: Load; own: Load }[] = []
  for (let turn = 0; turn < 4; turn++) {
    const from = turn * 320_000
    const pair = { limit: await load(limit, connections, 3, from), own: await load(own, connections, 3, from) }
    // The first turn warms both up.
    if (turn > 0) turns.push(pair)
  }
  const peak = own.peak()
  await Promise.all([limit.stop(), own.stop()])
  const [measured, bound] = [median(turns.map(t => t.own.perSecond)), median(turns.map(t => t.limit.perSecond))]
  const [p99, p99Limit] = [median(turns.map(t => t.own.p99)), median(turns.map(t => t.limit.p99))]
  const ratio = median(turns.map(t => t.own.perSecond / t.limit.perSecond))
  return {
    row: 'write',
    work: `POST measure, ${connections} connection${connections > 1 ? 's' : ''}`,
    measured: `${rate(measured)}, p99 ${ms(p99)}, peak ${Math.round(peak)} MiB`,
    limit: `${rate(bound)}, p99 ${ms(p99Limit)}`,
    ratio,
    asked,
    met: ratio >= 0.5 && p99 <= 25,
  }
}

export async function write(): Promise<Row[]> {
  return [await inTurns(64, '≥ 0.50 of bare, p99 ≤ 25 ms'), await inTurns(1, '≥ 0.50 of bare')]
}

/** measure-many of 10,000 against the same number of bare inserts in one transaction. */
export async function batch(): Promise<Row[]> {
  const own = await varde()
  await mission(own, 8)
  const many = (from: number) => ({
    measurements: Array.from({ length: 10_000 }, (_, n) => ({ period: day(from + n), value: n / 10, obsStatus: 'A' })),
  })
  const rates: number[] = []
  for (let turn = 0; turn < 8; turn++) {
    const body = many(0)
    const begun = performance.now()
    await command(own, `indicators/i${turn}/measure-many`, body)
    if (turn > 0) rates.push(10_000 / ((performance.now() - begun) / 1000))
  }
  const peak = own.peak()
  await own.stop()
  const limit = bareBatch()
  const measured = median(rates)
  return [
    {
      row: 'batch',
      work: 'measure-many of 10,000',
      measured: `${rate(measured)} facts, peak ${Math.round(peak)} MiB`,
      limit: `${rate(limit)} bare inserts`,
      ratio: measured / limit,
      asked: '≥ 30,000 facts/s',
      met: measured >= 30_000,
    },
  ]
}

/** Rows a second into one indexed table, 10,000 a durable transaction, ~350 bytes each. */
function bareBatch(): number {
  const directory = temporary()
  const db = new DatabaseSync(join(directory, 'bare.db'))
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL')
  db.exec(
    'CREATE TABLE log(position INTEGER PRIMARY KEY, sid INTEGER, revision INTEGER, data BLOB, UNIQUE(sid, revision))',
  )
  const put = db.prepare('INSERT INTO log(sid, revision, data) VALUES (?,?,?)')
  const data = Buffer.alloc(350, 'x')
  const rates = Array.from({ length: 6 }, (_, turn) => {
    const begun = performance.now()
    db.exec('BEGIN IMMEDIATE')
    for (let n = 0; n < 10_000; n++) put.run(turn, n, data)
    db.exec('COMMIT')
    return 10_000 / ((performance.now() - begun) / 1000)
  })
  db.close()
  rmSync(directory, { recursive: true, force: true })
  return median(rates)
}
