/** Which figures of a release differ now from what it says, and which of them an erratum has named. */
import type { ReleaseFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import { parsePeriod } from '../../events/period.ts'
import { cellKey, type Text } from '../../events/shapes.ts'
import { factsInPin } from '../base/facts-in-pin.ts'
import { type Origin, originOf } from '../base/origin.ts'
import type { Pin } from '../base/pin.ts'
import { type RestedFigure, restedFigures } from '../change/rested-figures.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import type { FigureKey } from '../figures/known-figure.ts'

export interface ReleaseAt {
  readonly release: string
  readonly published: Recorded<Extract<ReleaseFact, { type: 'release-published' }>>
  readonly errata: readonly ErratumAt[]
  readonly lateEntries: number
  /** Of its last fact. */
  readonly revision: number
}

export interface ErratumAt extends Origin {
  readonly text: Text
  readonly figures: readonly FigureKey[]
}

/** A figure that a release says otherwise than it is known now, with the errata that name it. */
export interface ChangedFigure {
  readonly figure: RestedFigure
  readonly errata: readonly ErratumAt[]
  /** Position of the last fact that changed it; null: what may be seen has changed. */
  readonly position: number | null
  /** No erratum has named it since it changed. */
  readonly isFlagged: boolean
}

/** A release inside a pin; undefined where it was not published by then. */
export function releaseAt(reader: FactReader, release: string, pin: Pin): ReleaseAt | undefined {
  const { facts, ...rest } = factsInPin(reader.facts<ReleaseFact>(`release-${release}`), pin)
  const published = facts.find(fact => fact.type === 'release-published')
  if (published?.type !== 'release-published') return undefined
  const errata = facts.flatMap(fact =>
    fact.type === 'erratum-published'
      ? [{ ...originOf(fact), text: fact.data.text, figures: fact.data.figures ?? [] }]
      : [],
  )
  return { release, published: published as ReleaseAt['published'], errata, ...rest }
}

const idOf = ({ indicator, period, cell = {} }: FigureKey): string =>
  `${indicator}|${parsePeriod(period).key}|${cellKey(cell)}`

/** The recorded figures of a mission whose standing row is another at the later pin. */
function movedKeys(reader: FactReader, mission: string, then: Pin, now: Pin): FigureKey[] {
  return reader.ofMission(mission, 'indicator').flatMap(indicator => {
    const { series } = reader.indicator(indicator)
    if (series.lastPosition(now.position) <= then.position) return []
    const [was, is] = [series.standing(then), series.standing(now)]
    return series.keys.flatMap(({ given, cell }, key) => {
      const before = was[key] ?? -1
      return before >= 0 && before !== (is[key] ?? -1) ? [{ indicator, period: given, cell }] : []
    })
  })
}

/** Every figure of the release whose value or status differs at a later pin, by indicator, in the order of their figures. */
export function changedFigures(reader: FactReader, { published, errata }: ReleaseAt, now: Pin): ChangedFigure[] {
  const { mission, position } = published.data
  const then: Pin = { ...now, position: Math.min(position, now.position), asOfMs: Number.POSITIVE_INFINITY, asOf: null }
  return restedFigures(reader, movedKeys(reader, mission, then, now), then, now, -1)
    .filter(({ flagged }) => flagged)
    .map(figure => {
      const naming = errata.filter(({ figures }) => figures.some(named => idOf(named) === idOf(figure)))
      const position = figure.movedBy.reduce<number | null>((last, by) => Math.max(last ?? -1, by.position), null)
      const isFlagged = !naming.some(erratum => erratum.position > (position ?? -1))
      return { figure, errata: naming, position, isFlagged }
    })
}
