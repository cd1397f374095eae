/** What may one wish of an indicator's figures? To measure, one or many at once. */
import { z } from 'zod'
import { indicatorMeasured, measurementShape } from '../../../events/indicator.ts'
import { obsStatuses, statusAndFlags, valueless } from '../../../events/shapes.ts'
import { type Decided, dataOf, type KnownFrom, type RuleContext, type RuleOutcome, statedFields } from '../command.ts'
import { readKnownFrom } from '../known-from.ts'
import { isRefusal, type Refusal, severalRefusals } from '../refusal.ts'
import { amountsStated, figureFields, flat, intervalEnds } from './amounts.ts'
import { type Figure, figureAllowed } from './figure-rules.ts'
import { active, indicatorCommand } from './indicator-rules.ts'
import { type IndicatorState, settleKind, type Vintage, valueKey } from './indicator-state.ts'
import { meets } from './vintages.ts'

const { flags: _flags, ...statable } = measurementShape
const measureObject = z.strictObject({
  ...statable,
  ...figureFields,
  obsStatus: obsStatuses.optional(),
  ...statedFields,
})
type MeasureBody = z.infer<typeof measureObject>

const telling = ['margin', 'numerator', 'denominator'] as const

/** Rule 10: missing (L), not applicable (M) and suppressed (Q) carry no value and nothing it could be told from, all others must. */
function figureStated(given: MeasureBody, context: z.core.$RefinementCtx): void {
  const complain = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
  const stated = amountsStated(given) + (given.judgement === undefined ? 0 : 1)
  const { obsStatus } = statusAndFlags(given.obsStatus)
  if (valueless(obsStatus)) {
    const carries = `obsStatus ${obsStatus} carries no value: leave it out`
    if (stated > 0) complain('value', carries)
    for (const field of telling) if (given[field] !== undefined) complain(field, carries)
  } else if (stated !== 1) {
    complain(
      'value',
      'must state exactly one of value, low and high, or judgement (or obsStatus L, M or Q without any)',
    )
  }
  intervalEnds(given, context)
  if (given.standardError !== undefined && given.margin !== undefined)
    complain('margin', 'goes without a standardError: give one of them')
  if ((given.numerator === undefined) !== (given.denominator === undefined))
    complain(given.numerator === undefined ? 'numerator' : 'denominator', 'numerator and denominator go together')
}

const measureBody = measureObject.superRefine(figureStated)

const asFigure = (request: MeasureBody): Figure => {
  const { obsStatus, ...rest } = flat(dataOf(request))
  return obsStatus === undefined ? rest : { ...rest, ...statusAndFlags(obsStatus) }
}

/** What one figure says about itself, where it says any of it. */
function sayings({ reason, decision, evidence }: MeasureBody): Vintage['said'] {
  if (reason === undefined && decision === undefined && evidence === undefined) return undefined
  return {
    ...(reason !== undefined && { reason }),
    ...(decision !== undefined && { decision }),
    ...(evidence !== undefined && { evidence }),
  }
}

/** The same again is the same before anything is asked of it; what is new must be allowed. */
function judged(
  state: IndicatorState,
  vintages: readonly Vintage[] | undefined,
  request: MeasureBody,
  context: RuleContext,
  at: string,
): Figure | Vintage | Refusal {
  const figure = asFigure(request)
  const met = meets(vintages ?? [], figure, sayings(request), context.knownFrom, at)
  if (typeof met === 'object' && 'revision' in met) return met
  return active(state) ?? figureAllowed(state, figure, context, at) ?? (met === 'new' ? figure : met)
}

const isVintage = (judged: Figure | Vintage): judged is Vintage => 'revision' in judged

const measure = indicatorCommand({
  name: 'measure',
  summary:
    'Logs a measurement. The same body again is the same measurement; another value for the same period is a correction.',
  body: measureBody,
  measurement: true,
  decide: (state, request, context): RuleOutcome => {
    const told = judged(state, state.vintages.get(valueKey(request.period, request.cell)), request, context, '')
    if (isRefusal(told)) return told
    return isVintage(told) ? { same: [told.revision] } : [indicatorMeasured(told)]
  },
})

/** All or none: every figure is judged as if those before it in the list were recorded. */
const measureMany = indicatorCommand({
  name: 'measure-many',
  summary: 'Logs up to 10,000 measurements, all or none; refusals name the index.',
  body: z.strictObject({ measurements: z.array(measureBody).min(1).max(10_000), ...statedFields }),
  measurement: true,
  large: true,
  decide: (state, request, context): RuleOutcome => {
    const judge = oneOfMany(state, context)
    const outcomes = request.measurements.map((each, index) => judge(each, `/measurements/${index}`))
    const refusals = outcomes.filter(o => typeof o === 'object' && isRefusal(o)) as Refusal[]
    if (refusals.length > 0) return active(state) ?? severalRefusals(refusals, 'measurements')
    const decided = outcomes.filter(o => typeof o === 'object') as Decided[]
    return decided.length > 0 ? decided : { same: outcomes.filter(o => typeof o === 'number') }
  },
})

/** Judges one figure after the other: a fact, the revision that says so already (−1: one listed before), or a refusal. */
function oneOfMany(state: IndicatorState, context: RuleContext) {
  const listed = new Map<string, Vintage[]>()
  const meanwhile = { ...state, versions: state.versions.map(version => ({ ...version })) }
  return (each: MeasureBody, at: string): Decided | number | Refusal => {
    const own = each.knownFrom === undefined ? undefined : readKnownFrom(each.knownFrom, context.at, `${at}/knownFrom`)
    if (own && isRefusal(own)) return own
    const knownFrom = own ?? context.knownFrom
    const key = valueKey(each.period, each.cell)
    const vintages = listed.get(key) ?? state.vintages.get(key) ?? []
    const told = judged(meanwhile, vintages, each, { ...context, knownFrom }, at)
    if (isRefusal(told)) return told
    if (isVintage(told)) return told.revision
    listed.set(key, [...vintages, asListed(told, knownFrom, sayings(each))])
    settleKind(meanwhile, told.period)
    return { fact: indicatorMeasured(told), ...(own && { knownFrom: own }), ...saying(each) }
  }
}

const saying = (each: MeasureBody): Pick<Decided, 'said'> => {
  const said = sayings(each)
  return said ? { said } : {}
}

const asListed = (data: Figure, { ms, text }: KnownFrom, said: Vintage['said']): Vintage => ({
  type: 'indicator-measured',
  data,
  knownFrom: ms,
  knownText: text,
  revision: -1,
  said,
})

export const figureCommands = [measure, measureMany]
