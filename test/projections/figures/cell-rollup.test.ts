/** Rule 11: a cell is a point in the declared dimensions; a sum is a total only when every combination is there. */
import t from 'tap'
import { takeDecision, why } from '../given.ts'
import { type CommandRequest, neet, scene } from '../scene.ts'

const sex = { sex: { F: 'Women', M: 'Men' } }
const both = { ...sex, age: { young: '15–19', older: '20–29' } }
const sums = { unit: 'persons', rollUp: { time: 'last', cells: 'sum' } }
const ratios = { multiplier: 100, rollUp: { time: 'last', cells: 'ratio' } }
const cell = (period: string, cell: object, figure: object): CommandRequest => ['measure', { period, cell, ...figure }]
const F = (period: string, figure: object) => cell(period, { sex: 'F' }, figure)
const M = (period: string, figure: object) => cell(period, { sex: 'M' }, figure)
const lines: readonly CommandRequest[] = neet.slice(0, 2)

t.test('cells are summed to a total nobody recorded', async t => {
  const { points, assessed } = await scene(
    { ...sums, dimensions: sex },
    ...lines,
    F('2020', { value: 4 }),
    M('2020', { value: 5 }),
  )
  t.match(points('?cell='), [{ cell: {}, value: 9, obsStatus: 'A', rolledUp: { coverage: 1, complete: true } }])
  t.match(assessed().latest, { value: 9, rolledUp: { coverage: 1, complete: true } })
  t.notOk('recorded' in assessed().latest)
  t.match(
    points(),
    [{ cell: {}, value: 9, rolledUp: { from: 'cells' } }, { value: 4 }, { value: 5 }],
    'asked for no cell, the total is shown beside its cells',
  )
})

t.test('a sum that lacks a cell is no total, and says how much of it is there', async t => {
  const { points, assessed } = await scene(
    { ...sums, dimensions: both },
    ...lines,
    cell('2020', { sex: 'F', age: 'young' }, { value: 1 }),
    cell('2020', { sex: 'M', age: 'young' }, { value: 2 }),
    cell('2020', { sex: 'F', age: 'older' }, { value: 1 }),
  )
  t.match(points('?cell='), [{ value: null, rolledUp: { coverage: 0.75, complete: false, partial: 4 } }])
  t.match(assessed(), {
    latest: { period: '2020', value: null, rolledUp: { coverage: 0.75, complete: false } },
    covered: null,
    path: { verdict: 'not-assessed', reasons: ['incomplete-cells'] },
  })
  t.match(points('?cell=age:young'), [{ cell: { age: 'young' }, value: 3, rolledUp: { complete: true } }])
  t.match(points('?cell=age:older'), [{ value: null, rolledUp: { coverage: 0.5 } }])
})

t.test('a suppressed cell leaves the sum incomplete; of suppressed cells alone nothing is summed', async t => {
  const { points, assessed } = await scene(
    { ...sums, dimensions: sex },
    ...lines,
    F('2019', { value: 4 }),
    M('2019', { value: 5 }),
    F('2020', { obsStatus: 'Q' }),
    M('2020', { value: 5 }),
    F('2021', { obsStatus: 'Q' }),
    M('2021', { obsStatus: 'Q' }),
    F('2022', { obsStatus: 'Q' }),
    M('2022', { obsStatus: 'L' }),
  )
  const [, one, none, mixed] = points('?cell=')
  t.match(one, { value: null, obsStatus: 'A', rolledUp: { coverage: 0.5, partial: 5 } })
  t.match(none, { value: null, obsStatus: 'Q', rolledUp: { coverage: 0 } })
  t.notOk('partial' in none.rolledUp)
  t.match(mixed, { value: null, obsStatus: 'L' })
  t.same(assessed('?on=2021-12-31').path.reasons, ['later-period-incomplete', 'suppressed'])
})

t.test('of a cell that is not applicable, the other one lacking, nobody knows whether the total is', async t => {
  const { points, assessed } = await scene(
    { ...sums, dimensions: sex },
    ...lines,
    F('2019', { value: 4 }),
    M('2019', { value: 5 }),
    F('2020', { obsStatus: 'M' }),
  )
  t.match(points('?cell=').at(-1), { value: null, obsStatus: 'L', rolledUp: { coverage: 0, complete: false } })
  t.same(assessed('?on=2020-12-31').path.reasons, ['missing'])
})

t.test('a total has no more digits than its cells', async t => {
  const { points } = await scene(
    { ...sums, dimensions: sex },
    F('2020', { value: 20.8 }),
    M('2020', { value: 23.6 }),
    F('2021', { value: 123456789012 }),
    M('2021', { value: 0.34 }),
  )
  t.same(
    points('?cell=').map(p => p.value),
    [44.4, 123456789012.34],
  )
})

t.test('a recorded total wins over the sum of its cells, and the difference is shown', async t => {
  const { points, assessed } = await scene(
    { ...sums, dimensions: sex },
    ...lines,
    cell('2020', {}, { value: 9.5 }),
    F('2020', { value: 4 }),
    M('2020', { value: 5 }),
    cell('2021', {}, { value: 9 }),
    F('2021', { value: 4 }),
    M('2021', { value: 5 }),
    cell('2022', {}, { obsStatus: 'Q' }),
    F('2022', { value: 4 }),
    M('2022', { value: 5 }),
  )
  const [differs, agrees, suppressed] = points('?cell=')
  t.match(differs, { value: 9.5, differsFromCells: 0.5 })
  t.notOk('rolledUp' in differs)
  t.notOk('differsFromCells' in agrees)
  t.match(suppressed, { value: null, obsStatus: 'Q' }, 'what was suppressed is not to be had by adding up')
  t.match(assessed().latest, { period: '2021', value: 9 })
})

t.test('ratios roll up through numerator and denominator', async t => {
  const { points } = await scene(
    { ...ratios, dimensions: sex },
    F('2020', { value: 10, numerator: 10, denominator: 100 }),
    M('2020', { value: 20, numerator: 60, denominator: 300 }),
    F('2021', { value: 10, numerator: 10, denominator: 100 }),
    M('2021', { value: 20 }),
  )
  const [whole, part] = points('?cell=')
  t.match(whole, { value: 17.5, rolledUp: { complete: true } })
  t.match(part, { value: null, rolledUp: { coverage: 0.5, complete: false, partial: 10 } }, 'a share without its parts')
})

t.test('a rolled value is provisional if any part is, a forecast if any part is one', async t => {
  const { points, assessed } = await scene(
    { ...sums, dimensions: sex },
    ...lines,
    F('2020', { value: 4, obsStatus: 'P' }),
    M('2020', { value: 5, obsStatus: 'A' }),
    F('2021', { value: 4, obsStatus: 'P' }),
    M('2021', { value: 5, obsStatus: 'F' }),
    F('2022', { value: 4, obsStatus: 'E' }),
    M('2022', { value: 5 }),
  )
  t.match(points('?cell='), [
    { obsStatus: 'P', provisional: true },
    { obsStatus: 'F', value: 9 },
    { obsStatus: 'A', value: 9 },
  ])
  t.match(assessed('?on=2021-12-31'), { latest: { period: '2020', value: 9 }, provisional: true })
})

/** What asks for caution of a part, and the reason that says so of a verdict. */
const cautions = {
  E: 'estimated',
  U: 'low-reliability',
  V: 'unvalidated',
  G: 'experimental',
  D: 'definition-differs',
} as const

t.test('what asks for caution of a part asks for it of the whole, beside the status that the whole has', async t => {
  for (const [code, reason] of Object.entries(cautions))
    for (const obsStatus of [code, `P${code}`, `B${code}`]) {
      const { points, assessed } = await scene(
        { ...sums, dimensions: sex },
        ...lines,
        F('2020', { value: 4, obsStatus }),
        M('2020', { value: 5 }),
      )
      const [whole] = points('?cell=')
      t.equal(whole.obsStatus, obsStatus === code ? 'A' : obsStatus[0], obsStatus)
      t.strictSame(whole.flags, [code], obsStatus)
      // Beyond a break nothing is assessed.
      if (!obsStatus.startsWith('B'))
        t.ok(assessed('?on=2020-12-31').path.reasons.includes(reason), `${obsStatus}: ${reason}`)
    }
})

t.test('of several cautions all are kept, once, and those of parts that are not counted in are not', async t => {
  const { points } = await scene(
    { ...ratios, dimensions: both },
    ...lines,
    cell('2020', { sex: 'F', age: 'young' }, { value: 10, numerator: 10, denominator: 100, obsStatus: 'U' }),
    cell('2020', { sex: 'M', age: 'young' }, { value: 20, numerator: 60, denominator: 300, obsStatus: 'EU' }),
    cell('2020', { sex: 'F', age: 'older' }, { obsStatus: 'QV' }),
    cell('2020', { sex: 'M', age: 'older' }, { value: 20, numerator: 60, denominator: 300, obsStatus: 'N' }),
  )
  t.match(points('?cell='), [{ value: null, obsStatus: 'A', flags: ['E', 'U'], rolledUp: { complete: false } }])
  t.match(points('?cell=age:young'), [{ value: 17.5, numerator: 70, denominator: 400, flags: ['E', 'U'] }])
})

t.test('the total of an estimated quarter and an unreliable one is met with both reservations', async t => {
  const { points, assessed } = await scene(
    { unit: 'persons', direction: 'increase', dimensions: sex, rollUp: { time: 'sum', cells: 'sum' } },
    ['set-baseline', { period: '2018', value: 1 }],
    ['set-target', { period: '2030', value: 8 }],
    ...[1, 2, 3, 4].flatMap(quarter => [
      F(`2020-Q${quarter}`, { value: 1, ...(quarter === 2 && { obsStatus: 'E' }) }),
      M(`2020-Q${quarter}`, { value: 1, ...(quarter === 3 && { obsStatus: 'U' }) }),
    ]),
  )
  t.match(
    points('?cell=').find(({ period }) => period === '2020'),
    { value: 8, obsStatus: 'A', flags: ['E', 'U'] },
  )
  t.match(assessed('?on=2020-12-31').path, { verdict: 'met', reasons: ['estimated', 'low-reliability'] })
  t.ok(assessed('?on=2020-12-31').figure.stretches.flat()[0].tentative)
})

t.test('the disputes of a part are disputes of the whole', async t => {
  const { points } = await scene({ ...sums, dimensions: sex }, F('2020', { value: 4 }), M('2020', { value: 5 }), [
    'dispute',
    { dispute: 'd', period: '2020', cell: { sex: 'M' }, claimant: 'Per', ...why },
  ])
  t.match(points('?cell='), [{ disputed: ['d'] }])
  t.notOk('disputed' in points('?cell=sex:F')[0])
})

t.test('what is not to be rolled up is not', async t => {
  for (const defined of [
    { dimensions: sex },
    { dimensions: sex, rollUp: { time: 'last', cells: 'none' } },
    { unit: 'persons', rollUp: { time: 'sum', cells: 'none' }, dimensions: sex },
  ]) {
    const { points } = await scene(defined, F('2020', { value: 4 }), M('2020', { value: 5 }))
    t.same(points('?cell='), [])
  }
})

t.test('stocks are never summed over time', async t => {
  const { points } = await scene(
    { unit: 'persons', rollUp: { time: 'sum', cells: 'sum' }, dimensions: sex },
    F('2020-Q1', { value: 1 }),
    M('2020-Q1', { value: 2 }),
    F('2020-Q2', { value: 3 }),
    M('2020-Q2', { value: 4 }),
  )
  t.same(
    points('?cell=').map(p => [p.period, p.value]),
    [
      ['2020-Q1', 3],
      ['2020-Q2', 7],
    ],
  )
})

t.test('each period is rolled up by the codes of the definition that covers it', async t => {
  const counties = (codes: object) => ({ dimensions: { county: codes } })
  const { points } = await scene(
    { ...sums, ...counties({ one: 'One', two: 'Two' }) },
    cell('2019', { county: 'one' }, { value: 1 }),
    cell('2019', { county: 'two' }, { value: 2 }),
    ['redefine', { definition: 'D2', breakAt: '2020', comparable: true, ...counties({ merged: 'Merged' }), ...why }],
    cell('2020', { county: 'merged' }, { value: 3.5 }),
    [
      'redefine',
      { definition: 'D3', breakAt: '2021', comparable: true, ...counties({ one: 'One', two: 'Two' }), ...why },
    ],
    cell('2021', { county: 'one' }, { value: 2 }),
  )
  t.same(
    points('?cell=').map(p => [p.period, p.value, p.rolledUp.coverage]),
    [
      ['2019', 3, 1],
      ['2020', 3.5, 1],
      ['2021', null, 0.5],
    ],
  )
})

t.test('a total is of its own time: it is known from when its last part was', async t => {
  const { points } = await scene(
    { ...sums, dimensions: sex },
    F('2020', { value: 4, knownFrom: '2021' }),
    M('2020', { value: 5, knownFrom: '2022' }),
  )
  t.match(points('?cell=&asOf=2021'), [{ value: null, rolledUp: { coverage: 0.5 } }])
  t.match(points('?cell='), [{ value: 9, knownFrom: '2022-12-31T23:59:59.999Z' }])
})

t.test('dimensions whose combinations nobody could list are rolled up all the same', async t => {
  const codes = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`c${i}`, 'C']))
  const many = { a: codes, b: codes, c: codes, d: codes }
  const { points } = await scene(
    { ...sums, dimensions: many },
    cell('2020', { a: 'c1', b: 'c2', c: 'c3', d: 'c4' }, { value: 4 }),
  )
  t.match(points('?cell='), [{ value: null, rolledUp: { coverage: 300 ** -4, complete: false, partial: 4 } }])
  t.match(points('?cell=a:c1,b:c2,c:c3'), [{ rolledUp: { coverage: 1 / 300 } }])
})

t.test('figures broken down by one dimension alone are summed over that one', async t => {
  const { points } = await scene(
    { ...sums, dimensions: both },
    cell('2020', { sex: 'F' }, { value: 10 }),
    cell('2020', { sex: 'M' }, { value: 20 }),
    cell('2020', { age: 'young' }, { value: 12 }),
    cell('2021', { sex: 'F' }, { value: 10 }),
    cell('2021', { age: 'young' }, { value: 12 }),
    cell('2021', { age: 'older' }, { value: 17 }),
    cell('2022', { sex: 'F' }, { value: 10 }),
    cell('2022', { sex: 'M', age: 'young' }, { value: 12 }),
  )
  t.match(points('?cell='), [
    { value: 30, rolledUp: { complete: true } },
    { value: 29, rolledUp: { complete: true } },
    { value: null, rolledUp: { coverage: 0.5, partial: 10 } },
  ])
  t.match(points('?cell=sex:F'), [{ value: 10 }, { value: 10 }, { value: 10 }], 'recorded totals of their own')
})

t.test('a cell that is not applicable adds nothing and is no hole', async t => {
  const { points, assessed } = await scene(
    { ...sums, dimensions: sex },
    ...lines,
    F('2020', { value: 4 }),
    M('2020', { obsStatus: 'M' }),
    F('2021', { obsStatus: 'M' }),
    M('2021', { obsStatus: 'M' }),
    F('2022', { obsStatus: 'M' }),
    M('2022', { obsStatus: 'Q' }),
  )
  const [one, none, hidden] = points('?cell=')
  t.match(one, { value: 4, obsStatus: 'A', rolledUp: { coverage: 1, complete: true } })
  t.match(none, { value: null, obsStatus: 'M', rolledUp: { coverage: 1, complete: true } })
  t.match(hidden, { value: null, rolledUp: { coverage: 0, complete: false } })
  t.match(assessed().judging, { period: '2020', value: 4 })
  t.ok(assessed('?on=2021-12-31').path.reasons.includes('not-applicable'))
  const { points: ratio } = await scene(
    { ...ratios, dimensions: sex },
    F('2020', { value: 10, numerator: 10, denominator: 100 }),
    M('2020', { obsStatus: 'M', numerator: 0, denominator: 0 }),
  )
  t.match(ratio('?cell='), [{ value: 10, numerator: 10, denominator: 100, rolledUp: { coverage: 1, complete: true } }])
})

t.test('one place that reports first does not take the answer away: the last complete total judges', async t => {
  const { assessed } = await scene(
    { ...sums, measures: 'level', dimensions: sex },
    ...lines,
    ...['2019', '2020', '2021', '2022'].flatMap(year => [F(year, { value: 4 }), M(year, { value: 5 })]),
    F('2023', { value: 3 }),
  )
  const { path, trend, judging, latest } = assessed()
  t.match(judging, { period: '2022', value: 9, rolledUp: { from: 'cells', coverage: 1, complete: true } })
  t.match(latest, { period: '2023', value: null, rolledUp: { coverage: 0.5, complete: false } })
  t.ok(path.reasons.includes('later-period-incomplete'))
  t.not(path.verdict, 'not-assessed')
  t.not(trend.verdict, 'not-assessed')
})

t.test(
  'a recorded total that differs from its cells says so in the series, the assessment, the chart and where it is rested on',
  async t => {
    const { points, assessed, tell, ask } = await scene(
      { ...sums, measures: 'level', dimensions: sex },
      ...lines,
      cell('2020', {}, { value: 9.5 }),
      F('2020', { value: 4 }),
      M('2020', { value: 5 }),
    )
    t.match(points()[0], { cell: {}, value: 9.5, differsFromCells: 0.5 })
    t.match(assessed().latest, { value: 9.5, differsFromCells: 0.5 })
    t.match(assessed().figure.stretches, [[{ value: 9.5, differsFromCells: 0.5 }]])
    await takeDecision({ tell }, { restsOn: [{ indicator: 'x', period: '2020' }] })
    t.match(ask('/decisions/d').restsOn, [{ now: { value: 9.5, differsFromCells: 0.5 } }])
  },
)
