/** What the rules of a decision must know: whether it is taken or superseded, and whether advice is unanswered. */
import type { DecisionFact } from '../../../events/catalogue.ts'
import type { StateFold } from '../stream-state.ts'

export interface DecisionState {
  mission: string
  /** Milliseconds: from when it was known. */
  knownFrom: number
  taken: boolean
  /** The day it was decided on; '' until it is taken. */
  decidedOn: string
  /** The decision that replaces it. */
  supersededBy: string | undefined
  /** How much advice has no answer yet. */
  unanswered: number
}

export const decisionFold: StateFold<DecisionState, DecisionFact> = {
  initial: () => ({
    mission: '',
    knownFrom: Number.POSITIVE_INFINITY,
    taken: false,
    decidedOn: '',
    supersededBy: undefined,
    unanswered: 0,
  }),
  evolve: {
    'advice-given': (state, { data, knownFrom }) => {
      state.mission = data.mission
      state.knownFrom = Math.min(state.knownFrom, knownFrom)
      state.unanswered += 1
    },
    'decision-taken': (state, { data, knownFrom }) => {
      state.mission = data.mission
      state.knownFrom = Math.min(state.knownFrom, knownFrom)
      state.taken = true
      state.decidedOn = data.decidedOn
    },
    'advice-answered': state => {
      state.unanswered = 0
    },
    'decision-reviewed': () => {},
    'decision-superseded': (state, { data }) => {
      state.supersededBy = data.by
    },
  },
}
