/** What does a CSV file say? Its header and its rows of text with their line numbers, whichever dialect a program wrote. */
import { parse } from 'csv-parse'

export type Delimiter = ',' | ';' | '\t'
/** Encodings that spreadsheets and statistics offices write; a byte order mark is taken off. */
export const encodings = ['utf-8', 'windows-1252', 'utf-16le'] as const
export type Encoding = (typeof encodings)[number]

/** A record: the line it begins on, counted from 1, and its fields as written, quotes undone. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

export interface CsvTable {
  readonly delimiter: Delimiter
  /** Names of the columns, trimmed. */
  readonly header: readonly string[]
  /** The rows below the header, some at a time; blank lines are left out. May throw `UnreadableCsv`. */
  readonly pages: AsyncIterable<readonly CsvRow[]>
}

/** From this line on the file can't be read as CSV. */
export class UnreadableCsv extends Error {
  override name = 'UnreadableCsv'
  readonly line: number
  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

/** The longest record; a quote that is never closed would otherwise swallow the file. */
const LONGEST = 1 << 20

/**
 * Reads CSV as it streams in; memory does not grow with the file. The delimiter is the one the header has most of, if it
 * is not given. A list of delimiters is never handed to the parser: it would split a Norwegian `9,2` in two.
 */
export async function readCsv(
  source: AsyncIterable<Uint8Array>,
  given: { readonly delimiter?: Delimiter | undefined; readonly encoding?: Encoding | undefined } = {},
): Promise<CsvTable> {
  const texts = decoded(source, given.encoding ?? 'utf-8')[Symbol.asyncIterator]()
  const beginning = await untilFirstRecord(texts)
  if (beginning.trim() === '') throw new UnreadableCsv(1, 'the file is empty')
  const delimiter = given.delimiter ?? sniffDelimiter(beginning)
  const pages = pagesOf(beginning, texts, delimiter)
  const first = await pages.next()
  const [header, ...rest] = first.value ?? []
  if (!header) throw new UnreadableCsv(1, 'the file has no header')
  return { delimiter, header: header.cells.map(name => name.trim()), pages: following(rest, pages) }
}

/** The delimiter that the first record has most of outside quotes; a comma where it has none. */
export function sniffDelimiter(text: string): Delimiter {
  const counts = { ';': 0, '\t': 0, ',': 0 }
  let quoted = false
  for (const character of text.slice(0, endOfRecord(text))) {
    if (character === '"') quoted = !quoted
    else if (!quoted && character in counts) counts[character as Delimiter] += 1
  }
  const [most] = Object.entries(counts).sort(([, a], [, b]) => b - a)
  return most && most[1] > 0 ? (most[0] as Delimiter) : ','
}

/** Where the first record that is not blank ends; the length of the text where it goes on. */
function endOfRecord(text: string): number {
  let quoted = false
  let blank = true
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string
    if (character === '"') quoted = !quoted
    if (!quoted && !blank && (character === '\n' || character === '\r')) return i
    if (blank && character.trim() !== '') blank = false
  }
  return text.length
}

async function untilFirstRecord(texts: AsyncIterator<string>): Promise<string> {
  let text = ''
  while (text.length <= LONGEST) {
    const next = await texts.next()
    if (next.done) return text
    text += next.value
    if (endOfRecord(text) < text.length) return text
  }
  return text
}

async function* decoded(source: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let lines = 1
  const decode = (bytes?: Uint8Array): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined })
    } catch {
      throw new UnreadableCsv(
        lines,
        `after line ${lines} the text is not ${encoding}; save it as “CSV UTF-8”, or name its encoding`,
      )
    }
  }
  for await (const bytes of source) {
    const text = decode(bytes)
    lines += newlines(text)
    yield text
  }
  yield decode()
}

function newlines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** What a piece of text says, page by page; the first page has a record if the file has one. */
async function* pagesOf(
  beginning: string,
  texts: AsyncIterator<string>,
  delimiter: Delimiter,
): AsyncGenerator<readonly CsvRow[], undefined> {
  let page: CsvRow[] = []
  let line = 1
  const parser = parse({
    delimiter,
    relax_column_count: true,
    max_record_size: LONGEST,
    on_record: (cells: string[]) => {
      if (cells.length > 1 || (cells[0] as string).trim() !== '') page.push({ line, cells })
      line += 1
      for (const cell of cells) if (cell.includes('\n')) line += newlines(cell)
      return null
    },
  })
  // Errors reach the callbacks below; without a listener they would end the process besides.
  parser.on('error', () => {})
  const told = (work: (done: (error?: Error | null) => void) => void): Promise<UnreadableCsv | undefined> =>
    new Promise(resolve => work(error => resolve(error ? unreadable(error, line) : undefined)))
  const taken = (): CsvRow[] => {
    const full = page
    page = []
    return full
  }

  for (let text: string | undefined = beginning; text !== undefined; ) {
    const piece: string = text
    const failed = await told(done => parser.write(piece, done))
    // What was read before the fault is good.
    if (page.length > 0) yield taken()
    if (failed) throw failed
    const next = await texts.next()
    text = next.done ? undefined : next.value
  }
  // The callback is told of an error too; the types of Node don't say so.
  const failed = await told(done => parser.end(done as () => void))
  if (page.length > 0) yield taken()
  if (failed) throw failed
  return undefined
}

async function* following(rest: readonly CsvRow[], pages: AsyncIterable<readonly CsvRow[]>) {
  if (rest.length > 0) yield rest
  yield* pages
}

/** The parser's complaints in our words. */
function unreadable(error: Error, line: number): UnreadableCsv {
  const { code } = error as { code?: string }
  const words: Readonly<Record<string, string>> = {
    CSV_QUOTE_NOT_CLOSED: 'a quote is opened here and never closed',
    CSV_INVALID_CLOSING_QUOTE: 'after a closing quote there must be a delimiter or the end of the line',
    INVALID_OPENING_QUOTE: 'a field with a quote in it must be quoted, and the quote doubled',
    CSV_MAX_RECORD_SIZE: 'the record is longer than a megabyte; a quote may not be closed',
  }
  return new UnreadableCsv(line, words[code ?? ''] ?? error.message)
}
