/** Who is accountable for a mission's goals, indicators, barriers and decisions, and for which of them nobody is. */
import { z } from 'zod'
import { id } from '../../events/shapes.ts'
import type { Shaped } from '../base/shaped.ts'
import type { BarrierAt } from './barriers.ts'
import type { DecisionAt } from './decision.ts'
import type { Described } from './members.ts'
import type { MissionAt } from './mission.ts'

/** The things of a mission that somebody should be accountable for. */
export interface MissionThings {
  readonly goals: MissionAt['goals']
  readonly members: readonly Described[]
  readonly barriers: readonly BarrierAt[]
  readonly decisions: readonly DecisionAt[]
}

export const accountableThings = ['goal', 'indicator', 'barrier', 'decision'] as const
export type AccountableThing = (typeof accountableThings)[number]

/** A thing by its kind and id. */
export const thingShape = z.strictObject({ thing: z.enum(accountableThings), id })

export interface Responsibility extends Shaped<typeof thingShape> {
  /** Null: nobody. */
  readonly accountable: string | null
}

/** Everything still in force, with who is accountable for it: retired goals and indicators, answered barriers and superseded decisions are left out. */
export function responsibilitiesOf({ goals, members, barriers, decisions }: MissionThings): Responsibility[] {
  const of = (thing: Responsibility['thing'], id: string, accountable?: string | null): Responsibility => ({
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

/** What nobody is accountable for. */
export const withoutAccountable = (all: MissionThings): Shaped<typeof thingShape>[] =>
  responsibilitiesOf(all).flatMap(({ thing, id, accountable }) => (accountable === null ? [{ thing, id }] : []))
