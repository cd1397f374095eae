/** A first look at the columns of a file, from which a map is drafted. */
import { nameAt } from './columns.ts'
import { joinedHeader } from './header-rows.ts'
import { plainNumber } from './number-text.ts'
import { SPLIT_NUMBERS, type Table, type TableRow, UnreadableTable } from './table.ts'

export interface ColumnProfile {
  readonly at: number
  readonly name: string
  /** Values with how often they are there, the empty text among them; only the first 2,000 are counted one by one. */
  readonly values: ReadonlyMap<string, number>
}

export interface FileProfile {
  readonly columns: readonly ColumnProfile[]
  readonly rows: number
  /** What the reader took the file for. */
  readonly form: string
  /** The first rows below the header, trimmed. */
  readonly sample: readonly (readonly string[])[]
}

const MOST_VALUES = 2000
const SAMPLE = 5000
const LOOKED_AT = 200

/** Looks through a table, at the rows that are taken. The header is the first row as wide as most rows are. */
export async function profileOf(
  table: Table,
  takes: (cells: readonly string[]) => boolean = () => true,
): Promise<FileProfile> {
  let first: TableRow[] | undefined = []
  let header: readonly string[] = []
  let values: Map<string, number>[] = []
  const sample: string[][] = []
  let rows = 0

  function take({ cells }: TableRow): void {
    const trimmed = header.map((_name, at) => (cells[at] ?? '').trim())
    const filled = trimmed.filter(text => text !== '').length
    // An empty row, or a text under the table.
    if (filled === 0 || (filled === 1 && header.length > 2) || cells.length < Math.min(2, header.length)) return
    if (!takes(trimmed)) return
    rows += 1
    if (sample.length < SAMPLE) sample.push(trimmed)
    for (const [at, text] of trimmed.entries()) {
      const seen = values[at] as Map<string, number>
      if (seen.size < MOST_VALUES || seen.has(text)) seen.set(text, (seen.get(text) ?? 0) + 1)
    }
  }
  function begin(): void {
    const { names, rowsFrom } = headerOf(first as TableRow[], table.form)
    header = names
    values = header.map(() => new Map())
    for (const row of first?.slice(rowsFrom) ?? []) take(row)
    first = undefined
  }

  for await (const page of table.pages)
    for (const row of page) {
      if (!first) take(row)
      else {
        first.push(row)
        if (first.length === LOOKED_AT) begin()
      }
    }
  if (first) begin()
  const columns = header.map((_name, at) => ({
    at,
    name: nameAt(header, at),
    values: values[at] as ReadonlyMap<string, number>,
  }))
  return {
    columns: columns.filter(({ at, values }) => header[at] !== '' || [...values.keys()].some(text => text !== '')),
    rows,
    form: table.form,
    sample,
  }
}

/** The names of the columns, of one row or of two together, and where the rows below begin. */
function headerOf(rows: readonly TableRow[], form: string): { names: readonly string[]; rowsFrom: number } {
  const at = headerAt(rows, form)
  for (const lower of [at, at + 1]) {
    const [above, below] = [rows[lower - 1], rows[lower]]
    const joined = above && below && joinedHeader(above.cells, below.cells)
    if (joined) return { names: joined, rowsFrom: lower + 1 }
  }
  return { names: (rows[at]?.cells ?? []).map(name => name.trim()), rowsFrom: at + 1 }
}

function headerAt(rows: readonly TableRow[], form: string): number {
  const widths = new Map<number, number>()
  // Titles and footnotes are one cell wide; a file may have more of them than of rows.
  const several = rows.some(({ cells }) => cells.length > 1)
  for (const { cells } of rows)
    if (cells.length > 1 || !several) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  const [[width] = [0]] = [...widths].sort(([a, x], [b, y]) => y - x || b - a)
  const wide = rows.findIndex(
    ({ cells }) => cells.length === width && cells.filter(cell => cell.trim() !== '').length > width / 2,
  )
  const found = rows[Math.max(0, wide)]
  if (found && isNumbers(found)) refuseSplitNumbers(rows.slice(0, wide), found, form)
  return Math.max(0, wide)
}

const filledIn = ({ cells }: TableRow): string[] => cells.map(cell => cell.trim()).filter(cell => cell !== '')
const isNumbers = (row: TableRow): boolean => filledIn(row).every(cell => plainNumber(cell) !== undefined)

/** Numbers are no header: where a narrower one stands above them, the decimal commas were taken for what separates columns. */
function refuseSplitNumbers(above: readonly TableRow[], { line, cells }: TableRow, form: string): void {
  const header = above.find(row => filledIn(row).length > 1 && !isNumbers(row))
  if (!header) return
  const names = filledIn(header).length
  throw new UnreadableTable(
    line,
    `has ${cells.length} fields, the header has ${names}: ${form.includes('“,”') ? SPLIT_NUMBERS : 'write the header in one row'}`,
  )
}
