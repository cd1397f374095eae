import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { localClient } from '../../src/cli/local-client.ts'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { installation, varde } from './varde.ts'

t.test('each line is what was known on that day', async t => {
  const given = await installation(t)
  const { submit, close } = localClient(openSqliteLog({ directory: given.dataDir }))
  await submit('indicators/neet/set-baseline', { period: '2015', value: 12.2, knownFrom: '2020' })
  await submit('indicators/neet/set-target', { period: '2035', value: 6, decidedBy: 'x', knownFrom: '2020' })
  await close()
  writeFileSync(join(given.cwd, 'figures.csv'), 'period;value;knownFrom\n2022;9,7;2023-03\n2022;9,5;2024-02\n')
  await varde(['import', 'figures.csv', '--indicator', 'neet'], given)
  const replay = (...more: string[]) => varde(['replay', '--mission', 'm', ...more], given)

  const { code, out } = await replay('--from', '2022', '--to', '2024', '--every', 'year', '--json')
  t.equal(code, 0)
  const lines = out
    .trimEnd()
    .split('\n')
    .map(text => JSON.parse(text))
  t.strictSame(
    lines.map(line => [line.date, line.indicators[0]?.latest?.value]),
    [
      ['2022-12-31', undefined],
      ['2023-12-31', 9.7],
      ['2024-12-31', 9.5],
    ],
  )
  const now = await replay()
  t.match(now.out, /^as known on {2}neet +other\n2020-12-31 +no figure +no figure\n/)
  const last = now.out.trimEnd().split('\n').at(-1) ?? ''
  t.match(last, /^\d{4}-\d\d-\d\d {3}9\.5 \(2022\) 44 % ahead \/ too-early {2}no figure$/)
})

t.test('an unknown mission and impossible days are refused', async t => {
  const given = await installation(t)
  t.match(await varde(['replay', '--mission', 'none'], given), { code: 1, err: /there is no mission “none”/ })
  t.match(await varde(['replay', '--mission', 'm', '--from', '2024', '--to', '2023'], given), {
    code: 2,
    err: /no day/,
  })
})
