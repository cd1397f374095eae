/** What rests on figures: decisions and the evidence of learning loops, each with its figures as they were seen and as they are. */
import type { Text } from '../../events/shapes.ts'
import type { Origin } from '../base/origin.ts'
import type { Pin } from '../base/pin.ts'
import { evidencePinOf } from '../change/evidence-pin.ts'
import { type RestedFigure, restedFigures } from '../change/rested-figures.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import { answeredUpTo } from './answered-up-to.ts'
import { decisionsOf } from './decision.ts'
import { loopsOf } from './learning-loop-json.ts'
import { changedFigures, releaseAt } from './release-figures.ts'

export interface Acknowledgement extends Origin {
  readonly outcome: 'stands' | 'changes' | 'withdrawn'
  readonly why: Text
  readonly by: string
  readonly upTo: number
}

export interface Resting {
  readonly thing: 'decision' | 'learning-loop' | 'release'
  readonly id: string
  readonly accountable: string | null
  readonly figures: readonly RestedFigure[]
  /** In recording order. */
  readonly acknowledgements: readonly Acknowledgement[]
}

/** The figures that releases of a mission say otherwise than they are known; an erratum that names one is the answer. */
const changedInReleases = (reader: FactReader, mission: string, pin: Pin): Resting[] =>
  reader
    .ofMission(mission, 'release')
    .flatMap(id => releaseAt(reader, id, pin) ?? [])
    .flatMap(release =>
      changedFigures(reader, release, pin).map(
        ({ figure, errata }): Resting => ({
          thing: 'release',
          id: release.release,
          accountable: null,
          figures: [figure],
          acknowledgements: errata.map(({ text, figures: _f, ...origin }) => ({
            ...origin,
            outcome: 'changes',
            why: text,
            by: origin.organisation,
            upTo: origin.position,
          })),
        }),
      ),
    )

/** The decisions, learning loops and releases of a mission that rest on figures, inside a pin. */
export const restingThings = (reader: FactReader, mission: string, pin: Pin): Resting[] => [
  ...decisionsOf(reader, mission, pin).flatMap(({ decision, taken, acknowledgements }): Resting[] => {
    if (!taken?.data.restsOn?.length) return []
    const seen = evidencePinOf(taken.data, taken.recordedAt, pin)
    const figures = restedFigures(reader, taken.data.restsOn, seen.pin, pin, answeredUpTo({ acknowledgements }))
    return [{ thing: 'decision', id: decision, accountable: taken.data.accountable ?? null, figures, acknowledgements }]
  }),
  ...loopsOf(reader, mission, pin).flatMap(({ loop, evidence, acknowledgements: facts }): Resting[] => {
    const acknowledgements = facts.map(({ data, ...origin }) => ({ ...data, ...origin }))
    const upTo = answeredUpTo({ acknowledgements })
    const figures = evidence.flatMap(({ data, recordedAt }) =>
      restedFigures(reader, data.restsOn ?? [], evidencePinOf(data, recordedAt, pin).pin, pin, upTo),
    )
    return figures.length === 0
      ? []
      : [{ thing: 'learning-loop', id: loop, accountable: null, figures, acknowledgements }]
  }),
  ...changedInReleases(reader, mission, pin),
]
