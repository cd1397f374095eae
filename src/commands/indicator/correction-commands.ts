/** How is a figure put right? It is corrected or withdrawn, with a reason; what was recorded stays in the history. */
import { z } from 'zod'
import { correctionCauses, measurementCorrected, measurementWithdrawn } from '../../../events/indicator.ts'
import { cell, obsStatus, period } from '../../../events/shapes.ts'
import { dataOf, type RuleOutcome, statedFields, statedWithReason } from '../command.ts'
import { first, isRefusal } from '../refusal.ts'
import { amountsStated, figureFields, flat, oneAmount } from './amounts.ts'
import { type Figure, figureAllowed, valueless } from './figure-rules.ts'
import { active, indicatorCommand } from './indicator-rules.ts'
import type { Vintage } from './indicator-state.ts'
import { standing, vintageNamed } from './vintages.ts'

const correctionBody = z
  .strictObject({
    period,
    ...figureFields,
    cause: z.enum(correctionCauses),
    cell: cell.optional(),
    obsStatus: obsStatus.optional(),
    /** knownFrom of the vintage that is corrected; left out: the one that stands. */
    vintage: statedFields.knownFrom,
    ...statedWithReason,
  })
  .superRefine((given, context) => {
    if (!valueless(given.obsStatus)) return oneAmount(given, context)
    const message = `obsStatus ${given.obsStatus} carries no value: leave it out`
    if (amountsStated(given) > 0) context.addIssue({ code: 'custom', path: ['value'], message })
  })

/** A corrected figure keeps its status (provisional stays provisional) unless another is given; a value ends “missing”. */
export function statusAfter(
  { obsStatus: given }: Pick<Figure, 'obsStatus'>,
  { data }: Vintage,
): Pick<Figure, 'obsStatus'> {
  const { obsStatus: before } = data as Figure
  return given !== undefined || before === undefined || valueless(before) ? {} : { obsStatus: before }
}

const correct = indicatorCommand({
  name: 'correct',
  summary: 'Corrects a value, with a reason and a cause; the earlier value stays in the history.',
  body: correctionBody,
  measurement: true,
  decide: (state, request, context): RuleOutcome => {
    const given = flat(dataOf(request))
    const corrected =
      request.vintage === undefined
        ? standing(state, given, context.knownFrom.ms)
        : vintageNamed(state, given, request.vintage)
    const figure = isRefusal(corrected) ? given : { ...given, ...statusAfter(given, corrected) }
    const no = first(
      () => active(state),
      () => figureAllowed(state, figure, context, ''),
    )
    if (no || isRefusal(corrected)) return no ?? (corrected as Exclude<typeof corrected, Vintage>)
    // A named vintage is corrected in its own place, so that a later vintage goes on to stand.
    const own = request.vintage !== undefined && request.knownFrom === undefined
    return [
      {
        fact: measurementCorrected(figure),
        ...(own && { knownFrom: { ms: corrected.knownFrom, text: request.vintage } }),
      },
    ]
  },
})

const withdraw = indicatorCommand({
  name: 'withdraw',
  summary: 'Withdraws a value, with a reason; it stays in the history, and one may measure again.',
  body: z.strictObject({ period, cell: cell.optional(), ...statedWithReason }),
  measurement: true,
  decide: (state, request, context): RuleOutcome => {
    const found = active(state) ?? standing(state, request, context.knownFrom.ms)
    return isRefusal(found) ? found : [measurementWithdrawn(dataOf(request))]
  },
})

export const correctionCommands = [correct, withdraw]
