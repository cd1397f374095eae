/** A decision as answers show it: the advice, what its makers saw and what has changed since, what was expected of it and what came of it. */
import { z } from 'zod'
import type { LearningLoopFact } from '../../events/catalogue.ts'
import {
  acknowledgementShape,
  adviceShape as advisedShape,
  answerReceivedShape,
  answerShape,
  reviewShape,
  decisionShape as takenShape,
} from '../../events/decision.ts'
import { day, id, name, text } from '../../events/shapes.ts'
import {
  instant,
  lineJson,
  lineShape,
  originFields,
  originJson,
  originShape,
  revisionShape,
} from '../base/answer-json.ts'
import { daysOverdue, overdueDaysShape } from '../base/overdue.ts'
import { inside, isLate, type Pin } from '../base/pin.ts'
import type { Shaped } from '../base/shaped.ts'
import { evidencePinJson, evidencePinOf, evidencePinShape, type ResolvedEvidencePin } from '../change/evidence-pin.ts'
import { expectedChangeOf, expectedChangeShape } from '../change/expected-change.ts'
import { restedFigureShape, restedFigures } from '../change/rested-figures.ts'
import { type NamedIndicator, namedOnce, thenAndNow, thenAndNowShape } from '../change/then-and-now.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import { lateEntriesOf } from '../figures/indicator.ts'
import { answeredUpTo } from './answered-up-to.ts'
import { type AdviceAt, type DecisionAt, decisionsOf } from './decision.ts'
import { mandated, mandatedJson, mandatedShape } from './mandate.ts'

/** All decisions of a mission at a pin, with what was done on the mandate of each and what led to it. */
export interface DecisionContext {
  readonly reader: FactReader
  readonly mission: string
  readonly pin: Pin
  readonly decisions: readonly DecisionAt[]
  readonly mandated: ReturnType<typeof mandated>
  /** Learning loops by the decision they led to. */
  readonly ledTo: ReadonlyMap<string, readonly string[]>
}

/** Learning loops by the decision they led to. */
function ledTo(reader: FactReader, mission: string, pin: Pin): Map<string, string[]> {
  const led = new Map<string, string[]>()
  for (const loop of reader.ofMission(mission, 'learning-loop'))
    for (const fact of reader.facts<LearningLoopFact>(`learning-loop-${loop}`)) {
      const decision = fact.type === 'learning-loop-closed' ? fact.data.consequence.decision : undefined
      if (decision === undefined || !inside(fact, pin) || led.get(decision)?.includes(loop)) continue
      led.set(decision, [...(led.get(decision) ?? []), loop])
    }
  return led
}

export const decisionContext = (reader: FactReader, mission: string, pin: Pin): DecisionContext => ({
  reader,
  mission,
  pin,
  decisions: decisionsOf(reader, mission, pin),
  mandated: mandated(reader, mission, pin),
  ledTo: ledTo(reader, mission, pin),
})

const { mission: _mission, ...givenFields } = advisedShape

const adviceShape = z.strictObject({
  ...givenFields,
  ...originFields,
  answered: z.boolean(),
  answer: lineShape(answerShape).nullable(),
  received: lineShape(answerReceivedShape).nullable().describe('What those who advised say of the answer.'),
  overdueDays: overdueDaysShape,
})

function adviceJson({ given, answer, received, ...origin }: AdviceAt, { on }: Pin): Shaped<typeof adviceShape> {
  return {
    ...given,
    ...originJson(origin),
    answered: answer !== null,
    answer: answer && lineJson(answer),
    received: received && lineJson(received),
    overdueDays: answer ? null : daysOverdue(given.respondBy, on),
  }
}

/** The pin its makers saw; undefined: it has not been taken. */
const evidencePinOfDecision = ({ taken }: DecisionAt, pin: Pin): ResolvedEvidencePin | undefined =>
  taken ? evidencePinOf(taken.data, taken.recordedAt, pin) : undefined

/** The indicators it names: it rests on them, expects something of them, or affects them. */
function namedIndicators({ taken }: DecisionAt): NamedIndicator[] {
  const { restsOn = [], expects = [], affects = [] } = taken?.data ?? {}
  const affected = affects.flatMap(({ thing, id }) => (thing === 'indicator' ? [{ indicator: id, cell: {} }] : []))
  return namedOnce([...restsOn, ...expects.map(({ indicator }) => ({ indicator })), ...affected])
}

/** For how many days its review has been due; null: it is not, it was made, or the decision was superseded. */
const reviewOverdue = ({ taken, reviews, superseded }: DecisionAt, { on }: Pin): number | null =>
  reviews.length > 0 || superseded ? null : daysOverdue(taken?.data.reviewOn, on)

const { affects, expects, restsOn: _restsOn, mission: _of, ...questionFields } = takenShape
const expectationShape = expects.unwrap().element.extend({ outcome: expectedChangeShape })

/** What is expected of it, against what happened since the day it was taken. */
function expectationsJson({ reader, pin }: DecisionContext, { taken }: DecisionAt): Shaped<typeof expectationShape>[] {
  const { expects = [], decidedOn = '' } = taken?.data ?? {}
  return expects.map(expected => ({ ...expected, outcome: expectedChangeOf(reader, pin, expected, decidedOn) }))
}

const commonFields = {
  decision: id,
  mission: id,
  status: z.enum(['advised', 'taken', 'superseded']),
  mandate: id.nullable().describe('The decision on whose mandate it was taken.'),
  advice: z.array(adviceShape),
  unanswered: z.int().describe('How much of the advice waits for an answer.'),
  seen: evidencePinShape.nullable().describe('What its makers saw.'),
  flagged: z
    .boolean()
    .describe('A figure it rests on is no longer what its makers saw, and nobody has answered for that.'),
  acknowledgements: z.array(lineShape(acknowledgementShape)),
  restsOn: z.array(restedFigureShape),
  indicators: z.array(thenAndNowShape).describe('Every indicator it names, then and now.'),
  expects: z.array(expectationShape),
  reviews: z.array(lineShape(reviewShape)),
  reviewOverdueDays: overdueDaysShape,
  superseded: lineShape({ by: id }).nullable(),
  supersedes: z.array(id),
  ledFrom: z.array(id).describe('The learning loops that led to it.'),
  onItsMandate: z.array(mandatedShape),
  revision: revisionShape,
}
const advisedFields = { question: text.optional(), body: name.optional(), taken: z.null() }
const takenFields = {
  ...questionFields,
  dissent: text.nullable(),
  caseReference: name.nullable(),
  accountable: name.nullable(),
  minutes: z.boolean().describe('Recorded as minutes: stated only, until confirmed.'),
  confirmed: lineShape({ by: name }).nullable(),
  reviewOn: day.nullable(),
  affects: affects.unwrap(),
  taken: originShape,
}

/** The shape of a decision with more fields: one that was taken, or one there is only advice on. */
export const decisionShape = <More extends z.core.$ZodLooseShape>(more: More) =>
  z.union([
    z.strictObject({ ...commonFields, ...takenFields, ...more }),
    z.strictObject({ ...commonFields, ...advisedFields, ...more }),
  ])
const plainDecisionShape = decisionShape({})

/** The question and what was chosen; where there is only advice, the question that was on. */
function questionJson({ advice, taken, confirmed }: DecisionAt) {
  const [first] = advice
  if (!taken) return { question: first?.given.question, body: first?.given.body, taken: null }
  const { data, ...origin } = taken
  return {
    question: data.question,
    body: data.body,
    alternatives: data.alternatives,
    chosen: data.chosen,
    rationale: data.rationale,
    dissent: data.dissent ?? null,
    caseReference: data.caseReference ?? null,
    accountable: data.accountable ?? null,
    minutes: data.minutes ?? false,
    confirmed: confirmed && lineJson(confirmed),
    decidedOn: data.decidedOn,
    reviewOn: data.reviewOn ?? null,
    affects: data.affects ?? [],
    taken: originJson(origin),
  }
}

/** A decision with everything that belongs to it. */
export function decisionJson(context: DecisionContext, at: DecisionAt): Shaped<typeof plainDecisionShape> {
  const { reader, mission, pin } = context
  const seen = evidencePinOfDecision(at, pin)
  const rested = seen ? restedFigures(reader, at.taken?.data.restsOn ?? [], seen.pin, pin, answeredUpTo(at)) : []
  return {
    decision: at.decision,
    mission,
    status: at.superseded ? 'superseded' : at.taken ? 'taken' : 'advised',
    ...questionJson(at),
    mandate: at.taken?.decision ?? null,
    advice: at.advice.map(advice => adviceJson(advice, pin)),
    unanswered: at.advice.filter(({ answer }) => !answer).length,
    seen: seen ? evidencePinJson(reader, mission, seen) : null,
    flagged: rested.some(key => key.flagged),
    acknowledgements: at.acknowledgements.map(lineJson),
    restsOn: rested,
    indicators: thenAndNow(reader, namedIndicators(at), seen, pin),
    expects: expectationsJson(context, at),
    reviews: at.reviews.map(lineJson),
    reviewOverdueDays: reviewOverdue(at, pin),
    superseded: at.superseded && lineJson(at.superseded),
    supersedes: context.decisions
      .filter(({ superseded }) => superseded?.by === at.decision)
      .map(({ decision }) => decision),
    ledFrom: context.ledTo.get(at.decision) ?? [],
    onItsMandate: (context.mandated.get(at.decision) ?? []).map(mandatedJson),
    revision: at.revision,
  }
}

/** Facts shown with some decisions that were recorded after the pin's day, each counted once. */
export function lateInDecisions(
  { reader, decisions, mandated, pin }: DecisionContext,
  shown: readonly DecisionAt[],
): number {
  const indicators = new Set(shown.flatMap(namedIndicators).map(({ indicator }) => indicator))
  const counted = new Set([...indicators].map(id => `indicator-${id}`))
  for (const { decision } of shown) counted.add(`decision-${decision}`)
  const ids = new Set(shown.map(({ decision }) => decision))
  const ofIndicators = [...indicators].map(id => lateEntriesOf(reader.indicator(id), pin))
  const supersedings = decisions
    .filter(d => d.superseded && ids.has(d.superseded.by) && !ids.has(d.decision))
    .flatMap(({ superseded }) => (superseded ? [superseded] : []))
  const others = [...ids].flatMap(id => mandated.get(id) ?? []).filter(({ stream }) => !counted.has(stream))
  const late = new Set([...others, ...supersedings].filter(fact => isLate(fact, pin)).map(({ position }) => position))
  return [...shown.map(d => d.lateEntries), ...ofIndicators, late.size].reduce((sum, n) => sum + n, 0)
}

export const awaitedFields = {
  unansweredAdvice: z
    .array(
      z.strictObject({
        decision: id,
        body: name,
        question: text,
        given: z.string().describe('Instant from when it was known.'),
        respondBy: day.nullable(),
        overdueDays: overdueDaysShape,
        position: z.int(),
      }),
    )
    .describe('The longest overdue first.'),
  overdueReviews: z
    .array(z.strictObject({ decision: id, reviewOn: day, overdueDays: z.int() }))
    .describe('The longest overdue first.'),
}
const awaitedShape = z.strictObject(awaitedFields)

/** What waits for somebody: advice for an answer, and decisions whose review is overdue. */
export function awaitedActions({ decisions, pin }: DecisionContext): Shaped<typeof awaitedShape> {
  const unanswered = decisions.flatMap(({ decision, advice }) =>
    advice
      .filter(({ answer }) => !answer)
      .map(({ given, knownFrom, position }) => ({
        decision,
        body: given.body,
        question: given.question,
        given: instant(knownFrom),
        respondBy: given.respondBy ?? null,
        overdueDays: daysOverdue(given.respondBy, pin.on),
        position,
      })),
  )
  const reviews = decisions.flatMap(at => {
    const overdueDays = reviewOverdue(at, pin)
    const reviewOn = at.taken?.data.reviewOn
    return overdueDays === null || reviewOn === undefined ? [] : [{ decision: at.decision, reviewOn, overdueDays }]
  })
  const longest = (a: { overdueDays: number | null }, b: { overdueDays: number | null }): number =>
    (b.overdueDays ?? -1) - (a.overdueDays ?? -1)
  return { unansweredAdvice: unanswered.sort(longest), overdueReviews: reviews.sort(longest) }
}
