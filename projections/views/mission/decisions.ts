/** Every decision of a mission, with what waits for somebody. */
import { z } from 'zod'
import type { MissionFact } from '../../../events/catalogue.ts'
import { day, id, text } from '../../../events/shapes.ts'
import { lateEntriesShape } from '../../base/answer-json.ts'
import {
  awaitedActions,
  awaitedFields,
  decisionContext,
  decisionJson,
  decisionShape,
  lateInDecisions,
} from '../../things/decision-json.ts'
import { lastWithProjects } from '../../things/mandate.ts'
import { foldMission } from '../../things/mission.ts'
import { defineView, ofMission } from '../view.ts'

export const missionDecisions = defineView({
  path: '/missions/{id}/decisions',
  summary:
    'Every decision of the mission with its trail; advice that waits for an answer, overdue reviews, and decisions whose evidence has moved.',
  query: { on: day.optional() },
  version: 3,
  ...ofMission,
  touched: (reader, { id = '' }, at) => lastWithProjects(reader, id, at),
  answer: z.strictObject({
    mission: id,
    title: text.optional(),
    decisions: z.array(decisionShape({})).describe('By the day they were taken; those not taken yet come last.'),
    flagged: z.array(id).describe('Those resting on a figure that is no longer what their makers saw.'),
    ...awaitedFields,
    withoutAccountable: z.array(id).describe('Those taken for which nobody is accountable.'),
    lateEntries: lateEntriesShape,
  }),
  fold: ({ reader, pin, params: { id = '' } }) => {
    const mission = foldMission(reader.facts<MissionFact>(`mission-${id}`), pin)
    if (!mission) return undefined
    const context = decisionContext(reader, id, pin)
    const decisions = context.decisions.map(at => decisionJson(context, at))
    return {
      mission: id,
      title: mission.title,
      decisions,
      flagged: decisions.filter(d => d.flagged).map(d => d.decision),
      ...awaitedActions(context),
      withoutAccountable: context.decisions
        .filter(({ taken }) => taken && taken.data.accountable === undefined)
        .map(d => d.decision),
      lateEntries: lateInDecisions(context, context.decisions) + mission.lateEntries,
    }
  },
})
