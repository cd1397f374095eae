/** The commands of a learning loop: to open it with a hypothesis, note evidence and insight, close and reopen it. */
import { z } from 'zod'
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
import { acknowledged, acknowledgementBody } from '../acknowledgement.ts'
import { commandsOf, dataOf, statedFields, statedWithReason, strictBody } from '../command.ts'
import { evidencePinAt, figuresPossible } from '../evidence-pin.ts'
import { decisionInMission, dueLater, indicatorInMission, missionExists, projectExists } from '../referenced-things.ts'
import { firstRefusal, isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { LearningLoopState } from './learning-loop-state.ts'

const learningLoopCommand = commandsOf('learning-loops', { missionOf: state => state.mission })

const notClosed = (state: LearningLoopState): Refusal | undefined =>
  state.closed ? refuse('loop-closed', {}) : undefined

const open = learningLoopCommand({
  name: 'open',
  summary: 'Opens a learning loop: a question, a hypothesis, what is expected, and when it is reviewed.',
  roles: ['evaluator'],
  existence: 'creates',
  body: strictBody({ ...loopShape, ...statedFields }),
  missionOf: (_state, request) => request.mission,
  decide: (_state, request, context) => {
    const { mission, expects, indicators = [], projects = [] } = request
    return (
      firstRefusal(
        // Rule 14: a concluded mission still takes reviews, and a learning loop is one.
        () => missionExists(mission, context),
        () =>
          expects.indicator === undefined
            ? undefined
            : indicatorInMission(mission, expects.indicator, context, '/expects/indicator'),
        ...indicators.map(
          (indicator, index) => () => indicatorInMission(mission, indicator, context, `/indicators/${index}`),
        ),
        ...projects.map((project, index) => () => projectExists(project, context, `/projects/${index}`)),
      ) ?? [dueLater(learningLoopOpened(dataOf(request)), request.reviewOn, context, '/reviewOn')]
    )
  },
})

const noteEvidence = learningLoopCommand({
  name: 'note-evidence',
  summary: 'Notes evidence, with the position and date at which it was seen.',
  roles: ['evaluator'],
  body: strictBody({
    ...evidenceShape,
    seenPosition: z.int().min(0).optional(),
    seenAsOf: knowledge.optional(),
    ...statedFields,
  }),
  decide: (state, request, context) => {
    const refusal = firstRefusal(
      () => notClosed(state),
      () => figuresPossible(state.mission, request.restsOn ?? [], context),
    )
    if (refusal) return refusal
    const pin = evidencePinAt(request, request.seenAsOf ?? context.today, state.mission, context)
    return isRefusal(pin) ? pin : [evidenceNoted({ ...dataOf(request), ...pin })]
  },
})

const recordInsight = learningLoopCommand({
  name: 'record-insight',
  summary: 'Records what was learnt, and by whom.',
  roles: ['evaluator'],
  body: strictBody({ ...insightShape, ...statedFields }),
  decide: (state, request) => notClosed(state) ?? [insightRecorded(dataOf(request))],
})

const close = learningLoopCommand({
  name: 'close',
  summary: 'Closes the loop with a conclusion and its consequence, such as a decision.',
  roles: ['evaluator'],
  body: strictBody({ ...closingShape, ...statedFields }),
  decide: (state, request, context) =>
    firstRefusal(
      () => notClosed(state),
      () =>
        request.consequence.decision === undefined
          ? undefined
          : decisionInMission(state.mission, request.consequence.decision, context, '/consequence/decision'),
    ) ?? [learningLoopClosed(dataOf(request))],
})

const reopen = learningLoopCommand({
  name: 'reopen',
  summary: 'Reopens a closed loop, with a reason.',
  roles: ['evaluator'],
  body: strictBody(statedWithReason),
  decide: state => (state.closed ? [learningLoopReopened({})] : refuse('loop-open', {})),
})

const acknowledge = learningLoopCommand({
  name: 'acknowledge',
  summary:
    'Answers for what has changed in the figures its evidence rests on, up to a position that was read: it stands, changes or is withdrawn, and why.',
  roles: ['evaluator'],
  body: acknowledgementBody,
  decide: (_state, request, context) => acknowledged(dataOf(request), context),
})

export const learningLoopCommands = [open, noteEvidence, recordInsight, acknowledge, close, reopen] as const
