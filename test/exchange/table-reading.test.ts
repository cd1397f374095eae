import { Readable } from 'node:stream'
import t from 'tap'
import type { WrittenMap } from '../../events/import-map.ts'
import { importMapShape } from '../../src/exchange/import-map.ts'
import type { Question } from '../../src/exchange/number-text.ts'
import type { IndicatorOutline, RowFault } from '../../src/exchange/outline.ts'
import { readTable } from '../../src/exchange/readers.ts'
import type { WaitingFigure } from '../../src/exchange/row-reader.ts'
import { takeTable } from '../../src/exchange/table-reading.ts'

const counties = new Map([
  ['0301', 'Oslo'],
  ['1103', 'Stavanger'],
  ['4601', 'Bergen'],
])
const neet: IndicatorOutline = {
  id: 'neet',
  title: 'NEET',
  percent: true,
  dimensions: new Map([
    [
      'sex',
      new Map([
        ['M', 'men'],
        ['F', 'women'],
      ]),
    ],
    ['county', counties],
  ]),
  kind: () => undefined,
}

interface Given {
  readonly kind?: string
  readonly indicators?: readonly IndicatorOutline[]
}

/** What a file says by a map: its figures, or its questions; its faults beside them. */
async function reading(
  text: string,
  map: WrittenMap = {},
  { kind, indicators = [{ ...neet, kind: () => kind }] }: Given = {},
) {
  const waiting: WaitingFigure[] = []
  const faults: RowFault[] = []
  const table = await readTable(Readable.from([Buffer.from(text)]))
  const taken = await takeTable(
    table,
    {
      map: importMapShape.parse(map.indicator === undefined ? { indicator: 'neet', ...map } : map),
      indicators: new Map(indicators.map(each => [each.id, each])),
      dimensionNames: new Set(['sex', 'county']),
      today: '2026-06-15',
    },
    { onFigure: figure => waiting.push(figure), onFault: fault => faults.push(fault) },
  )
  const { reader } = taken
  const settled = reader.settle([...new Set(waiting.map(each => each.indicator))])
  const questions: readonly Question[] = 'finish' in settled ? [] : settled
  const measurements =
    'finish' in settled
      ? waiting.map(({ indicator, line, measurement }) => {
          const fault = settled.finish(indicator, line, measurement)
          if (fault) faults.push(fault)
          return measurement
        })
      : []
  const skipped = Object.fromEntries(reader.skipped)
  return {
    ...taken,
    settled,
    questions,
    measurements,
    faults,
    skipped,
    footnotes: reader.footnotes.map(each => each.text),
  }
}

t.test('columns with the names of fields and dimensions need no map, whatever their case and space', async t => {
  const { measurements } = await reading(
    'Period ;VALUE;Sex;obsstatus;knownFrom;note\n2024; 9,2 ;M;P;2025-03;så som så\n2023;8,1;;;;\n',
  )
  t.strictSame(measurements, [
    { period: '2024', value: 9.2, obsStatus: 'P', cell: { sex: 'M' }, note: 'så som så', knownFrom: '2025-03' },
    { period: '2023', value: 8.1 },
  ])
})

t.test('a map says which column is what, and what stands in it', async t => {
  const map: WrittenMap = {
    indicator: { column: 'Indikator', ids: { 'NEET 15–29': 'neet' }, others: 'skip' },
    period: { column: 'Tid' },
    value: { column: 'Verdi', decimal: ',', thousands: '.', missing: 'ssb', marks: { '*': 'P', '()': 'U' } },
    status: { column: 'Flagg', codes: { e: 'E' } },
    cell: { county: { column: 'Fylke', codes: { Oslo: '0301', 'I alt': '' } }, sex: { fixed: 'F' } },
    ignore: ['Merknad'],
  }
  const { measurements, skipped, faults } = await reading(
    [
      'Indikator;Tid;Fylke;Verdi;Flagg;Merknad',
      'NEET 15–29;2024K4;Oslo;9,2;;x',
      'NEET 15–29;2023K4;I alt;1.000,5*;e;',
      'NEET 15–29;2022K4;1103;(5,1);;',
      'NEET 15–29;2021K4;1103;..;;',
      'NEET 15–29;2020K4;1103;:;;',
      'NEET 15–29;2019K4;1103;-;;',
      'Andre;2024K4;Oslo;1;;',
    ].join('\n'),
    map,
  )
  t.strictSame(faults, [])
  t.strictSame(measurements, [
    { period: '2024-Q4', value: 9.2, cell: { county: '0301', sex: 'F' } },
    { period: '2023-Q4', value: 1000.5, obsStatus: 'EP', cell: { sex: 'F' } },
    { period: '2022-Q4', value: 5.1, obsStatus: 'U', cell: { county: '1103', sex: 'F' } },
    { period: '2021-Q4', obsStatus: 'L', cell: { county: '1103', sex: 'F' } },
    { period: '2020-Q4', obsStatus: 'Q', cell: { county: '1103', sex: 'F' } },
    { period: '2019-Q4', value: 0, cell: { county: '1103', sex: 'F' } },
  ])
  t.strictSame(skipped, { '“Indikator”: Andre': 1 })
})

t.test('a title above the header, footnotes under the table and empty rows are no rows of it', async t => {
  const { titles, footnotes, rows, measurements, skipped, faults } = await reading(
    'Andel unge utenfor\n\nperiod;value;sex\n2024;9,2;M\n;;\n2023;9,1;F\n;;\nKilde: SSB\nFotnote 1;;\n',
  )
  t.strictSame(titles, [{ line: 1, text: 'Andel unge utenfor' }])
  t.strictSame(footnotes, ['Kilde: SSB', 'Fotnote 1'])
  t.strictSame([rows, measurements.length, faults.length], [4, 2, 0])
  t.strictSame(skipped, { 'empty rows': 2 })
})

t.test('what looks like a footnote in the middle of the table is a bad row', async t => {
  const { faults, measurements } = await reading('period;value;sex\n2024;9,2;M\nKilde: SSB\n2023;9,1;F\n')
  t.match(faults, [{ line: 3, code: 'columns' }])
  t.equal(measurements.length, 2)
})

t.test('a header that does not fit is shown as found, with the nearest names', async t => {
  const map: WrittenMap = { period: 'Periode', value: 'Verdi' }
  await t.rejects(reading('Tittel\nPeriodee;Verdi\n2024;1\n', map), {
    name: 'UnfitColumns',
    message: /no column “Periode”.*nearest: “Periodee”.*its columns are “Periodee”, “Verdi”/,
  })
  await t.rejects(reading('when;value\n2024;1\n'), /no column says the period.*“when”, “value”/)
  await t.rejects(reading('period;value;value\n2024;1;2\n'), /“value” is there 2 times/)
})

t.test(
  'a column that nothing is said of is refused unless it is empty, so that a row about 20–24 never becomes the total',
  async t => {
    const text = 'period;value;Age\n2024;9,2;\n2023;12;20–24\n'
    await t.rejects(reading(text), {
      name: 'UnfitColumns',
      message: /the map says nothing about the column “Age” \(20–24\).*--where.*--ignore/,
    })
    t.equal((await reading('period;value;Age\n2024;9,2;\n')).measurements.length, 1)
    const { measurements, skipped } = await reading(text, { where: { Age: '' } })
    t.strictSame([measurements.length, skipped], [1, { '“Age”: 20–24': 1 }])
    t.equal((await reading(text, { where: { age: { not: '' } } })).measurements.length, 1, 'or the others')
  },
)

t.test('rows that were deleted are left out where the map says so', async t => {
  const map: WrittenMap = { where: { deleted: ['', 'false'] } }
  const { measurements } = await reading('period;value;deleted\n2024;1;true\n2023;2;false\n2022;3;\n', map)
  t.strictSame(
    measurements.map(each => each.value),
    [2, 3],
  )
  t.equal((await reading('period;value\n2024;1\n', map)).measurements.length, 1, 'the column need not be there')
  await t.rejects(reading('period;value\n2024;1\n', { where: { deleted: 'false' } }), /no column “deleted”/)
})

t.test('columns that are periods are unpivoted; a blank one that has not begun is no figure', async t => {
  const { measurements, skipped } = await reading('sex;2024K4;2025K4;2026K4\nM;9,2;..;\nF;8;7,5;\n', {
    wide: { columns: '2024K4..2026K4', are: 'period' },
    value: { column: 'value', missing: 'ssb' },
  })
  t.strictSame(measurements, [
    { period: '2024-Q4', value: 9.2, cell: { sex: 'M' } },
    { period: '2025-Q4', obsStatus: 'L', cell: { sex: 'M' } },
    { period: '2024-Q4', value: 8, cell: { sex: 'F' } },
    { period: '2025-Q4', value: 7.5, cell: { sex: 'F' } },
  ])
  t.strictSame(skipped, { 'no value for a period that has not begun': 2 })
})

t.test('columns that are codes of a dimension are unpivoted', async t => {
  const wide = { columns: ['Menn', 'Kvinner', 'Alle'], are: 'sex', codes: { Menn: 'M', Kvinner: 'F', Alle: '' } }
  const { measurements } = await reading('period;Menn;Kvinner;Alle\n2024;1;2;3\n', { wide })
  t.strictSame(measurements, [
    { period: '2024', value: 1, cell: { sex: 'M' } },
    { period: '2024', value: 2, cell: { sex: 'F' } },
    { period: '2024', value: 3 },
  ])
})

t.test(
  'an empty cell is missing; any other text that is no number is a question, as is a mark beside a number',
  async t => {
    t.strictSame((await reading('period;value;sex\n2024;;M\n')).measurements, [
      { period: '2024', obsStatus: 'L', cell: { sex: 'M' } },
    ])
    const { questions } = await reading('period;value\n2024;:\n2023;:\n2022;n.a.\n2021;12*\n2020;9,2\n')
    t.match(questions, [
      {
        code: 'sign',
        line: 2,
        column: 'value',
        detail: /“:”.*ssb \(Q\), eurostat \(L\).*\(2 rows\)/,
        answers: ['--missing ssb', '--missing eurostat', /./],
      },
      { code: 'sign', line: 4, detail: /“n\.a\.”/ },
      { code: 'mark', line: 5, detail: /“12\*”.*“\*”/, answers: [/--missing ssb \(P\)/, /dst/, /marks/] },
    ])
  },
)

t.test('a text with digits that is no number is refused by line, column and text', async t => {
  const { faults } = await reading('period;value\n2024;9.2.1\n2023;1O,5\n2022;9,2\n')
  t.match(faults, [
    { line: 3, column: 'value', code: 'number', detail: /“1O,5” is not a number/ },
    { line: 2, column: 'value', code: 'number', detail: /“9\.2\.1”/ },
  ])
})

t.test('a number that would be kept as another one is refused by line and column', async t => {
  const text =
    'period;sex;numerator;value\n2021;M;;0,1234567890123456789\n2022;M;;1e-400\n2023;M;9007199254740993;9,2\n'
  t.match((await reading(text)).faults, [
    { line: 2, column: 'value', code: 'number-inexact', detail: /“0,1234567890123456789” has more digits/ },
    {
      line: 3,
      column: 'value',
      code: 'number-underflow',
      detail: /“1e-400” is a number too small to be kept; write 0/,
    },
    { line: 4, column: 'numerator', code: 'number-inexact' },
  ])
})

t.test('per cent is taken where the unit is per cent', async t => {
  t.strictSame((await reading('period;value\n2024;11,5 %\n')).measurements, [{ period: '2024', value: 11.5 }])
  const persons = { ...neet, percent: false }
  t.match((await reading('period;value\n2024;11,5 %\n', {}, { indicators: [persons] })).faults, [
    { code: 'number', detail: /in per cent/ },
  ])
})

t.test('codes of SDMX mean themselves, also beside the flags of an office; others are asked about', async t => {
  const map: WrittenMap = { value: { column: 'value', missing: 'eurostat' }, status: 'OBS_STATUS' }
  const { measurements } = await reading('period;value;OBS_STATUS\n2022;9,2;A\n2023;9,3;BE\n2024;9,4;p\n', map)
  t.match(measurements, [{ obsStatus: 'A' }, { obsStatus: 'BE' }, { obsStatus: 'P' }])
  const { questions } = await reading('period;value;OBS_STATUS\n2022;9,2;XY\n', map)
  t.match(questions, [{ code: 'flag' }])
})

t.test('footnotes in brackets and bounds are asked about', async t => {
  const { questions } = await reading('period;value\n2022;9,2 [1]\n2023;9,3 2)\n2024;<5\n')
  t.match(questions, [
    { code: 'mark', detail: /the mark “\[1\]”/ },
    { code: 'mark', detail: /the mark “2\)”/ },
    { code: 'sign', detail: /“<5” is no number; what does it mean/ },
  ])
})

t.test('a row with more fields than the header is told of decimals that commas split', async t => {
  const { faults } = await reading('period,value\n2022,9,2\n')
  t.match(faults, [{ code: 'columns', detail: /has 3 fields, the header has 2: if decimals/ }])
})

t.test('flags of several letters are read whole', async t => {
  const map: WrittenMap = { value: { column: 'value', missing: 'eurostat' }, status: 'flags' }
  const { measurements } = await reading(
    'period;value;flags\n2024;1;bu\n2023;2;p\n2022;:;c\n2021;3 be;\n2020;:;\n',
    map,
  )
  t.strictSame(
    measurements.map(each => each.obsStatus),
    ['BU', 'P', 'QL', 'BE', 'L'],
  )
  const { questions } = await reading('period;value;flags\n2024;1;ec\n2023;2;x\n', map)
  t.match(questions, [
    { code: 'flag', line: 2, detail: /“ec” says that there is no value \(EQ\), and one stands beside it/ },
    { code: 'flag', line: 3, detail: /“x” is no status/ },
  ])
})

t.test(
  'a code without its leading zeros is asked about; an unknown one is told the nearest and how many there are',
  async t => {
    const text = 'period;value;county\n2024;1;301\n2024;2;1104\n2024;3;Bergen\n'
    const { questions, faults } = await reading(text)
    t.match(questions, [
      { code: 'code', line: 2, detail: /“301” is no code.*“0301” is/, answers: ['--leading-zeros', /codes/] },
    ])
    t.match(faults, [
      {
        line: 3,
        column: 'county',
        code: 'unknown-cell',
        detail: /“1104”.*nearest: “1103” \(Stavanger\).*3 are declared/,
      },
      { line: 4, detail: /“Bergen”.*nearest: “4601” \(Bergen\)/ },
    ])
    const zeros = await reading(text, { cell: { county: { column: 'county', leadingZeros: true } } })
    t.match(zeros.measurements[0], { cell: { county: '0301' } })
  },
)

t.test('the kind of a period is asked where it is the first of its kind', async t => {
  const text = 'period;value\n2023/2024;1\n2024/2025;2\n'
  t.match((await reading(text)).questions, [
    { code: 'period-kind', line: 2, answers: ['--period-kind window', '--year-from 8'] },
  ])
  t.match((await reading(text, { period: { column: 'period', yearFrom: 8 } })).measurements, [
    { period: '2023-08/2024-07' },
    {},
  ])
  t.match((await reading(text, {}, { kind: 'window of 2 years' })).measurements, [{ period: '2023/2024' }, {}])
  t.match((await reading('period;value\n2024/25;1\n')).questions, [{ code: 'year-from', answers: ['--year-from 8'] }])
  t.match((await reading('period;value\n2018-2020;1\n')).questions, [{ code: 'period-kind' }])
  t.match((await reading('period;value\n2018-2020;1\n', {}, { kind: 'window of 3 years' })).measurements, [
    { period: '2018/2020' },
  ])
})

t.test('days that all begin a longer period are asked about', async t => {
  const text = 'period;value\n2009-01-01;1\n2010-01-01;2\n'
  t.match((await reading(text)).questions, [
    { code: 'period-kind', answers: ['--period-kind year', '--period-kind day'] },
  ])
  t.match((await reading(text, { period: { column: 'period', kind: 'year' } })).measurements, [
    { period: '2009' },
    { period: '2010' },
  ])
  t.match((await reading(text, {}, { kind: 'day' })).measurements, [{ period: '2009-01-01' }, {}])
  t.match(
    (await reading('period;value\n2011-12;1\n2012-05;2\n')).measurements,
    [{ period: '2011-12' }, {}],
    'a month among months',
  )
})

t.test('SDMX-CSV with labels is read by its codes', async t => {
  const map: WrittenMap = {
    period: 'TIME',
    value: 'OBS_VALUE',
    cell: { sex: 'SEX' },
    where: { ACTION: ['', 'I'] },
    ignore: ['STRUCTURE', 'ATTR'],
  }
  const { measurements, skipped } = await reading(
    'STRUCTURE[|];ACTION;SEX: Sex;TIME: Time;OBS_VALUE: Value;ATTR[]: Attr\nd;I;F: Women;2024: 2024;12,4;x\nd;D;M: Men;2024: 2024;12,4;x\n',
    map,
  )
  t.strictSame(measurements, [{ period: '2024', value: 12.4, cell: { sex: 'F' } }])
  t.strictSame(skipped, { '“ACTION”: D': 1 })
})

t.test('an indicator that is not there is told the nearest', async t => {
  const { faults } = await reading('indicator;period;value\nneett;2024;1\n;2023;1\n', {
    indicator: { column: 'indicator' },
  })
  t.match(faults, [
    { line: 2, column: 'indicator', code: 'unknown-thing', detail: /“neett”; nearest: “neet”/ },
    { line: 3, code: 'indicator', detail: /names no indicator/ },
  ])
})

t.test('a note over several columns under the table is a footnote; one in the middle is a bad row', async t => {
  const under = await reading('period;value\n2024;9,2\nSource:;Statistics Norway\n')
  t.match(under, { footnotes: ['Source: Statistics Norway'], faults: [], questions: [] })
  t.equal(under.measurements.length, 1)
  const between = await reading('period;value\n2024;9,2\nSource:;Statistics Norway\n2023;9\n')
  t.match(between, { footnotes: [], faults: [{ line: 3, code: 'period' }] })
  const codes = await reading('period;value\n2024;9,2\n2O23;..\n')
  t.match(codes, { footnotes: [], faults: [{ line: 3, column: 'period' }] }, 'a period with a slip of the pen is none')
})

t.test('empty columns without a name at the end of the header may be missing from the rows', async t => {
  const { measurements, faults } = await reading('period;value;;\n2024;9,2\n2023;9,1;\n')
  t.strictSame(faults, [])
  t.equal(measurements.length, 2)
})

t.test('codes get their leading zeros back in any dimension, mapped or not', async t => {
  const { measurements, questions } = await reading('period;county;value\n2024;301;9,2\n', { leadingZeros: true })
  t.strictSame(questions, [])
  t.match(measurements, [{ cell: { county: '0301' } }])
})

t.test('the columns of Statistics Canada tell its flags: F is withheld as too unreliable, and no forecast', async t => {
  const map: WrittenMap = {
    period: 'REF_DATE',
    value: 'VALUE',
    status: 'STATUS',
    ignore: ['DGUID', 'VECTOR', 'COORDINATE'],
  }
  const header = 'REF_DATE,DGUID,VECTOR,COORDINATE,VALUE,STATUS'
  const rows = ['2020,g,v1,1,5.1,B', '2021,g,v1,1,5.2,E', '2022,g,v1,1,,F', '2023,g,v1,1,,x', '2024,g,v1,1,5.3,p']
  const { measurements, questions } = await reading([header, ...rows].join('\n'), map)
  t.strictSame(questions, [])
  t.strictSame(measurements, [
    { period: '2020', value: 5.1 },
    { period: '2021', value: 5.2, obsStatus: 'U' },
    { period: '2022', obsStatus: 'Q' },
    { period: '2023', obsStatus: 'Q' },
    { period: '2024', value: 5.3, obsStatus: 'P' },
  ])
})

t.test('an empty cell below a filled one in a wide table is asked about: it is seldom the total', async t => {
  const map: WrittenMap = {
    wide: { columns: '2022..2023', are: 'period' },
    cell: { county: { column: 'county', codes: { Oslo: '0301' } }, sex: 'sex' },
  }
  const text = 'county;sex;2022;2023\nOslo;M;5,1;5,2\n;F;4,1;4,2\n'
  const { questions, measurements } = await reading(text, map)
  t.match(questions, [{ code: 'code', line: 3, column: 'county', detail: /about the total, or about the same/ }])
  t.equal(measurements.length, 0)
  const said = { ...map, cell: { ...map.cell, county: { column: 'county', codes: { Oslo: '0301', '': '' } } } }
  t.match((await reading(text, said)).measurements, [{}, {}, { period: '2022', value: 4.1, cell: { sex: 'F' } }, {}])
})

const blanks = { county: { column: 'county', codes: { Oslo: '0301', Stavanger: '1103' } } }
const isAsked = { code: 'code', column: 'county', detail: /about the total, or about the same/ }

t.test('a name that is printed once for a group of rows is asked about, and never taken for the total', async t => {
  const byYear = 'county;period;value\nOslo;2022;5,1\n;2023;4,1\nStavanger;2022;3,1\n'
  t.match((await reading(byYear, { cell: blanks })).questions, [{ ...isAsked, line: 3 }])
  const withTotals = 'county;sex;period;value\nOslo;;2022;5,1\n;M;2022;4,1\n;F;2022;3,1\n'
  t.match((await reading(withTotals, { cell: blanks })).questions, [{ ...isAsked, line: 3 }], 'of the county only')
  const twoNumbers = 'county;kind;period;value\nOslo;number;2022;51\n;share;2022;5,1\n'
  const map: WrittenMap = { cell: blanks, where: { kind: 'share' } }
  t.match(
    (await reading(twoNumbers, map)).questions,
    [{ ...isAsked, line: 3 }],
    'where the row that is named is left out',
  )
  const ignoring: WrittenMap = { cell: blanks, ignore: ['kind'] }
  t.match(
    (await reading(twoNumbers, ignoring)).questions,
    [{ ...isAsked, line: 3 }],
    'where what tells them apart is ignored',
  )
})

t.test('an empty cell is the total where the table begins with one, or could not have two such rows', async t => {
  const first = 'county;period;value\n;2022;5,1\nOslo;2022;4,1\n;2023;3,1\n'
  t.match(await reading(first, { cell: blanks }), {
    questions: [],
    measurements: [{}, {}, { period: '2023', cell: undefined }],
  })
  const last = 'period;county;value\n2022;Oslo;5,1\n2022;Stavanger;4,1\n2022;;3,1\n2023;Oslo;5,2\n'
  t.match((await reading(last, { cell: blanks })).questions, [])
  const block = 'county;code;period;value\nOslo;k1;2022;5,1\nOslo;k1;2023;4,1\n;;2022;3,1\n;;2023;3,2\n'
  t.match((await reading(block, { cell: blanks, ignore: ['code'] })).questions, [])
  const said: WrittenMap = { cell: { county: { column: 'county', codes: { Oslo: '0301', '': '' } } } }
  t.match((await reading('county;period;value\nOslo;2022;5,1\n;2023;4,1\n', said)).questions, [], 'the map says it')
  t.match((await reading('county;period;value\n0301;2022;5,1\n;2023;4,1\n')).questions, [], 'in Varde’s own form')
})

t.test('a header of two rows is read where the map names the columns by both; without, it is told how', async t => {
  const text = 'A table;;;;\ncounty;men;;women;\n;2022;2023;2022;2023\n0301;5,1;5,2;4,1;4,2\n'
  const columns = ['men 2022', 'men 2023', 'women 2022', 'women 2023']
  const codes = Object.fromEntries(columns.map(name => [name, name.slice(-4)]))
  const sex = Object.fromEntries(columns.map(name => [name, name.startsWith('men') ? 'M' : 'F']))
  const { measurements, faults } = await reading(text, { wide: { columns, are: 'period', codes, cell: { sex } } })
  t.strictSame(faults, [])
  t.strictSame(measurements, [
    { period: '2022', value: 5.1, cell: { county: '0301', sex: 'M' } },
    { period: '2023', value: 5.2, cell: { county: '0301', sex: 'M' } },
    { period: '2022', value: 4.1, cell: { county: '0301', sex: 'F' } },
    { period: '2023', value: 4.2, cell: { county: '0301', sex: 'F' } },
  ])
  await t.rejects(reading(text), /lines 2 and 3 are a header of two rows.*“men 2022”.*--draft-map/)
})

t.test('a code beside the period in the header that the indicator has not is refused', async t => {
  const wide: WrittenMap['wide'] = {
    columns: ['X 2022'],
    are: 'period',
    codes: { 'X 2022': '2022' },
    cell: { sex: { 'X 2022': 'X' } },
  }
  t.match((await reading('county;X 2022\n0301;5\n', { wide })).faults, [{ column: 'X 2022', code: 'unknown-cell' }])
})
