import t from 'tap'
import { obsStatus as obsStatusCodes } from '../../../events/obs-status.ts'
import { type Before, given } from '../given.ts'
import { counties, decisionBody, indicator, measured } from '../scenes.ts'

const many = 'indicators/i/measure-many'
const measure = 'indicators/i/measure'

t.test('a figure is recorded as given, with its reason, decision and evidence', async () => {
  const evidence = [{ title: 'Table 13556', url: 'https://www.ssb.no/13556', sha256: 'a'.repeat(64) }]
  const body = { period: '2024', value: 9.5, obsStatus: 'P', note: 'first count', standardError: 0.3 }
  given([...indicator(), ['decisions/d-1/take', decisionBody]])
    .when(measure, { ...body, knownFrom: '2025-05', reason: 'yearly', decision: 'd-1', evidence })
    .records({
      type: 'indicator-measured',
      data: body,
      knownFrom: Date.UTC(2025, 5, 1) - 1,
      meta: { knownFrom: '2025-05', reason: 'yearly', decision: 'd-1', evidence },
    })
})

t.test('a figure without its own knownFrom is accepted only where the key has no value yet', async () => {
  given([...indicator(), measured('2024', 9.5)])
    .when(measure, { period: '2024', value: 5.9 })
    .isRefused('already-measured', '/value', /9\.5.*5\.9.*correct/)
    .when(measure, { period: '2025', value: 5.9 })
    .records({ type: 'indicator-measured' })
})

t.test(
  'a figure with its own knownFrom is a new vintage where that knownFrom is not taken, earlier or later',
  async () => {
    const vintage = (knownFrom: string, value: number) => [measure, { period: '2024', value, knownFrom }] as const
    given([...indicator(), measured('2024', 9.5, { knownFrom: '2025-05' })])
      .when(...vintage('2025-03', 9.1))
      .records({ knownFrom: Date.UTC(2025, 3, 1) - 1 })
      .when(...vintage('2026-03', 9.7))
      .records({ knownFrom: Date.UTC(2026, 3, 1) - 1 })
      .when(...vintage('2025-05', 9.6))
      .isRefused('already-measured', '/value', /9\.5.*9\.6/)
      .when(...vintage('2025-05-31', 9.6))
      .isRefused('already-measured')
  },
)

t.test('two who give the same running knownFrom and other values do not both succeed', async () => {
  given([...indicator(), measured('2024', 9.5, { knownFrom: '2026-06-15' })])
    .later('2026-06-15T15:00:00Z')
    .when(measure, { period: '2024', value: 5.9, knownFrom: '2026-06-15' })
    .isRefused('already-measured', '/value', /9\.5.*5\.9/)
    .when(measure, { period: '2024', value: 9.5, knownFrom: '2026-06-15' })
    .isResubmission()
})

t.test('a body equal to a recorded vintage in every stated field is the same command again', async () => {
  const full = { period: '2024', value: 9.5, obsStatus: 'P', numerator: 19, denominator: 200, knownFrom: '2025-05' }
  const before = given([...indicator({ multiplier: 100 }), [measure, full]])
  before.when(measure, full).isResubmission(1)
  before.when(measure, { period: '2024', value: 9.5 }).isResubmission(1)
  before.when(measure, { period: '2024', value: 9.5, obsStatus: 'P' }).isResubmission(1)
  before
    .when(measure, { period: '2024', value: 9.5, obsStatus: 'A' })
    .isRefused('already-measured', undefined, /9\.5 \(P\).*obsStatus/)
  before.when(measure, { period: '2024', value: 9.5, numerator: 38, denominator: 400 }).isRefused('already-measured')
  before.when(measure, { period: '2024', value: 9.5, note: 'new' }).isRefused('already-measured', undefined, /note/)
  before.when(measure, { ...full, knownFrom: '2025-06' }).records({ type: 'indicator-measured' })
})

t.test('reason, decision and evidence are stated fields too: another document is not the same command', async () => {
  const evidence = [{ title: 'A' }]
  const taken: Before = ['decisions/d/take', decisionBody]
  const before = given([...indicator(), taken, measured('2024', 9.5, { evidence, reason: 'yearly' })])
  before.when(measure, { period: '2024', value: 9.5 }).isResubmission(1)
  before.when(measure, { period: '2024', value: 9.5, evidence }).isResubmission(1)
  before.when(measure, { period: '2024', value: 9.5, evidence: [{ title: 'B' }] }).isRefused('already-measured')
  before.when(measure, { period: '2024', value: 9.5, reason: 'other' }).isRefused('already-measured')
  before.when(measure, { period: '2024', value: 9.5, decision: 'd' }).isRefused('already-measured')
})

t.test('an identical resubmission is accepted even when the indicator was redefined or retired since', async () => {
  const body = { period: '2024', value: 9.5 }
  const limits = { max: 5 }
  const redefined = { definition: 'New', reason: 'because r', breakAt: '2025', comparable: false, limits }
  given([...indicator(), [measure, body], ['indicators/i/redefine', redefined]])
    .when(measure, body)
    .isResubmission(1)
    .later('2026-07-01T00:00:00Z', [['indicators/i/retire', { reason: 'because r' }]])
    .when(measure, body)
    .isResubmission(1)
    .when(measure, { period: '2023', value: 9 })
    .isRefused('indicator-retired')
})

t.test('a value that a correction recorded is a recorded vintage', async () => {
  const correction = { period: '2024', value: 5.9, reason: 'because r', cause: 'typing-error' }
  given([...indicator(), measured('2024', 9.5), ['indicators/i/correct', correction]])
    .when(measure, { period: '2024', value: 5.9 })
    .isResubmission(2)
    .when(measure, { period: '2024', value: 7 })
    .isRefused('already-measured', undefined, /5\.9.*7/)
})

t.test('after a withdrawal a new value can be measured', async () => {
  const withdrawal = ['indicators/i/withdraw', { period: '2024', reason: 'because r' }] as const
  given([...indicator(), measured('2024', 9.5), withdrawal])
    .when(measure, { period: '2024', value: 9.5 })
    .records({ type: 'indicator-measured' })
    .when(measure, { period: '2024', value: 5.9 })
    .isRefused('already-measured')
})

t.test('after a withdrawal known from when the figure was, that knownFrom is free again', async () => {
  const at = { period: '2024', knownFrom: '2025-05' }
  given([...indicator(), [measure, { ...at, value: 9.5 }], ['indicators/i/withdraw', { ...at, reason: 'because r' }]])
    .when(measure, { ...at, value: 5.9 })
    .records({ type: 'indicator-measured', data: { value: 5.9 } })
})

t.test(
  'after a later withdrawal the knownFrom of the figure stays taken, because it was in force from then',
  async () => {
    const at = { period: '2024', knownFrom: '2025-05' }
    given([
      ...indicator(),
      [measure, { ...at, value: 9.5 }],
      ['indicators/i/withdraw', { period: '2024', reason: 'because r' }],
    ])
      .when(measure, { ...at, value: 5.9 })
      .isRefused('already-measured')
      .when(measure, { ...at, value: 9.5 })
      .isResubmission(1)
  },
)

t.test('a figure equal to a withdrawn vintage is no resubmission where a later vintage is in force', async () => {
  given([
    ...indicator(),
    measured('2020', 5, { knownFrom: '2021' }),
    ['indicators/i/withdraw', { period: '2020', reason: 'because r', knownFrom: '2022' }],
    measured('2020', 6, { knownFrom: '2023' }),
  ])
    .when(measure, { period: '2020', value: 5 })
    .isRefused('already-measured', undefined, /6.*5/)
    .when(measure, { period: '2020', value: 6 })
    .isResubmission(3)
    .when(measure, { period: '2020', value: 6, knownFrom: '2023' })
    .isResubmission(3)
})

t.test('a withdrawal known from before a vintage does not reach it, in whatever order they were recorded', async () => {
  given([
    ...indicator(),
    measured('2020', 5, { knownFrom: '2021' }),
    measured('2020', 6, { knownFrom: '2023' }),
    ['indicators/i/withdraw', { period: '2020', reason: 'because r', knownFrom: '2022' }],
  ])
    .when(measure, { period: '2020', value: 6 })
    .isResubmission(2)
    .when(measure, { period: '2020', value: 5 })
    .isRefused('already-measured')
})

t.test('what was withdrawn twice may be measured a third time', async () => {
  const withdrawal = ['indicators/i/withdraw', { period: '2024', reason: 'because r' }] as const
  given([...indicator(), measured('2024', 5), withdrawal, measured('2024', 6), withdrawal])
    .when(measure, { period: '2024', value: 6 })
    .records({ type: 'indicator-measured' })
})

t.test('the order of the dimensions in a cell does not matter, and an empty cell is the total', async () => {
  const cell = { county: '03', sex: 'F' }
  given([...indicator(counties), measured('2024', 1, { cell }), measured('2024', 2)])
    .when(measure, { period: '2024', value: 1, cell: { sex: 'F', county: '03' } })
    .isResubmission(1)
    .when(measure, { period: '2024', value: 2, cell: {} })
    .isResubmission(2)
    .when(measure, { period: '2024', value: 3, cell: { sex: 'F' } })
    .records({ data: { cell: { sex: 'F' } } })
})

t.test('codes that look like other cells are cells of their own', async () => {
  const dimensions = { a: { x: 'x', 'x;b=y': 'odd' }, b: { y: 'y' } }
  given([...indicator({ dimensions }), measured('2024', 1, { cell: { a: 'x', b: 'y' } })])
    .when(measure, { period: '2024', value: 2, cell: { a: 'x;b=y' } })
    .records({ type: 'indicator-measured' })
})

t.test('a cohort is one period however it is written', async () => {
  const cohort = { period: '2015', cohort: true, after: 'P6Y' }
  given([...indicator(), measured(cohort, 80)])
    .when(measure, { period: '2015+P6Y', value: 80 })
    .isResubmission(1)
    .when(measure, { period: '2015+P6Y', value: 81 })
    .isRefused('already-measured')
})

t.test('missing, not applicable and suppressed figures carry no value; all others must have one', async () => {
  const before = given(indicator())
  for (const obsStatus of ['L', 'M', 'Q']) {
    before.when(measure, { period: '2024', obsStatus, value: 0 }).isInvalid('/value', /carries no value/)
    before.when(measure, { period: '2024', obsStatus, value: { low: 0, high: 1 } }).isInvalid('/value')
    given(indicator()).when(measure, { period: '2024', obsStatus }).records({ data: { obsStatus } })
  }
  for (const obsStatus of [undefined, 'A', 'B', 'D', 'E', 'F', 'G', 'I', 'N', 'P', 'U', 'V'])
    before.when(measure, { period: '2024', ...(obsStatus && { obsStatus }) }).isInvalid('/value')
  given(indicator())
    .when(measure, { period: '2024', value: 0 })
    .records({ data: { value: 0 } })
})

t.test('a figure without a value carries no field that reveals it', async () => {
  const before = given(indicator())
  const suppressed = { period: '2024', obsStatus: 'Q' }
  before.when(measure, { ...suppressed, numerator: 3, denominator: 100 }).isInvalid('/numerator')
  before.when(measure, { ...suppressed, margin: { low: 1, high: 5, level: 0.95 } }).isInvalid('/margin')
})

t.test('a ratio of nobody is not applicable, and may say that it is 0 of 0', async () => {
  const nobody = { period: '2024', obsStatus: 'M', numerator: 0, denominator: 0 }
  const before = given(indicator({ multiplier: 100 }))
  before.when(measure, { ...nobody, obsStatus: 'Q' }).isInvalid('/numerator')
  before.when(measure, { ...nobody, denominator: 5 }).isInvalid('/denominator')
  before.when(measure, { ...nobody, obsStatus: 'A', value: 0 }).isRefused('ratio-mismatch', '/denominator', /M/)
  before.when(measure, nobody).records({ data: { obsStatus: 'M', numerator: 0, denominator: 0 } })
})

t.test('an unknown status is refused', async () => {
  given(indicator()).when(measure, { period: '2024', value: 1, obsStatus: 'X' }).isInvalid('/obsStatus')
})

t.test('an interval is stored with both ends, in order', async () => {
  const before = given(indicator())
  before.when(measure, { period: '2024', low: 10 }).isInvalid('/high')
  before.when(measure, { period: '2024', low: 16, high: 10 }).isInvalid('/low')
  before.when(measure, { period: '2024', value: { low: 16, high: 10 } }).isInvalid('/value/low')
  before.when(measure, { period: '2024', value: 12, low: 10, high: 16 }).isInvalid('/value')
  before.when(measure, { period: '2024', value: { low: 10, high: 16 } }).records({ data: { low: 10, high: 16 } })
  before.when(measure, { period: '2024', low: 10, high: 16 }).isResubmission(1)
  before.when(measure, { period: '2024', value: 12 }).isRefused('already-measured', undefined, /10 to 16.*12/)
})

t.test('a judgement names a code of the declared scale', async () => {
  const scale = [
    { code: 'low', label: 'Low' },
    { code: 'high', label: 'High' },
  ]
  const judgement = { code: 'low', rationale: 'Seen', by: 'panel' }
  given(indicator({ scale }))
    .when(measure, { period: '2024', judgement: { ...judgement, code: 'middle' } })
    .isRefused('off-scale', '/judgement/code', /low, high/)
    .when(measure, { period: '2024', judgement })
    .records({ data: { judgement } })
    .when(measure, { period: '2024', judgement: { ...judgement, code: 'high' } })
    .isRefused('already-measured', undefined, /low.*high/)
  given(indicator())
    .when(measure, { period: '2024', judgement })
    .isRefused('off-scale', '/judgement/code', /no scale/)
})

t.test('an uncertainty is a standard error or a margin, not both', async () => {
  const margin = { low: 9, high: 10, level: 0.95 }
  const before = given(indicator())
  before.when(measure, { period: '2024', value: 9.5, standardError: 0.2, margin }).isInvalid('/margin')
  before.when(measure, { period: '2024', value: 9.5, margin: { ...margin, low: 11 } }).isInvalid('/margin/low')
  before.when(measure, { period: '2024', value: 9.5, standardError: -1 }).isInvalid('/standardError')
  before.when(measure, { period: '2024', value: 9.5, margin }).records({ data: { margin } })
})

t.test('a ratio is checked: value = multiplier · numerator / denominator, to the decimals declared', async () => {
  const parts = { numerator: 191, denominator: 2000 }
  const before = given(indicator({ multiplier: 100, decimals: 1 }))
  before.when(measure, { period: '2024', value: 9.5, ...parts }).records({ data: parts })
  before.when(measure, { period: '2025', value: 9.7, ...parts }).isRefused('ratio-mismatch', '/value', /9\.55/)
  before.when(measure, { period: '2025', value: 9.5, numerator: 191 }).isInvalid('/denominator')
  before.when(measure, { period: '2025', value: 9.5, denominator: 2000 }).isInvalid('/numerator')
  before.when(measure, { period: '2025', value: 0, numerator: 0, denominator: 0 }).isRefused('ratio-mismatch')
  const exact = given(indicator())
  exact.when(measure, { period: '2024', value: 0.3334, numerator: 1, denominator: 3 }).isRefused('ratio-mismatch')
  exact.when(measure, { period: '2024', value: 0.3333, numerator: 1, denominator: 3 }).records({})
  exact.when(measure, { period: '2023', value: 1 / 3, numerator: 1, denominator: 3 }).records({})
})

t.test('a ratio may differ by half of the last decimal that is declared, or else given, and no more', async () => {
  const rounded = given(indicator({ decimals: 1 }))
  const ratio = { numerator: 955, denominator: 100 }
  rounded.when(measure, { period: '2023', value: 9.6, ...ratio }).records({})
  rounded.when(measure, { period: '2024', value: 9.605, ...ratio }).isRefused('ratio-mismatch', '/value')
  rounded.when(measure, { period: '2024', value: 9.495, ...ratio }).isRefused('ratio-mismatch', '/value')
  const exact = given(indicator())
  const half = { numerator: 1, denominator: 2 }
  exact.when(measure, { period: '2023', value: 0.5 + 0.9e-9, ...half }).records({})
  const share = { numerator: 95, denominator: 200 }
  const percent = given(indicator({ multiplier: 100 }))
  percent.when(measure, { period: '2023', value: 47.5, ...share }).records({})
  percent.when(measure, { period: '2022', value: 48, ...share }).records({})
  percent.when(measure, { period: '2023', value: 47.6, ...share }).isRefused('ratio-mismatch', '/value')
  exact.when(measure, { period: '2024', value: 0.5 + 1.1e-9, ...half }).isRefused('ratio-mismatch', '/value')
  const thousand = { numerator: 1000, denominator: 1 }
  exact.when(measure, { period: '2022', value: 1000 + 0.9e-6, ...thousand }).records({})
  exact.when(measure, { period: '2024', value: 1000 + 1.1e-6, ...thousand }).isRefused('ratio-mismatch', '/value')
})

t.test('a measurement is not known before its period began, a forecast may be', async () => {
  const before = () => given(indicator())
  const figure = { period: '2025', value: 1 }
  before()
    .when(measure, { ...figure, knownFrom: '2024-06' })
    .isRefused('known-before-its-period', '/knownFrom', /June 2024/)
  before().when(measure, { period: '2020', value: 1, knownFrom: '1999' }).isRefused('known-before-its-period')
  before()
    .when(measure, { ...figure, knownFrom: '2024-12-31' })
    .isRefused('known-before-its-period')
  before()
    .when(measure, { ...figure, knownFrom: '2025-01-01' })
    .records({})
  before()
    .when(measure, { ...figure, knownFrom: '2025' })
    .records({})
  before()
    .when(measure, { ...figure, knownFrom: '2024-06', obsStatus: 'F' })
    .records({})
  before()
    .when(measure, { ...figure, knownFrom: '2024-06', obsStatus: ['B', 'F'] })
    .records({})
  const cohort = { period: '2015', cohort: true, after: 'P6Y' }
  const cohorts = before()
  cohorts.when(measure, { period: cohort, value: 1, knownFrom: '2019' }).isRefused('known-before-its-period')
  cohorts.when(measure, { period: cohort, value: 1, knownFrom: '2022' }).records({})
  before()
    .when('indicators/i/measure-many', { measurements: [{ ...figure, knownFrom: '2024' }] })
    .isRefused('known-before-its-period', '/measurements/0/knownFrom')
})

t.test('the whole list of statuses is known, and those without value carry none', async () => {
  const before = () => given(indicator())
  for (const obsStatus of obsStatusCodes.options) {
    const without = 'HKLMOQ'.includes(obsStatus)
    const [right, wrong] = without ? [{}, { value: 1 }] : [{ value: 1 }, {}]
    before()
      .when(measure, { period: '2024', obsStatus, ...right })
      .records({ data: { obsStatus } })
    if (obsStatus === 'J')
      before()
        .when(measure, { period: '2024', obsStatus, ...wrong })
        .records({ data: { obsStatus } })
    else
      before()
        .when(measure, { period: '2024', obsStatus, ...wrong })
        .isInvalid('/value')
  }
  for (const obsStatus of ['X', 'a', 'PP', '', ['P', 'P'], [], 'BX'])
    before()
      .when(measure, { period: '2024', value: 1, obsStatus })
      .isInvalid('/obsStatus', /SDMX codes/)
})

t.test('of several statuses the one that says missing comes first, then a break, then the first', async () => {
  const before = () => given(indicator())
  const kept = (obsStatus: unknown, status: string, flags: string[], amount: object = { value: 1 }) =>
    before()
      .when(measure, { period: '2024', obsStatus, ...amount })
      .records({ data: { obsStatus: status, flags } })
  kept('BU', 'B', ['U'])
  kept(['U', 'B'], 'B', ['U'])
  kept('PU', 'P', ['U'])
  kept('BQ', 'Q', ['B'], {})
  kept('PBL', 'L', ['P', 'B'], {})
  before()
    .when(measure, { period: '2024', obsStatus: 'BQ', value: 1 })
    .isInvalid('/value', /obsStatus Q carries no value/)
})

t.test('nothing of nothing is not applicable, and no other figure without value shows parts', async () => {
  const before = () => given(indicator())
  const parts = { numerator: 0, denominator: 0 }
  before()
    .when(measure, { period: '2024', obsStatus: 'M', ...parts })
    .records({ data: { obsStatus: 'M', ...parts } })
  before()
    .when(measure, { period: '2024', obsStatus: 'Q', ...parts })
    .isInvalid('/numerator')
  before().when(measure, { period: '2024', obsStatus: 'M', numerator: 0, denominator: 3 }).isInvalid('/numerator')
})

t.test('a cell is a point in the declared dimensions', async () => {
  const before = given(indicator(counties))
  const value = { period: '2024', value: 1 }
  before.when(measure, { ...value, cell: { county: '99' } }).isRefused('unknown-cell', '/cell/county', /03.*11|11.*03/)
  before.when(measure, { ...value, cell: { age: '15' } }).isRefused('unknown-cell', '/cell/age', /county, sex/)
  before.when(measure, { ...value, cell: { county: '_T' } }).isRefused('unknown-cell')
  given(indicator())
    .when(measure, { ...value, cell: { county: '03' } })
    .isRefused('unknown-cell', '/cell/county', /nor any other/)
})

t.test('names that every JavaScript object inherits are neither dimensions nor codes', async () => {
  const before = given(indicator(counties))
  for (const cell of [{ constructor: 'name' }, { toString: 'length' }, { county: 'constructor' }])
    before.when(measure, { period: '2024', value: 1, cell }).isRefused('unknown-cell')
})

t.test('a value lies inside the limits of the indicator', async () => {
  const before = given(indicator({ limits: { min: 0, max: 100 } }))
  before.when(measure, { period: '2024', value: 101 }).isRefused('out-of-limits', '/value', /0 to 100/)
  before.when(measure, { period: '2024', low: -1, high: 5 }).isRefused('out-of-limits', '/low')
  before.when(measure, { period: '2024', low: 1, high: 105 }).isRefused('out-of-limits', '/high')
  before.when(measure, { period: '2024', value: 100 }).records({})
  before.when(measure, { period: '2023', value: 0 }).records({})
  const open = given(indicator({ limits: { min: 0 } }))
  open.when(measure, { period: '2024', value: -1 }).isRefused('out-of-limits', '/value', /at least 0/)
  open.when(measure, { period: '2024', value: 1e9 }).records({})
})

t.test('a number that cannot be stored exactly is refused', async () => {
  const before = given(indicator())
  for (const value of [2 ** 53, -(2 ** 53), Number.NaN, Number.POSITIVE_INFINITY, '5', [5], true, null])
    before.when(measure, { period: '2024', value }).isInvalid('/value')
  before.when(measure, { period: '2024', value: 2 ** 53 - 1 }).records({ data: { value: 2 ** 53 - 1 } })
})

t.test('minus zero is zero', async () => {
  const body = { period: '2024', low: -0, high: -0 }
  given(indicator())
    .when(measure, body)
    .records({ data: { low: 0, high: 0 } })
    .when(measure, body)
    .isResubmission()
    .when(measure, { period: '2025', value: -0 })
    .records({ data: { value: 0 } })
})

t.test('only a forecast can be recorded for a period that has not begun', async () => {
  const before = given(indicator())
  before.when(measure, { period: '2027', value: 9 }).isRefused('period-not-begun', '/period', /F/)
  before.when(measure, { period: '2027', value: 9, obsStatus: 'P' }).isRefused('period-not-begun')
  before.when(measure, { period: '2027', value: 9, obsStatus: 'F' }).records({ data: { obsStatus: 'F' } })
  before.when(measure, { period: '2026', value: 9 }).records({})
})

t.test('many figures are recorded in one append, in order, each with its own metadata', async () => {
  const evidence = [{ title: 'A' }]
  given(indicator())
    .when(many, {
      measurements: [
        { period: '2023', value: 1, knownFrom: '2024-03' },
        { period: '2024', value: 2, evidence, reason: 'own' },
      ],
      knownFrom: '2025-03',
      reason: 'shared',
    })
    .records(
      { data: { value: 1 }, knownFrom: Date.UTC(2024, 3, 1) - 1, meta: { knownFrom: '2024-03', reason: 'shared' } },
      {
        data: { value: 2 },
        knownFrom: Date.UTC(2025, 3, 1) - 1,
        meta: { knownFrom: '2025-03', reason: 'own', evidence },
      },
    )
})

t.test('of many figures all are recorded or none, and refusals name the index', async () => {
  const before = given([...indicator({ limits: { max: 10 } }), measured('2020', 1)])
  before
    .when(many, {
      measurements: [
        { period: '2021', value: 1 },
        { period: '2022', value: 11 },
        { period: '2020', value: 2 },
      ],
    })
    .isRefused('out-of-limits', '/measurements/1/value', /2 of the measurements/)
  before
    .when(many, { measurements: [{ period: '2021', value: 1, knownFrom: '2027' }] })
    .isRefused('known-in-future', '/measurements/0/knownFrom')
  before
    .when(many, {
      measurements: [
        { period: '2021', value: 1 },
        { period: '2021-13', value: 1 },
      ],
    })
    .isInvalid('/measurements/1/period')
  before.when(many, { measurements: [{ period: '2021', value: 1, odd: 1 }] }).isInvalid('/measurements/0/odd')
  before.when(many, { measurements: [] }).isInvalid('/measurements')
  before.when(many, { measurements: Array(10_001).fill({ period: '2021', value: 1 }) }).isInvalid('/measurements')
})

t.test('each of many figures is judged as if those before it were recorded', async () => {
  const before = given([...indicator(), measured('2020', 1)])
  before
    .when(many, {
      measurements: [
        { period: '2021', value: 1 },
        { period: '2021', value: 2 },
      ],
    })
    .isRefused('already-measured', '/measurements/1/value', /1.*2/)
  before
    .when(many, { measurements: [{ period: '2021-Q1', value: 1 }] })
    .isRefused('period-kind', '/measurements/0/period')
  before
    .when(many, {
      measurements: [
        { period: '2020', value: 1 },
        { period: '2021', value: 1 },
        { period: '2021', value: 1 },
      ],
    })
    .records({ data: { period: '2021', value: 1 } })
  before
    .when(many, {
      measurements: [
        { period: '2020', value: 1 },
        { period: '2021', value: 1 },
      ],
    })
    .isResubmission(1, 2)
})

t.test('the first of many figures settles the kind of period for the rest', async () => {
  given(indicator())
    .when(many, {
      measurements: [
        { period: '2021-Q1', value: 1 },
        { period: '2021', value: 2 },
      ],
    })
    .isRefused('period-kind', '/measurements/1/period')
    .when(measure, { period: '2021', value: 1 })
    .records({})
})

t.test(
  'many figures of a retired indicator are refused once, not one by one; identical resubmissions are accepted',
  async () => {
    const measurements = [
      { period: '2020', value: 1 },
      { period: '2021', value: 2 },
      { period: '2022', value: 3 },
    ]
    given([...indicator(), measured('2020', 1), ['indicators/i/retire', { reason: 'because r' }]])
      .when(many, { measurements })
      .isRefused('indicator-retired', '', /^The indicator/)
      .when(many, { measurements: measurements.slice(0, 1) })
      .isResubmission(1)
  },
)

t.test(
  'of several status codes one is the status: what says missing, else B, else the first; the others are flags',
  async () => {
    const before = given(indicator())
    before
      .when(measure, { period: '2022', value: 1, obsStatus: 'UB' })
      .records({ data: { obsStatus: 'B', flags: ['U'] } })
    before
      .when(measure, { period: '2024', value: 1, obsStatus: ['P', 'E'] })
      .records({ data: { obsStatus: 'P', flags: ['E'] } })
      .when(measure, { period: '2024', value: 1, obsStatus: 'PE' })
      .isResubmission(2)
      .when(measure, { period: '2024', value: 1, obsStatus: 'PU' })
      .isRefused('already-measured', '/value', /1 \(PE\).*1 \(PU\)/)
    before.when(measure, { period: '2023', obsStatus: 'BQ' }).records({ data: { obsStatus: 'Q', flags: ['B'] } })
    before.when(measure, { period: '2024', value: 1, obsStatus: 'BQ' }).isInvalid('/value', /Q carries no value/)
    before.when(measure, { period: '2024', value: 1, obsStatus: 'PP' }).isInvalid('/obsStatus')
    before.when(measure, { period: '2024', value: 1, obsStatus: 'px' }).isInvalid('/obsStatus')
  },
)
