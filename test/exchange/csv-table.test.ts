import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import t from 'tap'
import { csvTable } from '../../src/exchange/csv-table.ts'

/** What any reader of RFC 4180 makes of a table that was written. */
const readBack = (text: string): string[][] => parse(text, { bom: true, record_delimiter: '\r\n' })

t.test('a table is read back as it was written', async t => {
  const text = csvTable(
    ['name', 'value'],
    [
      ['Åse, "the first"', 1.5],
      ['two\nlines', -3],
      ['two lines\n=1+1', 2],
      ['an old\rend of line', 1e21],
      [null, null],
    ],
  )
  t.equal(text.codePointAt(0), 0xfeff, 'a byte order mark goes first')
  t.same(readBack(text), [
    ['name', 'value'],
    ['Åse, "the first"', '1.5'],
    ['two\nlines', '-3'],
    ['two lines\n=1+1', '2'],
    ['an old\rend of line', '1e+21'],
    ['', ''],
  ])
})

t.test('JSON15 no line of a text is a line of the table', async () => {
  const texts = fc.string({ unit: fc.constantFrom('\n', '\r', '"', ',', ';', '=', 'a', ' ') })
  const rows = fc.array(fc.tuple(texts, texts), { minLength: 1 })
  fc.assert(
    fc.property(rows, given => {
      const text = csvTable(['a', 'b'], given)
      const lines = text.replace(/"(?:[^"]|"")*"/g, '').split(/\r\n|\n|\r/)
      const [, ...read] = readBack(text)
      return (
        lines.length === given.length + 2 &&
        read.every((row, r) => row.every((cell, c) => cell.replace(/^'/, '') === given[r]?.[c]))
      )
    }),
  )
})

t.test(
  'JSON15 a text that a spreadsheet would take for a formula has an apostrophe before it; a number has none',
  async t => {
    const formulas = ['=cmd|x', '+1', '-1', '@SUM', '\t=1', '\r=1', '\n=1+1', '＝1+1', '＋1', '－1', '＠SUM']
    const [, ...rows] = readBack(
      csvTable(
        ['a', 'b'],
        formulas.map(text => [text, -1]),
      ),
    )
    t.same(
      rows,
      formulas.map(text => [`'${text}`, '-1']),
    )
  },
)
