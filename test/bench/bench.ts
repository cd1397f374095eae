/** `npm run bench`: what Varde does beside what the machine can do, in the same run. `--rows write,view`, `--facts 1e6`; `--peers` runs others on the same work; `--readme` writes README’s table. */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { importRow } from './import.ts'
import { live } from './live.ts'
import { machine } from './machine.ts'
import { pages } from './pages.ts'
import { peers } from './peers.ts'
import { question } from './question.ts'
import { read, readRows } from './read.ts'
import { withBench } from './readme-table.ts'
import { recompute, seal, verify } from './seal.ts'
import type { Row } from './statistics.ts'
import { follow, storeTwo, storeWrite } from './store.ts'
import { batch, write } from './write.ts'

const { values } = parseArgs({
  options: {
    rows: {
      type: 'string',
      default: `machine,write,batch,import,seal,verify,${readRows.join()},question,live,pages,follow,store-write,store-two`,
    },
    facts: { type: 'string', default: '2e5' },
    peers: { type: 'boolean', default: false },
    readme: { type: 'boolean', default: false },
  },
})
const rows = new Set(values.rows.split(','))
const facts = Number(values.facts)

const found: Row[] = []
if (rows.has('machine')) found.push(...machine())
if (rows.has('write')) found.push(...(await write()))
if (rows.has('batch')) found.push(...(await batch()))
if (rows.has('import')) found.push(await importRow(facts))
if (rows.has('seal')) found.push(await seal())
if (rows.has('verify')) found.push(await verify(facts), await recompute())
if (readRows.some(row => rows.has(row))) found.push(...(await read(facts, rows)))
if (rows.has('question')) found.push(...(await question()))
if (rows.has('live')) found.push(await live())
if (rows.has('pages')) found.push(...(await pages()))
if (values.peers) found.push(...(await peers()))

const { VARDE_TEST_KURRENTDB: store } = process.env
for (const [row, work] of [
  ['follow', follow],
  ['store-write', storeWrite],
  ['store-two', storeTwo],
] as const)
  if (rows.has(row) && store) found.push(...(await work(store)))
  else if (rows.has(row)) console.error(`row ${row} is left out: VARDE_TEST_KURRENTDB names no server`)

console.table(
  found.map(({ row, work, measured, limit, ratio, asked, met }) => ({
    row,
    work,
    measured,
    limit,
    ratio: ratio === null ? '' : ratio.toFixed(2),
    asked,
    met: met === null ? '' : met ? 'yes' : 'no',
  })),
)
writeFileSync(
  'bench.json',
  `${JSON.stringify({ node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, facts, rows: found }, null, 2)}\n`,
)
if (values.readme) {
  const readme = new URL('../../README.md', import.meta.url)
  writeFileSync(readme, withBench(readFileSync(readme, 'utf8'), found))
}
