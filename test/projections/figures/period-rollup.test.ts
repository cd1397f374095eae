/** A coarser period made of finer ones by the rule for time: sums, means and last values, complete only where all parts are there. */
import t from 'tap'
import { takeDecision, why } from '../given.ts'
import { type CommandRequest, measured, scene } from '../scene.ts'

const lines: readonly CommandRequest[] = [
  ['set-baseline', { period: '2018', value: 1000 }],
  ['set-target', { period: '2030', value: 2000 }],
]
const up = { unit: 'persons', direction: 'increase' }
const month = (year: number, m: number): string => `${year}-${String(m).padStart(2, '0')}`
/** A figure for every month from one to another. */
const months = (year: number, from: number, to: number, value: (m: number) => number, more: object = {}) =>
  Array.from({ length: to - from + 1 }, (_, i): CommandRequest => {
    const m = from + i
    return ['measure', { period: month(year, m), value: value(m), ...more }]
  })
const over = (time: string) => ({ ...up, rollUp: { time } })

t.test('a yearly target is held against the sum of the months, not against the latest month', async t => {
  const { assessed, points } = await scene(over('sum'), ...lines, ...months(2020, 1, 12, () => 100))
  t.match(assessed(), {
    baseline: { period: '2018' },
    judging: { period: '2020', value: 1200, rolledUp: { from: 'periods', coverage: 1, complete: true } },
    path: { verdict: 'on-path' },
  })
  const made = points().filter(p => p.rolledUp)
  t.match(made, [{ period: '2020', cell: {}, value: 1200, rolledUp: { from: 'periods', coverage: 1, complete: true } }])
  t.equal(points().length, 13, 'the months stand beside the year')
  t.match(points('?cell='), points())
})

t.test('a mean weighs every part alike, and of a level the last part stands for the whole', async t => {
  const mean = await scene(over('mean'), ...lines, ...months(2020, 1, 12, m => 100 * m))
  t.match(mean.assessed().judging, { period: '2020', value: 650 })
  const last = await scene(over('last'), ...lines, ...months(2020, 11, 12, m => 100 * m))
  t.match(last.assessed().judging, { value: 1200, rolledUp: { coverage: 2 / 12, complete: true } })
})

t.test('a whole that lacks parts says how much is there, and the last complete one judges', async t => {
  const { assessed, points } = await scene(
    over('sum'),
    ...lines,
    ...months(2019, 1, 12, () => 100),
    ...months(2020, 1, 6, () => 50),
  )
  const half = { coverage: 0.5, complete: false, partial: 300 }
  t.match(
    points().findLast(p => p.period === '2020'),
    { value: null, rolledUp: half },
  )
  const ended = assessed('?on=2021-03-01')
  t.match(ended, { judging: { period: '2019', value: 1200 }, latest: { period: '2020', value: null } })
  t.ok(ended.path.reasons.includes('later-period-incomplete'))
  t.match(ended.figure.incomplete, [{ period: '2020', value: 300, rolledUp: { coverage: 0.5 } }])
  const running = assessed('?on=2020-07-31')
  t.ok(running.path.reasons.includes('period-running'))
  t.notOk(running.path.reasons.includes('later-period-incomplete'))
  const last = await scene(over('last'), ...lines, ...months(2020, 1, 11, m => m))
  t.match(last.points().at(-1), { period: '2020', value: null, rolledUp: { complete: false, partial: 11 } })
})

t.test('a part that is not applicable counts as no part; one that is suppressed is a hole', async t => {
  const eleven = [...months(2020, 1, 6, () => 10), ...months(2020, 8, 12, () => 10)]
  const july = (obsStatus: string): CommandRequest => ['measure', { period: '2020-07', obsStatus }]
  const whole = async (time: string, ...figures: readonly CommandRequest[]) =>
    (await scene(over(time), ...lines, ...figures)).points().findLast(p => p.period === '2020')
  t.match(await whole('sum', ...eleven, july('M')), { value: 110, rolledUp: { coverage: 1, complete: true } })
  t.match(await whole('mean', ...eleven, july('M')), { value: 10, rolledUp: { complete: true } })
  t.match(await whole('sum', ...eleven, july('Q')), { value: null, rolledUp: { coverage: 11 / 12, partial: 110 } })
  t.match(await whole('sum', ...eleven), { value: null, rolledUp: { coverage: 11 / 12 } })
  const none = Array.from(
    { length: 12 },
    (_, i): CommandRequest => ['measure', { period: month(2020, i + 1), obsStatus: 'M' }],
  )
  t.match(await whole('sum', ...none), { value: null, obsStatus: 'M', rolledUp: { coverage: 1, complete: true } })
  const noDecember = [...months(2020, 10, 11, m => m), ['measure', { period: '2020-12', obsStatus: 'M' }] as const]
  t.match(await whole('last', ...noDecember), { value: 11, rolledUp: { complete: true } })
  const lostDecember = [...months(2020, 10, 11, m => m), ['measure', { period: '2020-12', obsStatus: 'L' }] as const]
  t.match(await whole('last', ...lostDecember), { value: null, rolledUp: { complete: false } })
})

t.test('of a part that is not applicable, others lacking, nobody knows whether the whole is', async t => {
  const { points } = await scene(over('sum'), ...lines, ['measure', { period: '2020-01', obsStatus: 'M' }])
  t.match(
    points().findLast(p => p.period === '2020'),
    { value: null, obsStatus: 'L', rolledUp: { coverage: 0, complete: false } },
  )
})

t.test('a sum or mean over time has no more digits than its parts', async t => {
  for (const [rule, value] of [
    ['sum', 44.4],
    ['mean', 3.7],
  ] as const) {
    const parts = months(2020, 1, 12, m => [20.8, 23.6][m - 1] ?? 0)
    const { points } = await scene(over(rule), ...lines, ...parts)
    t.equal(points().findLast(p => p.period === '2020').value, value)
  }
})

t.test('a recorded figure of the whole wins, and the difference is shown', async t => {
  const { assessed, points } = await scene(
    over('sum'),
    ...lines,
    ...months(2020, 1, 12, () => 100),
    ...measured({ 2020: 1210 }),
  )
  t.match(assessed().judging, { period: '2020', value: 1210, differsFromParts: 10 })
  t.notOk(assessed().judging.rolledUp)
  t.match(
    points().findLast(p => p.period === '2020'),
    { value: 1210, differsFromParts: 10 },
  )
  t.match(assessed().figure.stretches, [[{ value: 1210, differsFromParts: 10 }]])
  const agrees = await scene(over('sum'), ...lines, ...months(2020, 1, 12, () => 100), ...measured({ 2020: 1200 }))
  t.notOk('differsFromParts' in agrees.assessed().judging)
})

t.test(
  'a whole is provisional, a forecast or disputed where any part is, and carries the errors of its parts',
  async t => {
    const { points, assessed } = await scene(
      over('sum'),
      ...lines,
      ...months(2020, 1, 11, () => 10, { standardError: 3 }),
      ['measure', { period: '2020-12', value: 10, obsStatus: 'P', standardError: 4 }],
      ['dispute', { dispute: 'd', period: '2020-03', claimant: 'Per', ...why }],
    )
    const [whole] = points().filter(p => p.rolledUp)
    t.match(whole, { value: 120, obsStatus: 'P', provisional: true, disputed: ['d'] })
    t.equal(whole.standardError, Math.hypot(...Array(11).fill(3), 4))
    t.ok(assessed().path.reasons.includes('provisional'))
    t.ok(assessed().path.reasons.includes('disputed'))
  },
)

t.test('a whole asks for the caution that the parts it rests on ask for', async t => {
  const marked = (time: string, month: number) =>
    scene(over(time), ...lines, ...months(2020, 1, 12, m => 100 + m), [
      'correct',
      {
        period: `2020-${String(month).padStart(2, '0')}`,
        value: 100 + month,
        obsStatus: 'EU',
        cause: 'source-revised',
        ...why,
      },
    ])
  const reasons = ['estimated', 'low-reliability']
  for (const time of ['sum', 'mean', 'last']) {
    const { points, assessed } = await marked(time, 12)
    t.match(
      points().findLast(p => p.period === '2020'),
      { obsStatus: 'A', flags: ['E', 'U'] },
      time,
    )
    const told = assessed('?on=2020-12-31').path.reasons
    t.strictSame(
      reasons.filter(reason => told.includes(reason)),
      reasons,
      time,
    )
  }
  const { points, assessed } = await marked('last', 3)
  t.notOk('flags' in points().findLast(p => p.period === '2020'), 'March has no part in what December says')
  t.notOk(reasons.some(reason => assessed('?on=2020-12-31').path.reasons.includes(reason)))
})

t.test('quarters make half-years, and months make the school years of the baseline', async t => {
  const halves = await scene(
    over('sum'),
    ['set-baseline', { period: '2018-H2', value: 10 }],
    ['set-target', { period: '2030-H2', value: 20 }],
    ...measured({ '2020-Q3': 5, '2020-Q4': 6, '2021-Q1': 7, '2021-Q2': 8 }),
  )
  t.same(
    halves.points().flatMap(p => (p.rolledUp ? [[p.period, p.value]] : [])),
    [
      ['2020-H2', 11],
      ['2021-H1', 15],
    ],
  )
  t.match(halves.assessed().judging, { period: '2020-H2', value: 11 }, 'the half of the year that the target has')
  const school = await scene(
    over('mean'),
    ['set-baseline', { period: '2018-08/2019-07', value: 10 }],
    ['set-target', { period: '2030', value: 20 }],
    ...months(2020, 8, 12, () => 10),
    ...months(2021, 1, 7, () => 22),
  )
  t.match(school.assessed().judging, { period: '2020-08/2021-07', value: 17 })
})

t.test('months of cells make a total of the month first, and then the year', async t => {
  const sex = { sex: { F: 'Women', M: 'Men' } }
  const { assessed, points } = await scene(
    { ...up, dimensions: sex, rollUp: { time: 'sum', cells: 'sum' } },
    ...lines,
    ...months(2020, 1, 12, () => 40, { cell: { sex: 'F' } }),
    ...months(2020, 1, 12, () => 60, { cell: { sex: 'M' } }),
  )
  t.match(assessed().judging, { period: '2020', value: 1200 })
  t.match(points('?cell=sex:F').at(-1), { period: '2020', value: 480, rolledUp: { from: 'periods' } })
  t.match(
    points()
      .filter(p => p.period === '2020')
      .map(p => [p.cell, p.value]),
    [
      [{}, 1200],
      [{ sex: 'F' }, 480],
      [{ sex: 'M' }, 720],
    ],
  )
})

t.test('months on both sides of a bridge are brought into one unit; across a break they are no parts', async t => {
  const redefined = (how: object): CommandRequest => [
    'redefine',
    { definition: 'D2', breakAt: '2020-07', ...how, ...why },
  ]
  const whole = async (how: object) =>
    (await scene(over('sum'), ...lines, redefined(how), ...months(2020, 1, 12, m => (m < 7 ? 10 : 20))))
      .points()
      .findLast(p => p.period === '2020')
  const bridge = { factor: 2, note: 'N' }
  t.match(await whole({ comparable: false, bridge }), { value: 120, definitionVersion: 1 })
  t.match(await whole({ comparable: false }), { value: null, rolledUp: { coverage: 0.5, partial: 60 } })
})

t.test('a rule that is never used does nothing, and coverage says so', async t => {
  const { assessed, ask, submit } = await scene(over('last'), ...lines, ...measured({ 2020: 1200 }))
  t.match(assessed().judging, { period: '2020', value: 1200 })
  t.match(ask('/missions/m/coverage').unusedRollUps, [{ indicator: 'x', time: 'last' }])
  await submit('measure', { period: '2021-12', value: 1300 })
  t.strictSame(ask('/missions/m/coverage').unusedRollUps, [])
})

t.test('a decision that rests on a year says which month has changed it since', async t => {
  const { tell, ask, submit } = await scene(over('sum'), ...lines, ...months(2020, 1, 12, () => 100))
  await takeDecision({ tell }, { restsOn: [{ indicator: 'x', period: '2020' }] })
  await submit('correct', { period: '2020-05', value: 130, cause: 'typing-error', ...why })
  t.match(ask('/decisions/d').restsOn, [
    {
      flagged: true,
      seen: { value: 1200, rolledUp: { coverage: 1 } },
      now: { value: 1230 },
      movedBy: [{ period: '2020-05', value: 130 }],
    },
  ])
})
