/** Which facts are asked for: the query of `/events`, page by page or live, and the filter it makes. */

import { z } from 'zod'
import { principal } from '../../../events/access.ts'
import { factNames } from '../../../events/catalogue.ts'
import { durationYears, parseKnowledge } from '../../../events/period.ts'
import { duration, id, knowledge } from '../../../events/shapes.ts'
import { pinQuery } from '../../../projections/views/view.ts'
import { faultsOf } from '../../engine/faults.ts'
import { unfitQuery } from '../../engine/view-query.ts'
import type { FactFilter, StoredFact } from '../../log/log.ts'
import { badQuery, queryOf } from '../headers.ts'

const count = (most: number) =>
  z
    .string()
    .regex(/^(0|[1-9]\d{0,14})$/, 'must be a whole number')
    .transform(Number)
    .refine(n => n <= most, `must not be above ${most}`)

const MOST = 1000
export const eventsQuery = z.strictObject({
  stream: z.string().max(80).optional().describe('A stream, `indicator-neet`.'),
  mission: id.optional(),
  type: z
    .string()
    .transform(text => text.split(','))
    .refine(
      types => types.every(type => (factNames as readonly string[]).includes(type)),
      'must be names of facts, separated by commas',
    )
    .optional(),
  principal: principal.optional(),
  from: knowledge.optional().describe('Recorded from: an instant, day, month or year.'),
  to: knowledge.optional().describe('Recorded up to and with: an instant, day, month or year.'),
  after: count(Number.MAX_SAFE_INTEGER).optional().describe('The position after which to go on.'),
  limit: count(MOST)
    .refine(n => n > 0, 'must be at least 1')
    .optional(),
  order: z.enum(['asc', 'desc']).optional(),
  lateBy: duration
    .optional()
    .describe('An ISO 8601 duration, P30D: facts recorded at least so long after they were known.'),
  ...pinQuery,
})
export type EventsQuery = z.infer<typeof eventsQuery>

/** Reads the query in an address. Throws `InvalidInput` (unreadable). */
export function readEventsQuery(url: string): EventsQuery {
  const parsed = eventsQuery.safeParse(queryOf(url))
  if (parsed.success) return parsed.data
  const faults = faultsOf(parsed.error).map(fault => ({ ...fault, pointer: fault.pointer.slice(1) }))
  throw unfitQuery(faults)
}

/** What the query asks of a fact, the page’s ends aside. */
export function filterOf(query: EventsQuery): FactFilter {
  return {
    ...(query.stream !== undefined && { stream: query.stream }),
    ...(query.mission !== undefined && { mission: query.mission }),
    ...(query.type !== undefined && { types: query.type }),
    ...(query.principal !== undefined && { principal: query.principal }),
    ...(query.from !== undefined && { recordedFrom: parseKnowledge(query.from).firstMs }),
    ...(query.to !== undefined && { recordedTo: parseKnowledge(query.to).lastMs }),
  }
}

/** Whether a fact is among those asked for; its position aside. */
export const passes = (fact: StoredFact, wanted: FactFilter): boolean =>
  (wanted.mission === undefined || fact.mission === wanted.mission) &&
  (wanted.stream === undefined || fact.stream === wanted.stream) &&
  (wanted.types === undefined || wanted.types.includes(fact.type)) &&
  (wanted.principal === undefined || fact.principal === wanted.principal) &&
  fact.recordedAt >= (wanted.recordedFrom ?? Number.NEGATIVE_INFINITY) &&
  fact.recordedAt <= (wanted.recordedTo ?? Number.POSITIVE_INFINITY)

/** The average length of a year, by which a duration in years is one in milliseconds. */
const YEAR_MS = 365.2425 * 86_400_000

/** Whether a fact was recorded at least so long after it was known. */
export const isLateBy = (
  { recordedAt, knownFrom }: Pick<StoredFact, 'recordedAt' | 'knownFrom'>,
  ms: number,
): boolean => recordedAt - knownFrom >= ms

/** How late a fact must have been recorded, in milliseconds; 0: at any time. A day is exact, months and years are averages. */
export function lateByMs({ lateBy }: EventsQuery): number {
  const days = /^P(\d+)D$/.exec(lateBy ?? '')?.[1]
  if (days !== undefined) return Number(days) * 86_400_000
  return lateBy === undefined ? 0 : durationYears(lateBy) * YEAR_MS
}

/** Refuses parameters that only pages take. */
export function refusePins(query: EventsQuery): void {
  for (const name of ['asOf', 'position', 'limit', 'lateBy'] as const)
    if (query[name] !== undefined) throw badQuery(name, 'is for pages only; live facts have no end.')
  if (query.order === 'desc') throw badQuery('order', 'must be asc for live facts.')
}

/** The position after which a listener goes on. Last-Event-ID, which a reconnecting browser sends, counts before `after` in its address. */
export function positionAfter(header: string | string[] | undefined, after: number | undefined): number | undefined {
  if (header === undefined || header === '') return after
  if (!/^(0|[1-9]\d{0,14})$/.test(String(header))) throw badQuery('Last-Event-ID', 'must be a position.')
  return Number(header)
}
