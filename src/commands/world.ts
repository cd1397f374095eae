/** What may a rule know of other things than its own? Their states, as of now. */
import type { AccessState } from './access/access-commands.ts'
import type { ActorState } from './actor/actor-commands.ts'
import type { DecisionState } from './decision/decision-commands.ts'
import type { IndicatorState } from './indicator/indicator-state.ts'
import type { MissionState } from './mission/mission-state.ts'
import type { ProjectState } from './project/project-commands.ts'

export interface World {
  readonly mission: (id: string) => MissionState | undefined
  readonly indicator: (id: string) => IndicatorState | undefined
  readonly project: (id: string) => ProjectState | undefined
  readonly actor: (id: string) => ActorState | undefined
  readonly decision: (id: string) => DecisionState | undefined
  /** Indicators defined in a mission, by id. */
  readonly indicatorsOf: (mission: string) => ReadonlyMap<string, IndicatorState>
  readonly access: () => AccessState
  /** Last position of the log, and the last that touched a mission (at or before `at`); −1 where there is none. */
  readonly head: () => number
  readonly lastPositionOf: (mission: string, at?: number) => number
  /** Last position recorded at or before an instant (milliseconds); −1 where there is none. */
  readonly positionAt: (ms: number) => number
}
