/** How does an indicator's book grow? Measurements go to its columns, all else keeps its place among the facts. */
import type { IndicatorFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import type { ValueFact } from './columns.ts'
import type { IndicatorBook } from './indicator.ts'
import { emptySeries } from './series.ts'

const isValue = (fact: Recorded<IndicatorFact>): fact is ValueFact =>
  fact.type === 'indicator-measured' || fact.type === 'measurement-corrected' || fact.type === 'measurement-withdrawn'

/** A book that grows: facts come in recording order. */
export interface GrowingBook extends IndicatorBook {
  readonly facts: Recorded<IndicatorFact>[]
}

/** Lets a fact into a book. */
export function enter(book: GrowingBook, fact: Recorded<IndicatorFact>): void {
  if (isValue(fact)) book.series.add(fact)
  else book.facts.push(fact)
}

/** The book of a list of facts. */
export function bookOf(facts: Iterable<Recorded<IndicatorFact>>): GrowingBook {
  const book: GrowingBook = { facts: [], series: emptySeries() }
  for (const fact of facts) enter(book, fact)
  return book
}
