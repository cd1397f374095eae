/** Numbers without the noise of adding and subtracting doubles: 9.5 − 11.2 is −1.7 and not −1.6999999999999993. */

/** Significant digits of the numbers that went in that a difference or sum of them still tells. */
const DIGITS = 12

/** A difference or sum of numbers up to that magnitude, rounded to 12 significant digits of it. */
export const withoutNoise = (value: number, magnitude: number): number =>
  value === 0 ? value : noiseRemover(magnitude)(value)

/** As `withoutNoise`, for many numbers up to one magnitude. */
export function noiseRemover(magnitude: number): (value: number) => number {
  const unit = magnitude === 0 ? Number.NaN : 10 ** (DIGITS - Math.ceil(Math.log10(magnitude)))
  // A magnitude beyond what doubles tell apart has no noise that could be taken away.
  if (!Number.isFinite(unit) || unit <= 0) return value => value
  return value => (value === 0 ? value : Math.round(value * unit) / unit)
}
