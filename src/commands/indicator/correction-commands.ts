/** The commands that put a figure right: it is corrected or withdrawn, with a reason; what was recorded stays in the history. */
import { z } from 'zod'
import { correctionCauses, measurementCorrected, measurementWithdrawn } from '../../../events/indicator.ts'
import { cell, period } from '../../../events/shapes.ts'
import {
  annotationsOf,
  type Decided,
  dataOf,
  type RuleContext,
  type RuleOutcome,
  statedFields,
  statedWithReason,
  strictBody,
} from '../command.ts'
import { readKnownFrom } from '../known-from.ts'
import { isRefusal, MOST_FAULTS, type Refusal, refuse, severalRefusals } from '../refusal.ts'
import { currentVintage, vintageNamed } from './already-measured.ts'
import { flattenAmount } from './amounts.ts'
import { correctedFigure, leavesAsItStands } from './corrected-figure.ts'
import { consistentFigure, figureBody } from './figure-body.ts'
import { type Figure, figureAllowed, notLocked, withFlags } from './figure-rules.ts'
import { figureWarnings, type NewFigure, withdrawalWarnings, withWarnings } from './figure-warnings.ts'
import { indicatorCommand, notRetired } from './indicator-rules.ts'
import type { IndicatorState } from './indicator-state.ts'
import { valueKey } from './value-key.ts'

const correctionObject = strictBody({
  ...figureBody,
  cause: z.enum(correctionCauses),
  /** knownFrom of the vintage that is corrected; left out: the one in force. */
  vintage: statedFields.knownFrom,
  ...statedFields,
})
type CorrectionBody = z.infer<typeof correctionObject>

/** What a correction may change of a figure. */
const changeable = [
  'value',
  'low',
  'high',
  'judgement',
  'obsStatus',
  'numerator',
  'denominator',
  'standardError',
  'margin',
  'note',
] as const

function correctionStated(body: CorrectionBody, context: z.core.$RefinementCtx): void {
  consistentFigure(body, context, false)
  if (changeable.some(field => body[field] !== undefined)) return
  const message = `is missing; a correction states what changes: at least one of ${changeable.join(', ')}`
  context.addIssue({ code: 'custom', path: ['value'], message })
}

const correctionBody = correctionObject.extend(statedWithReason).superRefine(correctionStated)
/** The reason may be given once, for all of the list. */
const correctManyBody = strictBody({
  corrections: z.array(correctionObject.superRefine(correctionStated)).min(1).max(10_000),
  ...statedFields,
}).superRefine(({ corrections, reason }, context) => {
  const without = corrections.flatMap((each, index) => (each.reason === undefined ? [index] : []))
  if (reason !== undefined || without.length === 0) return
  const paths =
    without.length === corrections.length
      ? [['reason']]
      : without.slice(0, MOST_FAULTS).map(index => ['corrections', index, 'reason'])
  for (const path of paths)
    context.addIssue({
      code: 'custom',
      path,
      message: 'is missing; give it for each correction, or once for all of them',
    })
})

/** The fact that one correction becomes, or a refusal; `pointer` is where the correction stands in the body. */
function judgeCorrection(
  state: IndicatorState,
  request: CorrectionBody,
  context: RuleContext,
  pointer: string,
): Decided | Refusal {
  const { cause, vintage, ...changes } = withFlags(flattenAmount(dataOf(request)))
  const found =
    vintage === undefined
      ? currentVintage(state, changes, context.knownFrom.ms, pointer)
      : vintageNamed(state, changes, vintage, pointer)
  const retired = notRetired(state)
  if (retired) return retired
  if (isRefusal(found)) return figureAllowed(state, changes, context, pointer) ?? found
  // A named vintage is corrected under its own knownFrom, so that a later vintage stays in force.
  const own = vintage !== undefined && request.knownFrom === undefined
  const knownFrom = own ? { ms: found.knownFrom, text: vintage } : context.knownFrom
  const figure = correctedFigure(found, changes, context, pointer)
  if (isRefusal(figure)) return figure
  const fact = measurementCorrected({ ...figure, cause, ...(vintage !== undefined && { vintage }) })
  const refusal = figureAllowed(state, figure, { ...context, knownFrom }, pointer)
  if (refusal) return refusal
  if (leavesAsItStands(found, figure)) return refuse('same-as-before/standing', {}, `${pointer}/value`)
  return { fact, ...(own && { knownFrom }) }
}

const newFigure = ({ fact, knownFrom }: Decided, context: RuleContext, pointer: string): NewFigure => ({
  figure: fact.data as Figure,
  knownFrom: (knownFrom ?? context.knownFrom).ms,
  pointer,
})

const correct = indicatorCommand({
  name: 'correct',
  summary: 'Corrects a value, with a reason and a cause; the earlier value stays in the history.',
  roles: ['operative'],
  body: correctionBody,
  measurement: true,
  decide: (state, request, context): RuleOutcome => {
    const outcome = judgeCorrection(state, request, context, '')
    if (isRefusal(outcome)) return outcome
    return withWarnings([outcome], figureWarnings(state, [newFigure(outcome, context, '')]))
  },
})

/** All or none: every correction is judged against what is in force, and no figure is corrected twice in one list. */
const correctMany = indicatorCommand({
  name: 'correct-many',
  summary: 'Corrects up to 10,000 values, all or none; refusals name the index of the correction.',
  roles: ['operative'],
  body: correctManyBody,
  measurement: true,
  list: 'corrections',
  decide: (state, request, context): RuleOutcome => {
    const listed = new Set<string>()
    const outcomes = request.corrections.map((each, index): Decided | Refusal => {
      const pointer = `/corrections/${index}`
      const own =
        each.knownFrom === undefined ? undefined : readKnownFrom(each.knownFrom, context.at, `${pointer}/knownFrom`)
      if (own && isRefusal(own)) return own
      const key = `${valueKey(each.period, each.cell)}|${each.vintage ?? ''}`
      if (listed.has(key)) return refuse('already-measured/listed', {}, `${pointer}/period`)
      listed.add(key)
      const outcome = judgeCorrection(state, each, own ? { ...context, knownFrom: own } : context, pointer)
      if (isRefusal(outcome)) return outcome
      const annotations = annotationsOf(each)
      return { ...outcome, ...(own && { knownFrom: own }), ...(annotations && { annotations }) }
    })
    const refusals = outcomes.filter((outcome): outcome is Refusal => isRefusal(outcome))
    if (refusals.length > 0) return severalRefusals(refusals, 'correction')
    const decided = outcomes as Decided[]
    const figures = decided.map((each, index) => newFigure(each, context, `/corrections/${index}`))
    return withWarnings(decided, figureWarnings(state, figures))
  },
})

const withdraw = indicatorCommand({
  name: 'withdraw',
  summary: 'Withdraws a value, with a reason. It stays in the history, and a new value can be measured.',
  roles: ['operative'],
  body: strictBody({ period, cell: cell.optional(), ...statedWithReason }),
  measurement: true,
  decide: (state, request, context): RuleOutcome => {
    const found = notRetired(state) ?? currentVintage(state, request, context.knownFrom.ms)
    if (isRefusal(found)) return found
    const fact = measurementWithdrawn(dataOf(request))
    return (
      notLocked(state, request.period, '/period') ??
      withWarnings([{ fact }], withdrawalWarnings(state, request, context.knownFrom))
    )
  },
})

export const correctionCommands = [correct, correctMany, withdraw] as const
