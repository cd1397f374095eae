/** How old is the latest figure, and is it older than the rhythm of measuring explains? */
import { daysInMonth } from '../../events/calendar.ts'
import type { Case } from './case.ts'
import { above } from './compare.ts'
import { latestOf } from './points.ts'
import { median } from './theil-sen.ts'
import { trendPoints } from './yearly-series.ts'

/** The trend's window where none is asked for. */
export const WINDOW = 6
/** A trend needs as many points. */
export const FEWEST = 4

/** Least tolerance, in years: three months. */
const TOLERANCE = 0.25

/**
 * Years a figure may be old: frequency + publicationLag + max(3 months, frequency/4). Where no frequency is declared, the
 * median distance of the trend's points stands for it; null where there are none to tell.
 */
export function allowedAge(c: Case): number | null {
  const frequency = c.frequencyYears ?? medianDistance(c)
  if (frequency === null) return null
  return frequency + (c.publicationLagYears ?? 0) + Math.max(TOLERANCE, frequency / 4)
}

/** The points the recent trend is read from. */
export const windowOf = (c: Case) => trendPoints(c, Math.max(FEWEST, c.options?.window ?? WINDOW))

function medianDistance(c: Case): number | null {
  const points = windowOf(c)
  const distances = points.slice(1).map((p, i) => p.t - (points[i]?.t ?? p.t))
  return distances.length === 0 ? null : median(distances)
}

/** The day (a decimal year) after which the latest figure is older than the rhythm of measuring explains; +∞: on no day. */
export function staleAfter(c: Case): number {
  if (found?.of !== c) {
    const latest = latestOf(c)
    const allowed = latest && allowedAge(c)
    found = { of: c, after: latest === null || allowed === null ? Number.POSITIVE_INFINITY : latest.t + allowed }
  }
  return found.after
}

/** Of a case both its reasons and its other days are asked for, one after the other, and a case is never changed. */
let found: { readonly of: Case; readonly after: number } | undefined

/** Whether it is so on the day of assessment. */
export const isStale = (c: Case): boolean => above(c.on, staleAfter(c))

/** A decimal year (Y + (M−1)/12 + D/(12·days in month)) as whole months since the year 0 and days gone of the next. */
function monthsAndDays(t: number): { readonly months: number; readonly days: number } {
  const months = Math.floor(t * 12 + 1e-6)
  const length = daysInMonth(Math.floor(months / 12), (months % 12) + 1)
  return { months, days: Math.round((t * 12 - months) * length) }
}

/** Whole years and months from one reference point to another: `P3Y11M`, `P2Y`, `P5M`; `P0M` where the first is not past. */
export function ageBetween(from: number, to: number): string {
  const [start, end] = [monthsAndDays(from), monthsAndDays(to)]
  const whole = Math.max(0, end.months - start.months - (end.days < start.days ? 1 : 0))
  const [years, months] = [Math.floor(whole / 12), whole % 12]
  if (whole === 0) return 'P0M'
  return `P${years ? `${years}Y` : ''}${months ? `${months}M` : ''}`
}
