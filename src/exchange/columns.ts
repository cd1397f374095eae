/** What does a column mean? Headers, matched by name or by a map, to the fields of a measurement, and a row to one. */
import { z } from 'zod'
import { evidence, id, knowledge, prose } from '../../events/shapes.ts'
import type { CsvRow } from './csv.ts'
import { type DecimalMark, numberIn, whyNoNumber } from './number-text.ts'

const numbers = ['value', 'low', 'high', 'numerator', 'denominator', 'standardError'] as const
const texts = ['period', 'obsStatus', 'knownFrom', 'note', 'reason'] as const
/** Columns a file may have under these names without a map; every other is a dimension of the indicator, or an error. */
export const fields: readonly string[] = ['indicator', 'period', 'value', ...texts.slice(1), ...numbers.slice(1)]
const isNumber = (field: string): boolean => (numbers as readonly string[]).includes(field)

/** Statistics Norway's standard signs for what is no number, as obsStatus: not applicable, missing, not yet there, confidential. */
export const missingSigns: Readonly<Record<string, 'L' | 'M' | 'Q'>> = { '.': 'M', '..': 'L', '...': 'L', ':': 'Q' }

const header = z.string().min(1).max(300)
const renamed = z.record(z.string(), z.string())
const field = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,62}$/, 'must be a field of a measurement, or a dimension')
/** What a map file holds. */
export const importMap = z.strictObject({
  indicator: z.union([id, z.strictObject({ column: header, values: z.record(z.string(), id).optional() })]).optional(),
  columns: z.record(field, header).default({}),
  values: z.record(field, renamed).default({}),
  constants: z
    .strictObject({
      knownFrom: knowledge.optional(),
      reason: prose.optional(),
      decision: id.optional(),
      evidence: evidence.optional(),
    })
    .catchall(z.string().min(1).max(300).or(z.number()))
    .default({}),
  missing: z.record(z.string().min(1).max(10), z.enum(['L', 'M', 'Q'])).default({}),
  ignore: z.array(header).default([]),
})
export type ImportMap = z.infer<typeof importMap>

/** A row's part that can't be read, or that a rule refuses. */
export interface RowFault {
  readonly line: number
  /** Header of the column; null where it is the row as a whole. */
  readonly column: string | null
  readonly code: string
  readonly detail: string
}

/** The header does not fit: a column is unknown, missing, or there twice. */
export class UnknownColumns extends Error {
  override name = 'UnknownColumns'
}

/** A measurement as `measure` takes it, for an indicator. */
export interface ReadRow {
  readonly indicator: string
  readonly measurement: object
}

export interface RowReader {
  /** Reads a row, or says what is wrong with it. Rules are not asked here. */
  readonly read: (row: CsvRow) => ReadRow | readonly RowFault[]
  /** Header of the column a field is read from; null where there is none. */
  readonly columnOf: (field: string) => string | null
}

export interface Reading {
  readonly header: readonly string[]
  readonly map: ImportMap
  /** Names of the dimensions that columns may have without a map. */
  readonly dimensions: ReadonlySet<string>
  /** The decimal mark; undefined: either, where it is certain. */
  readonly decimal: DecimalMark | undefined
}

interface Column {
  readonly at: number
  readonly header: string
  readonly field: string
  readonly values: ReadonlyMap<string, string> | undefined
}

/** Makes the reader of a table's rows. Throws `UnknownColumns`. */
export function rowReader({ header, map, dimensions, decimal }: Reading): RowReader {
  const columns = columnsOf(header, map, dimensions)
  const named = new Set(columns.map(c => c.field))
  const signs = new Map(Object.entries({ ...missingSigns, ...map.missing }))
  const fixed = typeof map.indicator === 'string' ? map.indicator : undefined
  const constants = Object.entries(map.constants).filter(([name]) => !wholeFile.has(name) && !named.has(name))
  const nameless = header.flatMap((name, at) => (name === '' ? [at] : []))

  function read({ line, cells }: CsvRow): ReadRow | readonly RowFault[] {
    const shape = shapeFault(line, cells, header.length, nameless)
    if (shape) return [shape]
    const measurement: Record<string, unknown> = {}
    let indicator = fixed
    let cell: Record<string, string> | undefined
    let faults: RowFault[] | undefined
    for (const { at, header, field, values } of columns) {
      const raw = (cells[at] as string).trim()
      const text = values?.get(raw) ?? raw
      if (text === '') continue
      if (field === 'indicator') indicator = text
      else if (isNumber(field)) {
        const sign = field === 'value' ? signs.get(text) : undefined
        const number = sign === undefined ? numberIn(text, decimal) : 0
        if (sign !== undefined) measurement.obsStatus ??= sign
        else if (!Number.isNaN(number)) measurement[field] = number
        else {
          faults ??= []
          faults.push({ line, column: header, code: 'number', detail: whyNoNumber(text, decimal) })
        }
      } else if (isText(field)) measurement[field] = text
      else {
        cell ??= {}
        cell[field] = text
      }
    }
    if (indicator === undefined)
      return [
        ...(faults ?? []),
        { line, column: columnOf('indicator'), code: 'indicator', detail: 'names no indicator' },
      ]
    if (faults) return faults
    for (const [name, given] of constants)
      if (isText(name) || isNumber(name)) measurement[name] ??= given
      else cell = { [name]: String(given), ...cell }
    if (cell) measurement.cell = cell
    return { indicator, measurement }
  }

  const columnOf = (field: string): string | null => columns.find(c => c.field === field)?.header ?? null
  return { read, columnOf }
}

const isText = (field: string): boolean => (texts as readonly string[]).includes(field)
/** Constants that are said once of all figures, beside them. */
const wholeFile: ReadonlySet<string> = new Set(['knownFrom', 'reason', 'decision', 'evidence'])

/** What a map says of all figures at once. */
export const saidOfAll = ({ constants }: ImportMap): object =>
  Object.fromEntries(Object.entries(constants).filter(([name, given]) => wholeFile.has(name) && given !== undefined))

function shapeFault(
  line: number,
  cells: readonly string[],
  wanted: number,
  nameless: readonly number[],
): RowFault | undefined {
  const fault = (detail: string): RowFault => ({ line, column: null, code: 'columns', detail })
  const beyond = cells.length > wanted && cells.slice(wanted).some(cell => cell.trim() !== '')
  if (beyond || cells.length < wanted) return fault(`has ${cells.length} fields, the header has ${wanted}`)
  for (const at of nameless)
    if ((cells[at] as string).trim() !== '') return fault(`field ${at + 1} says something, but its column has no name`)
  return undefined
}

function columnsOf(header: readonly string[], map: ImportMap, dimensions: ReadonlySet<string>): Column[] {
  const mapped = new Map(Object.entries(map.columns).map(([field, name]) => [name, field]))
  if (typeof map.indicator === 'object') mapped.set(map.indicator.column, 'indicator')
  const known = new Set([...fields, ...dimensions])
  const missing = [...mapped.keys(), ...map.ignore].filter(name => !header.includes(name))
  if (missing.length > 0) throw new UnknownColumns(`the file has no column ${quoted(missing)}, which the map names`)
  const twice = header.filter((name, at) => name !== '' && header.indexOf(name) !== at)
  if (twice.length > 0) throw new UnknownColumns(`the column ${quoted(twice)} is there twice`)
  const wanted = header.flatMap((name, at) => (name === '' || map.ignore.includes(name) ? [] : [{ name, at }]))
  const unknown = wanted.filter(({ name }) => !mapped.has(name) && !known.has(name)).map(({ name }) => name)
  if (unknown.length > 0)
    throw new UnknownColumns(
      `unknown column ${quoted(unknown)}: not a field (${fields.join(', ')})${dimensions.size > 0 ? ` or dimension (${[...dimensions].join(', ')})` : ''}; map it, or list it under ignore`,
    )
  const columns = wanted.map(({ name, at }): Column => {
    const field = mapped.get(name) ?? name
    const values = field === 'indicator' && typeof map.indicator === 'object' ? map.indicator.values : map.values[field]
    return { at, header: name, field, values: values && new Map(Object.entries(values)) }
  })
  requireFields(columns, map)
  return columns
}

function requireFields(columns: readonly Column[], map: ImportMap): void {
  const fieldsRead = columns.map(c => c.field)
  const again = fieldsRead.filter((field, at) => fieldsRead.indexOf(field) !== at)
  if (again.length > 0) throw new UnknownColumns(`two columns say ${quoted(again)}; list one under ignore`)
  if (!fieldsRead.includes('period') && map.constants.period === undefined)
    throw new UnknownColumns('no column says the period; name one “period”, or map it')
  if (typeof map.indicator === 'string' && fieldsRead.includes('indicator'))
    throw new UnknownColumns('the file has a column “indicator”, and an indicator is given besides; give one of them')
  if (map.indicator === undefined && !fieldsRead.includes('indicator'))
    throw new UnknownColumns('no column says the indicator; give --indicator, or map it')
}

const quoted = (names: readonly string[]): string => names.map(name => `“${name}”`).join(', ')
