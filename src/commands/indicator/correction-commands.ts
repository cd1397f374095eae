/** The commands that put a figure right: it is corrected or withdrawn, with a reason; what was recorded stays in the history. */
import { z } from 'zod'
import { correctionCauses, measurementCorrected, measurementWithdrawn } from '../../../events/indicator.ts'
import { cell, obsStatuses, period, statusAndFlags } from '../../../events/shapes.ts'
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
import { firstRefusal, isRefusal, type Refusal, refuse, severalRefusals } from '../refusal.ts'
import { currentVintage, vintageNamed } from './already-measured.ts'
import { amountCount, exactlyOneAmount, figureFields, flattenAmount } from './amounts.ts'
import { carriesNoValue, type Figure, figureAllowed, withFlags } from './figure-rules.ts'
import { indicatorCommand, notRetired } from './indicator-rules.ts'
import { type IndicatorState, type Vintage, valueKey } from './indicator-state.ts'

const correctionObject = strictBody({
  period,
  ...figureFields,
  cause: z.enum(correctionCauses),
  cell: cell.optional(),
  obsStatus: obsStatuses.optional(),
  /** knownFrom of the vintage that is corrected; left out: the one in force. */
  vintage: statedFields.knownFrom,
  ...statedFields,
})
type CorrectionBody = z.infer<typeof correctionObject>

function correctionStated(body: CorrectionBody, context: z.core.$RefinementCtx): void {
  const message = `must be left out: obsStatus ${statusAndFlags(body.obsStatus).obsStatus} carries no value`
  if (!carriesNoValue(body.obsStatus)) exactlyOneAmount(body, context)
  else if (amountCount(body) > 0) context.addIssue({ code: 'custom', path: ['value'], message })
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
    without.length === corrections.length ? [['reason']] : without.map(index => ['corrections', index, 'reason'])
  for (const path of paths)
    context.addIssue({
      code: 'custom',
      path,
      message: 'is missing; give it for each correction, or once for all of them',
    })
})

/** A corrected figure keeps its status (provisional stays provisional) unless another is given; a value ends “missing”. */
export function statusAfterCorrection(
  { obsStatus: stated }: Pick<Figure, 'obsStatus'>,
  { data }: Vintage,
): Pick<Figure, 'obsStatus'> {
  const { obsStatus: before } = data as Figure
  return stated !== undefined || before === undefined || carriesNoValue(before) ? {} : { obsStatus: before }
}

/** The fact that one correction becomes, or a refusal; `pointer` is where the correction stands in the body. */
function judgeCorrection(
  state: IndicatorState,
  request: CorrectionBody,
  context: RuleContext,
  pointer: string,
): Decided | Refusal {
  const stated = withFlags(flattenAmount(dataOf(request)))
  const corrected =
    request.vintage === undefined
      ? currentVintage(state, stated, context.knownFrom.ms)
      : vintageNamed(state, stated, request.vintage)
  const figure = isRefusal(corrected) ? stated : { ...stated, ...statusAfterCorrection(stated, corrected) }
  const refusal = firstRefusal(
    () => notRetired(state),
    () => figureAllowed(state, figure, context, pointer),
  )
  if (refusal) return refusal
  if (isRefusal(corrected))
    return { ...corrected, faults: corrected.faults.map(f => ({ ...f, pointer: `${pointer}${f.pointer}` })) }
  // A named vintage is corrected under its own knownFrom, so that a later vintage stays in force.
  const own = request.vintage !== undefined && request.knownFrom === undefined
  return {
    fact: measurementCorrected(figure),
    ...(own && { knownFrom: { ms: corrected.knownFrom, text: request.vintage } }),
  }
}

const correct = indicatorCommand({
  name: 'correct',
  summary: 'Corrects a value, with a reason and a cause; the earlier value stays in the history.',
  roles: ['operative'],
  body: correctionBody,
  measurement: true,
  decide: (state, request, context): RuleOutcome => {
    const outcome = judgeCorrection(state, request, context, '')
    return isRefusal(outcome) ? outcome : [outcome]
  },
})

/** All or none: every correction is judged against what is in force, and no figure is corrected twice in one list. */
const correctMany = indicatorCommand({
  name: 'correct-many',
  summary: 'Corrects up to 10,000 values, all or none; refusals name the index of the correction.',
  roles: ['operative'],
  body: correctManyBody,
  measurement: true,
  largeBody: true,
  decide: (state, request, context): RuleOutcome => {
    const listed = new Set<string>()
    const outcomes = request.corrections.map((each, index): Decided | Refusal => {
      const pointer = `/corrections/${index}`
      const own =
        each.knownFrom === undefined ? undefined : readKnownFrom(each.knownFrom, context.at, `${pointer}/knownFrom`)
      if (own && isRefusal(own)) return own
      const key = `${valueKey(each.period, each.cell)}|${each.vintage ?? ''}`
      if (listed.has(key))
        return refuse(
          'already-measured',
          'This period and cell is corrected further up in the list. Give one correction for it.',
          `${pointer}/period`,
        )
      listed.add(key)
      const outcome = judgeCorrection(state, each, own ? { ...context, knownFrom: own } : context, pointer)
      if (isRefusal(outcome)) return outcome
      const annotations = annotationsOf(each)
      return { ...outcome, ...(own && { knownFrom: own }), ...(annotations && { annotations }) }
    })
    const refusals = outcomes.filter((outcome): outcome is Refusal => isRefusal(outcome))
    return refusals.length > 0 ? severalRefusals(refusals, 'correction') : (outcomes as Decided[])
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
    return isRefusal(found) ? found : [measurementWithdrawn(dataOf(request))]
  },
})

export const correctionCommands = [correct, correctMany, withdraw] as const
