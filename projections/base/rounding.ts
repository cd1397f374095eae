/** Numbers without the noise of adding and subtracting doubles: 9.5 − 11.2 is −1.7 and not −1.6999999999999993. */

/** Significant digits of the numbers that went in that a difference or sum of them still tells. */
const DIGITS = 12

/** A difference or sum of numbers up to that magnitude, rounded to 12 significant digits of it. */
export function withoutNoise(value: number, magnitude: number): number {
  if (value === 0 || magnitude === 0 || !Number.isFinite(magnitude)) return value
  const unit = 10 ** (DIGITS - Math.ceil(Math.log10(magnitude)))
  // A magnitude beyond what doubles tell apart has no noise that could be taken away.
  return Number.isFinite(unit) && unit > 0 ? Math.round(value * unit) / unit : value
}
