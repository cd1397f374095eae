import t from 'tap'
import { targetRevised, targetSet } from '../../../events/indicator.ts'
import { given } from '../given.ts'
import { counties, indicator } from '../scenes.ts'

const reason = 'because r'
const set = 'indicators/i/set-target'
const revise = 'indicators/i/revise-target'
const baseline = (value: number) => ['indicators/i/set-baseline', { period: '2015', value }] as const
const reestimated = ['indicators/i/reestimate-baseline', { period: '2015', value: 90, reason }] as const

t.test('a target is never overwritten: a revision names who decided and why', async () => {
  const first = { period: '2035', value: 6 }
  const before = given(indicator())
  before.when(revise, { ...first, decidedBy: 'p', reason }).isRefused('not-set', '', /set-target/)
  before.when(set, first).records(targetSet(first))
  before.when(set, { period: '2035', value: 7 }).isRefused('already-set', '', /revise-target/)
  before.when(revise, { period: '2035', value: 7, decidedBy: 'p' }).isInvalid('/reason')
  before.when(revise, { period: '2035', value: 7, reason }).isInvalid('/decidedBy')
  const revised = { period: '2035', value: 7, decidedBy: 'p' }
  before.when(revise, { ...revised, reason }).records(targetRevised(revised))
})

t.test('a target states exactly one amount: a value, a band, or a change', async () => {
  const before = given([...indicator(), baseline(100)])
  before.when(set, { period: '2035' }).isInvalid('/value', /exactly one/)
  before.when(set, { period: '2035', value: 1, changePercent: 1 }).isInvalid('/value')
  before.when(set, { period: '2035', changePercent: 1, changePoints: 1 }).isInvalid('/value')
  before.when(set, { period: '2035', value: { changePercent: 1, changePoints: 1 } }).isInvalid('/value')
  before.when(set, { period: '2035', low: 1 }).isInvalid('/high')
  before.when(set, { period: '2035', value: { low: 2, high: 1 } }).isInvalid('/value/low')
  before
    .when(set, { period: '2035', value: { low: 1, high: 2 } })
    .records(targetSet({ period: '2035', low: 1, high: 2 }))
})

t.test('a relative target is stored as relative, with the baseline version it follows', async () => {
  for (const aim of [{ changePercent: -50 }, { changePoints: -5 }]) {
    given(indicator())
      .when(set, { period: '2035', ...aim })
      .isRefused('no-such-baseline', '/baselineVersion', /baseline first/)
    given([...indicator(), baseline(100)])
      .when(set, { period: '2035', ...aim })
      .records(targetSet({ period: '2035', ...aim, baselineVersion: 1 }))
    given([...indicator(), baseline(100)])
      .when(set, { period: '2035', value: aim })
      .records(targetSet({ period: '2035', ...aim, baselineVersion: 1 }))
    given([...indicator(), baseline(100), reestimated])
      .when(set, { period: '2035', ...aim, baselineVersion: 1 })
      .records({ data: { baselineVersion: 1 } })
    given([...indicator(), baseline(100), reestimated])
      .when(set, { period: '2035', ...aim })
      .records({ data: { baselineVersion: 2 } })
  }
})

t.test('a target follows a baseline version that exists', async () => {
  const before = given([...indicator(counties), baseline(100)])
  before
    .when(set, { period: '2035', changePercent: -50, baselineVersion: 2 })
    .isRefused('no-such-baseline', undefined, /1 to 1/)
  before.when(set, { period: '2035', value: 50, baselineVersion: 2 }).isRefused('no-such-baseline')
  before.when(set, { period: '2035', changePercent: -50, baselineVersion: 0 }).isInvalid('/baselineVersion')
  const cell = { county: '03' }
  before.when(set, { period: '2035', changePercent: -50, cell }).isRefused('no-such-baseline')
})

t.test('re-estimating a baseline changes no target; following the new baseline is a revision', async () => {
  const before = given([...indicator(), baseline(100), [set, { period: '2035', changePercent: -50 }]])
  before.when(...reestimated).records({ type: 'baseline-reestimated' })
  const follow = { period: '2035', changePercent: -50, decidedBy: 'p', reason }
  before.when(revise, { ...follow, baselineVersion: 1 }).isRefused('same-as-before', '', /stands already/)
  before.when(revise, follow).records({ type: 'target-revised', data: { changePercent: -50, baselineVersion: 2 } })
})

t.test('a revision says something: a target as it stands is not revised', async () => {
  const path = [{ period: '2028', value: 9 }]
  const before = given([...indicator(), baseline(12), [set, { period: '2035', value: 6, path }]])
  const revised = (body: object) => before.when(revise, { period: '2035', decidedBy: 'p', reason, ...body })
  revised({ value: 6, path }).isRefused('same-as-before', '', /stands already/)
  revised({ value: 6 }).records({ type: 'target-revised' })
  revised({ value: 6, cell: {} }).isRefused('same-as-before')
  revised({ value: 5 }).records({ data: { value: 5 } })
  const anew = { definition: 'Another', breakAt: '2026', comparable: true, reason }
  before.when('indicators/i/redefine', anew).records({})
  revised({ value: 5 }).records({ data: { value: 5 } })
})

t.test('a target that does not come after its baseline is recorded with a warning', async () => {
  const before = given([...indicator({ dimensions: { sex: { F: 'Women' } } }), baseline(12)])
  const warned = 'target-not-after-baseline'
  before.when(set, { period: '2014', value: 6 }).warns(warned)
  before.when(revise, { period: '2015', value: 6, decidedBy: 'p', reason }).warns(warned)
  before.when(revise, { period: '2016', value: 6, decidedBy: 'p', reason }).warns()
  before.when('indicators/i/reestimate-baseline', { period: '2020', value: 6, reason }).warns(warned)
  before.when(set, { period: '2014', value: 6, cell: { sex: 'F' } }).warns()
})

t.test('milestones lead to the target, each at a time of its own', async () => {
  const path = [
    { period: '2028', value: 9 },
    { period: '2031', value: 8 },
  ]
  const before = given([...indicator({ limits: { min: 0 } }), baseline(12)])
  const target = { period: '2035', value: 6 }
  before.when(set, { ...target, path: [{ period: '2035', value: 7 }] }).isRefused('milestone-order', '/path/0/period')
  before.when(set, { ...target, path: [{ period: '2036', value: 7 }] }).isRefused('milestone-order')
  before
    .when(set, { ...target, path: [...path, { period: '2028', value: 7 }] })
    .isRefused('milestone-order', '/path/2/period')
  before.when(set, { ...target, path: [{ period: '2028', value: -1 }] }).isRefused('out-of-limits', '/path/0/value')
  before.when(set, { ...target, path: [{ period: '2028' }] }).isInvalid('/path/0/value')
  before.when(set, { ...target, path }).records(targetSet({ ...target, path }))
})

t.test('a milestone is a number or a change, not a band', async () => {
  const before = given([...indicator(), baseline(12)])
  const at = (milestone: object) => ({ period: '2035', value: 6, path: [{ period: '2028', ...milestone }] })
  before.when(set, at({ low: 1, high: 2 })).isInvalid('/path/0/low')
  before.when(set, at({ value: { low: 1, high: 2 } })).isInvalid('/path/0/value')
  before.when(set, at({ value: { changePoints: -1 } })).records({
    data: { path: [{ period: '2028', changePoints: -1 }], baselineVersion: 1 },
  })
})

t.test('an indicator with direction hold needs a band', async () => {
  const before = given([...indicator({ direction: 'hold' }), baseline(12)])
  before.when(set, { period: '2035', value: 12 }).isRefused('needs-band', '/value')
  before.when(set, { period: '2035', changePercent: 0 }).isRefused('needs-band')
  before.when(set, { period: '2035', low: 11, high: 13 }).records({ data: { low: 11, high: 13 } })
})

t.test('a target lies inside the limits, a band with both ends', async () => {
  const before = given(indicator({ limits: { min: 0, max: 100 } }))
  before.when(set, { period: '2035', value: 101 }).isRefused('out-of-limits', '/value')
  before.when(set, { period: '2035', low: -1, high: 5 }).isRefused('out-of-limits', '/low')
  before.when(set, { period: '2035', low: 1, high: 105 }).isRefused('out-of-limits', '/high')
})

t.test('each cell has a target of its own', async () => {
  const oslo = { cell: { county: '03' } }
  const before = given([...indicator(counties), [set, { period: '2035', value: 6 }]])
  before.when(revise, { period: '2035', value: 5, ...oslo, decidedBy: 'p', reason }).isRefused('not-set')
  before.when(set, { period: '2035', value: 5, ...oslo }).records({ data: oslo })
  before.when(set, { period: '2035', value: 5, cell: { county: '99' } }).isRefused('unknown-cell', '/cell/county')
})
