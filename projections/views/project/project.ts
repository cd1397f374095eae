/** A project or other measure: its stages, portfolios, contributions, money and outcome. */
import { z } from 'zod'
import { stages } from '../../../events/project.ts'
import { day, id, period } from '../../../events/shapes.ts'
import { lateEntriesShape, lineJson, lineShape, revisionShape } from '../../base/answer-json.ts'
import { lastBegun, missionsOfProject, seesShared } from '../../base/sight.ts'
import { actorNamesAt, namesInQuery } from '../../things/actor-names.ts'
import {
  interventionJson,
  interventionShape,
  interventionsOf,
  lastOfInterventions,
  lateOfInterventions,
} from '../../things/intervention.ts'
import { moneyJson, moneyShape } from '../../things/portfolio-sums.ts'
import { defineView } from '../view.ts'

export const project = defineView({
  path: '/projects/{id}',
  summary:
    'A project or other measure: its stages, portfolios, contributions with their assessments, money, and outcome.',
  query: { on: day.optional(), names: namesInQuery },
  version: 1,
  about: (reader, { id = '' }) => (reader.facts(`project-${id}`).length === 0 ? undefined : 'missions'),
  touched: (reader, { id = '' }, at) => Math.max(lastOfInterventions(reader, [id], at), lastBegun(reader, at)),
  answer: interventionShape.extend({
    missions: z
      .array(id)
      .describe('Missions it is or was in, or claims to contribute to, as far as the reader sees them.'),
    stages: z.array(
      lineShape({
        stage: z.enum(stages),
        on: period.nullable().describe('Null: it was registered in this stage.'),
      }),
    ),
    money: z.array(moneyShape),
    revision: revisionShape,
    lateEntries: lateEntriesShape,
  }),
  fold: ({ reader, pin, viewer, params: { id = '' }, query: { names } }) => {
    if (!seesShared(reader, viewer, `project-${id}`, pin.position)) return undefined
    const missions = missionsOfProject(reader, id, pin.position)
    const interventions = interventionsOf(reader, [id], pin, viewer)
    const [intervention] = interventions
    if (!intervention) return undefined
    const { at } = intervention
    return {
      ...interventionJson(intervention, pin, actorNamesAt(reader, pin, names), viewer),
      missions: missions.filter(mission => viewer.sees(mission) !== 'nothing'),
      stages: at.stages.map(lineJson),
      money: moneyJson(interventions),
      revision: at.revision,
      lateEntries: lateOfInterventions(reader, interventions, pin),
    }
  },
})
