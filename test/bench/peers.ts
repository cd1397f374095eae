/** Rows peer-…: other event stores for Node on SQLite, doing the same work in the same run. They are installed from npm into a folder that is thrown away. */
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../../src/log/log.ts'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { temporary } from './server.ts'
import { type Row, rate } from './statistics.ts'

/** What the peer needs beside itself, for its packages do not name all of it. */
const EMMETT = {
  '@event-driven-io/emmett': '0.38.5',
  '@event-driven-io/emmett-sqlite': '0.38.5',
  'async-retry': '1.3.3',
  sqlite3: '5.1.7',
  uuid: '11.1.0',
  'web-streams-polyfill': '4.1.0',
} as const

/** Seconds that each work goes on. */
const SECONDS = 4
const BATCH = 100
const DATA = { period: '2024-05', value: 12.5, obsStatus: 'A' }

/** Events a second: appended one at a time, and a hundred at a time, each append awaited; and read back from one stream. */
interface Rates {
  readonly one: number
  readonly batch: number
  readonly read: number
}

/** Emmett on SQLite, one connection for all. */
function emmett(): Rates {
  const directory = temporary()
  try {
    const program = 'peer-emmett.mjs'
    writeFileSync(join(directory, 'package.json'), JSON.stringify({ private: true, dependencies: EMMETT }))
    copyFileSync(join(import.meta.dirname, program), join(directory, program))
    const run = { cwd: directory, encoding: 'utf8' } as const
    // Its peer dependency says less than it needs; sqlite3 is compiled where there is no ready one.
    execFileSync('npm', ['install', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error'], run)
    return JSON.parse(execFileSync(process.execPath, [program, String(SECONDS), JSON.stringify(DATA)], run)) as Rates
  } finally {
    rmSync(directory, { recursive: true })
  }
}

const META = { organisation: 'local', role: 'operator', door: 'local', correlationId: 'bench' }

async function appended(log: Log, stream: string, many: number): Promise<number> {
  const begun = performance.now()
  let count = 0
  for (; performance.now() - begun < SECONDS * 1000; count += many)
    await log.append({
      ...{ stream, expectedRevision: count - 1, mission: 'm', principal: 'bench', recordedAt: log.now(), meta: META },
      facts: Array.from({ length: many }, () => ({
        ...{ id: randomUUID(), type: 'indicator-measured', version: 1, knownFrom: null, data: DATA },
      })),
    })
  return count / ((performance.now() - begun) / 1000)
}

/** Varde's log in this process, every fact sealed and in the tree. */
async function varde(): Promise<Rates> {
  const directory = temporary()
  const log = openSqliteLog({ directory })
  try {
    const one = await appended(log, 'indicator-one', 1)
    const batch = await appended(log, 'indicator-batch', BATCH)
    const begun = performance.now()
    let [count, sum] = [0, 0]
    for (const { data } of log.readStream('indicator-batch')) {
      sum += (JSON.parse(data) as typeof DATA).value
      count += 1
    }
    if (sum <= 0) throw new Error('nothing was read back')
    return { one, batch, read: count / ((performance.now() - begun) / 1000) }
  } finally {
    await log.close()
    rmSync(directory, { recursive: true })
  }
}

/** Varde beside each peer; asked is no less than the peer does. */
export async function peers(): Promise<Row[]> {
  const [own, other] = [await varde(), emmett()]
  const name = `emmett-sqlite ${EMMETT['@event-driven-io/emmett-sqlite']}, sqlite3 ${EMMETT.sqlite3}`
  const row = (work: string, rates: keyof Rates): Row => ({
    row: 'peer-emmett',
    work,
    measured: rate(own[rates]),
    limit: `${rate(other[rates])} ${name}`,
    ratio: own[rates] / other[rates],
    asked: 'no less',
    met: own[rates] >= other[rates],
  })
  return [
    row('durable appends of one, one after the other', 'one'),
    row(`durable appends of ${BATCH}, one after the other`, 'batch'),
    row('read a stream and add it up', 'read'),
  ]
}
