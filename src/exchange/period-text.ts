/** Reads periods as statistics offices, DHIS2 and spreadsheets write them, and turns them into the forms of Varde. */
import type { PeriodKind } from '../../events/import-map.ts'
import { isPeriod, parsePeriod } from '../../events/period.ts'

/** What was said about a file's periods. */
export interface PeriodChoice {
  readonly kind?: PeriodKind | undefined
  /** Month (1–12) in which a year of two calendar years begins: 8 for a school year. */
  readonly yearFrom?: number | undefined
}

/**
 * What may be meant: `pair` two years that follow each other, as a window or as a school year (`2023/2024`);
 * `short` such a year alone (`2024/25`); `span` years further apart (`2018-2020`); `month` a month or a short pair (`2011-12`).
 */
export type Doubt = 'pair' | 'short' | 'span' | 'month'
export type PeriodReading =
  | { readonly period: string }
  | { readonly doubt: Doubt; readonly from: number; readonly to: number }
  | { readonly probably: string | undefined }

const two = (n: number | string): string => String(n).padStart(2, '0')
const read = (period: string): PeriodReading => ({ period })

/** So many months from a month of a year on: `2024-08/2025-07`. Months go on beyond the year: −1 is November of the year before. */
function monthsFrom(year: number, from: number, months: number): string {
  const at = (month: number) => `${year + Math.floor((month - 1) / 12)}-${two(((month + 11) % 12) + 1)}`
  return `${at(from)}/${at(from + months - 1)}`
}

/**
 * Months in which years of DHIS2 begin, by their names there (Period and DateUnitPeriodTypeParser of dhis2-core): all are named
 * by the year in which they begin, but the one from November by that in which it ends.
 */
const BEGINS: Readonly<Record<string, number>> = { Feb: 2, April: 4, July: 7, Aug: 8, Sep: 9, Oct: 10, Nov: -1 }
/** A part of such a year: the second of two, or the fourth of four. */
const partFrom = ([, year, name = '', which = '1']: RegExpExecArray, months: number): PeriodReading =>
  read(monthsFrom(number(year), (BEGINS[name] as number) + (number(which) - 1) * months, months))

const number = (text: string | undefined): number => Number(text)

const quarterWords = 'kv|kvt|kvartal|quarter|quartal'
const monthNames =
  'jan(?:uary|uar|uari)?|feb(?:ruary|ruar|ruari)?|mar(?:ch|s|ts)?|märz|apr(?:il)?|ma[yij]|juni?|june|juli?|july|aug(?:ust|usti)?|sep(?:t|tember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[csz](?:ember)?'
const monthNumber = (name: string): string => {
  const starts = ['jan', 'feb', 'm[aä]r', 'apr', 'ma[yij]', 'jun', 'jul', 'aug', 'sep', 'o[kc]t', 'nov', 'de[csz]']
  return two(starts.findIndex(start => new RegExp(`^${start}`, 'i').test(name)) + 1)
}

type Form = readonly [RegExp, (m: RegExpExecArray) => PeriodReading | undefined]

/** Forms in the order in which they are tried; the text is trimmed, its dashes are hyphens. */
const forms: readonly Form[] = [
  [/^(\d{4})[-/ ]?[KQkq]\.? ?([1-4])$/, m => read(`${m[1]}-Q${m[2]}`)],
  [/^[KQkq]([1-4])[-/ ]?(\d{4})$/, m => read(`${m[2]}-Q${m[1]}`)],
  [/^([1-4]) ?[KQkq][-/ ]?(\d{4})$/, m => read(`${m[2]}-Q${m[1]}`)],
  [new RegExp(`^([1-4])\\. ?(?:${quarterWords})\\.? ?(\\d{4})$`, 'i'), m => read(`${m[2]}-Q${m[1]}`)],
  [new RegExp(`^(\\d{4}) ?(?:${quarterWords})\\.? ?([1-4])$`, 'i'), m => read(`${m[1]}-Q${m[2]}`)],
  [new RegExp(`^(?:${quarterWords})\\.? ?([1-4])[ ,/]+(\\d{4})$`, 'i'), m => read(`${m[2]}-Q${m[1]}`)],
  [/^(\d{4})[- ]?[Mm](\d{1,2})$/, m => read(`${m[1]}-${two(number(m[2]))}`)],
  [/^(\d{4})[- ]?[HShs]([12])$/, m => read(`${m[1]}-H${m[2]}`)],
  [/^[HShs]([12])[-/ ]?(\d{4})$/, m => read(`${m[2]}-H${m[1]}`)],
  [/^([12])\. ?(?:halvår|halbjahr|half(?:-?year)?) ?(\d{4})$/i, m => read(`${m[2]}-H${m[1]}`)],
  [/^(\d{4})[- ]?[WUVwuv](\d{1,2})$/, m => read(`${m[1]}-W${two(number(m[2]))}`)],
  [/^(?:uke|veke|vecka|uge|week|kw) ?(\d{1,2})[ ,/]+(\d{4})$/i, m => read(`${m[2]}-W${two(number(m[1]))}`)],
  [new RegExp(`^(${monthNames})\\.?[ -](\\d{4})$`, 'i'), m => read(`${m[2]}-${monthNumber(m[1] as string)}`)],
  [new RegExp(`^(\\d{4})[ -](${monthNames})\\.?$`, 'i'), m => read(`${m[1]}-${monthNumber(m[2] as string)}`)],
  [
    /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?: 00:00(?::00)?)?$/,
    m => read(`${m[3]}-${two(number(m[2]))}-${two(number(m[1]))}`),
  ],
  [/^(\d{4})(\d{2})(\d{2})$/, m => read(`${m[1]}-${m[2]}-${m[3]}`)],
  [/^(\d{4}-\d{2}-\d{2})[T ]00:00(:00(\.0+)?)?Z?$/, m => read(m[1] as string)],
  [/^(\d{4})[/-](\d{4})$/, m => years(number(m[1]), number(m[2]), 'pair')],
  [/^(\d{4})[/-](\d{2})$/, m => years(number(m[1]), century(m[1], m[2]), 'short')],
  [/^(\d{4})(\d{2})$/, m => sixDigits(m[1] as string, m[2] as string)],
  // DHIS2: years from another month than January, their halves and quarters, and pairs of months.
  [/^(\d{4})(Feb|April|July|Aug|Sep|Oct|Nov)$/, m => partFrom(m, 12)],
  [/^(\d{4})(April|Nov)S([12])$/, m => partFrom(m, 6)],
  [/^(\d{4})(Nov)Q([1-4])$/, m => partFrom(m, 3)],
  [/^(\d{4})0([1-6])B$/, m => read(monthsFrom(number(m[1]), number(m[2]) * 2 - 1, 2))],
  // SDMX: the reporting year.
  [/^(\d{4})-A1$/, m => read(m[1] as string)],
]

const century = (year: string | undefined, end: string | undefined): number => {
  const to = number(`${year?.slice(0, 2)}${end}`)
  return to < number(year) ? to + 100 : to
}

/** Most years that a window written with two digits may have: `2018-27`. */
const LONGEST_SHORT = 15

function years(from: number, to: number, sort: 'pair' | 'short'): PeriodReading | undefined {
  // “2024-13” is a slip of the pen, and no window of ninety years.
  if (to <= from || (sort === 'short' && to - from > LONGEST_SHORT)) return undefined
  return { doubt: to === from + 1 ? sort : 'span', from, to }
}

/** `202405` is a month; `202425` a school year; `201112` may be either. */
function sixDigits(year: string, end: string): PeriodReading | undefined {
  const month = number(end) >= 1 && number(end) <= 12
  const follows = century(year, end) === number(year) + 1
  if (month && follows) return { doubt: 'month', from: number(year), to: number(year) + 1 }
  if (month) return read(`${year}-${end}`)
  return follows ? { doubt: 'short', from: number(year), to: number(year) + 1 } : undefined
}

/** Reads a period as it stands in a file. What can be read in two ways is a doubt, which `settledPeriod` ends. */
export function readPeriodText(given: string, { kind }: PeriodChoice = {}): PeriodReading {
  const text = given.replace(/[\u2010-\u2015\u2212]/g, '-').replace(/\s+/g, ' ')
  const found = readForm(text)
  if (!('period' in found) || kind === undefined) return found
  if (!daysMean(kind) || parsePeriod(found.period).kind !== 'day') return found
  const whole = wholePeriod(found.period, kind)
  return whole === undefined ? { probably: undefined } : read(whole)
}

function readForm(text: string): PeriodReading {
  const [, first, last] = /^(\d{4})\/(\d{4})$/.exec(text) ?? []
  const pair = first !== undefined && number(last) === number(first) + 1
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text)
  if (month && century(month[1], month[2]) === number(month[1]) + 1)
    return { doubt: 'month', from: number(month[1]), to: number(month[1]) + 1 }
  if (!pair && isPeriod(text)) return read(text)
  for (const [form, means] of forms) {
    const match = form.exec(text)
    const reading = match && means(match)
    if (reading && !('period' in reading && !isPeriod(reading.period))) return reading
  }
  return { probably: probableForm(text) }
}

const daysMean = (kind: PeriodKind): boolean => !['day', 'window', 'school-year'].includes(kind)

const LENGTHS = { year: 12, 'half-year': 6, quarter: 3, month: 1 } as const

/** The period of a kind that begins or ends with a day; undefined where none does. */
export function wholePeriod(day: string, kind: PeriodKind): string | undefined {
  const [year, month] = day.split('-').map(Number) as [number, number, number]
  const length = LENGTHS[kind as keyof typeof LENGTHS]
  const part = Math.floor((month - 1) / (length ?? 1)) + 1
  const texts = {
    year: `${year}`,
    'half-year': `${year}-H${part}`,
    quarter: `${year}-Q${part}`,
    month: day.slice(0, 7),
  }
  const text = kind === 'week' ? weekOf(day, year) : texts[kind as keyof typeof texts]
  if (text === undefined || !isPeriod(text)) return undefined
  const { firstDay, lastDay } = parsePeriod(text)
  const at = parsePeriod(day).firstDay
  return at === firstDay || at === lastDay ? text : undefined
}

function weekOf(day: string, year: number): string | undefined {
  const at = parsePeriod(day).firstDay
  for (const each of [year - 1, year, year + 1]) {
    const first = parsePeriod(`${each}-W01`).firstDay
    const week = Math.floor((at - first) / 7) + 1
    const text = `${each}-W${two(week)}`
    if (week >= 1 && isPeriod(text)) return text
  }
  return undefined
}

/** Ends a doubt by what was said, or by the kind of period that the indicator has; undefined where neither tells. */
export function settledPeriod(
  { doubt, from, to }: { doubt: Doubt; from: number; to: number },
  { kind, yearFrom }: PeriodChoice,
  indicatorKind: string | undefined,
): string | undefined {
  const school = doubt !== 'span' && (kind === 'school-year' || (kind === undefined && yearFrom !== undefined))
  if (school) return yearFrom === undefined ? undefined : monthsFrom(from, yearFrom, 12)
  if (doubt === 'month' && (kind === 'month' || (kind === undefined && indicatorKind === 'month')))
    return `${from}-${two(to % 100)}`
  if (kind === 'window') return `${from}/${to}`
  if (kind !== undefined) return undefined
  return doubt !== 'short' && doubt !== 'month' && indicatorKind === `window of ${to - from + 1} years`
    ? `${from}/${to}`
    : undefined
}

/** Forms that are not read, since they may mean something else, but that probably mean one of these periods. */
const probable: readonly (readonly [RegExp, (m: RegExpExecArray) => readonly string[]])[] = [
  [new RegExp(`^(${monthNames})\\.?[ -](\\d{2})$`, 'i'), m => [`20${m[2]}-${monthNumber(m[1] as string)}`]],
  // Four months in the Nordic countries and in SDMX, a quarter in the Romance languages.
  [/^(\d{4})[- ]?T([1-3])$/i, m => [`${m[1]}-Q${m[2]}`, monthsFrom(number(m[1]), number(m[2]) * 4 - 3, 4)]],
  [/^(\d{4})[- ]?T4$/i, m => [`${m[1]}-Q4`]],
  [/^([1-4])[QK](\d{2})$/i, m => [`20${m[2]}-Q${m[1]}`]],
  [/^(I{1,3}|IV)[ /.-]+(\d{4})$/, m => [`${m[2]}-Q${['I', 'II', 'III', 'IV'].indexOf(m[1] as string) + 1}`]],
  [/^(\d{4}):0?([1-4])$/, m => [`${m[1]}-Q${m[2]}`, `${m[1]}-0${m[2]}`]],
  [/^(\d{4})[/.:](0[1-9]|1[0-2])$/, m => [`${m[1]}-${m[2]}`]],
  [/^(\d{4})[.,]0+$/, m => [m[1] as string]],
  [/^(\d{4})[-/.](\d)$/, m => [`${m[1]}-0${m[2]}`]],
  [/^(\d{1,2})[-/.](\d{4})$/, m => [`${m[2]}-${two(number(m[1]))}`]],
  [
    /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/,
    ([, a = '', b = '', year]) => [`${year}-${two(b)}-${two(a)}`, `${year}-${two(a)}-${two(b)}`],
  ],
  [/^(?:fy|fiscal year|år|year|jahr) ?(\d{4})$/i, m => [m[1] as string]],
  [/^(\d{4}) ?(?:[*pPrRe]|\(.*\)|[¹²³])$/, m => [m[1] as string]],
]
/** The same of years of two calendar years, which are asked about where they are written so. */
const probableYears: readonly (readonly [RegExp, (m: RegExpExecArray) => string])[] = [
  [/^fy ?(\d{4})[/-](\d{2})$/i, m => `${m[1]}/${m[2]} (a school or financial year)`],
  [/^(?:fy ?)?(\d{2})\/(\d{2})$/i, m => `20${m[1]}/20${m[2]} (a school or financial year: 20${m[1]}/${m[2]})`],
]

function probableForm(text: string): string | undefined {
  for (const [form, means] of probable) {
    const match = form.exec(text)
    // No thirty-first month is proposed.
    const real = match ? new Set(means(match).filter(isPeriod)) : new Set()
    if (real.size > 0) return [...real].join(' or ')
  }
  for (const [form, means] of probableYears) {
    const match = form.exec(text)
    if (match) return means(match)
  }
  // Excel counts days from 1900; these are the years 1982 to 2064.
  if (/^[345]\d{4}$/.test(text))
    return `${new Date((number(text) - 25569) * 86_400_000).toISOString().slice(0, 10)}, a day as Excel counts it`
  return undefined
}
