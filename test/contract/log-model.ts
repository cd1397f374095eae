/** Random appends against a plain model: two arrays and a loop. */

import fc from 'fast-check'
import type { FactFilter } from '../../src/log/log.ts'
import { allFacts, newAppend, newFact, positions } from './given.ts'
import type { Subject, Test } from './subject.ts'

const STREAMS = ['mission-x', 'indicator-a', 'indicator-b', 'actor-z'] as const
const MISSION_OF = { 'mission-x': 'x', 'indicator-a': 'x', 'indicator-b': 'y', 'actor-z': null } as const
const TYPES = ['goal-set', 'indicator-measured', 'target-set'] as const

const submit = fc.record({
  stream: fc.constantFrom(...STREAMS),
  /** Added to the right revision: mostly none. */
  off: fc.constantFrom(0, 0, 0, 0, 1, -1),
  types: fc.array(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 4 }),
  principal: fc.constantFrom('kari', 'ola'),
  key: fc.option(fc.integer({ min: 0, max: 12 }), { freq: 3 }),
  /** Whether to wait for it before the next one. */
  wait: fc.boolean(),
})

const filter = fc.record(
  {
    from: fc.integer({ min: -1, max: 30 }),
    to: fc.integer({ min: -1, max: 40 }),
    stream: fc.constantFrom(...STREAMS, 'none'),
    mission: fc.constantFrom('x', 'y', 'none'),
    types: fc.subarray([...TYPES, 'none']),
    principal: fc.constantFrom('kari', 'ola', 'none'),
    order: fc.constantFrom('asc' as const, 'desc' as const),
    limit: fc.integer({ min: 0, max: 20 }),
  },
  { requiredKeys: [] },
)

interface ModelFact {
  readonly stream: string
  readonly revision: number
  readonly type: string
  readonly principal: string
  readonly mission: string | null
}

export async function logMatchesModel(t: Test, subject: Subject): Promise<void> {
  let runs = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(submit, { maxLength: 30 }),
      fc.array(filter, { minLength: 5, maxLength: 15 }),
      async (requests, filters) => {
        runs++
        const log = await subject.open(t)
        const model: ModelFact[] = []
        const keys = new Set<number>()
        const answers: Promise<boolean>[] = []
        const expected: boolean[] = []
        for (const { stream, off, types, principal, key, wait } of requests) {
          const revision = model.filter(fact => fact.stream === stream).length - 1
          const mission = MISSION_OF[stream]
          const good = off === 0 && !(key !== null && keys.has(key))
          expected.push(good)
          if (good) {
            if (key !== null) keys.add(key)
            for (const [i, type] of types.entries())
              model.push({ stream, revision: revision + 1 + i, type, principal, mission })
          }
          const command = key === null ? {} : { command: { key: `k${key}`, digest: 'd' } }
          const facts = types.map(type => newFact({ type }))
          const append = newAppend(log, {
            stream,
            mission,
            principal,
            facts,
            expectedRevision: revision + off,
            ...command,
          })
          const answer = log.append(append).then(
            () => true,
            () => false,
          )
          answers.push(answer)
          if (wait) await answer
        }
        const settled = await Promise.all(answers)
        t.same(settled, expected)
        const kept = allFacts(log).map(({ stream, revision, type, principal, mission }) => ({
          stream,
          revision,
          type,
          principal,
          mission,
        }))
        t.same(kept, model)
        for (const one of filters) t.same(positions(log.read(one)), passing(model, one), JSON.stringify(one))
        await log.close()
      },
    ),
    { numRuns: 40 },
  )
  t.ok(runs > 0)
}

function passing(model: readonly ModelFact[], wanted: FactFilter): number[] {
  const found = model.flatMap((fact, position) => {
    if (wanted.from !== undefined && position < wanted.from) return []
    if (wanted.to !== undefined && position > wanted.to) return []
    if (wanted.stream !== undefined && fact.stream !== wanted.stream) return []
    if (wanted.mission !== undefined && fact.mission !== wanted.mission) return []
    if (wanted.types !== undefined && !wanted.types.includes(fact.type)) return []
    if (wanted.principal !== undefined && fact.principal !== wanted.principal) return []
    return [position]
  })
  if (wanted.order === 'desc') found.reverse()
  return found.slice(0, wanted.limit ?? found.length)
}
