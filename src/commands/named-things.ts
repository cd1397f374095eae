/** The rules on what a wish names: does it stand, is it known by then, does it end after it begins? */
import { type PeriodText, parsePeriod } from '../../events/period.ts'
import type { RuleContext } from './command.ts'
import { beforeSubject, steerable } from './mission/mission-rules.ts'
import { type Refusal, refuse } from './refusal.ts'

/** What a thing named must tell of itself. */
interface Named {
  readonly knownFrom: number
}

/** What is named is there, and was known when this is. */
const stands = (
  found: Named | undefined,
  unknown: Refusal,
  what: string,
  { knownFrom }: RuleContext,
): Refusal | undefined =>
  found ? (knownFrom.ms < found.knownFrom ? beforeSubject(`the ${what}`) : undefined) : unknown

/** The mission is there, whether it goes on or not. */
export function missionIs(id: string, context: RuleContext, pointer = '/mission'): Refusal | undefined {
  const unknown = refuse('unknown-mission', `There is no mission “${id}”; declare it first, or name another.`, pointer)
  return stands(context.world.mission(id), unknown, `mission “${id}”`, context)
}

/** The mission is there and still takes this kind of change. */
export const missionStands = (id: string, context: RuleContext): Refusal | undefined =>
  missionIs(id, context) ?? steered(id, context)

/** Rule 14: the mission is not concluded. */
export const steered = (mission: string, { world }: RuleContext): Refusal | undefined =>
  steerable(world.mission(mission))

export function projectStands(id: string, context: RuleContext, pointer = '/project'): Refusal | undefined {
  const unknown = refuse('unknown-project', `There is no project “${id}”; register it first, or name another.`, pointer)
  return stands(context.world.project(id), unknown, `project “${id}”`, context)
}

export function actorStands(id: string, context: RuleContext, pointer = '/actor'): Refusal | undefined {
  const unknown = refuse('unknown-actor', `There is no actor “${id}”; register it first, or name another.`, pointer)
  return stands(context.world.actor(id), unknown, `actor “${id}”`, context)
}

export function decisionStands(id: string, context: RuleContext, pointer: string): Refusal | undefined {
  const unknown = refuse('unknown-decision', `There is no decision “${id}”; take it first, or name another.`, pointer)
  return stands(context.world.decision(id), unknown, `decision “${id}”`, context)
}

/** The indicator named is one of the mission’s. */
export function indicatorOf(mission: string, id: string, context: RuleContext, pointer: string): Refusal | undefined {
  const indicator = context.world.indicator(id)
  const detail = `The mission “${mission}” has no indicator “${id}”; define it first, or name another.`
  const own = indicator?.mission === mission ? indicator : undefined
  return stands(own, refuse('unknown-indicator', detail, pointer), `indicator “${id}”`, context)
}

/** What begins at a decimal year ends after it. */
export function endsAfter(start: number, end: PeriodText, pointer: string): Refusal | undefined {
  if (parsePeriod(end).reference > start) return undefined
  return refuse('ends-before-it-begins', 'It can’t end before it begins; give a later end.', pointer)
}

/** Nothing is done on a day that has not begun. */
export function notAhead(given: PeriodText, { today }: RuleContext, pointer: string): Refusal | undefined {
  if (parsePeriod(given).firstDay <= parsePeriod(today).firstDay) return undefined
  return refuse(
    'not-yet',
    `${typeof given === 'string' ? given : given.period} has not begun; what has not happened is not recorded.`,
    pointer,
  )
}
