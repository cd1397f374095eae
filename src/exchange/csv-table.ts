/**
 * Writes tables as CSV (RFC 4180) in UTF-8. A byte order mark goes first, by which spreadsheets know the encoding; numbers are
 * written in full with a point.
 */
import { stringify } from 'csv-stringify/sync'

/** A cell; null is left empty. */
export type CsvCell = string | number | null

/** A spreadsheet would take a text that begins so for a formula: it is written with an apostrophe before it. */
const FORMULA = /^[=+\-@\t\r]/

/** A table as CSV: one line with the names of the columns, then a line for each row. */
export const csvTable = (columns: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  stringify([columns, ...rows] as CsvCell[][], {
    bom: true,
    record_delimiter: '\r\n',
    cast: { string: text => (FORMULA.test(text) ? `'${text}` : text), number: String },
  })
