/** In which missions is what belongs to none? Projects by their portfolios and claims, actors by joining and leading. */
import type { MissionFact, PortfolioFact, ProjectFact } from '../../events/catalogue.ts'
import type { Pin } from '../base/pin.ts'
import type { Viewer } from '../base/viewer.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import { portfoliosWith } from './portfolio.ts'

/** Missions whose portfolios a project has joined, or to which it claims to contribute, up to a position. */
export function missionsOfProject(reader: FactReader, project: string, position: number): string[] {
  const joined = portfoliosWith(reader, [project]).flatMap(id => {
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
export const ledBy = (reader: FactReader, actor: string, position: number): string[] =>
  reader
    .all('project')
    .filter(id =>
      reader
        .facts<ProjectFact>(`project-${id}`)
        .some(({ type, data, position: at }) => type === 'project-registered' && data.lead === actor && at <= position),
    )

/** Missions an actor has joined, up to a position. */
export const joinedBy = (reader: FactReader, actor: string, position: number): string[] =>
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
export const missionsOfActor = (reader: FactReader, actor: string, position: number): string[] => [
  ...new Set([
    ...joinedBy(reader, actor, position),
    ...ledBy(reader, actor, position).flatMap(project => missionsOfProject(reader, project, position)),
  ]),
]

/**
 * Whether a reader may see what is in these missions: one who sees any of them; where it is in none, one with a role in
 * whichever mission. Nothing after the pin's position plays a part, so that readers alike are answered alike.
 */
export function maySee(reader: FactReader, { sees }: Viewer, missions: readonly string[], pin: Pin): boolean {
  if (missions.length > 0) return missions.some(mission => sees(mission) !== 'nothing')
  const begun = reader.all('mission').filter(mission => reader.lastPositionOf(mission, pin.position) >= 0)
  return begun.some(mission => sees(mission) === 'all')
}

/** Last position up to `at` at which a mission began: who may see what is in none depends on which there are. */
export const lastBegun = (reader: FactReader, at: number): number =>
  Math.max(
    -1,
    ...reader
      .all('mission')
      .map(id => reader.facts(`mission-${id}`)[0]?.position ?? -1)
      .filter(p => p <= at),
  )
