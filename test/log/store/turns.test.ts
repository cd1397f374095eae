import t from 'tap'
import { turnsOf } from '../../../src/log/store/turns.ts'

t.test('no more than so many have their turn at once, the others get theirs in the order they came', async t => {
  const turns = turnsOf(3)
  const begun: number[] = []
  const ends: (() => void)[] = []
  const all = Array.from({ length: 10 }, async (_, i) => {
    const done = await turns.take()
    begun.push(i)
    await new Promise<void>(resolve => ends.push(resolve))
    done()
  })
  const settled = () => new Promise(setImmediate)
  await settled()
  t.same(begun, [0, 1, 2])
  // Whoever ends, the next in line begins.
  ends[1]!()
  await settled()
  t.same(begun, [0, 1, 2, 3])
  ends[3]!()
  ends[0]!()
  await settled()
  t.same(begun, [0, 1, 2, 3, 4, 5])
  for (let next = 0; next < 10; next++) {
    ends[next]?.()
    await settled()
  }
  await Promise.all(all)
  t.same(begun, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})

t.test('turns that were given back are there again, no more and no fewer', async t => {
  const turns = turnsOf(2)
  for (let round = 0; round < 5; round++) {
    const [first, second] = [await turns.take(), await turns.take()]
    let third = false
    const waiting = turns.take().then(done => {
      third = true
      return done
    })
    await new Promise(setImmediate)
    t.equal(third, false)
    first()
    const done = await waiting
    second()
    done()
  }
})
