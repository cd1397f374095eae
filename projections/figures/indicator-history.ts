/** How does an indicator's history grow? Measurements go to its columns, all else keeps its place among the facts. */
import type { IndicatorFact } from '../../events/catalogue.ts'
import type { FactOf, Recorded } from '../../events/fact.ts'
import type { factStruck } from '../../events/strike.ts'
import type { ValueFact } from './columns.ts'
import type { IndicatorHistory } from './indicator.ts'
import { emptySeries, type Series } from './series.ts'

type FactStruck = FactOf<typeof factStruck>

const isValue = (fact: Recorded<IndicatorFact>): fact is ValueFact =>
  fact.type === 'indicator-measured' || fact.type === 'measurement-corrected' || fact.type === 'measurement-withdrawn'

/** A history that grows: facts come in recording order. */
export interface GrowingHistory extends IndicatorHistory {
  readonly facts: Recorded<IndicatorFact>[]
}

/** Lets a fact into a history, or into what is like one for facts that come. */
export function enter(
  history: Pick<GrowingHistory, 'facts'> & { readonly series: Pick<Series, 'add'> },
  fact: Recorded<IndicatorFact>,
): void {
  if (isValue(fact)) history.series.add(fact)
  else history.facts.push(fact)
  if (fact.type === 'fact-struck') markStruck(history.facts, fact)
}

/** Marks the fact that another strikes, which is not a figure: those are withdrawn instead. */
function markStruck(facts: Recorded<IndicatorFact>[], { data, position, knownFrom }: Recorded<FactStruck>): void {
  const at = facts.findIndex(fact => fact.position === data.position)
  const struck = facts[at]
  if (struck) facts[at] = { ...struck, struck: { position, knownFrom } }
}

/** The history of a list of facts. */
export function historyFrom(facts: Iterable<Recorded<IndicatorFact>>): GrowingHistory {
  const history: GrowingHistory = { facts: [], series: emptySeries() }
  for (const fact of facts) enter(history, fact)
  return history
}
