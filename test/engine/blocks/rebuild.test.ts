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

const rowsOf = (teller: Teller, blocks: Blocks) =>
  LIVES.map(id =>
    factCacheOf({ ...teller.log, readStream: () => [] }, blocks)
      .indicator(id)
      .series.columns(),
  )

t.test('threads seal what one thread seals', async t => {
  const [directory, other] = [temporary(t), temporary(t)]
  const teller = await written(directory)
  const [together, alone] = [openBlocks(directory, teller.log), openBlocks(other, teller.log)]
  const told: number[] = []
  const done = await rebuildInThreads(directory, teller.log, together, facts => told.push(facts), 0)
  t.same(done, rebuild(teller.log, alone))
  t.equal(told.at(-1), done.facts)
  t.same(rowsOf(teller, together), rowsOf(teller, alone))
  t.ok(rowsOf(teller, together).every(({ rows }) => rows >= 900))
  t.same(await rebuildInThreads(directory, teller.log, together, undefined, 0), { facts: 0, streams: 5 }, 'once')
  together.close()
  alone.close()
  await teller.log.close()
})

t.test('a rebuild in threads ends with the error of the one that fails', async t => {
  const directory = temporary(t)
  const teller = await written(directory)
  const nowhere = temporary(t)
  const blocks = openBlocks(directory, teller.log)
  await t.rejects(rebuildInThreads(nowhere, teller.log, blocks, undefined, 0), { message: /there is no log in/ })
  await t.rejects(rebuildInThreads(directory, teller.log, losingBlocks(), undefined, 0), { name: 'BlockNotKept' })
  blocks.close()
  await teller.log.close()
})
