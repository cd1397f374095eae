/** Numbers, days and periods on pages, in the reader's language and short enough for tables. */

import type { PeriodText } from '../../events/period.ts'
import type { ValueFormat } from '../../projections/words/format.ts'
import * as written from '../../projections/words/format.ts'
import { languages, type ReaderLanguage } from '../../projections/words/languages.ts'
import { periodRead as read } from '../../projections/words/period-read.ts'

export { isPercent, type ValueFormat } from '../../projections/words/format.ts'

/** The BCP 47 tag by which scripts write numbers and days in a language. */
export const localeTag = (language: ReaderLanguage): string => languages[language].locale.tag

/** A number or an interval. */
export interface Amount {
  readonly value?: number | null | undefined
  readonly low?: number | undefined
  readonly high?: number | undefined
}

/** The decimals of a computed number where nothing says how many it has. */
const COMPUTED_DECIMALS = 2

/** A number with this many decimals; `signed` writes a plus before positive ones. */
export const number = (language: ReaderLanguage, value: number, decimals?: number | null, signed = false): string =>
  written.number(languages[language].locale, value, decimals, signed)

/** A share as a percentage: 0.435 is 43,5 % in Norwegian and 43.5% in English. */
export const percent = (language: ReaderLanguage, share: number, decimals: number | null = 0, signed = false): string =>
  written.percent(languages[language].locale, share, decimals, signed)

/** An amount of money, short: 117 mill. NOK. `currency` is an ISO 4217 code. */
export const money = (language: ReaderLanguage, amount: number, currency: string): string =>
  written.money(languages[language].locale, amount, currency)

/** The name of a unit: well-known English ones are translated, others stay as they were given. */
export const unitName = (language: ReaderLanguage, format: ValueFormat): string =>
  written.isPercent(format) ? '%' : written.unitName(languages[language], languages[language].formats.table, format)

/** The name of a dimension: well-known ones are translated, others stay as they were given. */
export const dimensionName = (language: ReaderLanguage, dimension: string): string =>
  written.dimensionName(languages[language], dimension)

/** A value in its unit: 9,5 %, 99 200 personer. */
export const valued = (language: ReaderLanguage, value: number, format: ValueFormat): string =>
  written.inTable(languages[language], value, format)

/** A number or an interval in its unit; undefined where there is neither. */
export function amount(
  language: ReaderLanguage,
  { value, low, high }: Amount,
  format: ValueFormat,
): string | undefined {
  if (typeof value === 'number') return valued(language, value, format)
  if (low === undefined || high === undefined) return undefined
  return `${number(language, low, format.decimals)}–${valued(language, high, format)}`
}

/** A difference between two values in their unit: percentages differ by percentage points. */
export function difference(language: ReaderLanguage, value: number, format: ValueFormat, signed = false): string {
  const words = languages[language]
  const decimals = format.decimals ?? COMPUTED_DECIMALS
  return written.difference(words, words.formats.table, value, { ...format, decimals }, signed)
}

/** A text in quotation marks. */
export function quoted(language: ReaderLanguage, text: string): string {
  const [opening, closing] = languages[language].formats.quotes
  return `${opening}${text}${closing}`
}

/** A day, `2024-05-17` or an instant: 17. mai 2024. */
export const day = (language: ReaderLanguage, text: string): string => written.day(languages[language].locale, text)

/** A day as it is written in a field: 17.05.2024. */
export const dayInField = (language: ReaderLanguage, text: string): string =>
  written.dayInField(languages[language].locale, text)

/** An instant in milliseconds with its time of day. */
export const moment = (language: ReaderLanguage, ms: number): string => written.moment(languages[language].locale, ms)

/** A period as people write it: 4. kvartal 2022, 2018–2020, kullet 2015 etter 6 år. */
export const period = (language: ReaderLanguage, given: PeriodText): string =>
  written.period(languages[language], languages[language].formats.table, given)

/** A period as it was written in a field, as its code; what is written otherwise is left as it is. */
export const periodRead = (language: ReaderLanguage, text: string): string => read(languages[language], text)

/** The knowledge date of a line: as it was given (a year, a quarter), otherwise the day. */
export function known(
  language: ReaderLanguage,
  origin: { knownFrom: string; knownFromGiven?: string | undefined },
): string {
  const given = origin.knownFromGiven
  return given === undefined || given.includes('T') ? day(language, origin.knownFrom) : period(language, given)
}

/** The year of a reference point given as decimal year: 2036.0 is the end of 2035. */
export const yearOf = (t: number): string => String(Math.ceil(t - 1e-9) - 1)
