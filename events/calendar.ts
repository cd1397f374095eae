/** Days, months and decimal years: integer arithmetic on the proleptic Gregorian calendar, in UTC. */

/** A calendar day; months and days are counted from 1. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** A year, half-year, quarter, month, ISO week or day, both ends included. */
export interface Span {
  readonly unit: 'year' | 'half-year' | 'quarter' | 'month' | 'week' | 'day'
  readonly first: Day
  readonly last: Day
  /** Part of the year, for spans shorter than a year: `Q4`, `05`, `H1`, `W12`; a day has none. */
  readonly season: string | undefined
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days in a month (1–12) of a year. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)

/** Days since 1970-01-01 of a calendar day (H. Hinnant, “chrono-compatible low-level date algorithms”, days_from_civil). */
export function dayNumber({ year, month, day }: Day): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468
}

/** The calendar day so many days after 1970-01-01 (same source, civil_from_days). */
export function dayFromNumber(days: number): Day {
  const shifted = days + 719468
  const era = Math.floor(shifted / 146097)
  const ofEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * ofYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const day = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

/** Milliseconds of a day. */
export const DAY_MS = 86_400_000

/** Decimal year at the end of a day: Y + (M−1)/12 + D/(12·days in month), one division so that 2021-12-31 is 2022 exactly. */
export function decimalYear({ year, month, day }: Day): number {
  const length = daysInMonth(year, month)
  return year + ((month - 1) * length + day) / (12 * length)
}

/** Decimal year at which a day begins: the end of the day before. */
export function decimalStart({ year, month, day }: Day): number {
  const length = daysInMonth(year, month)
  return year + ((month - 1) * length + day - 1) / (12 * length)
}

/** Days since 1970-01-01 of the Monday that begins ISO week 1 of a year: the week with 4 January in it (ISO 8601). */
function firstMonday(year: number): number {
  const fourth = dayNumber({ year, month: 1, day: 4 })
  // 1970-01-01 was a Thursday: days + 3 is a multiple of 7 on Mondays.
  return fourth - ((((fourth + 3) % 7) + 7) % 7)
}

/** An ISO week, Monday to Sunday; undefined where the year has no week of that number. */
function readWeek(year: number, week: number): Span | undefined {
  const first = firstMonday(year) + (week - 1) * 7
  if (week < 1 || first >= firstMonday(year + 1)) return undefined
  const season = `W${String(week).padStart(2, '0')}`
  return { unit: 'week', first: dayFromNumber(first), last: dayFromNumber(first + 6), season }
}

/** Reads a year, half-year, quarter, month, ISO week or day; undefined where the text is none of them. */
export function readSpan(text: string): Span | undefined {
  const m = /^(\d{4})(?:-(?:H([12])|Q([1-4])|W(\d{2})|(\d{2})(?:-(\d{2}))?))?$/.exec(text)
  if (!m) return undefined
  const year = Number(m[1])
  if (year < 1000) return undefined
  const months = (unit: Span['unit'], from: number, to: number, season: string | undefined): Span => ({
    unit,
    first: { year, month: from, day: 1 },
    last: { year, month: to, day: daysInMonth(year, to) },
    season,
  })
  if (m[2]) return months('half-year', m[2] === '1' ? 1 : 7, m[2] === '1' ? 6 : 12, `H${m[2]}`)
  if (m[3]) return months('quarter', Number(m[3]) * 3 - 2, Number(m[3]) * 3, `Q${m[3]}`)
  if (m[4]) return readWeek(year, Number(m[4]))
  if (!m[5]) return months('year', 1, 12, undefined)
  const month = Number(m[5])
  if (month < 1 || month > 12) return undefined
  if (!m[6]) return months('month', month, month, m[5])
  const day = Number(m[6])
  if (day < 1 || day > daysInMonth(year, month)) return undefined
  return { unit: 'day', first: { year, month, day }, last: { year, month, day }, season: undefined }
}

/** Months since the year 0. */
export const monthIndex = (d: Day): number => d.year * 12 + d.month - 1

/** The day so many months later; the last day of a month stays the last. */
export function addMonths(day: Day, months: number): Day {
  const index = monthIndex(day) + months
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  const wasLast = day.day === daysInMonth(day.year, day.month)
  return { year, month, day: wasLast ? daysInMonth(year, month) : Math.min(day.day, daysInMonth(year, month)) }
}
