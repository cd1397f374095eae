/**
 * What was measured? One point a period and cell with its flags and, where asked for, every vintage of it; beside them the
 * totals of cells and the periods that finer ones make.
 */
import { z } from 'zod'
import { definitionShape } from '../../../events/indicator.ts'
import { type Cell, cell, cellKey, period, text } from '../../../events/shapes.ts'
import { signOffSteps } from '../../../events/sign-off.ts'
import { itemsOf } from '../../base/list.ts'
import type { Pin } from '../../base/pin.ts'
import { eachOf } from '../../base/work.ts'
import { stepsByPosition } from '../../figures/approved-figures.ts'
import { readingEveryPoint, readingEveryPointOf } from '../../figures/cell-points.ts'
import { comparablePointsOf } from '../../figures/comparable-points.ts'
import { pointJson, pointShape, rolledUpShape, vintageJson, vintageShape } from '../../figures/figure-json.ts'
import {
  declaredCell,
  foldIndicator,
  type IndicatorAt,
  type IndicatorHistory,
  lateEntriesOf,
  latestDefinition,
  revisionAt,
} from '../../figures/indicator.ts'
import type { PointAt } from '../../figures/points.ts'
import { factsOf } from '../../figures/reading-cost.ts'
import { readingHistory } from '../../figures/recorded-points.ts'
import { runningTotals } from '../../figures/running-totals.ts'
import type { Row } from '../../figures/series.ts'
import type { Key } from '../../figures/series-keys.ts'
import { firstFigures } from '../../figures/vintages.ts'
import { cellInQuery, defineView, flag, ofIndicator } from '../view.ts'

const vintagesShape = z.array(vintageShape).describe('In the order in which they became known.')

const runningTotalFields = {
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
}

const seriesShape = z.strictObject({
  indicator: z.string(),
  title: text.optional(),
  unit: text.optional(),
  decimals: definitionShape.decimals,
  source: definitionShape.source.optional(),
  revision: z.int(),
  lateEntries: z.int(),
  points: z.array(
    pointShape.extend({
      ...runningTotalFields,
      signOff: z
        .enum(signOffSteps)
        .optional()
        .describe('Where it stands on its way to approval; absent once approved.'),
      first: z
        .number()
        .optional()
        .describe('What was first said of it, where that is not what stands; with includeHistory.'),
      vintages: vintagesShape.optional(),
    }),
  ),
  withdrawn: z
    .array(z.strictObject({ period, cell, vintages: vintagesShape }))
    .optional()
    .describe('Values that were withdrawn and not given again; with includeHistory, where there are any.'),
})

/** Values of a cell, or of all, whose latest record is a withdrawal: no point stands, their history does. */
const withdrawnValues = (history: ReadonlyMap<Key, readonly Row[]>, cell: Cell | undefined) =>
  [...history].flatMap(([key, vintages]) =>
    vintages.at(-1)?.type === 'measurement-withdrawn' && (cell === undefined || cellKey(cell) === key.cellKey)
      ? [{ period: key.given, cell: key.cell, vintages: vintages.map(vintageJson) }]
      : [],
  )

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

export const series = defineView({
  path: '/indicators/{id}/series',
  summary: 'What was measured: one point a period and cell, with its flags; with includeHistory every vintage of it.',
  query: { cell: cellInQuery.optional(), includeHistory: flag.default(false) },
  version: 3,
  ...ofIndicator,
  answer: seriesShape,
  cost: {
    of: ({ reader, pin, params: { id = '' } }) => factsOf(reader.indicator(id), pin),
    instead: 'Ask for one `cell`.',
  },
  fold: function* ({ reader, pin, params: { id = '' }, query }) {
    const history = reader.indicator(id)
    const at = foldIndicator(history, pin)
    if (!at) return undefined
    const cell = declaredCell(at, query.cell)
    const points = yield* cell === undefined
      ? readingEveryPoint(history, at, pin)
      : readingEveryPointOf(history, at, pin, cell)
    const totals = latestDefinition(at)?.cumulative ? totalsOf(history, at, pin, points) : undefined
    const awaited = stepsByPosition(history, pin.position)
    yield
    const vintages = query.includeHistory ? yield* readingHistory(history, pin) : undefined
    const first = vintages ? firstFigures(history, at, pin) : undefined
    yield
    const withdrawn = vintages ? withdrawnValues(vintages, cell) : []
    const { title, unit, decimals, source } = latestDefinition(at) ?? {}
    return {
      indicator: id,
      title,
      unit,
      decimals,
      source,
      revision: revisionAt(history, pin),
      lateEntries: lateEntriesOf(history, pin),
      points: yield* eachOf(points, p => ({
        ...pointJson(p),
        ...(awaited.has(p.position) && { signOff: awaited.get(p.position) }),
        ...(totals && runningTotalJson(totals.get(keyOf(p)))),
        ...(!p.rolledUp && first?.has(p.key) && { first: first.get(p.key) }),
        ...(vintages && { vintages: (vintages.get(p.key) ?? []).map(vintageJson) }),
      })),
      ...(withdrawn.length > 0 && { withdrawn }),
    }
  },
})
