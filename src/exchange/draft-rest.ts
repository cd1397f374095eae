/** What is drafted of the columns that are neither period nor value: dimensions, filters, and what may be ignored. */

import type { WrittenMap } from '../../events/import-map.ts'
import { folded, quoted } from '../../events/text/nearest.ts'
import {
  bare,
  before,
  codeOf,
  dimensionColumn,
  id,
  isTotal,
  labels,
  named,
  saysFlagsInWords,
  saysTheSame,
  texts,
  unique,
} from './column-guesses.ts'
import type { ColumnProfile, FileProfile } from './file-profile.ts'
import type { IndicatorOutline } from './outline.ts'
import { type ShippedMap, shippedMaps } from './shipped-maps.ts'

/** A map under way. */
export type Drafted = { -readonly [K in keyof WrittenMap]: WrittenMap[K] }

export interface RestOfDraft {
  readonly outline: IndicatorOutline | undefined
  readonly preset: ShippedMap
  /** Whether the preset was named, and not recognised. */
  readonly byName: boolean
  readonly questions: string[]
  /** Columns that hold other values. */
  readonly ignored: readonly ColumnProfile[]
  readonly period: ColumnProfile | undefined
  readonly status: ColumnProfile | undefined
}

/** Columns that nothing was said of yet: dimensions, filters, and what may be ignored. Answers the questions about totals. */
export function draftRest(
  profile: FileProfile,
  left: Set<ColumnProfile>,
  map: Drafted,
  { outline, preset, byName, questions, ignored, period, status }: RestOfDraft,
): string[] {
  const totalQuestions: string[] = []
  const cell: Record<string, unknown> = {}
  const where: Record<string, unknown> = {}
  const ignore: string[] = ignored.map(column => id(column.name))
  const key: number[] = []
  const dimensionsAt: number[] = []
  const at = (name: string | undefined) => profile.columns.find(column => id(column.name) === name)?.at
  for (const said of [map.period, map.indicator, map.knownFrom]) {
    const place = at(
      typeof said === 'object' && 'column' in said ? said.column : typeof said === 'string' ? said : undefined,
    )
    if (place !== undefined) key.push(place)
  }
  for (const [dimension, codes] of outline?.dimensions ?? []) {
    if (map.wide?.cell?.[dimension] || map.wide?.are === dimension) continue
    const column = dimensionColumn(dimension, outline as IndicatorOutline, [...left])
    if (!column) continue
    left.delete(column)
    key.push(column.at)
    dimensionsAt.push(column.at)
    cell[dimension] = cellMap(column, dimension, codes, questions)
    // Who names the map says that an empty cell is the total.
    if (byName && preset === shippedMaps['open-sdg'] && column.values.has(''))
      cell[dimension] = withTotal(cell[dimension])
  }
  const conditions: Readonly<Record<string, unknown>> = preset.where ?? {}
  for (const [name, condition] of Object.entries(conditions)) {
    const column = named([...left], [name])
    if (!column) continue
    left.delete(column)
    where[id(column.name)] = condition
  }
  const isSaidElsewhere = (column: ColumnProfile): boolean =>
    (period !== undefined && saysTheSame(column, profile, period.at)) ||
    (status !== undefined && saysFlagsInWords(column, profile, status.at))
  for (const column of left) {
    const name = id(column.name)
    const all = [...new Set(texts(column).map(text => before(text, column)))]
    if (all.length === 0) continue
    if (preset.ignore.some(each => folded(each) === bare(column.name)) || isSdmxLabel(column, profile))
      ignore.push(name)
    else if (labels(column, profile, dimensionsAt) || isSaidElsewhere(column)) ignore.push(name)
    else if (/^(id|nr|no|key|row|rad)$|[_ ]id$/i.test(name) && profile.rows > 1 && all.length === profile.rows)
      ignore.push(name)
    else if (all.length === 1 && !column.values.has('')) {
      where[name] = all[0]
      if (!/^(units?|freq|frequency|einheit|enhet|enhed|decimals|structure.*|dataflow)$/i.test(name))
        questions.push(
          `every row says ${quoted([all[0] as string])} under “${name}”: if that is what the indicator is about, --where "${name}=${all[0]}" says so`,
        )
    } else if (column.values.has('') && all.length === 1 && isTotal(all[0] as string)) where[name] = ['', all[0]]
    else if (column.values.has('') && bare(column.name) === 'conf_status') {
      where[name] = ''
      questions.push(
        `“${name}” says ${quoted(all.slice(0, 3))} of some rows, whose values are withheld: they are left out`,
      )
    } else if (column.values.has('')) {
      where[name] = ''
      const question = `only rows where “${name}” is empty are taken (the total); map it to a dimension to take ${quoted(all.slice(0, 3))} too`
      questions.push(question)
      totalQuestions.push(question)
    } else {
      const totals = all.filter(isTotal)
      if (totals.length === 1) {
        where[name] = totals[0]
        questions.push(
          `only rows where “${name}” says ${quoted(totals)} are taken; map it to a dimension to take the others too`,
        )
      } else if (
        unique(taken(profile, where), key) &&
        /^(attr|note|comment|remark|label|name|title|url|source|updated|last|merknad|fotnote|anmärkning|dimension )|[_ ](note|comment|label|name|url|precision)$/i.test(
          name,
        )
      ) {
        ignore.push(name)
        questions.push(
          `“${name}” (${all.slice(0, 3).join(', ')}) is taken not to change what a row is about, since no two rows differ in it alone`,
        )
      } else
        questions.push(
          `what is “${name}” (${all.slice(0, 5).join(', ')})? Map it to a dimension, say which rows to take ("where": {"${name}": "${all[0]}"}), or, if it does not change what a row is about, --ignore "${name}"`,
        )
    }
  }
  if (Object.keys(cell).length > 0) map.cell = cell as NonNullable<WrittenMap['cell']>
  if (Object.keys(where).length > 0) map.where = where as NonNullable<WrittenMap['where']>
  if (ignore.length > 0) map.ignore = ignore
  return totalQuestions
}

/** The rows of a profile that the filters so far take. */
function taken({ columns, sample, ...rest }: FileProfile, where: Readonly<Record<string, unknown>>): FileProfile {
  const filters = columns.flatMap(column => {
    const is = where[id(column.name)]
    return typeof is === 'string' ? [{ column, is }] : []
  })
  const rows = sample.filter(row => filters.every(({ column, is }) => before(row[column.at] ?? '', column) === is))
  return { columns, sample: rows, ...rest }
}

/** SDMX-CSV that has names beside its codes (a column STRUCTURE_NAME) has the name of each column’s code in the next one. */
function isSdmxLabel({ at, name }: ColumnProfile, { columns }: FileProfile): boolean {
  // An id is written in capital or in small letters alone (OBS_VALUE, geo); a name is not.
  const isId = (text: string | undefined): boolean =>
    text !== undefined && /^([A-Z][A-Z0-9_]*|[a-z][a-z0-9_]*)$/.test(text)
  const before = columns.find(column => column.at === at - 1)
  return columns.some(column => column.name === 'STRUCTURE_NAME') && !isId(name) && isId(before?.name)
}

/** A dimension's column of which empty cells are the total. */
const withTotal = (column: unknown): unknown =>
  typeof column === 'string'
    ? { column, codes: { '': '' } }
    : { ...(column as object), codes: { ...(column as { codes?: object }).codes, '': '' } }

function cellMap(
  column: ColumnProfile,
  dimension: string,
  declared: ReadonlyMap<string, string>,
  questions: string[],
): unknown {
  const codes: Record<string, string> = {}
  const unknown: string[] = []
  for (const text of texts(column).map(each => before(each, column))) {
    if (declared.has(text)) continue
    const code = codeOf(text, declared) ?? (isTotal(text) ? '' : undefined)
    if (code === undefined) unknown.push(text)
    else codes[text] = code
  }
  const zeros = unknown.filter(text =>
    [...declared.keys()].some(code => code.length > text.length && code.replace(/^0+/, '') === text),
  )
  const name = id(column.name)
  if (zeros.length > 0)
    questions.push(
      `${quoted(zeros.slice(0, 3))} under “${name}” have probably lost their leading zeros: they are put back`,
    )
  const rest = unknown.filter(text => !zeros.includes(text))
  if (rest.length > 0)
    questions.push(
      `${quoted(rest.slice(0, 5))} under “${name}” are no codes of “${dimension}”; their rows are skipped: say under cell.${dimension}.codes what they are ("" for the total)`,
    )
  if (Object.keys(codes).length === 0 && unknown.length === 0) return name
  return {
    column: name,
    ...(Object.keys(codes).length > 0 && { codes }),
    ...(rest.length > 0 && { others: 'skip' }),
    ...(zeros.length > 0 && { leadingZeros: true }),
  }
}
