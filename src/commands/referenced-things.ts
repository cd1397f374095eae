/** The rules on things that a body refers to: does the thing exist, was it known by then, and is the day possible? */
import { type PeriodText, parsePeriod } from '../../events/period.ts'
import type { RuleContext } from './command.ts'
import { notConcluded } from './mission/mission-rules.ts'
import { type Refusal, refuse } from './refusal.ts'

/** How a history is brought along, for refusals that meet one brought along in the wrong order. */
export const bringHistory =
  'To bring history along, give each fact the date from which it was known, from the first one on (declare, set-goal, define …); only measurements may be known from before the others.'

/** The refusal of a fact that says it was known before something it refers to. */
export const knownBefore = (subject: string): Refusal => {
  const detail = `knownFrom is earlier than that of ${subject}. Give the same date or a later one, or leave knownFrom out. ${bringHistory}`
  return refuse('known-before-its-subject', detail, '/knownFrom')
}

/** The thing exists, and was known no later than the fact that refers to it. */
const existsByThen = (
  found: { readonly knownFrom: number } | undefined,
  unknown: Refusal,
  subject: string,
  { knownFrom }: RuleContext,
): Refusal | undefined => {
  if (!found) return unknown
  return knownFrom.ms < found.knownFrom ? knownBefore(subject) : undefined
}

/** The mission exists, concluded or not. */
export function missionExists(id: string, context: RuleContext, pointer = '/mission'): Refusal | undefined {
  const detail = `There is no mission “${id}”. Declare it first, or name another mission.`
  return existsByThen(
    context.world.mission(id),
    refuse('unknown-mission', detail, pointer),
    `the mission “${id}”`,
    context,
  )
}

/** The mission exists and is not concluded. */
export const missionTakesChanges = (id: string, context: RuleContext): Refusal | undefined =>
  missionExists(id, context) ?? notConcluded(context.world.mission(id))

export function projectExists(id: string, context: RuleContext, pointer = '/project'): Refusal | undefined {
  const detail = `There is no project “${id}”. Register it first, or name another project.`
  return existsByThen(
    context.sees(`project-${id}`) ? context.world.project(id) : undefined,
    refuse('unknown-project', detail, pointer),
    `the project “${id}”`,
    context,
  )
}

export function actorExists(id: string, context: RuleContext, pointer = '/actor'): Refusal | undefined {
  const detail = `There is no actor “${id}”. Register it first, or name another actor.`
  return existsByThen(
    context.sees(`actor-${id}`) ? context.world.actor(id) : undefined,
    refuse('unknown-actor', detail, pointer),
    `the actor “${id}”`,
    context,
  )
}

export function decisionExists(id: string, context: RuleContext, pointer: string): Refusal | undefined {
  const detail = `There is no decision “${id}”. Take it first, or name another decision.`
  return existsByThen(
    context.world.decision(id),
    refuse('unknown-decision', detail, pointer),
    `the decision “${id}”`,
    context,
  )
}

/** The decision exists and belongs to the mission, taken or only advised on; one of another mission is as good as none. */
export const decisionInMission = (
  mission: string,
  id: string,
  context: RuleContext,
  pointer: string,
): Refusal | undefined =>
  context.world.decision(id)?.mission === mission
    ? decisionExists(id, context, pointer)
    : refuse(
        'unknown-decision',
        `There is no decision “${id}” in this mission. Take it first, or name another.`,
        pointer,
      )

/** The indicator exists and belongs to the mission. */
export function indicatorInMission(
  mission: string,
  id: string,
  context: RuleContext,
  pointer: string,
): Refusal | undefined {
  const indicator = context.world.indicator(id)
  const detail = `The mission “${mission}” has no indicator “${id}”. Define it first, or name another indicator.`
  return existsByThen(
    indicator?.mission === mission ? indicator : undefined,
    refuse('unknown-indicator', detail, pointer),
    `the indicator “${id}”`,
    context,
  )
}

/** The end comes after the start (a decimal year). */
export function endsAfter(start: number, end: PeriodText, pointer: string): Refusal | undefined {
  if (parsePeriod(end).reference > start) return undefined
  return refuse('ends-before-it-begins', 'The end must come after the start. Give a later date in until.', pointer)
}

/** The day or period has begun. */
export function notInFuture(period: PeriodText, { today }: RuleContext, pointer: string): Refusal | undefined {
  if (parsePeriod(period).firstDay <= parsePeriod(today).firstDay) return undefined
  const text = typeof period === 'string' ? period : period.period
  return refuse('not-yet', `${text} lies in the future. Record it when it has happened.`, pointer)
}
