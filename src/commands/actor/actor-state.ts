/** What the rules of an actor must know: its name now, and the actors that replaced it. */
import type { ActorFact } from '../../../events/catalogue.ts'
import { type PeriodText, parsePeriod } from '../../../events/period.ts'
import type { StateFold } from '../stream-state.ts'

export interface ActorState {
  /** Milliseconds: from when it was known. */
  knownFrom: number
  name: string
  /** Since when it is called so, where that was said. */
  namedSince: PeriodText | undefined
  /** The actors it was merged or split into; an actor that has any takes no more changes. */
  successors: readonly string[]
  /** Decimal year from which the successors replace it. */
  endedFrom: number
}

export const actorFold: StateFold<ActorState, ActorFact> = {
  initial: () => ({
    knownFrom: Number.POSITIVE_INFINITY,
    name: '',
    namedSince: undefined,
    successors: [],
    endedFrom: Number.POSITIVE_INFINITY,
  }),
  evolve: {
    'actor-registered': (state, { data, knownFrom }) => {
      state.name = data.name
      state.knownFrom = knownFrom
    },
    'actor-renamed': (state, { data }) => {
      state.name = data.name
      state.namedSince = data.from
    },
    'actor-merged': (state, { data }) => {
      state.successors = [data.into]
      state.endedFrom = parsePeriod(data.from).start
    },
    'actor-split': (state, { data }) => {
      state.successors = data.into
      state.endedFrom = parsePeriod(data.from).start
    },
    // The state is folded anew, without what was struck (states.ts).
    'fact-struck': () => {},
  },
}
