/** How fast does a short series move, without one odd year deciding it? */

/** Lists up to this length are sorted by insertion: they are short and many, and a sort that calls back takes several times as long. */
const SHORT = 32

/** The values from the least on. */
function ascending(values: readonly number[]): readonly number[] {
  if (values.length > SHORT) return values.toSorted((a, b) => a - b)
  const sorted = values.slice()
  for (let next = 1; next < sorted.length; next++) {
    const value = sorted[next] as number
    let place = next
    for (; place > 0 && (sorted[place - 1] as number) > value; place--) sorted[place] = sorted[place - 1] as number
    sorted[place] = value
  }
  return sorted
}

/** The middle value; of an even number of values the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = ascending(values)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

interface Dated {
  readonly t: number
  readonly value: number
}

/** The slopes between all pairs of points, in the unit per year. */
export function pairwiseSlopes(points: readonly Dated[]): number[] {
  const slopes: number[] = []
  for (let i = 1; i < points.length; i++) {
    const b = points[i] as Dated
    for (let j = 0; j < i; j++) {
      const a = points[j] as Dated
      slopes.push((b.value - a.value) / (b.t - a.t))
    }
  }
  return slopes
}

/**
 * Theil–Sen slope: the median of the slopes between all pairs of points, in the unit per year. Up to 29 % of the points
 * may be arbitrarily wrong. Needs two points at different times. (P. K. Sen, J. Am. Stat. Assoc. 63, 1968, 1379–1389.)
 */
export const theilSen = (points: readonly Dated[]): number => median(pairwiseSlopes(points))
