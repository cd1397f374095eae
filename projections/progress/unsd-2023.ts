/**
 * The UN Statistics Division's Progress Chart 2023, as EUSTAT prints the rule: carry the compound yearly growth since the
 * base year on to the target year; which share of the distance from base to target would be covered then?
 * https://unstats.un.org/sdgs/files/report/2023/Progress_Chart_Technical_Note_2023.pdf
 */
import { type Case, isBand, signOf } from './case.ts'
import { atLeast, same } from './compare.ts'
import { AGENDA_BASE, baseOf, type Dated, growth, startNote, unfitFor } from './growth.ts'
import type { Method, MethodResult } from './method.ts'
import { type Measured, marksOn, measured } from './points.ts'
import { meets } from './target.ts'

/** 3 met or nearly on track, 2 moderate, 1 little progress or regress. */
export type UnsdStatus = 1 | 2 | 3

const NAME = { name: 'unsd-2023', version: '1' }
const UNASSESSED = { ...NAME, status: null, value: null, score: null }
/** Within one of 0 or 100 counts as there. */
const NEARLY = 1

function assess(c: Case): MethodResult {
  const unfit = unfitFor(c)
  const all = measured(c)
  // Where the target year has passed, it is judged on what was reached by then.
  const points = all.filter(p => c.target === undefined || atLeast(c.target.t, p.t))
  const latest = points.at(-1)
  if (!latest) unfit.push('no-measurement')
  if (!latest || unfit.length > 0) return { ...UNASSESSED, reasons: unfit }
  if (isReached(c, latest)) return { ...NAME, status: 3, value: null, score: 3, reasons: marksOn(c, [latest]) }
  const base = startOf(c, points)
  if (!base || !(latest.t > base.t)) return { ...UNASSESSED, reasons: ['too-few-points'] }
  const rate = growth(base, latest)
  if (!Number.isFinite(rate)) return { ...UNASSESSED, reasons: ['growth-rate-undefined'] }
  const reasons = [...startNote(c, base), ...marksOn(c, [latest])]
  if (!c.target || isBand(c.target)) {
    const status = statusOfGrowth(rate, c.direction)
    return { ...NAME, status, value: rate, score: status, growth: rate, expected: null, reasons }
  }
  if (same(c.target.value, base.value))
    return { ...UNASSESSED, growth: rate, reasons: [...reasons, 'base-equals-target'] }
  const expected = latest.value * (1 + rate) ** (c.target.t - latest.t)
  const value = (expected - base.value) / (c.target.value - base.value)
  const status = statusOfShare(value)
  return { ...NAME, status, value, score: status, growth: rate, expected, reasons }
}

function isReached(c: Case, latest: Measured): boolean {
  if (!c.target || isBand(c.target)) return false
  const { value } = c.target
  return (
    meets(c, c.target, latest.value) || ((value === 0 || value === 100) && Math.abs(latest.value - value) <= NEARLY)
  )
}

/** The base; where none from 2015 on leaves two values, the last one before 2015. */
function startOf(c: Case, points: readonly Measured[]): Dated | null {
  const base = baseOf(c, points)
  const isAlone = base === null || !points.some(p => p.t > base.t)
  return isAlone && !c.baseline ? (points.findLast(p => p.t < AGENDA_BASE) ?? base) : base
}

function statusOfShare(share: number): UnsdStatus {
  if (atLeast(share, 0.95)) return 3
  return atLeast(share, 0.1) ? 2 : 1
}

/** Status without a target, from the compound yearly growth alone. */
export function statusOfGrowth(rate: number, direction: Case['direction']): UnsdStatus {
  const gain = signOf(direction) * rate
  if (atLeast(gain, 0.02)) return 3
  return atLeast(gain, 0.005) ? 2 : 1
}

export const unsd2023: Method = {
  ...NAME,
  assess,
}
