/** What may one portfolioCommand of a portfolio? To open and close it, to add and remove projects, with dates. */
import type { z } from 'zod'
import type { PortfolioFact } from '../../../events/catalogue.ts'
import { parsePeriod } from '../../../events/period.ts'
import {
  joiningShape,
  leavingShape,
  portfolioClosed,
  portfolioOpened,
  portfolioShape,
  projectJoinedPortfolio,
  projectLeftPortfolio,
} from '../../../events/portfolio.ts'
import { type Command, dataOf, type StateFold, statedFields, statedWithReason, strictBody } from '../command.ts'
import { endsAfter, missionStands, projectStands, steered } from '../named-things.ts'
import { first, type Refusal, refuse } from '../refusal.ts'

export interface PortfolioState {
  mission: string
  closed: boolean
  /** Projects in it now, with the decimal year they joined. */
  readonly members: Map<string, number>
}

export const portfolioFold: StateFold<PortfolioState, PortfolioFact> = {
  initial: () => ({ mission: '', closed: false, members: new Map() }),
  evolve: {
    'portfolio-opened': (state, { data }) => {
      state.mission = data.mission
    },
    'project-joined-portfolio': (state, { data }) => {
      state.members.set(data.project, parsePeriod(data.from).start)
    },
    'project-left-portfolio': (state, { data }) => {
      state.members.delete(data.project)
    },
    'portfolio-closed': state => {
      state.closed = true
    },
  },
}

const portfolioCommand = <B extends object>(
  own: Pick<Command<PortfolioState, B>, 'name' | 'summary' | 'body' | 'decide'> &
    Partial<Pick<Command<PortfolioState, B>, 'life' | 'missionOf'>>,
): Command<PortfolioState, B> => ({
  thing: 'portfolios',
  life: 'needs',
  measurement: false,
  large: false,
  missionOf: state => state.mission,
  ...own,
})

const open = (state: PortfolioState): Refusal | undefined =>
  state.closed
    ? refuse('portfolio-closed', 'The portfolio is closed; what it held stays visible: open another to go on.')
    : undefined

const openBody = strictBody({ ...portfolioShape, ...statedFields })
const openPortfolio = portfolioCommand<z.infer<typeof openBody>>({
  name: 'open',
  summary: 'Opens a portfolio of a mission.',
  life: 'begins',
  body: openBody,
  missionOf: (_state, request) => request.mission,
  decide: (_state, request, context) => missionStands(request.mission, context) ?? [portfolioOpened(dataOf(request))],
})

const addProject = portfolioCommand({
  name: 'add-project',
  summary: 'Adds a project from a date; it may be in several portfolios and missions.',
  body: strictBody({ ...joiningShape, ...statedFields }),
  decide: (state, request, context) =>
    first(
      () => open(state),
      () => steered(state.mission, context),
      () => projectStands(request.project, context),
      () =>
        state.members.has(request.project)
          ? refuse(
              'already-exists',
              `The project “${request.project}” is in the portfolio; let it leave first.`,
              '/project',
            )
          : undefined,
    ) ?? [projectJoinedPortfolio(dataOf(request))],
})

const removeProject = portfolioCommand({
  name: 'remove-project',
  summary: 'Lets a project leave at a date; that it was there stays visible.',
  body: strictBody({ ...leavingShape, ...statedWithReason }),
  decide: (state, request, context) => {
    const no = open(state) ?? steered(state.mission, context)
    if (no) return no
    const joined = state.members.get(request.project)
    if (joined === undefined)
      return refuse(
        'not-a-member',
        `The project “${request.project}” is not in the portfolio; add it first.`,
        '/project',
      )
    return endsAfter(joined, request.until, '/until') ?? [projectLeftPortfolio(dataOf(request))]
  },
})

const close = portfolioCommand({
  name: 'close',
  summary: 'Closes the portfolio.',
  body: strictBody(statedWithReason),
  decide: (state, _wished, context) => open(state) ?? steered(state.mission, context) ?? [portfolioClosed({})],
})

export const portfolioCommands = [openPortfolio, addProject, removeProject, close]
