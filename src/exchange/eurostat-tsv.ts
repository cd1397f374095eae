/**
 * The TSV of Eurostat's bulk download: tabs between periods, and the dimensions of a row in its first column, set off by commas
 * under a header such as `freq,sex,geo\\TIME_PERIOD`. Read as a table with a column for each dimension.
 */
import { type Encoding, readCsv } from './csv.ts'
import type { Table, TableRow } from './table.ts'

/** How the form of such a file begins. */
export const EUROSTAT_TSV = 'Eurostat TSV'

const HEADER = /^[\w-]+(?:,[\w-]+)*\\[\w-]+\t/

/** Whether a file that begins so is such a TSV. */
export const isEurostatTsv = (beginning: string): boolean => HEADER.test(beginning)

/** Reads it. */
export async function readEurostatTsv(
  source: AsyncIterable<Uint8Array>,
  { encoding }: { readonly encoding?: Encoding | undefined } = {},
): Promise<Table> {
  const { pages, form } = await readCsv(source, { delimiter: '\t', encoding })
  return { pages: split(pages), form: `${EUROSTAT_TSV} (${form})` }
}

async function* split(pages: Table['pages']): AsyncGenerator<readonly TableRow[]> {
  for await (const page of pages) yield page.map(splitRow)
}

/** The header's first cell ends with the dimension of the other columns, which is no column of its own. */
function splitRow({ line, cells: [first = '', ...rest] }: TableRow): TableRow {
  return { line, cells: [...first.replace(/\\.*$/, '').split(','), ...rest] }
}
