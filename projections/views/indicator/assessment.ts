/** Where is the indicator on the way to its target? One assessment with its inputs, rule, versions and reasons. */
import { z } from 'zod'
import { day } from '../../../events/shapes.ts'
import { assessmentJson, assessmentShape, choiceInQuery, pathShape } from '../../figures/assessment.ts'
import { makeCase } from '../../figures/case.ts'
import { readingComparable } from '../../figures/comparable-points.ts'
import { cornersOf, cornersShape, drawnFigure, drawnFigureShape } from '../../figures/drawn-figure.ts'
import { declaredCell, foldIndicator } from '../../figures/indicator.ts'
import { factsOf } from '../../figures/reading-cost.ts'
import { firstFigures } from '../../figures/vintages.ts'
import { indicatorDecisions, indicatorDecisionsShape, lastDecisionFact } from '../../things/indicator-decisions.ts'
import { cellInQuery, defineView, ofIndicator } from '../view.ts'

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
  version: 5,
  ...ofIndicator,
  touched: (reader, params, at) => {
    const about = ofIndicator.about(reader, params)
    const mission = typeof about === 'object' ? about.mission : ''
    return Math.max(ofIndicator.touched(reader, params, at), lastDecisionFact(reader, mission, at))
  },
  answer: assessmentViewShape,
  cost: {
    of: ({ reader, pin, params: { id = '' } }) => factsOf(reader.indicator(id), pin),
    instead: 'Ask about an earlier `asOf`.',
  },
  fold: function* ({ reader, pin, params: { id = '' }, query }) {
    const history = reader.indicator(id)
    const at = foldIndicator(history, pin)
    if (!at) return undefined
    const choice = { ...query, cell: declaredCell(at, query.cell) }
    const made = makeCase(history, at, pin, choice, yield* readingComparable(history, at, pin, choice.cell))
    const assessed = assessmentJson(id, history, at, pin, choice, made)
    return {
      ...assessed,
      path: { ...assessed.path, corners: cornersOf(made.case) },
      figure: {
        ...drawnFigure(made, at, choice.cell, assessed.trend, firstFigures(history, at, pin)),
        decisions: indicatorDecisions(reader, at.mission, id, pin),
      },
      status: pin.figures === 'none' ? 'approved' : pin.figures,
      lateEntries: at.lateEntries,
    }
  },
})
