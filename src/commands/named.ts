/** The rules on what a wish names: does it stand, is it known by then, does it end after it begins? */
import { type PeriodText, parsePeriod } from '../../events/period.ts'
import type { Context } from './command.ts'
import { beforeSubject, steerable } from './mission-rules.ts'
import { type Refusal, type RefusalCode, refuse } from './refusal.ts'

/** What a thing named must tell of itself. */
interface Named {
  readonly knownFrom: number
}

function stands(
  found: Named | undefined,
  code: RefusalCode,
  what: string,
  pointer: string,
  { knownFrom }: Context,
): Refusal | undefined {
  if (!found) return refuse(code, `There is no ${what}.`, pointer)
  return knownFrom.ms < found.knownFrom ? beforeSubject(`the ${what}`) : undefined
}

export const missionStands = (id: string, context: Context, pointer = '/mission'): Refusal | undefined =>
  stands(context.world.mission(id), 'unknown-mission', `mission “${id}”`, pointer, context) ?? steered(id, context)

/** The mission still takes this kind of change. */
export const steered = (mission: string, { world }: Context): Refusal | undefined => steerable(world.mission(mission))

export const projectStands = (id: string, context: Context, pointer = '/project'): Refusal | undefined =>
  stands(context.world.project(id), 'unknown-project', `project “${id}”`, pointer, context)

export const actorStands = (id: string, context: Context, pointer = '/actor'): Refusal | undefined =>
  stands(context.world.actor(id), 'unknown-actor', `actor “${id}”`, pointer, context)

export const decisionStands = (id: string, context: Context, pointer: string): Refusal | undefined =>
  stands(context.world.decision(id), 'unknown-decision', `decision “${id}”`, pointer, context)

/** The indicator named is one of the mission’s. */
export function indicatorOf(mission: string, id: string, { world }: Context, pointer: string): Refusal | undefined {
  const indicator = world.indicator(id)
  if (indicator?.mission === mission) return undefined
  return refuse('unknown-indicator', `The mission “${mission}” has no indicator “${id}”.`, pointer)
}

/** What begins at a decimal year ends after it. */
export function endsAfter(start: number, end: PeriodText, pointer: string): Refusal | undefined {
  if (parsePeriod(end).reference > start) return undefined
  return refuse('ends-before-it-begins', 'It can’t end before it begins.', pointer)
}

/** Nothing is done on a day that has not begun. */
export function notAhead(given: PeriodText, { today }: Context, pointer: string): Refusal | undefined {
  if (parsePeriod(given).firstDay <= parsePeriod(today).firstDay) return undefined
  return refuse(
    'not-yet',
    `${typeof given === 'string' ? given : given.period} has not begun; what has not happened is not recorded.`,
    pointer,
  )
}
