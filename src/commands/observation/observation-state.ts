/** What the rules of an observation must know: its mission, and whether it is closed. */
import type { ObservationFact } from '../../../events/catalogue.ts'
import { dayOf } from '../../../events/period.ts'
import type { StateFold } from '../stream-state.ts'

export interface ObservationState {
  mission: string
  /** The day on which it was made, in UTC. */
  madeOn: string | undefined
  closed: boolean
}

export const observationFold: StateFold<ObservationState, ObservationFact> = {
  initial: () => ({ mission: '', madeOn: undefined, closed: false }),
  evolve: {
    'observation-made': (state, { data, knownFrom }) => {
      state.mission = data.mission
      state.madeOn = dayOf(knownFrom)
    },
    'observation-answered': () => {},
    'observation-followed-up': () => {},
    'observation-closed': state => {
      state.closed = true
    },
    // The state is folded anew, without what was struck (states.ts).
    'fact-struck': () => {},
  },
}
