/** The things that a page names by their ids: the addresses of their pages, and their titles, each asked for once. */
import type { Text } from '../../events/shapes.ts'
import { address, type PageState } from './address.ts'
import type { IndicatorAnswer, MissionAnswer } from './answer-types.ts'
import type { Page } from './page.ts'

/** A thing by its kind and id. */
export interface ThingReference {
  readonly thing: string
  readonly id: string
}

/** The address of the page of a thing, or of where it stands on one; undefined where there is none. `mission`: the one whose page it is named on. */
export function pageOfThing(state: PageState, { thing, id }: ThingReference, mission?: string): string | undefined {
  if (thing === 'indicator') return address(state, `/indicators/${id}`)
  if (thing === 'decision') return address(state, `/decisions/${id}`)
  if (thing === 'mission') return address(state, `/missions/${id}`)
  if (thing === 'project') return address(state, `/projects/${id}`)
  if (thing === 'actor') return address(state, `/actors/${id}`)
  if (mission === undefined) return undefined
  if (thing === 'goal') return `${address(state, `/missions/${mission}`)}#goal-${id}`
  return thing === 'learning-loop' ? `${address(state, `/missions/${mission}/learning`)}#loop-${id}` : undefined
}

export interface ThingTitles {
  /** The title of a thing; its id where it has none, or the reader may not see it. */
  readonly titleOf: (reference: ThingReference) => Text
  /** The indicators among them, with the names of their dimensions. */
  readonly indicators: ReadonlyMap<string, IndicatorAnswer>
}

/** The thing that a stream is the life of: `indicator-neet` is the indicator `neet`. */
export function thingOfStream(stream: string): ThingReference {
  const [, thing = '', id = ''] = /^(learning-loop|[a-z]+)-(.+)$/.exec(stream) ?? []
  return { thing, id }
}

const keyOf = ({ thing, id }: ThingReference): string => `${thing} ${id}`

/** Asks for the titles at the page's pin. */
export async function thingTitles(
  page: Page,
  mission: MissionAnswer,
  references: readonly ThingReference[],
): Promise<ThingTitles> {
  const { ask, actorName } = page
  const indicators = new Map<string, IndicatorAnswer>()
  const titled: Readonly<Record<string, (id: string) => Promise<Text | undefined> | Text | undefined>> = {
    mission: () => mission.title,
    goal: id => mission.goals.find(each => each.goal === id)?.statement,
    barrier: id => mission.barriers.find(each => each.barrier === id)?.text,
    actor: actorName,
    indicator: async id => {
      const answer = await ask('/indicators/{id}', { id })
      if (answer) indicators.set(id, answer)
      return answer?.title
    },
    project: async id => (await ask('/projects/{id}', { id }))?.title,
    portfolio: async id => (await ask('/portfolios/{id}', { id }))?.title,
    decision: async id => (await ask('/decisions/{id}', { id }))?.question,
    'learning-loop': async id => (await ask('/learning-loops/{id}', { id }))?.question,
  }
  const once = new Map(references.map(each => [keyOf(each), each]))
  const titles = await Promise.all(
    [...once].map(async ([key, { thing, id }]) => [key, (await titled[thing]?.(id)) ?? id] as const),
  )
  const byKey = new Map(titles)
  return { titleOf: reference => byKey.get(keyOf(reference)) ?? reference.id, indicators }
}
