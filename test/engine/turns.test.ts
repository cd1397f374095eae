import t from 'tap'
import { atOnce } from '../../projections/base/work.ts'
import { sharedWork, turnsOf } from '../../src/engine/turns.ts'

/** Work of so many steps, each of which takes a number of milliseconds by this clock. */
function* steps(
  count: number,
  clock: { at: number },
  each: number,
  seen: string[] = [],
  name = '',
): Generator<void, string> {
  for (let step = 0; step < count; step++) {
    clock.at += each
    seen.push(`${name}${step}`)
    yield
  }
  return name
}

t.test('work is advanced for ten milliseconds, and the event loop is free in between', async t => {
  const clock = { at: 0 }
  const { run } = turnsOf(() => clock.at)
  const seen: string[] = []
  const done = run(steps(9, clock, 4, seen))
  const loop = async (): Promise<void> => {
    await new Promise(setImmediate)
    seen.push('free')
  }
  await Promise.all([done, loop(), loop(), loop()])
  t.same(seen.slice(0, 3), ['0', '1', '2'], 'nine steps of four milliseconds take three turns')
  t.ok(seen.indexOf('free') > 0 && seen.indexOf('free') < seen.indexOf('8'))
})

t.test('of all that waits, one piece is advanced between two visits to the event loop', async t => {
  const clock = { at: 0 }
  const { run } = turnsOf(() => clock.at)
  const seen: string[] = []
  const all = Promise.all(['a', 'b', 'c'].map(name => run(steps(2, clock, 10, seen, name))))
  await new Promise(setImmediate)
  t.same(seen, ['a0'])
  t.same(await all, ['a', 'b', 'c'])
  t.same(seen, ['a0', 'b0', 'c0', 'a1', 'b1', 'c1'])
})

t.test('work that fails rejects alone', async t => {
  const { run } = turnsOf()
  const failing = run(
    (function* (): Generator<void, string> {
      yield
      throw new Error('broken')
    })(),
  )
  const other = run(steps(2, { at: 0 }, 0, [], 'other'))
  await t.rejects(failing, { message: 'broken' })
  t.equal(await other, 'other')
})

t.test('when its asker has gone, work is ended and cleans up', async t => {
  const gone = new AbortController()
  const { run } = turnsOf(() => Number.MAX_VALUE)
  let cleaned = false
  const endless = run(
    (function* (): Generator<void, never> {
      try {
        for (;;) yield
      } finally {
        cleaned = true
      }
    })(),
    gone.signal,
  )
  await new Promise(setImmediate)
  gone.abort(new Error('gone'))
  await t.rejects(endless, { message: 'gone' })
  t.ok(cleaned)
})

t.test('at once, work is done without a pause', async t => {
  t.equal(atOnce(steps(5, { at: 0 }, 1, [], 'whole')), 'whole')
})

t.test('work that is wanted by several is done once, and goes on while one of them is left', async t => {
  const shared = sharedWork<string>(turnsOf(() => Number.MAX_VALUE))
  let begun = 0
  const begin = () => {
    begun += 1
    return steps(5, { at: 0 }, 0, [], 'done')
  }
  const [one, other] = [new AbortController(), new AbortController()]
  const first = shared.run('x', begin, one.signal)
  const second = shared.run('x', begin, other.signal)
  const different = shared.run('y', begin)
  one.abort(new Error('gone'))
  await t.rejects(first, { message: 'gone' })
  t.equal(await second, 'done')
  t.equal(await different, 'done')
  t.equal(begun, 2)
  t.equal(await shared.run('x', begin), 'done')
  t.equal(begun, 3, 'what is done is not kept here')
})

t.test('when the last who wanted it has gone, work ends, and who comes later begins anew', async t => {
  const shared = sharedWork<string>(turnsOf(() => Number.MAX_VALUE))
  let ended = 0
  const begin = function* (): Generator<void, string> {
    try {
      for (let step = 0; step < 3; step++) yield
      return 'done'
    } finally {
      ended += 1
    }
  }
  const gone = new AbortController()
  const left = shared.run('x', begin, gone.signal)
  await new Promise(setImmediate)
  gone.abort(new Error('gone'))
  const anew = shared.run('x', begin)
  await t.rejects(left, { message: 'gone' })
  t.equal(await anew, 'done')
  t.equal(ended, 2)
})
