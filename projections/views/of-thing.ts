/** A view of a thing that belongs to one mission and names indicators of it: it depends on every fact of that mission. */

import type { About } from '../base/sight.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import { lastWithProjects } from '../things/mandate.ts'
import type { Params } from './view.ts'

/** What a view of a decision or learning loop is about, and what touches it; the first fact of its stream says the mission. */
export function ofThing(life: 'decision' | 'learning-loop') {
  const missionOf = (reader: FactReader, id: string): string | undefined =>
    (reader.facts(`${life}-${id}`)[0]?.data as { mission?: string } | undefined)?.mission
  return {
    about: (reader: FactReader, { id = '' }: Params): About | undefined => {
      const mission = missionOf(reader, id)
      return mission === undefined ? undefined : { mission }
    },
    touched: (reader: FactReader, { id = '' }: Params, at: number): number =>
      lastWithProjects(reader, missionOf(reader, id) ?? '', at),
  } as const
}
