/** A file as rows of text: what every reader of a format answers with, so that all that follows is the same for all formats. */

/** A record: the line it begins on, counted from 1, and its fields as written, quotes undone. */
export interface TableRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** What a reader makes of a file. */
export interface Table {
  /** The rows, header and titles included, some at a time; blank lines are left out. May throw `UnreadableTable`. */
  readonly pages: AsyncIterable<readonly TableRow[]>
  /** How the file was read, for people: `CSV with “;”, utf-8`. */
  readonly form: string
}

/** From this line on the file can't be read as a table. */
export class UnreadableTable extends Error {
  override name = 'UnreadableTable'
  readonly line: number
  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

/** Bytes by which a format and an encoding are recognised. */
const ENOUGH = 4096

/** The first bytes of a file, taken off the iterator. */
export async function firstBytes(bytes: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let first: Uint8Array = new Uint8Array()
  while (first.length < ENOUGH) {
    const next = await bytes.next()
    if (next.done) return first
    first = first.length === 0 ? next.value : Buffer.concat([first, next.value])
  }
  return first
}

/** The whole file again: the first bytes, then the others. */
export async function* bytesAgain(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, undefined> {
  if (first.length > 0) yield first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  return undefined
}

/** What is probably wrong with a row that has more cells than the header has names. */
export const SPLIT_NUMBERS = 'if decimals are written with a comma, quote the numbers or separate columns by semicolons'
