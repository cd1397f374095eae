/** Goals against projects, stages, sectors and levels of government, and the holes between them. */
import { z } from 'zod'
import { levels, sectors } from '../../events/actor.ts'
import type { MissionFact } from '../../events/catalogue.ts'
import { goalKinds } from '../../events/mission.ts'
import { stages } from '../../events/project.ts'
import { id, text } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import type { Shaped } from '../base/shaped.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import { goalsOf, type Intervention } from './intervention.ts'
import { type Member, membersOf } from './members.ts'
import { foldMission, type GoalAt, goalStates } from './mission.ts'
import { moneyJson, moneyShape } from './portfolio-sums.ts'

/** A mission's goals and indicators, with the interventions that work towards them. */
export interface MissionWork {
  readonly mission: string
  readonly goals: readonly GoalAt[]
  readonly members: readonly Member[]
  readonly interventions: readonly Intervention[]
}

/** What a mission holds at a pin, with these interventions; undefined where it was not known then. */
export function missionWork(
  reader: FactReader,
  mission: string,
  pin: Pin,
  interventions: readonly Intervention[],
): MissionWork | undefined {
  const found = foldMission(reader.facts<MissionFact>(`mission-${mission}`), pin)
  return found && { mission, goals: found.goals, members: membersOf(reader, mission, pin), interventions }
}

const goalsByIndicator = ({ members }: MissionWork): ReadonlyMap<string, readonly string[]> =>
  new Map(members.map(({ id, at }) => [id, at.goals]))

const countBy = (all: readonly (string | undefined)[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(all, one => one ?? 'unknown').entries()].map(([key, ones]) => [key, ones.length]))

const countsShape = z.record(z.string(), z.int())

export const goalRowShape = z.strictObject({
  goal: id,
  statement: text,
  kind: z.enum(goalKinds),
  level: z.int(),
  parent: id.nullable(),
  status: z.enum(goalStates),
  projects: z.array(id).describe('Running projects that claim to contribute to it, or to an indicator of it.'),
  covered: z.boolean().describe('It has a project, or a goal below it has.'),
  stages: countsShape.describe('Projects by stage.'),
  sectors: countsShape.describe('Projects by the sector of their lead; `unknown` where it is not registered.'),
  levels: countsShape.describe('Projects by the level of their lead; `unknown` where it is not registered.'),
  money: z.array(moneyShape),
  cells: z
    .array(z.strictObject({ stage: z.enum(stages), projects: z.array(id), money: z.array(moneyShape) }))
    .describe('Its projects by stage, and their money; a stage without any is left out.'),
})

/** Each goal that is not retired, with its projects. */
export function goalRowsJson(work: MissionWork): Shaped<typeof goalRowShape>[] {
  const { mission, goals, interventions } = work
  const ofIndicator = goalsByIndicator(work)
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
      covered: hasAny(goal),
      stages: countBy(own.map(({ stage }) => stage)),
      sectors: countBy(own.map(({ lead }) => lead?.registered.sector)),
      levels: countBy(own.map(({ lead }) => lead?.registered.level)),
      money: moneyJson(own),
      cells: stages.flatMap(stage => {
        const ones = own.filter(one => one.stage === stage)
        return ones.length === 0
          ? []
          : [{ stage, projects: ones.map(({ project }) => project), money: moneyJson(ones) }]
      }),
    }
  })
}

const missing = <Name>(all: readonly Name[], there: readonly (Name | undefined)[]): Name[] =>
  all.filter(one => !there.includes(one))

export const holesShape = z.strictObject({
  goalsWithoutProjects: z.array(id),
  projectsWithoutGoals: z.array(id),
  stages: z.enum(['all-early', 'all-late']).nullable().describe('Null: there are both, or no project runs.'),
  sectors: z.array(z.enum(sectors)).describe('Sectors that lead no project.'),
  levels: z.array(z.enum(levels)).describe('Levels of government that lead no project.'),
  leadsNotRegistered: z
    .array(id)
    .describe('Projects whose lead is no registered actor: neither sector nor level is known.'),
})

/** What is lacking on the day, among the running projects of those in a portfolio (`current`). */
export function holesJson(work: MissionWork, current: readonly Intervention[]): Shaped<typeof holesShape> {
  const ofIndicator = goalsByIndicator(work)
  const lasting = new Set(work.goals.filter(({ status }) => status !== 'retired').map(({ goal }) => goal))
  const running = current.filter(one => one.running)
  const leads = running.map(({ lead }) => lead?.registered)
  const maturities = new Set(running.map(({ maturity }) => maturity))
  return {
    goalsWithoutProjects: goalRowsJson(work).flatMap(({ goal, covered }) => (covered ? [] : [goal])),
    projectsWithoutGoals: running
      .filter(
        ({ claims }) =>
          !claims.some(
            one => one.mission === work.mission && goalsOf(one, ofIndicator).some(goal => lasting.has(goal)),
          ),
      )
      .map(({ project }) => project),
    stages: maturities.size !== 1 ? null : maturities.has('early') ? 'all-early' : 'all-late',
    sectors: missing(
      sectors,
      leads.map(lead => lead?.sector),
    ),
    levels: missing(
      levels.filter(level => level !== 'none'),
      leads.map(lead => lead?.level),
    ),
    leadsNotRegistered: running.filter(({ lead }) => lead === undefined).map(({ project }) => project),
  }
}
