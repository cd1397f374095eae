import { Readable } from 'node:stream'
import t from 'tap'
import { readTable } from '../../src/exchange/readers.ts'
import type { TableRow } from '../../src/exchange/table.ts'

async function read(bytes: string | Buffer) {
  const { form, pages } = await readTable(Readable.from([Buffer.from(bytes as string)]))
  const rows: TableRow[] = []
  for await (const page of pages) rows.push(...page)
  return { form, rows }
}

t.test('a format that cannot be read is recognised, with the way out', async t => {
  const messageOf = async (bytes: string | Buffer) => (await read(bytes).catch(error => error)).message
  t.match(await messageOf(Buffer.from('PK\u0003\u0004..[Content_Types].xml', 'latin1')), /Excel workbook.*CSV UTF-8/)
  t.match(await messageOf(Buffer.from('PK\u0003\u0004..a.csv', 'latin1')), /zip/)
  t.match(await messageOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])), /old Excel workbook/)
  t.match(await messageOf('{"version":"2.0"}'), /JSON/)
  for (const xml of [
    '<?xml version="1.0"?>',
    '<dataValueSet xmlns="http://dhis2.org/schema/dxf/2.0">',
    '<!DOCTYPE html>',
  ])
    t.match(await messageOf(xml), /XML/)
  t.match(await messageOf('%PDF-1.7'), /PDF/)
  t.match(await messageOf('CHARSET="ANSI";\nAXIS-VERSION="2013";'), /PX file/)
})

t.test('the dimensions in the first column of Eurostat’s TSV are columns', async t => {
  const { form, rows } = await read('freq,sex,geo\\TIME_PERIOD\t2020 \t2021 \nA,F,NO\t9.1 b\t: c\n')
  t.match(form, /^Eurostat TSV/)
  t.strictSame(rows, [
    { line: 1, cells: ['freq', 'sex', 'geo', '2020 ', '2021 '] },
    { line: 2, cells: ['A', 'F', 'NO', '9.1 b', ': c'] },
  ])
})

t.test('DHIS2 data values in JSON are rows of the columns that the CSV export has, with their lines', async t => {
  const { rows } = await read(
    `{
  "dataSet": "s", "orgUnit": "o1",
  "dataValues": [
    {"dataElement": "e", "categoryOptionCombo": "c", "value": "1", "comment": "a \\"[{\n"},
    {"dataElement": "f",
     "orgUnit": "o2", "value": 2, "deleted": true}
  ],
  "period": "202401"
}`.replace('a \\"[{\n', 'a \\"[{'),
  )
  const [header, ...values] = rows
  const shown = values.map(({ line, cells }) => ({
    line,
    ...Object.fromEntries(cells.flatMap((cell, at) => (cell === '' ? [] : [[header?.cells[at], cell]]))),
  }))
  t.strictSame(shown, [
    { line: 4, dataelement: 'e', period: '202401', orgunit: 'o1', catoptcombo: 'c', value: '1', comment: 'a "[{' },
    { line: 5, dataelement: 'f', period: '202401', orgunit: 'o2', value: '2', deleted: 'true' },
  ])
})

t.test('a number in JSON is the text that was written', async t => {
  for (const text of ['0.1234567890123456789', '1e-400', '1e400', '9.2', '-3']) {
    const { rows } = await read(`{"dataValues":[{"dataElement":"e","period":202401,"value":${text}}]}`)
    t.match(rows[1]?.cells, ['e', '202401', '', '', '', text])
  }
})

t.test('JSON that is cut off, or no data values, is refused in one sentence', async t => {
  await t.rejects(read('{"dataValues": [{"value": 1}'), { name: 'UnreadableTable', message: /not whole JSON/ })
  await t.rejects(read('{"dataValues": ["value"]}'), { name: 'UnreadableTable', message: /not a DHIS2 dataValueSet/ })
})
