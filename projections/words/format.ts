/** Numbers, days and periods as sentences write them, in the manner of a language. Times are in UTC, as knowledge dates are. */
import type { PeriodText } from '../../events/period.ts'
import type { Text } from '../../events/shapes.ts'
import type { Locale } from './locale.ts'
import type { Terms } from './terms.ts'
import { textIn } from './text.ts'

/** What sentences need of an indicator's definition: its title, unit, and the texts of its codes. */
export interface IndicatorLabels {
  readonly title: Text
  readonly unit: Text
  readonly decimals?: number | undefined
  readonly dimensions?: Readonly<Record<string, Readonly<Record<string, Text>>>> | undefined
  readonly scale?: readonly { readonly code: string; readonly label: Text }[] | undefined
}

const numberFormats = new Map<string, Intl.NumberFormat>()
function numberFormat({ tag }: Locale, decimals: number | undefined): Intl.NumberFormat {
  const key = `${tag} ${decimals}`
  const digits =
    decimals === undefined
      ? { maximumFractionDigits: 10 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(tag, digits)
  numberFormats.set(key, format)
  return format
}

/** A number as people of the language write it. A figure with more decimals than its indicator says keeps them. */
export function number(locale: Locale, value: number, decimals?: number): string {
  const exact = decimals !== undefined && Number(value.toFixed(decimals)) !== value
  return numberFormat(locale, exact ? undefined : decimals)
    .formatToParts(value)
    .map(part => (part.type === 'minusSign' ? '\u2212' : part.value))
    .join('')
}

const isPercent = (unit: string): boolean => /^(percent|per cent|prosent|procent|pct|%)$/i.test(unit)

function unitOf(locale: Locale, words: Terms, unit: Text): string {
  const text = textIn(locale, unit)
  if (isPercent(text)) return words.percent
  return (words.units as Readonly<Record<string, string>>)[text.toLowerCase()] ?? text
}

/** A value in its unit: 9,5 prosent, 99 200 personer. */
export const valued = (locale: Locale, words: Terms, value: number, labels: IndicatorLabels): string =>
  `${number(locale, value, labels.decimals)} ${unitOf(locale, words, labels.unit)}`

/** A difference between two values of a unit: per cent differ by percentage points. */
export function difference(locale: Locale, words: Terms, value: number, labels: IndicatorLabels): string {
  const unit = unitOf(locale, words, labels.unit)
  return `${number(locale, value, labels.decimals)} ${unit === words.percent ? words.percentagePoints : unit}`
}

const utc = (locale: Locale, text: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale.tag, { ...options, timeZone: 'UTC' }).format(Date.parse(text))

/** A day, `2024-05-17`: 17. mai 2024. */
export const day = (locale: Locale, text: string): string =>
  utc(locale, text, { day: 'numeric', month: 'long', year: 'numeric' })

type Shape = 'year' | 'part' | 'month' | 'day' | 'other'
function shapeOf(given: PeriodText): Shape {
  if (typeof given !== 'string' || given.includes('/')) return 'other'
  if (/^\d{4}$/.test(given)) return 'year'
  if (/-[HQW]/.test(given)) return 'part'
  return given.length === 7 ? 'month' : 'day'
}

function onePeriod(locale: Locale, words: Terms, text: string): string {
  const [year = '', part = ''] = text.split('-')
  if (part.startsWith('H')) return words.halfYear(Number(part.slice(1)), year)
  if (part.startsWith('Q')) return words.quarter(Number(part.slice(1)), year)
  if (part.startsWith('W')) return words.week(Number(part.slice(1)), year)
  if (part === '') return year
  return text.length > 7 ? day(locale, text) : utc(locale, `${text}-01`, { month: 'long', year: 'numeric' })
}

/** A period as people say it: 4. kvartal 2022, 2018–2020, kullet 2015 etter 6 år. */
export function period(locale: Locale, words: Terms, given: PeriodText): string {
  if (typeof given !== 'string') {
    const [, years, months] = /^P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(given.after) ?? []
    return words.cohort(onePeriod(locale, words, given.period), Number(years ?? 0), Number(months ?? 0))
  }
  return given
    .split('/')
    .map(each => onePeriod(locale, words, each))
    .join('–')
}

/** A period with the word before it: i 4. kvartal 2022, for 2018–2020. */
export const during = (locale: Locale, words: Terms, given: PeriodText): string =>
  `${words.during[shapeOf(given)]} ${period(locale, words, given)}`.trim()

/** A, B and C; of more than four the first three and how many more. */
export function listed(words: Terms, all: readonly string[]): string {
  const shown = all.length > 4 ? [...all.slice(0, 3), words.more(all.length - 3)] : all
  if (shown.length < 2) return shown[0] ?? ''
  return `${shown.slice(0, -1).join(', ')} ${words.and} ${shown.at(-1)}`
}
