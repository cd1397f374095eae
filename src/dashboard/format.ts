/** How are numbers, days and periods written in the reader's language? Intl does the rest; times are in UTC, as knowledge dates are. */

import type { PeriodText } from '../../events/period.ts'
import { parsePeriod } from '../../events/period.ts'
import type { Measure } from './answers.ts'
import type { AmountShown } from './assessment-answers.ts'
import { type PageLanguage, said } from './language.ts'
import { wordsOf } from './words/words.ts'

/** No-break space: a number stays with its unit. */
const NBSP = '\u00a0'
const locales: Readonly<Record<PageLanguage, string>> = {
  nb: 'nb-NO',
  nn: 'nn-NO',
  sv: 'sv-SE',
  da: 'da-DK',
  en: 'en-GB',
}
/** Decimals where the indicator does not say how many its figures have. */
const UNSAID = { stated: 10, computed: 2 }

const kept = new Map<string, Intl.NumberFormat>()
function numberFormat(language: PageLanguage, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const format = kept.get(key) ?? new Intl.NumberFormat(locales[language], options)
  kept.set(key, format)
  return format
}

/** Danish and English write a hyphen where a minus is meant; a real minus stands as tall as a plus and never ends a line. */
const withMinus = (format: Intl.NumberFormat, value: number): string =>
  format
    .formatToParts(value)
    .map(part => (part.type === 'minusSign' ? '\u2212' : part.value))
    .join('')

/** A rounded value must not say −0. */
const settled = (value: number, decimals: number): number => (Math.abs(value) < 0.5 * 10 ** -decimals ? 0 : value)

const digits = (decimals: number | null | undefined, unsaid: number): Intl.NumberFormatOptions =>
  typeof decimals === 'number'
    ? { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
    : { maximumFractionDigits: unsaid }

/** A number with its decimals; `signed` writes + too. */
export function number(language: PageLanguage, value: number, decimals?: number | null, signed = false): string {
  const format = numberFormat(language, {
    ...digits(decimals, UNSAID.stated),
    ...(signed && { signDisplay: 'exceptZero' as const }),
  })
  return withMinus(format, settled(value, decimals ?? UNSAID.stated))
}

/** A share as a percentage: 0.435 is 43,5 % in Norwegian and 43.5% in English. */
export function percent(language: PageLanguage, share: number, decimals: number | null = 0): string {
  const format = numberFormat(language, { style: 'percent', ...digits(decimals, UNSAID.stated) })
  return withMinus(format, settled(share, (decimals ?? UNSAID.stated) + 2))
}

/** Whether a unit is per cent. */
export const isPercent = ({ unit }: Measure): boolean =>
  /^(percent|per cent|prosent|procent|pct|%)$/i.test(typeof unit === 'string' ? unit : (unit.en ?? unit.nb ?? ''))

/** The name of a unit: well-known English ones are translated, others stand as they were given. */
export function unitName(language: PageLanguage, { unit }: Measure): string {
  const { text } = said(unit, language)
  const known: Readonly<Record<string, string>> = wordsOf(language).units
  return isPercent({ unit }) ? '%' : (known[text.toLowerCase()] ?? text)
}

/** A value in its unit: 9,5 %, 99 200 personer. */
export function valued(language: PageLanguage, value: number, measure: Measure): string {
  if (isPercent(measure)) return percent(language, value / 100, measure.decimals ?? null)
  return `${number(language, value, measure.decimals)} ${unitName(language, measure)}`
}

/** One number or an interval in its unit; undefined: there is neither. */
export function amount(
  language: PageLanguage,
  { value, low, high }: AmountShown,
  measure: Measure,
): string | undefined {
  if (typeof value === 'number') return valued(language, value, measure)
  if (low === undefined || high === undefined) return undefined
  return `${number(language, low, measure.decimals)}–${valued(language, high, measure)}`
}

/** A difference between two values of a unit: per cent differ by percentage points. */
export function difference(language: PageLanguage, value: number, measure: Measure, signed = false): string {
  const unit = isPercent(measure) ? wordsOf(language).percentagePoints : unitName(language, measure)
  return `${number(language, value, measure.decimals ?? UNSAID.computed, signed)}${NBSP}${unit}`
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

/** A period as people say it: 4. kvartal 2022, 2018–2020, kullet 2015 etter 6 år. */
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

/** Since when something is known: as it was given, else the day. */
export function known(language: PageLanguage, origin: { knownFrom: string; knownFromGiven?: string }): string {
  const given = origin.knownFromGiven
  return given === undefined || given.includes('T') ? day(language, origin.knownFrom) : period(language, given)
}

/** The year in which a decimal year's reference point lies: 2036.0 is the end of 2035. */
export const yearOf = (t: number): string => String(Math.ceil(t - 1e-9) - 1)

/** Decimal year of a period's reference point. */
export const reference = (given: PeriodText): number => parsePeriod(given).reference
