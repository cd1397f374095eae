/** The rules on things that a body refers to: does the thing exist, was it known by then, and is the day possible? */
import { type PeriodText, parsePeriod } from '../../events/period.ts'
import type { RefusalParts } from '../../events/refusals.ts'
import type { RuleContext } from './command.ts'
import { notConcluded } from './mission/mission-rules.ts'
import { type Refusal, refuse } from './refusal.ts'

type Subject = RefusalParts['known-before-its-subject']['subject']

/** The refusal of a fact that says it was known before something it refers to. */
export const knownBefore = (subject: Subject, id: string): Refusal =>
  refuse('known-before-its-subject', { subject, id }, '/knownFrom')

/** The thing exists, and was known no later than the fact that refers to it. */
const existsByThen = (
  found: { readonly knownFrom: number } | undefined,
  unknown: Refusal,
  [subject, id]: readonly [Subject, string],
  { knownFrom }: RuleContext,
): Refusal | undefined => {
  if (!found) return unknown
  return knownFrom.ms < found.knownFrom ? knownBefore(subject, id) : undefined
}

/** The mission exists, concluded or not. */
export function missionExists(id: string, context: RuleContext): Refusal | undefined {
  return existsByThen(
    context.world.mission(id),
    refuse('unknown-mission', { id }, '/mission'),
    ['mission', id],
    context,
  )
}

/** The mission exists and is not concluded. */
export const missionTakesChanges = (id: string, context: RuleContext): Refusal | undefined =>
  missionExists(id, context) ?? notConcluded(context.world.mission(id))

export function projectExists(id: string, context: RuleContext, pointer = '/project'): Refusal | undefined {
  return existsByThen(
    context.sees(`project-${id}`) ? context.world.project(id) : undefined,
    refuse('unknown-project', { id }, pointer),
    ['project', id],
    context,
  )
}

export function actorExists(id: string, context: RuleContext, pointer = '/actor'): Refusal | undefined {
  return existsByThen(
    context.sees(`actor-${id}`) ? context.world.actor(id) : undefined,
    refuse('unknown-actor', { id }, pointer),
    ['actor', id],
    context,
  )
}

/** The decision exists and belongs to the mission, taken or only advised on; one of another mission is as good as none. */
export function decisionInMission(
  mission: string,
  id: string,
  context: RuleContext,
  pointer: string,
): Refusal | undefined {
  const decision = context.world.decision(id)
  return existsByThen(
    decision?.mission === mission ? decision : undefined,
    refuse('unknown-decision/in-mission', { id }, pointer),
    ['decision', id],
    context,
  )
}

/** The indicator exists and belongs to the mission. */
export function indicatorInMission(
  mission: string,
  id: string,
  context: RuleContext,
  pointer: string,
): Refusal | undefined {
  const indicator = context.world.indicator(id)
  return existsByThen(
    indicator?.mission === mission ? indicator : undefined,
    refuse('unknown-indicator', { mission, id }, pointer),
    ['indicator', id],
    context,
  )
}

/** The end comes after the start (a decimal year). */
export function endsAfter(start: number, end: PeriodText, pointer: string): Refusal | undefined {
  if (parsePeriod(end).reference > start) return undefined
  return refuse('ends-before-it-begins', {}, pointer)
}

/** The day or period has begun. */
export function notInFuture(period: PeriodText, { today }: RuleContext, pointer: string): Refusal | undefined {
  if (parsePeriod(period).firstDay <= parsePeriod(today).firstDay) return undefined
  return refuse('not-yet', { period: typeof period === 'string' ? period : period.period }, pointer)
}
