/** What may one learningLoopCommand of a learning loop? To open it on a hypothesis, note evidence and insight, close and reopen it. */
import { z } from 'zod'
import type { LearningLoopFact } from '../../../events/catalogue.ts'
import {
  closingShape,
  evidenceNoted,
  evidenceShape,
  insightRecorded,
  insightShape,
  learningLoopClosed,
  learningLoopOpened,
  learningLoopReopened,
  loopShape,
} from '../../../events/learning-loop.ts'
import { knowledge } from '../../../events/shapes.ts'
import { type Command, dataOf, type StateFold, statedFields, statedWithReason, strictBody } from '../command.ts'
import { restsOnFigures, seen } from '../evidence-pin.ts'
import { decisionStands, indicatorOf, missionIs, projectStands } from '../named-things.ts'
import { first, type Refusal, refuse } from '../refusal.ts'

export interface LearningLoopState {
  mission: string
  closed: boolean
}

export const learningLoopFold: StateFold<LearningLoopState, LearningLoopFact> = {
  initial: () => ({ mission: '', closed: false }),
  evolve: {
    'learning-loop-opened': (state, { data }) => {
      state.mission = data.mission
    },
    'evidence-noted': () => {},
    'insight-recorded': () => {},
    'learning-loop-closed': state => {
      state.closed = true
    },
    'learning-loop-reopened': state => {
      state.closed = false
    },
  },
}

const learningLoopCommand = <B extends object>(
  own: Pick<Command<LearningLoopState, B>, 'name' | 'summary' | 'body' | 'decide'> &
    Partial<Pick<Command<LearningLoopState, B>, 'life' | 'missionOf'>>,
): Command<LearningLoopState, B> => ({
  thing: 'learning-loops',
  life: 'needs',
  measurement: false,
  large: false,
  missionOf: state => state.mission,
  ...own,
})

const open = (state: LearningLoopState): Refusal | undefined =>
  state.closed ? refuse('loop-closed', 'The learning loop is closed; reopen it with a reason.') : undefined

const openLoop = learningLoopCommand({
  name: 'open',
  summary: 'Opens a learning loop: a question, a hypothesis, what is expected, and when it is reviewed.',
  life: 'begins',
  body: strictBody({ ...loopShape, ...statedFields }),
  missionOf: (_state, request) => request.mission,
  decide: (_state, request, context) => {
    const { mission, expects, indicators = [], projects = [] } = request
    return (
      first(
        // Rule 14: a concluded mission still takes reviews, and learning is one.
        () => missionIs(mission, context),
        () =>
          expects.indicator === undefined
            ? undefined
            : indicatorOf(mission, expects.indicator, context, '/expects/indicator'),
        ...indicators.map((indicator, index) => () => indicatorOf(mission, indicator, context, `/indicators/${index}`)),
        ...projects.map((project, index) => () => projectStands(project, context, `/projects/${index}`)),
      ) ?? [learningLoopOpened(dataOf(request))]
    )
  },
})

const noteEvidence = learningLoopCommand({
  name: 'note-evidence',
  summary: 'Notes evidence, pinned as it was seen.',
  body: strictBody({
    ...evidenceShape,
    seenPosition: z.int().min(0).optional(),
    seenAsOf: knowledge.optional(),
    ...statedFields,
  }),
  decide: (state, request, context) => {
    const { restsOn = [] } = request
    const no = first(
      () => open(state),
      () => restsOnFigures(state.mission, restsOn, context),
    )
    if (no) return no
    const pin = seen(request, request.seenAsOf ?? context.today, state.mission, context)
    return 'refused' in pin ? pin : [evidenceNoted({ ...dataOf(request), ...pin })]
  },
})

const recordInsight = learningLoopCommand({
  name: 'record-insight',
  summary: 'Records what was learnt, and by whom.',
  body: strictBody({ ...insightShape, ...statedFields }),
  decide: (state, request) => open(state) ?? [insightRecorded(dataOf(request))],
})

const close = learningLoopCommand({
  name: 'close',
  summary: 'Closes the loop with a conclusion and its consequence, a decision where one followed.',
  body: strictBody({ ...closingShape, ...statedFields }),
  decide: (state, request, context) =>
    first(
      () => open(state),
      () =>
        request.consequence.decision === undefined
          ? undefined
          : decisionStands(request.consequence.decision, context, '/consequence/decision'),
    ) ?? [learningLoopClosed(dataOf(request))],
})

const reopen = learningLoopCommand({
  name: 'reopen',
  summary: 'Reopens a closed loop, with a reason.',
  body: strictBody(statedWithReason),
  decide: state =>
    state.closed ? [learningLoopReopened({})] : refuse('loop-open', 'The learning loop is open; close it first.'),
})

export const learningLoopCommands = [openLoop, noteEvidence, recordInsight, close, reopen]
