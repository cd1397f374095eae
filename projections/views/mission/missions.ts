/** The list of missions. */
import { z } from 'zod'
import type { MissionFact } from '../../../events/catalogue.ts'
import { missionShape as wordingFields } from '../../../events/mission.ts'
import { id } from '../../../events/shapes.ts'
import { lateEntriesShape } from '../../base/answer-json.ts'
import { thingShape, withoutAccountable } from '../../things/accountability.ts'
import { barriersOf } from '../../things/barriers.ts'
import { decisionsOf } from '../../things/decision.ts'
import { lateAmong, membersOf } from '../../things/members.ts'
import { foldMission, type Judgements, missionPhases } from '../../things/mission.ts'
import { defineView } from '../view.ts'

const { title, vision, horizon, language } = z.strictObject(wordingFields).partial().shape

const scoresShape = z
  .record(z.string(), z.number().nullable())
  .describe('The latest score of each, 0 to 4; null: it was assessed without one.')

const latestScores = (byName: ReadonlyMap<string, Judgements>): Record<string, number | null> =>
  Object.fromEntries([...byName].map(([name, { latest }]) => [name, latest.score ?? null]))

export const missions = defineView({
  path: '/missions',
  summary: 'All missions the reader may see.',
  query: {},
  version: 5,
  about: () => 'each-mission',
  touched: (reader, _params, at) => Math.max(-1, ...reader.all('mission').map(id => reader.lastPositionOf(id, at))),
  answer: z.strictObject({
    missions: z.array(
      z.strictObject({
        mission: id,
        title,
        language,
        vision,
        horizon,
        phase: z.enum(missionPhases),
        concluded: z.boolean(),
        goals: z.int().describe('How many are not retired.'),
        indicators: z.int().describe('How many are not retired.'),
        accountability: z.strictObject({ gaps: z.array(thingShape).describe('What nobody is accountable for.') }),
        criteria: scoresShape,
        capabilities: scoresShape,
      }),
    ),
    lateEntries: lateEntriesShape,
  }),
  fold: ({ reader, seenMission }) => {
    const shown = reader.all('mission').flatMap(id => {
      const seen = seenMission?.(id)
      if (!seen) return []
      const mission = foldMission(seen.reader.facts<MissionFact>(`mission-${id}`), seen.pin)
      if (!mission) return []
      const members = membersOf(seen.reader, id, seen.pin)
      const [barriers, decisions] = [barriersOf(seen.reader, id, seen.pin), decisionsOf(seen.reader, id, seen.pin)]
      return [
        {
          id,
          pin: seen.pin,
          mission,
          members,
          gaps: withoutAccountable({ goals: mission.goals, members, barriers, decisions }),
        },
      ]
    })
    return {
      missions: shown.map(({ id, mission, members, gaps }) => ({
        mission: id,
        title: mission.title,
        ...(mission.language && { language: mission.language }),
        vision: mission.vision,
        horizon: mission.horizon,
        phase: mission.phase,
        concluded: mission.concluded !== null,
        goals: mission.goals.filter(goal => goal.status !== 'retired').length,
        indicators: members.filter(m => m.at.retired === null).length,
        accountability: { gaps },
        criteria: latestScores(mission.criteria),
        capabilities: latestScores(mission.capabilities),
      })),
      lateEntries: shown.reduce(
        (sum, { mission, members, pin }) => sum + lateAmong(members, pin, mission.lateEntries),
        0,
      ),
    }
  },
})
