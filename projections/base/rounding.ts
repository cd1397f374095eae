/** Numbers without the noise of adding and subtracting doubles: 9.5 − 11.2 is −1.7 and not −1.6999999999999993. */

/** Significant digits of the numbers that went in that a difference or sum of them still tells. */
const DIGITS = 12

/** Digits of what was on the way, where it is larger than both ends: so many are told apart and printed as they are, sums of some included. */
const WAY_DIGITS = 14

/** So many digits of the ends are told for certain, however large a number was on the way. */
const END_DIGITS = 10

/** Digits before the decimal point. */
const digitsBefore = (magnitude: number): number => Math.ceil(Math.log10(magnitude))

/** A difference or sum of numbers up to that magnitude, rounded to 12 significant digits of it. */
export const withoutNoise = (value: number, magnitude: number): number =>
  value === 0 ? value : noiseRemover(magnitude)(value)

/** A difference of two numbers, as `withoutNoise`. */
export const differenceBetween = (from: number, to: number): number =>
  withoutNoise(to - from, Math.max(Math.abs(from), Math.abs(to)))

/** As `withoutNoise`, for many numbers up to one magnitude. */
export function noiseRemover(magnitude: number): (value: number) => number {
  const { stepsIn, numberOf } = gridOf(DIGITS - digitsBefore(magnitude))
  return value => (value === 0 ? value : numberOf(stepsIn(value)))
}

/** Numbers with a certain number of decimals, counted in steps of the last one: what is added up in steps adds up as it is printed. */
export interface Grid {
  readonly stepsIn: (value: number) => number
  readonly numberOf: (steps: number) => number
}

const AS_THEY_ARE: Grid = { stepsIn: value => value, numberOf: steps => steps }

/** A sum of many numbers without the noise of adding them: to 14 significant digits; whole numbers are exact. */
export const sumWithoutNoise = (sum: number): number => {
  if (Number.isInteger(sum)) return sum
  const { stepsIn, numberOf } = gridOf(WAY_DIGITS - digitsBefore(Math.abs(sum)))
  return numberOf(stepsIn(sum))
}

/** Grids by their decimal places, of which numbers have some six hundred at most: most are asked for again and again. */
const grids = new Map<number, Grid>()

/** Below zero: so many digits before the decimal point are noughts. */
function gridOf(places: number): Grid {
  const known = grids.get(places)
  if (known) return known
  const made = makeGrid(places)
  grids.set(places, made)
  return made
}

/** Powers of ten above one are exact doubles, those below it are not. */
function makeGrid(places: number): Grid {
  const unit = 10 ** Math.abs(places)
  // Beyond what doubles tell apart there is no noise that could be taken away.
  if (!Number.isFinite(unit)) return AS_THEY_ARE
  // Nought is added so that none of them is −0.
  if (places < 0) return { stepsIn: value => Math.round(value / unit) + 0, numberOf: steps => steps * unit }
  return { stepsIn: value => Math.round(value * unit) + 0, numberOf: steps => steps / unit }
}

/**
 * The grid of the steps by which a number came from one end to the other: by the ends, as their difference is told; coarser
 * where a number on the way was larger, which has to be told on it too. Ends that are nothing beside it count for nothing.
 */
export function gridOfWay(from: number, to: number, greatest: number): Grid {
  const [ends, way] = [digitsBefore(Math.max(Math.abs(from), Math.abs(to))), digitsBefore(greatest)]
  if (ends < way - DIGITS) return gridOf(WAY_DIGITS - way)
  return gridOf(Math.min(DIGITS - ends, Math.max(END_DIGITS - ends, WAY_DIGITS - way)))
}
