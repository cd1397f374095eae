/** Rows seal and verify: what the Merkle tree costs an append, and how fast a bundle is checked. */
import { createHash, hash, randomUUID } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { bundleTar } from '../../src/audit/bundle.ts'
import { linesOf } from '../../src/audit/bundle-reader.ts'
import { rootOfSize } from '../../src/audit/fork-guard.ts'
import { publishedFigures } from '../../src/audit/recompute.ts'
import { openBundle } from '../../src/audit/tar.ts'
import { verifyBundle } from '../../src/audit/verify-bundle.ts'
import { factCacheOf } from '../../src/engine/fact-cache.ts'
import type { Log } from '../../src/log/log.ts'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { signCheckpoint } from '../../src/proof/checkpoint.ts'
import { frontier } from '../../src/proof/frontier.ts'
import { type SignerKey, signerKey } from '../../src/proof/note.ts'
import { command, mission, varde } from './server.ts'
import { median, type Row, rate } from './statistics.ts'

const meta = { organisation: 'local', role: 'operator', door: 'local', correlationId: 'bench' }

/** Appends that many facts, so many in each append, with 64 appends in flight. */
async function fill(log: Log, facts: number, each: number): Promise<void> {
  let begun = 0
  const client = async (k: number): Promise<void> => {
    const stream = `indicator-${k}`
    for (let revision = log.revisionOf(stream); begun < facts; revision += each) {
      begun += each
      await log.append({
        ...{ stream, expectedRevision: revision, mission: 'm', principal: 'bench', recordedAt: log.now(), meta },
        facts: Array.from({ length: each }, (_, i) => ({
          ...{ id: randomUUID(), type: 'indicator-measured', version: 1, knownFrom: null },
          data: { period: `${1900 + ((revision + i) % 200)}-01`, value: (revision + i) / 10, obsStatus: 'A' },
        })),
      })
    }
  }
  await Promise.all(Array.from({ length: 64 }, (_, k) => client(k)))
}

async function inDirectory<A>(work: (directory: string) => Promise<A>): Promise<A> {
  const directory = mkdtempSync(join(tmpdir(), 'varde-bench-'))
  try {
    return await work(directory)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

const SEALED = 30_000

/** Seconds that the tree alone takes for the leaves of a log: hashing, and its rows in a transaction for each 64. */
function treeAlone(log: Log, directory: string): number {
  const leaves = [...log.readSealed(0, log.head())].map(({ leafHash }) => Buffer.from(leafHash).toString('hex'))
  const db = new DatabaseSync(join(directory, 'nodes.db'))
  db.exec('CREATE TABLE nodes (level INTEGER, n INTEGER, hash BLOB, PRIMARY KEY (level, n)) WITHOUT ROWID; BEGIN')
  const insert = db.prepare('INSERT INTO nodes VALUES (?, ?, ?)')
  const begun = performance.now()
  const tree = frontier((level, n, hash) => void insert.run(level, n, Buffer.from(hash, 'hex')))
  for (const leaf of leaves) tree.add(leaf)
  const seconds = (performance.now() - begun) / 1000
  db.close()
  return seconds
}

/** Appends to the log in this process, and how much of that is the tree. */
export async function seal(): Promise<Row> {
  const turns: { whole: number; tree: number }[] = []
  for (let turn = 0; turn < 3; turn++)
    turns.push(
      await inDirectory(async directory => {
        const log = openSqliteLog({ directory })
        const begun = performance.now()
        await fill(log, SEALED, 1)
        const whole = (performance.now() - begun) / 1000
        const tree = treeAlone(log, directory)
        await log.close()
        return { whole, tree }
      }),
    )
  const ratio = median(turns.map(({ whole, tree }) => (whole - tree) / whole))
  return {
    row: 'seal',
    work: `append of ${SEALED.toLocaleString('en')} facts, 64 in flight`,
    measured: rate(SEALED / median(turns.map(({ whole }) => whole))),
    limit: rate(SEALED / median(turns.map(({ whole, tree }) => whole - tree))),
    ratio,
    asked: '≥ 0.85 of without the tree',
    met: ratio >= 0.85,
  }
}

/** Writes a bundle of the log into a directory, signed by a key of its own; answers with its path, its key and how many facts it holds. */
function bundled(log: Log, directory: string, enclosed: Readonly<Record<string, string>> = {}) {
  const key = signerKey(log.origin)
  const size = log.head() + 1
  const checkpoint = { size, at: 0, note: signCheckpoint(size, rootOfSize(log, size), key), cosignatures: [] }
  const path = join(directory, 'bundle.tar')
  const fd = openSync(path, 'w')
  for (const part of bundleTar({ log, key, checkpoint, older: [], sees: () => true, enclosed })) writeSync(fd, part)
  closeSync(fd)
  return { path, key, size }
}

/** Checks a bundle; answers with seconds, seconds of processor, and MiB of memory at most beyond those before. */
function checkedBundle({ path, key }: { readonly path: string; readonly key: SignerKey }, recompute: boolean) {
  const before = process.memoryUsage().rss
  let peak = before
  const begun = performance.now()
  const busy = process.cpuUsage()
  const files = openBundle(path)
  const found = verifyBundle(files, {
    key,
    recompute,
    onFact: ({ position }) => {
      if (position % 10_000 === 0) peak = Math.max(peak, process.memoryUsage().rss)
    },
  })
  files.close()
  peak = Math.max(peak, process.memoryUsage().rss)
  const { user, system } = process.cpuUsage(busy)
  const seconds = (performance.now() - begun) / 1000
  return { seconds, processor: (user + system) / 1e6, more: Math.round((peak - before) / 2 ** 20), found }
}

/** Seconds that reading a bundle takes, and hashing each fact’s data, metadata and leaf, and one node of the tree for it. */
function hashingAlone(path: string): number {
  const begun = performance.now()
  const files = openBundle(path)
  const whole = createHash('sha256')
  const node = Buffer.alloc(65)
  function* chunks(): Generator<Buffer> {
    for (const chunk of files.chunks('facts')) {
      whole.update(chunk)
      yield chunk
    }
  }
  for (const line of linesOf(chunks(), 'facts')) {
    const [meta, data] = [line.indexOf('\t', 33), line.lastIndexOf('\t')]
    for (const part of [line.subarray(33, meta), line.subarray(meta, data), line.subarray(data), node])
      hash('sha256', part, 'hex')
  }
  whole.digest()
  files.close()
  return (performance.now() - begun) / 1000
}

/** A bundle of a whole log, checked; figures are not computed again. */
export const verify = (facts: number): Promise<Row> =>
  inDirectory(async directory => {
    const log = openSqliteLog({ directory })
    await fill(log, facts, 500)
    const bundle = bundled(log, directory)
    await log.close()
    const turns = Array.from({ length: 3 }, () => ({
      limit: hashingAlone(bundle.path),
      own: checkedBundle(bundle, false),
    }))
    const forMillion = (1e6 * median(turns.map(({ own }) => own.seconds))) / bundle.size
    const processor = (1e6 * median(turns.map(({ own }) => own.processor))) / bundle.size
    const limit = (1e6 * median(turns.map(turn => turn.limit))) / bundle.size
    return {
      row: 'verify',
      work: `bundle of ${bundle.size.toLocaleString('en')} facts, without recomputation`,
      // On a machine that others use too, seconds of processor are what counts.
      measured: `${forMillion.toFixed(1)} s for 1 M facts (${processor.toFixed(1)} s of processor), ${Math.max(...turns.map(({ own }) => own.more))} MiB more`,
      limit: `${limit.toFixed(1)} s to read and hash them`,
      ratio: limit / forMillion,
      asked: '1 M facts ≤ 15 s',
      met: forMillion <= 15,
    }
  })

const [INDICATORS, FIGURES, RELEASES] = [64, 1_000, 3]

/** The figures of a mission's releases, computed again from a bundle: what that takes beyond checking its facts. */
export const recompute = (): Promise<Row> =>
  inDirectory(async directory => {
    const server = await varde(directory)
    await mission(server, INDICATORS)
    const measurements = Array.from({ length: FIGURES }, (_, n) => ({
      period: new Date(Date.UTC(2021, 0, 1 + n)).toISOString().slice(0, 10),
      value: Math.round(Math.sin(n) * 50 + 200) / 10,
      obsStatus: 'A',
    }))
    for (let i = 0; i < INDICATORS; i++) await command(server, `indicators/i${i}/measure-many`, { measurements })
    for (let n = 0; n < RELEASES; n++)
      await command(server, `releases/r${n}/publish`, { mission: 'm', title: `R ${n}` })
    await server.stop(true)
    const log = openSqliteLog({ directory })
    const bundle = bundled(log, directory, publishedFigures(factCacheOf(log), 'm', log.head() + 1))
    await log.close()
    const facts = checkedBundle(bundle, false)
    const all = checkedBundle(bundle, true)
    if (all.found.releases.length !== RELEASES)
      throw new Error(`${all.found.releases.length} releases were computed again`)
    return {
      row: 'verify',
      work: `figures of ${RELEASES} releases of ${INDICATORS} indicators, from ${bundle.size.toLocaleString('en')} facts`,
      measured: `${(all.seconds - facts.seconds).toFixed(1)} s beyond ${facts.seconds.toFixed(1)} s for the facts, ${all.more} MiB more`,
      limit: '–',
      ratio: null,
      asked: 'told apart',
      met: true,
    }
  })
