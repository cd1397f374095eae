/** Who is accountable for what in a mission, what nobody is accountable for, and what is overdue with whom. */
import { z } from 'zod'
import type { MissionFact } from '../../../events/catalogue.ts'
import { day, id, name, text } from '../../../events/shapes.ts'
import { lateEntriesShape } from '../../base/answer-json.ts'
import { factsInPin } from '../../base/facts-in-pin.ts'
import type { Pin } from '../../base/pin.ts'
import type { Shaped } from '../../base/shaped.ts'
import type { Viewer } from '../../base/viewer.ts'
import type { FactReader } from '../../figures/fact-reader.ts'
import { factsOfMission } from '../../figures/reading-cost.ts'
import {
  type MissionThings,
  type Responsibility,
  responsibilitiesOf,
  thingShape,
  withoutAccountable,
} from '../../things/accountability.ts'
import { lastOfActors } from '../../things/actor.ts'
import { type ActorName, actorNameFields, actorNamesAt, namesInQuery } from '../../things/actor-names.ts'
import { barriersOf } from '../../things/barriers.ts'
import { decisionContext } from '../../things/decision-json.ts'
import { type Intervention, interventionsOf, projectsOf } from '../../things/intervention.ts'
import { loopsOf } from '../../things/learning-loop-json.ts'
import { lateAmong, membersOf } from '../../things/members.ts'
import { foldMission, type MissionAt } from '../../things/mission.ts'
import { type OverdueThing, overdueShape, overdueThings } from '../../things/overdue-things.ts'
import { lastOfProjects } from '../../things/portfolio.ts'
import { defineView, ofMission } from '../view.ts'

const ledProjectShape = z.strictObject({
  thing: z.literal('project'),
  id,
  contributions: z.array(id).describe('Its claims to contribute to the mission that are in force on the day.'),
})

const accountableShape = z.strictObject({
  who: name,
  ...actorNameFields,
  name: text,
  body: id.nullable().describe('The body of the mission that it is.'),
  answersFor: z.array(z.union([thingShape, ledProjectShape])),
  overdue: z.array(overdueShape),
})

/** A project, for which its lead is accountable. */
interface LedProject extends Shaped<typeof ledProjectShape> {
  readonly accountable: string
}

/** Running projects that contribute to the mission. */
const ledProjects = (interventions: readonly Intervention[], mission: string): LedProject[] =>
  interventions.flatMap(({ project: id, at, running, claims }) => {
    const contributions = claims.filter(claim => claim.mission === mission).map(({ contribution }) => contribution)
    if (!running || contributions.length === 0) return []
    return [{ thing: 'project' as const, id, accountable: at.registered.lead, contributions }]
  })

/** Everybody who is accountable for something or with whom something is overdue: actors and bodies by their names. */
function accountableJson(
  responsibilities: readonly (Responsibility | LedProject)[],
  overdue: readonly OverdueThing[],
  { bodies }: MissionAt,
  nameOf: (words: string) => ActorName,
): Shaped<typeof accountableShape>[] {
  const all = [...responsibilities.map(one => one.accountable), ...overdue.map(one => one.who)]
  const everybody = new Set(all.filter(who => who !== null))
  return [...everybody].map(who => {
    const body = bodies.find(one => one.body === who)
    return {
      who,
      ...(body ? { actor: null, name: body.name } : nameOf(who)),
      body: body?.body ?? null,
      answersFor: responsibilities.filter(one => one.accountable === who).map(({ accountable: _, ...one }) => one),
      overdue: overdue.filter(one => one.who === who),
    }
  })
}

/** The viewer, who sees no other mission than this. */
const onlyThis = (viewer: Viewer, id: string): Viewer => ({
  ...viewer,
  sees: mission => (mission === id ? viewer.sees(id) : 'nothing'),
})

/** Facts of these projects and of the actors that lead them that were recorded after the pin's day. */
const lateProjects = (
  reader: FactReader,
  led: readonly LedProject[],
  interventions: readonly Intervention[],
  pin: Pin,
) => {
  const leads = interventions.flatMap(({ project, lead }) =>
    lead && led.some(l => l.id === project) ? [lead.actor] : [],
  )
  const streams = new Set([...led.map(({ id }) => `project-${id}`), ...leads.map(id => `actor-${id}`)])
  return [...streams].reduce((sum, stream) => sum + factsInPin(reader.facts(stream), pin).lateEntries, 0)
}

export const missionAccountability = defineView({
  path: '/missions/{id}/accountability',
  summary:
    'Who answers for which goals, indicators, barriers, decisions and projects, what nobody answers for, and what is overdue with whom.',
  query: { on: day.optional(), names: namesInQuery },
  version: 2,
  ...ofMission,
  // Anybody accountable may be an actor: the answer may name any of them.
  touched: (reader, { id = '' }, at) =>
    Math.max(
      reader.lastPositionOf(id, at),
      lastOfProjects(reader, projectsOf(reader, id), at),
      lastOfActors(reader, reader.all('actor'), at),
    ),
  answer: z.strictObject({
    mission: id,
    title: text.optional(),
    answers: z.array(accountableShape),
    nobody: z.array(thingShape).describe('What nobody is accountable for.'),
    overdue: z.array(overdueShape).describe('The longest overdue first.'),
    lateEntries: lateEntriesShape,
  }),
  cost: {
    of: ({ reader, pin, params: { id = '' } }) => factsOfMission(reader, id, pin),
    instead: 'Ask about an earlier `asOf`.',
  },
  fold: function* ({ reader, pin, viewer, params: { id = '' }, query: { names } }) {
    const mission = foldMission(reader.facts<MissionFact>(`mission-${id}`), pin)
    if (!mission) return undefined
    const context = decisionContext(reader, id, pin)
    const [members, barriers, loops] = [
      membersOf(reader, id, pin),
      barriersOf(reader, id, pin),
      loopsOf(reader, id, pin),
    ]
    const all: MissionThings = { goals: mission.goals, members, barriers, decisions: context.decisions }
    // Projects are shown as far as they are of this mission, whatever else the viewer sees.
    const interventions = interventionsOf(reader, projectsOf(reader, id), pin, onlyThis(viewer, id))
    const led = ledProjects(interventions, id)
    const overdue = yield* overdueThings(context, barriers, loops, members)
    const own = [...context.decisions, ...loops].reduce(
      (sum, { lateEntries }) => sum + lateEntries,
      mission.lateEntries,
    )
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
      lateEntries: lateAmong(members, pin, own) + lateProjects(reader, led, interventions, pin),
    }
  },
})
