/** One decision with everything that belongs to it. */
import type { DecisionFact } from '../../../events/catalogue.ts'
import { day } from '../../../events/shapes.ts'
import { lateEntriesShape } from '../../base/answer-json.ts'
import { decisionContext, decisionJson, decisionShape, lateInDecisions } from '../../things/decision-json.ts'
import { defineView, ofMissionThing } from '../view.ts'

export const decision = defineView({
  path: '/decisions/{id}',
  summary:
    'A decision: advice and answers, what its makers saw and what has moved since, what was expected and what happened, what was done on its mandate.',
  query: { on: day.optional() },
  version: 3,
  ...ofMissionThing('decision'),
  answer: decisionShape({ lateEntries: lateEntriesShape }),
  fold: ({ reader, pin, params: { id = '' } }) => {
    const [first] = reader.facts<DecisionFact>(`decision-${id}`)
    const { mission = '' } = (first?.data ?? {}) as { mission?: string }
    const context = decisionContext(reader, mission, pin)
    const at = context.decisions.find(d => d.decision === id)
    return at && { ...decisionJson(context, at), lateEntries: lateInDecisions(context, [at]) }
  },
})
