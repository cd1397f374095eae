/** How does a value stand to a target, be it a number or a band? */
import { type BandTarget, type Case, isBand, signOf, type Target } from './case.ts'
import { above, atLeast } from './compare.ts'
import type { Reason } from './reasons.ts'

/** Which bound of a band is to be reached from a value, and which way that is. */
export interface Goal {
  /** The number to reach. */
  readonly value: number
  /** +1 where up is wanted from here, −1 where down is. */
  readonly sign: 1 | -1
  /** Beyond this it is too much of a good thing (bands only). */
  readonly far: number | null
}

const isInside = (band: BandTarget, value: number): boolean => atLeast(value, band.low) && atLeast(band.high, value)

/** Whether the value is at or beyond the target, or inside the band. */
export function meets(c: Case, target: Target, value: number): boolean {
  if (isBand(target)) return isInside(target, value)
  const sign = signOf(c.direction)
  return atLeast(sign * value, sign * target.value)
}

/**
 * What there is to reach from a value: the number itself; of a band, the bound nearest the value. A band of no width is one
 * number, reached from the side the value is on.
 */
export function goalFrom(c: Case, target: Target, value: number): Goal {
  if (!isBand(target)) return { value: target.value, sign: signOf(c.direction), far: null }
  const low: Goal = { value: target.low, sign: 1, far: target.high }
  const high: Goal = { value: target.high, sign: -1, far: target.low }
  if (value > target.high) return high
  return Math.abs(value - target.low) <= Math.abs(value - target.high) ? low : high
}

/** Whether a value has gone through a band and out on the other side. */
export const isTooFar = (goal: Goal, value: number): boolean =>
  goal.far !== null && above(goal.sign * value, goal.sign * goal.far)

/** How much is lacking to the goal, in the unit; negative where there is more than enough. */
export function lacking(goal: Goal, value: number): number {
  if (goal.far !== null && isTooFar(goal, value)) return goal.sign * (value - goal.far)
  return goal.sign * (goal.value - value)
}

/**
 * |target − baseline|, the way to go in the unit: of a band from the baseline to its nearest bound; of a baseline inside it
 * half its width, of no width the number itself. Null without a baseline that is comparable.
 */
export function wayTo(c: Case): number | null {
  const { baseline, target, current } = c
  if (!target || !baseline || baseline.value === null || baseline.version !== current) return null
  if (isBand(target) && isInside(target, baseline.value)) return (target.high - target.low) / 2 || Math.abs(target.low)
  return Math.abs(goalFrom(c, target, baseline.value).value - baseline.value)
}

/** Why a case cannot be held against its target at all, whatever was measured. Empty where it can. */
export function targetFaults(c: Case): Reason[] {
  const { target } = c
  if (!target) return ['no-target']
  const faults: Reason[] = []
  if (c.direction === 'hold' && !isBand(target)) faults.push('hold-needs-band')
  if (target.version !== undefined && target.version !== c.current) faults.push('break')
  return faults
}

/** The value within what the figure can be at all. */
export function clamp(limits: Case['limits'], value: number): number {
  return Math.min(limits?.max ?? Number.POSITIVE_INFINITY, Math.max(limits?.min ?? Number.NEGATIVE_INFINITY, value))
}
