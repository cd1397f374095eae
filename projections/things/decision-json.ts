/** Who decided what, on whose advice, seeing what, and what came of it? One decision with all that hangs on it. */
import type { LearningLoopFact } from '../../events/catalogue.ts'
import { instant, lineJson, originJson } from '../base/answer-json.ts'
import { daysOverdue } from '../base/overdue.ts'
import { inside, isLate, type Pin } from '../base/pin.ts'
import { evidencePinJson, evidencePinOf, type ResolvedEvidencePin } from '../change/evidence-pin.ts'
import { expectedChangeOf } from '../change/expected-change.ts'
import { restedFigures } from '../change/rested-figures.ts'
import { namedOnce, thenAndNow } from '../change/then-and-now.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import { foldIndicator } from '../figures/indicator.ts'
import { type AdviceAt, type DecisionAt, decisionsOf } from './decision.ts'
import { mandated, mandatedJson } from './mandate.ts'

/** All decisions of a mission at a pin, with what hangs together between them. */
export interface DecisionContext {
  readonly reader: FactReader
  readonly mission: string
  readonly pin: Pin
  readonly decisions: readonly DecisionAt[]
  readonly mandated: ReturnType<typeof mandated>
  /** Learning loops by the decision they led to. */
  readonly ledTo: ReadonlyMap<string, readonly string[]>
}

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

/** Reads a mission's trail at a pin. */
export const decisionContext = (reader: FactReader, mission: string, pin: Pin): DecisionContext => ({
  reader,
  mission,
  pin,
  decisions: decisionsOf(reader, mission, pin),
  mandated: mandated(reader, mission, pin),
  ledTo: ledTo(reader, mission, pin),
})

function adviceJson({ given, answer, ...origin }: AdviceAt, { on }: Pin) {
  return {
    ...given,
    ...originJson(origin),
    answered: answer !== null,
    answer: answer && lineJson(answer),
    /** Only while it waits. */
    overdueDays: answer ? null : daysOverdue(given.respondBy, on),
  }
}

/** What its makers saw; undefined: it has not been taken. */
const evidencePinOfDecision = ({ taken }: DecisionAt, pin: Pin): ResolvedEvidencePin | undefined =>
  taken ? evidencePinOf(taken.data, taken.recordedAt, pin) : undefined

/** The indicators it names: it rests on them, expects something of them, or affects them. */
function namedIndicators({ taken }: DecisionAt) {
  const { restsOn = [], expects = [], affects = [] } = taken?.data ?? {}
  const affected = affects.flatMap(({ thing, id }) => (thing === 'indicator' ? [{ indicator: id, cell: {} }] : []))
  return namedOnce([...restsOn, ...expects.map(({ indicator }) => ({ indicator })), ...affected])
}

/** For how many days a review has been due that nobody has made; null where none is, and of what was superseded. */
const reviewOverdue = ({ taken, reviews, superseded }: DecisionAt, { on }: Pin): number | null =>
  reviews.length > 0 || superseded ? null : daysOverdue(taken?.data.reviewOn, on)

/** What is expected of it, against what happened since the day it was taken. */
function expectations({ reader, pin }: DecisionContext, { taken }: DecisionAt) {
  const { expects = [], decidedOn = '' } = taken?.data ?? {}
  return expects.map(expected => ({ ...expected, outcome: expectedChangeOf(reader, pin, expected, decidedOn) }))
}

/** What was put to them, and what they chose; of advice alone, the question it was on. */
function questionJson({ advice, taken }: DecisionAt) {
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
    decidedOn: data.decidedOn,
    reviewOn: data.reviewOn ?? null,
    affects: data.affects ?? [],
    taken: originJson(origin),
  }
}

/** A decision with everything that hangs on it. `flagged`: a figure it rests on is not what its makers saw. */
export function decisionJson(trail: DecisionContext, at: DecisionAt) {
  const { reader, mission, pin } = trail
  const seen = evidencePinOfDecision(at, pin)
  const rested = seen ? restedFigures(reader, at.taken?.data.restsOn ?? [], seen.pin, pin) : []
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
    restsOn: rested,
    indicators: thenAndNow(reader, namedIndicators(at), seen, pin),
    expects: expectations(trail, at),
    reviews: at.reviews.map(lineJson),
    reviewOverdueDays: reviewOverdue(at, pin),
    superseded: at.superseded && lineJson(at.superseded),
    supersedes: trail.decisions
      .filter(({ superseded }) => superseded?.by === at.decision)
      .map(({ decision }) => decision),
    ledFrom: trail.ledTo.get(at.decision) ?? [],
    onItsMandate: (trail.mandated.get(at.decision) ?? []).map(mandatedJson),
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
  const ofIndicators = [...indicators].map(id => foldIndicator(reader.indicator(id), pin)?.lateEntries ?? 0)
  const supersedings = decisions
    .filter(d => d.superseded && ids.has(d.superseded.by) && !ids.has(d.decision))
    .flatMap(({ superseded }) => (superseded ? [superseded] : []))
  const others = [...ids].flatMap(id => mandated.get(id) ?? []).filter(({ stream }) => !counted.has(stream))
  const late = new Set([...others, ...supersedings].filter(fact => isLate(fact, pin)).map(({ position }) => position))
  return [...shown.map(d => d.lateEntries), ...ofIndicators, late.size].reduce((sum, n) => sum + n, 0)
}

/** What waits for somebody: advice for an answer, a decision for its review, the longest overdue first. */
export function awaitedActions({ decisions, pin }: DecisionContext) {
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
    if (overdueDays === null) return []
    return [{ decision: at.decision, reviewOn: at.taken?.data.reviewOn, overdueDays }]
  })
  const longest = (a: { overdueDays: number | null }, b: { overdueDays: number | null }): number =>
    (b.overdueDays ?? -1) - (a.overdueDays ?? -1)
  return { unansweredAdvice: unanswered.sort(longest), overdueReviews: reviews.sort(longest) }
}
