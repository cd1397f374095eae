/** Row machine: what this machine does beside the one that the asked figures are of, so that a figure that is short can be told from a machine that is slow. */
import { hash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { temporary } from './server.ts'
import { median, type Row, rate } from './statistics.ts'

/** A fact as long as most: some 350 bytes. */
const fact = JSON.stringify({
  type: 'indicator-measured',
  stream: 'indicator-norway-0',
  data: { cell: { group: 'children', municipality: '0301' }, obsStatus: 'A', period: '2021-03', value: 9.4 },
  meta: { principal: 'somebody', organisation: 'an office', role: 'operative', correlationId: 'x'.repeat(140) },
})

/** How often a second something can be done: the median of five times a fifth of a second. */
function perSecond(work: () => void): number {
  const rates = Array.from({ length: 6 }, () => {
    const begun = performance.now()
    let [times, taken] = [0, 0]
    for (; taken < 200; taken = performance.now() - begun) {
      for (let n = 0; n < 10; n++) work()
      times += 10
    }
    return times / (taken / 1000)
  })
  // The first time warms up.
  return median(rates.slice(1))
}

function durableAppends(): number {
  const directory = temporary()
  const db = new DatabaseSync(join(directory, 'bare.db'))
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL')
  db.exec('CREATE TABLE log(position INTEGER PRIMARY KEY, data TEXT)')
  const put = db.prepare('INSERT INTO log(data) VALUES (?)')
  const measured = perSecond(() => void put.run(fact))
  db.close()
  rmSync(directory, { recursive: true, force: true })
  return measured
}

/** What the reference machine (2 cores, Node 24, SQLite with synchronous=FULL) does a second; it hashes 1.2 to 1.8 million facts, of which this is the middle. */
const reference = [
  ['one durable append at a time', 8_900, durableAppends],
  ['SHA-256 of a fact', 1_500_000, () => perSecond(() => void hash('sha256', fact, 'hex'))],
  ['JSON.parse of a fact', 1_060_000, () => perSecond(() => void JSON.parse(fact))],
] as const

/** The rows: of each kind of work how often a second it is done here, and on the reference machine. They ask nothing. */
export const machine = (): Row[] =>
  reference.map(([work, limit, measure]) => {
    const measured = measure()
    return {
      row: 'machine',
      work,
      measured: rate(measured),
      limit: `${rate(limit)} on the reference machine`,
      ratio: measured / limit,
      asked: '–',
      met: null,
    }
  })
