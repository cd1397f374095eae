import t from 'tap'
import { indicatorMeasured } from '../../../events/indicator.ts'
import { type Before, given } from '../given.ts'
import { counties, definitionBody, indicator, measured } from '../scenes.ts'

const reason = 'because r'
const set = 'indicators/i/set-sign-off'
const submit = 'indicators/i/submit'
const giveBack = 'indicators/i/return'
const approve = 'indicators/i/approve'
const lock = 'indicators/i/lock-period'
const reopen = 'indicators/i/reopen-period'
const year = { periods: ['2024'] }

/** A figure that somebody else than the sender recorded. */
const byOla = (period: string, value: number, more: object = {}): Before => ({
  stream: 'indicator-i',
  fact: indicatorMeasured({ period, value, ...more }),
  by: 'ola',
})
const awaiting = [...indicator({ signOff: true }), byOla('2024', 9)]
const submitted: readonly Before[] = [...awaiting, [submit, year]]

t.test('sign-off is asked for and ended with a reason, and a redefinition does not change it', async () => {
  given(indicator()).when(set, { required: true }).isInvalid('/reason')
  given(indicator())
    .when(set, { required: true, reason })
    .records({ type: 'sign-off-changed', data: { required: true } })
  given(indicator()).when(set, { required: false, reason }).isRefused('same-as-before', '/required')
  given(awaiting).when(set, { required: true, reason }).isRefused('same-as-before')
  given(awaiting)
    .when(set, { required: false, reason })
    .records({ data: { required: false } })
  const anew = { definition: 'D', breakAt: '2025', comparable: true, reason }
  given(awaiting)
    .when('indicators/i/redefine', { ...anew, signOff: false })
    .isInvalid('/signOff')
})

t.test('what was recorded is submitted, once, period by period', async () => {
  given(awaiting).when(submit, year).records({ type: 'figures-submitted', data: year })
  given(awaiting).when(submit, { periods: [] }).isInvalid('/periods')
  given(awaiting)
    .when(submit, { periods: ['2024', '2023'] })
    .isRefused('nothing-to-submit', '/periods/1', /2023/)
  given(submitted).when(submit, year).isRefused('nothing-to-submit', '/periods/0')
  given([...indicator(), measured('2024', 9)])
    .when(submit, year)
    .isRefused('nothing-to-submit')
  given([...indicator(), measured('2024', 9), [set, { required: true, reason }]])
    .when(submit, year)
    .isRefused('nothing-to-submit', '/periods/0', /before sign-off was asked for/)
})

t.test('submitted figures are returned with a reason, and may be submitted again', async () => {
  given(submitted).when(giveBack, year).isInvalid('/reason')
  given(awaiting)
    .when(giveBack, { ...year, reason })
    .isRefused('not-submitted', '/periods/0')
  given(submitted)
    .when(giveBack, { ...year, reason })
    .records({ type: 'figures-returned' })
    .when(approve, year)
    .isRefused('not-submitted')
    .when(submit, year)
    .records({ type: 'figures-submitted' })
})

t.test('submitted figures are approved by somebody else than who recorded them', async () => {
  given(awaiting)
    .when(approve, year)
    .isRefused('not-submitted', '/periods/0', /Submit what was recorded first/)
  given(submitted)
    .when(approve, year)
    .records({ type: 'figures-approved', data: year })
    .when(approve, year)
    .isRefused('not-submitted')
  const own: readonly Before[] = [...indicator({ signOff: true }), measured('2024', 9), [submit, year]]
  given(own)
    .when(approve, year)
    .isRefused('own-figure', '/periods', /somebody else/)
})

t.test(
  'what was corrected since it was submitted is submitted anew, and whoever corrected it does not approve it',
  async () => {
    const corrected: Before = ['indicators/i/correct', { period: '2024', value: 8, cause: 'method', reason }]
    given([...submitted, corrected])
      .when(approve, year)
      .isRefused('not-submitted')
    given([...submitted, corrected, [submit, year]])
      .when(approve, year)
      .isRefused('own-figure')
  },
)

t.test('of a period the cells named are submitted and approved', async () => {
  const [oslo, rogaland] = [{ county: '03' }, { county: '11' }]
  const both = [
    ...indicator({ ...counties, signOff: true }),
    byOla('2024', 1, { cell: oslo }),
    measured('2024', 2, { cell: rogaland }),
  ]
  const before = () => given([...both, [submit, year]])
  before()
    .when(approve, year)
    .isRefused('own-figure', '/periods', /name the cells/)
  before()
    .when(approve, { ...year, cells: [oslo] })
    .records({ data: { ...year, cells: [oslo] } })
  before()
    .when(approve, { ...year, cells: [{ county: '99' }] })
    .isRefused('not-submitted')
})

t.test('a locked period takes no changes until it is reopened', async () => {
  const before: readonly Before[] = [
    ...indicator(),
    measured('2023', 8),
    measured('2024', 9),
    ['indicators/i/dispute', { dispute: 'd', period: '2023', claimant: 'C', reason }],
    [lock, { through: '2023', reason }],
  ]
  const locked = () => given(before)
  const correction = { period: '2023', value: 7, cause: 'method', reason }
  locked()
    .when('indicators/i/measure', { period: '2022', value: 1 })
    .isRefused('period-locked', '/period', /reopen-period/)
  locked()
    .when('indicators/i/measure-many', { measurements: [{ period: '2022', value: 1 }] })
    .isRefused('period-locked')
  locked().when('indicators/i/correct', correction).isRefused('period-locked', '/period')
  locked()
    .when('indicators/i/correct-many', { corrections: [correction] })
    .isRefused('period-locked')
  locked().when('indicators/i/withdraw', { period: '2023', reason }).isRefused('period-locked', '/period')
  const end = { dispute: 'd', reason }
  const resolve = 'indicators/i/resolve-dispute'
  locked()
    .when(resolve, { ...end, outcome: 'corrected', value: 7, cause: 'method' })
    .isRefused('period-locked')
  locked()
    .when(resolve, { ...end, outcome: 'withdrawn' })
    .isRefused('period-locked', '/outcome')
  locked()
    .when(resolve, { ...end, outcome: 'upheld' })
    .records({})
  locked()
    .when('indicators/i/correct', { ...correction, period: '2024' })
    .records({})
  locked()
    .when(reopen, { period: '2023', reason })
    .records({ type: 'period-reopened', data: { period: '2023' } })
    .when('indicators/i/correct', correction)
    .records({})
    .when('indicators/i/measure', { period: '2022', value: 1 })
    .isRefused('period-locked')
    .when(lock, { through: '2023', reason })
    .records({ type: 'period-locked' })
    .when('indicators/i/correct', { ...correction, value: 6 })
    .isRefused('period-locked')
})

t.test('a lock reaches up to its period: what is open beyond it stays open', async () => {
  const opened: readonly Before[] = [
    ...indicator(),
    [lock, { through: '2024', reason }],
    [reopen, { period: '2022', reason }],
    [reopen, { period: '2024', reason }],
  ]
  given(opened).when(lock, { through: '2021', reason }).isRefused('same-as-before', '/through')
  const again: readonly Before[] = [...opened, [lock, { through: '2023', reason }]]
  given(again).when('indicators/i/measure', { period: '2022', value: 1 }).isRefused('period-locked', '/period')
  given(again).when('indicators/i/measure', { period: '2024', value: 1 }).records({ type: 'indicator-measured' })
  given(again).when(lock, { through: '2024', reason }).records({ type: 'period-locked' })
})

t.test('a period is locked and reopened with a reason, and only where that changes something', async () => {
  given(indicator()).when(lock, { through: '2024' }).isInvalid('/reason')
  given(indicator()).when(reopen, { period: '2024', reason }).isRefused('not-locked', '/period')
  const locked: readonly Before[] = [...indicator(), [lock, { through: '2024', reason }]]
  given(locked).when(lock, { through: '2024', reason }).isRefused('same-as-before', '/through')
  given(locked).when(lock, { through: '2023', reason }).isRefused('same-as-before')
  given(locked).when(lock, { through: '2025', reason }).records({})
  given(locked).when(reopen, { period: '2024' }).isInvalid('/reason')
})

t.test('an indicator may ask for sign-off from the start', async () => {
  given(indicator({ signOff: true }))
    .when(set, { required: true, reason })
    .isRefused('same-as-before')
  given(indicator())
    .when('indicators/j/define', { ...definitionBody, signOff: false })
    .records({ data: { signOff: false } })
})

t.test('what waits when the indicator is retired can still be submitted, returned and approved', async () => {
  const retired = given([...submitted, byOla('2023', 8), ['indicators/i/retire', { reason }]])
  retired.when(giveBack, { ...year, reason }).records({ type: 'figures-returned' })
  retired.when(submit, { periods: ['2023', '2024'] }).records({ type: 'figures-submitted' })
  retired.when(approve, { periods: ['2023', '2024'] }).records({ type: 'figures-approved' })
  retired.when(set, { required: false, reason }).isRefused('indicator-retired')
  retired.when(lock, { through: '2024', reason }).isRefused('indicator-retired')
})
