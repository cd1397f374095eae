/** Is what somebody rested on still so? Every figure as they saw it and as it is known now; what differs says so by itself. */
import type { Text } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import { foldIndicator } from '../figures/indicator.ts'
import { type FigureKey, type KnownFigure, knownFigure, sameFigure } from '../figures/known-figure.ts'
import { type FigureRevision, figureRevisions } from './figure-revisions.ts'

/** A figure that something rests on, as it was seen and as it is now. */
export interface Rested extends FigureKey {
  readonly title: Text | null
  readonly unit: Text | null
  readonly decimals: number | null
  /** Value or status differs now from then. */
  readonly flagged: boolean
  readonly seen: KnownFigure
  readonly now: KnownFigure
  /** What moved it since, also where it came back to what it was. */
  readonly movedBy: readonly FigureRevision[]
}

/** Rule 13: each key at the pin its makers saw and at the pin asked, within which that one lies. */
export function restedOn(reader: FactReader, keys: readonly FigureKey[], then: Pin, now: Pin): Rested[] {
  return keys.map(({ indicator, period, cell = {} }) => {
    const history = reader.indicator(indicator)
    const key = { period, cell }
    const [was, is] = [knownFigure(history, then, key), knownFigure(history, now, key)]
    const definition = foldIndicator(history, now)?.versions.at(-1)?.definition
    return {
      indicator,
      ...key,
      title: definition?.title ?? null,
      unit: definition?.unit ?? null,
      decimals: definition?.decimals ?? null,
      flagged: !sameFigure(was, is),
      seen: was,
      now: is,
      movedBy: figureRevisions(history, then, now, key, (was.rolledUp ?? is.rolledUp) !== undefined),
    }
  })
}
