/** An actor: its names over time, its forerunners and successors, the missions it joined and the projects it leads. */
import { z } from 'zod'
import { actorShape as registeredShape } from '../../../events/actor.ts'
import type { MissionFact } from '../../../events/catalogue.ts'
import { projectKinds, stages } from '../../../events/project.ts'
import { day, id, name, period, text } from '../../../events/shapes.ts'
import {
  lateEntriesShape,
  lineJson,
  lineShape,
  originJson,
  originShape,
  revisionShape,
} from '../../base/answer-json.ts'
import { factsInPin, lastOf } from '../../base/facts-in-pin.ts'
import type { Pin } from '../../base/pin.ts'
import type { Shaped } from '../../base/shaped.ts'
import { forerunnersOf, joinedBy, lastBegun, ledBy, seesShared } from '../../base/sight.ts'
import type { Viewer } from '../../base/viewer.ts'
import type { FactReader } from '../../figures/fact-reader.ts'
import { actorAt, lastOfActors, nameOn } from '../../things/actor.ts'
import { type ActorName, actorNameFields, actorNamesAt, namesInQuery } from '../../things/actor-names.ts'
import { lineageJson, lineageShape } from '../../things/lineage.ts'
import { membershipJson, membershipShape, membershipsOf } from '../../things/memberships.ts'
import { lastOfProjects } from '../../things/portfolio.ts'
import { isRunning, projectAt, stageOn } from '../../things/project.ts'
import { defineView } from '../view.ts'

const joinedShape = membershipShape.extend({ mission: id })

const ledShape = z.strictObject({
  project: id,
  title: text,
  kind: z.enum(projectKinds),
  stage: z.enum(stages),
  running: z.boolean().describe('Neither stopped nor ended on the day.'),
})

/** Its memberships in the missions that the viewer sees. */
function missionsJoined(
  reader: FactReader,
  actor: string,
  pin: Pin,
  { sees }: Viewer,
  nameOf: (words: string) => ActorName,
): Shaped<typeof joinedShape>[] {
  return joinedBy(reader, actor, pin.position)
    .filter(mission => sees(mission) !== 'nothing')
    .flatMap(mission =>
      membershipsOf(reader, mission, pin)
        .filter(one => one.actor === actor)
        .map(one => ({ mission, ...membershipJson(one, pin, nameOf(actor)) })),
    )
}

/** The projects it leads that the viewer may see. */
function projectsLed(reader: FactReader, actor: string, pin: Pin, viewer: Viewer): Shaped<typeof ledShape>[] {
  return ledBy(reader, actor, pin.position)
    .filter(project => seesShared(reader, viewer, `project-${project}`, pin.position))
    .flatMap(project => {
      const at = projectAt(reader, project, pin)
      if (!at) return []
      const { title, kind } = at.registered
      return [{ project, title, kind, stage: stageOn(at, pin.on), running: isRunning(at, pin.on) }]
    })
}

/** Facts shown that were recorded after the pin's day: its own, its forerunners', its projects', and its memberships. */
function lateAbout(
  reader: FactReader,
  actor: string,
  pin: Pin,
  { sees }: Viewer,
  led: readonly { project: string }[],
): number {
  const joined = joinedBy(reader, actor, pin.position).filter(mission => sees(mission) !== 'nothing')
  const memberships = joined
    .flatMap(mission => reader.facts<MissionFact>(`mission-${mission}`))
    .filter(({ type, data }) =>
      type === 'actor-joined-mission' || type === 'actor-left-mission' ? data.actor === actor : false,
    )
  const streams = [
    ...[actor, ...forerunnersOf(reader, actor, pin.position)].map(id => `actor-${id}`),
    ...led.map(({ project }) => `project-${project}`),
  ]
  return factsInPin([...memberships, ...streams.flatMap(stream => reader.facts(stream))], pin).lateEntries
}

export const actor = defineView({
  path: '/actors/{id}',
  summary:
    'An actor: its names over time, what it was merged or split from and into, missions joined and left with roles, projects it leads.',
  query: { on: day.optional(), names: namesInQuery },
  version: 1,
  about: (reader, { id = '' }) => (reader.facts(`actor-${id}`).length === 0 ? undefined : 'missions'),
  touched: (reader, { id = '' }, at) =>
    Math.max(
      lastOfActors(reader, [id, ...forerunnersOf(reader, id, at)], at),
      lastOfProjects(reader, ledBy(reader, id, at), at),
      lastBegun(reader, at),
      ...joinedBy(reader, id, at).map(mission => lastOf(reader.facts(`mission-${mission}`), at)),
    ),
  answer: z.strictObject({
    ...actorNameFields,
    nameOnTheDay: name,
    sector: registeredShape.sector,
    level: registeredShape.level,
    organisationNumber: registeredShape.organisationNumber.unwrap().nullable(),
    country: registeredShape.country.unwrap().nullable(),
    disciplines: z.array(name),
    registered: originShape,
    names: z.array(lineShape({ name, from: period.nullable().describe('Null: it was registered with this name.') })),
    lineage: lineageShape,
    missions: z.array(joinedShape),
    projects: z.array(ledShape),
    revision: revisionShape,
    lateEntries: lateEntriesShape,
  }),
  fold: ({ reader, pin, viewer, params: { id = '' }, query }) => {
    const at = actorAt(reader, id, pin)
    if (!at || !seesShared(reader, viewer, `actor-${id}`, pin.position)) return undefined
    const { name: _first, disciplines, organisationNumber, country, ...registered } = at.registered
    const { sector, level, ...origin } = registered
    const nameOf = actorNamesAt(reader, pin, query.names)
    const projects = projectsLed(reader, id, pin, viewer)
    return {
      ...nameOf(id),
      nameOnTheDay: nameOn(at, pin.on),
      sector,
      level,
      organisationNumber: organisationNumber ?? null,
      country: country ?? null,
      disciplines: disciplines ?? [],
      registered: originJson(origin),
      names: at.names.map(lineJson),
      lineage: lineageJson(reader, at, pin, nameOf),
      missions: missionsJoined(reader, id, pin, viewer, nameOf),
      projects,
      revision: at.revision,
      lateEntries: lateAbout(reader, id, pin, viewer, projects),
    }
  },
})
