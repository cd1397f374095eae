/**
 * Answer 1: where do we stand against the agreed path? A fact without a model: the path runs straight from the baseline
 * through dated milestones to the target, and the point that judges lies on it, ahead of it or behind it.
 */
import { firstIndex } from '../base/list.ts'
import { type NumericBaseline, type PathReading, readPath } from './agreed-path.ts'
import { type Case, isBand, type Point, roundingUnit, type Target } from './case.ts'
import { above, atLeast, below, same } from './compare.ts'
import {
  comparable,
  hasBreak,
  isMeasured,
  isUnfinished,
  lacksStart,
  latestOf,
  type Measured,
  marksOn,
} from './points.ts'
import type { Reason } from './reasons.ts'
import { onceDue, passedOver, type SpeakingPoint, speakingPoint } from './speaking-point.ts'
import { isStale } from './staleness.ts'
import { meets, targetFaults, wayTo } from './target.ts'

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
  /** Value of the path at the reference point of the point that judges. */
  readonly expected: number | null
  /** The judging value against it, in the unit; positive is better. */
  readonly deviation: number | null
  /** The deviation as a share of the distance from baseline to target. */
  readonly share: number | null
  /** Share of the distance from baseline to target that is covered, unclamped. */
  readonly covered: number | null
  readonly verdict: PathVerdict
  readonly reasons: readonly Reason[]
}

/** The answer with the point that gave it (null where no point can speak), and its reasons, which are looked for when asked. */
export interface JudgedPath {
  readonly path: Omit<PathAnswer, 'reasons'>
  readonly judge: Point | null
  readonly reasons: () => readonly Reason[]
}

/** Five per cent of the distance is still on the path. */
const ON_PATH = 0.05
/** Two-sided 95 % of the normal distribution: closer than this is sampling error, not change. */
export const SAMPLING = 1.96
/** A survey whose error covers more of the way than this is too small to tell. */
const IMPRECISE = 0.2

/** Answers for the point that judges. Every reason that keeps it from being assessed is named, then every reservation. */
export function assessPath(c: Case): PathAnswer {
  const { path, reasons } = judgePath(c)
  return { ...path, reasons: reasons() }
}

/** The same, with the point that judges; without its reasons where only the verdict is wanted. */
export function judgePath(c: Case, speaking: SpeakingPoint = speakingPoint(c)): JudgedPath {
  const { judge } = speaking
  const faults = faultsOf(c, speaking)
  const [baseline, target, point] = [c.baseline as NumericBaseline, c.target as Target, judge as Measured]
  if (faults.length > 0) {
    const reasons = () => [...new Set(isBare(c) ? faults : [...faults, ...passedOver(c, speaking)])]
    const isAlone = faults.length === 1 && faults[0] === 'only-baseline'
    // Nothing was measured on the way yet: the path says where it starts.
    const expected = isAlone
      ? readPath(c, baseline, target, { ...point, t: baseline.t, value: baseline.value }).expected
      : null
    return { judge, path: { ...NOTHING, expected }, reasons }
  }
  const reading = readPath(c, baseline, target, point)
  const { expected, deviation, covered } = reading
  const share = reading.distance === null ? null : deviation / reading.distance
  const verdict = verdictOf(c, reading, share, point, speaking.isDue)
  const reasons = () => [
    ...new Set([
      ...reading.reasons,
      ...passedOver(c, speaking),
      ...onceDue(c, speaking),
      ...samplingReasons(c, verdict, target, point),
      ...reservations(c, baseline, target, point),
    ]),
  ]
  return { judge, path: { expected, deviation, share, covered, verdict }, reasons }
}

const NOTHING = { expected: null, deviation: null, share: null, covered: null, verdict: 'not-assessed' } as const

/** Whether nothing but the definition says anything on the day. */
const isBare = (c: Case): boolean => !c.baseline && !c.target && !latestOf(c) && !lacksStart(c)

function faultsOf(c: Case, speaking: SpeakingPoint): Reason[] {
  if (isBare(c)) return [hasBreak(c) ? 'break' : 'definition-only']
  const faults = [...targetFaults(c), ...baselineFaults(c), ...pointFaults(c, speaking)]
  return faults.length < 2 ? faults : [...new Set(faults)]
}

function baselineFaults({ baseline, target, current }: Case): Reason[] {
  if (!baseline) return ['no-baseline']
  const faults: Reason[] = []
  if (baseline.value === null) faults.push(baseline.low === undefined ? 'no-baseline' : 'interval-value')
  if (baseline.version !== current) faults.push('break')
  if (target && !above(target.t, baseline.t)) faults.push('target-not-after-baseline')
  return faults
}

function pointFaults(c: Case, speaking: SpeakingPoint): readonly Reason[] {
  const { judge, sinceBaseline } = speaking
  if (!judge) return withoutJudge(c, passedOver(c, speaking))
  const faults: Reason[] = []
  if (judge.value === null) faults.push('interval-value')
  // Up to the baseline nothing was to be covered yet: earlier figures say nothing about the way since.
  if (sinceBaseline === 'other-season') faults.push('other-season')
  if (sinceBaseline === 'nothing') faults.push('only-baseline')
  return faults
}

function withoutJudge(c: Case, why: readonly Reason[]): readonly Reason[] {
  // A sum that lacks cells is no total; held against the target of a total it could even look met.
  if (why.includes('incomplete-cells') || why.includes('period-running')) return why
  // A running total starts from the baseline: what that lacks is said of it, and figures from before it are no totals.
  if (c.cumulative) return lacksStart(c) ? NONE : ['only-baseline']
  return [hasBreak(c) ? 'break' : 'no-measurement']
}

const NONE: readonly Reason[] = []

function verdictOf(c: Case, reading: PathReading, share: number | null, judge: Measured, isDue: boolean): PathVerdict {
  const isMet = meets(c, c.target as Target, judge.value)
  if (isDue) return isMet ? 'achieved' : 'missed'
  if (isMet) return 'met'
  if (isWithinError(c, reading, judge)) return 'within-error'
  if (share === null) return 'behind'
  if (above(share, ON_PATH)) return 'ahead'
  return below(share, -ON_PATH) ? 'behind' : 'on-path'
}

/** |deviation| < 1.96·√(SE² + (g·SE of the baseline)²), g what the path moves with the baseline; or less than half a rounding unit. */
function isWithinError(c: Case, { deviation, perBaseline }: PathReading, { standardError }: Measured): boolean {
  const size = Math.abs(deviation)
  const unit = roundingUnit(c)
  const ofBaseline = c.baseline?.standardError
  const error = Math.hypot(standardError ?? 0, ofBaseline ? perBaseline() * ofBaseline : 0)
  return below(size, SAMPLING * error) || (unit !== null && below(size, unit / 2))
}

/** Whether the target itself lies within the error of the value, and whether the survey can tell the way at all. */
function samplingReasons(c: Case, verdict: PathVerdict, target: Target, judge: Measured): Reason[] {
  const error = SAMPLING * (judge.standardError ?? 0)
  const bounds = isBand(target) ? [target.low, target.high] : [target.value]
  const isNear = bounds.some(bound => below(Math.abs(judge.value - bound), error))
  if (verdict === 'met' || verdict === 'missed' || verdict === 'achieved') return isNear ? ['target-within-error'] : []
  const isImprecise = verdict === 'within-error' && above(error, IMPRECISE * (wayTo(c) ?? 0))
  return isImprecise ? ['too-imprecise'] : []
}

function reservations(c: Case, baseline: NumericBaseline, target: Target, judge: Measured): Reason[] {
  const reasons: Reason[] = []
  if (isStale(c)) reasons.push('stale')
  reasons.push(...marksOn(c, [judge]))
  if (differsFromMeasurement(c, baseline)) reasons.push('baseline-differs-from-measurement')
  if (target.relativeTo !== undefined && !same(target.relativeTo, baseline.value)) {
    reasons.push('target-follows-other-baseline')
  }
  return reasons
}

function differsFromMeasurement(c: Case, baseline: NumericBaseline): boolean {
  const points = comparable(c)
  const index = firstIndex(points.length, i => atLeast(points.timeAt(i), baseline.t))
  const measured = index < points.length && same(points.timeAt(index), baseline.t) ? points.at(index) : undefined
  if (!measured || !isMeasured(measured) || isUnfinished(c, measured)) return false
  const { value: own } = measured
  if (same(own, baseline.value)) return false
  const unit = roundingUnit(c)
  return unit === null || !below(Math.abs(own - baseline.value), unit / 2)
}
