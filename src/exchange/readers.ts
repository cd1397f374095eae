/** The readers of formats. Each makes rows of text of a file; a new format is one more reader in the list. */
import { type Delimiter, type Encoding, readCsv } from './csv.ts'
import { isDataValueSet, readDataValueSet } from './dhis2-json.ts'
import { isEurostatTsv, readEurostatTsv } from './eurostat-tsv.ts'
import { bytesAgain, firstBytes, type Table, UnreadableTable } from './table.ts'

/** What was said of the file's form; only CSV asks for it. */
export interface FileForm {
  readonly delimiter?: Delimiter | undefined
  readonly encoding?: Encoding | undefined
}

interface Reader {
  /** Whether a file that begins so is of the format. */
  readonly recognises: (beginning: string) => boolean
  readonly read: (source: AsyncIterable<Uint8Array>, form: FileForm) => Promise<Table>
}

/** CSV comes last: it takes what no other reader recognises. */
const readers: readonly Reader[] = [
  { recognises: isDataValueSet, read: readDataValueSet },
  { recognises: isEurostatTsv, read: readEurostatTsv },
  { recognises: () => true, read: readCsv },
]

/** Opens a file as a table. Throws `UnreadableTable` where it is of a format that cannot be read, and says the way out. */
export async function readTable(source: AsyncIterable<Uint8Array>, form: FileForm = {}): Promise<Table> {
  const bytes = source[Symbol.asyncIterator]()
  const first = await firstBytes(bytes)
  const beginning = Buffer.from(first)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
  const reader = readers.find(each => each.recognises(beginning)) as Reader
  const unreadable = reader.read === readCsv ? unreadableFormat(beginning) : undefined
  if (unreadable !== undefined) throw new UnreadableTable(1, unreadable)
  return reader.read(bytesAgain(first, bytes), form)
}

/** What a file is that no reader takes, and what to do about it; undefined where it may be CSV. */
function unreadableFormat(beginning: string): string | undefined {
  const workbook = 'save its sheet as “CSV UTF-8” and import that'
  if (beginning.startsWith('PK\u0003\u0004'))
    return /xl\/|\[Content_Types\]/.test(beginning)
      ? `this is an Excel workbook (.xlsx), not CSV; ${workbook}`
      : 'this is a zip archive, not CSV; unpack it and import the file inside, or, if it is a workbook, save its sheet as “CSV UTF-8”'
  if (beginning.startsWith('\u00d0\u00cf\u0011\u00e0'))
    return `this is an old Excel workbook (.xls), not CSV; ${workbook}`
  if (beginning.startsWith('\u001f\u008b')) return 'this is a gzip archive, not CSV; unpack it first'
  if (beginning.startsWith('%PDF')) return 'this is a PDF, not CSV; ask whoever sent it for the table as CSV'
  const head = beginning.trimStart()
  if (/^<[?!a-z]/i.test(head)) return 'this is XML or HTML, not CSV; ask for the table as CSV'
  if (/^[{[]\s*["{[\]}]/.test(head))
    return 'this is JSON, not CSV; ask the source for CSV (of JSON only DHIS2 data values can be read yet)'
  if (/^CHARSET=|^AXIS-VERSION=/.test(head)) return 'this is a PX file, not CSV; ask the source for CSV'
  return undefined
}
