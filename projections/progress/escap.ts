/**
 * ESCAP's two indices (Asia and the Pacific SDG Progress Report, annex on methods; printed as code by UNICEF MENARO,
 * spalmas/SDG-MENARO): how much of the way is covered now, and how much will be at the target's date, each up to 10?
 * The prediction is a regression weighted towards the latest years, on the logit scale between known limits, else on the
 * log scale, drawn through the last point (UNECE: time-weighted linear regression).
 */
import { type Case, isBand, signOf } from './case.ts'
import { above, atLeast, same } from './compare.ts'
import { baseOf, type Dated, startNote, unfitFor } from './growth.ts'
import type { Method, MethodResult } from './method.ts'
import { type Measured, marksOn, measured } from './points.ts'
import type { Reason } from './reasons.ts'

const NAME = { name: 'escap', version: '1' }
const NOTHING = {
  status: null,
  value: null,
  score: null,
  currentStatus: null,
  anticipatedProgress: null,
  predicted: null,
}
const FULL = 10
/** A gap of a tenth is still on track. */
const ON_TRACK = 9

interface Scale {
  readonly to: (value: number) => number
  readonly from: (scaled: number) => number
}

function assess(c: Case): MethodResult {
  const points = measured(c)
  const [latest, base] = [points.at(-1), baseOf(c, points)]
  const reasons = unfitFor(c)
  if (!c.target) reasons.push('no-target')
  if (!latest || !base) reasons.push('no-measurement')
  if (!c.target || isBand(c.target) || !latest || !base || reasons.length > 0) return { ...NAME, ...NOTHING, reasons }
  const target = c.target
  reasons.push(...startNote(c, base), ...marksOn(c, [latest]))
  const index = (value: number): number | null => indexOf(c, base, target, value)
  const currentStatus = index(latest.value)
  if (currentStatus === null) return { ...NAME, ...NOTHING, reasons: [...reasons, 'base-equals-target'] }
  const predicted = predict(c, points, target.t, reasons)
  const anticipatedProgress = predicted === null ? null : index(predicted)
  const status = statusOf(currentStatus, anticipatedProgress)
  return {
    ...NAME,
    status,
    value: predicted,
    score: anticipatedProgress,
    currentStatus,
    anticipatedProgress,
    predicted,
    reasons,
  }
}

/** 10·d·(v − base)/|target − base|; 10 where the target is met; null where base and target are one. */
function indexOf(c: Case, base: Dated, target: Dated, value: number): number | null {
  const sign = signOf(c.direction)
  if (atLeast(sign * value, sign * target.value)) return FULL
  if (same(target.value, base.value)) return null
  return (FULL * sign * (value - base.value)) / Math.abs(target.value - base.value)
}

function statusOf(currentStatus: number, anticipated: number | null): string | null {
  if (currentStatus === FULL) return 'met'
  if (anticipated === null) return null
  if (above(anticipated, ON_TRACK)) return 'on-track'
  return anticipated > 0 ? 'accelerate' : 'regress'
}

function predict(c: Case, points: readonly Measured[], at: number, reasons: Reason[]): number | null {
  const [first, last] = [points[0] as Measured, points.at(-1) as Measured]
  const none = (why: Reason, value: number | null): number | null => {
    reasons.push(why)
    return value
  }
  if (points.length < 2) return none('too-few-points', null)
  if (!above(at, last.t)) return none('target-date-passed', null)
  const scale = scaleFor(c)
  const scaled = points.map(p => ({ t: p.t, value: scale.to(p.value), weight: (at - first.t) / (at - p.t) }))
  if (scaled.some(p => Number.isNaN(p.value))) return none('no-logit', null)
  if (scaled.some(p => !Number.isFinite(p.value))) return none('value-at-limit', last.value)
  return scale.from(scale.to(last.value) + weightedSlope(scaled) * (at - last.t))
}

function scaleFor({ limits }: Case): Scale {
  if (limits?.min === undefined || limits.max === undefined) return { to: Math.log, from: Math.exp }
  const [min, width] = [limits.min, limits.max - limits.min]
  return {
    to: value => Math.log((value - min) / (min + width - value)),
    from: scaled => min + width / (1 + Math.exp(-scaled)),
  }
}

/** Slope of the weighted least-squares line. */
function weightedSlope(points: readonly (Dated & { readonly weight: number })[]): number {
  const sum = (of: (p: Dated & { readonly weight: number }) => number): number =>
    points.reduce((s, p) => s + p.weight * of(p), 0)
  const total = sum(() => 1)
  const [meanT, mean] = [sum(p => p.t) / total, sum(p => p.value) / total]
  return sum(p => (p.t - meanT) * (p.value - mean)) / sum(p => (p.t - meanT) ** 2)
}

export const escap: Method = {
  ...NAME,
  assess,
}
