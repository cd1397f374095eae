/** Where is the indicator on the way to its target? One assessment with its inputs, rule, versions and reasons. */
import { z } from 'zod'
import { day } from '../../../events/shapes.ts'
import { choiceInQuery } from '../../figures/assessment.ts'
import { assessmentShape, pathShape } from '../../figures/assessment-shape.ts'
import { cornersShape, drawnFigureShape } from '../../figures/drawn-figure.ts'
import { assessingFigure } from '../../figures/live/assessed-figure.ts'
import { factsOf } from '../../figures/reading-cost.ts'
import { indicatorDecisions, indicatorDecisionsShape, lastDecisionFact } from '../../things/indicator-decisions.ts'
import { cellInQuery, defineView, missionOfIndicator, ofIndicator } from '../view.ts'

const assessmentViewShape = assessmentShape.extend({
  path: pathShape.extend({ corners: cornersShape.describe('Corners of the agreed path, by time.') }),
  figure: drawnFigureShape.extend({ decisions: indicatorDecisionsShape }).describe('What a chart draws.'),
  status: z.enum(['approved', 'all']),
  lateEntries: z.int(),
})

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
  version: 6,
  ...ofIndicator,
  touched: (reader, params, at) =>
    Math.max(
      ofIndicator.touched(reader, params, at),
      lastDecisionFact(reader, missionOfIndicator(reader, params) ?? '', at),
    ),
  answer: assessmentViewShape,
  cost: {
    of: ({ reader, pin, params: { id = '' } }) => factsOf(reader.indicator(id), pin),
    instead: 'Ask about an earlier `asOf`.',
  },
  fold: function* ({ reader, pin, params: { id = '' }, query }) {
    return yield* assessingFigure(id, reader.indicator(id), pin, { ...query, cell: query.cell }, mission =>
      indicatorDecisions(reader, mission, id, pin),
    )
  },
})
