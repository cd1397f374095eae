/** What was decided? One decision with its whole trail, and all decisions of a mission with what waits for somebody. */
import type { DecisionFact, MissionFact } from '../../../events/catalogue.ts'
import { day } from '../../../events/shapes.ts'
import { awaitedActions, decisionContext, decisionJson, lateInDecisions } from '../../things/decision-json.ts'
import { lastWithProjects } from '../../things/mandate.ts'
import { foldMission } from '../../things/mission.ts'
import { ofThing } from '../of-thing.ts'
import { defineView, ofMission, untyped } from '../view.ts'

export const decision = defineView({
  path: '/decisions/{id}',
  summary:
    'A decision: advice and answers, what its makers saw and what has moved since, what was expected and what happened, what was done on its mandate.',
  query: { on: day.optional() },
  version: 1,
  ...ofThing('decision'),
  answer: untyped,
  fold: ({ reader, pin, params: { id = '' } }) => {
    const [first] = reader.facts<DecisionFact>(`decision-${id}`)
    const { mission = '' } = (first?.data ?? {}) as { mission?: string }
    const trail = decisionContext(reader, mission, pin)
    const at = trail.decisions.find(d => d.decision === id)
    return at && { ...decisionJson(trail, at), lateEntries: lateInDecisions(trail, [at]) }
  },
})

export const missionDecisions = defineView({
  path: '/missions/{id}/decisions',
  summary:
    'Every decision of the mission with its trail; advice that waits for an answer, overdue reviews, and decisions whose evidence has moved.',
  query: { on: day.optional() },
  version: 1,
  ...ofMission,
  touched: (reader, { id = '' }, at) => lastWithProjects(reader, id, at),
  answer: untyped,
  fold: ({ reader, pin, params: { id = '' } }) => {
    const mission = foldMission(reader.facts<MissionFact>(`mission-${id}`), pin)
    if (!mission) return undefined
    const trail = decisionContext(reader, id, pin)
    const decisions = trail.decisions.map(at => decisionJson(trail, at))
    return {
      mission: id,
      title: mission.title,
      decisions,
      flagged: decisions.filter(d => d.flagged).map(d => d.decision),
      ...awaitedActions(trail),
      withoutAccountable: trail.decisions
        .filter(({ taken }) => taken && taken.data.accountable === undefined)
        .map(d => d.decision),
      lateEntries: lateInDecisions(trail, trail.decisions) + mission.lateEntries,
    }
  },
})
