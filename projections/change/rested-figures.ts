/** The figures that somebody rested on: each as they saw it and as it is known now; what differs is flagged by itself. */
import { z } from 'zod'
import { type Cell, cell as cellShape, period as periodShape, type Text, text } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import { foldIndicator } from '../figures/indicator.ts'
import { type FigureKey, type KnownFigure, knownFigure, knownFigureShape, sameFigure } from '../figures/known-figure.ts'
import { type FigureRevision, figureRevisionShape, figureRevisions } from './figure-revisions.ts'

/** A figure that something rests on, as it was seen and as it is now. */
export interface RestedFigure extends FigureKey {
  readonly cell: Cell
  readonly title: Text | null
  readonly unit: Text | null
  readonly decimals: number | null
  /** Value or status differs now from then, and nobody has answered for that. */
  readonly flagged: boolean
  /** From when what nobody has answered for was known, an RFC 3339 instant; set where it is flagged. */
  readonly waitsSince?: string
  /** What differs was answered for. */
  readonly acknowledged?: true
  readonly seen: KnownFigure
  readonly now: KnownFigure
  /** What changed it since, also where it came back to what it was. */
  readonly movedBy: readonly FigureRevision[]
}

/** The shape of `RestedFigure`. */
export const restedFigureShape = z.strictObject({
  indicator: z.string(),
  period: periodShape,
  cell: cellShape,
  title: text.nullable(),
  unit: text.nullable(),
  decimals: z.int().nullable(),
  flagged: z.boolean().describe('Value or status differs now from then, and nobody has answered for that.'),
  waitsSince: z.string().optional().describe('Instant from when what nobody has answered for was known.'),
  acknowledged: z.literal(true).optional().describe('What differs was answered for.'),
  seen: knownFigureShape,
  now: knownFigureShape,
  movedBy: z.array(figureRevisionShape).describe('The facts that changed it since.'),
})

/**
 * Rule 13: each figure at the pin its makers saw and at the pin asked, within which that one lies. Changes up to a position
 * (`answeredUpTo`, −1: none) have been answered for; a later one raises the flag anew.
 */
export function restedFigures(
  reader: FactReader,
  keys: readonly FigureKey[],
  then: Pin,
  now: Pin,
  answeredUpTo: number,
): RestedFigure[] {
  return keys.map(({ indicator, period, cell = {} }) => {
    const history = reader.indicator(indicator)
    const key = { period, cell }
    const [was, is] = [knownFigure(history, then, key), knownFigure(history, now, key)]
    const definition = foldIndicator(history, now)?.versions.at(-1)?.definition
    const movedBy = figureRevisions(history, then, now, key, (was.rolledUp ?? is.rolledUp) !== undefined)
    const differs = !sameFigure(was, is)
    const waiting = movedBy.find(({ position }) => position > answeredUpTo)
    const isAnswered = movedBy.length > 0 && movedBy.every(({ position }) => position <= answeredUpTo)
    return {
      indicator,
      ...key,
      title: definition?.title ?? null,
      unit: definition?.unit ?? null,
      decimals: definition?.decimals ?? null,
      flagged: differs && !isAnswered,
      ...(differs && !isAnswered && waiting && { waitsSince: waiting.knownFrom }),
      ...(differs && isAnswered && { acknowledged: true as const }),
      seen: was,
      now: is,
      movedBy,
    }
  })
}
