/** Row import: a CSV file of many indicators through the command line, beside reading it and appending its rows to bare SQLite. */
import { spawn } from 'node:child_process'
import { closeSync, createReadStream, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { readTable } from '../../src/exchange/readers.ts'
import { INDICATORS } from './fill.ts'
import { mission, temporary, varde } from './server.ts'
import { type Row, rate } from './statistics.ts'

const root = join(import.meta.dirname, '../..')
const DAY = 86_400_000
/** Days that have all passed: an indicator of the longest file has 50,000. */
const day = (n: number): string => new Date(Date.UTC(1880, 0, 1) + n * DAY).toISOString().slice(0, 10)

/** Writes a file of so many rows, as many of each indicator; answers its bytes. */
function writeFigures(file: string, rows: number): number {
  const of = Math.ceil(rows / INDICATORS)
  const descriptor = openSync(file, 'w')
  writeSync(descriptor, 'indicator,period,value,obsStatus\n')
  for (let i = 0, left = rows; left > 0; i++, left -= of) {
    const lines = Array.from({ length: Math.min(of, left) }, (_, n) => {
      const value = 10 + ((i * 7919 + n * 104_729) % 900) / 10
      return `i${i},${day(n)},${value.toFixed(1)},${n % 9 === 0 ? 'P' : ''}\n`
    })
    writeSync(descriptor, lines.join(''))
  }
  closeSync(descriptor)
  return statSync(file).size
}

/** Rows a second of the same file read, cut into cells, and appended to one indexed table, 10,000 a durable transaction. */
async function bareImport(file: string, directory: string): Promise<number> {
  const begun = performance.now()
  const db = new DatabaseSync(join(directory, 'bare.db'))
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL')
  db.exec(
    'CREATE TABLE log(position INTEGER PRIMARY KEY, stream TEXT, revision INTEGER, data TEXT, UNIQUE(stream, revision))',
  )
  const put = db.prepare('INSERT INTO log(stream, revision, data) VALUES (?,?,?)')
  const table = await readTable(createReadStream(file, { highWaterMark: 1 << 18 }))
  let rows = 0
  db.exec('BEGIN IMMEDIATE')
  for await (const page of table.pages)
    for (const { line, cells } of page) {
      const [stream = '', period, value, obsStatus] = cells
      put.run(stream, line, JSON.stringify({ period, value: Number(value), obsStatus }))
      rows += 1
      if (rows % 10_000 === 0) db.exec('COMMIT; BEGIN IMMEDIATE')
    }
  db.exec('COMMIT')
  db.close()
  return rows / ((performance.now() - begun) / 1000)
}

interface Imported {
  /** Rows a second, from the start of the process to its end. */
  readonly perSecond: number
  /** Peak resident memory, MiB. */
  readonly peak: number
}

async function imported(file: string, directory: string, rows: number): Promise<Imported> {
  const begun = performance.now()
  const { VARDE_URL: _url, VARDE_KEY: _key, ...environment } = process.env
  const child = spawn(process.execPath, [join(root, 'src/cli/varde.mjs'), 'import', file, '--json'], {
    env: { ...environment, VARDE_DATA_DIR: directory },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  let peak = 0
  child.stdout.on('data', chunk => {
    said += chunk
  })
  const looking = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid))
  }, 100)
  const code = await new Promise<number | null>(resolve => child.once('close', resolve))
  clearInterval(looking)
  if (code !== 0) throw new Error(`the import ended with ${code}: ${said.slice(0, 500)}`)
  const { recorded } = JSON.parse(said) as { recorded?: number }
  if (recorded !== rows) throw new Error(`${recorded} of ${rows} rows were recorded`)
  return { perSecond: rows / ((performance.now() - begun) / 1000), peak }
}

/** Peak memory of a process so far, MiB; 0 once it has ended. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** `varde import` of so many rows over 200 indicators into an empty data directory. */
export async function importRow(rows: number): Promise<Row> {
  const directory = temporary()
  const file = join(directory, 'figures.csv')
  const bytes = writeFigures(file, rows)
  const server = await varde(join(directory, 'data'))
  await mission(server, INDICATORS)
  await server.stop(true)
  const limit = await bareImport(file, directory)
  const { perSecond, peak } = await imported(file, join(directory, 'data'), rows)
  rmSync(directory, { recursive: true, force: true })
  return {
    row: 'import',
    work: `${rows.toLocaleString('en')} rows of ${INDICATORS} indicators (${Math.round(bytes / 1e6)} MB)`,
    measured: `${rate(perSecond)}, peak ${Math.round(peak)} MiB`,
    limit: `${rate(limit)} read and inserted`,
    ratio: perSecond / limit,
    asked: '≥ 25,000 rows/s, memory flat',
    met: perSecond >= 25_000,
  }
}
