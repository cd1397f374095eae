/** Rules about tamper evidence. */

import { createHash } from 'node:crypto'
import type { Log } from '../../src/log/log.ts'
import { canonicalise } from '../../src/proof/canonical.ts'
import { allFacts, appendFacts } from './given.ts'
import type { Rule, Test } from './subject.ts'

export function logSealing(test: Rule): void {
  test('a mission’s facts are numbered without a gap, and its streams and last position are known', async (t, log) => {
    for (const [stream, mission] of [
      ['mission-x', 'x'],
      ['indicator-a', 'x'],
      ['mission-y', 'y'],
      ['actor-z', null],
      ['indicator-a', 'x'],
    ] as const)
      await appendFacts(log, stream, 2, { mission })
    for (const mission of ['x', 'y']) {
      const facts = [...log.read({ mission })]
      t.same(
        facts.map(({ missionSeq }) => missionSeq),
        facts.map((_, i) => i),
      )
    }
    t.same(
      [...log.read({ stream: 'actor-z' })].map(({ mission, missionSeq }) => [mission, missionSeq]),
      [
        [null, null],
        [null, null],
      ],
    )
    t.same(log.streamsOf('x'), ['mission-x', 'indicator-a'])
    t.same(log.streamsNamed('mission-'), ['mission-x', 'mission-y'])
    t.same(log.streamsNamed('nothing-'), [])
    for (const stream of ['mission-zz', 'mission-å', 'mission']) await appendFacts(log, stream, 1, { mission: null })
    t.same(log.streamsNamed('mission-'), ['mission-x', 'mission-y', 'mission-zz', 'mission-å'])
    t.same(
      [log.lastPositionOf('x'), log.lastPositionOf('x', 5), log.lastPositionOf('y'), log.lastPositionOf('y', 3)],
      [9, 3, 5, -1],
    )
    t.equal(log.lastPositionOf('none'), -1)
  })

  test('leaf hashes are those of the stored bytes, chained by mission, each with its own salt', async (t, log) => {
    await appendFacts(log, 'mission-x', 3, { mission: 'x' })
    await Promise.all([
      appendFacts(log, 'indicator-a', 3, { mission: 'x' }),
      appendFacts(log, 'mission-y', 3, { mission: 'y' }),
    ])
    await appendFacts(log, 'actor-z', 2, { mission: null, principal: 'Ola "Ø"' })
    requireLeaves(t, log)
    t.equal(log.head(), 10)
  })

  test('seals are read by position', async (t, log) => {
    await appendFacts(log, 'a', 5)
    t.same(
      [...log.readSealed(1, 3)].map(({ position }) => position),
      [1, 2, 3],
    )
    t.same(
      [...log.readSealed(-5, 99)].map(({ position }) => position),
      [0, 1, 2, 3, 4],
    )
    t.same([...log.readSealed(3, 1)], [])
  })
}

/** Recomputes every leaf from what is read, by the standard library alone. */
export function requireLeaves(t: Test, log: Log): void {
  const sha = (...parts: (Uint8Array | string)[]) => {
    const hash = createHash('sha256')
    for (const part of parts) hash.update(part)
    return hash.digest('hex')
  }
  const last = new Map<string, string>()
  const salts = new Set<string>()
  const sealed = [...log.readSealed(0, log.head())]
  for (const [i, fact] of allFacts(log).entries()) {
    const { salt, leafHash, prevLeaf, position } = sealed[i]!
    const { data, meta, principal, ...named } = fact
    const before = fact.mission === null ? null : (last.get(fact.mission) ?? null)
    const leaf = canonicalise({
      ...{ ...named, v: 2, origin: log.origin, dataHash: sha(salt, data), metaHash: sha(salt, meta) },
      ...{ recordedAt: new Date(fact.recordedAt).toISOString(), knownFrom: new Date(fact.knownFrom).toISOString() },
      prevLeaf: before,
    })
    const wanted = sha(Uint8Array.of(0), leaf)
    if (position !== i || fact.position !== i) t.fail(`position ${position}, ${fact.position} at ${i}`)
    if (Buffer.from(leafHash).toString('hex') !== wanted) t.fail(`leaf ${i}`)
    if ((prevLeaf && Buffer.from(prevLeaf).toString('hex')) !== before) t.fail(`previous leaf of ${i}`)
    if (JSON.parse(meta).principal !== principal) t.fail(`principal of ${i}`)
    if (fact.mission !== null) last.set(fact.mission, wanted)
    if (salt.length !== 16) t.fail(`salt of ${salt.length} bytes`)
    salts.add(Buffer.from(salt).toString('hex'))
  }
  t.equal(salts.size, sealed.length, 'every fact has its own salt')
}
