import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import t from 'tap'
import { type Blocks, openBlocks } from '../../../src/engine/blocks/blocks.ts'
import { rebuild, rebuildInThreads } from '../../../src/engine/blocks/rebuild.ts'
import { factCacheOf } from '../../../src/engine/fact-cache.ts'
import { openSqliteLog } from '../../../src/log/sqlite.ts'
import { temporary } from '../../log/temporary.ts'
import { definition, newMission } from '../../projections/given.ts'
import { clockAt, type Teller, tellerOf } from '../../projections/told.ts'
import { losingBlocks } from './losing-blocks.ts'

const SIZE = 4

const define = async (teller: Teller, ...ids: string[]): Promise<Teller> => {
  for (const id of ids) await teller.tell(`indicators/${id}/define`, definition)
  return teller
}
const measure = ({ tell }: Teller, id: string, from: number, to: number) => {
  const measurements = Array.from({ length: to - from + 1 }, (_, i) => ({ period: String(from + i), value: i }))
  return tell(`indicators/${id}/measure-many`, { measurements })
}

t.test('a rebuild seals every indicator to its end, and goes on where it was', async t => {
  const teller = await define(await newMission(), 'x', 'y')
  await measure(teller, 'x', 2001, 2010)
  const blocks = openBlocks(temporary(t), teller.log)
  const told: [number, number][] = []
  t.same(
    rebuild(teller.log, blocks, (facts, streams) => told.push([facts, streams]), SIZE),
    { facts: 12, streams: 2 },
  )
  t.same(told.at(-1), [12, 2])
  t.same([blocks.sealedTo('indicator-x'), blocks.sealedTo('indicator-y')], [10, 0])
  t.same(rebuild(teller.log, blocks, undefined, SIZE), { facts: 0, streams: 2 })
  await measure(teller, 'y', 2001, 2002)
  t.same(rebuild(teller.log, blocks, undefined, SIZE), { facts: 2, streams: 2 })
  t.equal(blocks.sealedTo('indicator-y'), 2)
  blocks.close()
})

t.test('a rebuild ends with an error where the file does not keep what is written', async t => {
  const teller = await define(await newMission(), 'x')
  await measure(teller, 'x', 2001, 2010)
  t.throws(() => rebuild(teller.log, losingBlocks(), undefined, SIZE), { name: 'BlockNotKept', message: /indicator-x/ })
})

const days = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ period: new Date(i * 86_400_000).toISOString().slice(0, 10), value: i }))

/** The last of them have several blocks. */
const LIVES = ['v', 'w', 'x', 'y', 'z']

/** A log in a directory, with five indicators. */
async function written(directory: string): Promise<Teller> {
  const clock = clockAt('2024-06-01T12:00:00Z')
  const teller = await newMission({}, tellerOf(openSqliteLog({ directory, clock: () => clock.now }), clock))
  await define(teller, ...LIVES)
  for (const [n, id] of LIVES.entries())
    await teller.tell(`indicators/${id}/measure-many`, { measurements: days(900 + 400 * n) })
  return teller
}

/** What stands in a file of blocks, in the order in which it was written. */
function storedBlocks(directory: string) {
  const db = new DatabaseSync(join(directory, 'views.db'), { readOnly: true })
  const rows = db.prepare('SELECT stream, first, last, position, leaf FROM blocks ORDER BY rowid').all()
  db.close()
  return rows
}

const rowsOf = (teller: Teller, blocks: Blocks) =>
  LIVES.map(id =>
    factCacheOf({ ...teller.log, readStream: () => [] }, blocks)
      .indicator(id)
      .series.columns(),
  )

/** So small that threads share every stream. */
const SHARED = { few: 0, size: 16 }

t.test('threads seal what one thread seals, each part of a stream in its turn', async t => {
  const [directory, other] = [temporary(t), temporary(t)]
  const teller = await written(directory)
  const [together, alone] = [openBlocks(directory, teller.log), openBlocks(other, teller.log)]
  const told: [number, number][] = []
  const progress = (facts: number, streams: number) => told.push([facts, streams])
  const done = await rebuildInThreads(directory, teller.log, together, progress, SHARED)
  t.same(done, rebuild(teller.log, alone, undefined, SHARED.size))
  t.same(told.at(-1), [done.facts, done.streams])
  t.ok(told.length > 3 * LIVES.length, 'in many parts')
  t.strictSame(storedBlocks(directory), storedBlocks(other))
  t.same(rowsOf(teller, together), rowsOf(teller, alone))
  t.ok(rowsOf(teller, together).every(({ rows }) => rows >= 900))
  t.same(await rebuildInThreads(directory, teller.log, together, undefined, SHARED), { facts: 0, streams: 5 }, 'once')
  together.close()
  alone.close()
  await teller.log.close()
})

t.test('a rebuild in threads ends with the error of the one that fails', async t => {
  const directory = temporary(t)
  const teller = await written(directory)
  const nowhere = temporary(t)
  const blocks = openBlocks(directory, teller.log)
  await t.rejects(rebuildInThreads(nowhere, teller.log, blocks, undefined, SHARED), { message: /there is no log in/ })
  await t.rejects(rebuildInThreads(directory, teller.log, losingBlocks(), undefined, SHARED), { name: 'BlockNotKept' })
  blocks.close()
  await teller.log.close()
})

t.test(
  'F10 a rebuild ends where a fact is not what was recorded, or is missing, in one thread and in several',
  async t => {
    for (const [sql, message] of [
      [
        `UPDATE facts SET data = replace(data, '1', '2') WHERE position = 4000`,
        /position 4000: .* its leaf hash differs/,
      ],
      ['UPDATE facts SET meta = meta || meta WHERE position = 5000', /position 5000: .* its leaf hash differs/],
      ['DELETE FROM facts WHERE position = 4200', /revision \d+ of indicator-y is missing/],
    ] as const) {
      const directory = temporary(t)
      await (await written(directory)).log.close()
      const db = new DatabaseSync(join(directory, 'varde.db'))
      db.exec(`DROP TRIGGER facts_never_change; DROP TRIGGER facts_never_go; ${sql}`)
      db.close()
      const log = openSqliteLog({ directory, readOnly: true })
      const blocks = openBlocks(directory, log)
      t.throws(() => rebuild(log, blocks, undefined, SHARED.size), { name: 'DamagedLog', message }, sql)
      await t.rejects(rebuildInThreads(directory, log, blocks, undefined, SHARED), { name: 'DamagedLog', message }, sql)
      blocks.close()
      await log.close()
    }
  },
)
