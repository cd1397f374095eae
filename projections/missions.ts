/** Which missions are there, and what is each? */
import type { MissionFact } from '../events/catalogue.ts'
import { foldIndicator } from './indicator.ts'
import { foldMission, type GoalAt, type JudgedAt, type MissionAt } from './mission.ts'
import type { Pin } from './pin.ts'
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
  answer: ({ books, pin, viewer }) => ({
    missions: books.all('mission').flatMap(id => {
      const mission = viewer.sees(id) === 'nothing' ? undefined : missionAt(books, id, pin)
      if (!mission) return []
      const { title, vision, horizon, phase, concluded, goals } = mission
      const indicators = books
        .ofMission(id, 'indicator')
        .filter(i => foldIndicator(books.indicator(i), pin)?.retired === null)
      return [
        {
          mission: id,
          title,
          vision,
          horizon,
          phase,
          concluded: concluded !== null,
          goals: goals.length,
          indicators: indicators.length,
        },
      ]
    }),
  }),
})

const shownGoal = ({ wordings, ...goal }: GoalAt) => ({ ...goal, wordings: wordings.map(shownLine) })

function judged(byWhat: Readonly<Record<string, readonly JudgedAt[]>>, name: string) {
  return Object.entries(byWhat).map(([what, all]) => ({
    [name]: what,
    ...shownLine(all.at(-1) as JudgedAt),
    history: all.map(shownLine),
  }))
}

/** What nobody answers for: goals and indicators without somebody accountable. */
function gaps(books: Books, id: string, mission: MissionAt, pin: Pin) {
  const goals = mission.goals
    .filter(g => g.status !== 'retired' && g.accountable === null)
    .map(g => ({ thing: 'goal', id: g.goal }))
  const indicators = books.ofMission(id, 'indicator').flatMap(indicator => {
    const at = foldIndicator(books.indicator(indicator), pin)
    const lacking =
      at && at.versions.length > 0 && at.retired === null && at.versions.at(-1)?.definition.accountable === undefined
    return lacking ? [{ thing: 'indicator', id: indicator }] : []
  })
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
    const { goals, bodies, criteria, capabilities, wordings, phases, concluded, ...said } = found
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
      indicators: books
        .ofMission(id, 'indicator')
        .filter(i => (foldIndicator(books.indicator(i), pin)?.versions.length ?? 0) > 0),
      releases: books.ofMission(id, 'release'),
      accountability: { gaps: gaps(books, id, found, pin) },
    }
  },
})
