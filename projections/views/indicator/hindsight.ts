/** `/indicators/{id}/hindsight`: an indicator's past projections beside the figures that came. */
import { z } from 'zod'
import { cell as cellShape, text } from '../../../events/shapes.ts'
import { backtest, backtestCost, backtestPointShape, yearEndShape } from '../../change/backtest.ts'
import { worstOf } from '../../change/forecast-score.ts'
import { becauseOf, becauseShape, recordsFields, recordsOf } from '../../change/projection-record.ts'
import { declaredCell, foldIndicator, lateEntriesOf } from '../../figures/indicator.ts'
import { cellInQuery, defineView, ofIndicator } from '../view.ts'

/** How many of the projections furthest off are named. */
const WORST = 5

const answer = z.strictObject({
  indicator: z.string(),
  cell: cellShape,
  title: text.optional(),
  because: becauseShape,
  ...recordsFields,
  worst: z.array(backtestPointShape).describe('Outside their band, the furthest off first.'),
  projections: z.array(backtestPointShape),
  yearEnds: z.array(yearEndShape),
  lateEntries: z.int(),
})

export const indicatorHindsight = defineView({
  path: '/indicators/{id}/hindsight',
  summary:
    'The projections that would have been made at every past year-end with what was known then, against what then happened.',
  query: { cell: cellInQuery.optional() },
  version: 3,
  ...ofIndicator,
  answer,
  cost: {
    of: ({ reader, pin, params: { id = '' } }) => backtestCost(reader.indicator(id), pin),
    instead: 'Ask about an earlier `asOf`.',
  },
  fold: function* ({ reader, pin, params: { id = '' }, query }) {
    const history = reader.indicator(id)
    const at = foldIndicator(history, pin)
    if (!at || at.versions.length === 0) return undefined
    const cell = declaredCell(at, query.cell)
    const result = yield* backtest(history, at, pin, cell)
    return {
      indicator: id,
      cell: cell ?? {},
      title: at.versions.at(-1)?.definition.title,
      because: becauseOf(result),
      ...recordsOf(at, result),
      worst: worstOf(result.projections, WORST),
      projections: result.projections,
      yearEnds: result.yearEnds,
      lateEntries: lateEntriesOf(history, pin),
    }
  },
})
