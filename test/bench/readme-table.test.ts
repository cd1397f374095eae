import t from 'tap'
import { withBench } from './readme-table.ts'
import type { Row } from './statistics.ts'

const rowOf = (row: string, work = row): Row => ({
  ...{ row, work, measured: '1 ms', limit: '2 ms', ratio: 2, asked: '≤ 3 ms', met: true },
})
const rows = ['write', 'batch', 'view', 'growth', 'rebuild'].map(row => rowOf(row))
const readme = 'before\n<!-- bench -->\nolder\n<!-- /bench -->\nafter\n'

t.test('README has a line of each row it shows, and is else as it was', t => {
  const text = withBench(readme, [rowOf('view', 'the first'), ...rows, rowOf('disk')])
  t.match(text, /^before\n<!-- bench -->\n\| row .*\n\| ---.*\n(\| .*\n){5}<!-- \/bench -->\nafter\n$/)
  t.match(text, '| view | the first | 1 ms | 2 ms | ≤ 3 ms |')
  t.notMatch(text, /older|disk/)
  t.equal(withBench(text, rows), withBench(readme, rows), 'written again it takes the place of the older one')
  t.equal(withBench(text, rows.slice(3)), text, 'what was not measured keeps its line')
  t.end()
})

t.test('a row that was not measured, or no place for the table, is an error', t => {
  t.throws(() => withBench(readme, rows.slice(1)), { message: /the row write was not measured/ })
  t.throws(() => withBench('nothing', rows), { message: /README has no place for the table/ })
  t.end()
})
