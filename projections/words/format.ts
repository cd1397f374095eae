/** Numbers, days and periods in the manner of a language. Times are in UTC, as knowledge dates are. */
import type { PeriodText } from '../../events/period.ts'
import type { Text } from '../../events/shapes.ts'
import type { Formats, Notation, Writing } from './formats.ts'
import type { Locale } from './locale.ts'
import { textIn } from './text.ts'

/** What writing the values of an indicator takes: their unit, and how many decimals they have. */
export interface ValueFormat {
  readonly unit: Text
  readonly decimals?: number | null | undefined
}

type Tagged = Pick<Locale, 'tag'>

/** No-break space, between a number and its unit. */
const NBSP = '\u00a0'
/** The most decimals of a number where nothing says how many it has. */
const MOST_DECIMALS = 10

/** By what tells them apart: to make a format takes longer than to write a hundred numbers. */
const numberFormats = new Map<string, Intl.NumberFormat>()
function numberFormat(key: string, tag: string, options: () => Intl.NumberFormatOptions): Intl.NumberFormat {
  const known = numberFormats.get(key)
  if (known) return known
  const format = new Intl.NumberFormat(tag, options())
  numberFormats.set(key, format)
  return format
}

function plainFormat(
  tag: string,
  style: 'decimal' | 'percent',
  decimals: number | null | undefined,
  signed: boolean,
): Intl.NumberFormat {
  const options = () => ({ style, ...digits(decimals), ...(signed && { signDisplay: 'exceptZero' as const }) })
  return numberFormat(`${tag} ${style} ${decimals ?? ''} ${signed}`, tag, options)
}

/** With a real minus sign: Intl writes a hyphen in Danish and English, which is too short and may end a line. */
const withMinus = (format: Intl.NumberFormat, value: number): string =>
  value >= 0
    ? format.format(value)
    : format
        .formatToParts(value)
        .map(part => (part.type === 'minusSign' ? '\u2212' : part.value))
        .join('')

/** Zero where the value rounds to it, so that no −0 is written. */
const withoutNegativeZero = (value: number, decimals: number): number =>
  Math.abs(value) < 0.5 * 10 ** -decimals ? 0 : value

const digits = (decimals: number | null | undefined): Intl.NumberFormatOptions =>
  typeof decimals === 'number'
    ? { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
    : { maximumFractionDigits: MOST_DECIMALS }

/** A number with this many decimals, or with as many as it has; `signed` writes a plus before positive ones. */
export function number({ tag }: Locale, value: number, decimals?: number | null, signed = false): string {
  const format = plainFormat(tag, 'decimal', decimals, signed)
  return withMinus(format, withoutNegativeZero(value, decimals ?? MOST_DECIMALS))
}

/** Writes how many there are of something. */
export const countsIn =
  (tag: string) =>
  (count: number): string =>
    withMinus(plainFormat(tag, 'decimal', 0, false), count)

/** Writes a number with all the decimals that it has. */
export const exactIn =
  (tag: string) =>
  (value: number): string =>
    withMinus(
      numberFormat(`${tag} exact`, tag, () => ({ maximumFractionDigits: 20 })),
      value,
    )

/** A share as a percentage: 0.435 is 43,5 % in Norwegian and 43.5% in English. */
export function percent({ tag }: Locale, share: number, decimals: number | null = 0, signed = false): string {
  const format = plainFormat(tag, 'percent', decimals, signed)
  return withMinus(format, withoutNegativeZero(share, (decimals ?? MOST_DECIMALS) + 2))
}

/** An amount of money, short: 117 mill. NOK. `currency` is an ISO 4217 code. */
export function money({ tag }: Locale, amount: number, currency: string): string {
  const style = { style: 'currency', currency, currencyDisplay: 'code' } as const
  const options = () => ({ ...style, notation: 'compact' as const, maximumFractionDigits: 1 })
  const format = numberFormat(`${tag} money ${currency}`, tag, options)
  return withMinus(format, amount)
}

/** Whether a unit is per cent. */
export const isPercent = ({ unit }: ValueFormat): boolean =>
  /^(percent|per cent|prosent|procent|pct|%)$/i.test(typeof unit === 'string' ? unit : (unit.en ?? unit.nb ?? ''))

/** The name of a unit: well-known English ones are translated, others stay as they were given. */
export function unitName({ locale }: Writing, { units }: Notation, { unit }: ValueFormat): string {
  const text = textIn(locale, unit)
  return units[text.toLowerCase()] ?? text
}

/** The name of a dimension: well-known ones are translated, others stay as they were given. */
export const dimensionName = ({ formats }: Writing, dimension: string): string =>
  formats.dimensions[dimension.toLowerCase()] ?? dimension

/** The decimals of a recorded figure: those of its indicator, or its own where it was recorded with more. */
function recordedWith(value: number, decimals: number | null | undefined): number | undefined {
  const isLonger = typeof decimals === 'number' && Number(value.toFixed(decimals)) !== value
  return isLonger ? undefined : (decimals ?? undefined)
}

/** A recorded figure in its unit within a sentence: 9,5 prosent, 99 200 personer. */
export function inSentence(writing: Writing, value: number, format: ValueFormat): string {
  const { formats, locale } = writing
  const unit = isPercent(format) ? formats.percent : unitName(writing, formats.sentence, format)
  return `${number(locale, value, recordedWith(value, format.decimals))} ${unit}`.trim()
}

/** A recorded figure without its unit. */
export const bare = ({ locale }: Writing, value: number, { decimals }: ValueFormat): string =>
  number(locale, value, recordedWith(value, decimals))

/** A value in its unit in a table: 9,5 %, 99 200 personer. */
export function inTable(writing: Writing, value: number, format: ValueFormat): string {
  const { formats, locale } = writing
  if (isPercent(format)) return percent(locale, value / 100, format.decimals ?? null)
  return `${number(locale, value, format.decimals)} ${unitName(writing, formats.table, format)}`.trim()
}

/** A difference between two values of a unit: percentages differ by percentage points. */
export function difference(
  writing: Writing,
  notation: Notation,
  value: number,
  format: ValueFormat,
  signed = false,
): string {
  const unit = isPercent(format) ? writing.formats.percentagePoints : unitName(writing, notation, format)
  const space = notation === writing.formats.table ? NBSP : ' '
  return `${number(writing.locale, value, format.decimals, signed)}${space}${unit}`.trim()
}

/** A format, and what it wrote lately: the same days stand in many rows, charts and pages. */
interface WritingDays {
  readonly format: Intl.DateTimeFormat
  readonly written: Map<number, string>
}
/** More than so many are forgotten. */
const MOST_WRITTEN = 12_000

/** By language, then by the options, which are constants here. To make a format takes longer than to write a hundred days. */
const dateFormats = new Map<string, Map<Intl.DateTimeFormatOptions, WritingDays>>()

function writingDays(tag: string, options: Intl.DateTimeFormatOptions): WritingDays {
  const made = dateFormats.get(tag) ?? new Map<Intl.DateTimeFormatOptions, WritingDays>()
  const known = made.get(options)
  if (known) return known
  const writing = { format: new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }), written: new Map() }
  dateFormats.set(tag, made.set(options, writing))
  return writing
}

function utc({ tag }: Tagged, ms: number, options: Intl.DateTimeFormatOptions): string {
  const { format, written } = writingDays(tag, options)
  const known = written.get(ms)
  if (known !== undefined) return known
  const text = format.format(ms)
  if (written.size >= MOST_WRITTEN) written.clear()
  written.set(ms, text)
  return text
}

const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const
const DAY_IN_FIELD = { day: '2-digit', month: '2-digit', year: 'numeric' } as const
const MOMENT = { dateStyle: 'long', timeStyle: 'short' } as const
const MONTH = { month: 'long', year: 'numeric' } as const

/** A day, `2024-05-17`, or the day of an instant: 17. mai 2024. */
export const day = (locale: Tagged, text: string): string => utc(locale, Date.parse(text), DAY)

/** A day, `2024-05-17`, as it is written in a field: 17.05.2024. */
export const dayInField = (locale: Locale, text: string): string => utc(locale, Date.parse(text), DAY_IN_FIELD)

/** A day as it was written in a field, as `2024-05-17`; what is written otherwise is left as it is. */
export function dayRead(text: string): string {
  const [, day = '', month = '', year] = /^\s*(\d{1,2})[./](\d{1,2})[./](\d{4})\s*$/.exec(text) ?? []
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** An instant in milliseconds with its time of day. */
export const moment = (locale: Tagged, ms: number): string => `${utc(locale, ms, MOMENT)} UTC`

function onePeriod(locale: Tagged, { halfYear, quarter, week }: Notation, text: string): string {
  const [year = '', part = ''] = text.split('-')
  if (part.startsWith('H')) return halfYear(Number(part.slice(1)), year)
  if (part.startsWith('Q')) return quarter(Number(part.slice(1)), year)
  if (part.startsWith('W')) return week(Number(part.slice(1)), year)
  if (part === '') return year
  return text.length > 7 ? day(locale, text) : utc(locale, Date.parse(`${text}-01`), MONTH)
}

/** A period as people say it: 4. kvartal 2022, 2018–2020, kullet 2015 etter 6 år. */
export function period({ locale }: { readonly locale: Tagged }, notation: Notation, given: PeriodText): string {
  if (typeof given !== 'string') {
    const [, years, months] = /^P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(given.after) ?? []
    return notation.cohort(onePeriod(locale, notation, given.period), Number(years ?? 0), Number(months ?? 0))
  }
  return given
    .split('/')
    .map(each => onePeriod(locale, notation, each))
    .join('–')
}

/** Writes a period, or a knowledge date, as people say it: 17. mai 2024, 4. kvartal 2022. */
export const datesIn =
  (tag: string, notation: Notation) =>
  (given: string): string =>
    given.includes('T') ? moment({ tag }, Date.parse(given)) : period({ locale: { tag } }, notation, given)

type PeriodKind = keyof Formats['during']
function kindOf(given: PeriodText): PeriodKind {
  if (typeof given !== 'string' || given.includes('/')) return 'other'
  if (/^\d{4}$/.test(given)) return 'year'
  if (/-[HQW]/.test(given)) return 'part'
  return given.length === 7 ? 'month' : 'day'
}

/** The word before a period within a sentence: i 4. kvartal 2022, for 2018–2020. */
export const duringWord = (formats: Formats, given: PeriodText): string => formats.during[kindOf(given)]

/** A, B and C; of more than four the first three and how many more. */
export function listed({ and, more }: Formats, all: readonly string[]): string {
  return all.length > 4 ? joined(and, [...all.slice(0, 3), more(all.length - 3)]) : joined(and, all)
}

/** A, B and C. */
export const joined = (and: string, all: readonly string[]): string =>
  all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} ${and} ${all.at(-1)}`
