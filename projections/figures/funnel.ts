/**
 * How far from the whole may a place of its size lie by chance? Control limits of a funnel, by the normal approximation
 * (D. J. Spiegelhalter, “Funnel plots for comparing institutional performance”, Statistics in Medicine 24, 2005, 1185–1202).
 */

/** Two-sided limits: 95 % and 99.8 % of the normal distribution. */
export const WARNING = 1.959963984540054
const ACTION = 3.090232306167813

export interface Limits {
  readonly low: number
  readonly high: number
}

export interface Funnel {
  /** Distance from the whole in standard errors. */
  readonly z: number
  readonly warning: Limits
  readonly action: Limits
  /** Which limits it lies outside of. */
  readonly outside: 'action' | 'warning' | 'none'
}

/** A place held against the whole, both in the unit of the figures. */
export interface Held {
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
const isShare = ({ whole, size, multiplier }: Held): boolean =>
  size !== undefined && size > 0 && whole > 0 && whole < multiplier

/** Standard error of a place if it were like the whole: of a share from its size, else as it was stated. */
function errorOf(held: Held): number | undefined {
  const { whole, size = 0, multiplier, standardError } = held
  if (!isShare(held)) return standardError
  const share = whole / multiplier
  return multiplier * Math.sqrt((share * (1 - share)) / size)
}

/** Null where nothing tells how much chance may do. A share's limits stay between nobody and everybody. */
export function funnelOf(held: Held): Funnel | null {
  const { value, whole, multiplier } = held
  const error = errorOf(held)
  if (!error) return null
  const [least, most] = isShare(held) ? [0, multiplier] : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  const limits = (width: number): Limits => ({
    low: Math.max(least, whole - width * error),
    high: Math.min(most, whole + width * error),
  })
  const z = (value - whole) / error
  const outside = Math.abs(z) > ACTION ? 'action' : Math.abs(z) > WARNING ? 'warning' : 'none'
  return { z, warning: limits(WARNING), action: limits(ACTION), outside }
}
