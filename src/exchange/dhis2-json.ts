/** DHIS2's dataValueSet as JSON, read as the table that its CSV export is: a column for each field of a data value. */
import { z } from 'zod'
import { type Table, type TableRow, UnreadableTable } from './table.ts'

/** Most bytes of a file: it is read whole, for what holds for all its values may stand at its end. */
const MOST_BYTES = 256 << 20
/** Rows of a page. */
const PAGE = 1000

/** Columns by the names of the CSV export, each with its field of a data value. */
const columns = {
  dataelement: 'dataElement',
  period: 'period',
  orgunit: 'orgUnit',
  catoptcombo: 'categoryOptionCombo',
  attroptcombo: 'attributeOptionCombo',
  value: 'value',
  storedby: 'storedBy',
  created: 'created',
  lastupdated: 'lastUpdated',
  comment: 'comment',
  flwup: 'followUp',
  deleted: 'deleted',
} as const
const fields = Object.values(columns)

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
const common = { period: scalar.optional(), orgUnit: scalar.optional(), attributeOptionCombo: scalar.optional() }
/** What holds for all values may be said once, above them. */
const dataValueSet = z.looseObject({
  ...common,
  dataValues: z.array(z.record(z.string(), z.unknown())),
})

/** Whether a file that begins so is a dataValueSet. */
export const isDataValueSet = (beginning: string): boolean =>
  /^\s*\{/.test(beginning) && /"dataValues"\s*:\s*\[/.test(beginning)

/** Reads it. Throws `UnreadableTable`. */
export async function readDataValueSet(source: AsyncIterable<Uint8Array>): Promise<Table> {
  const text = await wholeText(source)
  const { dataValues, ...set } = parsed(text)
  const lines = linesOfValues(text)
  async function* pages(): AsyncGenerator<readonly TableRow[]> {
    yield [{ line: 1, cells: Object.keys(columns) }]
    for (let from = 0; from < dataValues.length; from += PAGE)
      yield dataValues.slice(from, from + PAGE).map((value, index) => ({
        line: lines[from + index] as number,
        cells: fields.map(field => cellText(value[field] ?? (field in common ? set[field] : ''))),
      }))
  }
  return { pages: pages(), form: 'DHIS2 data values, JSON' }
}

const cellText = (value: unknown): string => (value === undefined || value === null ? '' : String(value))

async function wholeText(source: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of source) {
    pieces.push(piece)
    size += piece.length
    if (size > MOST_BYTES)
      throw new UnreadableTable(1, `the file is larger than ${MOST_BYTES >> 20} MiB; export it as CSV, or in parts`)
  }
  return new TextDecoder().decode(Buffer.concat(pieces))
}

/** A number, not in quotes, that may not be kept as it is written. */
const LONG_NUMBER = /[:[,]\s*-?\d[\d.]*(?:[\d.]{14}|[eE])/
/** A number is the text that was written, so that what a number cannot keep is seen where all numbers are read. */
const asWritten = (_name: string, value: unknown, written?: { readonly source?: string }): unknown =>
  typeof value === 'number' ? written?.source : value

function parsed(text: string): z.infer<typeof dataValueSet> {
  let json: unknown
  try {
    json = JSON.parse(text, LONG_NUMBER.test(text) ? asWritten : undefined)
  } catch (error) {
    throw new UnreadableTable(1, `this is not whole JSON: ${(error as Error).message}`)
  }
  const read = dataValueSet.safeParse(json)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new UnreadableTable(1, `this is not a DHIS2 dataValueSet: ${issue?.path.join('.')}: ${issue?.message}`)
}

/** The line on which each data value begins: each object that is directly in the list. */
function linesOfValues(text: string): number[] {
  const lines: number[] = []
  let line = 1
  let depth = 0
  const start = text.search(/"dataValues"\s*:\s*\[/)
  // A string, a bracket or the end of a line; nothing else changes where one is.
  const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]]|\n/g
  tokens.lastIndex = start + '"dataValues"'.length
  line += text.slice(0, tokens.lastIndex).split('\n').length - 1
  for (let match = tokens.exec(text); match; match = tokens.exec(text)) {
    const [token] = match
    if (token === '\n') line += 1
    else if (token === '{' || token === '[') {
      depth += 1
      if (depth === 2) lines.push(line)
    } else if (token === '}' || token === ']') depth -= 1
    if (depth === 0 && token === ']') return lines
  }
  return lines
}
