/**
 * How far off may the projection be? The pace fades year by year, less the smoother the series (damped trend: E. S.
 * Gardner & E. McKenzie, Management Science 31, 1985). The band is that of a random walk with drift (R. J. Hyndman & G.
 * Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 5.5), written for steps of any length, widened by the doubt
 * about the pace itself. Fading and doubt were chosen on official series; `test/bench/backtest.ts` holds them to others.
 */
import { type Case, isBand, roundingUnit, signOf, type Target } from './case.ts'
import { atLeast } from './compare.ts'
import type { Measured } from './points.ts'
import { tCdf, tQuantile } from './student-t.ts'
import { clamp, meets } from './target.ts'

/** What is left of the pace after each year where there is no pace to speak of. */
const LEAST_LEFT = 0.7
/** How much more is left for each standard deviation that a year's pace comes to. */
const LEFT_BY_SMOOTHNESS = 0.05
/** Standard error of the pace, as a share of it. */
const DOUBT = 0.3
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

/**
 * s² = Σ(Δv − μΔt)²/Δt/(n − 2), the variance of a year's change around the mean one, μ = (vₙ − v₁)/(tₙ − t₁). Rounded
 * figures hide their own noise: two rounding errors of variance unit²/12 stand in every difference.
 */
function yearlyVariance(c: Case, points: readonly Measured[]): number {
  const [first, last] = [points[0] as Measured, points.at(-1) as Measured]
  const drift = (last.value - first.value) / (last.t - first.t)
  const squares = points.slice(1).map((p, i) => {
    const before = points[i] as Measured
    const step = p.t - before.t
    return (p.value - before.value - drift * step) ** 2 / step
  })
  const least = (roundingUnit(c) ?? 0) ** 2 / 6
  return Math.max(squares.reduce((sum, square) => sum + square, 0) / (points.length - 2), least)
}

/** |b|/s, how far the pace of a year stands out of the noise of a year; infinite of a series without any. */
const smoothness = (slope: number, variance: number): number =>
  variance === 0 ? Number.POSITIVE_INFINITY : Math.abs(slope) / Math.sqrt(variance)

/** |b|/s of three or more points (by time) with that slope. */
export const smoothnessOf = (c: Case, points: readonly Measured[], slope: number): number =>
  smoothness(slope, yearlyVariance(c, points))

/** φ = min(1, 0.7 + 0.05·|b|/s): what is left of the pace after a year. A series without any noise keeps it. */
const leftAfterYear = (slope: number, variance: number): number =>
  Math.min(1, LEAST_LEFT + LEFT_BY_SMOOTHNESS * smoothness(slope, variance))

/** F(h) = φ(1 − φ^h)/(1 − φ): how many full years' pace are made in h years, which need not be whole; h where nothing fades. */
function yearsOfPace(left: number, horizon: number): number {
  if (left === 1) return horizon
  // Close to 1 both differences lose their digits; expm1 and log1p keep them.
  return (left * -Math.expm1(horizon * Math.log1p(left - 1))) / (1 - left)
}

function spreadAt(c: Case, at: number, points: readonly Measured[], slope: number): Spread {
  const [first, last] = [points[0] as Measured, points.at(-1) as Measured]
  const [years, horizon] = [last.t - first.t, at - last.t]
  const variance = yearlyVariance(c, points)
  const centre = last.value + slope * yearsOfPace(leftAfterYear(slope, variance), horizon)
  const walk = variance * horizon * (1 + horizon / years)
  const doubt = (DOUBT * slope * horizon) ** 2
  const sampling = (last.standardError ?? 0) ** 2
  return { centre, error: Math.sqrt(walk + doubt + sampling), df: points.length - 2 }
}

/** Mass of the projection's distribution at or beyond the target, or inside the band. */
function chanceOf(c: Case, target: Target, spread: Spread): number {
  const { centre, error, df } = spread
  if (error === 0) return meets(c, target, clamp(c.limits, centre)) ? 1 : 0
  if (isBand(target)) return chanceInBand(c, target, spread)
  return tCdf((signOf(c.direction) * (centre - target.value)) / error, df)
}

function chanceInBand(
  { limits }: Case,
  { low, high }: { low: number; high: number },
  { centre, error, df }: Spread,
): number {
  const upTo = (value: number): number => tCdf((value - centre) / error, df)
  // What the distribution holds beyond a natural limit lies at the limit, which is inside a band that ends there.
  const above = limits?.max !== undefined && atLeast(high, limits.max) ? 0 : 1 - upTo(high)
  const under = limits?.min !== undefined && atLeast(limits.min, low) ? 0 : upTo(low)
  // Far from a narrow band the difference of the tails may come out at −5e-17.
  return Math.min(1, Math.max(0, 1 - above - under))
}
