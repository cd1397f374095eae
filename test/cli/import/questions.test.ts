import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { figuresOf } from '../varde.ts'
import { withFile } from './with-file.ts'

t.test('a question ends with 2 and says the options that answer it; nothing is recorded', async t => {
  const { one, dataDir } = await withFile(t, 'period;value\n2022/2023;1,286\n2023/2024;n.a.\n')
  for (const more of [[], ['--dry-run']]) {
    const { code, out, err } = await one(...more)
    t.equal(code, 2)
    t.match(out, /question: line 3, value: “n\.a\.” is no number.*\n {2}answer it with .*"missing"/)
    t.match(
      out,
      /question: line 2, value: every number.*1\.286.*1286.*\n {2}answer it with --decimal , \(1\.286\), or --thousands ,/,
    )
    t.match(
      out,
      /question: line 2, period: “2022\/2023” may be.*\n {2}answer it with --period-kind window, or --year-from 8/,
    )
    t.match(err, /^varde: the file leaves 3 questions open; nothing was recorded/)
  }
  t.match(JSON.parse((await one('--json')).out).questions, [
    { code: 'sign' },
    { code: 'decimal-mark' },
    { code: 'period-kind' },
  ])
  t.strictSame(await figuresOf(dataDir, 'neet'), [])
})

t.test('the options answer the questions', async t => {
  const { one, dataDir } = await withFile(t, 'period;value\n2022/2023;1,286\n2023/2024;..\n')
  const answered = await one('--decimal', ',', '--missing', 'ssb', '--year-from', '8')
  t.match(answered, { code: 0, out: /2 recorded/ })
  t.strictSame(await figuresOf(dataDir, 'neet'), ['2022-08/2023-07=1.286', '2023-08/2024-07=L'])
})

t.test('the dry run says how the file was read', async t => {
  const { one } = await withFile(t, 'Tittel\nperiod;value;Fotnote\n2022;9,2;a\n2023;119;b\n;;\nKilde: SSB\n')
  const { code, out } = await one('--dry-run', '--ignore', 'Fotnote')
  t.equal(code, 1)
  t.match(out, /read as CSV with “;”, utf-8; decimals with “,”/)
  t.match(out, /ignored: “Fotnote” \(a, b\)/)
  t.match(out, /line 1 is above the table: Tittel\nline 6 is under the table: Kilde: SSB\nskipped: 1 × empty rows/)
  t.match(out, /warning: line 4, value: 119 is ten or more times the 9\.2 of 2022; did you mean 11\.9\?/)
})

t.test('rows of one key that differ in an ignored column are asked about', async t => {
  const { one, dataDir } = await withFile(t, 'period;value;group\n2022;9,2;a\n2022;9,2;b\n')
  t.match(await one('--ignore', 'group'), {
    code: 2,
    out: /lines 2 and 3 are both about 2022.*ignored.*\n {2}answer it with --where/,
  })
  t.match(await one('--where', 'group=b'), { code: 0, out: /skipped: 1 × “group”: a\n1 recorded/ })
  t.strictSame(await figuresOf(dataDir, 'neet'), ['2022=9.2'])
})

t.test('a drafted map reads the file that it was drafted for', async t => {
  const { run, one, cwd, dataDir } = await withFile(
    t,
    'Year,Units,sex,GeoCode,Value\n2015,%,,,14.5\n2015,%,men,,15\n2016,%,women,,\n',
  )
  const drafted = await one('--draft-map', '--output', 'drafted.json')
  t.match(drafted, { code: 0, out: '', err: '' })
  t.match(JSON.parse(readFileSync(join(cwd, 'drafted.json'), 'utf8')), {
    indicator: 'neet',
    cell: { sex: { codes: { men: 'M' } } },
  })
  t.match(await run('--map', 'drafted.json'), { code: 0, out: /3 recorded/ })
  t.strictSame(await figuresOf(dataDir, 'neet'), ['2015=14.5', '2015/M=15', '2016/F=L'])
  t.match(
    await one('--map', 'open-sdg'),
    { code: 0, out: /0 recorded, 3 stood there already/ },
    'as does the map of that name',
  )
  const nowhere = await one('--draft-map', '--output', 'none/map.json')
  t.match(nowhere, { code: 2, err: /^varde: none\/map\.json cannot be written: / })
  t.match(JSON.parse((await one('--draft-map')).out), { period: 'Year' }, 'which goes to standard output otherwise')
})

t.test('a lone row about one group is never taken for the total', async t => {
  const { one, dataDir } = await withFile(t, 'Year,Age,Value\n2020,20-24,12.3\n')
  const asked = await one('--map', 'open-sdg')
  t.match(asked, { code: 2, err: /every row says “20-24” under “Age”.*--where "Age=20-24"/ })
  t.strictSame(await figuresOf(dataDir, 'neet'), [])
  t.match(await one('--map', 'open-sdg', '--where', 'Age=20-24'), { code: 0, out: /1 recorded/ }, 'unless it is said')
})

t.test('a draft asks what an import by it would ask, and says what could not be read', async t => {
  const { one } = await withFile(t, 'Tid;Andel\n2021;1,286\n2022;n.a.\nsoon;1,001\n')
  const { code, err } = await one('--draft-map')
  t.equal(code, 0)
  t.match(err, /question: every number of the file can be read in two ways.*answer with --decimal/)
  t.match(err, /question: “n\.a\.” is no number/)
  t.match(err, /question: 1 row cannot be read; the first: line 4, Tid: “soon” is no period/)
})
