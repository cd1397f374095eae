import t from 'tap'
import { jsonStat } from '../../src/exchange/json-stat.ts'

t.test('a value stands at its place in the cube, rows of lines by times, with its status', async t => {
  const made = jsonStat({
    label: 'L',
    source: 'S',
    href: 'https://varde.example/i.jsonstat',
    note: [],
    lineLabel: 'Line',
    timeLabel: 'Time',
    lines: ['a', 'b'].map(id => ({ id, label: id.toUpperCase() })),
    times: ['2020', '2021', '2022'].map(id => ({ id, label: id })),
    values: [
      { line: 'b', time: '2021', value: 7, status: 'P' },
      { line: 'a', time: '2022', value: 3 },
    ],
    unit: { label: '%', decimals: 1 },
    extension: { position: 4 },
  }) as Record<string, unknown>
  t.match(made, { version: '2.0', class: 'dataset', id: ['line', 'time'], size: [2, 3], extension: { position: 4 } })
  t.same(made.value, { 4: 7, 2: 3 })
  t.same(made.status, { 4: 'P' })
  t.match(made.dimension, {
    line: { category: { index: ['a', 'b'], label: { b: 'B' }, unit: { a: { label: '%', decimals: 1 } } } },
    time: { category: { index: ['2020', '2021', '2022'] } },
  })
})
