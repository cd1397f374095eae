/**
 * Between which counts chance alone may move: exact quantiles of the binomial and the Poisson distribution, interpolated
 * between counts as D. J. Spiegelhalter does (“Funnel plots for comparing institutional performance”, Statistics in
 * Medicine 24, 2005, 1185–1202, appendix A.1.1).
 */

/** A distribution of counts by what is needed to sum it: its mode, the largest count, and P(k + 1) / P(k). */
interface Counts {
  readonly mode: number
  readonly most: number
  readonly ratio: (k: number) => number
}

/** How many of `n` have what each has with probability `share`, 0 < share < 1. */
export const binomial = (n: number, share: number): Counts => ({
  mode: Math.min(n, Math.floor((n + 1) * share)),
  most: n,
  ratio: k => (((n - k) / (k + 1)) * share) / (1 - share),
})

/** How many events happen where `mean` are expected, mean > 0. */
export const poisson = (mean: number): Counts => ({
  mode: Math.floor(mean),
  most: Number.POSITIVE_INFINITY,
  ratio: k => mean / (k + 1),
})

/** Probabilities below this share of the mode's are left out: far beyond the 0.1 % that limits ask for. */
const NEGLIGIBLE = 1e-20

/** Probabilities of the counts that matter, from the least on; they are summed, so that no gamma function is needed. */
function probabilities({ mode, most, ratio }: Counts): { readonly least: number; readonly of: readonly number[] } {
  const below: number[] = []
  for (let [k, p] = [mode - 1, 1]; k >= 0; k--) {
    p /= ratio(k)
    if (p < NEGLIGIBLE) break
    below.push(p)
  }
  const above: number[] = [1]
  for (let [k, p] = [mode, 1]; k < most; k++) {
    p *= ratio(k)
    if (p < NEGLIGIBLE) break
    above.push(p)
  }
  const all = [...below.reverse(), ...above]
  const sum = all.reduce((total, p) => total + p, 0)
  return { least: mode - below.length, of: all.map(p => p / sum) }
}

/**
 * The counts that are fallen below with each of these probabilities, which ascend. Of the least count r with
 * P(R ≤ r) ≥ p it is r − (P(R ≤ r) − p) / P(R = r). Takes steps in the order of the square root of the largest count.
 */
export function countQuantiles(counts: Counts, ascending: readonly number[]): number[] {
  const { least, of } = probabilities(counts)
  const quantiles: number[] = []
  let cumulated = 0
  for (const [i, p] of of.entries()) {
    cumulated += p
    while (quantiles.length < ascending.length && cumulated >= (ascending[quantiles.length] as number))
      quantiles.push(least + i - (cumulated - (ascending[quantiles.length] as number)) / p)
  }
  return quantiles
}
