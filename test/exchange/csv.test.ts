import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import t from 'tap'
import {
  type CsvRow,
  type Delimiter,
  type Encoding,
  readCsv,
  sniffDelimiter,
  UnreadableCsv,
} from '../../src/exchange/csv.ts'

type Given = { delimiter?: Delimiter; encoding?: Encoding }

/** Reads bytes that arrive in pieces of that size. */
async function readBytes(bytes: Buffer, size = 1 << 16, given: Given = {}) {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  )
  const { delimiter, header, pages } = await readCsv(Readable.from(pieces), given)
  const rows: CsvRow[] = []
  for await (const page of pages) rows.push(...page)
  return { delimiter, header, rows, cells: rows.map(row => row.cells) }
}
const read = (text: string, given?: Given) => readBytes(Buffer.from(text), undefined, given)

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('9,2', '1;2', '"', '""', 'a\nb', 'a\r\nb', '\t', ' æ ', ''),
)
const table = fc.integer({ min: 2, max: 4 }).chain(width =>
  fc.record({
    header: fc.uniqueArray(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }).map(s => `k${s}`.trim()),
      {
        minLength: width,
        maxLength: width,
      },
    ),
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }),
  }),
)

t.test('any table that is written in either dialect reads back, however it arrives', async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom<Delimiter>(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.integer({ min: 1, max: 40 }),
      async ({ header, rows }, delimiter, record_delimiter, bom, size) => {
        const text = stringify([header, ...rows], { delimiter, record_delimiter, bom, quoted_match: /[\r\n]/ })
        const found = await readBytes(Buffer.from(text), size, { delimiter })
        return JSON.stringify([found.header, found.cells]) === JSON.stringify([header, rows])
      },
    ),
    { numRuns: 200 },
  )
})

t.test('the delimiter is the one the header has most of', async t => {
  t.equal(sniffDelimiter('period;value\n2024;9,2\n'), ';')
  t.equal(sniffDelimiter('period,value\n2024,"9;2;3"\n'), ',')
  t.equal(sniffDelimiter('period\tvalue, in percent\n'), '\t')
  t.equal(sniffDelimiter('"a,b,c";value\n'), ';', 'what is quoted does not count')
  t.equal(sniffDelimiter('"a\n,,,";b'), ';', 'a header may be longer than a line')
  t.equal(sniffDelimiter('value'), ',')
})

t.test('a Norwegian 9,2 is one number', async t => {
  const { delimiter, cells } = await read('period;value\n2024;9,2\n')
  t.equal(delimiter, ';')
  t.strictSame(cells, [['2024', '9,2']])
})

t.test('a row knows the line it begins on; blank lines and lines inside quotes count', async t => {
  const { rows } = await read('a;b\r\n\r\n1;"x\r\ny"\r\n  \r\n2;z')
  t.strictSame(rows, [
    { line: 3, cells: ['1', 'x\r\ny'] },
    { line: 6, cells: ['2', 'z'] },
  ])
})

t.test('a byte order mark is no part of the first name', async t => {
  t.strictSame((await read('\ufeffperiod;value\n2024;1\n')).header, ['period', 'value'])
})

t.test('text that is not in its encoding is refused, with the line and the way out', async t => {
  const bytes = Buffer.from('år;value\n2024;1\nKjønn;2\n', 'latin1')
  await t.rejects(readBytes(bytes), { name: 'UnreadableCsv', message: /not utf-8.*CSV UTF-8/ })
  t.strictSame((await readBytes(bytes, 3, { encoding: 'windows-1252' })).cells, [
    ['2024', '1'],
    ['Kjønn', '2'],
  ])
})

t.test('a quote that is never closed is named with its line', async t => {
  const failed = await read('a;b\n1;2\n3;"4\n5;6\n').then(
    () => undefined,
    error => error,
  )
  t.type(failed, UnreadableCsv)
  t.equal(failed.line, 3)
  t.match(failed.message, /never closed/)
})

t.test('rows before the unreadable one are read', async t => {
  const { pages } = await readCsv(Readable.from([Buffer.from('a;b\n1;2\n'), Buffer.from('3;"4"x\n5;6\n')]))
  const lines: number[] = []
  await t.rejects(
    async () => {
      for await (const page of pages) lines.push(...page.map(row => row.line))
    },
    { name: 'UnreadableCsv', line: 3, message: /closing quote/ },
  )
  t.strictSame(lines, [2])
})

t.test('a file without a header is no table; one with nothing else is an empty one', async t => {
  await t.rejects(read(''), { name: 'UnreadableCsv', message: /empty/ })
  await t.rejects(read('\n \n'), { name: 'UnreadableCsv', message: /empty/ })
  t.strictSame((await read('a;b')).rows, [])
})
