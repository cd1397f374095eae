/** What the rules of a release must know: its mission. */
import type { ReleaseFact } from '../../../events/catalogue.ts'
import type { StateFold } from '../stream-state.ts'

export interface ReleaseState {
  mission: string
}

export const releaseFold: StateFold<ReleaseState, ReleaseFact> = {
  initial: () => ({ mission: '' }),
  evolve: {
    'release-published': (state, { data }) => {
      state.mission = data.mission
    },
    'erratum-published': () => {},
    // The state is folded anew, without what was struck (states.ts).
    'fact-struck': () => {},
  },
}
