/** Who answers for what, what does nobody answer for, and what is overdue with whom? */
import type { MissionFact } from '../../../events/catalogue.ts'
import type { Text } from '../../../events/shapes.ts'
import { day } from '../../../events/shapes.ts'
import { factsInPin } from '../../base/facts-in-pin.ts'
import type { Pin } from '../../base/pin.ts'
import type { Viewer } from '../../base/viewer.ts'
import type { FactReader } from '../../figures/fact-reader.ts'
import {
  type MissionThings,
  type Responsibility,
  responsibilitiesOf,
  withoutAccountable,
} from '../../things/accountability.ts'
import { lastOfActors } from '../../things/actor.ts'
import { actorNamesAt, namesInQuery } from '../../things/actor-names.ts'
import { barriersOf } from '../../things/barriers.ts'
import { decisionsAt } from '../../things/decision-json.ts'
import { type Intervention, interventionsOf, projectsOf } from '../../things/intervention.ts'
import { loopsOf } from '../../things/learning-loop-json.ts'
import { lateAmong, membersOf } from '../../things/members.ts'
import { foldMission, type MissionAt } from '../../things/mission.ts'
import { type OverdueThing, overdueThings } from '../../things/overdue-things.ts'
import { lastOfProjects } from '../../things/portfolio.ts'
import { defineView, ofMission, untyped } from '../view.ts'

/** A project by the one who leads it, with its claims to the mission that stand on the day. */
interface LedProject {
  readonly thing: 'project'
  readonly id: string
  readonly accountable: string
  readonly contributions: readonly string[]
}

/** Running projects that contribute to the mission. */
const ledOf = (measures: readonly Intervention[], mission: string): LedProject[] =>
  measures.flatMap(({ project, at, running, claims }) => {
    const own = claims.filter(claim => claim.mission === mission).map(({ contribution }) => contribution)
    const isLed = running && own.length > 0
    return isLed
      ? [{ thing: 'project' as const, id: project, accountable: at.registered.lead, contributions: own }]
      : []
  })

/** Everybody who answers for something or with whom something is overdue: actors and bodies by their names. */
function accountableJson(
  answered: readonly (Responsibility | LedProject)[],
  overdue: readonly OverdueThing[],
  { bodies }: MissionAt,
  nameOf: ReturnType<typeof actorNamesAt>,
) {
  const everybody = new Set([...answered.map(one => one.accountable), ...overdue.map(one => one.who)])
  everybody.delete(null)
  return ([...everybody] as string[]).map(who => {
    const body = bodies.find(one => one.body === who)
    const named: { actor: string | null; name: Text } = body ? { actor: null, name: body.name } : nameOf(who)
    return {
      who,
      ...named,
      body: body?.body ?? null,
      answersFor: answered.filter(one => one.accountable === who).map(({ accountable: _, ...one }) => one),
      overdue: overdue.filter(one => one.who === who),
    }
  })
}

const onlyThis = (viewer: Viewer, id: string): Viewer => ({
  ...viewer,
  sees: mission => (mission === id ? viewer.sees(id) : 'nothing'),
})

const lateProjects = (reader: FactReader, led: readonly LedProject[], measures: readonly Intervention[], pin: Pin) => {
  const leads = measures.flatMap(({ project, lead }) => (lead && led.some(l => l.id === project) ? [lead.actor] : []))
  const streams = new Set([...led.map(({ id }) => `project-${id}`), ...leads.map(id => `actor-${id}`)])
  return [...streams].reduce((sum, stream) => sum + factsInPin(reader.facts(stream), pin).lateEntries, 0)
}

export const missionAccountability = defineView({
  path: '/missions/{id}/accountability',
  summary:
    'Who answers for which goals, indicators, barriers, decisions and projects, what nobody answers for, and what is overdue with whom.',
  query: { on: day.optional(), names: namesInQuery },
  version: 1,
  ...ofMission,
  // Whoever is accountable may be any actor: a name of any of them may be told.
  touched: (reader, { id = '' }, at) =>
    Math.max(
      reader.lastPositionOf(id, at),
      lastOfProjects(reader, projectsOf(reader, id), at),
      lastOfActors(reader, reader.all('actor'), at),
    ),
  answer: untyped,
  fold: ({ reader, pin, viewer, params: { id = '' }, query: { names } }) => {
    const mission = foldMission(reader.facts<MissionFact>(`mission-${id}`), pin)
    if (!mission) return undefined
    const trail = decisionsAt(reader, id, pin)
    const [members, barriers, loops] = [
      membersOf(reader, id, pin),
      barriersOf(reader, id, pin),
      loopsOf(reader, id, pin),
    ]
    const all: MissionThings = { goals: mission.goals, members, barriers, decisions: trail.decisions }
    // What is told of a project here is of this mission alone, whatever else a reader sees.
    const measures = interventionsOf(reader, projectsOf(reader, id), pin, onlyThis(viewer, id))
    const led = ledOf(measures, id)
    const overdue = overdueThings(trail, barriers, loops, members)
    const own = [...trail.decisions, ...loops].reduce((sum, { lateEntries }) => sum + lateEntries, mission.lateEntries)
    return {
      mission: id,
      title: mission.title,
      answers: accountableJson(
        [...responsibilitiesOf(all), ...led],
        overdue,
        mission,
        actorNamesAt(reader, pin, names),
      ),
      nobody: withoutAccountable(all),
      overdue,
      lateEntries: lateAmong(members, own) + lateProjects(reader, led, measures, pin),
    }
  },
})
