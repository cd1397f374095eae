import t from 'tap'
import { cornersOf } from '../../../projections/figures/drawn-figure.ts'
import { decided, why } from '../given.ts'
import { aCase, aim, baseline as caseBaseline } from '../progress/cases.ts'
import { type CommandRequest, measured, scene } from '../scene.ts'
import type { Body } from '../told.ts'

const drawn = async (defined: object, ...requests: readonly CommandRequest[]): Promise<Body> =>
  (await scene(defined, ...requests)).assessed().figure

const marks = (figure: Body): Body[] => figure.stretches.flat()
const baseline = (value: number, period = '2020'): CommandRequest => ['set-baseline', { period, value }]
const target = (aim: object, period = '2030'): CommandRequest => ['set-target', { period, ...aim }]
const redefined = (how: object): CommandRequest => ['redefine', { definition: 'D2', breakAt: '2022', ...how, ...why }]

t.test('a figure stands at the end of its period', async t => {
  const figure = await drawn({}, ...measured({ '2021-Q4': 5, '2022-Q1': 6 }))
  t.strictSame(
    marks(figure).map(m => m.at),
    [2022, 2022.25],
  )
})

t.test('only the cell asked for is drawn, and of it no figure without a value', async t => {
  const { assessed } = await scene(
    { dimensions: { sex: { F: 'Women', M: 'Men' } } },
    ...measured({ 2020: 5 }),
    ['measure', { period: '2021', obsStatus: 'L' }],
    ['measure', { period: '2022', value: 7, cell: { sex: 'F' } }],
  )
  const values = (query: string) => marks(assessed(query).figure).map(m => m.value)
  t.strictSame(values(''), [5])
  t.strictSame(values('?cell=sex:F'), [7])
})

t.test('a total that is rolled up from its cells is drawn where all of them are there', async t => {
  const sex = (period: string, code: string, value: number): CommandRequest => [
    'measure',
    { period, value, cell: { sex: code } },
  ]
  const figure = await drawn(
    { dimensions: { sex: { F: 'Women', M: 'Men' } }, rollUp: { time: 'last', cells: 'sum' }, unit: 'persons' },
    ...[sex('2020', 'F', 3), sex('2020', 'M', 4), sex('2021', 'F', 3)],
  )
  t.strictSame(
    marks(figure).map(m => [m.period, m.value]),
    [['2020', 7]],
  )
})

t.test('no line is drawn across a break', async t => {
  const marked = await drawn({}, ...measured({ 2020: 5 }), ...measured({ 2021: 8 }, { obsStatus: 'B' }))
  t.equal(marked.stretches.length, 2)
  t.strictSame(marked.breaks, [2021.5])
  const figures = measured({ 2020: 5, 2023: 8 })
  const across = async (how: object) => (await drawn({}, ...figures, redefined(how))).stretches.length
  t.equal(await across({ comparable: false }), 2, 'nor to a definition that nobody bridged')
  t.equal(await across({ comparable: false, bridge: { factor: 2, note: 'N' } }), 2, 'nor to another unit')
  t.equal(await across({ comparable: true }), 1, 'but to one that is the same')
})

t.test('a figure is marked as tentative, forecast or disputed', async t => {
  const figure = await drawn(
    {},
    ...measured({ 2019: 4 }),
    ...measured({ 2020: 5 }, { obsStatus: 'P' }),
    ...measured({ 2030: 9 }, { obsStatus: 'F' }),
    ['dispute', { dispute: 'd', period: '2019', claimant: 'C', ...why }],
  )
  t.match(marks(figure), [
    { tentative: false, forecast: false, disputed: true },
    { tentative: true, forecast: false, disputed: false },
    { tentative: true, forecast: true, disputed: false },
  ])
})

t.test('an interval is drawn beside the line', async t => {
  const figure = await drawn({}, ['measure', { period: '2020', low: 3, high: 5 }])
  t.match(figure, { stretches: [], intervals: [{ at: 2021, period: '2020', low: 3, high: 5 }] })
})

t.test('the path runs from the baseline through its milestones to the target', async t => {
  const figure = await drawn({}, baseline(20), target({ value: 5, path: [{ period: '2025', value: 15 }] }))
  t.match(figure, {
    baseline: { at: 2021, value: 20, illustrative: false },
    path: { milestones: [{ at: 2026, value: 15 }], comparable: true },
    target: { at: 2031, low: 5, high: 5, illustrative: false },
  })
  t.strictSame(figure.path.corners, [
    { at: 2021, value: 20 },
    { at: 2026, value: 15 },
    { at: 2031, value: 5 },
  ])
})

t.test('where the baseline is already beyond the target, the path drawn is the flat one that judges', async t => {
  const { assessed } = await scene({}, baseline(8), target({ value: 10 }), ...measured({ 2023: 9.6 }))
  const { figure, path, trend } = assessed()
  t.equal(path.expected, 10)
  t.strictSame(figure.path.corners, [
    { at: 2021, value: 10 },
    { at: 2031, value: 10 },
  ])
  t.strictSame(path.corners, figure.path.corners)
  t.equal(trend.needed, null)
})

t.test('the path to a band goes to its nearest bound', async t => {
  const figure = await drawn({}, baseline(22), target({ low: 10, high: 14 }))
  t.match(figure.target, { low: 10, high: 14 })
  t.strictSame(figure.path.corners[1], { at: 2031, value: 14 })
})

t.test('no path leads to a target that is not after its baseline, nor holds a value without a band', async t => {
  t.strictSame((await drawn({}, baseline(20, '2023'), target({ value: 5 }, '2022'))).path.corners, [])
  const held = aCase({ direction: 'hold', baseline: caseBaseline(2015, 20), target: aim(2025, 5) })
  t.strictSame(cornersOf(held), [])
})

t.test('a superseded target is drawn with its own path, milestones and the baseline then in force', async t => {
  const figure = await drawn(
    {},
    baseline(100),
    target({ changePercent: -50, path: [{ period: '2025', changePercent: -10 }], illustrative: true }),
    ['reestimate-baseline', { period: '2020', value: 200, ...why }],
    ['revise-target', { period: '2030', changePercent: -50, baselineVersion: 2, ...decided }],
  )
  t.strictSame(figure.superseded, [
    {
      version: 1,
      target: { at: 2031, period: '2030', low: 50, high: 50, illustrative: true },
      corners: [
        { at: 2021, value: 100 },
        { at: 2026, value: 90 },
        { at: 2031, value: 50 },
      ],
      milestones: [{ at: 2026, value: 90 }],
      comparable: true,
    },
  ])
  t.match(figure.target, { low: 100, high: 100 })
})

t.test('a figure is held against the agreed path where both are in the unit of the day', async t => {
  const lines = [baseline(20), target({ value: 10 }), ...measured({ 2019: 22, 2020: 20, 2021: 18.5, 2022: 18.5 })]
  const { assessed } = await scene({ direction: 'decrease' }, ...lines)
  const { figure, path } = assessed()
  t.match(
    marks(figure).map(({ expected, deviation }) => [expected, deviation]),
    [
      [null, null],
      [20, 0],
      [19, 0.5],
      [18, -0.5],
    ],
    'not before the baseline; above zero is better',
  )
  t.match(marks(figure).at(-1), { expected: path.expected, deviation: path.deviation }, 'as the verdict reads it')
  const broken = await drawn({}, ...lines, redefined({ comparable: false, bridge: { factor: 2, note: 'N' } }))
  t.same(
    marks(broken).map(({ expected }) => expected === null),
    [true, true, true, false],
    'a figure in an earlier unit is not',
  )
  const ahead = await drawn({ direction: 'decrease' }, ...lines, ...measured({ 2023: 12 }, { obsStatus: 'F' }))
  t.match(marks(ahead).at(-1), { forecast: true, expected: null, deviation: null }, 'nor is a forecast')
  t.ok(marks(await drawn({}, ...measured({ 2021: 5 }))).every(({ expected }) => expected === null))
})

t.test('superseded targets are drawn in the unit of the day', async t => {
  const figure = await drawn(
    {},
    baseline(20),
    target({ value: 10 }),
    ['revise-target', { period: '2030', value: 12, ...decided }],
    redefined({ comparable: false, bridge: { factor: 2, offset: 1, note: 'N' } }),
  )
  t.match(figure.superseded, [{ target: { low: 21 }, corners: [{ value: 41 }, { value: 21 }] }])
  t.match(figure.target, { low: 25 })
})

t.test('across an unbridged break the path is not comparable with the figures of the day', async t => {
  const lines = [baseline(20), target({ value: 10 })]
  t.equal((await drawn({}, ...lines, redefined({ comparable: false }))).path.comparable, false)
  t.equal((await drawn({}, ...lines, redefined({ comparable: true }))).path.comparable, true)
})

t.test('the projection starts at the latest point of the trend and ends at the target’s date', async t => {
  const { assessed } = await scene(
    {},
    baseline(20, '2018'),
    target({ value: 5 }),
    ...measured({ 2019: 19, 2020: 18.2, 2021: 17.1, 2022: 16 }),
  )
  const { figure, trend } = assessed()
  const { projected: value, low, high, ifPaceHolds } = trend
  const { course, ...projection } = figure.projection
  t.strictSame(projection, { from: { at: 2023, value: 16 }, at: 2031, value, low, high, ifPaceHolds })
  t.strictSame(
    course.map(({ at }: { at: number }) => at),
    [2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031],
  )
  t.strictSame(course.at(-1), { at: 2031, projected: value, low, high })
  t.equal((await drawn({}, ...measured({ 2019: 19 }))).projection, null)
})

t.test('a figure that was revised is drawn with what was first said of it', async t => {
  const figure = await drawn(
    {},
    ...measured({ 2020: 5, 2021: 6 }, { knownFrom: '2022-01-01' }),
    ['correct', { period: '2020', value: 7, cause: 'source-revised', knownFrom: '2022-02-01', ...why }],
    ['correct', { period: '2020', value: 8, cause: 'source-revised', knownFrom: '2022-03-01', ...why }],
  )
  t.match(marks(figure), [
    { value: 8, first: 5 },
    { value: 6, first: null },
  ])
})

t.test(
  'what was typed wrong at first is nothing that was said, and a first figure in another unit is not drawn',
  async t => {
    const typed = await drawn({}, ...measured({ 2020: 50 }, { knownFrom: '2022-01-01' }), [
      'correct',
      { period: '2020', value: 5, cause: 'typing-error', knownFrom: '2022-02-01', ...why },
    ])
    t.match(marks(typed), [{ value: 5, first: null }])
    const other = await drawn(
      {},
      ...measured({ 2023: 5 }, { knownFrom: '2024-01-01' }),
      redefined({ comparable: false, bridge: { factor: 10, note: 'N' } }),
      ['correct', { period: '2023', value: 60, cause: 'source-revised', knownFrom: '2024-01-20', ...why }],
    )
    t.match(marks(other), [{ value: 60, first: null }])
  },
)

t.test('baselines that were estimated anew are drawn beside the one that stands, in the unit of the day', async t => {
  const figure = await drawn(
    {},
    baseline(20),
    ['reestimate-baseline', { period: '2020', value: 25, ...why }],
    redefined({ comparable: false, bridge: { factor: 2, note: 'N' } }),
  )
  t.match(figure.baseline, { at: 2021, value: 50, version: 2 })
  t.strictSame(figure.earlierBaselines, [{ at: 2021, value: 40, period: '2020', version: 1, illustrative: false }])
})

t.test('a figure says when its period begins', async t => {
  const figure = await drawn({}, ...measured({ '2021-Q4': 5, '2022-Q1': 6 }))
  t.strictSame(
    marks(figure).map(({ from }) => from),
    [2021.75, 2022],
  )
})
