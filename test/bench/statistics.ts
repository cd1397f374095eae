/** Medians and percentiles: what noisy machines allow to be quoted. */

export const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b)
export const percentile = (numbers: readonly number[], p: number): number =>
  sorted(numbers)[Math.min(numbers.length - 1, Math.floor((p / 100) * numbers.length))] ?? Number.NaN
export const median = (numbers: readonly number[]): number => percentile(numbers, 50)

/** A line of the table. */
export interface Row {
  readonly row: string
  readonly work: string
  readonly measured: string
  /** The raw limit in the same run. */
  readonly limit: string
  /** measured / limit, or limit / measured for times: 1 is the limit itself. */
  readonly ratio: number | null
  readonly asked: string
  /** Null where nothing is asked. */
  readonly met: boolean | null
}

export const rate = (n: number): string => `${Math.round(n).toLocaleString('en')}/s`
export const ms = (n: number): string => `${n < 10 ? n.toFixed(2) : Math.round(n)} ms`
