/** Who is the actor? Its names over time, where it comes from and what became of it, what it joined and what it leads. */
import type { MissionFact } from '../../../events/catalogue.ts'
import { day } from '../../../events/shapes.ts'
import { lastOf, toldIn } from '../../base/facts-in-pin.ts'
import type { Pin } from '../../base/pin.ts'
import { shownLine, shownOrigin } from '../../figures/answer-json.ts'
import { actorAt, lastOfActors, nameOn } from '../../things/actor.ts'
import { forerunnersOf, lineageOf } from '../../things/lineage.ts'
import { membershipsOf, shownMembership } from '../../things/memberships.ts'
import { namesInQuery, naming } from '../../things/naming.ts'
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
import { type Books, defineView, type Viewer } from '../view.ts'

function missionsJoined(books: Books, actor: string, pin: Pin, { sees }: Viewer, named: ReturnType<typeof naming>) {
  return joinedBy(books, actor, pin.position)
    .filter(mission => sees(mission) !== 'nothing')
    .flatMap(mission =>
      membershipsOf(books, mission, pin)
        .filter(one => one.actor === actor)
        .map(one => ({ mission, ...shownMembership(one, pin, named(actor)) })),
    )
}

function projectsLed(books: Books, actor: string, pin: Pin, viewer: Viewer) {
  return ledBy(books, actor, pin.position)
    .filter(project => maySee(books, viewer, missionsOfProject(books, project, pin.position), pin))
    .flatMap(project => {
      const at = projectAt(books, project, pin)
      if (!at) return []
      const { title, kind } = at.registered
      return [{ project, title, kind, stage: stageOn(at, pin.on), running: isRunning(at, pin.on) }]
    })
}

/** Facts shown that were recorded after the pin's day: its own, its forerunners', its projects', and its joining and leaving. */
function lateAbout(
  books: Books,
  actor: string,
  pin: Pin,
  { sees }: Viewer,
  led: readonly { project: string }[],
): number {
  const joined = joinedBy(books, actor, pin.position).filter(mission => sees(mission) !== 'nothing')
  const memberships = joined
    .flatMap(mission => books.facts<MissionFact>(`mission-${mission}`))
    .filter(({ type, data }) =>
      type === 'actor-joined-mission' || type === 'actor-left-mission' ? data.actor === actor : false,
    )
  const streams = [
    ...[actor, ...forerunnersOf(books, actor, pin.position)].map(id => `actor-${id}`),
    ...led.map(({ project }) => `project-${project}`),
  ]
  return toldIn([...memberships, ...streams.flatMap(stream => books.facts(stream))], pin).lateEntries
}

export const actor = defineView({
  path: '/actors/{id}',
  summary:
    'An actor: its names over time, what it was merged or split from and into, missions joined and left with roles, projects it leads.',
  query: { on: day.optional(), names: namesInQuery },
  version: 1,
  about: (books, { id = '' }) => (books.facts(`actor-${id}`).length === 0 ? undefined : 'missions'),
  touched: (books, { id = '' }, at) =>
    Math.max(
      lastOfActors(books, [id, ...forerunnersOf(books, id, at)], at),
      lastOfProjects(books, ledBy(books, id, at), at),
      lastBegun(books, at),
      ...joinedBy(books, id, at).map(mission => lastOf(books.facts(`mission-${mission}`), at)),
    ),
  answer: ({ books, pin, viewer, params: { id = '' }, query }) => {
    const at = actorAt(books, id, pin)
    if (!at || !maySee(books, viewer, missionsOfActor(books, id, pin.position), pin)) return undefined
    const { name: _first, disciplines, organisationNumber, country, ...registered } = at.registered
    const { sector, level, ...origin } = registered
    const nameOf = naming(books, pin, query.names)
    const projects = projectsLed(books, id, pin, viewer)
    return {
      ...nameOf(id),
      nameOnTheDay: nameOn(at, pin.on),
      sector,
      level,
      organisationNumber: organisationNumber ?? null,
      country: country ?? null,
      disciplines: disciplines ?? [],
      registered: shownOrigin(origin),
      names: at.names.map(shownLine),
      lineage: lineageOf(books, at, pin, nameOf),
      missions: missionsJoined(books, id, pin, viewer, nameOf),
      projects,
      revision: at.revision,
      lateEntries: lateAbout(books, id, pin, viewer, projects),
    }
  },
})
