/** What a rule may know of other things than its own: their states as of now. */
import type { StateOf } from './states.ts'

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
  /** Last position recorded at or before an instant (milliseconds); −1 where there is none. */
  readonly positionAt: (ms: number) => number
}
