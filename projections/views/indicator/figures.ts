/**
 * The figures as a table: so many rows of it, the latest period first and within each the whole before its parts, each with every
 * vintage. Of an indicator with many cells a page needs a few rows, and its whole series is long.
 */
import { z } from 'zod'
import { cell, cellKey, period } from '../../../events/shapes.ts'
import type { Pin } from '../../base/pin.ts'
import { sorting, type Work } from '../../base/work.ts'
import { readingEveryPoint, readingEveryPointOf } from '../../figures/cell-points.ts'
import { vintageJson, vintageShape } from '../../figures/figure-json.ts'
import {
  declaredCell,
  foldIndicator,
  type IndicatorHistory,
  lateEntriesOf,
  revisionAt,
} from '../../figures/indicator.ts'
import type { PointAt } from '../../figures/points.ts'
import { factsOf } from '../../figures/reading-cost.ts'
import { readingHistory, withdrawnKeys } from '../../figures/recorded-points.ts'
import { byTime, type Key } from '../../figures/series-keys.ts'
import { firstFigures } from '../../figures/vintages.ts'
import { cellInQuery, defineView, limitInQuery, ofIndicator, wholeNumber } from '../view.ts'
import { pointLineShape, pointLines } from './point-line.ts'

/** So many later rows stand before the one that holds the figure that is asked for. */
const LATER = 3

const figuresShape = z.strictObject({
  indicator: z.string(),
  revision: z.int(),
  lateEntries: z.int(),
  count: z.int().describe('How many rows there are.'),
  from: z.int().describe('Number of the first row that is given, from 0.'),
  awaitsApproval: z.boolean().describe('Whether any figure stands on its way to approval.'),
  rows: z.array(
    z.strictObject({
      period,
      cell,
      point: pointLineShape.optional().describe('What stands; absent where it was withdrawn and not given again.'),
      vintages: z
        .array(vintageShape)
        .describe('In the order in which they became known; none of what is made of others.'),
    }),
  ),
})

/** A row: what stands for a period and cell, or the key of what was withdrawn. */
type Row = PointAt | { readonly key: Key }

/** All rows by time; those of one time stand together. */
function* rowsByTime(points: readonly PointAt[], withdrawn: readonly Key[]): Work<readonly Row[]> {
  if (withdrawn.length === 0) return points
  return yield* sorting<Row>([...points, ...withdrawn.map(key => ({ key }))], (a, b) => byTime(a.key, b.key))
}

/** The rows of a table, period by period from the latest: rows of one time may be of several periods, as a year and its last month are. */
function* latestFirst(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let end = rows.length; end > 0; ) {
    const { reference } = (rows[end - 1] as Row).key.period
    let begin = end - 1
    while (begin > 0 && rows[begin - 1]?.key.period.reference === reference) begin -= 1
    const periods = Map.groupBy(rows.slice(begin, end), ({ key }) => key.period.key)
    yield* [...periods.values()].toReversed()
    end = begin
  }
}

/** So many rows of the table from one on. */
function rowsFrom(rows: readonly Row[], from: number, limit: number): readonly Row[] {
  const taken: Row[] = []
  let before = 0
  for (const period of latestFirst(rows)) {
    taken.push(...period.slice(Math.max(0, from - before), Math.max(0, from + limit - before)))
    before += period.length
    if (before >= from + limit) break
  }
  return taken
}

/** The number of the row that holds the figure recorded at a position; −1 where none does. */
function rowOf({ series }: IndicatorHistory, { position, asOfMs }: Pin, rows: readonly Row[], fact: number): number {
  const at = series.rowsUpTo(fact) - 1
  const recorded = at >= 0 && fact <= position ? series.row(at) : undefined
  if (recorded?.position !== fact || recorded.knownFrom > asOfMs) return -1
  let before = 0
  for (const period of latestFirst(rows)) {
    const within = period.findIndex(({ key }) => key === recorded.key)
    if (within >= 0) return before + within
    before += period.length
  }
  return -1
}

export const figures = defineView({
  path: '/indicators/{id}/figures',
  summary: 'The figures as a table, so many rows of it: the latest period first, each with every vintage.',
  query: {
    cell: cellInQuery.optional(),
    from: wholeNumber.default(0).describe('The number of the first row, from 0.'),
    limit: limitInQuery.default(40),
    fact: wholeNumber.optional().describe('The rows around the figure recorded at this position, in place of `from`.'),
  },
  version: 2,
  ...ofIndicator,
  answer: figuresShape,
  cost: {
    of: ({ reader, pin, params: { id = '' } }) => factsOf(reader.indicator(id), pin),
    instead: 'Ask for one `cell`.',
  },
  fold: function* ({ reader, pin, params: { id = '' }, query: { cell: asked, from, limit, fact } }) {
    const history = reader.indicator(id)
    const at = foldIndicator(history, pin)
    if (!at) return undefined
    const cell = declaredCell(at, asked)
    const points = yield* cell === undefined
      ? readingEveryPoint(history, at, pin)
      : readingEveryPointOf(history, at, pin, cell)
    yield
    const all = yield* rowsByTime(points, withdrawnKeys(history, pin, cell && cellKey(cell)))
    yield
    const begin = fact === undefined ? from : Math.max(0, rowOf(history, pin, all, fact) - LATER)
    yield
    const rows = rowsFrom(all, begin, limit)
    const given = rows.flatMap(row => ('position' in row ? [row] : []))
    const keys = rows.flatMap(({ key }) => (history.series.keys[key.index] === key ? [key.index] : []))
    const vintages = yield* readingHistory(history, pin, keys)
    const { line, isAwaited } = pointLines(history, at, pin, given, firstFigures(history, at, pin, keys))
    return {
      indicator: id,
      revision: revisionAt(history, pin),
      lateEntries: lateEntriesOf(history, pin),
      count: all.length,
      from: begin,
      awaitsApproval: points.some(isAwaited),
      rows: rows.map(row => ({
        period: row.key.given,
        cell: row.key.cell,
        ...('position' in row && { point: line(row) }),
        vintages: (vintages.get(row.key) ?? []).map(vintageJson),
      })),
    }
  },
})
