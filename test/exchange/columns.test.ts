import t from 'tap'
import { type ImportMap, importMap, rowReader, saidOfAll, UnknownColumns } from '../../src/exchange/columns.ts'

const map = (given: object = {}): ImportMap => importMap.parse({ indicator: 'neet', ...given })
const reading = (header: string, given: object = {}, dimensions: readonly string[] = []) =>
  rowReader({ header: header.split(';'), map: map(given), dimensions: new Set(dimensions), decimal: undefined })
const read = (header: string, row: string, given?: object, dimensions?: readonly string[]) =>
  reading(header, given, dimensions).read({ line: 7, cells: row.split(';') })
const measurement = (...given: Parameters<typeof read>) => (read(...given) as { measurement: object }).measurement

t.test('columns are known by their names', async t => {
  t.strictSame(read('period;value;obsStatus;knownFrom;note', '2024; 9,2 ;P;2025-03;så som så'), {
    indicator: 'neet',
    measurement: { period: '2024', value: 9.2, obsStatus: 'P', knownFrom: '2025-03', note: 'så som så' },
  })
  t.strictSame(measurement('period;numerator;denominator;standardError;low;high', '2024;1;2;0,1;;'), {
    period: '2024',
    numerator: 1,
    denominator: 2,
    standardError: 0.1,
  })
})

t.test('a dimension is a column of its own, and the total is left empty', async t => {
  t.strictSame(measurement('period;value;sex;county', '2024;1;M;', {}, ['sex', 'county']), {
    period: '2024',
    value: 1,
    cell: { sex: 'M' },
  })
  t.strictSame(measurement('period;value;sex', '2024;1;', {}, ['sex']), { period: '2024', value: 1 })
})

t.test('a map says what columns, values and constants mean', async t => {
  const given = {
    indicator: { column: 'Tabell', values: { '13556': 'neet' } },
    columns: { period: 'År', value: 'Andel', sex: 'Kjønn' },
    values: { sex: { Menn: 'M', Begge: '' }, period: { '2024K4': '2024-Q4' } },
    constants: { obsStatus: 'P', region: 'NO', knownFrom: '2025', evidence: [{ title: 'x' }] },
    ignore: ['Merknad'],
  }
  t.strictSame(read('Tabell;År;Kjønn;Andel;Merknad', '13556;2024K4;Menn;9,2;hm', given), {
    indicator: 'neet',
    measurement: { period: '2024-Q4', value: 9.2, obsStatus: 'P', cell: { region: 'NO', sex: 'M' } },
  })
  t.strictSame(measurement('Tabell;År;Kjønn;Andel;Merknad', '13556;2024;Begge;9;', given), {
    period: '2024',
    value: 9,
    obsStatus: 'P',
    cell: { region: 'NO' },
  })
  t.strictSame(saidOfAll(map(given)), { knownFrom: '2025', evidence: [{ title: 'x' }] }, 'said once, of all figures')
})

t.test('what is no number is missing, not applicable or confidential, and never zero', async t => {
  for (const [sign, obsStatus] of [
    ['.', 'M'],
    ['..', 'L'],
    ['...', 'L'],
    [':', 'Q'],
  ] as const)
    t.strictSame(measurement('period;value', `2024;${sign}`), { period: '2024', obsStatus }, sign)
  t.strictSame(
    measurement('obsStatus;period;value', 'L;2024;:'),
    { period: '2024', obsStatus: 'L' },
    'a status given goes before',
  )
  t.strictSame(measurement('period;value', '2024;:', { missing: { ':': 'L' } }), { period: '2024', obsStatus: 'L' })
  t.strictSame(measurement('period;value', '2024;0'), { period: '2024', value: 0 })
  t.match(read('period;value', '2024;-'), [{ column: 'value', code: 'number' }], 'a dash may mean zero: nobody guesses')
})

t.test('every part of a row that can’t be read is named with line and column', async t => {
  t.match(read('period;value;low', '2024;x;y'), [
    { line: 7, column: 'value', code: 'number', detail: '“x” is not a number' },
    { line: 7, column: 'low', code: 'number' },
  ])
  t.match(read('År;Andel', '2024;x', { columns: { period: 'År', value: 'Andel' } }), [{ column: 'Andel' }])
  t.match(read('indicator;period;value', ';2024;1', { indicator: undefined }), [
    { line: 7, column: 'indicator', code: 'indicator' },
  ])
})

t.test('a row has as many fields as the header, empty ones at its end aside', async t => {
  t.match(read('period;value', '2024'), [
    { line: 7, column: null, code: 'columns', detail: 'has 1 fields, the header has 2' },
  ])
  t.match(read('period;value', '2024;9,2;3'), [{ code: 'columns' }])
  t.strictSame(measurement('period;value', '2024;1;;'), { period: '2024', value: 1 })
  t.strictSame(measurement('period;value;', '2024;1;'), { period: '2024', value: 1 })
  t.match(read('period;value;', '2024;1;x'), [{ code: 'columns', detail: /field 3.*no name/ }])
})

t.test('a column nobody knows is an error that names it', async t => {
  const refused = (message: RegExp, header: string, given?: object, dimensions?: readonly string[]) =>
    t.throws(() => reading(header, given, dimensions), { name: 'UnknownColumns', message }, header)
  refused(/“Kjønn”, “Alder”.*dimension \(sex\)/, 'period;value;Kjønn;Alder', {}, ['sex'])
  refused(/has no column “År”/, 'period;value', { columns: { period: 'År' } })
  refused(/has no column “Merknad”/, 'period;value', { ignore: ['Merknad'] })
  refused(/“value” is there twice/, 'period;value;value')
  refused(/two columns say “value”/, 'period;value;Andel', { columns: { value: 'Andel' } })
  refused(/no column says the period/, 'value')
  refused(/no column says the indicator/, 'period;value', { indicator: undefined })
  refused(/an indicator is given besides/, 'indicator;period;value')
  t.ok(new UnknownColumns('') instanceof Error)
})

t.test('a map that says what there is not is refused', async t => {
  const issues = (given: object) => importMap.safeParse(given).error?.issues.map(issue => issue.path.join('.'))
  t.strictSame(issues({ column: {} }), [''])
  t.strictSame(issues({ columns: { 'a b': 'x' } }), ['columns.a b'])
  t.strictSame(issues({ missing: { '-': 'Z' } }), ['missing.-'])
  t.strictSame(issues({ constants: { knownFrom: '2024-13' } }), ['constants.knownFrom'])
})
