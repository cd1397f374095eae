/** What the rules of a portfolio must know: its mission, its projects, and whether it is closed. */
import type { PortfolioFact } from '../../../events/catalogue.ts'
import type { PeriodText } from '../../../events/period.ts'
import type { StateFold } from '../stream-state.ts'

export interface PortfolioState {
  mission: string
  closed: boolean
  /** Projects in it now, with when they joined. */
  readonly members: Map<string, PeriodText>
  /** Projects that were in it, with when they left last. */
  readonly left: Map<string, PeriodText>
}

export const portfolioFold: StateFold<PortfolioState, PortfolioFact> = {
  initial: () => ({ mission: '', closed: false, members: new Map(), left: new Map() }),
  evolve: {
    'portfolio-opened': (state, { data }) => {
      state.mission = data.mission
    },
    'project-joined-portfolio': (state, { data }) => {
      state.members.set(data.project, data.from)
    },
    'project-left-portfolio': (state, { data }) => {
      state.members.delete(data.project)
      state.left.set(data.project, data.until)
    },
    'portfolio-closed': state => {
      state.closed = true
    },
    // The state is folded anew, without what was struck (states.ts).
    'fact-struck': () => {},
  },
}
