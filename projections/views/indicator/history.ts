/** What are the indicator's figures made of? Its facts at a pin as columns, from which they are folded at any earlier day. */
import { z } from 'zod'
import { id } from '../../../events/shapes.ts'
import { lateEntriesShape } from '../../base/answer-json.ts'
import { foldIndicator, lateEntriesOf } from '../../figures/indicator.ts'
import { historyJson, historyShape } from '../../figures/live/history-json.ts'
import { factsOf } from '../../figures/reading-cost.ts'
import { decisionSteps, indicatorDecisionsShape, lastDecisionFact } from '../../things/indicator-decisions.ts'
import { defineView, missionOfIndicator, ofIndicator } from '../view.ts'

export const history = defineView({
  path: '/indicators/{id}/history',
  summary:
    'The facts of the indicator that its figures are made of, as columns: what the slider of its page folds in the browser.',
  query: {},
  version: 1,
  ...ofIndicator,
  touched: (reader, params, at) =>
    Math.max(
      ofIndicator.touched(reader, params, at),
      lastDecisionFact(reader, missionOfIndicator(reader, params) ?? '', at),
    ),
  answer: historyShape.extend({
    indicator: id,
    figures: z
      .enum(['all', 'approved', 'none'])
      .describe(
        'Which figures whoever asks may see: all, those that are approved, or none while an embargo holds them.',
      ),
    lateEntries: lateEntriesShape,
    decisions: z
      .array(z.strictObject({ knownFrom: z.number(), decisions: indicatorDecisionsShape }))
      .describe(
        'The decisions that concern it as they were known from each of these times on (milliseconds since 1970).',
      ),
  }),
  cost: {
    of: ({ reader, pin, params: { id = '' } }) => factsOf(reader.indicator(id), pin),
    instead: 'Ask about an earlier `asOf`.',
  },
  fold: function* ({ reader, pin, params: { id = '' } }) {
    const of = reader.indicator(id)
    const at = foldIndicator(of, pin)
    if (!at) return undefined
    yield
    const decisions = decisionSteps(reader, at.mission, id, pin)
    yield
    return {
      indicator: id,
      figures: pin.figures,
      lateEntries: lateEntriesOf(of, pin),
      decisions,
      ...(yield* historyJson(of, pin)),
    }
  },
})
