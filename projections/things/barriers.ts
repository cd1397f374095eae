/** What stands in the way? A mission's barriers from raised through escalated to answered. */
import type { MissionFact } from '../../events/catalogue.ts'
import { lineJson } from '../base/answer-json.ts'
import { factsInPin } from '../base/facts-in-pin.ts'
import { type Origin, originOf } from '../base/origin.ts'
import { daysOverdue } from '../base/overdue.ts'
import type { Pin } from '../base/pin.ts'
import type { FactReader } from '../figures/fact-reader.ts'

type Said<N extends MissionFact['type']> = Extract<MissionFact, { type: N }>['data']
type Raised = Said<'barrier-raised'>

export interface BarrierAt extends Raised, Origin {
  readonly status: 'raised' | 'escalated' | 'answered'
  readonly escalations: readonly (Origin & { readonly to: string })[]
  readonly answer: (Origin & Omit<Said<'barrier-answered'>, 'barrier'>) | null
}

/** A mission's barriers inside a pin, in the order they were raised. */
export function barriersOf(reader: FactReader, mission: string, pin: Pin): BarrierAt[] {
  const barriers = new Map<string, BarrierAt>()
  const change = (id: string, how: (before: BarrierAt) => Partial<BarrierAt>): void => {
    const before = barriers.get(id)
    if (before) barriers.set(id, { ...before, ...how(before) })
  }
  for (const fact of factsInPin(reader.facts<MissionFact>(`mission-${mission}`), pin).facts) {
    const origin = originOf(fact)
    if (fact.type === 'barrier-raised')
      barriers.set(fact.data.barrier, { ...fact.data, ...origin, status: 'raised', escalations: [], answer: null })
    if (fact.type === 'barrier-escalated') {
      const { barrier, to } = fact.data
      change(barrier, ({ escalations }) => ({ status: 'escalated', escalations: [...escalations, { ...origin, to }] }))
    }
    if (fact.type === 'barrier-answered') {
      const { barrier, ...answer } = fact.data
      change(barrier, () => ({ status: 'answered', answer: { ...origin, ...answer } }))
    }
  }
  return [...barriers.values()]
}

/** For how many days an answer has been due; null where none is. */
export const barrierOverdue = ({ due, answer }: BarrierAt, { on }: Pin): number | null =>
  answer ? null : daysOverdue(due, on)

/** Whom it waits for: to whom it was taken last, else who is accountable. */
export const waitsFor = ({ escalations, accountable }: BarrierAt): string | null =>
  escalations.at(-1)?.to ?? accountable ?? null

export function shownBarrier(at: BarrierAt, pin: Pin) {
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
