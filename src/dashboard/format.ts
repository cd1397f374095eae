/** Numbers, days and periods in the reader's language. Times are in UTC, as knowledge dates are. */

import type { PeriodText } from '../../events/period.ts'
import type { Text } from '../../events/shapes.ts'
import { wordsOf } from '../../projections/words/page-words.ts'
import { localised, type PageLanguage } from './language.ts'

/** What it takes to write the values of an indicator: their unit, and how many decimals they have. */
export interface ValueFormat {
  readonly unit: Text
  readonly decimals?: number | null | undefined
}

/** A number or an interval. */
export interface Amount {
  readonly value?: number | null | undefined
  readonly low?: number | undefined
  readonly high?: number | undefined
}

/** No-break space, between a number and its unit. */
const NBSP = '\u00a0'
const locales: Readonly<Record<PageLanguage, string>> = {
  nb: 'nb-NO',
  nn: 'nn-NO',
  sv: 'sv-SE',
  da: 'da-DK',
  en: 'en-GB',
}
/** The most decimals of a number where the indicator does not state how many its figures have. */
const MOST_DECIMALS = { stated: 10, computed: 2 }

const numberFormats = new Map<string, Intl.NumberFormat>()
function numberFormat(language: PageLanguage, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(locales[language], options)
  numberFormats.set(key, format)
  return format
}

/** With a real minus sign: Intl writes a hyphen in Danish and English, which is too short and may end a line. */
const withMinus = (format: Intl.NumberFormat, value: number): string =>
  format
    .formatToParts(value)
    .map(part => (part.type === 'minusSign' ? '\u2212' : part.value))
    .join('')

/** Zero where the value rounds to it, so that no −0 is written. */
const withoutNegativeZero = (value: number, decimals: number): number =>
  Math.abs(value) < 0.5 * 10 ** -decimals ? 0 : value

const digits = (decimals: number | null | undefined, most: number): Intl.NumberFormatOptions =>
  typeof decimals === 'number'
    ? { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
    : { maximumFractionDigits: most }

/** A number with this many decimals; `signed` writes a plus before positive ones. */
export function number(language: PageLanguage, value: number, decimals?: number | null, signed = false): string {
  const format = numberFormat(language, {
    ...digits(decimals, MOST_DECIMALS.stated),
    ...(signed && { signDisplay: 'exceptZero' as const }),
  })
  return withMinus(format, withoutNegativeZero(value, decimals ?? MOST_DECIMALS.stated))
}

/** A share as a percentage: 0.435 is 43,5 % in Norwegian and 43.5% in English. */
export function percent(language: PageLanguage, share: number, decimals: number | null = 0): string {
  const format = numberFormat(language, { style: 'percent', ...digits(decimals, MOST_DECIMALS.stated) })
  return withMinus(format, withoutNegativeZero(share, (decimals ?? MOST_DECIMALS.stated) + 2))
}

/** Whether a unit is per cent. */
export const isPercent = ({ unit }: ValueFormat): boolean =>
  /^(percent|per cent|prosent|procent|pct|%)$/i.test(typeof unit === 'string' ? unit : (unit.en ?? unit.nb ?? ''))

/** The name of a unit: well-known English ones are translated, others stay as they were given. */
export function unitName(language: PageLanguage, { unit }: ValueFormat): string {
  const { text } = localised(unit, language)
  const known: Readonly<Record<string, string>> = wordsOf(language).units
  return isPercent({ unit }) ? '%' : (known[text.toLowerCase()] ?? text)
}

/** A value in its unit: 9,5 %, 99 200 personer. */
export function valued(language: PageLanguage, value: number, format: ValueFormat): string {
  if (isPercent(format)) return percent(language, value / 100, format.decimals ?? null)
  return `${number(language, value, format.decimals)} ${unitName(language, format)}`
}

/** A number or an interval in its unit; undefined where there is neither. */
export function amount(language: PageLanguage, { value, low, high }: Amount, format: ValueFormat): string | undefined {
  if (typeof value === 'number') return valued(language, value, format)
  if (low === undefined || high === undefined) return undefined
  return `${number(language, low, format.decimals)}–${valued(language, high, format)}`
}

/** A difference between two values in their unit: percentages differ by percentage points. */
export function difference(language: PageLanguage, value: number, format: ValueFormat, signed = false): string {
  const unit = isPercent(format) ? wordsOf(language).percentagePoints : unitName(language, format)
  return `${number(language, value, format.decimals ?? MOST_DECIMALS.computed, signed)}${NBSP}${unit}`
}

const utc = (language: PageLanguage, ms: number, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'UTC' }).format(ms)

/** A day, `2024-05-17` or an instant: 17. mai 2024. */
export const day = (language: PageLanguage, text: string): string =>
  utc(language, Date.parse(text), { day: 'numeric', month: 'long', year: 'numeric' })

/** An instant in milliseconds with its time of day. */
export const moment = (language: PageLanguage, ms: number): string =>
  `${utc(language, ms, { dateStyle: 'long', timeStyle: 'short' })} UTC`

const month = (language: PageLanguage, text: string): string =>
  utc(language, Date.parse(`${text}-01`), { month: 'long', year: 'numeric' })

function onePeriod(language: PageLanguage, text: string): string {
  const { halfYear, quarter, week } = wordsOf(language)
  const [year = '', part = ''] = text.split('-')
  if (part.startsWith('H')) return halfYear(Number(part.slice(1)), year)
  if (part.startsWith('Q')) return quarter(Number(part.slice(1)), year)
  if (part.startsWith('W')) return week(Number(part.slice(1)), year)
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return day(language, text)
  return part === '' ? year : month(language, text)
}

/** A period as people write it: 4. kvartal 2022, 2018–2020, kullet 2015 etter 6 år. */
export function period(language: PageLanguage, given: PeriodText): string {
  if (typeof given !== 'string') {
    const [, years, months] = /^P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(given.after) ?? []
    return wordsOf(language).cohort(onePeriod(language, given.period), Number(years ?? 0), Number(months ?? 0))
  }
  return given
    .split('/')
    .map(each => onePeriod(language, each))
    .join('–')
}

/** The knowledge date of a line: as it was given (a year, a quarter), otherwise the day. */
export function known(
  language: PageLanguage,
  origin: { knownFrom: string; knownFromGiven?: string | undefined },
): string {
  const given = origin.knownFromGiven
  return given === undefined || given.includes('T') ? day(language, origin.knownFrom) : period(language, given)
}

/** The year of a reference point given as decimal year: 2036.0 is the end of 2035. */
export const yearOf = (t: number): string => String(Math.ceil(t - 1e-9) - 1)
