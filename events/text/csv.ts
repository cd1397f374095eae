/** Writes rows as CSV (RFC 4180). No library: what checks a bundle is one file, and it writes working papers too. */

/** A cell; null is left empty, and numbers are written in full with a point. */
export type CsvCell = string | number | null

/** A spreadsheet would take a text that begins so for a formula, by signs of full width too: an apostrophe goes before it. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/
/** What stands only inside quotes: either end of line alone is one to most readers. */
const NEEDS_QUOTES = /[",\r\n]/

function cellText(cell: CsvCell): string {
  const text = cell === null ? '' : String(cell)
  const safe = typeof cell === 'string' && FORMULA.test(text) ? `'${text}` : text
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as CSV, a line each. */
export const csvLines = (rows: readonly (readonly CsvCell[])[]): string =>
  rows.map(cells => `${cells.map(cellText).join(',')}\r\n`).join('')
