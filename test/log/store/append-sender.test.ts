import t from 'tap'
import { slotsOf } from '../../../src/log/store/append-sender.ts'

t.test('no more slots are given than there are; the others wait in the order they asked', async t => {
  const slots = slotsOf(3)
  const begun: number[] = []
  const ends: (() => void)[] = []
  const all = Array.from({ length: 10 }, async (_, i) => {
    const done = await slots.take()
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

t.test('a slot that is given back is free again, once', async t => {
  const slots = slotsOf(2)
  for (let round = 0; round < 5; round++) {
    const [first, second] = [await slots.take(), await slots.take()]
    let third = false
    const waiting = slots.take().then(done => {
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
