/** Where should we be by now? The agreed path, its corners, and what a value at a time is against it. */
import { noiseRemover } from '../base/rounding.ts'
import { type BandTarget, type Baseline, type Case, isBand, type Target } from './case.ts'
import { above, below, same } from './compare.ts'
import type { Measured } from './points.ts'
import type { Reason } from './reasons.ts'
import { type Goal, goalFrom, isTooFar, meets, wayTo } from './target.ts'

/** A baseline with a number. */
export type NumericBaseline = Baseline & { readonly value: number }

/** What the path says of a value, before a verdict is drawn from it. */
export interface PathReading {
  readonly expected: number
  readonly deviation: number
  /** What the deviation is a share of; null where there is no distance. */
  readonly distance: number | null
  readonly covered: number | null
  /** How much `expected` moves when the baseline moves by one; 0 wherever it is flat. Asked for where the baseline has an error. */
  readonly perBaseline: () => number
  readonly reasons: readonly Reason[]
}

/**
 * The corners of the agreed path, to draw it: baseline, milestones between, target. Flat at the target where the baseline
 * is already there or beyond; empty without baseline or target, and where the baseline lies in the band it is to stay in.
 */
export function agreedPath(c: Case): AgreedPath {
  if (!laid || !hasSamePath(laid.of, c)) laid = { of: c, path: layPath(c) }
  return laid.path
}

type AgreedPath = readonly { readonly t: number; readonly value: number }[]

/** What was laid last: from one figure of an indicator to the next the path stays. */
let laid: { readonly of: Case; readonly path: AgreedPath } | undefined

const hasSamePath = (a: Case, b: Case): boolean =>
  a.baseline === b.baseline && a.target === b.target && a.milestones === b.milestones && a.direction === b.direction

function layPath(c: Case): AgreedPath {
  const { baseline, target } = c
  if (!baseline || baseline.value === null || !target) return []
  const goal = { t: target.t, value: goalFrom(c, target, baseline.value).value }
  const start = { t: baseline.t, value: baseline.value }
  if (meets(c, target, baseline.value)) return isBand(target) ? [] : [{ ...start, value: goal.value }, goal]
  return [start, ...milestonesBetween(c, start.t, goal.t), goal]
}

/** The milestones of the way, by time. */
const milestonesBetween = ({ milestones }: Case, from: number, to: number): Case['milestones'] =>
  milestones.length === 0
    ? milestones
    : milestones.filter(m => above(m.t, from) && below(m.t, to)).toSorted((a, b) => a.t - b.t)

/** A line through dated values (by time) at a time: straight between neighbours, flat before the first and after the last. */
export function valueAt(line: readonly { readonly t: number; readonly value: number }[], t: number): number {
  const after = line.findIndex(node => node.t >= t)
  const [from, to] = [line[after - 1], line[after]]
  if (!to) return line.at(-1)?.value ?? Number.NaN
  if (!from) return to.value
  return from.value + ((to.value - from.value) * (t - from.t)) / (to.t - from.t)
}

type Valued = Pick<Measured, 't' | 'value'>

/** Holds a measured value against the path; band targets have one of their own. What is read has no noise of doubles. */
export function readPath(c: Case, baseline: NumericBaseline, target: Target, point: Valued): PathReading {
  const { expected, deviation, distance, covered, perBaseline, reasons } = heldAgainstPath(c, baseline, target, point)
  const clean = noiseRemover(Math.max(Math.abs(point.value), Math.abs(baseline.value), Math.abs(expected)))
  return { expected: clean(expected), deviation: clean(deviation), distance, covered, perBaseline, reasons }
}

function heldAgainstPath(c: Case, baseline: NumericBaseline, target: Target, { t, value }: Valued): PathReading {
  if (isBand(target)) return readBandPath(c, baseline, target, t, value)
  const goal = goalFrom(c, target, baseline.value)
  const deviation = goal.sign * (value - goal.value)
  const isAtGoal = same(baseline.value, goal.value)
  if (!isAtGoal && !meets(c, target, baseline.value)) return readSlopingPath(c, baseline, goal, t, value)
  const flat = { expected: goal.value, deviation, covered: null, perBaseline: FLAT }
  if (isAtGoal) return { ...flat, distance: null, reasons: NONE }
  return { ...flat, distance: Math.abs(goal.value) || null, reasons: ['baseline-beyond-target'] }
}

function readBandPath(c: Case, baseline: NumericBaseline, band: BandTarget, t: number, value: number): PathReading {
  if (!meets(c, band, baseline.value)) {
    const goal = goalFrom(c, band, baseline.value)
    return readSlopingPath(c, baseline, goal, t, value)
  }
  const goal = goalFrom(c, band, value)
  const deviation = goal.sign * (value - goal.value)
  return {
    expected: goal.value,
    deviation,
    distance: wayTo(c) || null,
    covered: null,
    perBaseline: FLAT,
    reasons: NONE,
  }
}

function readSlopingPath(c: Case, baseline: NumericBaseline, goal: Goal, t: number, value: number): PathReading {
  const distance = Math.abs(goal.value - baseline.value)
  const covered = (value - baseline.value) / (goal.value - baseline.value)
  if (goal.far !== null && isTooFar(goal, value)) {
    const deviation = -Math.abs(value - goal.far)
    return { expected: goal.far, deviation, distance, covered, perBaseline: FLAT, reasons: NONE }
  }
  const expected = valueAt(agreedPath(c), t)
  const deviation = goal.sign * (value - expected)
  return { expected, deviation, distance, covered, perBaseline: () => perBaselineAt(c, t), reasons: NONE }
}

const FLAT = (): number => 0
const NONE: readonly Reason[] = []

/**
 * How much the path moves at a time when the baseline moves by one: of an absolute target 1 − w up to the first milestone
 * (w: the share of that stretch gone), then 0; where target or milestones follow the baseline, what they move.
 */
function perBaselineAt(c: Case, t: number): number {
  const { baseline, target } = c
  if (!baseline || !target || !above(target.t, t)) return 0
  const between = milestonesBetween(c, baseline.t, target.t)
  const corners = [...between, target].map(corner => ({ t: corner.t, value: corner.perBaseline ?? 0 }))
  return valueAt([{ t: baseline.t, value: 1 }, ...corners], t)
}
