/** The header of a file, bound to a map: which column is which part of a figure. */
import { folded, nearest, quoted } from '../../events/text/nearest.ts'
import type { Condition, ImportMap } from './import-map.ts'
import { readPeriodText } from './period-text.ts'

/** The header does not fit the map; the message shows the header as found. */
export class UnfitColumns extends Error {
  override name = 'UnfitColumns'
  /** How many columns fit: the row with the most is the likeliest header. */
  readonly fitting: number
  constructor(message: string, fitting: number) {
    super(message)
    this.fitting = fitting
  }
}

export interface Column {
  readonly at: number
  /** Name in the file, trimmed. */
  readonly name: string
  /** SDMX writes “code: label” in such a column. */
  readonly labelled: boolean
}

/** What a row says in a column; of SDMX's “code: label” the code. */
export function textIn(cells: readonly string[], { at, labelled }: Column): string {
  const text = (cells[at] ?? '').trim()
  if (!labelled) return text
  const colon = text.indexOf(': ')
  return colon < 0 ? text : text.slice(0, colon)
}

/** A dimension's column. */
export interface CellColumn extends Column {
  readonly dimension: string
  readonly codes: ReadonlyMap<string, string>
  readonly skipOthers: boolean
  readonly leadingZeros: boolean
}

/** A column that is unpivoted: the period or the code that it means, and codes of other dimensions that it says beside it. */
export interface WideColumn extends Column {
  readonly means: string
  readonly cell: readonly (readonly [dimension: string, code: string])[]
}

export const numberFields = ['value', 'low', 'high', 'numerator', 'denominator', 'standardError'] as const
export type NumberField = (typeof numberFields)[number]

/** A header bound to a map. */
export interface BoundColumns {
  readonly header: readonly string[]
  readonly indicator: Column | undefined
  readonly period: Column | undefined
  readonly numbers: readonly (Column & { readonly field: NumberField })[]
  readonly status: Column | undefined
  readonly note: Column | undefined
  readonly knownFrom: Column | undefined
  readonly reason: Column | undefined
  readonly cells: readonly CellColumn[]
  readonly fixedCells: readonly (readonly [dimension: string, code: string])[]
  /** Columns that are unpivoted. */
  readonly wide: readonly WideColumn[]
  readonly conditions: readonly {
    readonly column: Column | undefined
    readonly name: string
    readonly taken: (text: string) => boolean
  }[]
  readonly ignored: readonly Column[]
  /** Columns that are neither mapped, filtered nor ignored: they must be empty throughout. */
  readonly unmapped: readonly Column[]
}

/** Columns that need no map: fields of a measurement by these names. */
const ownNames = {
  indicator: ['indicator'],
  period: ['period'],
  status: ['obsStatus', 'status'],
  note: ['note'],
  knownFrom: ['knownFrom'],
  reason: ['reason'],
} as const
/** The names that columns may have without a map, for help texts. */
export const fieldNames: readonly string[] = [
  'indicator',
  'period',
  ...numberFields,
  'obsStatus',
  'knownFrom',
  'note',
  'reason',
]

/** The identifier of an SDMX column: `DIM_1: Dimension 1` and `ATTR_1[;]` are `DIM_1` and `ATTR_1`. */
const sdmxId = (name: string): string => name.replace(/: .*$/, '').replace(/(?<=.)\[.{0,5}\]$/, '')
const isLabelled = (name: string): boolean => /^[A-Za-z_][\w.@$]*(\[.{0,5}\])?: \S/.test(name)

/** The name of a column: its header, or its place where it has none. */
export const nameAt = (header: readonly string[], index: number): string => header[index] || `column ${index + 1}`

/** The place of a column without a header, by the name that it is given. */
function placeIn(header: readonly string[], name: string): number | undefined {
  const index = Number(/^column (\d{1,4})$/i.exec(name.trim())?.[1]) - 1
  return header[index] === '' ? index : undefined
}

/** Binds a header. `dimensions` are those that columns may name without a map. Throws `UnfitColumns`. */
export function bindColumns(cells: readonly string[], map: ImportMap, dimensions: ReadonlySet<string>): BoundColumns {
  const header = cells.map(name => name.trim())
  const at = new Map<string, number[]>()
  for (const [index, name] of header.entries())
    for (const key of new Set([folded(name), folded(sdmxId(name))]))
      if (key !== '') at.set(key, [...(at.get(key) ?? []), index])
  const used = new Set<number>()
  const missing: string[] = []

  function find(name: string): Column | undefined {
    const found = at.get(folded(name)) ?? []
    const exact = found.filter(index => header[index] === name.trim())
    const indexes = exact.length > 0 ? exact : found
    if (indexes.length > 1) throw unfit(`the column “${name}” is there ${indexes.length} times`)
    const index = indexes[0] ?? placeIn(header, name)
    if (index === undefined) return undefined
    used.add(index)
    return { at: index, name: nameAt(header, index), labelled: isLabelled(header[index] as string) }
  }
  function need(name: string): Column {
    const found = find(name)
    if (!found) missing.push(name)
    return found ?? { at: -1, name, labelled: false }
  }
  const own = (names: readonly string[]): Column | undefined => {
    for (const name of names) {
      const found = find(name)
      if (found) return found
    }
    return undefined
  }
  const unfit = (problem: string): UnfitColumns =>
    new UnfitColumns(`${problem}; its columns are ${quoted(header.filter(name => name !== ''))}`, used.size)

  const mapped = (
    given: { readonly column: string } | { readonly fixed: unknown } | undefined,
    names: readonly string[] = [],
  ) => (given === undefined ? own(names) : 'column' in given ? need(given.column) : undefined)
  const indicator = typeof map.indicator === 'object' ? need(map.indicator.column) : undefined
  const wideMap = map.wide
  const period = wideMap?.are === 'period' ? undefined : mapped(map.period, ownNames.period)
  const numbers = numberFields.flatMap(field => {
    if (field === 'value' && wideMap) return []
    const found = mapped(map[field], [field])
    return found ? [{ ...found, field }] : []
  })
  const status = mapped(map.status, ownNames.status)
  const note = mapped(map.note, ownNames.note)
  const knownFrom =
    typeof map.knownFrom === 'object'
      ? need(map.knownFrom.column)
      : map.knownFrom === undefined
        ? own(ownNames.knownFrom)
        : undefined
  const reason = own(ownNames.reason)
  const ownIndicator = map.indicator === undefined ? own(ownNames.indicator) : undefined
  const columnsOfCells = Object.entries(map.cell).flatMap(([dimension, given]): CellColumn[] => {
    if ('fixed' in given) return []
    const {
      codes = {},
      others,
      leadingZeros = map.leadingZeros ?? false,
    } = given as { codes?: Record<string, string>; others?: 'skip'; leadingZeros?: boolean }
    return [
      {
        ...need(given.column),
        dimension,
        codes: new Map(Object.entries(codes)),
        skipOthers: others === 'skip',
        leadingZeros,
      },
    ]
  })
  const fixedCells = Object.entries(map.cell).flatMap(([dimension, given]) =>
    'fixed' in given && given.fixed !== '' ? [[dimension, given.fixed] as const] : [],
  )
  const conditions = Object.entries(map.where).map(([name, condition]) => ({
    column: find(name),
    name,
    taken: takes(condition),
  }))
  for (const { column, name, taken } of conditions) if (!column && !taken('')) missing.push(name)
  const ignored = map.ignore.flatMap(name => find(name) ?? [])
  for (const dimension of dimensions) {
    if (dimension in map.cell || wideMap?.are === dimension || wideMap?.cell?.[dimension]) continue
    const found = find(dimension)
    if (!found) continue
    const leadingZeros = map.leadingZeros ?? false
    columnsOfCells.push({ ...found, dimension, codes: new Map(), skipOthers: false, leadingZeros })
  }
  if (missing.length > 0) {
    const near = missing.map(
      name =>
        nearest(
          name,
          header.filter(each => each !== ''),
          1,
        )[0],
    )
    const meant = near.some(name => name !== undefined)
      ? ` (nearest: ${quoted(near.filter(name => name !== undefined))})`
      : ''
    throw unfit(`the file has no column ${quoted(missing)}, which the map names${meant}`)
  }
  const wide = wideMap === undefined ? [] : wideColumns(header, wideMap, used, unfit)
  if (!period && wideMap?.are !== 'period' && !(map.period && 'fixed' in map.period))
    throw unfit(`no column says the period; name one “period”, or map it${wideHint(header)}`)
  if (wide.length === 0 && !numbers.some(({ field }) => field === 'value' || field === 'low'))
    throw unfit('no column says the value; name one “value”, or map it')
  if (typeof map.indicator !== 'string' && !indicator && !ownIndicator)
    throw unfit('no column says the indicator; give --indicator, or map it')
  const names = (name: string, index: number) => name !== '' && header.indexOf(name) !== index
  const twice = header.filter((name, index) => names(name, index) && used.has(index))
  if (twice.length > 0) throw unfit(`the column ${quoted(twice)} is there twice`)
  const unmapped = header.flatMap((name, index) =>
    used.has(index) ? [] : [{ at: index, name: name || nameAt(header, index), labelled: false }],
  )
  return {
    header,
    indicator: indicator ?? ownIndicator,
    period,
    numbers,
    status,
    note,
    knownFrom,
    reason,
    cells: columnsOfCells,
    fixedCells,
    wide,
    conditions,
    ignored,
    unmapped,
  }
}

/** What to do where columns are named by periods. */
function wideHint(header: readonly string[]): string {
  const periods = header.filter(name => 'period' in readPeriodText(name))
  if (periods.length < 2) return ''
  return ` (columns are periods here: "wide": {"columns": "${periods[0]}..${periods.at(-1)}", "are": "period"} in the map, or --draft-map)`
}

/** Whether a condition takes a text, without regard to surrounding space. */
function takes(condition: Condition): (text: string) => boolean {
  if ('is' in condition) {
    const texts = new Set(condition.is.map(text => text.trim()))
    return text => texts.has(text)
  }
  const texts = new Set(condition.not.map(text => text.trim()))
  return text => !texts.has(text)
}

function wideColumns(
  header: readonly string[],
  { columns, codes = {}, cell = {} }: NonNullable<ImportMap['wide']>,
  used: Set<number>,
  unfit: (problem: string) => UnfitColumns,
): WideColumn[] {
  const indexOf = (name: string): number => {
    const index = header.findIndex(each => folded(each) === folded(name))
    if (index < 0) {
      const [near] = nearest(name, header, 1)
      throw unfit(
        `the file has no column “${name}”, which the map names under wide${near === undefined ? '' : ` (nearest: “${near}”)`}`,
      )
    }
    return index
  }
  const range = typeof columns === 'string' ? /^(.+?)\.\.(.+)$/.exec(columns) : null
  const indexes =
    columns === '*'
      ? header.flatMap((name, index) => (used.has(index) || name === '' ? [] : [index]))
      : range
        ? between(indexOf(range[1] as string), indexOf(range[2] as string))
        : (typeof columns === 'string' ? [columns] : columns).map(indexOf)
  return indexes.map(index => {
    used.add(index)
    const name = header[index] as string
    const beside = Object.entries(cell).flatMap(([dimension, codesOf]) =>
      codesOf[name] === undefined ? [] : [[dimension, codesOf[name]] as const],
    )
    return { at: index, name, labelled: false, means: codes[name] ?? name, cell: beside }
  })
}

function between(a: number, b: number): number[] {
  const [from, to] = [Math.min(a, b), Math.max(a, b)]
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}
