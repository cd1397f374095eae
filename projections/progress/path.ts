/**
 * Answer 1: where do we stand against the agreed path? A fact without a model: the path runs straight from the baseline
 * through dated milestones to the target, and the latest measurement lies on it, ahead of it or behind it.
 */
import { type Known, readPath } from './agreed-path.ts'
import { type Case, type Point, roundingUnit, type Target } from './case.ts'
import { above, atLeast, below, same } from './compare.ts'
import { comparable, hasBreak, latestOf, type Measured, marksOn, passedOver } from './points.ts'
import type { Reason } from './reasons.ts'
import { meets, targetFaults } from './target.ts'

/** In the order they are tried; which is worse stands in `roll-up.ts`. */
export type PathVerdict =
  | 'not-assessed'
  | 'achieved'
  | 'missed'
  | 'met'
  | 'within-error'
  | 'ahead'
  | 'behind'
  | 'on-path'

export interface PathAnswer {
  /** Value of the path at the latest point's reference point. */
  readonly expected: number | null
  /** Latest value against it, in the unit; positive is better. */
  readonly deviation: number | null
  /** The deviation as a share of the distance from baseline to target. */
  readonly share: number | null
  /** Share of the distance from baseline to target that is covered, unclamped. */
  readonly covered: number | null
  readonly verdict: PathVerdict
  readonly reasons: readonly Reason[]
}

/** Five per cent of the distance is still on the path. */
const ON_PATH = 0.05
/** Two-sided 95 % of the normal distribution: closer than this is sampling error, not change. */
const SAMPLING = 1.96

/** Answers for the latest point. Every reason that keeps it from being assessed is named, then every reservation. */
export function assessPath(c: Case): PathAnswer {
  const latest = latestOf(c)
  const faults = faultsOf(c, latest)
  if (faults.length > 0) return notAssessed(faults)
  const [baseline, target, point] = [c.baseline as Known, c.target as Target, latest as Measured]
  const reading = readPath(c, baseline, target, point)
  const { expected, deviation, covered } = reading
  const share = reading.distance === null ? null : deviation / reading.distance
  const reasons = [...reading.reasons, ...reservations(c, baseline, target, point)]
  return { expected, deviation, share, covered, verdict: verdictOf(c, deviation, share, point), reasons }
}

const notAssessed = (reasons: readonly Reason[]): PathAnswer => ({
  expected: null,
  deviation: null,
  share: null,
  covered: null,
  verdict: 'not-assessed',
  reasons,
})

function faultsOf(c: Case, latest: Point | null): Reason[] {
  if (!c.baseline && !c.target && !latest) return [hasBreak(c) ? 'break' : 'definition-only']
  return [...new Set([...targetFaults(c), ...baselineFaults(c), ...latestFaults(c, latest)])]
}

function baselineFaults({ baseline, target, current }: Case): Reason[] {
  if (!baseline) return ['no-baseline']
  const faults: Reason[] = []
  if (baseline.value === null) faults.push(baseline.low === undefined ? 'no-baseline' : 'interval-value')
  if (baseline.version !== current) faults.push('break')
  if (target && !above(target.t, baseline.t)) faults.push('target-not-after-baseline')
  return faults
}

function latestFaults(c: Case, latest: Point | null): Reason[] {
  if (!latest) return [hasBreak(c) ? 'break' : 'no-measurement', ...passedOver(c)]
  const faults: Reason[] = []
  if (latest.value === null) faults.push('interval-value')
  // A sum that lacks cells is no total; held against the target of a total it could even look met.
  if (latest.incomplete) faults.push('incomplete-cells')
  // Before the baseline nothing was to be covered yet: earlier figures say nothing about the way since.
  if (c.baseline && below(latest.t, c.baseline.t)) faults.push('no-measurement-since-baseline')
  return faults
}

function verdictOf(c: Case, deviation: number, share: number | null, latest: Measured): PathVerdict {
  const target = c.target as Target
  const isMet = meets(c, target, latest.value)
  if (atLeast(latest.t, target.t)) return isMet ? 'achieved' : 'missed'
  if (isMet) return 'met'
  if (isWithinError(c, deviation, latest)) return 'within-error'
  if (share === null) return 'behind'
  if (above(share, ON_PATH)) return 'ahead'
  return below(share, -ON_PATH) ? 'behind' : 'on-path'
}

function isWithinError(c: Case, deviation: number, { standardError }: Measured): boolean {
  const size = Math.abs(deviation)
  const unit = roundingUnit(c)
  return (
    (standardError !== undefined && below(size, SAMPLING * standardError)) || (unit !== null && below(size, unit / 2))
  )
}

function reservations(c: Case, baseline: Known, target: Target, latest: Measured): Reason[] {
  const old = c.frequencyYears === undefined ? null : 2 * c.frequencyYears + (c.publicationLagYears ?? 0)
  const reasons: Reason[] = passedOver(c)
  if (old !== null && above(c.on - latest.t, old)) reasons.push('stale')
  reasons.push(...marksOn([latest]))
  if (differsFromMeasurement(c, baseline)) reasons.push('baseline-differs-from-measurement')
  if (target.relativeTo !== undefined && !same(target.relativeTo, baseline.value)) {
    reasons.push('target-follows-other-baseline')
  }
  return reasons
}

function differsFromMeasurement(c: Case, baseline: Known): boolean {
  const measured = comparable(c).find(p => same(p.t, baseline.t))?.value
  if (measured === undefined || measured === null || same(measured, baseline.value)) return false
  const unit = roundingUnit(c)
  return unit === null || !below(Math.abs(measured - baseline.value), unit / 2)
}
