/** Where is the indicator on the way to its target? One assessment with its inputs, rule, versions and reasons. */
import { z } from 'zod'
import { day } from '../../../events/shapes.ts'
import { assess, assessmentShape, choiceInQuery } from '../../figures/assessment.ts'
import { declaredCell, foldIndicator } from '../../figures/indicator.ts'
import { cellInQuery, defineView, ofIndicator } from '../view.ts'

export const assessment = defineView({
  path: '/indicators/{id}/assessment',
  summary:
    'One assessment with its inputs, rule, versions and reasons: against the agreed path, and if the trend continues.',
  query: {
    ...choiceInQuery,
    on: day.optional(),
    cell: cellInQuery.optional(),
    status: z.enum(['approved', 'all']).optional(),
  },
  version: 1,
  ...ofIndicator,
  answer: assessmentShape.extend({ status: z.enum(['approved', 'all']), lateEntries: z.int() }),
  fold: ({ reader, pin, params: { id = '' }, query }) => {
    const history = reader.indicator(id)
    const at = foldIndicator(history, pin)
    if (!at) return undefined
    const choice = { ...query, cell: declaredCell(at, query.cell) }
    return { ...assess(id, history, at, pin, choice), status: pin.figures, lateEntries: at.lateEntries }
  },
})
