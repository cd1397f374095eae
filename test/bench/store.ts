/** Rows follow, store-write and store-two: nodes on a real event store, beside what the store's bare client does in the same run. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { factIds } from '../../src/engine/fact-ids.ts'
import { prepareAppend } from '../../src/log/prepare.ts'
import { freshSalt } from '../../src/log/seal.ts'
import { eventsOf } from '../../src/log/store/envelope.ts'
import { openKurrentDb } from '../../src/log/store/kurrentdb.ts'
import { beginLog } from '../../src/log/store/metadata.ts'
import { logStream } from '../../src/log/store/store.ts'
import { mission, temporary, varde } from './server.ts'
import { median, ms, type Row, rate } from './statistics.ts'
import { type Load, load, loadOf } from './write.ts'

const FACTS = 60_000
const GROUP = 500
const TURNS = 4

/** What a process of its own measured: a number a second, and more where it says more. */
async function measured<A>(program: string, ...words: string[]): Promise<A> {
  const child = spawn(process.execPath, [join(import.meta.dirname, program), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(await text(child.stdout)) as A
}

/** Fills a new prefix with measurements of 64 indicators, as a node stores them. */
async function fill(address: string, prefix: string): Promise<void> {
  const store = openKurrentDb(address)
  const origin = await beginLog(store, prefix, 'bench')
  for (let n = 0; n < FACTS; n += GROUP) {
    const group = n / GROUP
    const idAt = factIds('first', undefined, Date.now())
    const append = {
      stream: `indicator-i${group % 64}`,
      expectedRevision: Math.floor(group / 64) * GROUP - 1,
      mission: 'm',
      principal: 'first',
      recordedAt: Date.now(),
      meta: { principal: 'first', organisation: 'Bench', role: 'operative', correlationId: `bench-${group}` },
      facts: Array.from({ length: GROUP }, (_, i) => ({
        id: idAt(i),
        type: 'indicator-measured',
        version: 1,
        knownFrom: null,
        data: { period: `${1900 + (i % 100)}-01-01`, value: 12.5, obsStatus: 'A' },
      })),
    }
    const events = eventsOf({ ...prepareAppend(append), salts: append.facts.map(freshSalt) }, origin)
    await store.append(logStream(prefix), n - 1, events, 10_000)
  }
  await store.close()
}

interface Followed {
  readonly perSecond: number
  readonly peak: number
}

/** KurrentDB → local log, leaf included, beside reading the same stream with the bare client. */
export async function follow(address: string): Promise<Row[]> {
  const prefix = `bench-${randomUUID().slice(0, 8)}.`
  await fill(address, prefix)
  const turns: { limit: Followed; own: Followed }[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    const limit = await measured<Followed>('store-bare.ts', 'read', address, logStream(prefix))
    const directory = temporary()
    const own = await measured<Followed>('store-follow.ts', address, prefix, directory)
    rmSync(directory, { recursive: true })
    if (turn > 0) turns.push({ limit, own })
  }
  const ratio = median(turns.map(t => t.own.perSecond / t.limit.perSecond))
  return [
    {
      row: 'follow',
      work: `event store → local log with leaves, ${FACTS.toLocaleString('en')} facts`,
      measured: `${rate(median(turns.map(t => t.own.perSecond)))} events, peak ${Math.round(Math.max(...turns.map(t => t.own.peak)))} MiB`,
      limit: `${rate(median(turns.map(t => t.limit.perSecond)))} bare readStream`,
      ratio,
      asked: '≥ 0.60 of bare',
      met: ratio >= 0.6,
    },
  ]
}

/** `POST …/measure` at 64 connections, answered when the node holds it, beside bare appends at 64 in flight. */
export async function storeWrite(address: string): Promise<Row[]> {
  const prefix = `bench-${randomUUID().slice(0, 8)}.`
  const own = await varde(temporary(), { VARDE_LOG: address, VARDE_STREAM_PREFIX: prefix })
  await mission(own, 64)
  const turns: { limit: Load; own: Load }[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    const limit = await measured<Load>('store-bare.ts', 'append', address)
    const pair = { limit, own: await load(own, 64, 3, turn * 320_000) }
    if (turn > 0) turns.push(pair)
  }
  const peak = own.peak()
  await own.stop()
  const ratio = median(turns.map(t => t.own.perSecond / t.limit.perSecond))
  return [
    {
      row: 'store-write',
      work: 'POST measure on an event store, 64 connections',
      measured: `${rate(median(turns.map(t => t.own.perSecond)))}, p99 ${ms(median(turns.map(t => t.own.p99)))}, peak ${Math.round(peak)} MiB`,
      limit: `${rate(median(turns.map(t => t.limit.perSecond)))} bare appends at 64 in flight, p99 ${ms(median(turns.map(t => t.limit.p99)))}`,
      ratio,
      asked: '≥ 0.70 of bare',
      met: ratio >= 0.7,
    },
  ]
}

/** Two nodes of 32 connections each on different things of one log, beside one node of 64. */
export async function storeTwo(address: string): Promise<Row[]> {
  const environment = { VARDE_LOG: address, VARDE_STREAM_PREFIX: `bench-${randomUUID().slice(0, 8)}.` }
  const [one, other] = [await varde(temporary(), environment), await varde(temporary(), environment)]
  await mission(one, 64)
  const turns: { alone: Load; both: readonly (Load & { readonly refused: number })[] }[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    const alone = await load(one, 64, 3, turn * 640_000)
    const from = turn * 320_000 + 160_000
    const both = await Promise.all([one, other].map((node, i) => loadOf(node, 32, 3, from, [i, 2])))
    if (turn > 0) turns.push({ alone, both })
  }
  await Promise.all([one.stop(), other.stop()])
  const together = ({ both }: (typeof turns)[number]) => both.reduce((sum, { perSecond }) => sum + perSecond, 0)
  const p99 = median(turns.map(({ both }) => Math.max(...both.map(({ p99 }) => p99))))
  const refused = turns.reduce((sum, { both }) => sum + both.reduce((one, { refused }) => one + refused, 0), 0)
  const ratio = median(turns.map(turn => together(turn) / turn.alone.perSecond))
  return [
    {
      row: 'store-two',
      work: 'POST measure on two nodes of one log, 32 connections each',
      measured: `${rate(median(turns.map(together)))} together, p99 ${ms(p99)}, ${refused} refused`,
      limit: `${rate(median(turns.map(({ alone }) => alone.perSecond)))} on one node, 64 connections`,
      ratio,
      asked: '≥ 0.60 of one, p99 ≤ 250 ms, none refused',
      met: ratio >= 0.6 && p99 <= 250 && refused === 0,
    },
  ]
}
