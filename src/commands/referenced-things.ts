/** The rules on things that a body refers to: does the thing exist, was it known by then, and is the day possible? */
import type { Fact } from '../../events/fact.ts'
import { dayOf, type PeriodText, parseKnowledge, parsePeriod } from '../../events/period.ts'
import { message, type RefusalParts } from '../../events/refusals.ts'
import type { Decided, RuleContext } from './command.ts'
import type { KnownFrom } from './known-from.ts'
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

/** A period as it was written; of a cohort, its first part. */
export const periodText = (period: PeriodText): string => (typeof period === 'string' ? period : period.period)

/** What follows is no earlier than what it follows: it does not end before that begins. Where either is not stated, it may be. */
export function noEarlier(
  given: PeriodText | undefined,
  since: PeriodText | undefined,
  pointer: string,
): Refusal | undefined {
  if (given === undefined || since === undefined) return undefined
  if (parsePeriod(given).reference > parsePeriod(since).start) return undefined
  const field = pointer.slice(pointer.lastIndexOf('/') + 1)
  return refuse('ends-before-it-begins', { field, since: periodText(since) }, pointer)
}

/** The first day on which it may have been known. */
const firstDayKnown = ({ text, ms }: KnownFrom): string => dayOf(text === undefined ? ms : parseKnowledge(text).firstMs)

/** The fact; where the day by which something is due had passed when it was known, with a warning. */
export function dueLater(
  fact: Fact,
  due: string | undefined,
  { knownFrom }: Pick<RuleContext, 'knownFrom'>,
  pointer: string,
): Decided {
  if (due === undefined || due >= firstDayKnown(knownFrom)) return { fact }
  return { fact, warnings: [{ code: 'date-passed', text: message('date-passed', { day: due }), pointer }] }
}

/** The day or period has begun. */
export function notInFuture(period: PeriodText, { today }: RuleContext, pointer: string): Refusal | undefined {
  if (parsePeriod(period).firstDay <= parsePeriod(today).firstDay) return undefined
  return refuse('not-yet', { period: periodText(period) }, pointer)
}
