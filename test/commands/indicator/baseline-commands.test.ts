import t from 'tap'
import { baselineReestimated, baselineSet } from '../../../events/indicator.ts'
import { given } from '../given.ts'
import { counties, indicator } from '../scenes.ts'

const reason = 'because r'
const set = 'indicators/i/set-baseline'
const reestimate = 'indicators/i/reestimate-baseline'

t.test('a baseline is never overwritten: it is re-estimated with a reason, and both estimates stay', async () => {
  const first = { period: '2015', value: 12.2 }
  const before = given(indicator())
  before.when(reestimate, { ...first, reason }).isRefused('not-set', '', /set-baseline/)
  before.when(set, first).records(baselineSet(first))
  before.when(set, { period: '2015', value: 12.4 }).isRefused('already-set', '', /reestimate-baseline/)
  before.when(reestimate, { period: '2015', value: 12.4 }).isInvalid('/reason')
  before
    .when(reestimate, { period: '2015', value: 12.4, reason })
    .records(baselineReestimated({ period: '2015', value: 12.4 }))
  before.when(reestimate, { period: '2016', value: 12.3, decidedBy: 'p', reason }).records({ data: { decidedBy: 'p' } })
})

t.test('each cell has a baseline of its own', async () => {
  const oslo = { cell: { county: '03' } }
  const before = given([...indicator(counties), [set, { period: '2015', value: 12 }]])
  before.when(reestimate, { period: '2015', value: 9, ...oslo, reason }).isRefused('not-set')
  before.when(set, { period: '2015', value: 9, ...oslo }).records({ data: oslo })
  before.when(set, { period: '2015', value: 8, ...oslo }).isRefused('already-set')
  before.when(set, { period: '2015', value: 8, cell: { county: '99' } }).isRefused('unknown-cell', '/cell/county')
})

t.test('a baseline is one amount: a value or an interval', async () => {
  const before = given(indicator())
  before.when(set, { period: '2015' }).isInvalid('/value', /exactly one/)
  before.when(set, { period: '2015', value: 1, low: 0, high: 2 }).isInvalid('/value')
  before.when(set, { period: '2015', changePercent: -50 }).isInvalid('/changePercent')
  before.when(set, { period: '2015', value: { changePercent: -50 } }).isInvalid('/value')
  before
    .when(set, { period: '2015', value: { low: 10, high: 16 }, illustrative: true })
    .records(baselineSet({ period: '2015', low: 10, high: 16, illustrative: true }))
})

t.test('a baseline lies inside the limits of the definition in force, an interval with both ends', async () => {
  const before = given(indicator({ limits: { min: 0, max: 100 } }))
  before.when(set, { period: '2015', value: 101 }).isRefused('out-of-limits', '/value')
  before.when(set, { period: '2015', low: 50, high: 101 }).isRefused('out-of-limits', '/high')
  const redefined = { definition: 'D', breakAt: '2020', comparable: false, limits: { max: 1000 }, reason }
  given([...indicator({ limits: { max: 100 } }), ['indicators/i/redefine', redefined]])
    .when(set, { period: '2015', value: 101 })
    .records({})
})

t.test('a baseline as it stands is not re-estimated', async () => {
  const before = given([...indicator(), ['indicators/i/set-baseline', { period: '2015', value: 12 }]])
  const anew = (body: object) =>
    before.when('indicators/i/reestimate-baseline', { period: '2015', reason: 'because r', ...body })
  anew({ value: 12 }).isRefused('same-as-before', '', /stands already/)
  anew({ value: 12, standardError: 1 }).records({})
})
