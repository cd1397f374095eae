import fc from 'fast-check'
import t from 'tap'
import { pauses } from '../../../src/engine/blocks/background.ts'

/** Pauses after pieces of work, each with what the event loop was busy with beside it since the piece before, milliseconds. */
function pausesOf(pieces: readonly { all: number; here: number; others: number; idle: number }[]): number[] {
  let [now, busy] = [1000, 200]
  const pauseAfter = pauses(() => ({ now, busy }))
  return pieces.map(({ all, here, others, idle }) => {
    now += here + others + idle
    busy += here + others
    return pauseAfter({ all, here })
  })
}

t.test('an event loop with nothing else to do is not paused for', async t => {
  t.same(pausesOf([{ all: 8, here: 2, others: 0, idle: 50 }]), [0])
  t.same(pausesOf([{ all: 8, here: 8, others: 0, idle: 0 }]), [0], 'the work itself does not count')
})

t.test('where the event loop is busy all the time the work takes a tenth', async t =>
  t.same(pausesOf([{ all: 8, here: 2, others: 90, idle: 0 }]), [72]),
)

t.test('half as busy, half as long a pause; what was before the last piece is forgotten', async t =>
  t.same(
    pausesOf([
      { all: 8, here: 2, others: 90, idle: 0 },
      { all: 8, here: 2, others: 30, idle: 30 },
    ]),
    [72, 36],
  ),
)

t.test('a pause is never negative, and never longer than for a busy loop', async () => {
  const time = fc.double({ min: 0, max: 1e5, noNaN: true })
  fc.assert(
    fc.property(fc.array(fc.record({ all: time, here: time, others: time, idle: time })), pieces => {
      for (const [n, pause] of pausesOf(pieces).entries())
        if (!(pause >= 0 && pause <= 9 * (pieces[n]?.all ?? 0))) throw new Error(`${pause}`)
    }),
  )
})
