/** The body of one figure as a command takes it: its amount, status, parts and error, and what of them may stand together. */
import type { z } from 'zod'
import { measurementShape } from '../../../events/indicator.ts'
import { carriesNoValue, mayLackValue, obsStatuses, statusAndFlags } from '../../../events/obs-status.ts'
import { type AmountInput, amountCount, completeInterval, figureFields } from './amounts.ts'

const { flags: _flags, ...statable } = measurementShape
/** The fields of a figure in a body: those of a measurement, with `obsStatus` as one code or several. */
export const figureBody = { ...statable, ...figureFields, obsStatus: obsStatuses.optional() }

/** What of a body says something about its figure. */
export interface FigureBody extends AmountInput {
  readonly judgement?: object | undefined
  readonly obsStatus?: z.infer<typeof obsStatuses> | undefined
  readonly numerator?: number | undefined
  readonly denominator?: number | undefined
  readonly standardError?: number | undefined
  readonly margin?: object | undefined
}

/** Fields from which a value could be worked out. */
const revealingFields = ['margin', 'numerator', 'denominator'] as const

/** How many amounts a body states: a value, an interval or a judgement. */
export const statedAmounts = (body: FigureBody): number => amountCount(body) + (body.judgement === undefined ? 0 : 1)

/** A ratio of nothing to nothing, which is what “not applicable” (M) says of it. */
const isNothingOfNothing = ({ numerator, denominator }: FigureBody): boolean => numerator === 0 && denominator === 0

/**
 * Rule 10: the statuses that say that there is no value take neither one nor anything that reveals it, and no figure states
 * two amounts. A body that must state an amount is checked for that besides.
 */
export function consistentFigure(body: FigureBody, context: z.core.$RefinementCtx, mustState: boolean): void {
  const complain = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
  const { obsStatus: status } = statusAndFlags(body.obsStatus)
  const stated = statedAmounts(body)
  if (carriesNoValue(status)) {
    const message = `must be left out: obsStatus ${status} carries no value`
    if (stated > 0) complain('value', message)
    const isEmptyRatio = status === 'M' && isNothingOfNothing(body)
    for (const field of revealingFields)
      if (body[field] !== undefined && !(isEmptyRatio && field !== 'margin')) complain(field, message)
  } else if (stated > 1 || (stated === 0 && mustState && !mayLackValue(status))) {
    complain(
      'value',
      'must state exactly one of: value, low and high, or judgement. For a figure without a value, give obsStatus L, M or Q',
    )
  }
  completeInterval(body, context)
  if (body.standardError !== undefined && body.margin !== undefined)
    complain('margin', 'cannot be combined with standardError: give one of them')
}

/** Checks the body of a measurement, which states a whole figure. */
export function wholeFigure(body: FigureBody, context: z.core.$RefinementCtx): void {
  consistentFigure(body, context, true)
  if ((body.numerator === undefined) === (body.denominator === undefined)) return
  const path = [body.numerator === undefined ? 'numerator' : 'denominator']
  context.addIssue({ code: 'custom', path, message: 'numerator and denominator go together' })
}
