/** Facts by their kind, as the tellings take them. */
import type { AnyFact, FactName } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import type { Measure } from './format.ts'
import type { Speaker } from './speaker.ts'

export type Of<N extends FactName> = Recorded<Extract<AnyFact, { type: N }>>

/** The id of the thing a fact happened to, from the name of its stream. */
export const idOf = ({ stream, type }: Pick<Of<FactName>, 'stream' | 'type'>, life: string): string =>
  stream.startsWith(`${life}-`) ? stream.slice(life.length + 1) : type

/** Who recorded a fact. */
export const recorder = (fact: Of<FactName>, s: Speaker): string => s.who(fact.meta.organisation)

/** What an indicator is called and counted in when a fact was recorded. */
export function measureOf(fact: Of<FactName>, s: Speaker, indicator = idOf(fact, 'indicator')): Measure {
  return s.names.measure(indicator, fact.position) ?? { title: indicator, unit: '' }
}
