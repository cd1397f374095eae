import t from 'tap'
import { indicatorMeasured } from '../../../events/indicator.ts'
import { inWords } from '../../../src/engine/in-words.ts'
import { type Before, given } from '../given.ts'
import { counties, indicator, measured } from '../scenes.ts'

const reason = 'because r'
const bind = 'indicators/i/bind-source'
const unbind = 'indicators/i/unbind-source'
const measure = 'indicators/i/measure'
const submit = 'indicators/i/submit'
const approve = 'indicators/i/approve'
const source = { kind: 'sdmx-csv', url: 'https://ec.example.org/data/EDAT_LFSE_20', query: 'geo=NO&age=Y15-29' }
const map = { period: 'TIME_PERIOD', value: { column: 'OBS_VALUE', missing: 'eurostat' }, where: { geo: 'NO' } }

t.test('an indicator is bound to a source, with what is asked of it and a map of its columns', async () => {
  given(indicator())
    .when(bind, { ...source, map, reason, decision: undefined })
    .records({ type: 'source-bound', data: { ...source, map }, meta: { reason } })
  given(indicator())
    .when(bind, { ...source, map: 'eurostat-sdmx-csv' })
    .records({ data: { map: 'eurostat-sdmx-csv' } })
  given(indicator())
    .when(bind, { kind: 'json-stat', url: source.url })
    .records({ data: { kind: 'json-stat', url: source.url } })
})

t.test(
  'a source has a kind that is known, a web address without a password, and a map as an import takes it',
  async () => {
    const refuses = (more: object, pointer: string, words?: RegExp) =>
      given(indicator())
        .when(bind, { ...source, ...more })
        .isInvalid(pointer, words)
    refuses({ kind: 'xlsx' }, '/kind')
    refuses({ url: 'ftp://example.org/data' }, '/url')
    refuses({ url: 'example.org' }, '/url')
    refuses({ url: 'https://kari:secret@example.org/data' }, '/url', /neither a user name nor a password/)
    refuses({ map: 'no-such-map' }, '/map')
    refuses({ map: { periode: 'Tid' } }, '/map/periode')
    refuses({ query: '' }, '/query')
  },
)

const bound: readonly Before[] = [...indicator(), [bind, source]]

t.test('the same source is not bound twice, and another takes its place', async () => {
  given(bound)
    .when(bind, source)
    .isRefused('same-as-before', '/url', /already/)
  given(bound)
    .when(bind, { ...source, map })
    .records({ data: { ...source, map } })
    .when(bind, { ...source, map })
    .isRefused('same-as-before')
    .when(bind, source)
    .records({ data: source })
})

t.test('a source is unbound with a reason, where one is bound', async () => {
  given(bound).when(unbind, {}).isInvalid('/reason')
  given(bound)
    .when(unbind, { reason })
    .records({ type: 'source-unbound', data: {}, meta: { reason } })
    .when(unbind, { reason })
    .isRefused('not-bound', undefined, /bind-source/)
    .when(bind, source)
    .records({ type: 'source-bound' })
  given(indicator()).when(unbind, { reason }).isRefused('not-bound')
})

t.test('a retired indicator is bound to nothing, and what it was bound to stays on record', async () => {
  const retired: readonly Before[] = [...bound, ['indicators/i/retire', { reason }]]
  given(retired)
    .when(bind, { ...source, map })
    .isRefused('indicator-retired')
  given(retired).when(unbind, { reason }).isRefused('indicator-retired')
})

const lockUpTo2024: Before = ['indicators/i/lock-period', { through: '2024', reason }]
const first = measured('2024', 9, { knownFrom: '2025-03' })
/** A figure of 2024 in a locked period of a bound indicator. */
const locked: readonly Before[] = [...bound, first, lockUpTo2024]
const vintage = { period: '2024', value: 9.4, knownFrom: '2026-05' }

t.test(
  'a new vintage from a bound source for a locked period is recorded, with a warning that it waits for approval',
  async t => {
    const { ledger } = given(locked)
    const outcome = ledger.submit(measure, vintage)
    t.match(outcome, {
      recorded: [{ type: 'indicator-measured', data: { period: '2024', value: 9.4 } }],
      warnings: [{ code: 'awaits-approval', pointer: '/period' }],
    })
    const [warning] = 'warnings' in outcome ? outcome.warnings : []
    t.match(inWords(warning?.text ?? ''), /period is locked.*waits for approval/)
    const many = given(locked).ledger.submit('indicators/i/measure-many', {
      knownFrom: '2026-05',
      measurements: [
        { period: '2025', value: 8 },
        { period: '2024', value: 9.4 },
      ],
    })
    t.match(many, { warnings: [{ code: 'awaits-approval', pointer: '/measurements/1/period' }] })
    t.equal('warnings' in many && many.warnings.length, 1, 'the open period waits for nothing')
  },
)

t.test(
  'a new vintage for a locked period is approved by somebody else than who recorded it, without sign-off being asked for',
  async () => {
    const recorded = { stream: 'indicator-i', fact: indicatorMeasured({ period: '2024', value: 9.4 }), by: 'per' }
    given([...locked, recorded, [submit, { periods: ['2024'] }]])
      .when(approve, { periods: ['2024'] })
      .records({ type: 'figures-approved' })
      .when(approve, { periods: ['2024'] })
      .isRefused('not-submitted')
    const own: readonly Before[] = [...locked, [measure, vintage], [submit, { periods: ['2024'] }]]
    given(own)
      .when(approve, { periods: ['2024'] })
      .isRefused('own-figure')
      .when('indicators/i/return', { periods: ['2024'], reason })
      .records({ type: 'figures-returned' })
      .when(submit, { periods: ['2024'] })
      .records({ type: 'figures-submitted' })
  },
)

t.test('what is approved leaves the period locked', async () => {
  const recorded = { stream: 'indicator-i', fact: indicatorMeasured({ period: '2024', value: 9.4 }), by: 'per' }
  given([...locked, recorded, [submit, { periods: ['2024'] }], [approve, { periods: ['2024'] }]])
    .when('indicators/i/correct', { period: '2024', value: 9, cause: 'method', reason })
    .isRefused('period-locked')
    .when('indicators/i/lock-period', { through: '2024', reason })
    .isRefused('same-as-before')
})

t.test(
  'a first figure, a correction and a withdrawal in a locked period are refused with a bound source as without',
  async () => {
    given(locked)
      .when(measure, { period: '2023', value: 9, knownFrom: '2026-05' })
      .isRefused('period-locked', '/period')
    given(locked).when(measure, { period: '2024', value: 9.4 }).isRefused('period-locked')
    given(locked)
      .when('indicators/i/measure-many', { measurements: [{ period: '2023', value: 9 }], knownFrom: '2026-05' })
      .isRefused('period-locked')
    given(locked)
      .when('indicators/i/correct', { period: '2024', value: 9.4, cause: 'source-revised', reason })
      .isRefused('period-locked')
    given(locked).when('indicators/i/withdraw', { period: '2024', reason }).isRefused('period-locked')
    const gone: readonly Before[] = [
      ...bound,
      measured('2024', 9),
      ['indicators/i/withdraw', { period: '2024', reason }],
      lockUpTo2024,
    ]
    given(gone).when(measure, vintage).isRefused('period-locked')
    const cells: readonly Before[] = [
      ...indicator(counties),
      [bind, source],
      measured('2024', 9, { cell: { county: '03' } }),
      lockUpTo2024,
    ]
    given(cells)
      .when(measure, { ...vintage, cell: { county: '11' } })
      .isRefused('period-locked')
    given(cells)
      .when(measure, { ...vintage, cell: { county: '03' } })
      .records({ type: 'indicator-measured' })
  },
)

t.test('without a bound source, or once it is unbound, a new vintage for a locked period is refused', async () => {
  given([...indicator(), first, lockUpTo2024])
    .when(measure, vintage)
    .isRefused('period-locked', '/period')
  given(locked).when(unbind, { reason }).records({}).when(measure, vintage).isRefused('period-locked')
  given([...locked, [measure, vintage]])
    .when(unbind, { reason })
    .records({})
    .when(submit, { periods: ['2024'] })
    .records({ type: 'figures-submitted' })
})

t.test('a bound source asks no approval of a period that is open or reopened', async t => {
  const open = (before: readonly Before[], period: string) => {
    const outcome = given(before).ledger.submit(measure, { ...vintage, period })
    t.match(outcome, { recorded: [{}], warnings: [] })
  }
  open([...bound, first], '2024')
  open([...locked, ['indicators/i/reopen-period', { period: '2024', reason }]], '2024')
  given([...bound, first, [measure, vintage]])
    .when(submit, { periods: ['2024'] })
    .isRefused('nothing-to-submit')
})

t.test('the same vintage sent again is the same measurement', async () => {
  given([...locked, [measure, vintage]])
    .when(measure, vintage)
    .isResubmission()
})
