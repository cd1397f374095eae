/** Guesses what a column holds, from its name and its texts; a map is drafted from them. */

import type { WrittenMap } from '../../events/import-map.ts'
import { folded } from '../../events/text/nearest.ts'
import type { ColumnProfile, FileProfile } from './file-profile.ts'
import { plainNumber } from './number-text.ts'
import type { IndicatorOutline } from './outline.ts'
import { readPeriodText } from './period-text.ts'

/** The identifier of an SDMX column: what stands before “: ”, or before a bracket. */
export const id = (name: string): string => name.replace(/: .*$/, '').replace(/(?<=.)\[.{0,5}\]$/, '')
export const bare = (name: string): string => folded(id(name)).replace(/^data\./, '')
export const named = (columns: readonly ColumnProfile[], names: readonly string[]): ColumnProfile | undefined => {
  for (const name of names) {
    const found = columns.find(column => bare(column.name) === folded(name))
    if (found) return found
  }
  return undefined
}

/** What a column says, each text once, the empty one aside. */
export const texts = ({ values }: ColumnProfile): string[] => [...values.keys()].filter(text => text !== '')
/** The code of SDMX's “code: label”. */
export const before = (text: string, column: ColumnProfile): string =>
  id(column.name) !== column.name && text.includes(': ') ? text.slice(0, text.indexOf(': ')) : text
const isPeriodText = (text: string): boolean => {
  const reading = readPeriodText(text)
  return 'period' in reading || 'doubt' in reading
}
export const looksLikePeriods = (column: ColumnProfile): boolean => {
  const all = texts(column).map(text => before(text, column))
  return (
    all.length > 0 &&
    all.every(text => isPeriodText(text) && /^(1[89]|20)\d\d/.test(text.replace(/^\d{1,2}\.\d{1,2}\.|^[KQ]\d ?/i, '')))
  )
}
export const looksLikeNumbers = (column: ColumnProfile): boolean => {
  // What has neither a digit nor a letter is a sign (.. : -), which a column of numbers may hold many of.
  const all = texts(column).filter(text => /[\d\p{L}]/u.test(text))
  const numbers = all.filter(
    text =>
      /\d/.test(text) && plainNumber(text.replace(/^\((.*)\)$/, '$1').replace(/\s?[%*a-z]{0,2}$/i, '')) !== undefined,
  )
  return all.length > 0 && numbers.length >= all.length * 0.6
}

/** A table that has its periods in the header. */
export interface Wide {
  readonly columns: readonly ColumnProfile[]
  readonly others: readonly ColumnProfile[]
  readonly prefix: string
  readonly map: NonNullable<WrittenMap['wide']>
}

/** Names of columns that hold shares. */
export const SHARE = /%|per ?cent|prosent|procent|prozent|andel|anteil|quote|share|rate/i

/** Columns whose names are periods, alone or behind the name of what they hold: `Persons 2023`. */
export function wideOf(columns: readonly ColumnProfile[], outline?: IndicatorOutline): Wide | undefined {
  const found = columns.flatMap(column => {
    const words = column.name.split(/\s+/)
    // The longest end of the name that is a period: “4. kvartal 2024”, and not “2024” behind “4. kvartal”.
    const from = words.findIndex((_word, i) => isPeriodText(words.slice(i).join(' ')))
    const text = words.slice(from).join(' ')
    return from >= 0 && /\d{4}/.test(text) ? [{ column, prefix: words.slice(0, from).join(' '), text }] : []
  })
  if (found.length < 2) return undefined
  const groups = codesOfGroups(new Set(found.map(each => each.prefix)), outline)
  if (groups) {
    const named = (of: (each: (typeof found)[number]) => string) =>
      Object.fromEntries(found.map(each => [each.column.name, of(each)]))
    const cell = { [groups.dimension]: named(each => groups.codes.get(each.prefix) as string) }
    const names = found.map(each => each.column.name)
    const map = { columns: names, are: 'period', codes: named(each => each.text), cell } as const
    return { columns: found.map(each => each.column), others: [], prefix: '', map }
  }
  // Of an indicator in per cent the columns of shares, where there are such.
  const share = outline?.percent ? found.find(each => SHARE.test(each.prefix)) : undefined
  const prefix = (share ?? found[0])?.prefix ?? ''
  const own = found.filter(each => each.prefix === prefix)
  const [first, last] = [own[0] as (typeof own)[number], own.at(-1) as (typeof own)[number]]
  const together = last.column.at - first.column.at === own.length - 1 && prefix === ''
  return {
    columns: found.map(each => each.column),
    others: found.filter(each => each.prefix !== prefix).map(each => each.column),
    prefix,
    map: {
      columns: together ? `${first.column.name}..${last.column.name}` : own.map(each => each.column.name),
      are: 'period',
      ...(prefix !== '' && { codes: Object.fromEntries(own.map(each => [each.column.name, each.text])) }),
    },
  }
}

/** The codes of one dimension that all names before periods mean: `Menn 2021`, `Kvinner 2021`, `Alle 2021`. */
function codesOfGroups(
  groups: ReadonlySet<string>,
  outline: IndicatorOutline | undefined,
): { readonly dimension: string; readonly codes: ReadonlyMap<string, string> } | undefined {
  for (const [dimension, declared] of outline?.dimensions ?? []) {
    const found = [...groups].map(
      group => [group, codeOf(group, declared) ?? (isTotal(group) ? '' : undefined)] as const,
    )
    if (found.some(([, code]) => code === undefined) || found.every(([, code]) => code === '')) continue
    return { dimension, codes: new Map(found as [string, string][]) }
  }
  return undefined
}

/** The code that a text means by itself: a code, a label in any language, or both: `03 Oslo`, `Oslo (03)`. */
export function codeOf(text: string, codes: ReadonlyMap<string, string>): string | undefined {
  if (codes.has(text)) return text
  const wanted = meaning(text)
  for (const [code, label] of codes)
    if ([code, ...label.split('\n')].some(each => meaning(each) === wanted)) return code
  const [, before, after] = /^(\S*\d\S*?)[:.]?\s+\S|\((\S*\d\S*)\)$/.exec(text) ?? []
  const beside = before ?? after
  if (beside !== undefined && codes.has(beside)) return beside
  // A code of somebody else's before the label: “1 Menn”.
  const label = /^\d+ (?=\D)/.test(text) ? text.replace(/^\d+ /, '') : undefined
  return label === undefined ? undefined : codeOf(label, codes)
}

/** Words for the sexes, which every office writes in its own way. */
const sexes = [
  /^(m|men|man|male|males|menn|mann|gutter|män|mænd|drenge|pojkar|boys|männer|männlich|hombres|hommes)\+?$/,
  /^(f|k|w|women|woman|female|females|kvinner|kvinne|jenter|kvinnor|kvinder|piger|flickor|girls|frauen|weiblich|mujeres|femmes)\+?$/,
]
function meaning(text: string): string {
  const word = folded(text).replace(/^data\./, '')
  const sex = sexes.findIndex(words => words.test(word))
  return sex < 0 ? spelled(word) : `sex ${sex}`
}

const SPELLINGS: Readonly<Record<string, string>> = { ä: 'ae', æ: 'ae', ö: 'oe', ø: 'oe', ü: 'ue', å: 'aa', ß: 'ss' }
/** A word as it is written where there are no letters beyond a to z: `baden wuerttemberg`, `quebec`. */
const spelled = (word: string): string =>
  word
    .replace(/[äæöøüåß]/g, letter => SPELLINGS[letter] as string)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[\s-]+/g, ' ')

const TOTAL =
  /^(_?t|[a-z]+_t|sum|summe|bothsex|both sexes|total|totalt|totalen|all|alle|alla|both|begge|begge kjønn|båda|båda könen|i alt|ialt|samlet|samtlige|insgesamt|(0+ )?(hele )?(landet|riket)|hele landet|whole country)$|^total\b|\btotal$|^all |^both /i
export const isTotal = (text: string): boolean => TOTAL.test(text.replace(/^data\./, '').replace(/^\d+ (?=\D)/, ''))

export function dimensionColumn(
  name: string,
  { dimensions }: IndicatorOutline,
  columns: readonly ColumnProfile[],
): ColumnProfile | undefined {
  const byName = columns.find(
    column =>
      bare(column.name).replaceAll(' ', '-') === folded(name) ||
      bare(column.name) === folded(name) ||
      bare(column.name).replaceAll(' ', '') === folded(name),
  )
  if (byName) return byName
  const codes = dimensions.get(name) as ReadonlyMap<string, string>
  return columns.find(column => {
    const all = texts(column)
      .map(text => before(text, column))
      .filter(text => !isTotal(text))
    // A code that lost its leading zeros is still one.
    const bareCodes = new Set([...codes.keys()].map(code => code.replace(/^0+(?=.)/, '')))
    const isCode = (text: string): boolean => codeOf(text, codes) !== undefined || bareCodes.has(text)
    return all.length > 0 && all.filter(isCode).length >= all.length * 0.6
  })
}

/** Columns that are named by the codes of a dimension, or by their labels: a table with men and women side by side. */
export function wideOfCodes(
  columns: readonly ColumnProfile[],
  outline: IndicatorOutline | undefined,
): Pick<Wide, 'columns' | 'map'> | undefined {
  for (const [dimension, declared] of outline?.dimensions ?? []) {
    const found = columns.flatMap(column => {
      const code = codeOf(column.name, declared) ?? (isTotal(column.name) ? '' : undefined)
      return code !== undefined && looksLikeNumbers(column) ? [{ column, code }] : []
    })
    if (found.filter(({ code }) => code !== '').length < 2) continue
    const codes = Object.fromEntries(
      found.flatMap(({ column, code }) => (column.name === code ? [] : [[column.name, code] as const])),
    )
    const names = found.map(({ column }) => column.name)
    return {
      columns: found.map(({ column }) => column),
      map: { columns: names, are: dimension, ...(Object.keys(codes).length > 0 && { codes }) },
    }
  }
  return undefined
}

/** Whether a column says the same as one of the key, in other words: one text for one text. A column named as a code or a name may do so with each only once. */
export function labels(column: ColumnProfile, { sample }: FileProfile, key: readonly number[]): boolean {
  const isNamedSo = /(^|[\s_-])(code|kode|kod|iso\d?|id|name|navn|namn|label|text|tekst)([\s_-]|$)/i.test(column.name)
  return key.some(at => {
    const forward = new Map<string, string>()
    const back = new Map<string, string>()
    for (const row of sample) {
      const [a, b] = [row[at] ?? '', row[column.at] ?? '']
      if (forward.has(a) && forward.get(a) !== b) return false
      if (back.has(b) && back.get(b) !== a) return false
      forward.set(a, b)
      back.set(b, a)
    }
    return forward.size > 1 && (isNamedSo || sample.length > forward.size)
  })
}

/** Whether a column says on every row the same text as the one at that place. */
export const saysTheSame = ({ at }: ColumnProfile, { sample }: FileProfile, other: number): boolean =>
  sample.every(row => row[at] === row[other])

/** Whether a column has the words for the flags of another: empty where there is none, and one text for one flag. */
export function saysFlagsInWords({ at, name }: ColumnProfile, { sample }: FileProfile, flags: number): boolean {
  const words = new Map<string, string>()
  return (
    /flag|status|symbol/i.test(name) &&
    sample.every(row => {
      const [flag, text] = [row[flags] ?? '', row[at] ?? '']
      if (!words.has(flag)) words.set(flag, text)
      return words.get(flag) === text && (flag === '') === (text === '')
    })
  )
}

/** Whether the columns of the key alone tell all rows apart. */
export function unique({ sample }: FileProfile, key: readonly number[]): boolean {
  const seen = new Set<string>()
  for (const row of sample) {
    const text = key.map(at => row[at]).join('\u0000')
    if (seen.has(text)) return false
    seen.add(text)
  }
  return true
}
