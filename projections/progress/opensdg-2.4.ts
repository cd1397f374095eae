/**
 * Open SDG (sdg-build 2.4, `sdg/ProgressMeasure.py` at commit 139fede7), the measure Statistics Canada publishes with:
 * has it grown from the base year as fast, yearly and compounded, as it takes to reach the target?
 * https://open-sdg.readthedocs.io/en/latest/progress-methodology/
 */
import { type Case, isBand, signOf } from './case.ts'
import { above, atLeast, below, same } from './compare.ts'
import { baseOf, type Dated, growth, startNote, unfitFor } from './growth.ts'
import type { Method, MethodResult } from './method.ts'
import { marksOn, measured } from './points.ts'
import type { Reason } from './reasons.ts'

/** What the rule puts in the place of a base or target of zero. */
const ALMOST_ZERO = 0.001
/** How early a natural limit is felt. */
const LIMIT_EXPONENT = 4.44

interface Thresholds {
  readonly high: number
  readonly medium: number
  /** Share of the usual thresholds left near a natural limit. */
  readonly coefficient: number
}

const NAME = { name: 'opensdg-2.4', version: '1' }
const UNAVAILABLE = { ...NAME, status: 'not_available', value: null, score: null }

function assess(c: Case): MethodResult {
  const points = measured(c)
  const [base, latest] = [baseOf(c, points), points.at(-1)]
  const unfit = unfitFor(c)
  if (!base || !latest) unfit.push('no-measurement')
  if (!base || !latest || unfit.length > 0) return { ...UNAVAILABLE, reasons: unfit }
  const reasons: Reason[] = [...startNote(c, base), ...marksOn(c, [latest])]
  const target = targetOf(c, reasons)
  const isAchieved = target !== null && atLeast(signOf(c.direction) * latest.value, signOf(c.direction) * target.value)
  const thresholds = target ? { high: 0.95, medium: 0.6, coefficient: 1 } : nearLimit(c, base, reasons)
  const value = progress(c, base, latest, target, reasons)
  const status = isAchieved ? 'target_achieved' : statusOf(value, thresholds)
  const score = isAchieved ? 5 : value === null ? null : scoreOf(value, thresholds, target !== null)
  return { ...NAME, status, value, score, coefficient: thresholds.coefficient, reasons }
}

function targetOf({ target }: Case, reasons: Reason[]): Dated | null {
  if (!target || isBand(target)) return null
  if (target.value === 0) reasons.push('target-zero-replaced')
  return { t: target.t, value: target.value || ALMOST_ZERO }
}

/** R = s·d·CAGR_a / |CAGR_r|, without target s·d·CAGR_a; s = −1 where the base is negative. Null with a reason. */
function progress(c: Case, start: Dated, latest: Dated, target: Dated | null, reasons: Reason[]): number | null {
  const base = { t: start.t, value: start.value || ALMOST_ZERO }
  if (start.value === 0) reasons.push('base-zero-replaced')
  const none = (why: Reason): null => {
    reasons.push(why)
    return null
  }
  if (base.value * latest.value < 0) return none('sign-change')
  if (below(latest.t - base.t, 1)) return none('too-few-points')
  const gain = Math.sign(base.value) * signOf(c.direction) * growth(base, latest)
  if (!target) return gain
  if (!above(target.t, base.t)) return none('target-not-after-baseline')
  if (same(target.value, base.value)) return none('base-equals-target')
  if (target.value * base.value < 0) reasons.push('target-across-zero')
  return gain / requiredGrowth(base, target)
}

/** |CAGR_r|. Across zero the publisher's code takes the modulus of the complex root; so does this, and says so. */
function requiredGrowth(base: Dated, target: Dated): number {
  const years = target.t - base.t
  const factor = Math.abs(target.value / base.value) ** (1 / years)
  const angle = target.value / base.value < 0 ? Math.PI / years : 0
  return Math.hypot(factor * Math.cos(angle) - 1, factor * Math.sin(angle))
}

/** Thresholds 1.5 % and .5 % a year, lower the nearer the base is to the natural limit in the wanted direction. */
function nearLimit(c: Case, base: Dated, reasons: Reason[]): Thresholds {
  const limit = c.direction === 'increase' ? c.limits?.max : c.limits?.min
  if (limit === undefined) return { high: 0.015, medium: 0.005, coefficient: 1 }
  if (signOf(c.direction) * (base.value - limit) > 0) reasons.push('base-beyond-limit')
  const [value, edge] = [Math.abs(base.value), Math.abs(limit)]
  const nearness = value <= edge ? value / edge : (2 * edge - value) / edge
  const coefficient = value >= 2 * edge ? 1 : 1 - nearness ** LIMIT_EXPONENT
  return { high: 0.015 * coefficient, medium: 0.005 * coefficient, coefficient }
}

function statusOf(value: number | null, { high, medium }: Thresholds): string {
  if (value === null) return 'not_available'
  if (atLeast(value, high)) return 'substantial_progress'
  if (atLeast(value, medium)) return 'moderate_progress'
  return value >= 0 ? 'limited_progress' : 'deterioration'
}

/** From −5 to 5; the constants are the publisher's. */
function scoreOf(value: number, { high, medium, coefficient }: Thresholds, hasTarget: boolean): number {
  if (hasTarget) {
    return atLeast(value, medium) ? Math.min(7.1429 * value - 4.2857, 5) : Math.max(4.1667 * value - 2.5, -5)
  }
  if (value < 0) return Math.max(125 * value - 2.5, -5)
  if (coefficient === 0) return 5
  if (atLeast(value, high)) return Math.min((500 * value) / coefficient - 5, 5)
  return atLeast(value, medium) ? (250 * value) / coefficient - 1.25 : (500 * value) / coefficient - 2.5
}

/** Status of several series together: read from the mean of their scores; achieved only where all are. */
export function statusOfMean(scores: readonly number[], allAchieved: boolean): { mean: number; status: string } {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  if (allAchieved) return { mean, status: 'target_achieved' }
  if (atLeast(mean, 2.5)) return { mean, status: 'substantial_progress' }
  if (mean >= 0) return { mean, status: 'moderate_progress' }
  return { mean, status: atLeast(mean, -2.5) ? 'limited_progress' : 'deterioration' }
}

export const opensdg: Method = {
  ...NAME,
  assess,
}
