/** The commands that record figures: to measure, one figure or many at once. */
import { z } from 'zod'
import type { Annotations } from '../../../events/fact.ts'
import { indicatorMeasured, measurementShape } from '../../../events/indicator.ts'
import { type Decided, dataOf, type RuleContext, type RuleOutcome, statedFields, strictBody } from '../command.ts'
import { type KnownFrom, readKnownFrom } from '../known-from.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { compareWithRecorded } from './already-measured.ts'
import { amountCount, completeInterval, figureFields, flattenAmount } from './amounts.ts'
import { carriesNoValue, type Figure, figureAllowed } from './figure-rules.ts'
import { indicatorCommand, notRetired } from './indicator-rules.ts'
import { type IndicatorState, settlePeriodKind, type Vintage, valueKey } from './indicator-state.ts'

const measureObject = strictBody({ ...measurementShape, ...figureFields, ...statedFields })
type MeasureBody = z.infer<typeof measureObject>

/** Fields from which a value could be worked out. */
const revealingFields = ['margin', 'numerator', 'denominator'] as const

/** Rule 10: missing (L), not applicable (M) and suppressed (Q) carry no value nor anything that reveals it; all others must have one. */
function figureStated(body: MeasureBody, context: z.core.$RefinementCtx): void {
  const complain = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
  const stated = amountCount(body) + (body.judgement === undefined ? 0 : 1)
  if (carriesNoValue(body.obsStatus)) {
    const message = `must be left out: obsStatus ${body.obsStatus} carries no value`
    if (stated > 0) complain('value', message)
    // Of nobody nothing is revealed: 0 of 0 is why a ratio is not applicable.
    const isOfNobody = body.obsStatus === 'M' && body.numerator === 0 && body.denominator === 0
    for (const field of revealingFields)
      if (body[field] !== undefined && !(isOfNobody && field !== 'margin')) complain(field, message)
  } else if (stated !== 1) {
    complain(
      'value',
      'must state exactly one of: value, low and high, or judgement. For a figure without a value, give obsStatus L, M or Q',
    )
  }
  completeInterval(body, context)
  if (body.standardError !== undefined && body.margin !== undefined)
    complain('margin', 'cannot be combined with standardError: give one of them')
  if ((body.numerator === undefined) !== (body.denominator === undefined))
    complain(body.numerator === undefined ? 'numerator' : 'denominator', 'numerator and denominator go together')
}

const measureBody = measureObject.superRefine(figureStated)

/** The reason, decision and evidence of one figure, where any is given. */
function annotationsOf({ reason, decision, evidence }: MeasureBody): Annotations | undefined {
  if (reason === undefined && decision === undefined && evidence === undefined) return undefined
  return {
    ...(reason !== undefined && { reason }),
    ...(decision !== undefined && { decision }),
    ...(evidence !== undefined && { evidence }),
  }
}

/**
 * The figure to record, the vintage that records the same already, or a refusal. An identical resubmission is answered
 * before any other rule runs.
 */
function judgeFigure(
  state: IndicatorState,
  vintages: readonly Vintage[] | undefined,
  request: MeasureBody,
  context: RuleContext,
  pointer: string,
): Figure | Vintage | Refusal {
  const figure: Figure = flattenAmount(dataOf(request))
  const recorded = compareWithRecorded(vintages ?? [], figure, annotationsOf(request), context.knownFrom, pointer)
  if (typeof recorded === 'object' && 'revision' in recorded) return recorded
  return notRetired(state) ?? figureAllowed(state, figure, context, pointer) ?? (recorded === 'new' ? figure : recorded)
}

const isVintage = (outcome: Figure | Vintage): outcome is Vintage => 'revision' in outcome

const measure = indicatorCommand({
  name: 'measure',
  summary:
    'Records a measurement. An identical resubmission is the same measurement; another value for the same period is a correction.',
  roles: ['operative'],
  body: measureBody,
  measurement: true,
  decide: (state, request, context): RuleOutcome => {
    const vintages = state.vintages.get(valueKey(request.period, request.cell))
    const outcome = judgeFigure(state, vintages, request, context, '')
    if (isRefusal(outcome)) return outcome
    return isVintage(outcome) ? { same: [outcome.revision] } : [indicatorMeasured(outcome)]
  },
})

/** All or none: every figure is judged as if those before it in the list were recorded. */
const measureMany = indicatorCommand({
  name: 'measure-many',
  summary: 'Records up to 10,000 measurements, all or none; refusals name the index of the measurement.',
  roles: ['operative'],
  body: strictBody({ measurements: z.array(measureBody).min(1).max(10_000), ...statedFields }),
  measurement: true,
  largeBody: true,
  decide: (state, request, context): RuleOutcome => {
    const judge = sequentialJudge(state, context)
    const outcomes = request.measurements.map((each, index) => judge(each, `/measurements/${index}`))
    const refusals = outcomes.filter(o => typeof o === 'object' && isRefusal(o)) as Refusal[]
    if (refusals.length > 0) return notRetired(state) ?? allRefusals(refusals)
    const decided = outcomes.filter(o => typeof o === 'object') as Decided[]
    return decided.length > 0 ? decided : { same: outcomes.filter(o => typeof o === 'number') }
  },
})

/** Judges figures one after the other: a fact, the revision that records the same (−1: one before it in the list), or a refusal. */
function sequentialJudge(state: IndicatorState, context: RuleContext) {
  const listed = new Map<string, Vintage[]>()
  const stateSoFar = { ...state, versions: state.versions.map(version => ({ ...version })) }
  return (request: MeasureBody, pointer: string): Decided | number | Refusal => {
    const own =
      request.knownFrom === undefined ? undefined : readKnownFrom(request.knownFrom, context.at, `${pointer}/knownFrom`)
    if (own && isRefusal(own)) return own
    const knownFrom = own ?? context.knownFrom
    const key = valueKey(request.period, request.cell)
    const vintages = listed.get(key) ?? state.vintages.get(key) ?? []
    const outcome = judgeFigure(stateSoFar, vintages, request, { ...context, knownFrom }, pointer)
    if (isRefusal(outcome)) return outcome
    if (isVintage(outcome)) return outcome.revision
    const annotations = annotationsOf(request)
    listed.set(key, [...vintages, vintageToBe(outcome, knownFrom, annotations)])
    settlePeriodKind(stateSoFar, outcome.period)
    return { fact: indicatorMeasured(outcome), ...(own && { knownFrom: own }), ...(annotations && { annotations }) }
  }
}

const vintageToBe = (data: Figure, { ms, text }: KnownFrom, annotations: Annotations | undefined): Vintage => ({
  type: 'indicator-measured',
  data,
  knownFrom: ms,
  knownFromText: text,
  revision: -1,
  annotations,
})

function allRefusals(refusals: readonly Refusal[]): Refusal {
  const [one] = refusals as [Refusal]
  const faults = refusals.flatMap(refusal => refusal.faults)
  const count = refusals.length === 1 ? 'One measurement is' : `${refusals.length} of the measurements are`
  const detail = `${count} refused, so none is recorded. Correct or remove what errors lists; the first: ${one.detail}`
  return { refused: one.refused, detail, faults: faults.slice(0, 1000) }
}

export const figureCommands = [measure, measureMany] as const
