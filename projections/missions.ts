/** Which missions are there, and what is each? */
import type { MissionFact } from '../events/catalogue.ts'
import { lateAmong, type Member, membersOf } from './members.ts'
import { foldMission, type GoalAt, type JudgedAt, type MissionAt } from './mission.ts'
import { inside, type Pin } from './pin.ts'
import { shownLine, shownOrigin } from './shown.ts'
import { type Books, defineView, ofMission } from './view.ts'

const missionAt = (books: Books, id: string, pin: Pin): MissionAt | undefined =>
  foldMission(books.facts<MissionFact>(`mission-${id}`), pin)

export const missions = defineView({
  path: '/missions',
  summary: 'All missions the reader may see.',
  query: {},
  version: 1,
  about: () => 'missions',
  touched: (books, _params, at) => Math.max(-1, ...books.all('mission').map(id => books.lastPositionOf(id, at))),
  answer: ({ books, pin, viewer }) => {
    const seen = books.all('mission').flatMap(id => {
      const mission = viewer.sees(id) === 'nothing' ? undefined : missionAt(books, id, pin)
      return mission ? [{ id, mission, members: membersOf(books, id, pin) }] : []
    })
    return {
      missions: seen.map(({ id, mission: { title, vision, horizon, phase, concluded, goals }, members }) => ({
        mission: id,
        title,
        vision,
        horizon,
        phase,
        concluded: concluded !== null,
        goals: goals.length,
        indicators: members.filter(m => m.at.retired === null).length,
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

/** What nobody answers for: goals and indicators without somebody accountable. */
function gaps(mission: MissionAt, members: readonly Member[]) {
  const goals = mission.goals
    .filter(g => g.status !== 'retired' && g.accountable === null)
    .map(g => ({ thing: 'goal', id: g.goal }))
  const indicators = members
    .filter(({ at }) => at.retired === null && at.versions.at(-1)?.definition.accountable === undefined)
    .map(m => ({ thing: 'indicator', id: m.id }))
  return [...goals, ...indicators]
}

export const mission = defineView({
  path: '/missions/{id}',
  summary: 'A mission: its wordings, goals, bodies, criteria and capabilities, and what nobody answers for.',
  query: {},
  version: 1,
  ...ofMission,
  answer: ({ books, pin, params: { id = '' } }) => {
    const found = missionAt(books, id, pin)
    if (!found) return undefined
    const { goals, bodies, criteria, capabilities, wordings, phases, concluded, lateEntries, ...said } = found
    const members = membersOf(books, id, pin)
    return {
      mission: id,
      ...said,
      concluded: concluded && { decidedBy: concluded.decidedBy, ...shownOrigin(concluded) },
      phases: phases.map(shownLine),
      wordings: wordings.map(shownLine),
      goals: goals.map(shownGoal),
      bodies: bodies.map(shownLine),
      criteria: judged(criteria, 'criterion'),
      capabilities: judged(capabilities, 'capability'),
      indicators: members.map(m => m.id),
      releases: books
        .ofMission(id, 'release')
        .filter(release => books.facts(`release-${release}`).some(fact => inside(fact, pin))),
      accountability: { gaps: gaps(found, members) },
      lateEntries: lateAmong(members, lateEntries),
    }
  },
})
