/** A table as a file for spreadsheets: CSV in UTF-8. A byte order mark goes first, by which they know the encoding. */
import { type CsvCell, csvLines } from '../../events/text/csv.ts'

/** One line with the names of the columns, then a line for each row. */
export const csvTable = (columns: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  `\ufeff${csvLines([columns, ...rows])}`
