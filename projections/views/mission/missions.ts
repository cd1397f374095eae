/** Which missions are there, and what is each? */
import type { MissionFact } from '../../../events/catalogue.ts'
import { inside, type Pin } from '../../base/pin.ts'
import { shownLine, shownOrigin } from '../../figures/answer-json.ts'
import { lastOfActors, lateOfActors } from '../../things/actor.ts'
import { gaps } from '../../things/answerable.ts'
import { barriersOf, shownBarrier } from '../../things/barriers.ts'
import { decisionsOf } from '../../things/decision.ts'
import { lateAmong, membersOf } from '../../things/members.ts'
import { everJoined, membershipsOf, shownMembership } from '../../things/memberships.ts'
import { foldMission, type GoalAt, type JudgedAt, type MissionAt } from '../../things/mission.ts'
import { namesInQuery, naming } from '../../things/naming.ts'
import { type Books, defineView, ofMission } from '../view.ts'

const missionAt = (books: Books, id: string, pin: Pin): MissionAt | undefined =>
  foldMission(books.facts<MissionFact>(`mission-${id}`), pin)

export const missions = defineView({
  path: '/missions',
  summary: 'All missions the reader may see.',
  query: {},
  version: 2,
  about: () => 'missions',
  touched: (books, _params, at) => Math.max(-1, ...books.all('mission').map(id => books.lastPositionOf(id, at))),
  answer: ({ books, pin, viewer }) => {
    const seen = books.all('mission').flatMap(id => {
      const mission = viewer.sees(id) === 'nothing' ? undefined : missionAt(books, id, pin)
      return mission ? [{ id, mission, members: membersOf(books, id, pin) }] : []
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
  adopted: adopted && shownOrigin(adopted),
  retired: retired && shownOrigin(retired),
  wordings: wordings.map(shownLine),
})

function judged(byWhat: Readonly<Record<string, readonly JudgedAt[]>>, name: string) {
  return Object.entries(byWhat).map(([what, all]) => ({
    [name]: what,
    ...shownLine(all.at(-1) as JudgedAt),
    history: all.map(shownLine),
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
  touched: (books, { id = '' }, at) =>
    Math.max(books.lastPositionOf(id, at), lastOfActors(books, everJoined(books, id), at)),
  answer: ({ books, pin, params: { id = '' }, query }) => {
    const found = missionAt(books, id, pin)
    if (!found) return undefined
    const { goals, bodies, criteria, capabilities, wordings, phases, concluded, lateEntries, ...said } = found
    const members = membersOf(books, id, pin)
    const barriers = barriersOf(books, id, pin)
    const memberships = membershipsOf(books, id, pin)
    const nameOf = naming(books, pin, query.names)
    return {
      mission: id,
      ...said,
      concluded: concluded && { decidedBy: concluded.decidedBy, ...shownOrigin(concluded) },
      phases: phases.map(shownLine),
      wordings: wordings.map(shownLine),
      goals: goals.map(shownGoal),
      bodies: bodies.map(shownLine),
      actors: memberships.map(one => shownMembership(one, pin, nameOf(one.actor))),
      barriers: barriers.map(one => shownBarrier(one, pin)),
      criteria: judged(criteria, 'criterion'),
      capabilities: judged(capabilities, 'capability'),
      indicators: members.map(m => m.id),
      releases: books
        .ofMission(id, 'release')
        .filter(release => books.facts(`release-${release}`).some(fact => inside(fact, pin))),
      accountability: { gaps: gaps({ goals, members, barriers, decisions: decisionsOf(books, id, pin) }) },
      lateEntries: lateAmong(members, lateEntries + lateOfActors(books, memberships, pin)),
    }
  },
})
