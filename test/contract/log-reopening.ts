/** Rules about opening a log again. */

import { AlreadyKept } from '../../src/log/log.ts'
import { allFacts, appendFacts, newAppend, newFact } from './given.ts'
import { requireLeaves } from './log-sealing.ts'
import type { Rule, Subject } from './subject.ts'

export function logReopening(test: Rule, reopen: NonNullable<Subject['reopen']>): void {
  test('a log opened again is the same, and goes on where it ended', async (t, log) => {
    await Promise.all([
      appendFacts(log, 'mission-x', 3, { mission: 'x' }),
      appendFacts(log, 'actor-z', 2, { mission: null }),
    ])
    const before = { facts: allFacts(log), sealed: [...log.readSealed(0, 99)], origin: log.origin }
    const again = await reopen(t, log)
    t.same({ facts: allFacts(again), sealed: [...again.readSealed(0, 99)], origin: again.origin }, before)
    await appendFacts(again, 'mission-x', 2, { mission: 'x' })
    t.equal(again.head(), 6)
    t.equal([...again.read({ mission: 'x' })].at(-1)?.missionSeq, 4)
    requireLeaves(t, again)
    await t.rejects(again.append(newAppend(again, { facts: [newFact({ id: before.facts[0]!.id })] })), AlreadyKept)
  })

  test('a command key answers the same after the log was opened again', async (t, log) => {
    const command = { key: 'kari/1 æ', digest: 'abc' }
    const appended = await log.append(newAppend(log, { command, facts: [newFact(), newFact()] }))
    await appendFacts(log, 'other', 1)
    const again = await reopen(t, log)
    t.same(again.recall(command.key)?.digest, 'abc')
    t.same(await again.recall(command.key)?.appended, appended)
    t.equal(again.recall('kari/2'), undefined)
    await t.rejects(again.append(newAppend(again, { expectedRevision: 1, command })), AlreadyKept)
  })
}
