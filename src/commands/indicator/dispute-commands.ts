/** What if somebody says a figure is wrong? Rule 6: it stays visible and marked until the dispute ends, with a reason. */
import { z } from 'zod'
import {
  disputeOutcomes,
  disputeResolved,
  disputeShape,
  measurementCorrected,
  measurementDisputed,
  measurementWithdrawn,
} from '../../../events/indicator.ts'
import { id, number } from '../../../events/shapes.ts'
import { body, dataOf, type Outcome, reasoned } from '../command.ts'
import { beforeSubject } from '../mission/mission-rules.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { statusAfter } from './correction-commands.ts'
import { figureAllowed } from './figure-rules.ts'
import { indicatorWish } from './indicator-rules.ts'
import { standing } from './vintages.ts'

const dispute = indicatorWish({
  name: 'dispute',
  summary: 'Disputes a value: it stays visible and is marked until the dispute is resolved.',
  body: body({ ...disputeShape, ...reasoned }),
  decide: (state, wished, context): Outcome => {
    if (state.disputes.has(wished.dispute))
      return refuse('already-exists', `The dispute “${wished.dispute}” has been raised; give another id.`, '/dispute')
    const stands = standing(state, wished, Number.POSITIVE_INFINITY)
    if (isRefusal(stands)) return stands
    if (isRefusal(standing(state, wished, context.knownFrom.ms))) return beforeSubject('the figure')
    return [measurementDisputed(dataOf(wished))]
  },
})

const resolveDispute = indicatorWish({
  name: 'resolve-dispute',
  summary:
    'Ends a dispute: the figure is upheld, corrected (the correction is recorded too) or withdrawn (so is that).',
  body: z
    .strictObject({ dispute: id, outcome: z.enum(disputeOutcomes), value: number.optional(), ...reasoned })
    .refine(r => (r.outcome === 'corrected') === (r.value !== undefined), {
      error: 'a value goes with the outcome corrected, and with no other',
      path: ['value'],
    }),
  decide: (state, wished, context): Outcome => {
    const open = state.disputes.get(wished.dispute)
    if (!open?.open)
      return refuse('unknown-dispute', `There is no open dispute “${wished.dispute}”; raise one first.`, '/dispute')
    const resolved = disputeResolved(dataOf(wished))
    if (wished.outcome === 'upheld') return [resolved]
    const place = { period: open.period, ...(open.cell && { cell: open.cell }) }
    const found = standing(state, place, context.knownFrom.ms)
    if (isRefusal(found))
      return refuse('not-measured', 'The figure no longer stands; the dispute can only end upheld.', '/outcome')
    if (wished.outcome === 'withdrawn') return [resolved, measurementWithdrawn(place)]
    const figure = { ...place, value: wished.value as number, ...statusAfter({}, found) }
    // The dispute’s reason says more; of the causes there are, this one says whose word changed.
    const corrected = measurementCorrected({ ...figure, cause: 'source-revised' })
    return figureAllowed(state, figure, context, '') ?? [resolved, corrected]
  },
})

export const disputeCommands = [dispute, resolveDispute]
