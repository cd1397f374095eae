/** What may one wish of a learning loop? To open it on a hypothesis, note evidence and insight, close and reopen it. */
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
import { body, type Command, dataOf, type Fold, reasoned, said } from '../command.ts'
import { restsOnFigures, seen } from '../evidence-pin.ts'
import { decisionStands, indicatorOf, missionIs, projectStands } from '../named-things.ts'
import { first, type Refusal, refuse } from '../refusal.ts'

export interface LearningLoopState {
  mission: string
  closed: boolean
}

export const learningLoopFold: Fold<LearningLoopState, LearningLoopFact> = {
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

const wish = <B extends object>(
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

const openLoop = wish({
  name: 'open',
  summary: 'Opens a learning loop: a question, a hypothesis, what is expected, and when it is reviewed.',
  life: 'begins',
  body: body({ ...loopShape, ...said }),
  missionOf: (_state, wished) => wished.mission,
  decide: (_state, wished, context) => {
    const { mission, expects, indicators = [], projects = [] } = wished
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
      ) ?? [learningLoopOpened(dataOf(wished))]
    )
  },
})

const noteEvidence = wish({
  name: 'note-evidence',
  summary: 'Notes evidence, pinned as it was seen.',
  body: body({ ...evidenceShape, seenPosition: z.int().min(0).optional(), seenAsOf: knowledge.optional(), ...said }),
  decide: (state, wished, context) => {
    const { restsOn = [] } = wished
    const no = first(
      () => open(state),
      () => restsOnFigures(state.mission, restsOn, context),
    )
    if (no) return no
    const pin = seen(wished, wished.seenAsOf ?? context.today, state.mission, context)
    return 'refused' in pin ? pin : [evidenceNoted({ ...dataOf(wished), ...pin })]
  },
})

const recordInsight = wish({
  name: 'record-insight',
  summary: 'Records what was learnt, and by whom.',
  body: body({ ...insightShape, ...said }),
  decide: (state, wished) => open(state) ?? [insightRecorded(dataOf(wished))],
})

const close = wish({
  name: 'close',
  summary: 'Closes the loop with a conclusion and its consequence, a decision where one followed.',
  body: body({ ...closingShape, ...said }),
  decide: (state, wished, context) =>
    first(
      () => open(state),
      () =>
        wished.consequence.decision === undefined
          ? undefined
          : decisionStands(wished.consequence.decision, context, '/consequence/decision'),
    ) ?? [learningLoopClosed(dataOf(wished))],
})

const reopen = wish({
  name: 'reopen',
  summary: 'Reopens a closed loop, with a reason.',
  body: body(reasoned),
  decide: state =>
    state.closed ? [learningLoopReopened({})] : refuse('loop-open', 'The learning loop is open; close it first.'),
})

export const learningLoopCommands = [openLoop, noteEvidence, recordInsight, close, reopen]
