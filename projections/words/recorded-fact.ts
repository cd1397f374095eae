/** What the sentences about every kind of fact need of it: whom it is about, and who recorded it. */
import type { AnyFact, FactName } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import type { IndicatorLabels, Speaker } from './speaker.ts'

/** A recorded fact of one kind. */
export type RecordedFact<N extends FactName> = Recorded<Extract<AnyFact, { type: N }>>

/** The id of the thing a fact happened to, from the name of its stream. */
export const idOf = ({ stream, type }: Pick<RecordedFact<FactName>, 'stream' | 'type'>, life: string): string =>
  stream.startsWith(`${life}-`) ? stream.slice(life.length + 1) : type

/** Who recorded a fact. */
export const recordedBy = (fact: RecordedFact<FactName>, s: Speaker): string => s.who(fact.meta.organisation)

/**
 * Rule 13b: who decided. Somebody on record as an actor or body of the mission is named; of others it is said first that
 * whoever recorded the fact states so.
 */
export function decider(fact: RecordedFact<FactName>, decidedBy: string | undefined, s: Speaker) {
  const isKnown = decidedBy !== undefined && s.isKnown(decidedBy)
  return {
    who: decidedBy === undefined ? recordedBy(fact, s) : s.who(decidedBy),
    stated: decidedBy === undefined || isKnown ? '' : s.words.stated(recordedBy(fact, s)),
  }
}

/** An indicator's labels when a fact was recorded; where it is not known, its id. */
export function labelsOf(
  fact: RecordedFact<FactName>,
  s: Speaker,
  indicator = idOf(fact, 'indicator'),
): IndicatorLabels {
  return s.names.indicator(indicator, fact.position) ?? { title: indicator, unit: '' }
}
