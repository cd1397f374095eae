/** The commands of a dispute (rule 6): the figure stays visible and marked until the dispute ends, with a reason. */
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
import { knownBefore } from '../referenced-things.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { currentVintage } from './already-measured.ts'
import { statusAfterCorrection } from './correction-commands.ts'
import { figureAllowed } from './figure-rules.ts'
import { indicatorCommand } from './indicator-rules.ts'

const dispute = indicatorCommand({
  name: 'dispute',
  summary: 'Disputes a value: it stays visible and is marked until the dispute is resolved.',
  roles: ['operative'],
  body: strictBody({ ...disputeShape, ...statedWithReason }),
  decide: (state, request, context): RuleOutcome => {
    if (state.disputes.has(request.dispute)) {
      const detail = `The dispute “${request.dispute}” has already been raised. Use another id.`
      return refuse('already-exists', detail, '/dispute')
    }
    const disputed = currentVintage(state, request, Number.POSITIVE_INFINITY)
    if (isRefusal(disputed)) return disputed
    if (isRefusal(currentVintage(state, request, context.knownFrom.ms))) return knownBefore('the disputed figure')
    return [measurementDisputed(dataOf(request))]
  },
})

const resolveDispute = indicatorCommand({
  name: 'resolve-dispute',
  summary:
    'Ends a dispute: the figure is upheld, corrected or withdrawn. The correction or withdrawal is recorded with it.',
  roles: ['operative'],
  body: strictBody({
    dispute: id,
    outcome: z.enum(disputeOutcomes),
    value: number.optional(),
    ...statedWithReason,
  }).refine(({ outcome, value }) => (outcome === 'corrected') === (value !== undefined), {
    error: 'must be given with the outcome corrected, and with no other',
    path: ['value'],
  }),
  decide: (state, request, context): RuleOutcome => {
    const open = state.disputes.get(request.dispute)
    if (!open?.open) {
      const detail = `The indicator has no open dispute “${request.dispute}”. Raise it first, or name another dispute.`
      return refuse('unknown-dispute', detail, '/dispute')
    }
    const resolved = disputeResolved(dataOf(request))
    if (request.outcome === 'upheld') return [resolved]
    const disputed = { period: open.period, ...(open.cell && { cell: open.cell }) }
    const vintage = currentVintage(state, disputed, context.knownFrom.ms)
    if (isRefusal(vintage)) {
      const detail = 'The disputed figure has been withdrawn since. Use the outcome upheld to end the dispute.'
      return refuse('not-measured', detail, '/outcome')
    }
    if (request.outcome === 'withdrawn') return [resolved, measurementWithdrawn(disputed)]
    const figure = { ...disputed, value: request.value as number, ...statusAfterCorrection({}, vintage) }
    // The reason of the dispute says more; of the causes there are, this one says that the source’s figure changed.
    const corrected = measurementCorrected({ ...figure, cause: 'source-revised' })
    return figureAllowed(state, figure, context, '') ?? [resolved, corrected]
  },
})

export const disputeCommands = [dispute, resolveDispute] as const
