/** The commands of a dispute (rule 6): the figure stays visible and marked until the dispute ends, with a reason. */
import { z } from 'zod'
import {
  correctionCauses,
  disputeOutcomes,
  disputeResolved,
  disputeShape,
  measurementCorrected,
  measurementDisputed,
  measurementWithdrawn,
} from '../../../events/indicator.ts'
import { id } from '../../../events/shapes.ts'
import { dataOf, type RuleOutcome, statedWithReason, strictBody } from '../command.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { currentVintage } from './already-measured.ts'
import { flattenAmount } from './amounts.ts'
import { correctedFigure, leavesAsItStands } from './corrected-figure.ts'
import { consistentFigure, figureBody } from './figure-body.ts'
import { figureAllowed, notLocked, withFlags } from './figure-rules.ts'
import { figureWarnings, withdrawalWarnings, withWarnings } from './figure-warnings.ts'
import { indicatorCommand, notRetired } from './indicator-rules.ts'

const dispute = indicatorCommand({
  name: 'dispute',
  summary: 'Disputes a value: it stays visible and is marked until the dispute is resolved.',
  roles: ['operative', 'partnership', 'participation', 'evaluator'],
  body: strictBody({ ...disputeShape, ...statedWithReason }),
  decide: (state, request, context): RuleOutcome => {
    if (state.disputes.has(request.dispute))
      return refuse('already-exists/dispute', { id: request.dispute }, '/dispute')
    const disputed = currentVintage(state, request, Number.POSITIVE_INFINITY)
    if (isRefusal(disputed)) return disputed
    if (isRefusal(currentVintage(state, request, context.knownFrom.ms)))
      return refuse('known-before-its-subject/disputed', {}, '/knownFrom')
    return [measurementDisputed(dataOf(request))]
  },
})

const { period: _period, cell: _cell, ...changes } = figureBody
const resolutionObject = strictBody({
  dispute: id,
  outcome: z.enum(disputeOutcomes),
  cause: z.enum(correctionCauses).optional(),
  ...changes,
  ...statedWithReason,
})
type Cause = (typeof correctionCauses)[number]

/** A correction says its cause and what changes; the other outcomes say neither. */
const resolutionBody = resolutionObject.superRefine((body, context) => {
  const complain = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
  const stated = Object.keys(changes).filter(field => body[field as keyof typeof changes] !== undefined)
  if (body.outcome === 'corrected') {
    consistentFigure(body, context, false)
    if (stated.length === 0)
      complain('value', 'must be given with the outcome corrected, or another field that changes')
    if (body.cause === undefined)
      complain('cause', `must be given with the outcome corrected: ${correctionCauses.join(', ')}`)
    return
  }
  const message = 'must be given with the outcome corrected, and with no other'
  for (const field of [...stated, ...(body.cause === undefined ? [] : ['cause'])]) complain(field, message)
})

const resolveDispute = indicatorCommand({
  name: 'resolve-dispute',
  summary:
    'Ends a dispute: the figure is upheld, corrected or withdrawn. The correction or withdrawal is recorded with it.',
  roles: ['operative'],
  body: resolutionBody,
  decide: (state, request, context): RuleOutcome => {
    const open = state.disputes.get(request.dispute)
    if (!open?.open) return refuse('unknown-dispute', { id: request.dispute }, '/dispute')
    const { dispute, outcome, cause, ...stated } = dataOf(request)
    const changes = withFlags(flattenAmount(stated))
    const resolved = disputeResolved({ dispute, outcome, ...(changes.value !== undefined && { value: changes.value }) })
    if (request.outcome === 'upheld') return [resolved]
    const retired = notRetired(state)
    if (retired) return retired
    const disputed = { period: open.period, ...(open.cell && { cell: open.cell }) }
    const vintage = currentVintage(state, disputed, context.knownFrom.ms)
    if (isRefusal(vintage)) return refuse('not-measured/withdrawn', {}, '/outcome')
    if (request.outcome === 'withdrawn') {
      const withdrawn = [{ fact: resolved }, { fact: measurementWithdrawn(disputed) }]
      return (
        notLocked(state, open.period, '/outcome') ??
        withWarnings(withdrawn, withdrawalWarnings(state, disputed, context.knownFrom))
      )
    }
    const figure = correctedFigure(vintage, { ...disputed, ...changes }, context, '')
    if (isRefusal(figure)) return figure
    if (leavesAsItStands(vintage, figure)) return refuse('same-as-before/disputed', {}, '/outcome')
    const corrected = measurementCorrected({ ...figure, cause: cause as Cause })
    const isNew = { figure, knownFrom: context.knownFrom.ms, pointer: '' }
    return (
      figureAllowed(state, figure, context, '') ??
      withWarnings([{ fact: resolved }, { fact: corrected }], figureWarnings(state, [isNew]))
    )
  },
})

export const disputeCommands = [dispute, resolveDispute] as const
