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
  /** Whether an answer waits for what those who advised say of it. */
  answerWaits: boolean
  /** Recorded as minutes, and not confirmed yet. */
  unconfirmed: boolean
}

export const decisionFold: StateFold<DecisionState, DecisionFact> = {
  initial: () => ({
    mission: '',
    knownFrom: Number.POSITIVE_INFINITY,
    taken: false,
    decidedOn: '',
    supersededBy: undefined,
    unanswered: 0,
    answerWaits: false,
    unconfirmed: false,
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
      state.unconfirmed = data.minutes ?? false
    },
    'decision-confirmed': state => {
      state.unconfirmed = false
    },
    'advice-answered': state => {
      state.unanswered = 0
      state.answerWaits = true
    },
    'answer-received': state => {
      state.answerWaits = false
    },
    'evidence-acknowledged': () => {},
    'decision-reviewed': () => {},
    'decision-superseded': (state, { data }) => {
      state.supersededBy = data.by
    },
    // The state is folded anew, without what was struck (states.ts).
    'fact-struck': () => {},
  },
}
