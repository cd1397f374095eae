import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import t from 'tap'
import { type Delimiter, type Encoding, readCsv, sniffDelimiter } from '../../src/exchange/csv.ts'
import { type TableRow, UnreadableTable } from '../../src/exchange/table.ts'

type Given = { delimiter?: Delimiter; encoding?: Encoding }

/** Reads bytes that arrive in pieces of that size. */
async function readBytes(bytes: Buffer, size = 1 << 16, given: Given = {}) {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  )
  const { form, pages } = await readCsv(Readable.from(pieces), given)
  const all: TableRow[] = []
  for await (const page of pages) all.push(...page)
  const [header, ...rows] = all
  return { form, header: header?.cells, rows, cells: rows.map(row => row.cells) }
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

t.test('lines may end in different ways, also where there are quotes', async t => {
  const ends = ['\n', '\r\n', '\r']
  for (const first of ends)
    for (const second of ends)
      for (const size of [1, 3, 1 << 16]) {
        const text = `"a";b${first}"1";2${second}"x${second}y";4${first}5;6${second}`
        const { header, rows } = await readBytes(Buffer.from(text), size)
        t.same(header, ['a', 'b'])
        t.same(
          rows.map(({ cells }) => cells),
          [
            ['1', '2'],
            [`x${second}y`, '4'],
            ['5', '6'],
          ],
          JSON.stringify([first, second, size]),
        )
        t.equal(rows.at(-1)?.line, 5)
      }
})

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

t.test('the delimiter is the one that rows have the same number of', async t => {
  t.equal(sniffDelimiter('period;value\n2024;9,2\n'), ';')
  t.equal(sniffDelimiter('period,value\n2024,"9;2;3"\n'), ',')
  t.equal(sniffDelimiter('period\tvalue, in percent\n'), '\t')
  t.equal(sniffDelimiter('"a,b,c";value\n'), ';', 'what is quoted does not count')
  t.equal(sniffDelimiter('"a\n,,,";b'), ';', 'a header may be longer than a line')
  t.equal(sniffDelimiter('value'), ',')
  t.equal(
    sniffDelimiter('A title, with commas, and more\n\nperiod;value\n2024;9,2\n2025;9,1\n'),
    ';',
    'a title has none',
  )
  t.equal(sniffDelimiter('A[;],B,C\nx;y,1,2\nx;z,1,2\n'), ',', 'SDMX joins values in a cell')
})

t.test('a Norwegian 9,2 is one number', async t => {
  const { form, cells } = await read('period;value\n2024;9,2\n')
  t.equal(form, 'CSV with “;”, utf-8')
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
  await t.rejects(readBytes(bytes), { name: 'UnreadableTable', message: /not utf-8.*--encoding windows-1252/ })
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
  t.type(failed, UnreadableTable)
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
    { name: 'UnreadableTable', line: 3, message: /closing quote/ },
  )
  t.strictSame(lines, [1, 2])
})

t.test('an empty file is no table; one with nothing else is an empty one', async t => {
  await t.rejects(read(''), { name: 'UnreadableTable', message: /empty/ })
  await t.rejects(read('\n \n'), { name: 'UnreadableTable', message: /empty/ })
  t.strictSame((await read('a;b')).rows, [])
})

t.test('Excel names the delimiter in a line of its own, which is no row', async t => {
  const { form, header, rows } = await read('sep=;\r\na,b;c\r\n1;2\r\n')
  t.equal(form, 'CSV with “;”, utf-8')
  t.strictSame(header, ['a,b', 'c'])
  t.strictSame(rows, [{ line: 3, cells: ['1', '2'] }])
})

t.test('UTF-16 is known by its mark, and without one it is said', async t => {
  const utf16 = Buffer.from('\ufeffår;verdi\n2024;9,2\n', 'utf16le')
  for (const bytes of [utf16, Buffer.from(utf16).swap16()]) {
    const { header, cells } = await readBytes(bytes, 5)
    t.strictSame([header, cells], [['år', 'verdi'], [['2024', '9,2']]])
  }
  const unmarked = Buffer.from('ar;verdi\n2024;9,2\n', 'utf16le')
  await t.rejects(readBytes(unmarked), { message: /UTF-16.*--encoding utf-16le/ })
  t.strictSame((await readBytes(unmarked, 3, { encoding: 'utf-16le' })).header, ['ar', 'verdi'])
})

t.test('lines end as on any machine', async t => {
  for (const end of ['\n', '\r\n', '\r'])
    for (const size of [1, 3, 100]) {
      const { header, rows } = await readBytes(Buffer.from(['a;b', '1;2', '3;4', ''].join(end)), size)
      t.strictSame(header, ['a', 'b'], JSON.stringify(end))
      t.strictSame(
        rows.map(row => [row.line, ...row.cells]),
        [
          [2, '1', '2'],
          [3, '3', '4'],
        ],
      )
    }
})
