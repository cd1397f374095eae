/** On which days does the same hold of a case? */
import { above, atLeast } from './compare.ts'

/** Days by their decimal years, noise forgiven: those at or after `from` that are after `after`, and none after `to`. */
export interface Days {
  readonly from: number
  readonly after: number
  readonly to: number
}

export const isAmong = (on: number, { from, after, to }: Days): boolean =>
  atLeast(on, from) && above(on, after) && !above(on, to)

/** The days that are in both. */
export const daysInBoth = (a: Days, b: Days): Days => ({
  from: Math.max(a.from, b.from),
  after: Math.max(a.after, b.after),
  to: Math.min(a.to, b.to),
})
