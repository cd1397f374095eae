/** What may one decisionCommand of a decision? To advise on it, take it, answer the advice, review and supersede it. */
import { z } from 'zod'
import type { DecisionFact } from '../../../events/catalogue.ts'
import {
  adviceAnswered,
  adviceGiven,
  adviceShape,
  answerShape,
  decisionReviewed,
  decisionShape,
  decisionSuperseded,
  decisionTaken,
  reviewShape,
} from '../../../events/decision.ts'
import { id, knowledge } from '../../../events/shapes.ts'
import {
  type Command,
  dataOf,
  type RuleContext,
  type StateFold,
  statedFields,
  statedWithReason,
  strictBody,
} from '../command.ts'
import { restsOnFigures, seen } from '../evidence-pin.ts'
import { decisionStands, indicatorOf, missionStands, notAhead } from '../named-things.ts'
import { first, type Refusal, refuse } from '../refusal.ts'

export interface DecisionState {
  mission: string
  /** Milliseconds: from when it was known. */
  knownFrom: number
  taken: boolean
  /** The decision that takes its place. */
  supersededBy: string | undefined
  /** Advice that waits for an answer. */
  unanswered: number
}

export const decisionFold: StateFold<DecisionState, DecisionFact> = {
  initial: () => ({
    mission: '',
    knownFrom: Number.POSITIVE_INFINITY,
    taken: false,
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

const decisionCommand = <B extends object>(
  own: Pick<Command<DecisionState, B>, 'name' | 'summary' | 'body' | 'decide'> &
    Partial<Pick<Command<DecisionState, B>, 'life' | 'missionOf'>>,
): Command<DecisionState, B> => ({
  thing: 'decisions',
  life: 'needs',
  measurement: false,
  large: false,
  missionOf: state => state.mission,
  ...own,
})

const sameMission = (state: DecisionState, mission: string): Refusal | undefined =>
  state.mission === '' || state.mission === mission
    ? undefined
    : refuse(
        'other-mission',
        `The decision belongs to the mission “${state.mission}”; name that one, or give another id.`,
        '/mission',
      )
const untaken = (state: DecisionState): Refusal | undefined =>
  state.taken ? refuse('already-taken', 'The decision has been taken; a new one supersedes it.') : undefined
const taken = (state: DecisionState | undefined, pointer = ''): Refusal | undefined =>
  state?.taken
    ? undefined
    : refuse('not-taken', 'There is only advice; the decision has not been taken: take it first.', pointer)
const unsuperseded = ({ supersededBy }: DecisionState): Refusal | undefined =>
  supersededBy === undefined
    ? undefined
    : refuse('already-superseded', `The decision has been superseded by “${supersededBy}”; supersede that one.`)

/** What takes its place is another, and not one whose place it takes itself. */
function otherThan(own: string, by: string, { world }: RuleContext): Refusal | undefined {
  for (let at: string | undefined = by; at !== undefined; at = world.decision(at)?.supersededBy)
    if (at === own)
      return refuse('same-as-before', 'A decision does not supersede itself, nor by way of others.', '/by')
  return undefined
}

const giveAdvice = decisionCommand({
  name: 'give-advice',
  summary: 'Gives advice on a question, before it is decided or after; it waits for an answer.',
  life: 'either',
  body: strictBody({ ...adviceShape, ...statedFields }),
  missionOf: (state, request) => state.mission || request.mission,
  decide: (state, request, context) =>
    first(
      () => sameMission(state, request.mission),
      () => missionStands(request.mission, context),
    ) ?? [adviceGiven(dataOf(request))],
})

const takeBody = strictBody({
  ...decisionShape,
  seenPosition: z.int().min(0).optional(),
  seenAsOf: knowledge.optional(),
  ...statedFields,
})
const take = decisionCommand({
  name: 'take',
  summary: 'Takes a decision: question, alternatives, choice, rationale, and what its makers saw.',
  life: 'either',
  body: takeBody,
  missionOf: (state, request) => state.mission || request.mission,
  decide: (state, request, context) => {
    const { mission, decidedOn, restsOn = [], expects = [] } = request
    const no = first(
      () => sameMission(state, mission),
      () => untaken(state),
      () => missionStands(mission, context),
      () => notAhead(decidedOn, context, '/decidedOn'),
      () => restsOnFigures(mission, restsOn, context),
      ...expects.map((key, index) => () => indicatorOf(mission, key.indicator, context, `/expects/${index}/indicator`)),
    )
    if (no) return no
    const pin = seen(request, decidedOn, mission, context)
    return 'refused' in pin ? pin : [decisionTaken({ ...dataOf(request), ...pin })]
  },
})

const answerAdvice = decisionCommand({
  name: 'answer-advice',
  summary: 'Answers the advice given: followed, partly or not, and why. You said, we did.',
  body: strictBody({ ...answerShape, ...statedFields }),
  decide: (state, request) =>
    state.unanswered === 0
      ? refuse('no-advice', 'No advice waits for an answer; give it first.')
      : [adviceAnswered(dataOf(request))],
})

const review = decisionCommand({
  name: 'review',
  summary: 'Reviews what came of the decision.',
  body: strictBody({ ...reviewShape, ...statedFields }),
  decide: (state, request) => taken(state) ?? [decisionReviewed(dataOf(request))],
})

const supersede = decisionCommand({
  name: 'supersede',
  summary: 'Says which later decision takes its place, and why.',
  body: strictBody({ by: id, ...statedWithReason }),
  decide: (state, request, context) =>
    first(
      () => taken(state),
      () => unsuperseded(state),
      () => decisionStands(request.by, context, '/by'),
      () => otherThan(context.id, request.by, context),
      () => taken(context.world.decision(request.by), '/by'),
    ) ?? [decisionSuperseded(dataOf(request))],
})

export const decisionCommands = [giveAdvice, take, answerAdvice, review, supersede]
