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
import { dataOf, type RuleOutcome, statedWithReason, strictBody } from '../command.ts'
import { beforeSubject } from '../mission/mission-rules.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { statusAfter } from './correction-commands.ts'
import { figureAllowed } from './figure-rules.ts'
import { indicatorCommand } from './indicator-rules.ts'
import { standing } from './vintages.ts'

const dispute = indicatorCommand({
  name: 'dispute',
  summary: 'Disputes a value: it stays visible and is marked until the dispute is resolved.',
  body: strictBody({ ...disputeShape, ...statedWithReason }),
  decide: (state, request, context): RuleOutcome => {
    if (state.disputes.has(request.dispute))
      return refuse('already-exists', `The dispute “${request.dispute}” has been raised; give another id.`, '/dispute')
    const stands = standing(state, request, Number.POSITIVE_INFINITY)
    if (isRefusal(stands)) return stands
    if (isRefusal(standing(state, request, context.knownFrom.ms))) return beforeSubject('the figure')
    return [measurementDisputed(dataOf(request))]
  },
})

const resolveDispute = indicatorCommand({
  name: 'resolve-dispute',
  summary:
    'Ends a dispute: the figure is upheld, corrected (the correction is recorded too) or withdrawn (so is that).',
  body: z
    .strictObject({ dispute: id, outcome: z.enum(disputeOutcomes), value: number.optional(), ...statedWithReason })
    .refine(r => (r.outcome === 'corrected') === (r.value !== undefined), {
      error: 'a value goes with the outcome corrected, and with no other',
      path: ['value'],
    }),
  decide: (state, request, context): RuleOutcome => {
    const open = state.disputes.get(request.dispute)
    if (!open?.open)
      return refuse('unknown-dispute', `There is no open dispute “${request.dispute}”; raise one first.`, '/dispute')
    const resolved = disputeResolved(dataOf(request))
    if (request.outcome === 'upheld') return [resolved]
    const place = { period: open.period, ...(open.cell && { cell: open.cell }) }
    const found = standing(state, place, context.knownFrom.ms)
    if (isRefusal(found))
      return refuse('not-measured', 'The figure no longer stands; the dispute can only end upheld.', '/outcome')
    if (request.outcome === 'withdrawn') return [resolved, measurementWithdrawn(place)]
    const figure = { ...place, value: request.value as number, ...statusAfter({}, found) }
    // The dispute’s reason says more; of the causes there are, this one says whose word changed.
    const corrected = measurementCorrected({ ...figure, cause: 'source-revised' })
    return figureAllowed(state, figure, context, '') ?? [resolved, corrected]
  },
})

export const disputeCommands = [dispute, resolveDispute]
