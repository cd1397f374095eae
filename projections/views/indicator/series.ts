/** What was measured? One point a period and cell with its flags and, where asked for, every vintage of it. */
import { z } from 'zod'
import { definitionShape } from '../../../events/indicator.ts'
import { type Cell, cell, cellKey, period, text } from '../../../events/shapes.ts'
import { signOffSteps } from '../../../events/sign-off.ts'
import { stepsByPosition } from '../../figures/approved-figures.ts'
import { pointsOf } from '../../figures/cell-rollup.ts'
import { pointJson, pointShape, vintageJson, vintageShape } from '../../figures/figure-json.ts'
import { declaredCell, foldIndicator, latestDefinition, revisionAt } from '../../figures/indicator.ts'
import { historyOf, recordedPoints } from '../../figures/points.ts'
import type { Key, Row } from '../../figures/series.ts'
import { cellInQuery, defineView, flag, ofIndicator } from '../view.ts'

const vintagesShape = z.array(vintageShape).describe('In the order in which they became known.')

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
      signOff: z
        .enum(signOffSteps)
        .optional()
        .describe('Where it stands on its way to approval; absent once approved.'),
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

export const series = defineView({
  path: '/indicators/{id}/series',
  summary: 'What was measured: one point a period and cell, with its flags; with includeHistory every vintage of it.',
  query: { cell: cellInQuery.optional(), includeHistory: flag.default(false) },
  version: 1,
  ...ofIndicator,
  answer: seriesShape,
  fold: ({ reader, pin, params: { id = '' }, query }) => {
    const history = reader.indicator(id)
    const at = foldIndicator(history, pin)
    if (!at) return undefined
    const cell = declaredCell(at, query.cell)
    const points = cell === undefined ? recordedPoints(history, at, pin) : pointsOf(history, at, pin, cell)
    const awaited = stepsByPosition(history, pin.position)
    const vintages = query.includeHistory ? historyOf(history, pin) : undefined
    const withdrawn = vintages ? withdrawnValues(vintages, cell) : []
    const { title, unit, decimals, source } = latestDefinition(at) ?? {}
    return {
      indicator: id,
      title,
      unit,
      decimals,
      source,
      revision: revisionAt(history, pin),
      lateEntries: at.lateEntries,
      points: points.map(p => ({
        ...pointJson(p),
        ...(awaited.has(p.position) && { signOff: awaited.get(p.position) }),
        ...(vintages && { vintages: (vintages.get(p.key) ?? []).map(vintageJson) }),
      })),
      ...(withdrawn.length > 0 && { withdrawn }),
    }
  },
})
