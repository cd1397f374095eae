/** Rules about appends that are refused. */

import { randomUUID } from 'node:crypto'
import { AlreadyKept, StreamMoved } from '../../src/log/log.ts'
import { NotJson } from '../../src/proof/canonical.ts'
import { allFacts, appendFacts, newAppend, newFact } from './given.ts'
import type { Rule } from './subject.ts'

export function logRefusing(test: Rule): void {
  test('of 200 appends that expect the same revision exactly one is stored', async (t, log) => {
    const settled = await Promise.allSettled(Array.from({ length: 200 }, () => log.append(newAppend(log))))
    t.equal(settled.filter(({ status }) => status === 'fulfilled').length, 1)
    const reasons = settled.flatMap(one => (one.status === 'rejected' ? [one.reason] : []))
    t.ok(reasons.every(reason => reason instanceof StreamMoved && reason.expected === -1 && reason.actual === 0))
    t.equal(log.revisionOf('indicator-neet'), 0)
    t.equal(log.head(), 0)
  })

  test('a conflict refuses its own append and no other, also among those that wait', async (t, log) => {
    const settled = await Promise.allSettled([
      log.append(newAppend(log)),
      log.append(newAppend(log, { expectedRevision: 5 })),
      log.append(newAppend(log, { expectedRevision: 0 })),
      log.append(newAppend(log, { stream: 'indicator-other' })),
    ])
    t.same(
      settled.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
    )
    t.same(
      allFacts(log)
        .map(({ stream, revision }) => `${stream} ${revision}`)
        .sort(),
      ['indicator-neet 0', 'indicator-neet 1', 'indicator-other 0'],
    )
  })

  test('two writers that decide again after each conflict both get all their facts stored', async (t, log) => {
    const write = async (who: string): Promise<void> => {
      for (let done = 0; done < 25; ) {
        const expectedRevision = log.revisionOf('indicator-neet')
        await new Promise(resolve => setImmediate(resolve))
        await log.append(newAppend(log, { expectedRevision, principal: who })).then(
          () => done++,
          error => t.type(error, StreamMoved),
        )
      }
    }
    await Promise.all([write('kari'), write('ola')])
    for (const principal of ['kari', 'ola']) t.equal([...log.read({ principal })].length, 25)
    t.same(
      allFacts(log).map(({ revision }) => revision),
      Array.from({ length: 50 }, (_, i) => i),
    )
  })

  test('a command’s facts are stored all or none', async (t, log) => {
    const facts = [newFact(), newFact(), newFact({ data: { value: Number.NaN } })]
    await t.rejects(log.append(newAppend(log, { facts })), NotJson)
    t.equal(log.head(), -1)
    await log.append(newAppend(log, { facts: facts.slice(0, 2) }))
    t.equal(log.head(), 1)
  })

  test('an invalid append is refused, naming the field, and the log goes on', async (t, log) => {
    const refused: [Parameters<typeof newAppend>[1], RegExp][] = [
      [{ facts: [] }, /^facts: /],
      [{ facts: [newFact({ id: 'x' })] }, /^id: /],
      [{ facts: [newFact({ id: randomUUID().toUpperCase() })] }, /^id: /],
      [{ facts: [newFact({ version: 0 })] }, /^version: /],
      [{ facts: [newFact({ knownFrom: 1.5 })] }, /^knownFrom: /],
      [{ recordedAt: Number.NaN }, /^recordedAt: /],
      [{ stream: '' }, /^stream: /],
      [{ principal: 'a\u0000b' }, /^principal: /],
      [{ mission: '\ud800' }, /^mission: /],
    ]
    for (const [given, message] of refused)
      await t.rejects(log.append(newAppend(log, given)), { name: 'RangeError', message })
    await appendFacts(log, 'indicator-neet', 1)
    await t.rejects(log.append(newAppend(log, { expectedRevision: 0, mission: 'demens' })), /^mission: /)
    t.equal(log.head(), 0)
  })

  test('a fact id that is stored, waiting or given twice refuses its own append only', async (t, log) => {
    const [first, second] = [newFact(), newFact()]
    const other = { stream: 'indicator-other' }
    await log.append(newAppend(log, { facts: [first] }))
    const waiting = log.append(newAppend(log, { expectedRevision: 0, facts: [second] }))
    await t.rejects(log.append(newAppend(log, { ...other, facts: [newFact(), first] })), AlreadyKept)
    await t.rejects(log.append(newAppend(log, { ...other, facts: [second] })), AlreadyKept)
    const among = [...Array.from({ length: 5 }, () => newFact()), first, newFact()]
    await t.rejects(log.append(newAppend(log, { ...other, facts: among })), {
      name: 'AlreadyKept',
      message: new RegExp(first.id),
    })
    const twice = newFact()
    await t.rejects(log.append(newAppend(log, { ...other, facts: [twice, twice] })), AlreadyKept)
    await log.append(newAppend(log, { ...other, facts: [twice] }))
    await waiting
    t.equal(log.head(), 2)
  })

  test('a command key answers the same while waiting and when stored, and refuses another append', async (t, log) => {
    const command = { key: 'kari/1', digest: 'abc' }
    t.equal(log.recall(command.key), undefined)
    const appended = log.append(newAppend(log, { command, facts: [newFact(), newFact()] }))
    const waiting = log.recall(command.key)
    t.equal(waiting?.digest, 'abc')
    await t.rejects(log.append(newAppend(log, { stream: 'indicator-other', command })), AlreadyKept)
    t.same(await waiting?.appended, await appended)
    await appendFacts(log, 'indicator-neet', 3)
    const kept = log.recall(command.key)
    t.equal(kept?.digest, 'abc')
    t.same(await kept?.appended, await appended)
    await t.rejects(log.append(newAppend(log, { stream: 'indicator-other', command })), AlreadyKept)
    t.equal(log.head(), 4)
  })

  test('a command that was refused is not remembered', async (t, log) => {
    const command = { key: 'kari/1', digest: 'abc' }
    await t.rejects(log.append(newAppend(log, { command, expectedRevision: 7 })), StreamMoved)
    t.equal(log.recall(command.key), undefined)
    await log.append(newAppend(log, { command }))
    t.equal(log.head(), 0)
  })
}
