/** Rules about appends that are stored. */

import { LogUnavailable } from '../../src/log/log.ts'
import { allFacts, appendFacts, newAppend, newFact, positions } from './given.ts'
import { logMatchesModel } from './log-model.ts'
import type { Rule, Subject } from './subject.ts'

export function logAppending(test: Rule, subject: Subject): void {
  test('a fact is read as it was given, with its positions', async (t, log) => {
    const fact = newFact({ version: 3, knownFrom: 1_700_000_000_000, data: { value: 1, period: '2024' } })
    const append = newAppend(log, { facts: [fact], meta: { b: 1, a: { d: 2, c: 3 } } })
    const appended = await log.append(append)
    t.same(appended, {
      facts: [{ id: fact.id, type: 'indicator-measured', stream: 'indicator-neet', revision: 0, position: 0 }],
    })
    const { recordedAt } = append
    t.same(allFacts(log), [
      {
        ...{ position: 0, stream: 'indicator-neet', revision: 0, id: fact.id, type: 'indicator-measured', version: 3 },
        ...{ mission: 'inkludering', missionSeq: 0, recordedAt, knownFrom: 1_700_000_000_000 },
        ...{
          principal: 'kari',
          data: '{"period":"2024","value":1}',
          meta: '{"a":{"c":3,"d":2},"b":1,"principal":"kari"}',
        },
      },
    ])
  })

  test('metadata of one fact overrides that of its append', async (t, log) => {
    const facts = [newFact({}), newFact({ meta: { reason: 'own', knownFrom: '2021' } })]
    await log.append(newAppend(log, { facts, meta: { principal: 'kari', reason: 'shared' } }))
    t.same(
      allFacts(log).map(({ meta }) => JSON.parse(meta)),
      [
        { principal: 'kari', reason: 'shared' },
        { principal: 'kari', reason: 'own', knownFrom: '2021' },
      ],
    )
  })

  test('metadata names who recorded it, whatever it says itself', async (t, log) => {
    const facts = [newFact(), newFact({ meta: { principal: 'ola' } })]
    await log.append(newAppend(log, { facts, principal: 'kari', meta: { principal: 'per' } }))
    t.same(
      allFacts(log).map(({ meta, principal }) => [JSON.parse(meta).principal, principal]),
      [
        ['kari', 'kari'],
        ['kari', 'kari'],
      ],
    )
  })

  test('by default a fact is known from when it is recorded', async (t, log) => {
    await appendFacts(log, 'indicator-neet', 1)
    const [fact] = allFacts(log)
    t.equal(fact?.knownFrom, fact?.recordedAt)
  })

  test('appends are stored in the order of the calls, with positions without a gap', async (t, log) => {
    const streams = Array.from({ length: 300 }, (_, i) => `indicator-${i % 7}`)
    const next = new Map<string, number>()
    await Promise.all(
      streams.map(stream => {
        const revision = next.get(stream) ?? -1
        next.set(stream, revision + 1)
        return log.append(newAppend(log, { stream, expectedRevision: revision }))
      }),
    )
    const kept = allFacts(log)
    t.same(
      kept.map(({ stream }) => stream),
      streams,
    )
    for (const stream of new Set(streams))
      t.same(
        kept.filter(fact => fact.stream === stream).map(({ revision }) => revision),
        streams.filter(each => each === stream).map((_, i) => i),
      )
    t.same(
      positions(log.read({})),
      streams.map((_, i) => i),
    )
  })

  recordingTimes(test, subject)

  test('listeners get every fact once, in order, before the append is answered', async (t, log) => {
    const seen: number[] = []
    const stop = log.follow(facts => seen.push(...positions(facts)))
    await Promise.all([appendFacts(log, 'a', 20), appendFacts(log, 'b', 20)])
    t.same(
      seen,
      Array.from({ length: 40 }, (_, i) => i),
    )
    const append = log.append(newAppend(log, { stream: 'c' }))
    append.then(() => t.equal(seen.at(-1), 40))
    await append
    stop()
    await appendFacts(log, 'd', 1)
    t.equal(seen.length, 41)
  })

  test('listeners get the same facts that are read', async (t, log) => {
    const seen: unknown[] = []
    log.follow(facts => seen.push(...facts))
    await appendFacts(log, 'a', 3, { mission: null })
    await log.append(newAppend(log, { facts: [newFact({ knownFrom: 5 }), newFact()] }))
    t.same(seen, allFacts(log))
  })

  test('F28 after random appends the log equals a plain model', async t => {
    await logMatchesModel(t, subject)
  })

  test('a closed log has stored what waited, and refuses more', async (t, log) => {
    const waiting = appendFacts(log, 'a', 3)
    await log.close()
    t.same(
      (await waiting).map(({ facts }) => facts[0]?.position),
      [0, 1, 2],
    )
    await t.rejects(log.append(newAppend(log)), LogUnavailable)
    await log.close()
  })
}

function recordingTimes(test: Rule, subject: Subject): void {
  const [at, HOUR] = [1_700_000_000_000, 3_600_000]

  test('F22 recording times never decrease when the clock goes back; everything else reads the clock', async t => {
    let time = at
    const log = await subject.open(t, { clock: () => time })
    await appendFacts(log, 'a', 1)
    time = at - HOUR
    t.equal(log.now(), at - HOUR)
    await appendFacts(log, 'b', 1)
    time = at + HOUR
    const later = log.append(newAppend(log, { stream: 'c' }))
    time = at
    t.equal(log.now(), at, 'those who wait do not move it')
    await later
    t.same(
      allFacts(log).map(({ recordedAt }) => recordedAt),
      [at, at, at + HOUR],
    )
    t.equal(log.lastRecordedAt(), at + HOUR)
  })

  test('F22 after the clock was years ahead once, facts are known from the time of the clock', async t => {
    let time = at + 12 * 365 * 24 * HOUR
    const log = await subject.open(t, { clock: () => time })
    await appendFacts(log, 'a', 1)
    const ahead = time
    time = at
    await appendFacts(log, 'b', 1)
    t.same(
      allFacts(log).map(({ recordedAt, knownFrom }) => [recordedAt, knownFrom]),
      [
        [ahead, ahead],
        [ahead, at],
      ],
    )
  })
}
