import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { withFile } from './import/with-file.ts'
import { figuresOf, looking, varde } from './varde.ts'

t.test('a file is recorded, and run again it is not recorded twice', async t => {
  const { one, dataDir } = await withFile(
    t,
    '\ufeffperiod;sex;value;knownFrom\r\n2022;;9,2;2023-03\r\n2022;M;8,5;2023-03\r\n2023;;:;\r\n',
  )
  const first = await one('--missing', 'ssb')
  t.match(first, { code: 0, out: /3 rows of one indicator\n3 recorded, 0 stood there already/, err: '' })
  const figures = await figuresOf(dataDir, 'neet')
  t.strictSame(figures, ['2022=9.2', '2022/M=8.5', '2023=Q'])
  const second = await one('--missing', 'ssb', '--json')
  t.equal(second.code, 0)
  t.match(JSON.parse(second.out), { rows: 3, new: 0, same: 3, recorded: 0, faults: [] })
  t.strictSame(await figuresOf(dataDir, 'neet'), figures)
  const [fact] = await looking(dataDir, log => [
    ...log.read({ stream: 'indicator-neet', types: ['indicator-measured'] }),
  ])
  t.match(JSON.parse(fact?.meta ?? ''), {
    principal: 'cli',
    organisation: 'local',
    role: 'operator',
    commandKey: /^import-/,
  })
})

t.test('a file that grew adds what is new', async t => {
  const { one, dataDir, cwd } = await withFile(t, 'period;value\n2022;9,2\n')
  await one()
  writeFileSync(join(cwd, 'figures.csv'), 'period;value\n2022;9,2\n2023;9,1\n')
  t.match(await one(), { code: 0, out: /1 recorded, 1 stood there already/ })
  t.strictSame(await figuresOf(dataDir, 'neet'), ['2022=9.2', '2023=9.1'])
})

const bad = [
  'period,sex,value,obsStatus',
  '2022,,9.2,',
  '2023,,"9,2",',
  '2024-Q1,,9.2,',
  '2024,X,9.2,',
  '2025,,,',
  '2026,,101,F',
  '2022,,5.9,',
  '2021',
].join('\n')

t.test('a dry run lists every bad row with line, column and rule, and records nothing', async t => {
  const { one, dataDir } = await withFile(t, bad)
  const { code, out } = await one('--dry-run', '--json')
  t.equal(code, 1)
  const { faults, ...counts } = JSON.parse(out)
  t.match(counts, { rows: 8, new: 2, same: 0, conflicts: 1, bad: 5, dryRun: true })
  t.match(faults, [
    { line: 3, column: 'value', code: 'number' },
    { line: 4, column: 'period', code: 'period-kind' },
    { line: 5, column: 'sex', code: 'unknown-cell' },
    { line: 7, column: 'value', code: 'out-of-limits' },
    { line: 8, column: 'value', code: 'already-measured', detail: /9\.2.*5\.9/ },
    { line: 9, column: null, code: 'columns' },
  ])
  const told = await one('--dry-run')
  t.equal(told.code, 1)
  t.match(told.out, /^line 3, value: “9,2” .*\(number\)\n(line .*\n){5}figures\.csv: 8 rows/)
  t.match(told.out, /2 would be recorded, 0 stand there already, 1 contradict what stands there, 5 are bad/)
  t.strictSame(await figuresOf(dataDir, 'neet'), [])
})

t.test('a run records nothing unless all rows pass', async t => {
  const { one, dataDir } = await withFile(t, bad)
  t.match(await one(), {
    code: 1,
    out: /^line 3/,
    err: /^varde: 5 of 8 rows are bad, and 1 contradict.*nothing was recorded/,
  })
  t.strictSame(await figuresOf(dataDir, 'neet'), [])
})

t.test('many bad rows are all listed, across batches', async t => {
  const days = Array.from({ length: 12_000 }, (_, i) => new Date(Date.UTC(1990, 0, 1 + i)).toISOString().slice(0, 10))
  const rows = days.map((day, i) => `${day};${i % 8 === 0 ? 200 : i % 100}`)
  const { one } = await withFile(t, `period;value\n${rows.join('\n')}\n${days[5]};77\n`)
  const { faults, ...counts } = JSON.parse((await one('--dry-run', '--json')).out)
  t.match(counts, { rows: 12_001, new: 10_500, bad: 1500, conflicts: 1 })
  t.equal(faults.length, 1501)
  t.match(
    faults.at(-1),
    { line: 12_002, code: 'already-measured', detail: /line 7 says 5 / },
    'what an earlier batch says counts',
  )
})

t.test('a dry run of what passes says what would become of it', async t => {
  const { one } = await withFile(t, 'period;value\n2022;9,2\n')
  t.match(await one('--dry-run'), { code: 0, out: /1 would be recorded, 0 stand there already/ })
})

t.test('a map lets one file hold several indicators in other words', async t => {
  const { run, dataDir } = await withFile(
    t,
    'Tabell;År;Kjønn;Andel;Merknad\nA;2022;Menn;9,2;x\nB;2022;Begge;8;\nA;2023;Menn;..;\n',
    {
      indicator: { column: 'Tabell', ids: { A: 'neet', B: 'other' } },
      period: 'År',
      value: { column: 'Andel', missing: 'ssb' },
      cell: { sex: { column: 'Kjønn', codes: { Menn: 'M', Begge: '' } } },
      ignore: ['Merknad'],
      knownFrom: '2024',
      evidence: [{ title: 'Table 13556' }],
    },
  )
  t.match(await run('--map', 'map.json'), { code: 0, out: /3 rows of 2 indicators\n3 recorded/ })
  t.strictSame(await figuresOf(dataDir, 'neet'), ['2022/M=9.2', '2023/M=L'])
  t.strictSame(await figuresOf(dataDir, 'other'), ['2022=8'])
  const [fact] = await looking(dataDir, log => [
    ...log.read({ stream: 'indicator-other', types: ['indicator-measured'] }),
  ])
  t.match(JSON.parse(fact?.meta ?? ''), { knownFrom: '2024', evidence: [{ title: 'Table 13556' }] })
})

t.test('what is wrong with the file or the map as a whole is said in a sentence', async t => {
  const { run, one, cwd } = await withFile(t, 'period;value;Kjønn\n2022;9,2;M\n', { colums: {} })
  t.match(await one(), { code: 1, err: /^varde: figures\.csv: the map says nothing about the column “Kjønn” \(M\)/ })
  t.match(await run(), { code: 1, err: /no column says the indicator/ })
  t.match(await run('--indicator', 'nett'), { code: 1, err: /there is no indicator “nett”; nearest: “neet”/ })
  t.match(await run('--map', 'map.json'), { code: 2, err: /map\.json: .*colums/ })
  t.match(await run('--map', 'none.json'), { code: 2, err: /there is no file .*none\.json/ })
  t.match(await run('--map', 'figures.csv'), { code: 2, err: /is not JSON/ })
  writeFileSync(join(cwd, 'map.json'), JSON.stringify({ columns: { period: 'År' } }))
  t.match(await one('--map', 'map.json'), { code: 2, err: /maps are written anew/ })
})

t.test('a missing file, an empty one, a folder and a workbook are told in one line', async t => {
  const given = await withFile(t, '')
  const of = (file: string) => varde(['import', file, '--indicator', 'neet'], given)
  t.match(await of('none.csv'), { code: 2, err: /^varde: there is no file none\.csv\n$/ })
  t.match(await of('figures.csv'), { code: 2, err: /^varde: figures\.csv is empty\n$/ })
  mkdirSync(join(given.cwd, 'folder'))
  t.match(await of('folder'), { code: 2, err: /^varde: folder is a folder; name a file in it\n$/ })
  writeFileSync(join(given.cwd, 'book.xlsx'), Buffer.from('PK\u0003\u0004 xl/workbook.xml', 'latin1'))
  t.match(await of('book.xlsx'), { code: 1, err: /Excel workbook.*CSV UTF-8/ })
})

t.test('paths are the caller’s own, also through npm', async t => {
  const given = await withFile(t, 'period;value\n2022;9,2\n')
  const root = join(import.meta.dirname, '../..')
  // As `npm run varde` sets them.
  const env = { ...given.env, INIT_CWD: given.cwd, npm_package_json: join(root, 'package.json') }
  const elsewhere = { cwd: root, env }
  t.match(await varde(['import', 'figures.csv', '--indicator', 'neet'], elsewhere), { code: 0, out: /1 recorded/ })
})

t.test('an indicator that is not there is a fault of each of its rows', async t => {
  const { run } = await withFile(t, 'indicator;period;value\nneet;2022;9\nnobody;2022;9\nnobody;2023;9\n')
  const { faults } = JSON.parse((await run('--dry-run', '--json')).out)
  t.match(faults, [
    { line: 3, code: 'unknown-thing' },
    { line: 4, code: 'unknown-thing' },
  ])
  t.equal(faults.length, 2)
})

t.test(
  'a row whose note holds a national identity number is refused by its line, and the number is not repeated',
  async t => {
    const { one } = await withFile(t, 'period;value;note\n2021;9;\n2022;9,2;asked 13097248022\n')
    for (const words of [['--dry-run'], []]) {
      const { code, out, err } = await one(...words)
      t.equal(code, 1)
      t.match(out, /line 3, note: .*national identity number/)
      t.notMatch(out + err, '13097248022')
    }
  },
)
