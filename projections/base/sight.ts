/**
 * Who sees what? The one place where it is decided: for views, for the facts as they were recorded, page by page or live,
 * and for what-if. What a principal sees of each mission (`Viewer`) comes from their grants; here it meets what is asked.
 */
import type { MissionFact, PortfolioFact, ProjectFact } from '../../events/catalogue.ts'
import type { Pin } from './pin.ts'
import type { StreamReader } from './stream-reader.ts'
import type { Sight, Viewer } from './viewer.ts'

/** What an answer is about: one mission (its grants decide who may see it, and until when only they), all missions, or access. */
export type About =
  | { readonly mission: string /** Milliseconds. */; readonly embargoedUntil?: number | undefined }
  | 'missions'
  | 'access'
  | 'everybody'

/** What a viewer sees at a moment (milliseconds) of what an answer is about. */
export function sightOf(viewer: Viewer, about: About, now: number): Sight {
  if (about === 'missions' || about === 'everybody') return 'all'
  if (about === 'access') return viewer.seesAccess || (viewer.audits?.size ?? 0) > 0 ? 'all' : 'nothing'
  const sight = viewer.sees(about.mission)
  return sight === 'approved' && (about.embargoedUntil ?? 0) > now ? 'nothing' : sight
}

/** Two viewers for whom this is the same are given the same answer: it is part of an answer's tag. */
export function sightKey(viewer: Viewer, about: About, reader: StreamReader, pin: Pin): string {
  if (typeof about === 'object') return viewer.sees(about.mission)
  if (about === 'access' && !viewer.seesAccess) return [...(viewer.audits ?? [])].sort().join()
  return about === 'missions' ? begunBy(reader, pin.position).map(viewer.sees).join() : about
}

/** What of a fact decides who sees it. */
export interface SeenFact {
  readonly stream: string
  readonly mission: string | null
  readonly position: number
}

/**
 * A test of facts for one viewer, good for as long as nothing changes in access. Facts of access are for those who see
 * access; facts of a mission for those who see it; a viewer of what is approved sees nothing that awaits approval
 * (`isAwaited`). Facts of no mission are for everybody who may ask at all.
 */
export function factsSeenBy(viewer: Viewer, isAwaited: (fact: SeenFact) => boolean): (fact: SeenFact) => boolean {
  const sights = new Map<string, Sight>()
  const sightIn = (mission: string): Sight => {
    const known = sights.get(mission) ?? viewer.sees(mission)
    sights.set(mission, known)
    return known
  }
  return fact => {
    const { stream, mission } = fact
    if (stream === 'access') return viewer.seesAccess
    if (mission === null) return true
    const sight = sightIn(mission)
    return sight === 'all' || (sight === 'approved' && !isAwaited(fact))
  }
}

/**
 * Whether a viewer sees a thing that is shared by these missions, as projects and actors are: one who sees any of them;
 * where it is in none, one with a role in whichever mission. Nothing after the pin's position plays a part, so that
 * viewers alike are answered alike.
 */
export function seesShared(reader: StreamReader, { sees }: Viewer, missions: readonly string[], pin: Pin): boolean {
  if (missions.length > 0) return missions.some(mission => sees(mission) !== 'nothing')
  return begunBy(reader, pin.position).some(mission => sees(mission) === 'all')
}

/** Missions that had begun by a position. */
const begunBy = (reader: StreamReader, position: number): string[] =>
  reader.all('mission').filter(mission => reader.lastPositionOf(mission, position) >= 0)

/** Last position up to `at` at which a mission began: who sees a thing that is in none depends on which there are. */
export const lastBegun = (reader: StreamReader, at: number): number =>
  Math.max(
    -1,
    ...reader
      .all('mission')
      .map(id => reader.facts(`mission-${id}`)[0]?.position ?? -1)
      .filter(position => position <= at),
  )

/** Missions whose portfolios a project has joined, or to which it claims to contribute, up to a position. */
export function missionsOfProject(reader: StreamReader, project: string, position: number): string[] {
  const joined = reader.all('portfolio').flatMap(id => {
    const facts = reader.facts<PortfolioFact>(`portfolio-${id}`).filter(fact => fact.position <= position)
    const isIn = facts.some(({ type, data }) => type === 'project-joined-portfolio' && data.project === project)
    return isIn ? facts.flatMap(({ type, data }) => (type === 'portfolio-opened' ? [data.mission] : [])) : []
  })
  const claimed = reader
    .facts<ProjectFact>(`project-${project}`)
    .flatMap(({ type, data, position: at }) =>
      type === 'contribution-claimed' && at <= position ? [data.mission] : [],
    )
  return [...new Set([...joined, ...claimed])]
}

/** Projects that name the actor as their lead, up to a position. */
export const ledBy = (reader: StreamReader, actor: string, position: number): string[] =>
  reader
    .all('project')
    .filter(id =>
      reader
        .facts<ProjectFact>(`project-${id}`)
        .some(({ type, data, position: at }) => type === 'project-registered' && data.lead === actor && at <= position),
    )

/** Missions an actor has joined, up to a position. */
export const joinedBy = (reader: StreamReader, actor: string, position: number): string[] =>
  reader
    .all('mission')
    .filter(id =>
      reader
        .facts<MissionFact>(`mission-${id}`)
        .some(
          ({ type, data, position: at }) => type === 'actor-joined-mission' && data.actor === actor && at <= position,
        ),
    )

/** Missions an actor has joined, and those of the projects it leads, up to a position. */
export const missionsOfActor = (reader: StreamReader, actor: string, position: number): string[] => [
  ...new Set([
    ...joinedBy(reader, actor, position),
    ...ledBy(reader, actor, position).flatMap(project => missionsOfProject(reader, project, position)),
  ]),
]
