/**
 * Who sees what? The one place where it is decided: for views, for the facts as they were recorded, page by page or live,
 * and for what-if. What a principal sees of each mission (`Viewer`) comes from their grants; here it meets what is asked.
 */
import {
  type ActorFact,
  type DecisionFact,
  type MissionFact,
  measurementNames,
  type PortfolioFact,
  type ProjectFact,
} from '../../events/catalogue.ts'
import { missionOfClaim } from './claims.ts'
import { embargoCapOf, type Held, upToEmbargoes } from './embargo.ts'
import { type Pin, standsAt } from './pin.ts'
import type { StreamReader } from './stream-reader.ts'
import { readsStruck } from './struck-facts.ts'
import type { Sight, Viewer } from './viewer.ts'

/** What an answer is about: one mission (its grants decide who may see it, and until when only they), all missions, or access. */
export type About =
  | {
      readonly mission: string
      /** Milliseconds. */
      readonly embargoedUntil?: number | undefined
      /** For those with a role in the mission alone. */
      readonly insidersOnly?: boolean
      /** For the mission's auditors alone. */
      readonly auditorsOnly?: true
      /** A release is seen from its own time on, whatever embargo holds the mission. */
      readonly isRelease?: true
    }
  | 'missions'
  /** Each mission by itself, as a question about it alone would show it. */
  | 'each-mission'
  | 'access'
  | 'everybody'

/** What a viewer sees at a moment (milliseconds) of what an answer is about. */
export function sightOf(viewer: Viewer, about: About, now: number): Sight {
  if (about === 'missions' || about === 'each-mission' || about === 'everybody') return 'all'
  if (about === 'access') return viewer.seesAccess || (viewer.audits?.size ?? 0) > 0 ? 'all' : 'nothing'
  if (about.auditorsOnly && !auditsMission(viewer, about.mission)) return 'nothing'
  const sight = viewer.sees(about.mission)
  const isHeld = about.insidersOnly === true || (about.embargoedUntil ?? 0) > now
  return sight === 'approved' && isHeld ? 'nothing' : sight
}

const auditsMission = ({ audits }: Viewer, mission: string): boolean =>
  audits?.has('*') === true || audits?.has(mission) === true

/** Two viewers for whom this is the same are given the same answer: it is part of an answer's tag. */
export function sightKey(viewer: Viewer, about: About, reader: StreamReader, pin: Pin): string {
  // What was struck is read by auditors alone.
  if (typeof about === 'object')
    return `${viewer.sees(about.mission)}${readsStruck(viewer, about.mission) ? ' audits' : ''}`
  if (about === 'everybody') return about
  // A mission may have any id, but none has a space in it.
  if (about === 'access') return viewer.seesAccess ? 'all' : `audits ${[...(viewer.audits ?? [])].sort()}`
  return `${begunBy(reader, pin.position).map(viewer.sees).join()} ${viewer.worksWith?.key ?? ''}`
}

/** What of a fact decides who sees it. */
export interface SeenFact {
  readonly stream: string
  readonly mission: string | null
  readonly position: number
  readonly type: string
}

/** By what facts are tested: the facts of other streams, the time (milliseconds), the last position, and what awaits approval. */
export interface Seeing {
  readonly reader: StreamReader
  readonly now: number
  readonly head: number
  readonly isAwaited: (fact: SeenFact) => boolean
}

const tellsFigure: ReadonlySet<string> = new Set([
  ...measurementNames,
  'measurement-disputed',
  'dispute-resolved',
  'commentary-written',
])

/**
 * A test of facts for one viewer, good for as long as nothing changes in access. Facts of access are for those who see
 * access; facts of a mission for those who see it, of which a viewer of what is approved sees nothing that awaits approval
 * or lies beyond an embargo. Facts of no mission are seen where the thing is seen, and a claim where its mission is.
 */
export function factsSeenBy(viewer: Viewer, { reader, now, head, isAwaited }: Seeing): (fact: SeenFact) => boolean {
  const sightIn = once((mission: string) => viewer.sees(mission))
  const capOf = once((mission: string) => embargoCapOf(reader, mission, now))
  const shared = once(() => upToEmbargoes(reader, heldFrom(viewer, reader, now)))
  const seesThing = once((stream: string) => seesShared(shared(''), viewer, stream, head))

  function isOpen(fact: SeenFact, mission: string): boolean {
    if (isAwaited(fact)) return false
    const cap = capOf(mission)
    return !cap || (fact.position <= cap.position && (cap.hasFigures || !tellsFigure.has(fact.type)))
  }

  function seesClaim({ stream, type, position }: SeenFact): boolean {
    if (!type.startsWith('contribution-')) return true
    const facts = reader.facts<ProjectFact>(stream)
    const fact = facts.find(one => one.position === position)
    const mission = fact && missionOfClaim(facts, fact)
    if (mission === undefined || sightIn(mission) === 'all') return true
    return sightIn(mission) === 'approved' && position <= (capOf(mission)?.position ?? position)
  }

  return fact => {
    const { stream, mission } = fact
    if (stream === 'access') return viewer.seesAccess
    // Keys and forks of the log are told to everybody, as its checkpoints are.
    if (stream === 'audit') return true
    if (mission === null) return seesThing(stream) && seesClaim(fact)
    const sight = sightIn(mission)
    return sight === 'all' || (sight === 'approved' && isOpen(fact, mission))
  }
}

/** A function that makes each value once. */
function once<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>()
  return key => {
    if (!made.has(key)) made.set(key, make(key))
    return made.get(key) as T
  }
}

/** Up to where a viewer without a role in them sees the missions of which a release is under embargo at a moment (milliseconds). */
export const heldFrom = (viewer: Viewer, reader: StreamReader, now: number): Held =>
  new Map(
    reader.all('mission').flatMap(mission => {
      const cap = viewer.sees(mission) === 'approved' ? embargoCapOf(reader, mission, now) : undefined
      return cap ? [[mission, cap.position] as const] : []
    }),
  )

/** The missions that a project or an actor is or was in, by its stream, up to a position. */
export function missionsOfStream(reader: StreamReader, stream: string, position: number): string[] {
  if (stream.startsWith('project-')) return missionsOfProject(reader, stream.slice('project-'.length), position)
  return stream.startsWith('actor-') ? missionsOfActor(reader, stream.slice('actor-'.length), position) : []
}

/**
 * Whether a viewer sees a project or an actor, by its stream: one who sees a mission that it is or was in; until it is in
 * one, who recorded it and who works with them. A decision that is named from outside its mission, by those with a role in
 * it. Nothing after the position plays a part, so that viewers alike are answered
 * alike.
 */
export function seesShared(reader: StreamReader, viewer: Viewer, stream: string, position: number): boolean {
  if (stream.startsWith('decision-')) {
    const { mission = '' } = (reader.facts<DecisionFact>(stream)[0]?.data ?? {}) as { readonly mission?: string }
    return viewer.sees(mission) === 'all'
  }
  const missions = missionsOfStream(reader, stream, position)
  if (missions.length > 0) return missions.some(mission => viewer.sees(mission) !== 'nothing')
  const [first] = reader.facts(stream)
  return first !== undefined && viewer.worksWith?.has(first.meta.principal) === true
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
    const facts = reader.facts<PortfolioFact>(`portfolio-${id}`).filter(fact => standsAt(fact, position))
    const isIn = facts.some(({ type, data }) => type === 'project-joined-portfolio' && data.project === project)
    return isIn ? facts.flatMap(({ type, data }) => (type === 'portfolio-opened' ? [data.mission] : [])) : []
  })
  const claimed = reader
    .facts<ProjectFact>(`project-${project}`)
    .flatMap(fact => (fact.type === 'contribution-claimed' && standsAt(fact, position) ? [fact.data.mission] : []))
  return [...new Set([...joined, ...claimed])]
}

/** Projects that name the actor as their lead, up to a position. */
export const ledBy = (reader: StreamReader, actor: string, position: number): string[] =>
  reader
    .all('project')
    .filter(id =>
      reader
        .facts<ProjectFact>(`project-${id}`)
        .some(fact => fact.type === 'project-registered' && fact.data.lead === actor && standsAt(fact, position)),
    )

/** Missions an actor has joined, up to a position. */
export const joinedBy = (reader: StreamReader, actor: string, position: number): string[] =>
  reader
    .all('mission')
    .filter(id =>
      reader
        .facts<MissionFact>(`mission-${id}`)
        .some(fact => fact.type === 'actor-joined-mission' && fact.data.actor === actor && standsAt(fact, position)),
    )

/**
 * Missions an actor has joined, and those of the projects it leads, up to a position; of one that is in none itself, those
 * of the actors that were merged or split into it.
 */
export function missionsOfActor(reader: StreamReader, actor: string, position: number): string[] {
  const asked = new Set([actor])
  // The set grows while it is iterated, and what is added is visited too.
  for (const one of asked) {
    const led = ledBy(reader, one, position).flatMap(project => missionsOfProject(reader, project, position))
    const missions = new Set([...joinedBy(reader, one, position), ...led])
    if (missions.size > 0) return [...missions]
    for (const before of forerunnersOf(reader, one, position)) asked.add(before)
  }
  return []
}

/** Actors that were merged or split into an actor, by facts up to a position. */
export const forerunnersOf = (reader: StreamReader, actor: string, position: number): string[] =>
  reader.all('actor').filter(id =>
    reader.facts<ActorFact>(`actor-${id}`).some(fact => {
      if (!standsAt(fact, position)) return false
      if (fact.type === 'actor-merged') return fact.data.into === actor
      return fact.type === 'actor-split' && fact.data.into.includes(actor)
    }),
  )
