import t from 'tap'
import {
  indicatorAssigned,
  indicatorRedefined,
  indicatorRetired,
  keyIndicatorChanged,
} from '../../../events/indicator.ts'
import { rememberOrder } from '../../../src/commands/key-order.ts'
import { type Before, given } from '../given.ts'
import { counties, decisionBody, definitionBody, goalBody, indicator, measured, mission } from '../scenes.ts'

const reason = 'because r'
const measure = 'indicators/i/measure'
const redefine = 'indicators/i/redefine'
const anew = { definition: 'Counted anew', breakAt: '2021', comparable: false, reason }

t.test('an indicator is defined for active goals of its mission', async () => {
  const before = given(mission)
  const define = 'indicators/i/define'
  before.when(define, { ...definitionBody, mission: 'x' }).isRefused('unknown-mission', '/mission')
  before.when(define, { ...definitionBody, goals: ['g', 'x'] }).isRefused('unknown-goal', '/goals/1')
  before.when(define, { ...definitionBody, goals: [] }).isInvalid('/goals')
  before.when(define, definitionBody).records({ type: 'indicator-defined', data: definitionBody })
})

t.test('a comparator names another indicator of its mission', async () => {
  const before = given(indicator())
  const other = 'indicators/j/define'
  before.when(other, { ...definitionBody, comparatorOf: 'x' }).isRefused('unknown-indicator', '/comparatorOf')
  before.when(other, { ...definitionBody, comparatorOf: 'j' }).isRefused('unknown-indicator', '/comparatorOf')
  before.when(other, { ...definitionBody, comparatorOf: 'i' }).records({ data: { comparatorOf: 'i' } })
  before.when(redefine, { ...anew, comparatorOf: 'i' }).isRefused('unknown-indicator', '/comparatorOf')
})

t.test('an indicator is assigned to other goals of its mission, with a reason', async () => {
  const assign = 'indicators/i/assign-goals'
  const before = given([...indicator(), ['missions/m/set-goal', { ...goalBody, goal: 'h' }]])
  before.when(assign, { goals: ['h'] }).isInvalid('/reason')
  before.when(assign, { goals: ['x'], reason }).isRefused('unknown-goal', '/goals/0')
  before.when(assign, { goals: ['h'], reason }).records(indicatorAssigned({ goals: ['h'] }))
})

t.test('retiring an indicator of an adopted goal, or taking it off one, names the decision', async () => {
  const other: Before = ['missions/m/set-goal', { ...goalBody, goal: 'h' }]
  const [assign, retire] = ['indicators/i/assign-goals', 'indicators/i/retire']
  given([...indicator(), other])
    .when(assign, { goals: ['h'], reason })
    .records({})
  const adopted = given([...indicator(), other, ['missions/m/adopt-goal', { goal: 'g', decidedBy: 'p' }]])
  adopted.when(assign, { goals: ['h'], reason }).isRefused('needs-decision', '/decision', /“g”/)
  adopted.when(redefine, { ...anew, goals: ['h'] }).isRefused('needs-decision', '/decision', /“g”/)
  adopted.when(retire, { reason }).isRefused('needs-decision', '/decision', /“g”/)
  adopted.when(retire, { reason, decision: 'd' }).isRefused('unknown-decision', '/decision')
  adopted.when(redefine, { ...anew, goals: ['g', 'h'] }).records({}, {})
  const decided = adopted.later('2026-06-15T12:00:00Z', [['decisions/d/take', decisionBody]])
  decided.when(assign, { goals: ['h', 'g'], reason }).records({})
  decided.when(assign, { goals: ['h'], reason, decision: 'd' }).records({ meta: { decision: 'd' } })
  decided.when(retire, { reason }).records({})
})

t.test(
  'a mission chooses its key indicators; one of an adopted goal ceases to be one by a decision that is named',
  async () => {
    const set = 'indicators/i/set-key'
    const before = given(indicator())
    before.when(set, { key: true }).isInvalid('/reason')
    before.when(set, { key: false, reason }).isRefused('same-as-before', '/key', /no key indicator/)
    const key = before.later('2026-06-15T12:10:00Z', [[set, { key: true, reason }]])
    key.when(set, { key: true, reason }).isRefused('same-as-before', '/key', /already a key/)
    key.when(set, { key: false, reason }).records(keyIndicatorChanged({ key: false }))
    const chosen: Before = [set, { key: true, reason }]
    const adopted = given([...indicator(), chosen, ['missions/m/adopt-goal', { goal: 'g', decidedBy: 'p' }]])
    adopted.when(set, { key: false, reason }).isRefused('needs-decision', '/decision', /“g”/)
    const decided = adopted.later('2026-06-15T12:30:00Z', [['decisions/d/take', decisionBody]])
    decided.when(set, { key: false, reason, decision: 'd' }).records({ meta: { decision: 'd' } })
  },
)

t.test(
  'an indicator is a key indicator from its definition on where that says so, and no redefinition changes it',
  async () => {
    const defined = given(indicator({ key: true }))
    defined.when('indicators/i/set-key', { key: true, reason }).isRefused('same-as-before', '/key')
    defined.when(redefine, { ...anew, key: false }).isInvalid('/key')
  },
)

t.test('redefining starts a definition version at its break, later than the previous break', async () => {
  const { reason: _, ...data } = anew
  const before = given(indicator())
  before.when(redefine, { ...data, breakAt: '2021' }).isInvalid('/reason')
  before.when(redefine, anew).records(indicatorRedefined(data))
  before.when(redefine, anew).isRefused('break-order', '/breakAt')
  before.when(redefine, { ...anew, breakAt: '2020' }).isRefused('break-order')
  before.when(redefine, { ...anew, breakAt: '2021-02' }).records({ type: 'indicator-redefined' })
})

t.test('a comparable redefinition has no bridge', async () => {
  const bridge = { factor: 1.1, offset: -2, note: 'Both counted in 2021' }
  const before = given(indicator())
  before.when(redefine, { ...anew, comparable: true, bridge }).isInvalid('/bridge')
  before.when(redefine, { ...anew, bridge: { factor: 0, note: 'n' } }).isInvalid('/bridge/factor')
  before.when(redefine, { ...anew, bridge: { factor: 1.1 } }).isInvalid('/bridge/note')
  before.when(redefine, { ...anew, bridge }).records({ data: { bridge } })
})

t.test('a redefinition may change everything in the definition, its goals too, but not its mission', async () => {
  const before = given([...indicator(), ['missions/m/set-goal', { ...goalBody, goal: 'h' }]])
  before.when(redefine, { ...anew, mission: 'n' }).isInvalid('/mission')
  before.when(redefine, { ...anew, goals: ['x'] }).isRefused('unknown-goal', '/goals/0')
  before
    .when(redefine, { ...anew, unit: 'persons', goals: ['h'] })
    .records({ type: 'indicator-redefined', data: { unit: 'persons' } }, indicatorAssigned({ goals: ['h'] }))
  before.when('missions/m/retire-goal', { goal: 'g', decidedBy: 'partnership', reason }).records({})
})

t.test('a measurement is checked against the definition version that covers its period', async () => {
  const limits = { min: 0, max: 10 }
  const scale = [{ code: 'good', label: 'Good' }]
  const before = given([
    ...indicator({ ...counties, limits }),
    [redefine, { ...anew, limits: { max: 1000 }, dimensions: {}, scale }],
  ])
  before.when(measure, { period: '2020', value: 11 }).isRefused('out-of-limits', '/value', /0 to 10/)
  before.when(measure, { period: '2021', value: 11 }).records({})
  before.when(measure, { period: '2020', value: 1, cell: { county: '03' } }).records({})
  before.when(measure, { period: '2022', value: 1, cell: { county: '03' } }).isRefused('unknown-cell')
  const judgement = { code: 'good', rationale: 'Seen', by: 'panel' }
  before.when(measure, { period: '2019', judgement }).isRefused('off-scale')
  before.when(measure, { period: '2022', judgement }).records({})
})

t.test('each version has its own kind of period', async () => {
  const before = given([...indicator(), measured('2019', 1), [redefine, anew]])
  before.when(measure, { period: '2021-Q1', value: 1 }).records({})
  before.when(measure, { period: '2022', value: 1 }).isRefused('period-kind', '/period', /Version 2.*“quarter”/)
  before.when(measure, { period: '2020', value: 1 }).records({})
  before.when(measure, { period: '2020-Q4', value: 1 }).isRefused('period-kind', '/period', /Version 1.*“year”/)
})

t.test(
  'figures recorded before a redefinition settle the kind of period of the version that covers them now',
  async () => {
    given([...indicator(), measured('2022', 1), [redefine, anew]])
      .when(measure, { period: '2023-Q1', value: 1 })
      .isRefused('period-kind', '/period', /Version 2/)
  },
)

t.test('a retired indicator takes no more commands', async () => {
  const before = given([...indicator(), measured('2023', 1)])
    .when('indicators/i/retire', { reason })
    .records(indicatorRetired({}))
  const bodies: Record<string, object> = {
    'assign-goals': { goals: ['g'], reason },
    'set-key': { key: true, reason },
    redefine: anew,
    'set-baseline': { period: '2015', value: 1 },
    'reestimate-baseline': { period: '2015', value: 1, reason },
    'set-target': { period: '2035', value: 1 },
    'revise-target': { period: '2035', value: 1, decidedBy: 'p', reason },
    measure: { period: '2024', value: 1 },
    'measure-many': { measurements: [{ period: '2024', value: 1 }] },
    correct: { period: '2023', value: 2, reason, cause: 'method' },
    withdraw: { period: '2023', reason },
    retire: { reason },
  }
  for (const [name, body] of Object.entries(bodies))
    before.when(`indicators/i/${name}`, body).isRefused('indicator-retired')
})

t.test('codes that are whole numbers keep the order they were written in, or that is stated', async () => {
  const define = 'indicators/i/define'
  const county = { '03': 'Oslo', '31': 'Østfold' }
  const codeOrder = { county: ['31', '03'] }
  const written = { county: { ...county } }
  rememberOrder(written.county, ['31', '03'])
  const data = { dimensions: { county }, codeOrder }
  given(mission)
    .when(define, { ...definitionBody, dimensions: written })
    .records({ data })
  given(mission)
    .when(define, { ...definitionBody, dimensions: { county }, codeOrder })
    .records({ data })
  given(indicator())
    .when(redefine, { ...anew, dimensions: written })
    .records({ data })
})

t.test('the order in which codes were declared is recorded where names alone would give another', async () => {
  const define = 'indicators/i/define'
  const dimensions = { level: { low: 'L', medium: 'M', high: 'H' }, sex: { F: 'F', M: 'M' } }
  const codeOrder = { level: ['low', 'medium', 'high'] }
  const before = given(mission)
  before.when(define, { ...definitionBody, dimensions: { sex: dimensions.sex } }).records({
    type: 'indicator-defined',
    data: { ...definitionBody, dimensions: { sex: dimensions.sex } },
  })
  for (const order of [{ level: ['low'] }, { level: ['low', 'high', 'medium', 'x'] }, { age: ['x'] }])
    before
      .when(define, { ...definitionBody, dimensions, codeOrder: order })
      .isInvalid(`/codeOrder/${Object.keys(order)[0]}`)
  const again = given(mission)
  again.when(define, { ...definitionBody, dimensions }).records({
    type: 'indicator-defined',
    data: { ...definitionBody, dimensions, codeOrder },
  })
  const byName = { level: { high: 'H', low: 'L', medium: 'M' } }
  again.when(redefine, { ...anew, dimensions: byName }).records({
    type: 'indicator-redefined',
    data: { definition: anew.definition, breakAt: anew.breakAt, comparable: false, dimensions: byName, codeOrder: {} },
  })
})
