/** The ways to write an amount in a body: `value: 9.5`, an interval, or (for targets) a change; exactly one of them. */
import { z } from 'zod'
import { interval, number } from '../../../events/shapes.ts'

const intervalFields = { low: number.optional(), high: number.optional() }
const byPercent = z.strictObject({ changePercent: number })
const byPoints = z.strictObject({ changePoints: number })
const changeFields = { changePercent: number.optional(), changePoints: number.optional() }

/** Fields of a figure: `value` as number or {low, high}, or low and high beside each other. */
export const figureFields = {
  value: z.union([number, interval], { error: 'must be a number, or {low, high}' }).optional(),
  ...intervalFields,
}

/** Fields of a target’s amount: those of a figure, or a change from the baseline. */
export const targetAmountFields = {
  value: z
    .union([number, interval, byPercent, byPoints], {
      error: 'must be a number, {low, high}, {changePercent} or {changePoints}',
    })
    .optional(),
  ...intervalFields,
  ...changeFields,
}

/** Fields of a milestone’s amount: a number, or a change from the baseline. */
export const milestoneFields = {
  value: z
    .union([number, byPercent, byPoints], { error: 'must be a number, {changePercent} or {changePoints}' })
    .optional(),
  ...changeFields,
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
export type AmountInput = Omit<Amount, 'value'> & { readonly value?: number | Omit<Amount, 'value'> | undefined }

/** A body whose `value` may be an object, flattened to the fields a fact has: value, low and high, or a change. */
export function flattenAmount<B extends AmountInput>(body: B): Omit<B, 'value'> & { value?: number } {
  const { value, ...rest } = body
  if (value === undefined) return rest
  return typeof value === 'number' ? { ...rest, value } : { ...rest, ...value }
}

/** How many amounts a body states. */
export function amountCount({ value, low, high, changePercent, changePoints }: AmountInput): number {
  const interval = low !== undefined || high !== undefined
  const stated = [value !== undefined, interval, changePercent !== undefined, changePoints !== undefined]
  return stated.filter(Boolean).length
}

/** Checks that a body states exactly one amount. */
export function exactlyOneAmount(
  amount: AmountInput,
  context: z.core.$RefinementCtx,
  message = 'must state exactly one amount: value, or low and high',
): void {
  if (amountCount(amount) !== 1) context.addIssue({ code: 'custom', path: ['value'], message })
  completeInterval(amount, context)
}

/** Checks that an interval has both ends, in order. */
export function completeInterval({ low, high }: AmountInput, context: z.core.$RefinementCtx): void {
  const complain = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
  if ((low === undefined) !== (high === undefined))
    complain(low === undefined ? 'low' : 'high', 'an interval needs both low and high')
  if (low !== undefined && high !== undefined && low > high) complain('low', 'low must not be above high')
}
