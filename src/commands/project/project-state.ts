/** What the rules of a project must know: its stage, its contributions, and whether it has ended. */
import type { ProjectFact } from '../../../events/catalogue.ts'
import type { PeriodText } from '../../../events/period.ts'
import type { Stage } from '../../../events/project.ts'
import type { StateFold } from '../stream-state.ts'

export interface ProjectState {
  /** Milliseconds: from when it was known. */
  knownFrom: number
  stage: Stage
  /** Since when it is in that stage, where that was said. */
  stageSince: PeriodText | undefined
  ended: boolean
  /** Contributions by id: the mission they are claimed for, and whether the claim was withdrawn. */
  readonly contributions: Map<string, { readonly mission: string; withdrawn: boolean }>
}

export const projectFold: StateFold<ProjectState, ProjectFact> = {
  initial: () => ({
    knownFrom: Number.POSITIVE_INFINITY,
    stage: 'idea',
    stageSince: undefined,
    ended: false,
    contributions: new Map(),
  }),
  evolve: {
    'project-registered': (state, { data, knownFrom }) => {
      state.stage = data.stage
      state.knownFrom = knownFrom
    },
    'project-stage-changed': (state, { data }) => {
      state.stage = data.stage
      state.stageSince = data.on
    },
    'contribution-claimed': (state, { data }) => {
      state.contributions.set(data.contribution, { mission: data.mission, withdrawn: false })
    },
    'contribution-assessed': () => {},
    'contribution-withdrawn': (state, { data }) => {
      const claim = state.contributions.get(data.contribution)
      if (claim) claim.withdrawn = true
    },
    'funding-committed': () => {},
    'project-ended': state => {
      state.ended = true
    },
    // The state is folded anew, without what was struck (states.ts).
    'fact-struck': () => {},
  },
}
