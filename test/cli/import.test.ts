import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { figuresOf, installation, looking, start, stop, varde } from './varde.ts'

/** An installation with a file in it. */
async function withFile(t: Parameters<typeof installation>[0], text: string, map?: object) {
  const given = await installation(t)
  writeFileSync(join(given.cwd, 'figures.csv'), text)
  if (map) writeFileSync(join(given.cwd, 'map.json'), JSON.stringify(map))
  const run = (...words: string[]) => varde(['import', 'figures.csv', ...words], given)
  return { ...given, run, one: (...words: string[]) => run('--indicator', 'neet', ...words) }
}

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
    role: 'operative',
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
  t.match(await one(), { code: 1, err: /^varde: figures\.csv: nothing is said of the column “Kjønn” \(M\)/ })
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
  t.match(await of('none.csv'), { code: 2, err: /^varde: there is no file \S+none\.csv\n$/ })
  t.match(await of('figures.csv'), { code: 2, err: /^varde: \S+figures\.csv is empty\n$/ })
  mkdirSync(join(given.cwd, 'folder'))
  t.match(await of('folder'), { code: 2, err: /^varde: \S+folder is a folder; name a file in it\n$/ })
  writeFileSync(join(given.cwd, 'book.xlsx'), Buffer.from('PK\u0003\u0004 xl/workbook.xml', 'latin1'))
  t.match(await of('book.xlsx'), { code: 1, err: /Excel workbook.*CSV UTF-8/ })
})

t.test('paths are the caller’s own, also through npm', async t => {
  const given = await withFile(t, 'period;value\n2022;9,2\n')
  const env = { ...given.env, INIT_CWD: given.cwd, npm_command: 'run-script', npm_lifecycle_event: 'varde' }
  const elsewhere = { cwd: join(import.meta.dirname, '../..'), env }
  t.match(await varde(['import', 'figures.csv', '--indicator', 'neet'], elsewhere), { code: 0, out: /1 recorded/ })
})

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

t.test('a value that differs is refused with both, or recorded as a vintage or a correction', async t => {
  const { one, cwd, dataDir } = await withFile(t, 'period;value\n2021;9\n2022;9,2\n')
  await one()
  writeFileSync(join(cwd, 'figures.csv'), 'period;value\n2021;9\n2022;9,5\n2023;9,7\n')
  t.match(await one(), { code: 1, out: /line 3, value: 9\.2 stands.*the file says 9\.5.*--as vintage.*--as correct/ })
  t.match(await one('--known-from', '2024'), { code: 1 }, 'a date alone is not enough')
  t.match(await one('--as', 'vintage'), { code: 2, err: /--known-from/ })
  t.match(await one('--as', 'correct'), { code: 2, err: /--reason and --cause/ })
  const behind = await one('--as', 'vintage', '--known-from', '2024-09', '--dry-run')
  t.match(behind, { code: 0, out: /3 would be recorded, 0 stand there already \(2 stand behind what is known later\)/ })
  const corrected = ['--as', 'correct', '--reason', 'The source was revised', '--cause', 'source-revised']
  const { code, out } = await one(...corrected)
  t.equal(code, 0)
  t.match(out, /revised: neet 2022: 9\.2 → 9\.5\n2 recorded, 1 stood there already, 1 revised/)
  t.match(await one(...corrected), { code: 0, out: /0 recorded, 3 stood there already/ }, 'and not twice')
  const facts = await looking(dataDir, log =>
    [...log.readStream('indicator-neet')].map(fact => [fact.type, JSON.parse(fact.data)]),
  )
  t.match(
    facts.filter(([type]) => type === 'measurement-corrected'),
    [['measurement-corrected', { period: '2022', value: 9.5, cause: 'source-revised' }]],
  )
})

t.test('a vintage known earlier than what stands is recorded behind it, and that is said', async t => {
  const { one, cwd } = await withFile(t, 'period;value;knownFrom\n2021;9;2024\n2022;9,2;2022\n')
  await one()
  writeFileSync(join(cwd, 'figures.csv'), 'period;value\n2021;8,8\n2022;9,4\n')
  const vintage = ['--as', 'vintage', '--known-from', '2023']
  t.match(await one(...vintage), {
    code: 0,
    out: /2 recorded, 0 stood there already, 1 revised \(1 stand behind what is known later\)/,
  })
  t.match(await one(...vintage), { code: 0, out: /0 recorded, 2 stood there already/ })
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
  t.match(JSON.parse((await one('--draft-map')).out), { period: 'Year' }, 'which goes to standard output otherwise')
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

t.test('an import that is killed between two batches is completed by the next', async t => {
  const days = Array.from({ length: 15_000 }, (_, i) => new Date(Date.UTC(1950, 0, 1 + i)).toISOString().slice(0, 10))
  const rows = days.map((day, i) => `${day};;${i % 100}`)
  const more = days.map((day, i) => `${day};M;${i % 100}`)
  const given = await withFile(t, `period;sex;value\n${[...rows, ...more].join('\n')}\n`)
  const running = start(['import', 'figures.csv', '--indicator', 'neet'], given)
  const recorded = () => looking(given.dataDir, log => log.revisionOf('indicator-neet'))
  while ((await recorded()) < 1 && running.child.exitCode === null) await new Promise(resolve => setTimeout(resolve, 5))
  await stop(running, 'SIGKILL')
  const half = await recorded()
  t.ok(half >= 10_000 && half < 30_000, `killed after ${half} figures`)
  t.equal(half % 10_000, 0, 'whole batches only')
  const second = JSON.parse((await given.one('--json')).out)
  t.match(second, { rows: 30_000, recorded: 30_000 - half })
  const figures = await figuresOf(given.dataDir, 'neet')
  t.equal(figures.length, 30_000)
  t.equal(new Set(figures.map(figure => figure.split('=')[0])).size, 30_000, 'each once')
})
