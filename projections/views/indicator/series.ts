/**
 * What was measured? One point a period and cell with its flags and, where asked for, every vintage of it; beside them the
 * totals of cells and the periods that finer ones make.
 */
import { z } from 'zod'
import { definitionShape } from '../../../events/indicator.ts'
import { cell, cellKey, period, text } from '../../../events/shapes.ts'
import { eachOf } from '../../base/work.ts'
import { readingEveryPoint, readingEveryPointOf } from '../../figures/cell-points.ts'
import { vintageJson, vintageShape } from '../../figures/figure-json.ts'
import { declaredCell, foldIndicator, lateEntriesOf, latestDefinition, revisionAt } from '../../figures/indicator.ts'
import { factsOf } from '../../figures/reading-cost.ts'
import { readingHistory, withdrawnKeys } from '../../figures/recorded-points.ts'
import { firstFigures } from '../../figures/vintages.ts'
import { cellInQuery, defineView, flag, ofIndicator } from '../view.ts'
import { pointLineShape, pointLines } from './point-line.ts'

const vintagesShape = z.array(vintageShape).describe('In the order in which they became known.')

const seriesShape = z.strictObject({
  indicator: z.string(),
  title: text.optional(),
  unit: text.optional(),
  decimals: definitionShape.decimals,
  source: definitionShape.source.optional(),
  revision: z.int(),
  lateEntries: z.int(),
  points: z
    .array(pointLineShape.extend({ vintages: vintagesShape.optional() }))
    .describe('With includeHistory, `first` and `vintages` are given.'),
  withdrawn: z
    .array(z.strictObject({ period, cell, vintages: vintagesShape }))
    .optional()
    .describe('Values that were withdrawn and not given again; with includeHistory, where there are any.'),
})

export const series = defineView({
  path: '/indicators/{id}/series',
  summary: 'What was measured: one point a period and cell, with its flags; with includeHistory every vintage of it.',
  query: { cell: cellInQuery.optional(), includeHistory: flag.default(false) },
  version: 4,
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
    yield
    const of = cell && history.series.orderOf(cellKey(cell)).keys
    const vintages = query.includeHistory ? yield* readingHistory(history, pin, of) : undefined
    const { line } = pointLines(history, at, pin, points, vintages && firstFigures(history, at, pin, of))
    yield
    const withdrawn = vintages ? withdrawnKeys(history, pin, cell && cellKey(cell)) : []
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
        ...line(p),
        ...(vintages && { vintages: (vintages.get(p.key) ?? []).map(vintageJson) }),
      })),
      ...(withdrawn.length > 0 && {
        withdrawn: withdrawn.map(key => ({
          period: key.given,
          cell: key.cell,
          vintages: (vintages?.get(key) ?? []).map(vintageJson),
        })),
      }),
    }
  },
})
