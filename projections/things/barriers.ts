/** A mission's barriers: raised, escalated, answered, and overdue. */
import { z } from 'zod'
import { barrierAnswerShape, barrierShape as raisedShape } from '../../events/barrier.ts'
import type { MissionFact } from '../../events/catalogue.ts'
import { day, id, name } from '../../events/shapes.ts'
import { lineJson, lineShape } from '../base/answer-json.ts'
import { factsInPin } from '../base/facts-in-pin.ts'
import { type Origin, originOf } from '../base/origin.ts'
import { daysOverdue, overdueDaysShape } from '../base/overdue.ts'
import type { Pin } from '../base/pin.ts'
import type { Shaped } from '../base/shaped.ts'
import type { FactReader } from '../figures/fact-reader.ts'

type BarrierData<N extends MissionFact['type']> = Extract<MissionFact, { type: N }>['data']

export interface BarrierAt extends BarrierData<'barrier-raised'>, Origin {
  readonly status: 'raised' | 'escalated' | 'answered'
  readonly escalations: readonly (Origin & { readonly to: string })[]
  readonly answer: (Origin & Omit<BarrierData<'barrier-answered'>, 'barrier'>) | null
}

/** A mission's barriers inside a pin, in the order they were raised. */
export function barriersOf(reader: FactReader, mission: string, pin: Pin): BarrierAt[] {
  const barriers = new Map<string, BarrierAt>()
  const revise = (id: string, how: (before: BarrierAt) => Partial<BarrierAt>): void => {
    const before = barriers.get(id)
    if (before) barriers.set(id, { ...before, ...how(before) })
  }
  for (const fact of factsInPin(reader.facts<MissionFact>(`mission-${mission}`), pin).facts) {
    const origin = originOf(fact)
    if (fact.type === 'barrier-raised')
      barriers.set(fact.data.barrier, { ...fact.data, ...origin, status: 'raised', escalations: [], answer: null })
    if (fact.type === 'barrier-escalated') {
      const { barrier, to } = fact.data
      revise(barrier, ({ escalations }) => ({ status: 'escalated', escalations: [...escalations, { ...origin, to }] }))
    }
    if (fact.type === 'barrier-answered') {
      const { barrier, ...answer } = fact.data
      revise(barrier, () => ({ status: 'answered', answer: { ...origin, ...answer } }))
    }
  }
  return [...barriers.values()]
}

/** For how many days an answer has been due; null where none is. */
export const barrierOverdue = ({ due, answer }: BarrierAt, { on }: Pin): number | null =>
  answer ? null : daysOverdue(due, on)

/** Whom it waits for: the last it was escalated to, else who is accountable. */
export const waitsFor = ({ escalations, accountable }: BarrierAt): string | null =>
  escalations.at(-1)?.to ?? accountable ?? null

const { barrier: _barrier, ...answerFields } = barrierAnswerShape

export const barrierShape = lineShape({
  ...raisedShape,
  status: z.enum(['raised', 'escalated', 'answered']),
  goals: z.array(id),
  accountable: name.nullable(),
  due: day.nullable(),
  overdueDays: overdueDaysShape,
  waitsFor: name
    .nullable()
    .describe('The last it was escalated to, else who is accountable; null once it is answered.'),
  escalations: z.array(lineShape({ to: name })),
  answer: lineShape(answerFields).nullable(),
})

/** A barrier with its escalations and its answer. */
export function barrierJson(at: BarrierAt, pin: Pin): Shaped<typeof barrierShape> {
  const { escalations, answer, accountable, due, goals, ...line } = at
  return {
    ...lineJson(line),
    goals: goals ?? [],
    accountable: accountable ?? null,
    due: due ?? null,
    overdueDays: barrierOverdue(at, pin),
    waitsFor: answer ? null : waitsFor(at),
    escalations: escalations.map(lineJson),
    answer: answer && lineJson(answer),
  }
}
