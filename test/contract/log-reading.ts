/** Rules about reading. */

import type { Log } from '../../src/log/log.ts'
import { allFacts, appendFacts, newAppend, newFact, positions } from './given.ts'
import type { Rule, Subject } from './subject.ts'

export function logReading(test: Rule, subject: Subject): void {
  test('an empty log has no facts', async (t, log) => {
    t.equal(log.head(), -1)
    t.equal(log.revisionOf('indicator-neet'), -1)
    t.same(allFacts(log), [])
    t.same([...log.readStream('indicator-neet')], [])
    t.same([...log.readSealed(0, 10)], [])
    t.same(log.streamsOf('inkludering'), [])
    t.equal(log.lastPositionOf('inkludering'), -1)
    t.equal(log.positionAt(Date.now() + 1e9), -1)
    t.equal(log.recall('key'), undefined)
    t.ok(log.origin)
  })

  test('a waiting append is not read', async (t, log) => {
    const waiting = log.append(newAppend(log))
    t.equal(log.head(), -1)
    t.equal(log.revisionOf('indicator-neet'), -1)
    t.same(allFacts(log), [])
    await waiting
    t.equal(log.head(), 0)
  })

  test('the position of an instant is the last one recorded up to it', async t => {
    let time = 1000
    const log = await subject.open(t, { clock: () => time })
    for (const at of [1000, 1000, 2000, 2000, 2000, 5000]) {
      time = at
      await appendFacts(log, 'a', 1)
    }
    const asked = [0, 999, 1000, 1999, 2000, 4999, 5000, 9999]
    t.same(asked.map(log.positionAt), [-1, -1, 1, 1, 4, 4, 5, 5])
    t.same(positions(log.read({ recordedFrom: 1001, recordedTo: 4999 })), [2, 3, 4])
    t.same(positions(log.read({ recordedFrom: 2000, recordedTo: 2000 })), [2, 3, 4])
    t.same(positions(log.read({ recordedTo: 999 })), [])
  })

  test('a stream is read from any revision up to any position or revision', async (t, log) => {
    for (let i = 0; i < 5; i++) {
      await appendFacts(log, 'a', 1)
      await appendFacts(log, 'b', 1)
    }
    t.same(positions(log.readStream('a')), [0, 2, 4, 6, 8])
    t.same(positions(log.readStream('a', 2)), [4, 6, 8])
    t.same(positions(log.readStream('a', 0, 4)), [0, 2, 4])
    t.same(positions(log.readStream('a', 1, 5)), [2, 4])
    t.same(positions(log.readStream('a', 1, Infinity, 2)), [2, 4])
    t.same(positions(log.readStream('a', 1, 3, 4)), [2])
    t.same(positions(log.readStream('a', 0, Infinity, -1)), [])
    t.same(positions(log.readStream('a', 9)), [])
    t.same(positions(log.readStream('none')), [])
  })

  test('facts are read by every filter, in both orders, and by all filters combined', async (t, log) => {
    await log.append(newAppend(log, { stream: 'mission-x', mission: 'x', facts: [newFact({ type: 'goal-set' })] }))
    await log.append(
      newAppend(log, {
        stream: 'indicator-y',
        mission: 'y',
        principal: 'ola',
        facts: [newFact(), newFact({ type: 'target-set' })],
      }),
    )
    await log.append(
      newAppend(log, { stream: 'actor-z', mission: null, facts: [newFact({ type: 'actor-registered' })] }),
    )
    await appendFacts(log, 'mission-x', 1, { mission: 'x', principal: 'ola' })
    const read = (filter: Parameters<Log['read']>[0]) => positions(log.read(filter))
    t.same(read({}), [0, 1, 2, 3, 4])
    t.same(read({ order: 'desc' }), [4, 3, 2, 1, 0])
    t.same(read({ from: 1, to: 3 }), [1, 2, 3])
    t.same(read({ from: 1, to: 3, order: 'desc', limit: 2 }), [3, 2])
    t.same(read({ from: 99 }), [])
    t.same(read({ to: -1 }), [])
    t.same(read({ limit: 0 }), [])
    t.same(read({ mission: 'x' }), [0, 4])
    t.same(read({ mission: 'none' }), [])
    t.same(read({ stream: 'indicator-y' }), [1, 2])
    t.same(read({ stream: 'indicator-y', from: 2 }), [2])
    t.same(read({ stream: 'mission-x', order: 'desc' }), [4, 0])
    t.same(read({ stream: 'mission-x', mission: 'y' }), [])
    t.same(read({ stream: 'none' }), [])
    t.same(read({ types: ['goal-set', 'actor-registered', 'none'] }), [0, 3])
    t.same(read({ types: [] }), [])
    t.same(read({ types: ['none'] }), [])
    t.same(read({ principal: 'ola' }), [1, 2, 4])
    t.same(read({ principal: 'none' }), [])
    t.same(read({ mission: 'y', types: ['target-set'], principal: 'ola', from: 1, to: 4 }), [2])
  })

  test('a reader that pauses gets what was there when it began, and others go on', async (t, log) => {
    await appendFacts(log, 'a', 300)
    const seen: number[] = []
    for (const { position } of log.read({})) {
      seen.push(position)
      if (position % 100 === 0) await appendFacts(log, 'b', 1)
      if (position === 150) t.equal(positions(log.read({ stream: 'a' })).length, 300)
    }
    t.same(
      seen,
      Array.from({ length: 300 }, (_, i) => i),
    )
  })
}
