/** How may an amount be written? `value: 9.5`, an interval, or (for targets) a change; exactly one of them. */
import { z } from 'zod'
import { interval, number } from '../../events/shapes.ts'

const change = { changePercent: number.optional(), changePoints: number.optional() }

/** Fields of a figure: `value` as number or {low, high}, or low and high beside each other. */
export const figureFields = {
  value: z.union([number, interval]).optional(),
  low: number.optional(),
  high: number.optional(),
}

/** Fields of an aim: those of a figure, or a change from the baseline. */
export const aimFields = {
  value: z
    .union([number, interval, z.strictObject({ changePercent: number }), z.strictObject({ changePoints: number })])
    .optional(),
  low: number.optional(),
  high: number.optional(),
  ...change,
}

type Given = Partial<Record<'value' | 'low' | 'high' | 'changePercent' | 'changePoints', unknown>>

/** How many amounts a body states; an interval needs both ends, low not above high. */
export function amountsStated(given: Given): number {
  const stated = [given.value !== undefined, given.low !== undefined || given.high !== undefined]
  return [...stated, given.changePercent !== undefined, given.changePoints !== undefined].filter(Boolean).length
}

/** Checks that a body states exactly one amount. */
export function oneAmount(given: Given, context: z.core.$RefinementCtx, forms = 'value, or low and high'): void {
  if (amountsStated(given) !== 1)
    context.addIssue({ code: 'custom', path: ['value'], message: `must state exactly one of ${forms}` })
  intervalEnds(given, context)
}

/** Checks that an interval has both ends in order. */
export function intervalEnds({ low, high }: Given, context: z.core.$RefinementCtx): void {
  if ((low === undefined) !== (high === undefined))
    context.addIssue({
      code: 'custom',
      path: [low === undefined ? 'low' : 'high'],
      message: 'an interval has both low and high',
    })
  if (typeof low === 'number' && typeof high === 'number' && low > high)
    context.addIssue({ code: 'custom', path: ['low'], message: 'low must not be above high' })
}
