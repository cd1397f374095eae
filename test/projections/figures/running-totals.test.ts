/** An indicator that measures what is added: path, target and chart are of the running total from the baseline. */
import t from 'tap'
import { decided, why } from '../given.ts'
import { type CommandRequest, measured, scene } from '../scene.ts'

const added = { unit: 'places', direction: 'increase', cumulative: true }
const lines: readonly CommandRequest[] = [
  ['set-baseline', { period: '2018', value: 100 }],
  ['set-target', { period: '2030', value: 340 }],
]
const increments = measured({ 2019: 10, 2020: 20, 2021: 30 })

t.test('the value at a period is the baseline and all that was added since', async t => {
  const { assessed, points } = await scene(added, ...lines, ...measured({ 2016: 7, 2018: 9 }), ...increments)
  t.match(assessed('?on=2021-12-31'), {
    latest: { period: '2021', value: 160 },
    judging: { period: '2021', value: 160 },
    covered: 0.25,
    path: { expected: 160, deviation: 0, verdict: 'on-path' },
  })
  t.notOk(assessed().path.reasons.includes('baseline-differs-from-measurement'))
  t.match(
    assessed().figure.stretches.map((stretch: { value: number }[]) => stretch.map(mark => mark.value)),
    [[100, 110, 130, 160]],
  )
  t.strictSame(
    points().map(p => [p.period, p.value, p.runningTotal]),
    [
      ['2016', 7, null],
      ['2018', 9, 100],
      ['2019', 10, 110],
      ['2020', 20, 130],
      ['2021', 30, 160],
    ],
  )
})

t.test('a running total has no more digits than what was added', async t => {
  const { points } = await scene(added, ...lines, ...measured({ 2019: 0.1, 2020: 0.2, 2021: 20.1 }))
  t.same(
    points().map(p => p.runningTotal),
    [100.1, 100.3, 120.4],
  )
})

t.test('a period missing in between makes every later total incomplete', async t => {
  const { assessed, points, submit } = await scene(added, ...lines, ...measured({ 2019: 10, 2021: 30 }))
  t.match(points().at(-1), {
    value: 30,
    runningTotal: null,
    runningTotalSoFar: { complete: false, partial: 140 },
  })
  t.match(assessed(), { judging: { period: '2019', value: 110 }, latest: { period: '2021', value: null } })
  t.ok(assessed().path.reasons.includes('later-period-incomplete'))
  await submit('measure', { period: '2020', obsStatus: 'Q' })
  t.match(assessed().judging, { period: '2019' }, 'what is suppressed is a hole')
  await submit('withdraw', { period: '2020', ...why })
  await submit('measure', { period: '2020', obsStatus: 'M', knownFrom: '2024-06-01' })
  t.match(assessed().judging, { period: '2021', value: 140 }, 'what is not applicable adds nothing')
})

t.test('what was added while a period runs is shown and does not judge', async t => {
  const { assessed } = await scene(added, ...lines, ...increments)
  const running = assessed('?on=2021-06-30')
  t.match(running, { latest: { period: '2021', value: 160 }, judging: { period: '2020', value: 130 } })
  t.ok(running.path.reasons.includes('period-running'))
})

t.test('increments may be finer than baseline and target', async t => {
  const quarters = measured({ '2019-Q1': 1, '2019-Q2': 2, '2019-Q3': 3, '2019-Q4': 4 })
  const { assessed } = await scene(added, ...lines, ...quarters)
  t.match(assessed('?on=2020-01-31').judging, { period: '2019-Q4', value: 110 })
  const yearly = await scene({ ...added, rollUp: { time: 'sum' } }, ...lines, ...quarters)
  t.match(yearly.assessed('?on=2020-01-31').judging, { period: '2019', value: 110 })
  const both = await scene(added, ...lines, ...quarters, ...measured({ 2019: 12 }))
  t.match(both.assessed('?on=2020-01-31').judging, { period: '2019', value: 112 }, 'what is recorded for the year wins')
})

t.test('a bridge’s factor multiplies what was added; with an offset it is a break', async t => {
  const redefined = (bridge: object): CommandRequest => [
    'redefine',
    { definition: 'D2', breakAt: '2021', comparable: false, bridge: { note: 'N', ...bridge }, ...why },
  ]
  const halved = await scene(added, ...lines, redefined({ factor: 0.5 }), ...increments)
  t.match(halved.assessed(), {
    baseline: { value: 50 },
    target: { value: 170 },
    judging: { period: '2021', value: 95 },
  })
  t.strictSame(
    halved.points().map(p => p.runningTotal),
    [110, 130, 95],
    'each in the unit of its own definition',
  )
  const moved = await scene(added, ...lines, redefined({ factor: 0.5, offset: 1 }), ...increments)
  t.match(moved.assessed().path, { verdict: 'not-assessed', reasons: ['break'] })
  t.ok(moved.assessed().trend.reasons.includes('break'))
})

t.test('without a baseline there is no running total, and that is the reason', async t => {
  const { assessed, points } = await scene(added, ['set-target', { period: '2030', value: 340 }], ...increments)
  t.match(assessed(), { latest: null, path: { verdict: 'not-assessed', reasons: ['no-baseline'] } })
  t.match(assessed().trend, { verdict: 'not-assessed', reasons: ['no-baseline'] })
  t.match(points(), [{ value: 10, runningTotal: null }])
})

t.test('before anything was added the path says where it starts', async t => {
  const { assessed } = await scene(added, ...lines, ...measured({ 2016: 7 }))
  t.match(assessed().path, { verdict: 'not-assessed', expected: 100, reasons: ['only-baseline'] })
})

t.test('the original running totals start from the original baseline', async t => {
  const { assessed, submit } = await scene(added, ...lines, ...increments)
  await submit('reestimate-baseline', { period: '2018', value: 200, ...why })
  await submit('revise-target', { period: '2030', value: 440, ...decided })
  t.match(assessed('?on=2021-12-31'), { judging: { value: 260 }, covered: 0.25 })
  t.match(assessed('?on=2021-12-31&target=original'), { judging: { value: 160 }, covered: 0.25 })
  t.match(assessed('?on=2021-12-31').original.path, { expected: 160, deviation: 0 })
})

t.test('a total is provisional, disputed and uncertain where anything added is', async t => {
  const { assessed } = await scene(
    added,
    ...lines,
    ['measure', { period: '2019', value: 10, obsStatus: 'P', standardError: 6 }],
    ['measure', { period: '2020', value: 15, standardError: 8 }],
    ['dispute', { dispute: 'd', period: '2019', claimant: 'Per', ...why }],
  )
  const { judging, path, provisional } = assessed('?on=2020-12-31')
  t.match({ judging, provisional }, { judging: { value: 125, obsStatus: 'P', disputed: ['d'] }, provisional: true })
  t.equal(path.verdict, 'within-error', '15 below the path, with a standard error of 10')
})

t.test('what asks for caution of anything added asks for it of every later total', async t => {
  const { assessed } = await scene(
    added,
    ...lines,
    ['measure', { period: '2019', value: 10, obsStatus: 'SU' }],
    ['measure', { period: '2020', value: 20, obsStatus: 'E' }],
    ['measure', { period: '2021', value: 30 }],
    ['measure', { period: '2022', value: 30, obsStatus: 'PV' }],
  )
  const at = (year: number) => assessed(`?on=${year}-12-31`)
  const cautions = ['estimated', 'low-reliability', 'unvalidated']
  const toldAt = (year: number) => cautions.filter(reason => at(year).path.reasons.includes(reason))
  t.strictSame(toldAt(2019), ['low-reliability'])
  t.match(at(2020).latest, { obsStatus: 'E' })
  t.strictSame(toldAt(2020), ['estimated', 'low-reliability'])
  t.match(at(2021).latest, { obsStatus: 'A' })
  t.strictSame(toldAt(2021), ['estimated', 'low-reliability'])
  t.match(at(2022).latest, { obsStatus: 'P' })
  t.strictSame(toldAt(2022), cautions)
})

t.test('increments of cells are added to totals first', async t => {
  const sex = { sex: { F: 'Women', M: 'Men' } }
  const cell = (period: string, code: string, value: number): CommandRequest => [
    'measure',
    { period, cell: { sex: code }, value },
  ]
  const { assessed, points } = await scene(
    { ...added, dimensions: sex, rollUp: { cells: 'sum' } },
    ...lines,
    cell('2019', 'F', 4),
    cell('2019', 'M', 6),
    cell('2020', 'F', 5),
  )
  t.match(assessed(), { judging: { period: '2019', value: 110 }, latest: { period: '2020', value: null } })
  t.match(points('?cell='), [
    { value: 10, runningTotal: 110 },
    { value: null, runningTotal: null, runningTotalSoFar: { complete: false } },
  ])
})
