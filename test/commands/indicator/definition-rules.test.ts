/** What a definition says of its figures in time agrees with itself, and finer figures are taken only where it says how they add up. */
import t from 'tap'
import { given } from '../given.ts'
import { definitionBody, indicator, mission } from '../scenes.ts'

const reason = 'because r'
const define = 'indicators/i/define'
const redefine = 'indicators/i/redefine'
const measure = 'indicators/i/measure'
const setBaseline = 'indicators/i/set-baseline'
const setTarget = 'indicators/i/set-target'
const anew = { definition: 'Counted anew', breakAt: '2021', comparable: false, reason }

t.test('a definition says whether its figures are levels, flows or what was added, and how they add up', async () => {
  for (const defined of [
    { measures: 'level' },
    { measures: 'flow', rollUp: { time: 'sum' } },
    { measures: 'level', rollUp: { time: 'mean', cells: 'ratio' }, multiplier: 100 },
    { cumulative: true, rollUp: { time: 'sum', cells: 'sum' } },
    { cumulative: true, measures: 'flow' },
    { rollUp: { cells: 'sum' } },
  ])
    given(mission)
      .when(define, { ...definitionBody, ...defined })
      .records({ data: defined })
  given(mission)
    .when(define, { ...definitionBody, rollUp: {} })
    .isInvalid('/rollUp')
})

t.test('what contradicts itself in time is refused with the field and the rule', async () => {
  for (const [defined, field, rule] of [
    [{ measures: 'level', rollUp: { time: 'sum' } }, '/rollUp/time', /Levels are never summed over time/],
    [{ multiplier: 100, rollUp: { time: 'sum' } }, '/rollUp/time', /Ratios are never summed over time/],
    [{ rollUp: { time: 'sum', cells: 'ratio' } }, '/rollUp/time', /Ratios are never summed over time/],
    [{ cumulative: true, measures: 'level' }, '/measures', /flow/],
    [{ cumulative: true, multiplier: 100 }, '/cumulative', /Ratios do not add up/],
    [{ cumulative: true, rollUp: { cells: 'ratio' } }, '/cumulative', /Ratios do not add up/],
    [{ cumulative: true, rollUp: { time: 'mean' } }, '/rollUp/time', /not to its mean/],
    [{ cumulative: true, rollUp: { time: 'last' } }, '/rollUp/time', /not to its last/],
  ] as const)
    given(mission)
      .when(define, { ...definitionBody, ...defined })
      .isRefused('definition-contradiction', field, rule)
  const before = given(indicator({ measures: 'level' }))
  before.when(redefine, { ...anew, rollUp: { time: 'sum' } }).isRefused('definition-contradiction', '/rollUp/time')
  before.when(redefine, { ...anew, measures: 'flow', rollUp: { time: 'sum' } }).records({})
})

t.test('from levels to increments no bridge leads', async () => {
  const before = given(indicator())
  const bridge = { factor: 2, note: 'n' }
  before.when(redefine, { ...anew, cumulative: true, comparable: true }).isRefused('definition-contradiction')
  before.when(redefine, { ...anew, cumulative: true, bridge }).isRefused('definition-contradiction', '/cumulative')
  before.when(redefine, { ...anew, cumulative: true }).records({})
  before.when(redefine, { ...anew, breakAt: '2022', bridge }).records({ data: { bridge } })
})

t.test(
  'figures finer than baseline and target are taken only where they make coarser periods or running totals',
  async () => {
    given([...indicator(), [setBaseline, { period: '2020', value: 1 }]])
      .when(measure, { period: '2021-05', value: 1 })
      .isRefused('period-kind', '/period', /rollUp\.time/)
    for (const defined of [{ rollUp: { time: 'sum' } }, { cumulative: true }]) {
      const before = given([...indicator(defined), [setBaseline, { period: '2020', value: 1 }]])
      before.when(measure, { period: '2019/2021', value: 1 }).isRefused('period-kind', '/period', /“year”/)
      before.when(measure, { period: '2021-05', value: 1 }).records({})
      before.when(measure, { period: '2021-Q3', value: 1 }).isRefused('period-kind', '/period', /“year” or “month”/)
      before.when(measure, { period: '2022', value: 1 }).records({})
      before.when(setTarget, { period: '2030-12', value: 1 }).isRefused('period-kind', '/period')
      before.when(setTarget, { period: '2030', value: 1 }).records({})
    }
  },
)

t.test('baseline and target may follow figures that are finer, and share a kind of period', async () => {
  const before = given(indicator({ rollUp: { time: 'sum' } }))
  before.when(measure, { period: '2021-05', value: 1 }).records({})
  before.when(setTarget, { period: '2030', value: 1 }).records({})
  before.when(measure, { period: '2021-Q3', value: 1 }).isRefused('period-kind')
  before.when(measure, { period: '2021-06', value: 1 }).records({})
  before.when(setBaseline, { period: '2020-12', value: 1 }).isRefused('period-kind', '/period', /“year”/)
  before.when(setBaseline, { period: '2020', value: 1 }).records({})
  before.when(measure, { period: '2020', value: 1 }).records({})
  before.when(measure, { period: '2021-07', value: 1 }).records({})
})

t.test('what was withdrawn settles no kind of parts', async () => {
  const before = given([...indicator({ rollUp: { time: 'sum' } }), [setBaseline, { period: '2020', value: 1 }]])
  before.when(measure, { period: '2021-05', value: 1 }).records({})
  before.when('indicators/i/withdraw', { period: '2021-05', reason }).records({})
  before.when(measure, { period: '2021-Q3', value: 1 }).records({})
  before.when(measure, { period: '2021-05', value: 1 }).isRefused('period-kind')
})
