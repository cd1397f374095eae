/** Restoring a store, and the state of a node afterwards. */

import { LogUnavailable } from '../../../src/log/log.ts'
import { allFacts, appendFacts, newFact } from '../../contract/given.ts'
import { requireLeaves } from '../../contract/log-sealing.ts'
import type { Test } from '../../contract/subject.ts'
import type { EventStore as Fixture } from '../../fixtures/event-store.ts'
import { answerInTime, commandWithKey, type Node } from './given.ts'

/** Ten facts in streams of two missions, some of them together. */
export async function recordTen({ log }: Pick<Node, 'log'>): Promise<void> {
  await appendFacts(log, 'mission-x', 2, { mission: 'x' })
  await appendFacts(log, 'indicator-y', 3, { mission: 'y' })
  await log.append(commandWithKey(log, 'mission-x', { mission: 'x', facts: [newFact(), newFact({ knownFrom: 5 })] }))
  await appendFacts(log, 'actor-z', 1, { mission: null })
  await appendFacts(log, 'indicator-y', 2, { mission: 'y' })
}

/** Restores the store from a backup that lacks the last events. */
export async function restore(fixture: Fixture, lost: number): Promise<void> {
  await fixture.crash()
  fixture.loseTail(lost)
  await fixture.restart()
}

/** Nothing can be appended, to streams the store has or has not, and nothing of that comes to the store. */
export async function requireReadOnly(
  t: Test,
  fixture: Fixture,
  { log }: Pick<Node, 'log'>,
  why: RegExp,
): Promise<void> {
  const [before, kept] = [fixture.events().length, allFacts(log).length]
  for (const stream of ['mission-x', 'indicator-y', 'actor-new']) {
    const append = commandWithKey(log, stream, { mission: { 'mission-x': 'x', 'indicator-y': 'y' }[stream] ?? null })
    const answer = await answerInTime(log.append(append))
    t.type(answer, LogUnavailable)
    t.match((answer as Error).message, why)
  }
  t.same([fixture.events().length, allFacts(log).length], [before, kept])
  requireLeaves(t, log)
}
