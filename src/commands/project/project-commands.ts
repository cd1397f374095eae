/** What may one projectCommand of a project? To register it, lead it through stages, claim and assess contributions, fund and end it. */
import { z } from 'zod'
import type { ProjectFact } from '../../../events/catalogue.ts'
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
  type Stage,
  stageShape,
  verdictShape,
} from '../../../events/project.ts'
import { id } from '../../../events/shapes.ts'
import {
  ANY_MISSION,
  type Command,
  dataOf,
  type RuleContext,
  type StateFold,
  statedFields,
  statedWithReason,
  strictBody,
} from '../command.ts'
import { beforeSubject, standingGoal } from '../mission/mission-rules.ts'
import { indicatorOf, missionStands, notAhead } from '../named-things.ts'
import { first, isRefusal, type Refusal, refuse } from '../refusal.ts'

export interface ProjectState {
  /** Milliseconds: from when it was known. */
  knownFrom: number
  stage: Stage
  ended: boolean
  /** Contributions, by id: the mission they are claimed to, and whether they stand. */
  readonly contributions: Map<string, { readonly mission: string; stands: boolean }>
}

export const projectFold: StateFold<ProjectState, ProjectFact> = {
  initial: () => ({ knownFrom: Number.POSITIVE_INFINITY, stage: 'idea', ended: false, contributions: new Map() }),
  evolve: {
    'project-registered': (state, { data, knownFrom }) => {
      state.stage = data.stage
      state.knownFrom = knownFrom
    },
    'project-stage-changed': (state, { data }) => {
      state.stage = data.stage
    },
    'contribution-claimed': (state, { data }) => {
      state.contributions.set(data.contribution, { mission: data.mission, stands: true })
    },
    'contribution-assessed': () => {},
    'contribution-withdrawn': (state, { data }) => {
      const claim = state.contributions.get(data.contribution)
      if (claim) claim.stands = false
    },
    'funding-committed': () => {},
    'project-ended': state => {
      state.ended = true
    },
  },
}

const projectCommand = <B extends object>(
  own: Pick<Command<ProjectState, B>, 'name' | 'summary' | 'body' | 'decide'> &
    Partial<Pick<Command<ProjectState, B>, 'life' | 'grantsOf'>>,
): Command<ProjectState, B> => ({
  thing: 'projects',
  life: 'needs',
  measurement: false,
  large: false,
  // A project may be in several missions: whoever may write in one of them may write of it.
  missionOf: () => null,
  grantsOf: () => ANY_MISSION,
  ...own,
})

const running = (state: ProjectState): Refusal | undefined =>
  state.ended
    ? refuse('project-ended', 'The project has ended; what it did stays visible: register another to go on.')
    : undefined

const register = projectCommand({
  name: 'register',
  summary: 'Registers a project or another measure: regulation, procurement, funding, research, experiment.',
  life: 'begins',
  body: strictBody({ ...projectShape, ...statedFields }),
  decide: (_state, request) => [projectRegistered(dataOf(request))],
})

const changeStage = projectCommand({
  name: 'change-stage',
  summary: 'Moves the project to another stage, from idea to embedded, or stops it.',
  body: strictBody({ ...stageShape, ...statedWithReason }),
  decide: (state, request, context) =>
    first(
      () => running(state),
      () =>
        state.stage === request.stage
          ? refuse('same-as-before', `The project is in the stage ${request.stage}; name another.`, '/stage')
          : undefined,
      () => notAhead(request.on, context, '/on'),
    ) ?? [projectStageChanged(dataOf(request))],
})

type Claim = z.infer<z.ZodObject<typeof contributionShape>>

function goalOrIndicator({ to, mission }: Claim, context: RuleContext): Refusal | undefined {
  if ('indicator' in to) return indicatorOf(mission, to.indicator, context, '/to/indicator')
  const state = context.world.mission(mission)
  const goal = state && standingGoal(state, to.goal, '/to/goal')
  if (!goal || isRefusal(goal)) return goal
  return context.knownFrom.ms < goal.knownFrom ? beforeSubject(`the goal “${to.goal}”`) : undefined
}

const claimContribution = projectCommand({
  name: 'claim-contribution',
  summary: 'Claims a contribution to a goal or an indicator, by a theory of change, with a share where one is claimed.',
  body: strictBody({ ...contributionShape, ...statedFields }),
  grantsOf: (_state, request) => request.mission,
  decide: (state, request, context) =>
    first(
      () => running(state),
      () => missionStands(request.mission, context),
      () => goalOrIndicator(request, context),
      () =>
        state.contributions.has(request.contribution)
          ? refuse(
              'already-exists',
              `The contribution “${request.contribution}” has been claimed; give another id.`,
              '/contribution',
            )
          : undefined,
    ) ?? [contributionClaimed(dataOf(request))],
})

const claimed = (state: ProjectState, contribution: string): Refusal | undefined =>
  state.contributions.get(contribution)?.stands
    ? undefined
    : refuse('unknown-contribution', `No contribution “${contribution}” stands; claim it first.`, '/contribution')

/** Whoever may write in the mission it is claimed to. */
const claimants = (state: ProjectState, { contribution }: { contribution: string }): string =>
  state.contributions.get(contribution)?.mission ?? ANY_MISSION

const assessContribution = projectCommand({
  name: 'assess-contribution',
  summary: 'Assesses how well a claimed contribution is shown: none, weak, plausible or strong.',
  body: strictBody({ ...verdictShape, ...statedWithReason }),
  grantsOf: claimants,
  decide: (state, request) => claimed(state, request.contribution) ?? [contributionAssessed(dataOf(request))],
})

const withdrawContribution = projectCommand({
  name: 'withdraw-contribution',
  summary: 'Withdraws a claim; it stays in the history.',
  body: strictBody({ contribution: id, ...statedWithReason }),
  grantsOf: claimants,
  decide: (state, request) => claimed(state, request.contribution) ?? [contributionWithdrawn(dataOf(request))],
})

const commitFunding = projectCommand({
  name: 'commit-funding',
  summary: 'Records money announced, committed or paid.',
  body: z
    .strictObject({ ...fundingShape, ...statedFields })
    .refine(f => f.to === undefined || parsePeriod(f.to).reference > parsePeriod(f.from).start, {
      error: 'it ends after it begins',
      path: ['to'],
    }),
  decide: (state, request) => running(state) ?? [fundingCommitted(dataOf(request))],
})

const end = projectCommand({
  name: 'end',
  summary: 'Ends the project, with its outcome and lessons.',
  body: strictBody({ ...endingShape, ...statedFields }),
  decide: (state, request, context) =>
    running(state) ?? notAhead(request.on, context, '/on') ?? [projectEnded(dataOf(request))],
})

export const projectCommands = [
  register,
  changeStage,
  claimContribution,
  assessContribution,
  withdrawContribution,
  commitFunding,
  end,
]
