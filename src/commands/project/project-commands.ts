/** What may one wish of a project? To register it, lead it through stages, claim and assess contributions, fund and end it. */
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
import { ANY_MISSION, body, type Command, type Context, dataOf, type Fold, reasoned, said } from '../command.ts'
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

export const projectFold: Fold<ProjectState, ProjectFact> = {
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

const wish = <B extends object>(
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

const register = wish({
  name: 'register',
  summary: 'Registers a project or another measure: regulation, procurement, funding, research, experiment.',
  life: 'begins',
  body: body({ ...projectShape, ...said }),
  decide: (_state, wished) => [projectRegistered(dataOf(wished))],
})

const changeStage = wish({
  name: 'change-stage',
  summary: 'Moves the project to another stage, from idea to embedded, or stops it.',
  body: body({ ...stageShape, ...reasoned }),
  decide: (state, wished, context) =>
    first(
      () => running(state),
      () =>
        state.stage === wished.stage
          ? refuse('same-as-before', `The project is in the stage ${wished.stage}; name another.`, '/stage')
          : undefined,
      () => notAhead(wished.on, context, '/on'),
    ) ?? [projectStageChanged(dataOf(wished))],
})

type Claim = z.infer<z.ZodObject<typeof contributionShape>>

function goalOrIndicator({ to, mission }: Claim, context: Context): Refusal | undefined {
  if ('indicator' in to) return indicatorOf(mission, to.indicator, context, '/to/indicator')
  const state = context.world.mission(mission)
  const goal = state && standingGoal(state, to.goal, '/to/goal')
  if (!goal || isRefusal(goal)) return goal
  return context.knownFrom.ms < goal.knownFrom ? beforeSubject(`the goal “${to.goal}”`) : undefined
}

const claimContribution = wish({
  name: 'claim-contribution',
  summary: 'Claims a contribution to a goal or an indicator, by a theory of change, with a share where one is claimed.',
  body: body({ ...contributionShape, ...said }),
  grantsOf: (_state, wished) => wished.mission,
  decide: (state, wished, context) =>
    first(
      () => running(state),
      () => missionStands(wished.mission, context),
      () => goalOrIndicator(wished, context),
      () =>
        state.contributions.has(wished.contribution)
          ? refuse(
              'already-exists',
              `The contribution “${wished.contribution}” has been claimed; give another id.`,
              '/contribution',
            )
          : undefined,
    ) ?? [contributionClaimed(dataOf(wished))],
})

const claimed = (state: ProjectState, contribution: string): Refusal | undefined =>
  state.contributions.get(contribution)?.stands
    ? undefined
    : refuse('unknown-contribution', `No contribution “${contribution}” stands; claim it first.`, '/contribution')

/** Whoever may write in the mission it is claimed to. */
const claimants = (state: ProjectState, { contribution }: { contribution: string }): string =>
  state.contributions.get(contribution)?.mission ?? ANY_MISSION

const assessContribution = wish({
  name: 'assess-contribution',
  summary: 'Assesses how well a claimed contribution is shown: none, weak, plausible or strong.',
  body: body({ ...verdictShape, ...reasoned }),
  grantsOf: claimants,
  decide: (state, wished) => claimed(state, wished.contribution) ?? [contributionAssessed(dataOf(wished))],
})

const withdrawContribution = wish({
  name: 'withdraw-contribution',
  summary: 'Withdraws a claim; it stays in the history.',
  body: body({ contribution: id, ...reasoned }),
  grantsOf: claimants,
  decide: (state, wished) => claimed(state, wished.contribution) ?? [contributionWithdrawn(dataOf(wished))],
})

const commitFunding = wish({
  name: 'commit-funding',
  summary: 'Records money announced, committed or paid.',
  body: z
    .strictObject({ ...fundingShape, ...said })
    .refine(f => f.to === undefined || parsePeriod(f.to).reference > parsePeriod(f.from).start, {
      error: 'it ends after it begins',
      path: ['to'],
    }),
  decide: (state, wished) => running(state) ?? [fundingCommitted(dataOf(wished))],
})

const end = wish({
  name: 'end',
  summary: 'Ends the project, with its outcome and lessons.',
  body: body({ ...endingShape, ...said }),
  decide: (state, wished, context) =>
    running(state) ?? notAhead(wished.on, context, '/on') ?? [projectEnded(dataOf(wished))],
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
