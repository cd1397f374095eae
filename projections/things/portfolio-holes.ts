/** Where does the portfolio have holes? Goals against projects, stages, sectors and levels of government. */
import { levels, sectors } from '../../events/actor.ts'
import { goalsOf, type Intervention } from './intervention.ts'
import type { Member } from './members.ts'
import type { GoalAt } from './mission.ts'
import { moneyOf } from './portfolio-sums.ts'

/** What is held together. */
export interface MissionWork {
  readonly mission: string
  readonly goals: readonly GoalAt[]
  readonly members: readonly Member[]
  readonly interventions: readonly Intervention[]
}

const goalsByIndicator = ({ members }: MissionWork): ReadonlyMap<string, readonly string[]> =>
  new Map(members.map(({ id, at }) => [id, at.goals]))

const countBy = (all: readonly (string | undefined)[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(all, one => one ?? 'unknown').entries()].map(([key, ones]) => [key, ones.length]))

/** Each goal that is not retired, with the running projects that claim to contribute to it or to an indicator of it. */
export function goalRows(held: MissionWork) {
  const { mission, goals, interventions } = held
  const ofIndicator = goalsByIndicator(held)
  const lasting = goals.filter(({ status }) => status !== 'retired')
  const claiming = (goal: string): Intervention[] =>
    interventions.filter(
      ({ running, claims }) =>
        running && claims.some(one => one.mission === mission && goalsOf(one, ofIndicator).includes(goal)),
    )
  const hasAny = (goal: string): boolean =>
    claiming(goal).length > 0 || lasting.some(one => one.parent === goal && hasAny(one.goal))
  return lasting.map(({ goal, statement, kind, level, parent, status }) => {
    const own = claiming(goal)
    return {
      goal,
      statement,
      kind,
      level,
      parent,
      status,
      projects: own.map(({ project }) => project),
      /** It, or a goal below it, has a project. */
      covered: hasAny(goal),
      stages: countBy(own.map(({ stage }) => stage)),
      sectors: countBy(own.map(({ lead }) => lead?.registered.sector)),
      levels: countBy(own.map(({ lead }) => lead?.registered.level)),
      money: moneyOf(own),
    }
  })
}

const missing = (all: readonly string[], there: readonly (string | undefined)[]): string[] =>
  all.filter(one => !there.includes(one))

/** What is lacking on the day, of the projects that run and are in a portfolio (`current`). */
export function holesOf(held: MissionWork, current: readonly Intervention[]) {
  const ofIndicator = goalsByIndicator(held)
  const lasting = new Set(held.goals.filter(({ status }) => status !== 'retired').map(({ goal }) => goal))
  const running = current.filter(one => one.running)
  const leads = running.map(({ lead }) => lead?.registered)
  const maturities = new Set(running.map(({ maturity }) => maturity))
  return {
    goalsWithoutProjects: goalRows(held).flatMap(({ goal, covered }) => (covered ? [] : [goal])),
    projectsWithoutGoals: running
      .filter(
        ({ claims }) =>
          !claims.some(
            one => one.mission === held.mission && goalsOf(one, ofIndicator).some(goal => lasting.has(goal)),
          ),
      )
      .map(({ project }) => project),
    /** Null: there are both, or no project runs. */
    stages: maturities.size !== 1 ? null : maturities.has('early') ? 'all-early' : 'all-late',
    sectors: missing(
      sectors,
      leads.map(lead => lead?.sector),
    ),
    levels: missing(
      levels.filter(level => level !== 'none'),
      leads.map(lead => lead?.level),
    ),
    /** Of who leads them neither sector nor level is known. */
    leadsNotRegistered: running.filter(({ lead }) => lead === undefined).map(({ project }) => project),
  }
}
