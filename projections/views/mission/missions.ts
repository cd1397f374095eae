/** Which missions are there, and what is each? */
import type { MissionFact } from '../../../events/catalogue.ts'
import { lineJson, originJson } from '../../base/answer-json.ts'
import { inside, type Pin } from '../../base/pin.ts'
import type { FactReader } from '../../figures/fact-reader.ts'
import { lastOfActors, lateOfActors } from '../../things/actor.ts'
import { gaps } from '../../things/answerable.ts'
import { barriersOf, shownBarrier } from '../../things/barriers.ts'
import { decisionsOf } from '../../things/decision.ts'
import { lateAmong, membersOf } from '../../things/members.ts'
import { everJoined, membershipsOf, shownMembership } from '../../things/memberships.ts'
import { foldMission, type GoalAt, type JudgedAt, type MissionAt } from '../../things/mission.ts'
import { namesInQuery, naming } from '../../things/naming.ts'
import { defineView, ofMission, untyped } from '../view.ts'

const missionAt = (reader: FactReader, id: string, pin: Pin): MissionAt | undefined =>
  foldMission(reader.facts<MissionFact>(`mission-${id}`), pin)

export const missions = defineView({
  path: '/missions',
  summary: 'All missions the reader may see.',
  query: {},
  version: 2,
  about: () => 'missions',
  touched: (reader, _params, at) => Math.max(-1, ...reader.all('mission').map(id => reader.lastPositionOf(id, at))),
  answer: untyped,
  fold: ({ reader, pin, viewer }) => {
    const seen = reader.all('mission').flatMap(id => {
      const mission = viewer.sees(id) === 'nothing' ? undefined : missionAt(reader, id, pin)
      return mission ? [{ id, mission, members: membersOf(reader, id, pin) }] : []
    })
    return {
      missions: seen.map(({ id, mission: { goals, criteria, capabilities, ...said }, members }) => ({
        mission: id,
        title: said.title,
        vision: said.vision,
        horizon: said.horizon,
        phase: said.phase,
        concluded: said.concluded !== null,
        goals: goals.length,
        indicators: members.filter(m => m.at.retired === null).length,
        criteria: latestScores(criteria),
        capabilities: latestScores(capabilities),
      })),
      lateEntries: seen.reduce((sum, { mission, members }) => sum + lateAmong(members, mission.lateEntries), 0),
    }
  },
})

const shownGoal = ({ wordings, adopted, retired, ...goal }: GoalAt) => ({
  ...goal,
  adopted: adopted && originJson(adopted),
  retired: retired && originJson(retired),
  wordings: wordings.map(lineJson),
})

function judged(byWhat: Readonly<Record<string, readonly JudgedAt[]>>, name: string) {
  return Object.entries(byWhat).map(([what, all]) => ({
    [name]: what,
    ...lineJson(all.at(-1) as JudgedAt),
    history: all.map(lineJson),
  }))
}

/** By criterion or capability, the score given last; null: it was assessed without one. */
const latestScores = (byWhat: Readonly<Record<string, readonly JudgedAt[]>>) =>
  Object.fromEntries(Object.entries(byWhat).map(([what, all]) => [what, all.at(-1)?.score ?? null]))

export const mission = defineView({
  path: '/missions/{id}',
  summary:
    'A mission: its wordings, goals, bodies, actors, barriers, criteria and capabilities, and what nobody answers for.',
  query: { names: namesInQuery },
  version: 2,
  ...ofMission,
  touched: (reader, { id = '' }, at) =>
    Math.max(reader.lastPositionOf(id, at), lastOfActors(reader, everJoined(reader, id), at)),
  answer: untyped,
  fold: ({ reader, pin, params: { id = '' }, query }) => {
    const found = missionAt(reader, id, pin)
    if (!found) return undefined
    const { goals, bodies, criteria, capabilities, wordings, phases, concluded, lateEntries, ...said } = found
    const members = membersOf(reader, id, pin)
    const barriers = barriersOf(reader, id, pin)
    const memberships = membershipsOf(reader, id, pin)
    const nameOf = naming(reader, pin, query.names)
    return {
      mission: id,
      ...said,
      concluded: concluded && { decidedBy: concluded.decidedBy, ...originJson(concluded) },
      phases: phases.map(lineJson),
      wordings: wordings.map(lineJson),
      goals: goals.map(shownGoal),
      bodies: bodies.map(lineJson),
      actors: memberships.map(one => shownMembership(one, pin, nameOf(one.actor))),
      barriers: barriers.map(one => shownBarrier(one, pin)),
      criteria: judged(criteria, 'criterion'),
      capabilities: judged(capabilities, 'capability'),
      indicators: members.map(m => m.id),
      releases: reader
        .ofMission(id, 'release')
        .filter(release => reader.facts(`release-${release}`).some(fact => inside(fact, pin))),
      accountability: { gaps: gaps({ goals, members, barriers, decisions: decisionsOf(reader, id, pin) }) },
      lateEntries: lateAmong(members, lateEntries + lateOfActors(reader, memberships, pin)),
    }
  },
})
