/** Which facts does a listener ask for, and from where on? */
import type { FactFilter, StoredFact } from '../log/log.ts'
import type { EventsQuery } from './events.ts'
import { badQuery } from './headers.ts'

/** Whether a fact is among those asked for; its position aside. */
export const passes = (fact: StoredFact, wanted: FactFilter): boolean =>
  (wanted.mission === undefined || fact.mission === wanted.mission) &&
  (wanted.stream === undefined || fact.stream === wanted.stream) &&
  (wanted.types === undefined || wanted.types.includes(fact.type)) &&
  (wanted.principal === undefined || fact.principal === wanted.principal) &&
  fact.recordedAt >= (wanted.recordedFrom ?? Number.NEGATIVE_INFINITY) &&
  fact.recordedAt <= (wanted.recordedTo ?? Number.POSITIVE_INFINITY)

/** Refuses what is asked of pages only. */
export function refusePins(query: EventsQuery): void {
  for (const name of ['asOf', 'position', 'limit'] as const)
    if (query[name] !== undefined) throw badQuery(name, 'is of pages; what is live has no end.')
  if (query.order === 'desc') throw badQuery('order', 'is asc where facts are live.')
}

/** A reconnecting browser says Last-Event-ID; it was further than the address then said. */
export function positionAfter(header: string | string[] | undefined, after: number | undefined): number | undefined {
  if (header === undefined || header === '') return after
  if (!/^(0|[1-9]\d{0,14})$/.test(String(header))) throw badQuery('Last-Event-ID', 'must be a position.')
  return Number(header)
}
