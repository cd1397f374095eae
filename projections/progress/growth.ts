/** What do the rules that compare yearly growth rates start from, and where does a growth rate exist at all? */
import { type Case, isBand } from './case.ts'
import { atLeast } from './compare.ts'
import type { Measured } from './points.ts'
import type { Reason } from './reasons.ts'
import { meets } from './target.ts'

/** A value at a time. */
export interface Dated {
  readonly t: number
  readonly value: number
}

/** The 2030 Agenda counts from the figures for 2015, whose reference point this is. */
export const AGENDA_BASE = 2016

/** The baseline as set; without one the first measurement for its year, or for 2015, or later. */
export function baseOf(c: Case, points: readonly Measured[]): Dated | null {
  const { baseline } = c
  if (baseline && baseline.value !== null) return { t: baseline.t, value: baseline.value }
  return points.find(p => atLeast(p.t, baseline?.t ?? AGENDA_BASE)) ?? null
}

/** Compound yearly growth between two values of the same sign, as a share (.02 is 2 %). */
export const growth = (from: Dated, to: Dated): number => (to.value / from.value) ** (1 / (to.t - from.t)) - 1

/** What keeps a rule that knows one direction and one number from being applied; empty where nothing does. */
export function unfitFor(c: Case): Reason[] {
  const unfit: Reason[] = []
  if (c.target && isBand(c.target)) unfit.push('band-target')
  else if (c.direction === 'hold') unfit.push('hold-needs-band')
  const elsewhere = [c.baseline?.version, c.target?.version].some(v => v !== undefined && v !== c.current)
  if (elsewhere) unfit.push('break')
  return unfit
}

/** These rules mistake a fall from a base better than the target; whoever reads them is told. */
export const startNote = (c: Case, base: Dated): Reason[] =>
  c.target && !isBand(c.target) && base.value !== c.target.value && meets(c, c.target, base.value)
    ? ['baseline-beyond-target']
    : []
