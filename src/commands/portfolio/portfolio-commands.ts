/** The commands of a portfolio: to open and close it, to add and remove projects, with dates. */
import {
  joiningShape,
  leavingShape,
  portfolioClosed,
  portfolioOpened,
  portfolioShape,
  projectJoinedPortfolio,
  projectLeftPortfolio,
} from '../../../events/portfolio.ts'
import { commandsOf, dataOf, type RuleContext, statedFields, statedWithReason, strictBody } from '../command.ts'
import { notConcluded } from '../mission/mission-rules.ts'
import { missionTakesChanges, noEarlier, projectExists } from '../referenced-things.ts'
import { firstRefusal, type Refusal, refuse } from '../refusal.ts'
import type { PortfolioState } from './portfolio-state.ts'

const portfolioCommand = commandsOf('portfolios', { missionOf: state => state.mission })

/** The portfolio is not closed, nor its mission concluded. */
const takesChanges = (state: PortfolioState, { world }: RuleContext): Refusal | undefined =>
  state.closed ? refuse('portfolio-closed', {}) : notConcluded(world.mission(state.mission))

const open = portfolioCommand({
  name: 'open',
  summary: 'Opens a portfolio of a mission.',
  roles: ['operative'],
  existence: 'creates',
  body: strictBody({ ...portfolioShape, ...statedFields }),
  missionOf: (_state, request) => request.mission,
  decide: (_state, request, context) =>
    missionTakesChanges(request.mission, context) ?? [portfolioOpened(dataOf(request))],
})

const addProject = portfolioCommand({
  name: 'add-project',
  summary: 'Adds a project from a date; it may be in several portfolios and missions.',
  roles: ['operative'],
  body: strictBody({ ...joiningShape, ...statedFields }),
  decide: (state, request, context) =>
    firstRefusal(
      () => takesChanges(state, context),
      () => projectExists(request.project, context),
      () => {
        if (!state.members.has(request.project)) return undefined
        return refuse('already-exists/project', { id: request.project }, '/project')
      },
      () => noEarlier(request.from, state.left.get(request.project), '/from'),
    ) ?? [projectJoinedPortfolio(dataOf(request))],
})

const removeProject = portfolioCommand({
  name: 'remove-project',
  summary: 'Removes a project at a date; its time in the portfolio stays visible.',
  roles: ['operative'],
  body: strictBody({ ...leavingShape, ...statedWithReason }),
  decide: (state, request, context) => {
    const refusal = takesChanges(state, context)
    if (refusal) return refusal
    const joined = state.members.get(request.project)
    if (joined === undefined) return refuse('not-a-member/project', { id: request.project }, '/project')
    return noEarlier(request.until, joined, '/until') ?? [projectLeftPortfolio(dataOf(request))]
  },
})

const close = portfolioCommand({
  name: 'close',
  summary: 'Closes the portfolio.',
  roles: ['operative'],
  body: strictBody(statedWithReason),
  decide: (state, _request, context) => takesChanges(state, context) ?? [portfolioClosed({})],
})

export const portfolioCommands = [open, addProject, removeProject, close] as const
