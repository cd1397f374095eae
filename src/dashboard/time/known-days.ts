/** The days on which something became known: the last before a day and the first after it, to step from one to the next. */
import type { MissionAnswer } from '../answer-types.ts'
import type { Ask } from '../asking.ts'

/** Days as `2024-05-17`. */
export interface KnownDays {
  /** The first day on which anything was known. */
  readonly first?: string | undefined
  readonly previous?: string
  readonly next?: string
}

/** The pin of a page; `asOf` is the last day of its knowledge date. */
export interface DayPin {
  readonly asOf?: string
  readonly position?: string
}

const dayOf = (instant: string): string => instant.slice(0, 10)
const latest = (days: readonly (string | undefined)[]): string | undefined =>
  days
    .filter(day => day !== undefined)
    .reduce<string | undefined>((a, b) => (a === undefined || b > a ? b : a), undefined)
const earliest = (days: readonly (string | undefined)[]): string | undefined =>
  days
    .filter(day => day !== undefined)
    .reduce<string | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined)

const stepping = (previous: string | undefined, next: string | undefined): KnownDays => ({
  ...(previous !== undefined && { previous }),
  ...(next !== undefined && { next }),
})

/** The days on which something became known of a mission. */
export async function knownDays(ask: Ask, mission: string, { position }: DayPin): Promise<readonly string[]> {
  const known = await ask('/missions/{id}/days', { id: mission }, position === undefined ? {} : { position })
  return known?.days ?? []
}

/** The neighbouring days of one mission, never before it was declared: earlier there are only figures. */
export async function missionDays(ask: Ask, { mission, wordings }: MissionAnswer, pinning: DayPin): Promise<KnownDays> {
  const begins = wordings[0] && dayOf(wordings[0].knownFrom)
  const days = await knownDays(ask, mission, pinning)
  const since = days.filter(day => begins === undefined || day >= begins)
  return { ...nearDays(since, pinning), first: begins }
}

/** The day from which a mission is known, to be offered where it was not known yet. */
export async function missionBegins(ask: Ask, id: string, { position }: DayPin): Promise<KnownDays> {
  const mission = await ask('/missions/{id}', { id }, position === undefined ? {} : { position })
  return stepping(undefined, earliest(mission?.wordings.map(wording => dayOf(wording.knownFrom)) ?? []))
}

/** The neighbouring days of one indicator. */
export async function indicatorDays(ask: Ask, id: string, pinning: DayPin): Promise<KnownDays> {
  const { position } = pinning
  const known = await ask('/indicators/{id}/days', { id }, position === undefined ? {} : { position })
  const days = known?.days ?? []
  return { ...nearDays(days, pinning), first: earliest(days) }
}

/** The days of all lines in an answer. */
function daysIn(answer: unknown): string[] {
  if (Array.isArray(answer)) return answer.flatMap(daysIn)
  if (typeof answer !== 'object' || answer === null) return []
  return Object.entries(answer).flatMap(([name, value]) =>
    name === 'knownFrom' ? [dayOf(String(value))] : daysIn(value),
  )
}

/** The neighbouring days of a project or an actor, never before it was registered. */
export async function sharedDays(
  ask: Ask,
  path: '/projects/{id}' | '/actors/{id}',
  id: string,
  pinning: DayPin,
): Promise<KnownDays> {
  const { position } = pinning
  const answer = await ask(path, { id }, position === undefined ? {} : { position })
  if (!answer) return {}
  const begins = dayOf('registered' in answer ? answer.registered.knownFrom : (answer.stages[0]?.knownFrom ?? ''))
  const days = daysIn(answer).filter(day => day >= begins)
  return { ...nearDays(days, pinning), first: earliest(days) }
}

/** Of all days on which something became known: the last before the one that stands, and the first after the pin. */
export function nearDays(days: readonly string[], { asOf }: DayPin): KnownDays {
  const standing = latest(days.filter(day => asOf === undefined || day <= asOf))
  const previous = standing && latest(days.filter(day => day < standing))
  const next = asOf === undefined ? undefined : earliest(days.filter(day => day > asOf))
  return stepping(previous, next)
}
