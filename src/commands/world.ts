/** What may a rule know of other things than its own? Their states, as of now. */
import type { AccessState } from './access.ts'
import type { IndicatorState } from './indicator-state.ts'
import type { MissionState } from './mission-state.ts'

export interface World {
  readonly mission: (id: string) => MissionState | undefined
  /** Indicators defined in a mission, by id. */
  readonly indicatorsOf: (mission: string) => ReadonlyMap<string, IndicatorState>
  readonly access: () => AccessState
  /** Last position of the log, and the last that touched a mission; −1 where there is none. */
  readonly head: () => number
  readonly lastPositionOf: (mission: string) => number
}
