import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { looking } from '../varde.ts'
import { withFile } from './with-file.ts'

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

t.test('where the file says statuses, a figure without one is the final one of a provisional figure', async t => {
  const { one, cwd, dataDir } = await withFile(t, 'period;value;obsStatus\n2021;9;\n2022;9,2;P\n')
  await one('--known-from', '2024')
  writeFileSync(join(cwd, 'figures.csv'), 'period;value\n2022;9,2\n')
  t.match(await one(), { code: 0, out: /0 recorded, 1 stood there already/ }, 'a file that says none changes none')
  writeFileSync(join(cwd, 'figures.csv'), 'period;value;obsStatus\n2021;9;\n2022;9,2;\n2023;9,4;P\n')
  t.match(await one(), { code: 1, out: /line 3, value: 9\.2 \(P\) stands.*the file says 9\.2/ })
  const final = await one('--as', 'vintage', '--known-from', '2025-01')
  t.match(final, { code: 0, out: /2 recorded, 1 stood there already, 1 revised/ })
  const statuses = await looking(dataDir, log =>
    [...log.readStream('indicator-neet')].slice(1).map(fact => JSON.parse(fact.data).obsStatus),
  )
  t.strictSame(statuses, [undefined, 'P', 'A', 'P'])
})
