/** Who is the actor? Its names over time, where it comes from and what became of it, what it joined and what it leads. */
import type { MissionFact } from '../../../events/catalogue.ts'
import { day } from '../../../events/shapes.ts'
import { lineJson, originJson } from '../../base/answer-json.ts'
import { factsInPin, lastOf } from '../../base/facts-in-pin.ts'
import type { Pin } from '../../base/pin.ts'
import type { Viewer } from '../../base/viewer.ts'
import type { FactReader } from '../../figures/fact-reader.ts'
import { actorAt, lastOfActors, nameOn } from '../../things/actor.ts'
import { actorNamesAt, namesInQuery } from '../../things/actor-names.ts'
import { forerunnersOf, lineageOf } from '../../things/lineage.ts'
import { membershipJson, membershipsOf } from '../../things/memberships.ts'
import { lastOfProjects } from '../../things/portfolio.ts'
import { isRunning, projectAt, stageOn } from '../../things/project.ts'
import {
  joinedBy,
  lastBegun,
  ledBy,
  maySee,
  missionsOfActor,
  missionsOfProject,
} from '../../things/shared-visibility.ts'
import { defineView, untyped } from '../view.ts'

function missionsJoined(
  reader: FactReader,
  actor: string,
  pin: Pin,
  { sees }: Viewer,
  named: ReturnType<typeof actorNamesAt>,
) {
  return joinedBy(reader, actor, pin.position)
    .filter(mission => sees(mission) !== 'nothing')
    .flatMap(mission =>
      membershipsOf(reader, mission, pin)
        .filter(one => one.actor === actor)
        .map(one => ({ mission, ...membershipJson(one, pin, named(actor)) })),
    )
}

function projectsLed(reader: FactReader, actor: string, pin: Pin, viewer: Viewer) {
  return ledBy(reader, actor, pin.position)
    .filter(project => maySee(reader, viewer, missionsOfProject(reader, project, pin.position), pin))
    .flatMap(project => {
      const at = projectAt(reader, project, pin)
      if (!at) return []
      const { title, kind } = at.registered
      return [{ project, title, kind, stage: stageOn(at, pin.on), running: isRunning(at, pin.on) }]
    })
}

/** Facts shown that were recorded after the pin's day: its own, its forerunners', its projects', and its joining and leaving. */
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
  answer: untyped,
  fold: ({ reader, pin, viewer, params: { id = '' }, query }) => {
    const at = actorAt(reader, id, pin)
    if (!at || !maySee(reader, viewer, missionsOfActor(reader, id, pin.position), pin)) return undefined
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
      lineage: lineageOf(reader, at, pin, nameOf),
      missions: missionsJoined(reader, id, pin, viewer, nameOf),
      projects,
      revision: at.revision,
      lateEntries: lateAbout(reader, id, pin, viewer, projects),
    }
  },
})
