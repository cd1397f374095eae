/** How may an amount be written? `value: 9.5`, an interval, or (for targets) a change; exactly one of them. */
import { z } from 'zod'
import { interval, number } from '../../../events/shapes.ts'

const ends = { low: number.optional(), high: number.optional() }
const byPercent = z.strictObject({ changePercent: number })
const byPoints = z.strictObject({ changePoints: number })
const changes = { changePercent: number.optional(), changePoints: number.optional() }

/** Fields of a figure: `value` as number or {low, high}, or low and high beside each other. */
export const figureFields = {
  value: z.union([number, interval], { error: 'must be a number, or {low, high}' }).optional(),
  ...ends,
}

/** Fields of an aim: those of a figure, or a change from the baseline. */
export const aimFields = {
  value: z
    .union([number, interval, byPercent, byPoints], {
      error: 'must be a number, {low, high}, {changePercent} or {changePoints}',
    })
    .optional(),
  ...ends,
  ...changes,
}

/** Fields of a milestone: a number on the way, or a change from the baseline. */
export const milestoneFields = {
  value: z
    .union([number, byPercent, byPoints], { error: 'must be a number, {changePercent} or {changePoints}' })
    .optional(),
  ...changes,
}

/** An amount as a fact has it. */
export interface Amount {
  readonly value?: number | undefined
  readonly low?: number | undefined
  readonly high?: number | undefined
  readonly changePercent?: number | undefined
  readonly changePoints?: number | undefined
}

/** An amount as a body may write it. */
type Written = Omit<Amount, 'value'> & { readonly value?: number | Omit<Amount, 'value'> | undefined }

/** A body whose `value` may be an object, flattened to the fields a fact has: value, low and high, or a change. */
export function flat<B extends Written>(given: B): Omit<B, 'value'> & { value?: number } {
  const { value, ...rest } = given
  if (value === undefined) return rest
  return typeof value === 'number' ? { ...rest, value } : { ...rest, ...value }
}

/** How many amounts a body states. */
export function amountsStated(given: Written): number {
  const stated = [given.value !== undefined, given.low !== undefined || given.high !== undefined]
  return [...stated, given.changePercent !== undefined, given.changePoints !== undefined].filter(Boolean).length
}

/** Checks that a body states exactly one amount. */
export function oneAmount(given: Written, context: z.core.$RefinementCtx, forms = 'value, or low and high'): void {
  if (amountsStated(given) !== 1)
    context.addIssue({ code: 'custom', path: ['value'], message: `must state exactly one of ${forms}` })
  intervalEnds(given, context)
}

/** Checks that an interval has both ends, in order. */
export function intervalEnds({ low, high }: Written, context: z.core.$RefinementCtx): void {
  const complain = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
  if ((low === undefined) !== (high === undefined))
    complain(low === undefined ? 'low' : 'high', 'an interval has both low and high')
  if (low !== undefined && high !== undefined && low > high) complain('low', 'low must not be above high')
}
