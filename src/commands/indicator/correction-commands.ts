/** The commands that put a figure right: it is corrected or withdrawn, with a reason; what was recorded stays in the history. */
import { z } from 'zod'
import { correctionCauses, measurementCorrected, measurementWithdrawn } from '../../../events/indicator.ts'
import { cell, obsStatus, period } from '../../../events/shapes.ts'
import { dataOf, type RuleOutcome, statedFields, statedWithReason, strictBody } from '../command.ts'
import { firstRefusal, isRefusal } from '../refusal.ts'
import { currentVintage, vintageNamed } from './already-measured.ts'
import { amountCount, exactlyOneAmount, figureFields, flattenAmount } from './amounts.ts'
import { carriesNoValue, type Figure, figureAllowed } from './figure-rules.ts'
import { indicatorCommand, notRetired } from './indicator-rules.ts'
import type { Vintage } from './indicator-state.ts'

const correctionBody = strictBody({
  period,
  ...figureFields,
  cause: z.enum(correctionCauses),
  cell: cell.optional(),
  obsStatus: obsStatus.optional(),
  /** knownFrom of the vintage that is corrected; left out: the one in force. */
  vintage: statedFields.knownFrom,
  ...statedWithReason,
}).superRefine((body, context) => {
  if (!carriesNoValue(body.obsStatus)) return exactlyOneAmount(body, context)
  const message = `must be left out: obsStatus ${body.obsStatus} carries no value`
  if (amountCount(body) > 0) context.addIssue({ code: 'custom', path: ['value'], message })
})

/** A corrected figure keeps its status (provisional stays provisional) unless another is given; a value ends “missing”. */
export function statusAfterCorrection(
  { obsStatus: stated }: Pick<Figure, 'obsStatus'>,
  { data }: Vintage,
): Pick<Figure, 'obsStatus'> {
  const { obsStatus: before } = data as Figure
  return stated !== undefined || before === undefined || carriesNoValue(before) ? {} : { obsStatus: before }
}

const correct = indicatorCommand({
  name: 'correct',
  summary: 'Corrects a value, with a reason and a cause; the earlier value stays in the history.',
  roles: ['operative'],
  body: correctionBody,
  measurement: true,
  decide: (state, request, context): RuleOutcome => {
    const stated = flattenAmount(dataOf(request))
    const corrected =
      request.vintage === undefined
        ? currentVintage(state, stated, context.knownFrom.ms)
        : vintageNamed(state, stated, request.vintage)
    const figure = isRefusal(corrected) ? stated : { ...stated, ...statusAfterCorrection(stated, corrected) }
    const refusal = firstRefusal(
      () => notRetired(state),
      () => figureAllowed(state, figure, context, ''),
    )
    if (refusal) return refusal
    if (isRefusal(corrected)) return corrected
    const fact = measurementCorrected(figure)
    // A named vintage is corrected under its own knownFrom, so that a later vintage stays in force.
    return request.vintage !== undefined && request.knownFrom === undefined
      ? [{ fact, knownFrom: { ms: corrected.knownFrom, text: request.vintage } }]
      : [fact]
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

export const correctionCommands = [correct, withdraw] as const
