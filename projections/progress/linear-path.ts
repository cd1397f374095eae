/**
 * The lines that WHO's Triple Billion draws to a target (gpw13/billionaiRe at commit ecb82c4): which value would a
 * straight, a percent-of-baseline or a constant-rate path have at a time? Expected values only, no status.
 */
import { type Case, signOf } from './case.ts'
import { above, same } from './compare.ts'
import { type Dated, growth, unfitFor } from './growth.ts'
import type { Method, MethodResult } from './method.ts'
import { measured } from './points.ts'
import type { Reason } from './reasons.ts'
import { clamp } from './target.ts'

const NAME = { name: 'linear-path', version: '1' }

/** The straight line through two dated values, at a time before, between or after them. */
export const straight = (from: Dated, to: Dated, t: number): number =>
  from.value + ((to.value - from.value) * (t - from.t)) / (to.t - from.t)

/** The line of constant yearly growth (AROC) through two dated values of the same sign, at any time. */
export const constantRate = (from: Dated, to: Dated, t: number): number =>
  from.value * (1 + growth(from, to)) ** (t - from.t)

/**
 * “By `percent` of the baseline until `by`”, told from a later start: start + (goal − start)·(t − baseline year)/(by −
 * baseline year). It counts the years from the baseline but the value from the start, as its publisher does, and so
 * jumps after a start that is not the baseline.
 */
export function percentOfBaseline(baseline: Dated, percent: number, by: number, start: Dated, t: number): number {
  if (!above(t, start.t)) return start.value
  const goal = baseline.value * (1 + percent / 100)
  return start.value + ((goal - start.value) * (t - baseline.t)) / (by - baseline.t)
}

/** Of the line and what was observed the better: a lead is not given back. */
export const keptBetter = (direction: Case['direction'], line: number, observed: number | undefined): number => {
  if (observed === undefined) return line
  return signOf(direction) * observed > signOf(direction) * line ? observed : line
}

function assess(c: Case): MethodResult {
  const { baseline, target } = c
  const reasons: Reason[] = unfitFor(c)
  if (!target) reasons.push('no-target')
  if (!baseline) reasons.push('no-baseline')
  else if (baseline.value === null) reasons.push('interval-value')
  if (baseline && target && !above(target.t, baseline.t)) reasons.push('target-not-after-baseline')
  if (!target || !('value' in target) || !baseline || baseline.value === null || reasons.length > 0) {
    return { ...NAME, value: null, expected: null, lines: [], reasons }
  }
  const from = { t: baseline.t, value: baseline.value }
  if (from.value * target.value <= 0) reasons.push('growth-rate-undefined')
  const points = measured(c)
  const at = (t: number) => linesAt(c, from, target, t)
  const latest = points.at(-1)
  const expected = latest ? at(latest.t) : null
  const lines = yearsBetween(from.t, target.t).map(t => {
    const line = at(t)
    return { t, ...line, kept: keptBetter(c.direction, line.straight, points.find(p => same(p.t, t))?.value) }
  })
  return { ...NAME, value: expected?.straight ?? null, expected, lines, reasons }
}

function linesAt(c: Case, from: Dated, target: Dated, t: number) {
  const within = (value: number): number => clamp(c.limits, value)
  const percent = from.value === 0 ? null : (target.value / from.value - 1) * 100
  return {
    straight: within(straight(from, target, t)),
    percentOfBaseline: percent === null ? null : within(percentOfBaseline(from, percent, target.t, from, t)),
    constantRate: from.value * target.value <= 0 ? null : within(constantRate(from, target, t)),
  }
}

/** Every year from the first to the last, both included. */
function yearsBetween(first: number, last: number): number[] {
  const whole = Array.from({ length: Math.floor(last - first + 1e-9) + 1 }, (_, i) => first + i)
  return same(whole.at(-1) ?? first, last) ? whole : [...whole, last]
}

export const linearPath: Method = {
  ...NAME,
  assess,
}
