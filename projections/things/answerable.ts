/** What does nobody answer for? Goals, indicators, barriers and decisions without somebody accountable. */
import type { BarrierAt } from './barriers.ts'
import type { DecisionAt } from './decision.ts'
import type { Member } from './members.ts'
import type { MissionAt } from './mission.ts'

/** What a mission's people answer for. */
export interface Answerable {
  readonly goals: MissionAt['goals']
  readonly members: readonly Member[]
  readonly barriers: readonly BarrierAt[]
  readonly decisions: readonly DecisionAt[]
}

export interface AnsweredFor {
  readonly thing: 'goal' | 'indicator' | 'barrier' | 'decision'
  readonly id: string
  /** Null: nobody. */
  readonly accountable: string | null
}

/** Everything that lasts, with who answers for it: no goal or indicator that is retired, no barrier answered, no decision superseded. */
export function answeredFor({ goals, members, barriers, decisions }: Answerable): AnsweredFor[] {
  const of = (thing: AnsweredFor['thing'], id: string, accountable?: string | null): AnsweredFor => ({
    thing,
    id,
    accountable: accountable ?? null,
  })
  return [
    ...goals.filter(g => g.status !== 'retired').map(g => of('goal', g.goal, g.accountable)),
    ...members
      .filter(({ at }) => at.retired === null)
      .map(({ id, at }) => of('indicator', id, at.versions.at(-1)?.definition.accountable)),
    ...barriers.filter(b => b.answer === null).map(b => of('barrier', b.barrier, b.accountable)),
    ...decisions.flatMap(({ decision, taken, superseded }) =>
      taken && !superseded ? [of('decision', decision, taken.data.accountable)] : [],
    ),
  ]
}

/** What nobody answers for. */
export const gaps = (all: Answerable): { readonly thing: string; readonly id: string }[] =>
  answeredFor(all).flatMap(({ thing, id, accountable }) => (accountable === null ? [{ thing, id }] : []))
