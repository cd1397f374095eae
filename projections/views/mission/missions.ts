/** The list of missions. */
import { z } from 'zod'
import type { MissionFact } from '../../../events/catalogue.ts'
import { missionShape as wordingFields } from '../../../events/mission.ts'
import { id } from '../../../events/shapes.ts'
import { lateEntriesShape } from '../../base/answer-json.ts'
import type { Shaped } from '../../base/shaped.ts'
import { type Work, within } from '../../base/work.ts'
import { thingShape, withoutAccountable } from '../../things/accountability.ts'
import { barriersOf } from '../../things/barriers.ts'
import { decisionsOf } from '../../things/decision.ts'
import { describedIn, lateOf } from '../../things/members.ts'
import { foldMission, type Judgements, missionPhases } from '../../things/mission.ts'
import { defineView, eachMissionCost, type SeenMission } from '../view.ts'

const { title, vision, horizon, language } = z.strictObject(wordingFields).partial().shape

const scoresShape = z
  .record(z.string(), z.number().nullable())
  .describe('The latest score of each, 0 to 4; null: it was assessed without one.')

const latestScores = (byName: ReadonlyMap<string, Judgements>): Record<string, number | null> =>
  Object.fromEntries([...byName].map(([name, { latest }]) => [name, latest.score ?? null]))

const lineShape = z.strictObject({
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
})

interface SeenLine {
  readonly line: Shaped<typeof lineShape>
  readonly lateEntries: number
}

/** The line of a mission; none, where nothing was known of it. */
function* linesOf(id: string, { reader, pin }: SeenMission): Work<SeenLine[]> {
  const mission = foldMission(reader.facts<MissionFact>(`mission-${id}`), pin)
  if (!mission) return []
  const members = describedIn(reader, id, pin)
  const [barriers, decisions] = [barriersOf(reader, id, pin), decisionsOf(reader, id, pin)]
  let { lateEntries } = mission
  for (const member of members) {
    lateEntries += lateOf(reader, member.id, pin)
    yield
  }
  const line = {
    mission: id,
    title: mission.title,
    ...(mission.language && { language: mission.language }),
    vision: mission.vision,
    horizon: mission.horizon,
    phase: mission.phase,
    concluded: mission.concluded !== null,
    goals: mission.goals.filter(goal => goal.status !== 'retired').length,
    indicators: members.filter(m => m.at.retired === null).length,
    accountability: { gaps: withoutAccountable({ goals: mission.goals, members, barriers, decisions }) },
    criteria: latestScores(mission.criteria),
    capabilities: latestScores(mission.capabilities),
  }
  return [{ line, lateEntries }]
}

export const missions = defineView({
  path: '/missions',
  summary: 'All missions the reader may see.',
  query: {},
  version: 5,
  about: () => 'each-mission',
  touched: (reader, _params, at) => Math.max(-1, ...reader.all('mission').map(id => reader.lastPositionOf(id, at))),
  answer: z.strictObject({ missions: z.array(lineShape), lateEntries: lateEntriesShape }),
  cost: eachMissionCost,
  fold: function* ({ ofEachMission }) {
    const lines = yield* within(ofEachMission?.(linesOf) ?? [])
    return {
      missions: lines.map(({ line }) => line),
      lateEntries: lines.reduce((sum, { lateEntries }) => sum + lateEntries, 0),
    }
  },
})
