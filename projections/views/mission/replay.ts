/** How did the mission go, step by step? Its progress as it was known at the end of each month, quarter or year. */

import { z } from 'zod'
import type { MissionFact } from '../../../events/catalogue.ts'
import { knowledge } from '../../../events/shapes.ts'
import { choiceInQuery } from '../../figures/assessment.ts'
import { lateAmong, membersOf } from '../../things/members.ts'
import { foldMission } from '../../things/mission.ts'
import { type ReplayStep, replay } from '../../things/mission-replay.ts'
import { stepsOf, strides } from '../../things/replay-steps.ts'
import { defineView, ofMission, untyped } from '../view.ts'

const shownStep = ({ pin, ...step }: ReplayStep) => ({ asOf: pin.asOf, on: pin.on, ...step })

export const missionReplay = defineView({
  path: '/missions/{id}/replay',
  summary:
    'The mission as it was known at the end of each month, quarter or year: every indicator’s latest figure, both verdicts and projection, and the roll-up of each goal.',
  query: {
    from: knowledge.optional(),
    to: knowledge.optional(),
    every: z.enum(strides).default('month'),
    ...choiceInQuery,
  },
  pins: ({ from, to }) => ({ from, to }),
  version: 1,
  ...ofMission,
  answer: untyped,
  fold: ({ reader, pin, params: { id = '' }, query }) => {
    const mission = foldMission(reader.facts<MissionFact>(`mission-${id}`), pin)
    if (!mission) return undefined
    const members = membersOf(reader, id, pin)
    return {
      mission: id,
      title: mission.title,
      every: query.every,
      target: query.target,
      method: query.method,
      // What the steps speak of, as known at the pin.
      goals: mission.goals.map(({ goal, statement, parent, status }) => ({ goal, statement, parent, status })),
      indicators: members.map(({ id: indicator, at: { versions, goals } }) => {
        const { title, unit, direction, decimals = null } = versions.at(-1)?.definition ?? {}
        return { indicator, title, unit, direction, decimals, goals }
      }),
      steps: Array.from(replay(reader, id, stepsOf(reader, id, pin, query), query), shownStep),
      lateEntries: lateAmong(members, mission.lateEntries),
    }
  },
})
