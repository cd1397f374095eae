/**
 * How a figure is written where the figures of an indicator are listed: with its running total, how far it is on its way to
 * approval, and what was first said of it.
 */
import { z } from 'zod'
import { signOffSteps } from '../../../events/sign-off.ts'
import { itemsOf } from '../../base/list.ts'
import type { Pin } from '../../base/pin.ts'
import type { Shaped } from '../../base/shaped.ts'
import { stepsByPosition } from '../../figures/approved-figures.ts'
import { comparablePointsOf } from '../../figures/comparable-points.ts'
import { pointJson, pointShape, rolledUpShape } from '../../figures/figure-json.ts'
import { type IndicatorAt, type IndicatorHistory, latestDefinition } from '../../figures/indicator.ts'
import type { PointAt } from '../../figures/points.ts'
import { runningTotals } from '../../figures/running-totals.ts'

export const pointLineShape = pointShape.extend({
  runningTotal: z
    .number()
    .nullable()
    .optional()
    .describe(
      'Of a cumulative indicator, whose values are what was added: the baseline and all added since, at the end of the period. Null where something in between is lacking, or no baseline is set.',
    ),
  runningTotalSoFar: rolledUpShape
    .extend({ partial: z.number().optional().describe('What is known of the total.') })
    .optional()
    .describe('Where the running total lacks something.'),
  signOff: z.enum(signOffSteps).optional().describe('Where it stands on its way to approval; absent once approved.'),
  first: z.number().optional().describe('What was first said of it, where that is not what stands.'),
})

const keyOf = ({ key }: PointAt): string => `${key.period.key}|${key.cellKey}`

/** The running total at each point of a cumulative indicator, by period and cell. */
function totalsOf(
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  points: readonly PointAt[],
): ReadonlyMap<string, PointAt> {
  const totals = new Map<string, PointAt>()
  const cells = new Map(points.map(({ key }) => [key.cellKey, key.cell]))
  for (const [key, cell] of cells) {
    const read = comparablePointsOf(history, at, pin, cell)
    for (const total of itemsOf(runningTotals(read, at.baselines.get(key)?.at(-1)).points))
      totals.set(keyOf(total), total)
  }
  return totals
}

const runningTotalJson = (total: PointAt | undefined) => ({
  runningTotal: total?.value ?? null,
  ...(total?.rolledUp && { runningTotalSoFar: total.rolledUp }),
})

export interface PointLines {
  /** A point as it is written. */
  readonly line: (point: PointAt) => Shaped<typeof pointLineShape>
  /** Whether it is on its way to approval. */
  readonly isAwaited: (point: PointAt) => boolean
}

/** Writes those points at that pin; `first` is what was first said of those that were revised, by their keys. */
export function pointLines(
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  points: readonly PointAt[],
  first: ReadonlyMap<PointAt['key'], number> | undefined,
): PointLines {
  const totals = latestDefinition(at)?.cumulative ? totalsOf(history, at, pin, points) : undefined
  const awaited = stepsByPosition(history, pin)
  return {
    line: point => ({
      ...pointJson(point),
      ...(awaited.has(point.position) && { signOff: awaited.get(point.position) }),
      ...(totals && runningTotalJson(totals.get(keyOf(point)))),
      ...(!point.rolledUp && first?.has(point.key) && { first: first.get(point.key) }),
    }),
    isAwaited: ({ position }) => awaited.has(position),
  }
}
