/** Facts by their positions, linked to where they stand in the timeline of their mission. */
import { inTimeline } from '../address.ts'
import type { ExceptionsAnswer, ObservationsAnswer, TimelineEntry } from '../answer-types.ts'
import { known } from '../format.ts'
import type { Page } from '../page.ts'

/** So many facts of an exception are linked. */
const LINKED = 3
/** The timeline is read in parts of so many entries, and at most so many parts of it. */
const PART = 1000
const PARTS = 5

/** A fact in the timeline of its mission. */
interface FactPlace {
  readonly mission: string
  readonly entry: TimelineEntry
}
export type FactPlaces = ReadonlyMap<number, FactPlace>

/** Positions of the facts that the page links. */
export const positionsNamed = ({ rows }: ExceptionsAnswer, { observations }: ObservationsAnswer): Set<number> =>
  new Set([
    ...rows.flatMap(({ facts }) => facts.slice(0, LINKED)),
    ...observations.flatMap(({ about }) => about.flatMap(of => ('position' in of ? [of.position] : []))),
  ])

/** Where facts stand in the timeline, from its end. Facts of access are not in it, nor are those far back in a very long one looked for. */
export async function factPlaces(page: Page, mission: string, wanted: ReadonlySet<number>): Promise<FactPlaces> {
  const places = new Map<number, FactPlace>()
  let before: number | undefined
  for (let part = 0; part < PARTS && places.size < wanted.size; part++) {
    const query = { limit: String(PART), lang: page.language, ...(before !== undefined && { before: String(before) }) }
    const answer = await page.ask('/missions/{id}/timeline', { id: mission }, query)
    if (!answer) break
    const { entries, earlier = 0 } = answer
    for (const entry of entries) if (wanted.has(entry.position)) places.set(entry.position, { mission, entry })
    if (earlier === 0) break
    before = earlier
  }
  return places
}

interface FactLinkProps {
  readonly page: Page
  readonly places: FactPlaces
  readonly position: number
}

/** A fact by its kind and day, linked; by its position alone where the timeline does not show it. */
export function FactLink({ page, places, position }: FactLinkProps) {
  const { words, language, state } = page
  const place = places.get(position)
  if (!place) return <>{words.changes.recorded(String(position))}</>
  const { mission, entry } = place
  return (
    <a href={inTimeline(state, mission, position)}>
      {words.facts[entry.type]} ({known(language, entry)})
    </a>
  )
}

interface FactLinksProps {
  readonly page: Page
  readonly places: FactPlaces
  readonly facts: readonly number[]
  readonly count: number
}

/** The first facts, and how many more there are. */
export const FactLinks = ({ page, places, facts, count }: FactLinksProps) => {
  const first = facts.slice(0, LINKED)
  return (
    <>
      {first.map((position, i) => (
        <span key={position}>
          {i > 0 && ', '}
          <FactLink page={page} places={places} position={position} />
        </span>
      ))}
      {count > first.length && ` ${page.words.changes.moreFacts(count - first.length)}`}
    </>
  )
}
