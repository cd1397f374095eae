/** What a rule may know of other things than its own: their states as of now. */
import type { StateOf } from './states.ts'

/** A fact as it is kept: what it says, and where. */
export interface KeptFact {
  readonly stream: string
  readonly revision: number
  readonly position: number
  readonly type: string
  readonly data: object
}

export interface World {
  /** Undefined where there is no thing with that id. */
  readonly mission: (id: string) => StateOf<'mission'> | undefined
  readonly indicator: (id: string) => StateOf<'indicator'> | undefined
  readonly project: (id: string) => StateOf<'project'> | undefined
  readonly actor: (id: string) => StateOf<'actor'> | undefined
  readonly decision: (id: string) => StateOf<'decision'> | undefined
  /** Indicators defined in a mission, by id. */
  readonly indicatorsOf: (mission: string) => ReadonlyMap<string, StateOf<'indicator'>>
  /** Ids of the projects in the portfolios of a mission. */
  readonly projectsOf: (mission: string) => ReadonlySet<string>
  readonly access: () => StateOf<'access'>
  /** Last position of the log, and the last that touched a mission (at or before `at`); −1 where there is none. */
  readonly head: () => number
  readonly lastPositionOf: (mission: string, at?: number) => number
  /** The stream that the fact at a position is of; undefined where none is kept there. */
  readonly streamAt: (position: number) => string | undefined
  /** The fact of a stream at a position; undefined where the one that is kept there is of another stream, or none is. */
  readonly factAt: (stream: string, position: number) => KeptFact | undefined
  /** The facts of its stream that are kept after a fact, all of them or those that are no figures; read as they are taken. */
  readonly factsAfter: (fact: KeptFact, which: 'all' | 'no figures') => Iterable<KeptFact>
  /** Positions of the facts of a stream that are struck. */
  readonly struckIn: (stream: string) => ReadonlySet<number>
  /** Streams of a mission’s things: its indicators, portfolios, decisions, learning loops, observations and releases that count. */
  readonly thingsOf: (mission: string) => readonly string[]
  /** Portfolios that a project is in, and missions that an actor has joined, by id. */
  readonly portfoliosWith: (project: string) => readonly string[]
  readonly missionsWith: (actor: string) => readonly string[]
  /** Last position recorded at or before an instant (milliseconds); −1 where there is none. */
  readonly positionAt: (ms: number) => number
}
