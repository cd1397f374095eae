/** A view of a thing that belongs to one mission and names indicators of it: it depends on every fact of that mission. */
import { lastWithProjects } from '../things/mandate.ts'
import type { About, Books, Params } from './view.ts'

/** What a view of a decision or learning loop is about, and what touches it; the first fact of its stream says the mission. */
export function ofThing(life: 'decision' | 'learning-loop') {
  const missionOf = (books: Books, id: string): string | undefined =>
    (books.facts(`${life}-${id}`)[0]?.data as { mission?: string } | undefined)?.mission
  return {
    about: (books: Books, { id = '' }: Params): About | undefined => {
      const mission = missionOf(books, id)
      return mission === undefined ? undefined : { mission }
    },
    touched: (books: Books, { id = '' }: Params, at: number): number =>
      lastWithProjects(books, missionOf(books, id) ?? '', at),
  } as const
}
