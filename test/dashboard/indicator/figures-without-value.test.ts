/** Missing, not applicable, suppressed and zero are four different things in the files of an indicator, too (rule 10). */
import { parse } from 'csv-parse/sync'
import t from 'tap'
import { begin, indicatorBody } from '../../http/installation.ts'
import { withPages } from '../forms/signed-in.ts'

type Command = readonly [name: string, body: object]

/** The files of an indicator told in a few commands. */
async function filesOf(defined: object, ...commands: readonly Command[]) {
  const site = await withPages({ publicRead: true })
  t.teardown(site.close)
  await begin(site, 'm')
  const define = { mission: 'm', goals: ['g'], ...indicatorBody, ...defined }
  for (const [name, body] of [['define', define] as const, ...commands]) {
    const answer = await site.post(`indicators/x/${name}`, body)
    if (answer.statusCode !== 201) throw new Error(`${name}: ${answer.body}`)
  }
  return async (query = '') => {
    const get = (kind: string) => site.call({ method: 'GET', url: `/indicators/x.${kind}?lang=en${query}` })
    const all: Record<string, string>[] = parse((await get('csv')).body, { bom: true, columns: true })
    const { dimension, value, status = {} } = (await get('jsonstat')).json()
    const [lines, times] = [dimension.line.category.index, dimension.time.category.index] as [string[], string[]]
    const cellsOf = (line: string) =>
      times.flatMap((time, i) => {
        const at = lines.indexOf(line) * times.length + i
        return lines.includes(line) && at in value ? [[time, value[at], status[at]]] : []
      })
    const shown = all.map(({ added, line, period, value, low, high, status }) => [
      added,
      line,
      period,
      value,
      low,
      high,
      status,
    ])
    return { rows: shown.filter(([, line]) => /measured|interval|incomplete/.test(line ?? '')), all, cellsOf }
  }
}

const measure = (period: string, body: object): Command => ['measure', { period, ...body }]

t.test('what has no value stands in its place with its status, and an interval with its own', async t => {
  const files = await filesOf(
    {},
    measure('2018', { value: 5 }),
    measure('2019', { obsStatus: 'L' }),
    measure('2020', { obsStatus: 'QU' }),
    measure('2021', { value: 0, obsStatus: 'N' }),
    measure('2022', { low: 3, high: 4, obsStatus: 'UE' }),
    measure('2023', { value: 4.5, obsStatus: 'BU' }),
    measure('2024', { obsStatus: 'M' }),
  )
  const { rows, all, cellsOf } = await files()
  t.strictSame(rows, [
    ['', 'measured', '2018', '5', '', '', 'A'],
    ['', 'measured', '2019', '', '', '', 'L'],
    ['', 'measured', '2020', '', '', '', 'Q U'],
    ['', 'measured', '2021', '0', '', '', 'N'],
    ['', 'measured', '2023', '4.5', '', '', 'B U'],
    ['', 'measured', '2024', '', '', '', 'M'],
    ['', 'interval', '2022', '', '3', '4', 'U E'],
  ])
  t.ok(
    all.every(({ known_from }) => known_from !== ''),
    'since when it is known',
  )
  t.strictSame(cellsOf('measured'), [
    ['2018', 5, 'A'],
    ['2019', null, 'L'],
    ['2020', null, 'Q U'],
    ['2021', 0, 'N'],
    ['2023', 4.5, 'B U'],
    ['2024', null, 'M'],
  ])
  t.strictSame(cellsOf('interval-low'), [['2022', 3, 'U E']])
  t.strictSame(cellsOf('interval-high'), [['2022', 4, 'U E']])
})

t.test('a figure that was withdrawn is in no file; one that was put in its place is', async t => {
  const why = { reason: 'It was another one’s' }
  const files = await filesOf(
    {},
    measure('2018', { value: 5 }),
    measure('2019', { value: 6 }),
    ['withdraw', { period: '2019', ...why }],
    measure('2020', { value: 7 }),
    ['correct', { period: '2020', obsStatus: 'Q', cause: 'source-revised', ...why }],
    measure('2021', { obsStatus: 'L' }),
    ['withdraw', { period: '2021', ...why }],
  )
  const { rows, cellsOf } = await files()
  t.strictSame(rows, [
    ['', 'measured', '2018', '5', '', '', 'A'],
    ['', 'measured', '2020', '', '', '', 'Q'],
  ])
  t.strictSame(cellsOf('measured'), [
    ['2018', 5, 'A'],
    ['2020', null, 'Q'],
  ])
})

t.test('totals, and lines that were added, say it as well', async t => {
  const cell = (period: string, sex: string, body: object): Command => measure(period, { cell: { sex }, ...body })
  const files = await filesOf(
    { unit: 'persons', dimensions: { sex: { F: 'Women', M: 'Men' } }, rollUp: { cells: 'sum' } },
    cell('2018', 'F', { value: 1, obsStatus: 'E' }),
    cell('2018', 'M', { value: 2 }),
    cell('2019', 'F', { obsStatus: 'Q' }),
    cell('2019', 'M', { obsStatus: 'Q' }),
    cell('2020', 'F', { obsStatus: 'M' }),
    cell('2020', 'M', { value: 2, obsStatus: 'U' }),
    cell('2021', 'F', { obsStatus: 'L' }),
    cell('2021', 'M', { value: 3, obsStatus: 'U' }),
  )
  const { rows, cellsOf } = await files('&lines=sex:F')
  t.strictSame(rows, [
    ['', 'measured', '2018', '3', '', '', 'A E'],
    ['', 'measured', '2019', '', '', '', 'Q'],
    ['', 'measured', '2020', '2', '', '', 'A U'],
    ['', 'incomplete', '2021', '3', '', '', 'A U'],
    ['sex:F', 'measured', '2018', '1', '', '', 'E'],
    ['sex:F', 'measured', '2019', '', '', '', 'Q'],
    ['sex:F', 'measured', '2020', '', '', '', 'M'],
    ['sex:F', 'measured', '2021', '', '', '', 'L'],
  ])
  t.strictSame(cellsOf('measured sex:F').slice(1), [
    ['2019', null, 'Q'],
    ['2020', null, 'M'],
    ['2021', null, 'L'],
  ])
})
