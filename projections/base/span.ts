/** Spans of time over which something is the same. */

/** From a time on, until another, which is not in it (+∞: without end). */
export interface Span {
  readonly from: number
  readonly until: number
}

/** All times. */
export const ALWAYS: Span = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY }

export const isWithin = (time: number, { from, until }: Span): boolean =>
  from <= time && (time < until || until === Number.POSITIVE_INFINITY)

/** What lies in both. */
export const overlap = (a: Span, b: Span): Span => ({
  from: Math.max(a.from, b.from),
  until: Math.min(a.until, b.until),
})

/** The part of a span around a time, which lies in it, that a moment does not end: it then begins or ends there. */
export function apartBy(moment: number, span: Span, time: number): Span {
  if (moment > time) return moment < span.until ? { from: span.from, until: moment } : span
  return moment > span.from ? { from: moment, until: span.until } : span
}
