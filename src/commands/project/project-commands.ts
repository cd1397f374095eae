/** The commands of a project: to register it, move it through stages, claim and assess contributions, fund and end it. */
import { z } from 'zod'
import { parsePeriod } from '../../../events/period.ts'
import {
  contributionAssessed,
  contributionClaimed,
  contributionShape,
  contributionWithdrawn,
  endingShape,
  fundingCommitted,
  fundingShape,
  projectEnded,
  projectRegistered,
  projectShape,
  projectStageChanged,
  stageShape,
  verdictShape,
} from '../../../events/project.ts'
import { id } from '../../../events/shapes.ts'
import { commandsOf, dataOf, type RuleContext, SHARED, statedFields, statedWithReason, strictBody } from '../command.ts'
import { activeGoal } from '../mission/mission-rules.ts'
import { indicatorInMission, knownBefore, missionTakesChanges, noEarlier, notInFuture } from '../referenced-things.ts'
import { firstRefusal, isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { ProjectState } from './project-state.ts'

/** A project may be in several missions: whoever may write in one that it is in may write about it. */
const projectCommand = commandsOf('projects', { missionOf: () => null, grantsOf: () => SHARED })

const notEnded = (state: ProjectState): Refusal | undefined => (state.ended ? refuse('project-ended', {}) : undefined)

const register = projectCommand({
  name: 'register',
  summary: 'Registers a project or another measure: regulation, procurement, funding, research, experiment.',
  roles: ['operative'],
  existence: 'creates',
  body: strictBody({ ...projectShape, ...statedFields }),
  decide: (_state, request) => [projectRegistered(dataOf(request))],
})

const changeStage = projectCommand({
  name: 'change-stage',
  summary: 'Moves the project to another stage, from idea to embedded, or stops it.',
  roles: ['operative'],
  body: strictBody({ ...stageShape, ...statedWithReason }),
  decide: (state, request, context) =>
    firstRefusal(
      () => notEnded(state),
      () =>
        state.stage === request.stage ? refuse('same-as-before/stage', { stage: request.stage }, '/stage') : undefined,
      () => notInFuture(request.on, context, '/on'),
      () => noEarlier(request.on, state.stageSince, '/on'),
    ) ?? [projectStageChanged(dataOf(request))],
})

type Claim = z.infer<z.ZodObject<typeof contributionShape>>

function goalOrIndicatorExists({ to, mission }: Claim, context: RuleContext): Refusal | undefined {
  if ('indicator' in to) return indicatorInMission(mission, to.indicator, context, '/to/indicator')
  const state = context.world.mission(mission)
  const goal = state && activeGoal(state, to.goal, '/to/goal')
  if (!goal || isRefusal(goal)) return goal
  return context.knownFrom.ms < goal.knownFrom ? knownBefore('goal', to.goal) : undefined
}

const claimContribution = projectCommand({
  name: 'claim-contribution',
  summary: 'Claims a contribution to a goal or an indicator: a theory of change and, where stated, a share.',
  roles: ['operative'],
  body: strictBody({ ...contributionShape, ...statedFields }),
  grantsOf: (_state, request) => request.mission,
  decide: (state, request, context) =>
    firstRefusal(
      () => notEnded(state),
      () => missionTakesChanges(request.mission, context),
      () => goalOrIndicatorExists(request, context),
      () => noEarlier(request.expected?.period, request.from, '/expected/period'),
      () => {
        if (!state.contributions.has(request.contribution)) return undefined
        return refuse('already-exists/contribution', { id: request.contribution }, '/contribution')
      },
    ) ?? [contributionClaimed(dataOf(request))],
})

const unknownContribution = ({ contribution }: { contribution: string }): Refusal =>
  refuse('unknown-contribution', { id: contribution }, '/contribution')

const contributionExists = (state: ProjectState, body: { contribution: string }): Refusal | undefined =>
  state.contributions.get(body.contribution)?.withdrawn === false ? undefined : unknownContribution(body)

/** The mission the contribution is claimed for: whoever may write there may assess or withdraw it. */
const missionClaimedFor = (state: ProjectState, { contribution }: { contribution: string }): string =>
  state.contributions.get(contribution)?.mission ?? SHARED

const assessContribution = projectCommand({
  name: 'assess-contribution',
  summary: 'Assesses how well a claimed contribution is supported: none, weak, plausible or strong.',
  roles: ['evaluator'],
  body: strictBody({ ...verdictShape, ...statedWithReason }),
  grantsOf: missionClaimedFor,
  whenHidden: unknownContribution,
  decide: (state, request) => contributionExists(state, request) ?? [contributionAssessed(dataOf(request))],
})

const withdrawContribution = projectCommand({
  name: 'withdraw-contribution',
  summary: 'Withdraws a claim; it stays in the history.',
  roles: ['operative'],
  body: strictBody({ contribution: id, ...statedWithReason }),
  grantsOf: missionClaimedFor,
  whenHidden: unknownContribution,
  decide: (state, request) => contributionExists(state, request) ?? [contributionWithdrawn(dataOf(request))],
})

const commitFunding = projectCommand({
  name: 'commit-funding',
  summary: 'Records money announced, committed or paid.',
  roles: ['operative'],
  body: z
    .strictObject({ ...fundingShape, ...statedFields })
    .refine(({ from, to }) => to === undefined || parsePeriod(to).reference > parsePeriod(from).start, {
      error: 'the end (to) must come after the start (from)',
      path: ['to'],
    }),
  decide: (state, request) => notEnded(state) ?? [fundingCommitted(dataOf(request))],
})

const end = projectCommand({
  name: 'end',
  summary: 'Ends the project, with its outcome and lessons.',
  roles: ['operative'],
  body: strictBody({ ...endingShape, ...statedFields }),
  decide: (state, request, context) =>
    firstRefusal(
      () => notEnded(state),
      () => notInFuture(request.on, context, '/on'),
      () => noEarlier(request.on, state.stageSince, '/on'),
    ) ?? [projectEnded(dataOf(request))],
})

export const projectCommands = [
  register,
  changeStage,
  claimContribution,
  assessContribution,
  withdrawContribution,
  commitFunding,
  end,
] as const
