/** From a table to waiting figures: the header is found among the first rows, and every row below it is taken. */

import { quoted } from '../../events/text/nearest.ts'
import { type BoundColumns, bindColumns, UnfitColumns } from './columns.ts'
import { joinedHeader } from './header-rows.ts'
import { type RowHandlers, type RowReader, rowReader } from './row-reader.ts'
import type { Reading } from './settled-file.ts'
import { type Table, type TableRow, UnreadableTable } from './table.ts'

/** Rows above the table that may be titles. */
const MOST_TITLES = 30

export interface TableReading extends Omit<Reading, 'columns'> {
  /** Names of the dimensions that columns may have without a map. */
  readonly dimensionNames: ReadonlySet<string>
}

export interface TakenTable {
  readonly reader: RowReader
  readonly columns: BoundColumns
  /** Rows below the header, footnotes aside. */
  readonly rows: number
  /** Texts above the header. */
  readonly titles: readonly { readonly line: number; readonly text: string }[]
}

/** Takes a whole table. Throws `UnfitColumns` where no row is the header that the map needs, or a column that is not empty is neither mapped, filtered nor ignored. */
export async function takeTable(table: Table, reading: TableReading, taking: RowHandlers): Promise<TakenTable> {
  const before: TableRow[] = []
  let columns: BoundColumns | undefined
  let reader: RowReader | undefined
  let unfit: UnfitColumns | undefined
  let rows = 0

  function header(row: TableRow): void {
    const above = before.at(-1)
    const joined = above && joinedHeader(above.cells, row.cells)
    if (bind(row.cells)) return
    if (joined && bind(joined)) before.pop()
    else {
      before.push(row)
      if (before.length > MOST_TITLES) throw unfit
    }
  }
  function bind(cells: readonly string[]): boolean {
    try {
      columns = bindColumns(cells, reading.map, reading.dimensionNames)
      reader = rowReader({ ...reading, columns }, taking)
      return true
    } catch (error) {
      if (!(error instanceof UnfitColumns)) throw error
      if (unfit === undefined || error.fitting > unfit.fitting) unfit = error
      return false
    }
  }

  try {
    for await (const page of table.pages)
      for (const row of page) {
        if (!reader) {
          header(row)
          continue
        }
        rows += 1
        reader.take(row)
      }
  } catch (error) {
    if (!(error instanceof UnreadableTable) || !reader) throw error
    rows += 1
    const detail = `${error.message}; nothing after it was read`
    taking.onFault({ line: error.line, column: null, code: 'csv', detail })
  }
  if (!reader || !columns) throw twoRowsUnfit(before) ?? unfit ?? new UnreadableTable(1, 'the file has no header')
  if (reader.unmapped.size > 0) throw unmappedColumns(reader.unmapped, before.length)
  const titles = before
    .map(({ line, cells }) => ({ line, text: cells.join(' ').trim() }))
    .filter(({ text }) => text !== '')
  return { reader, columns, rows: rows - reader.footnotes.length, titles }
}

/** A header of two rows, of which the map does not name the columns as both rows together do. */
function twoRowsUnfit(rows: readonly TableRow[]): UnfitColumns | undefined {
  for (const [index, { line, cells }] of rows.entries()) {
    const above = rows[index - 1]
    const joined = above && joinedHeader(above.cells, cells)
    if (joined)
      return new UnfitColumns(
        `lines ${above.line} and ${line} are a header of two rows; together they name the columns ${quoted(joined.filter(name => name !== ''))}: name them so in the map ("wide": {"columns": […], "are": "period", "codes": {…}, "cell": {…}}); --draft-map writes one`,
        0,
      )
  }
  return undefined
}

/** A column that is not mapped may say which age group a row is about; without it the row would be taken for the total. */
function unmappedColumns(columns: ReadonlyMap<string, readonly string[]>, fitting: number): UnfitColumns {
  const [[name, values] = ['', []]] = columns
  const said = [...columns].map(
    ([column, texts]) => `${quoted([column])} (${texts.join(', ')}${texts.length === 5 ? ', …' : ''})`,
  )
  const example = `--where "${name}=${values[0] ?? ''}"`
  return new UnfitColumns(
    `the map says nothing about the column ${said.join(' and ')}, which may change what a row is about: map it, take only some of its rows (${example}, or "where" in the map), or ignore it (--ignore "${name}")`,
    fitting,
  )
}
