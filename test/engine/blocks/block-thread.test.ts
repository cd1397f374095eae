import t from 'tap'
import { blockThread } from '../../../src/engine/blocks/block-thread.ts'
import { type BlockRequest, nextBlock, openBlocks } from '../../../src/engine/blocks/blocks.ts'
import { followBlocks } from '../../../src/engine/blocks/follow.ts'
import { openSqliteLog } from '../../../src/log/sqlite.ts'
import { temporary } from '../../log/temporary.ts'
import { definition, newMission } from '../../projections/given.ts'
import { clockAt, type Teller, tellerOf } from '../../projections/told.ts'

const SIZE = 4
const request = (after: number): BlockRequest => ({ stream: 'indicator-x', after, size: SIZE })

/** A log in a directory, with an indicator of so many years. */
async function written(directory: string, years: number): Promise<Teller> {
  const clock = clockAt('2024-06-01T12:00:00Z')
  const teller = await newMission({}, tellerOf(openSqliteLog({ directory, clock: () => clock.now }), clock))
  await teller.tell('indicators/x/define', definition)
  await measure(teller, 2001, 2000 + years)
  return teller
}
const measure = ({ tell }: Teller, from: number, to: number) => {
  const measurements = Array.from({ length: to - from + 1 }, (_, i) => ({ period: String(from + i), value: i }))
  return tell('indicators/x/measure-many', { measurements })
}

async function settled(follower: { lag: () => { streams: number } }): Promise<void> {
  while (follower.lag().streams > 0) await new Promise(resolve => setTimeout(resolve, 10))
}

t.test('the thread makes the block that is made here, also of facts that came after it began', async t => {
  const directory = temporary(t)
  const teller = await written(directory, 5)
  const thread = blockThread(directory)
  t.teardown(thread.stop)
  t.same(await thread.next(request(-1)), nextBlock(teller.log, request(-1)))
  t.equal(await thread.next(request(3)), undefined, 'two facts are no block')
  await measure(teller, 2006, 2010)
  t.same(await thread.next(request(3)), nextBlock(teller.log, request(3)))
  await teller.log.close()
})

t.test('a thread without work ends, and begins again with the next block', async t => {
  const directory = temporary(t)
  const teller = await written(directory, 5)
  const thread = blockThread(directory, 1)
  t.teardown(thread.stop)
  const block = await thread.next(request(-1))
  // It may be asked while it ends, too.
  for (const wait of [0, 1, 2, 2, 3, 3, 4, 5, 10, 50]) {
    await new Promise(resolve => setTimeout(resolve, wait))
    t.same(await thread.next(request(-1)), block)
  }
  await teller.log.close()
})

t.test('a follower with a thread seals what one without seals, and stops at once', async t => {
  const directory = temporary(t)
  const teller = await written(directory, 1)
  const blocks = openBlocks(directory, teller.log)
  const follower = followBlocks(teller.log, blocks, { size: SIZE, thread: blockThread(directory), pauseAfter: () => 0 })
  await measure(teller, 2002, 2012)
  await settled(follower)
  t.equal(blocks.sealedTo('indicator-x'), 11)
  await measure(teller, 2013, 2020)
  follower.stop()
  blocks.close()
  await teller.log.close()
  t.equal(follower.failure(), undefined)
})

t.test('what the thread cannot make is made without it', async t => {
  const teller = await written(temporary(t), 1)
  const blocks = openBlocks(temporary(t), teller.log)
  const follower = followBlocks(teller.log, blocks, {
    size: SIZE,
    thread: blockThread(temporary(t)),
    pauseAfter: () => 0,
  })
  await measure(teller, 2002, 2012)
  await settled(follower)
  t.equal(blocks.sealedTo('indicator-x'), 11, 'there is no log where the thread looks')
  t.equal(follower.failure(), undefined)
  follower.stop()
  blocks.close()
  await teller.log.close()
})
