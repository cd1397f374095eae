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
const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
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

/** The neighbouring days of one mission, never before it was declared: earlier there are only figures. */
export async function missionDays(ask: Ask, { mission, wordings }: MissionAnswer, pinning: DayPin): Promise<KnownDays> {
  const { previous, next } = await everyDay(ask, [mission], pinning)
  const [first] = wordings
  const begins = first && dayOf(first.knownFrom)
  const isBefore = begins !== undefined && previous !== undefined && previous < begins
  return { ...stepping(isBefore ? undefined : previous, next), first: begins }
}

/** The neighbouring days of several missions. Asks for single timeline entries, never for a whole timeline. */
export async function everyDay(ask: Ask, missions: readonly string[], { asOf, position }: DayPin): Promise<KnownDays> {
  const at = position === undefined ? {} : { position }
  const timeline = (id: string, query: Record<string, string>) =>
    ask('/missions/{id}/timeline', { id }, { ...at, limit: '1', ...query })
  const lastDay = async (id: string, until: string | undefined): Promise<string | undefined> => {
    const entry = (await timeline(id, until === undefined ? {} : { asOf: until }))?.entries.at(-1)
    return entry && dayOf(entry.knownFrom)
  }
  const nextDay = async (id: string): Promise<string | undefined> => {
    if (asOf === undefined) return undefined
    const count = (await timeline(id, { asOf }))?.count ?? 0
    const entry = (await timeline(id, { before: String(count + 1) }))?.entries[0]
    return entry && dayOf(entry.knownFrom) > asOf ? dayOf(entry.knownFrom) : undefined
  }
  const all = <A>(of: (id: string) => Promise<A>): Promise<A[]> => Promise.all(missions.map(of))
  const standing = latest(await all(id => lastDay(id, asOf)))
  const previous = standing && latest(await all(id => lastDay(id, dayBefore(standing))))
  return stepping(previous, earliest(await all(nextDay)))
}

/** The day from which a mission is known, to be offered where it was not known yet. */
export async function missionBegins(ask: Ask, id: string, { position }: DayPin): Promise<KnownDays> {
  const mission = await ask('/missions/{id}', { id }, position === undefined ? {} : { position })
  return stepping(undefined, earliest(mission?.wordings.map(wording => dayOf(wording.knownFrom)) ?? []))
}

/** The neighbouring days of one indicator. */
export async function indicatorDays(ask: Ask, id: string, { asOf, position }: DayPin): Promise<KnownDays> {
  const known = await ask('/indicators/{id}/days', { id }, position === undefined ? {} : { position })
  return neighbours(known?.days ?? [], asOf)
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
  { asOf, position }: DayPin,
): Promise<KnownDays> {
  const answer = await ask(path, { id }, position === undefined ? {} : { position })
  if (!answer) return {}
  const begins = dayOf('registered' in answer ? answer.registered.knownFrom : (answer.stages[0]?.knownFrom ?? ''))
  return neighbours(
    daysIn(answer).filter(day => day >= begins),
    asOf,
  )
}

/** Of all days on which something became known: the last before the one that stands, and the first after the pin. */
function neighbours(days: readonly string[], asOf: string | undefined): KnownDays {
  const standing = latest(days.filter(day => asOf === undefined || day <= asOf))
  const previous = standing && latest(days.filter(day => day < standing))
  const next = asOf === undefined ? undefined : earliest(days.filter(day => day > asOf))
  return { ...stepping(previous, next), first: earliest(days) }
}
