/** What the rules of an observation must know: its mission, and whether it is closed. */
import type { ObservationFact } from '../../../events/catalogue.ts'
import type { StateFold } from '../stream-state.ts'

export interface ObservationState {
  mission: string
  closed: boolean
}

export const observationFold: StateFold<ObservationState, ObservationFact> = {
  initial: () => ({ mission: '', closed: false }),
  evolve: {
    'observation-made': (state, { data }) => {
      state.mission = data.mission
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
