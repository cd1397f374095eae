/**
 * How far off may the projection be? The pace fades year by year (damped trend: E. S. Gardner & E. McKenzie, Management
 * Science 31, 1985), and the band is that of a random walk with drift (R. J. Hyndman & G. Athanasopoulos, Forecasting:
 * Principles and Practice, 3rd ed., 5.5), written for steps of any length.
 */
import { type Case, isBand, roundingUnit, signOf, type Target } from './case.ts'
import { atLeast } from './compare.ts'
import type { Measured } from './points.ts'
import { tCdf, tQuantile } from './student-t.ts'
import { clamp, meets } from './target.ts'

/** What is left of the pace after each year. */
const FADING = 0.85
/** Probability inside the band. */
export const LEVEL = 0.8

export interface Forecast {
  /** Expected value at the target's date, the pace fading. */
  readonly projected: number | null
  readonly low: number | null
  readonly high: number | null
  /** Probability that the target is met at its date, 0 to 1. */
  readonly chance: number
}

interface Spread {
  readonly centre: number
  /** Standard error of the projection, in the unit. */
  readonly error: number
  readonly df: number
}

/** Half the band in standard errors, by degrees of freedom: a handful of numbers that every projection asks for. */
const widths = new Map<number, number>()
function widthOf(df: number): number {
  const width = widths.get(df) ?? tQuantile((1 + LEVEL) / 2, df)
  widths.set(df, width)
  return width
}

/** Where a trend leads, and between which bounds the value lies with probability `LEVEL`. */
export interface Projection {
  readonly projected: number
  readonly low: number
  readonly high: number
  /** Half the width of the band before limits cut it. */
  readonly half: number
}

/** Projects three or more points (by time) to a date after them; `slope` in the unit per year. Values stay within the limits. */
export const project = (c: Case, at: number, points: readonly Measured[], slope: number): Projection =>
  bandOf(c, spreadAt(c, at, points, slope))

/** Projects three or more points (by time) to the target's date, with the chance that it is met. */
export function forecast(c: Case, target: Target, points: readonly Measured[], slope: number): Forecast {
  const spread = spreadAt(c, target.t, points, slope)
  const { projected, low, high } = bandOf(c, spread)
  return { projected, low, high, chance: chanceOf(c, target, spread) }
}

function bandOf({ limits }: Case, { centre, error, df }: Spread): Projection {
  const half = error === 0 ? 0 : widthOf(df) * error
  return {
    projected: clamp(limits, centre),
    low: clamp(limits, centre - half),
    high: clamp(limits, centre + half),
    half,
  }
}

function spreadAt(c: Case, at: number, points: readonly Measured[], slope: number): Spread {
  const [first, last] = [points[0] as Measured, points.at(-1) as Measured]
  const [years, horizon, df] = [last.t - first.t, at - last.t, points.length - 2]
  const centre = last.value + (slope * FADING * (1 - FADING ** horizon)) / (1 - FADING)
  const drift = (last.value - first.value) / years
  const squares = points.slice(1).map((p, i) => {
    const before = points[i] as Measured
    const step = p.t - before.t
    return (p.value - before.value - drift * step) ** 2 / step
  })
  // Rounded figures hide their own noise: two rounding errors of variance unit²/12 stand in every difference.
  const least = (roundingUnit(c) ?? 0) ** 2 / 6
  const variance = Math.max(squares.reduce((sum, square) => sum + square, 0) / df, least)
  const sampling = (last.standardError ?? 0) ** 2
  return { centre, error: Math.sqrt(variance * horizon * (1 + horizon / years) + sampling), df }
}

/** Mass of the projection's distribution at or beyond the target, or inside the band. */
function chanceOf(c: Case, target: Target, { centre, error, df }: Spread): number {
  if (error === 0) return meets(c, target, clamp(c.limits, centre)) ? 1 : 0
  const upTo = (value: number): number => tCdf((value - centre) / error, df)
  if (!isBand(target)) {
    const margin = (signOf(c.direction) * (centre - target.value)) / error
    return tCdf(margin, df)
  }
  // What the distribution holds beyond a natural limit lies at the limit, which is inside a band that ends there.
  const above = c.limits?.max !== undefined && atLeast(target.high, c.limits.max) ? 0 : 1 - upTo(target.high)
  const under = c.limits?.min !== undefined && atLeast(c.limits.min, target.low) ? 0 : upTo(target.low)
  return 1 - above - under
}
