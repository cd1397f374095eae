/**
 * Periods (what a number is about), knowledge dates (when it was known) and durations. Every such text is read here and
 * nowhere else, in integer arithmetic on days and months (the proleptic Gregorian calendar, UTC).
 */
import {
  addMonths,
  DAY_MS,
  type Day,
  dayNumber,
  decimalStart,
  decimalYear,
  monthIndex,
  readSpan,
  type Span,
} from './calendar.ts'

/** A cohort that is followed: `{"period":"2015","cohort":true,"after":"P6Y"}` is known when six years have passed. */
export interface Cohort {
  readonly period: string
  readonly cohort: true
  readonly after: string
}

/** A period as people write it. */
export type PeriodText = string | Cohort

/** A period read: days are whole days since 1970-01-01, `start` and `reference` decimal years. */
export interface Period {
  /** One text for one period, usable as a key; a cohort's is `2015+P6Y`. */
  readonly key: string
  /** Periods of one definition version share it: `year`, `quarter`, `window of 3 years`, `cohort of a year after P6Y` … */
  readonly kind: string
  readonly firstDay: number
  readonly lastDay: number
  /** The first day on which a figure for it can exist: its first day, a cohort's last. */
  readonly opensDay: number
  /** Decimal year at which it begins. */
  readonly start: number
  /** Decimal year of its reference point, the end of its last day (a cohort's: after `after`). */
  readonly reference: number
  /** Part of the year, for kinds finer than a year: `Q4`, `05`, `H1`, `W12`; a day has none. */
  readonly season: string | undefined
}

/** The text is not a period, knowledge date or duration; the message says what would be. */
export class UnreadableTime extends Error {
  override name = 'UnreadableTime'
}

const PERIOD_FORMS =
  'a period is 2024, 2024-H1, 2024-Q4, 2024-05, 2024-W12 (an ISO week), 2024-05-17, a window 2018/2020, a range of months 2023-08/2024-07, or a cohort {"period":"2015","cohort":true,"after":"P6Y"}'
const KNOWN_FORMS =
  'a knowledge date is a year 2021, a month 2021-05, a day 2021-05-17, a range 2021/2022 or an instant 2021-05-17T10:00:00Z'

const periodOf = (key: string, kind: string, first: Day, last: Day, season: string | undefined): Period => ({
  key,
  kind,
  firstDay: dayNumber(first),
  lastDay: dayNumber(last),
  opensDay: dayNumber(first),
  start: decimalStart(first),
  reference: decimalYear(last),
  season,
})

const UNIT_MONTHS = { year: 12, 'half-year': 6, quarter: 3, month: 1 } as const

function lengthOf(first: Span, last: Span): number {
  const days = dayNumber(last.last) - dayNumber(first.first) + 1
  if (first.unit === 'day') return days
  if (first.unit === 'week') return days / 7
  return (monthIndex(last.last) - monthIndex(first.first) + 1) / UNIT_MONTHS[first.unit]
}

function parseWindow(text: string): Period | undefined {
  const [from, to, ...rest] = text.split('/')
  const first = readSpan(from ?? '')
  const last = readSpan(to ?? '')
  if (!first || !last || rest.length > 0 || first.unit !== last.unit) return undefined
  const length = lengthOf(first, last)
  // A window of one period is written as the period itself, so that each period has one text.
  if (length < 2) return undefined
  return periodOf(text, `window of ${length} ${first.unit}s`, first.first, last.last, undefined)
}

function parseCohort({ period, after }: Cohort): Period | undefined {
  const span = readSpan(period)
  const wait = /^P(?:(\d{1,3})Y)?(?:(\d{1,3})M)?$/.exec(after)
  const months = Number(wait?.[1] ?? 0) * 12 + Number(wait?.[2] ?? 0)
  if (!span || months === 0) return undefined
  const known = addMonths(span.last, months)
  const knownDay = dayNumber(known)
  return {
    ...periodOf(`${period}+${after}`, `cohort of a ${span.unit} after ${after}`, span.first, known, undefined),
    opensDay: knownDay,
    start: decimalStart(span.first),
  }
}

const parsed = new Map<string, Period>()

/**
 * Reads a period. A text that is none throws `UnreadableTime` with the forms there are.
 * A cohort may also be given by its key, `2015+P6Y`, where only text fits (queries, CSV).
 */
export function parsePeriod(given: PeriodText): Period {
  const text = typeof given === 'string' ? given : `${given.period}+${given.after}`
  const known = parsed.get(text)
  if (known) return known
  const period = readPeriod(text)
  if (!period) throw new UnreadableTime(PERIOD_FORMS)
  // A ten-year mission has hundreds of distinct periods, not millions; the bound only guards against hostile input.
  if (parsed.size >= 50_000) parsed.clear()
  parsed.set(text, period)
  return period
}

function readPeriod(text: string): Period | undefined {
  const plus = text.indexOf('+')
  if (plus > 0) return parseCohort({ period: text.slice(0, plus), cohort: true, after: text.slice(plus + 1) })
  if (text.includes('/')) return parseWindow(text)
  const span = readSpan(text)
  return span && periodOf(text, span.unit, span.first, span.last, span.season)
}

/** Whether the text is a period. */
export function isPeriod(given: PeriodText): boolean {
  try {
    return parsePeriod(given) !== undefined
  } catch {
    return false
  }
}

/** Whether figures for the period can exist on that day (`2024-05-17`): a cohort's only when its years have passed. */
export const hasBegun = (period: Period, today: string): boolean => period.opensDay <= parsePeriod(today).firstDay

/** Whether a period fits a series of that kind; a year stands for the window (or range of months) that ends with it. */
export const fitsKind = (period: Period, kind: string): boolean =>
  period.kind === kind || (period.kind === 'year' && kind.startsWith('window of '))

/** Months since the year 0 at the beginning and after the end of a period of whole months. */
const monthsOf = ({ start, reference }: Period): readonly [number, number] => [
  Math.floor(start * 12 + 1e-6),
  Math.round(reference * 12),
]

const PARTS: ReadonlySet<string> = new Set(['year', 'half-year', 'quarter', 'month', 'day'])

/** A period of a unit by its first month (since the year 0), as text. */
function unitText(unit: string, month: number): string {
  const [year, of] = [Math.floor(month / 12), month % 12]
  if (unit === 'year') return `${year}`
  if (unit === 'half-year') return `${year}-H${of / 6 + 1}`
  if (unit === 'quarter') return `${year}-Q${of / 3 + 1}`
  return `${year}-${`${of + 1}`.padStart(2, '0')}`
}

/**
 * The period of another's kind in which a finer one lies: of `2024-05` and `2020` the year 2024. Windows follow each other
 * without overlap from the one given. Undefined where it is not finer, reaches over two of them, or is a week: weeks make
 * no months or years.
 */
export function coarserPeriod(fine: Period, like: Period): Period | undefined {
  const [, unit = like.kind] = /^window of \d+ (year|half-year|quarter|month)s$/.exec(like.kind) ?? []
  if (!PARTS.has(fine.kind) || !PARTS.has(unit) || unit === 'day') return undefined
  const [from, to] = monthsOf(like)
  const length = to - from
  if (fine.kind !== 'day' && monthsOf(fine)[1] - monthsOf(fine)[0] >= length) return undefined
  const first = from + Math.floor((monthsOf(fine)[0] - from) / length) * length
  const ends = unitText(unit, first + length - UNIT_MONTHS[unit as keyof typeof UNIT_MONTHS])
  const text = unit === like.kind ? ends : `${unitText(unit, first)}/${ends}`
  const coarse = isPeriod(text) ? parsePeriod(text) : undefined
  return coarse && coarse.lastDay >= fine.lastDay ? coarse : undefined
}

/** How many periods of a finer kind (`month`, `day` …) a period is made of. */
export function partsIn(coarse: Period, kind: string): number {
  if (kind === 'day') return coarse.lastDay - coarse.firstDay + 1
  const [from, to] = monthsOf(coarse)
  return (to - from) / UNIT_MONTHS[kind as keyof typeof UNIT_MONTHS]
}

/** From when to when a knowledge date runs, in milliseconds since 1970, both ends included. */
export interface Knowledge {
  readonly firstMs: number
  readonly lastMs: number
}

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/

/** Reads an RFC 3339 instant to milliseconds; finer digits are cut. Leap seconds are not accepted: no clock here has them. */
function readInstant(text: string): number | undefined {
  const m = INSTANT.exec(text)
  const day = m && readSpan(m[1] ?? '')
  if (!m || !day) return undefined
  const offset = m[6] ? (m[6] === '-' ? -1 : 1) * (Number(m[7]) * 60 + Number(m[8])) : 0
  const seconds = Number(m[2]) * 3600 + Number(m[3]) * 60 + Number(m[4])
  return (
    dayNumber(day.first) * DAY_MS + seconds * 1000 + Number((m[5] ?? '').padEnd(3, '0').slice(0, 3)) - offset * 60_000
  )
}

/** Reads a knowledge date (`knownFrom`, `asOf`): it means its last millisecond in UTC. Throws `UnreadableTime`. */
export function parseKnowledge(text: string): Knowledge {
  const instant = readInstant(text)
  if (instant !== undefined) return { firstMs: instant, lastMs: instant }
  const [from, to] = text.includes('/') ? text.split('/', 2) : [text, text]
  const first = readKnowledgeSpan(from)
  const last = readKnowledgeSpan(to)
  if (!first || !last || text.split('/').length > 2) throw new UnreadableTime(KNOWN_FORMS)
  const range = { firstMs: dayNumber(first.first) * DAY_MS, lastMs: (dayNumber(last.last) + 1) * DAY_MS - 1 }
  if (range.firstMs > range.lastMs) throw new UnreadableTime('the start of a range must not come after its end')
  return range
}

function readKnowledgeSpan(text: string | undefined): Span | undefined {
  const span = readSpan(text ?? '')
  return span && (span.unit === 'year' || span.unit === 'month' || span.unit === 'day') ? span : undefined
}

/** Milliseconds since 1970 of an RFC 3339 instant. Throws `UnreadableTime`. */
export function parseInstant(text: string): number {
  const instant = readInstant(text)
  if (instant === undefined) throw new UnreadableTime('an instant is written 2021-05-17T10:00:00Z')
  return instant
}

/** The UTC day of an instant in milliseconds, `2024-05-17`. */
export function dayOf(ms: number): string {
  const day = Math.floor(ms / DAY_MS)
  // Most are asked for today, thousands of times a second.
  if (day !== lastDay.day) lastDay = { day, text: new Date(ms).toISOString().slice(0, 10) }
  return lastDay.text
}

let lastDay = { day: 0, text: '1970-01-01' }

/** Length of an ISO 8601 duration (`P1Y`, `P3M`, `P2W`, `P45D`) in years; a day is 1/365.25. Throws `UnreadableTime`. */
export function durationYears(text: string): number {
  const m = /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/.exec(text)
  if (!m || text === 'P') throw new UnreadableTime('a duration is written P1Y, P3M, P2W or P45D')
  const [years, months, weeks, days] = [m[1], m[2], m[3], m[4]].map(n => Number(n ?? 0)) as [
    number,
    number,
    number,
    number,
  ]
  return years + months / 12 + (weeks * 7 + days) / 365.25
}
