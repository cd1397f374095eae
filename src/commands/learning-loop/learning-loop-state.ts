/** What the rules of a learning loop must know: its mission, and whether it is closed. */
import type { LearningLoopFact } from '../../../events/catalogue.ts'
import type { StateFold } from '../stream-state.ts'

export interface LearningLoopState {
  mission: string
  closed: boolean
}

export const learningLoopFold: StateFold<LearningLoopState, LearningLoopFact> = {
  initial: () => ({ mission: '', closed: false }),
  evolve: {
    'learning-loop-opened': (state, { data }) => {
      state.mission = data.mission
    },
    'evidence-noted': () => {},
    'insight-recorded': () => {},
    'evidence-acknowledged': () => {},
    'learning-loop-closed': state => {
      state.closed = true
    },
    'learning-loop-reopened': state => {
      state.closed = false
    },
    // The state is folded anew, without what was struck (states.ts).
    'fact-struck': () => {},
  },
}
