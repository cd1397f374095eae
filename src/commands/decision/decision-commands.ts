/** The commands of a decision: to advise on it, take it, answer the advice, review and supersede it. */
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import {
  adviceAnswered,
  adviceGiven,
  adviceShape,
  answerReceived,
  answerReceivedShape,
  answerShape,
  decisionConfirmed,
  decisionReviewed,
  decisionShape,
  decisionSuperseded,
  decisionTaken,
  reviewShape,
} from '../../../events/decision.ts'
import { id, knowledge, name, type Text } from '../../../events/shapes.ts'
import { acknowledged, acknowledgementBody } from '../acknowledgement.ts'
import { commandsOf, dataOf, type RuleContext, statedFields, statedWithReason, strictBody } from '../command.ts'
import { evidencePinAt, figuresPossible } from '../evidence-pin.ts'
import {
  decisionInMission,
  dueLater,
  indicatorInMission,
  missionTakesChanges,
  noEarlier,
  notInFuture,
} from '../referenced-things.ts'
import { firstRefusal, isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { DecisionState } from './decision-state.ts'

const decisionCommand = commandsOf('decisions', { missionOf: state => state.mission })

const sameMission = (state: DecisionState, mission: string): Refusal | undefined => {
  if (state.mission === '' || state.mission === mission) return undefined
  return refuse('other-mission', { mission: state.mission }, '/mission')
}
const notTaken = (state: DecisionState): Refusal | undefined => (state.taken ? refuse('already-taken', {}) : undefined)
const isTaken = (state: DecisionState | undefined, pointer = ''): Refusal | undefined =>
  state?.taken ? undefined : refuse('not-taken', {}, pointer)
const notSuperseded = ({ supersededBy }: DecisionState): Refusal | undefined => {
  if (supersededBy === undefined) return undefined
  return refuse('already-superseded', { by: supersededBy })
}

/** A decision is not superseded by itself, nor by one that it supersedes, directly or through others. */
function notItsOwnSuccessor(own: string, by: string, { world }: RuleContext): Refusal | undefined {
  for (let at: string | undefined = by; at !== undefined; at = world.decision(at)?.supersededBy)
    if (at === own) return refuse('same-as-before/decision', {}, '/by')
  return undefined
}

/** A decision is replaced by one of the same day or later. */
function decidedNoEarlier(state: DecisionState, by: DecisionState | undefined): Refusal | undefined {
  if (by === undefined || by.decidedOn >= state.decidedOn) return undefined
  return refuse('decided-earlier', { by: by.decidedOn, own: state.decidedOn }, '/by')
}

const giveAdvice = decisionCommand({
  name: 'give-advice',
  summary: 'Gives advice on a question, before or after it is decided; the advice must be answered.',
  roles: ['participation', 'evaluator'],
  existence: 'either',
  body: strictBody({ ...adviceShape, ...statedFields }),
  missionOf: (state, request) => state.mission || request.mission,
  decide: (state, request, context) =>
    firstRefusal(
      () => sameMission(state, request.mission),
      () => missionTakesChanges(request.mission, context),
    ) ?? [dueLater(adviceGiven(dataOf(request)), request.respondBy, context, '/respondBy')],
})

/** What is chosen is one of the alternatives, word for word. */
function chosenAmong(
  { alternatives, chosen }: { readonly alternatives: readonly Text[]; readonly chosen: Text },
  context: z.core.$RefinementCtx,
): void {
  if (alternatives.some(alternative => isDeepStrictEqual(alternative, chosen))) return
  context.addIssue({ code: 'custom', path: ['chosen'], message: 'must be one of the alternatives, word for word' })
}

const take = decisionCommand({
  name: 'take',
  summary:
    'Takes a decision: question, alternatives, choice, rationale, and what its makers saw. With `minutes` a secretary records what a body decided, which is stated only until it is confirmed.',
  roles: ['partnership', 'operative'],
  rolesWith: ({ minutes }) => (minutes ? ['partnership', 'operative'] : ['partnership']),
  existence: 'either',
  body: strictBody({
    ...decisionShape,
    seenPosition: z.int().min(0).optional(),
    seenAsOf: knowledge.optional(),
    ...statedFields,
  })
    .superRefine(chosenAmong)
    .refine(({ minutes, evidence }) => !minutes || (evidence?.length ?? 0) > 0, {
      error: 'must be given with minutes: the document that they are',
      path: ['evidence'],
    }),
  missionOf: (state, request) => state.mission || request.mission,
  decide: (state, request, context) => {
    const { mission, decidedOn, restsOn = [], expects = [], reviewOn } = request
    const refusal = firstRefusal(
      () => sameMission(state, mission),
      () => notTaken(state),
      () => missionTakesChanges(mission, context),
      () => notInFuture(decidedOn, context, '/decidedOn'),
      () => figuresPossible(mission, restsOn, context),
      ...expects.map(
        ({ indicator, by }, index) =>
          () =>
            indicatorInMission(mission, indicator, context, `/expects/${index}/indicator`) ??
            noEarlier(by, decidedOn, `/expects/${index}/by`),
      ),
      () => noEarlier(reviewOn, decidedOn, '/reviewOn'),
    )
    if (refusal) return refusal
    const pin = evidencePinAt(request, decidedOn, mission, context)
    if (isRefusal(pin)) return pin
    return [dueLater(decisionTaken({ ...dataOf(request), ...pin }), reviewOn, context, '/reviewOn')]
  },
})

const answerAdvice = decisionCommand({
  name: 'answer-advice',
  summary: 'Answers the advice given: followed, partly followed or not followed, and why.',
  roles: ['partnership'],
  body: strictBody({ ...answerShape, ...statedFields }),
  decide: (state, request) => (state.unanswered === 0 ? refuse('no-advice', {}) : [adviceAnswered(dataOf(request))]),
})

const confirm = decisionCommand({
  name: 'confirm',
  summary: 'Confirms a decision that was recorded as minutes: from then on it is the body’s own.',
  roles: ['partnership'],
  body: strictBody({ by: name, ...statedFields }),
  decide: (state, request) =>
    isTaken(state) ?? (state.unconfirmed ? [decisionConfirmed(dataOf(request))] : refuse('same-as-before/minutes', {})),
})

const receiveAnswer = decisionCommand({
  name: 'receive-answer',
  summary: 'Says what those who advised think of the answer: good, unclear or not answered.',
  roles: ['participation', 'evaluator'],
  body: strictBody({ ...answerReceivedShape, ...statedFields }),
  decide: (state, request) => (state.answerWaits ? [answerReceived(dataOf(request))] : refuse('no-answer', {})),
})

const acknowledge = decisionCommand({
  name: 'acknowledge',
  summary:
    'Answers for what has changed in the figures it rests on, up to a position that was read: it stands, changes or is withdrawn, and why.',
  roles: ['partnership'],
  body: acknowledgementBody,
  decide: (state, request, context) => isTaken(state) ?? acknowledged(dataOf(request), context),
})

const review = decisionCommand({
  name: 'review',
  summary: 'Reviews what came of the decision.',
  roles: ['partnership'],
  body: strictBody({ ...reviewShape, ...statedFields }),
  decide: (state, request) => isTaken(state) ?? [decisionReviewed(dataOf(request))],
})

const supersede = decisionCommand({
  name: 'supersede',
  summary: 'States which later decision replaces this one, and why.',
  roles: ['partnership'],
  body: strictBody({ by: id, ...statedWithReason }),
  decide: (state, request, context) =>
    firstRefusal(
      () => isTaken(state),
      () => notSuperseded(state),
      () => decisionInMission(state.mission, request.by, context, '/by'),
      () => notItsOwnSuccessor(context.id, request.by, context),
      () => isTaken(context.world.decision(request.by), '/by'),
      () => decidedNoEarlier(state, context.world.decision(request.by)),
    ) ?? [decisionSuperseded(dataOf(request))],
})

export const decisionCommands = [
  giveAdvice,
  take,
  confirm,
  answerAdvice,
  receiveAnswer,
  review,
  acknowledge,
  supersede,
] as const
