import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import type { Books } from '../../projections/view.ts'
import { localDoor } from '../../src/cli/local-door.ts'
import { daysBetween } from '../../src/cli/replay.ts'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { installation, varde } from './varde.ts'

t.test('each line is what was known on that day', async t => {
  const given = await installation(t)
  const { wish, close } = localDoor(openSqliteLog({ directory: given.dataDir }))
  await wish('indicators/neet/set-baseline', { period: '2015', value: 12.2, knownFrom: '2020' })
  await wish('indicators/neet/set-target', { period: '2035', value: 6, decidedBy: 'x', knownFrom: '2020' })
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

t.test('a mission that is not there, and days that are none, are said so', async t => {
  const given = await installation(t)
  t.match(await varde(['replay', '--mission', 'none'], given), { code: 1, err: /there is no mission “none”/ })
  t.match(await varde(['replay', '--mission', 'm', '--from', '2024', '--to', '2023'], given), {
    code: 2,
    err: /no day/,
  })
})

t.test('steps end with their month, quarter or year, and the last one with the last day', async t => {
  const days = (from: string, to: string, every: 'month' | 'quarter' | 'year') =>
    daysBetween({ mission: 'm', from, to, every, target: 'current', method: 'varde-1' }, {} as Books, '2025-05-17')
  t.strictSame(days('2023-11', '2024-02', 'month'), ['2023-11-30', '2023-12-31', '2024-01-31', '2024-02-29'])
  t.strictSame(days('2024-02-01', '2024-08-10', 'quarter'), ['2024-03-31', '2024-06-30', '2024-08-10'])
  t.strictSame(days('2023', '2030', 'year'), ['2023-12-31', '2024-12-31', '2025-05-17'], 'the future is not known')
  t.strictSame(days('2025-05-17', '2025-05-17', 'year'), ['2025-05-17'])
})
