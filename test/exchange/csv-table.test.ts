import { parse } from 'csv-parse/sync'
import t from 'tap'
import { csvTable } from '../../src/exchange/csv-table.ts'

t.test('a table is read back as it was written', async t => {
  const text = csvTable(
    ['name', 'value'],
    [
      ['Åse, "the first"', 1.5],
      ['two\nlines', -3],
      [null as never, null],
    ],
  )
  t.equal(text.codePointAt(0), 0xfeff, 'a byte order mark goes first')
  t.same(parse(text, { bom: true }), [
    ['name', 'value'],
    ['Åse, "the first"', '1.5'],
    ['two\nlines', '-3'],
    ['', ''],
  ])
})

t.test(
  'JSON15 a text that a spreadsheet would take for a formula has an apostrophe before it; a number has none',
  async t => {
    const [, row] = parse(csvTable(['a', 'b', 'c', 'd', 'e'], [['=cmd|x', '+1', '-1', '@SUM', -1]]), { bom: true })
    t.same(row, ["'=cmd|x", "'+1", "'-1", "'@SUM", '-1'])
  },
)
