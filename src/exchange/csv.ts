/** The reader of CSV: rows of text with their line numbers, whichever dialect a program wrote. */
import { parse } from 'csv-parse'
import { bytesAgain, firstBytes, type Table, type TableRow, UnreadableTable } from './table.ts'

export const delimiters = [';', '\t', ','] as const
export type Delimiter = (typeof delimiters)[number]
/** Encodings that spreadsheets and statistics offices write; a byte order mark says its own, and is taken off. */
export const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const
export type Encoding = (typeof encodings)[number]

/** The longest record; a quote that is never closed would otherwise swallow the file. */
const LONGEST = 1 << 20
const ANY_END = /\r\n|\n|\r/
/** Characters that the delimiter is found from. */
const BEGINNING = 1 << 16

/**
 * Reads CSV as it streams in; memory does not grow with the file. The delimiter is found from the first rows, if it is not
 * given. A list of delimiters is never handed to the parser: it would split a Norwegian `9,2` in two.
 */
export async function readCsv(
  source: AsyncIterable<Uint8Array>,
  given: { readonly delimiter?: Delimiter | undefined; readonly encoding?: Encoding | undefined } = {},
): Promise<Table> {
  const bytes = source[Symbol.asyncIterator]()
  const first = await firstBytes(bytes)
  const encoding = marked(first) ?? given.encoding ?? 'utf-8'
  const texts = decoded(bytesAgain(first, bytes), encoding)[Symbol.asyncIterator]()
  const beginning = await untilEnough(texts)
  if (beginning.trim() === '') throw new UnreadableTable(1, 'the file is empty')
  // Excel's own line, which names the delimiter.
  const excel = /^sep=(.)\r?\n/i.exec(beginning)
  const delimiter =
    given.delimiter ??
    delimiters.find(each => each === excel?.[1]) ??
    sniffDelimiter(beginning.slice(excel?.[0].length))
  const pages = pagesOf(beginning.slice(excel?.[0].length ?? 0), texts, delimiter, excel ? 2 : 1)
  const name = delimiter === '\t' ? 'tabs' : `“${delimiter}”`
  return { pages, form: `CSV with ${name}, ${encoding}` }
}

/** The encoding that a byte order mark says. */
function marked([a, b, c]: Uint8Array): Encoding | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : undefined
}

/** The delimiter that most rows have the same number of outside quotes, weighed by that number; a comma where there is none. */
export function sniffDelimiter(text: string): Delimiter {
  const records = recordCounts(text)
  const scores = delimiters.map(delimiter => {
    const byCount = new Map<number, number>()
    for (const counts of records) {
      const count = counts[delimiter]
      if (count > 0) byCount.set(count, (byCount.get(count) ?? 0) + 1)
    }
    return Math.max(0, ...[...byCount].map(([count, rows]) => count * rows))
  })
  const most = Math.max(...scores)
  // Nearly as many: the one before it, for a comma also sets off decimals.
  return most === 0 ? ',' : (delimiters[scores.findIndex(score => score >= most * 0.9)] as Delimiter)
}

type Counts = Record<Delimiter, number>

/** How many of each delimiter stand outside quotes, record by record. */
function recordCounts(text: string): Counts[] {
  const records: Counts[] = []
  let counts: Counts = { ';': 0, '\t': 0, ',': 0 }
  let quoted = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    else if (quoted) continue
    else if (character === '\n' || character === '\r') {
      records.push(counts)
      counts = { ';': 0, '\t': 0, ',': 0 }
    } else if (character in counts) counts[character as Delimiter] += 1
  }
  records.push(counts)
  return records
}

async function untilEnough(texts: AsyncIterator<string>): Promise<string> {
  let text = ''
  while (text.length < BEGINNING) {
    const next = await texts.next()
    if (next.done) return text
    text += next.value
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
      const way =
        encoding === 'utf-8'
          ? 'it is probably Windows-1252: say --encoding windows-1252, or save it as “CSV UTF-8”'
          : 'name its encoding with --encoding'
      throw new UnreadableTable(lines, `after line ${lines} the text is not ${encoding}; ${way}`)
    }
  }
  for await (const bytes of source) {
    const text = decode(bytes)
    if (isHalfZero(text))
      throw new UnreadableTable(
        lines,
        'the text holds zero bytes; it is probably UTF-16 without a mark: say --encoding utf-16le',
      )
    lines += newlines(text)
    yield text
  }
  yield decode()
}

/** Text of two bytes a character, read as one byte a character, has a zero at every other place. */
const isHalfZero = (text: string): boolean => text.includes('\0') && text.split('\0').length - 1 > text.length / 4

function newlines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** How many lines end within a cell; most have none. */
const lineEnds = (cell: string): number => (/[\r\n]/.test(cell) ? cell.split(ANY_END).length - 1 : 0)

/**
 * What a text says, page by page. Until the first quote lines are cut by hand, which takes less than half of the parser’s time
 * (200,000 rows of five columns: 0.34 s of processor time instead of 0.80 s); from there on the parser reads.
 */
async function* pagesOf(
  beginning: string,
  texts: AsyncIterator<string>,
  delimiter: Delimiter,
  firstLine: number,
): AsyncGenerator<readonly TableRow[], undefined> {
  let line = firstLine
  let rest = ''
  for (let text: string | undefined = beginning; ; ) {
    const last = text === undefined
    rest += text ?? ''
    if (rest.includes('"')) {
      yield* quotedPages(rest, texts, delimiter, line)
      return undefined
    }
    const lines = rest.split(last ? ANY_END : /\r\n|\n|\r(?!$)/)
    // The last line goes on in the next text, where there is one.
    rest = last ? '' : (lines.pop() as string)
    if (rest.length > LONGEST) throw unreadable({ code: 'CSV_MAX_RECORD_SIZE' }, line)
    const page = cut(lines, line, delimiter)
    line += lines.length
    if (page.length > 0) yield page
    if (last) return undefined
    const next = await texts.next()
    text = next.done ? undefined : next.value
  }
}

function cut(lines: readonly string[], firstLine: number, delimiter: Delimiter): TableRow[] {
  const page: TableRow[] = []
  for (const [index, text] of lines.entries()) {
    const cells = text.split(delimiter)
    if (cells.length > 1 || text.trim() !== '') page.push({ line: firstLine + index, cells })
  }
  return page
}

/** What the parser makes of a text that has quotes. */
async function* quotedPages(
  beginning: string,
  texts: AsyncIterator<string>,
  delimiter: Delimiter,
  firstLine: number,
): AsyncGenerator<readonly TableRow[], undefined> {
  let page: TableRow[] = []
  let line = firstLine
  const parser = parse({
    delimiter,
    // All of them, as before the first quote; the parser alone would take the end of the first line for that of all.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: LONGEST,
    on_record: (cells: string[]) => {
      if (cells.length > 1 || (cells[0] as string).trim() !== '') page.push({ line, cells })
      line += 1
      for (const cell of cells) line += lineEnds(cell)
      return null
    },
  })
  // Errors reach the callbacks below; without a listener they would end the process besides.
  parser.on('error', () => {})
  const written = (work: (done: (error?: Error | null) => void) => void): Promise<UnreadableTable | undefined> =>
    new Promise(resolve => work(error => resolve(error ? unreadable(error, line) : undefined)))
  const fullPage = (): TableRow[] => {
    const full = page
    page = []
    return full
  }

  for (let text: string | undefined = beginning; text !== undefined; ) {
    const piece: string = text
    const failed = await written(done => parser.write(piece, done))
    // What was read before the fault is good.
    if (page.length > 0) yield fullPage()
    if (failed) throw failed
    const next = await texts.next()
    text = next.done ? undefined : next.value
  }
  // The callback gets the error too; the types of Node don't say so.
  const failed = await written(done => parser.end(done as () => void))
  if (page.length > 0) yield fullPage()
  if (failed) throw failed
  return undefined
}

/** The parser's complaints in our words. */
function unreadable(error: { readonly code?: string; readonly message?: string }, line: number): UnreadableTable {
  const words: Readonly<Record<string, string>> = {
    CSV_QUOTE_NOT_CLOSED: 'a quote is opened here and never closed',
    CSV_INVALID_CLOSING_QUOTE: 'after a closing quote there must be a delimiter or the end of the line',
    INVALID_OPENING_QUOTE: 'a field with a quote in it must be quoted, and the quote doubled',
    CSV_MAX_RECORD_SIZE: 'the record is longer than a megabyte; a quote may not be closed',
  }
  return new UnreadableTable(line, words[error.code ?? ''] ?? error.message ?? 'it is no CSV')
}
