/**
 * How far from the whole may a place of its size lie by chance? Control limits of a funnel, by the normal approximation
 * (D. J. Spiegelhalter, “Funnel plots for comparing institutional performance”, Statistics in Medicine 24, 2005, 1185–1202).
 */
import { z } from 'zod'
import type { Shaped } from '../base/shaped.ts'

/** Two-sided limits: 95 % and 99.8 % of the normal distribution. */
export const WARNING = 1.959963984540054
const ACTION = 3.090232306167813

export const limitsShape = z.strictObject({ low: z.number(), high: z.number() })
export type Limits = Shaped<typeof limitsShape>

/** What the funnel says of a place. */
export const funnelShape = z.strictObject({
  z: z.number().describe('Distance from the whole in standard errors.'),
  warning: limitsShape.describe('95 %.'),
  action: limitsShape.describe('99.8 %.'),
  outside: z.enum(['action', 'warning', 'none']).describe('Which limits it lies outside of.'),
})
export type Funnel = Shaped<typeof funnelShape>

/** A place and the whole it is compared with, both in the unit of the figures. */
export interface FunnelInput {
  readonly value: number
  readonly whole: number
  /** How many it is a share of. */
  readonly size?: number | undefined
  /** Value of a share that is everybody: 1, or 100 for per cent. */
  readonly multiplier: number
  /** Standard error as stated. */
  readonly standardError?: number | undefined
}

/** Whether the value is a share of a number of people or things, whose chance variation that number tells. */
const isShare = ({ whole, size, multiplier }: FunnelInput): boolean =>
  size !== undefined && size > 0 && whole > 0 && whole < multiplier

/** Standard error of a place if it were like the whole: of a share from its size, else as it was stated. */
function errorOf(input: FunnelInput): number | undefined {
  const { whole, size = 0, multiplier, standardError } = input
  if (!isShare(input)) return standardError
  const share = whole / multiplier
  return multiplier * Math.sqrt((share * (1 - share)) / size)
}

/** Null where nothing tells how much chance may do. A share's limits stay between nobody and everybody. */
export function funnelOf(input: FunnelInput): Funnel | null {
  const { value, whole, multiplier } = input
  const error = errorOf(input)
  if (!error) return null
  const [least, most] = isShare(input) ? [0, multiplier] : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  const limits = (width: number): Limits => ({
    low: Math.max(least, whole - width * error),
    high: Math.min(most, whole + width * error),
  })
  const errors = (value - whole) / error
  const outside = Math.abs(errors) > ACTION ? 'action' : Math.abs(errors) > WARNING ? 'warning' : 'none'
  return { z: errors, warning: limits(WARNING), action: limits(ACTION), outside }
}
