/** What may somebody without a role in the mission read? Approved figures only: where sign-off is asked for, none that lacks it. */
import type { FactName, IndicatorFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import { entriesOf } from '../base/mission-entries.ts'
import type { FactReader } from './fact-reader.ts'
import type { IndicatorHistory } from './indicator.ts'
import { emptySeries } from './series.ts'

/** The facts that tell a figure, disputes about one included. */
const FIGURES: ReadonlySet<FactName> = new Set<FactName>([
  'indicator-measured',
  'measurement-corrected',
  'measurement-withdrawn',
  'measurement-disputed',
  'dispute-resolved',
])

/**
 * Whether an indicator asks for sign-off, by the last word on it up to a position. From when that word was known plays no
 * part: a figure that waits for approval waits in every look back too.
 */
export function asksSignOff(facts: readonly Recorded<IndicatorFact>[], position: number): boolean {
  let asks = false
  for (const fact of facts) {
    if (fact.position > position) break
    if (fact.type === 'indicator-defined' || fact.type === 'indicator-redefined') asks = fact.data.signOff ?? asks
  }
  return asks
}

const withoutFigures = ({ facts }: IndicatorHistory): IndicatorHistory => ({
  facts: facts.filter(fact => !FIGURES.has(fact.type)),
  series: emptySeries(),
})

/** The reader as they are read without a role, at a position: one door for every view. */
export function approvedOnly(reader: FactReader, position: number): FactReader {
  const asks = (stream: string): boolean =>
    stream.startsWith('indicator-') && asksSignOff(reader.facts<IndicatorFact>(stream), position)
  return {
    ...reader,
    indicator: id => (asks(`indicator-${id}`) ? withoutFigures(reader.indicator(id)) : reader.indicator(id)),
    facts: stream =>
      asks(stream)
        ? (reader.facts(stream).filter(fact => !FIGURES.has(fact.type as FactName)) as never)
        : reader.facts(stream),
    entries: mission => {
      const asking = new Set(
        reader
          .ofMission(mission, 'indicator')
          .map(id => `indicator-${id}`)
          .filter(asks),
      )
      const all = reader.entries(mission)
      return asking.size === 0 ? all : entriesOf(all, (type, stream) => !(FIGURES.has(type) && asking.has(stream)))
    },
  }
}
