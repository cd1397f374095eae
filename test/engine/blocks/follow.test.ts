import t from 'tap'
import type { Taken } from '../../../src/engine/blocks/background.ts'
import { type Blocks, openBlocks } from '../../../src/engine/blocks/blocks.ts'
import { followBlocks } from '../../../src/engine/blocks/follow.ts'
import { temporary } from '../../log/temporary.ts'
import { definition, newMission } from '../../projections/given.ts'
import type { Teller } from '../../projections/told.ts'
import { losingBlocks } from './losing-blocks.ts'

const SIZE = 4
const turn = () => new Promise(setImmediate)

async function defined(...ids: string[]): Promise<Teller> {
  const teller = await newMission()
  for (const id of ids) await teller.tell(`indicators/${id}/define`, definition)
  return teller
}
const years = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ period: String(from + i), value: i }))
const measure = ({ tell }: Teller, id: string, from: number, to: number) =>
  tell(`indicators/${id}/measure-many`, { measurements: years(from, to) })

async function settled(follower: { lag: () => { streams: number } }): Promise<number> {
  let turns = 0
  for (; follower.lag().streams > 0 && turns < 1000; turns++) await turn()
  return turns
}

t.test('a stream is sealed whenever it has grown by a block', async t => {
  const teller = await defined('x', 'y')
  const blocks = openBlocks(temporary(t), teller.log)
  const follower = followBlocks(teller.log, blocks, { size: SIZE, pauseAfter: () => 0 })
  await measure(teller, 'x', 2001, 2002)
  await settled(follower)
  t.equal(blocks.sealedTo('indicator-x'), -1, 'three facts are no block yet')
  await measure(teller, 'x', 2003, 2003)
  await settled(follower)
  t.equal(blocks.sealedTo('indicator-x'), 3)
  await measure(teller, 'x', 2004, 2014)
  await settled(follower)
  t.equal(blocks.sealedTo('indicator-x'), 11, 'as many blocks as are full')
  t.equal(blocks.sealedTo('indicator-y'), -1)
  t.equal(blocks.sealedTo('mission-m'), -1, 'of missions none are made')
  follower.stop()
  await measure(teller, 'x', 2015, 2020)
  await turn()
  t.equal(blocks.sealedTo('indicator-x'), 11, 'and none when it was stopped')
  blocks.close()
})

t.test('blocks are made one a turn, and it is told how many streams wait, and since when', async t => {
  const teller = await defined('x', 'y')
  const blocks = openBlocks(temporary(t), teller.log)
  const follower = followBlocks(teller.log, blocks, { size: SIZE, pauseAfter: () => 0 })
  t.same(follower.lag(), { streams: 0, since: null })
  const first = teller.clock.now
  await Promise.all([measure(teller, 'x', 2001, 2020), measure(teller, 'y', 2001, 2020)])
  t.same(follower.lag(), { streams: 2, since: first })
  const turns = await settled(follower)
  t.ok(turns >= 9, `${turns} turns for ten blocks`)
  t.same(follower.lag(), { streams: 0, since: null })
  t.equal(follower.failure(), undefined)
  follower.stop()
  blocks.close()
})

t.test('blocks go on after the pause that each is given', async t => {
  const teller = await defined('x')
  const blocks = openBlocks(temporary(t), teller.log)
  const taken: Taken[] = []
  const pauseAfter = (one: Taken): number => {
    taken.push(one)
    return 20
  }
  const begun = performance.now()
  const follower = followBlocks(teller.log, blocks, { size: SIZE, pauseAfter })
  await measure(teller, 'x', 2001, 2014)
  while (follower.lag().streams > 0) await turn()
  t.equal(blocks.sealedTo('indicator-x'), 11)
  t.equal(taken.length, 3)
  for (const { all, here } of taken) t.ok(all > 0 && here === all, 'without a thread all of it is done here')
  t.ok(performance.now() - begun > 35, 'two pauses lie between three blocks')
  follower.stop()
  blocks.close()
})

t.test('F20 an error stops it and is told; nothing is skipped', async t => {
  const teller = await defined('x')
  const failing = { sealedTo: () => -1, seal: () => t.fail('it went on') } as unknown as Blocks
  const seal = () => {
    throw new Error('disk full')
  }
  const follower = followBlocks(teller.log, { ...failing, seal }, { size: SIZE, pauseAfter: () => 0 })
  await measure(teller, 'x', 2001, 2010)
  await turn()
  t.match(follower.failure(), { message: 'disk full' })
  t.equal(follower.lag().streams, 1, 'what was not sealed still waits')
})

t.test('the follower tries a lost block again, and stops where the file loses every one', async t => {
  const teller = await defined('x')
  const blocks = losingBlocks()
  const follower = followBlocks(teller.log, blocks, { size: SIZE, pauseAfter: () => 0 })
  await measure(teller, 'x', 2001, 2010)
  for (let i = 0; i < 10; i++) await turn()
  t.match(follower.failure(), { name: 'BlockNotKept', message: /indicator-x/ })
  t.equal(blocks.writes, 3)
  follower.stop()
})
