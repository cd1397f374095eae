import fc from 'fast-check'
import t from 'tap'
import { parseKnowledge } from '../../../events/period.ts'
import type { IndicatorState } from '../../../src/commands/indicator/indicator-state.ts'
import { vintageAsOf } from '../../../src/commands/indicator/vintages.ts'
import { given } from '../given.ts'
import { counties, indicator, measured } from '../scenes.ts'

const reason = 'because r'
const correct = 'indicators/i/correct'
const withdraw = 'indicators/i/withdraw'
const because = { reason, cause: 'source-revised' }

t.test('a correction has a reason and a cause', async () => {
  const before = given([...indicator(), measured('2024', 9.5)])
  before.when(correct, { period: '2024', value: 5.9, cause: 'method' }).isInvalid('/reason')
  before.when(correct, { period: '2024', value: 5.9, reason }).isInvalid('/cause')
  before.when(correct, { period: '2024', value: 5.9, reason, cause: 'whim' }).isInvalid('/cause')
  for (const [value, cause] of ['source-revised', 'typing-error', 'method', 'wrong-place'].entries())
    before.when(correct, { period: '2024', value, reason, cause }).records({ data: { cause }, meta: { reason } })
})

t.test('a correction that leaves the figure as it stands is refused', async () => {
  const before = given([
    ...indicator(),
    ['indicators/i/measure', { period: '2024', value: 9.5, note: 'a', standardError: 1 }],
  ])
  const same = (body: object) => before.when(correct, { period: '2024', ...body, ...because })
  for (const body of [
    { value: 9.5 },
    { value: 9.5, obsStatus: 'A' },
    { note: 'a' },
    { value: 9.5, knownFrom: '2026-06' },
  ])
    same(body).isRefused('same-as-before', '/value', /stands already/)
  same({ value: 9.5, obsStatus: 'P' }).records({ data: { obsStatus: 'P' } })
  same({ note: 'b' }).records({ data: { note: 'b' } })
  const list = [{ period: '2024', value: 9.5, cause: 'method' }]
  before
    .when('indicators/i/correct-many', { corrections: list, reason })
    .isRefused('same-as-before', '/corrections/0/value')
  before.when(correct, { period: '2024', value: 8, ...because }).records({})
  before.when(correct, { period: '2024', value: 8, ...because }).isRefused('same-as-before')
})

t.test('a correction states what changes: one amount at most, and none with a status that has none', async () => {
  const before = given([...indicator(), measured('2024', 9.5)])
  before.when(correct, { period: '2024', ...because }).isInvalid('/value', /at least one of/)
  before.when(correct, { period: '2024', value: 1, low: 1, high: 2, ...because }).isInvalid('/value')
  before.when(correct, { period: '2024', value: 1, obsStatus: 'Q', ...because }).isInvalid('/value', /carries no value/)
  before.when(correct, { period: '2024', obsStatus: 'Q', ...because }).records({ data: { obsStatus: 'Q' } })
})

t.test('only a value in force is corrected or withdrawn', async () => {
  const before = given([...indicator(counties), measured('2024', 9.5)])
  before.when(correct, { period: '2023', value: 1, ...because }).isRefused('not-measured', '/period')
  before.when(correct, { period: '2024', value: 1, cell: { county: '03' }, ...because }).isRefused('not-measured')
  before.when(withdraw, { period: '2023', reason }).isRefused('not-measured', '/period')
  before.when(withdraw, { period: '2024' }).isInvalid('/reason')
  before.when(withdraw, { period: '2024', reason }).records({ type: 'measurement-withdrawn', data: { period: '2024' } })
  before.when(withdraw, { period: '2024', reason }).isRefused('not-measured')
  before.when(correct, { period: '2024', value: 1, ...because }).isRefused('not-measured')
})

t.test('a correction obeys the rules of a figure', async () => {
  const before = given([...indicator({ ...counties, limits: { max: 10 } }), measured('2024', 9.5)])
  before.when(correct, { period: '2024', value: 11, ...because }).isRefused('out-of-limits', '/value')
  before.when(correct, { period: '2024', value: 1, cell: { age: '1' }, ...because }).isRefused('unknown-cell')
  before.when(correct, { period: '2024-01', value: 1, ...because }).isRefused('period-kind', '/period')
})

t.test('a correction without a vintage corrects the figure in force, as known from now', async () => {
  given([...indicator(), measured('2024', 9.5, { knownFrom: '2025' })])
    .when(correct, { period: '2024', value: 9.4, ...because })
    .records({ knownFrom: Date.parse('2026-06-15T12:00:00Z') })
})

t.test('a named vintage is corrected under its own knownFrom, so that a later one stays in force', async () => {
  const before = given([
    ...indicator(),
    measured('2024', 11.2, { knownFrom: '2025-03' }),
    measured('2024', 11, { knownFrom: '2025-09' }),
  ])
  before
    .when(correct, { period: '2024', value: 11.3, vintage: '2024', ...because })
    .isRefused('unknown-vintage', '/vintage', /2025-03, 2025-09/)
  const after = before
    .when(correct, { period: '2024', value: 11.3, vintage: '2025-03', ...because })
    .records({ knownFrom: Date.UTC(2025, 3, 1) - 1, meta: { knownFrom: '2025-03' } })
  const state = after.ledger.stateOf<IndicatorState>('indicator-i')
  t.match(vintageAsOf(state.vintages.of('2024', undefined), Date.UTC(2025, 5, 1))?.data, { value: 11.3 })
  t.match(vintageAsOf(state.vintages.of('2024', undefined), Number.POSITIVE_INFINITY)?.data, { value: 11 })
  before.when(correct, { period: '2024', value: 11.4, vintage: '2025-03-31', ...because }).records({})
})

t.test('a vintage known from a running date is named by its text', async () => {
  given([...indicator(), measured('2024', 11.2, { knownFrom: '2026' })])
    .later('2027-03-01T00:00:00Z')
    .when(correct, { period: '2024', value: 11.3, vintage: '2026', ...because })
    .records({ knownFrom: Date.parse('2026-06-15T12:00:00Z') })
})

t.test('a vintage that was corrected under its own knownFrom is compared as it was corrected last', async () => {
  const named = { period: '2024', vintage: '2025-03', ...because }
  given([
    ...indicator(),
    measured('2024', 11.2, { knownFrom: '2025-03', obsStatus: 'P' }),
    [correct, { ...named, value: 11.1, obsStatus: 'A' }],
  ])
    .when(correct, { ...named, value: 11 })
    .records({ data: { value: 11, obsStatus: 'A' } })
})

t.test('a named vintage may be corrected as known from another time', async () => {
  given([...indicator(), measured('2024', 11.2, { knownFrom: '2025-03' })])
    .when(correct, { period: '2024', value: 11, vintage: '2025-03', knownFrom: '2025-09', ...because })
    .records({ knownFrom: Date.UTC(2025, 9, 1) - 1, meta: { knownFrom: '2025-09' }, data: { vintage: '2025-03' } })
})

t.test('a corrected figure keeps its status unless another is given, and a value ends “missing”', async () => {
  const statusAfter = (before: object, correction: object) => {
    const outcome = given([...indicator(), ['indicators/i/measure', { period: '2024', ...before }]]).ledger.submit(
      correct,
      {
        period: '2024',
        ...because,
        ...correction,
      },
    )
    return 'recorded' in outcome
      ? (outcome.recorded[0]?.data as { obsStatus?: string } | undefined)?.obsStatus
      : JSON.stringify(outcome)
  }
  t.equal(statusAfter({ value: 1, obsStatus: 'P' }, { value: 2 }), 'P')
  t.equal(statusAfter({ value: 1, obsStatus: 'P' }, { value: 2, obsStatus: 'A' }), 'A')
  t.equal(statusAfter({ value: 1 }, { value: 2 }), undefined)
  t.equal(statusAfter({ obsStatus: 'L' }, { value: 2 }), undefined)
  t.equal(statusAfter({ value: 1 }, { obsStatus: 'L' }), 'L')
})

t.test('a correction is the figure with changes: what it does not state stays as it stood', async () => {
  const survey = { standardError: 1.5, note: 'Survey of 1,200', obsStatus: 'U' }
  const after = (before: object, changes: object) =>
    given([...indicator({ multiplier: 100 }), ['indicators/i/measure', { period: '2024', ...before }]])
      .when(correct, { period: '2024', ...because, ...changes })
      .records({})
      .ledger.streams.get('indicator-i')
      ?.facts.at(-1)?.data
  const whole = { period: '2024', cause: 'source-revised' }
  t.strictSame(after({ value: 52.5, ...survey }, { value: 52.6 }), { ...whole, ...survey, value: 52.6 })
  t.strictSame(after({ value: 52.5, ...survey }, { note: 'n' }), { ...whole, ...survey, value: 52.5, note: 'n' })
  t.strictSame(after({ value: 52.5, ...survey }, { low: 50, high: 54 }), { ...whole, ...survey, low: 50, high: 54 })
  const margin = { low: 50, high: 55, level: 0.95 }
  const { standardError: _, ...noted } = survey
  t.strictSame(after({ value: 52.5, ...survey }, { margin }), { ...whole, ...noted, value: 52.5, margin })
  t.strictSame(after({ value: 52.5, ...survey }, { obsStatus: 'Q' }), { ...whole, note: survey.note, obsStatus: 'Q' })
  const ratio = { value: 50, numerator: 50, denominator: 100 }
  const parts = { numerator: 60, denominator: 100 }
  t.strictSame(after(ratio, { value: 60, ...parts }), { ...whole, value: 60, ...parts })
  t.strictSame(after(ratio, { value: 50, note: 'n' }), { ...whole, ...ratio, note: 'n' })
  t.strictSame(after(ratio, { obsStatus: 'L' }), { ...whole, obsStatus: 'L' })
  t.strictSame(after({ obsStatus: 'LB', note: 'n' }, { value: 3 }), { ...whole, note: 'n', value: 3 })
})

t.test('a new value of a ratio brings its new parts', async () => {
  const ratio = { numerator: 50, denominator: 100 }
  const before = given([...indicator({ multiplier: 100 }), measured('2024', 50, ratio)])
  before.when(correct, { period: '2024', value: 60, ...because }).isRefused('needs-parts', '/numerator', /50 of 100/)
  before.when(correct, { period: '2024', value: 60, numerator: 60, ...because }).isRefused('needs-parts', '/numerator')
  before.when(correct, { period: '2024', numerator: 60, ...because }).isRefused('ratio-mismatch', '/value')
  before
    .when('indicators/i/correct-many', { corrections: [{ period: '2024', value: 60, ...because }] })
    .isRefused('needs-parts', '/corrections/0/numerator')
})

t.test('a figure that had no value takes a status other than those without value together with one', async () => {
  const before = given([...indicator(), ['indicators/i/measure', { period: '2024', obsStatus: 'L' }]])
  before.when(correct, { period: '2024', obsStatus: 'P', ...because }).isRefused('not-measured', '/value', /\(L\)/)
  before.when(correct, { period: '2024', obsStatus: 'M', ...because }).records({ data: { obsStatus: 'M' } })
  before.when(correct, { period: '2024', obsStatus: 'P', value: 1, ...because }).records({ data: { obsStatus: 'P' } })
})

t.test('a correction of a forecast whose period has begun states what the figure is', async () => {
  const before = given([...indicator(), measured('2026', 9, { obsStatus: 'F', knownFrom: '2025' })])
  before.when(correct, { period: '2026', value: 8, ...because }).isRefused('needs-status', '/obsStatus', /forecast/)
  for (const obsStatus of ['A', 'P', 'F'])
    before.when(correct, { period: '2026', value: 8, obsStatus, ...because }).records({ data: { value: 8, obsStatus } })
})

t.test('a correction cannot be known before its period began either', async () => {
  given([...indicator(), measured('2025', 9, { knownFrom: '2026-02' })])
    .when(correct, { period: '2025', value: 8, knownFrom: '2024-06', ...because })
    .isRefused('known-before-its-period', '/knownFrom')
  given([...indicator(), measured('2025', 9, { obsStatus: 'F', knownFrom: '2024-01' })])
    .when(correct, { period: '2025', value: 8, obsStatus: 'A', knownFrom: '2024-06', ...because })
    .isRefused('known-before-its-period', '/knownFrom', /June 2024/)
    .when(correct, { period: '2025', value: 8, obsStatus: 'A', vintage: '2024-01', ...because })
    .isRefused('known-before-its-period', '/knownFrom')
    .when(correct, { period: '2025', value: 8, obsStatus: 'F', knownFrom: '2024-06', ...because })
    .records({ data: { obsStatus: 'F' } })
})

t.test('a forecast is corrected as a forecast', async () => {
  given([...indicator(), measured('2030', 5, { obsStatus: 'F' })])
    .when(correct, { period: '2030', value: 6, ...because })
    .records({ data: { value: 6, obsStatus: 'F' } })
    .when(correct, { period: '2030', value: 6, obsStatus: 'A', ...because })
    .isRefused('period-not-begun')
})

/** What may happen to one key: a day from which it was known, and a value, or none where it is withdrawn. */
const deed = fc.record({
  command: fc.constantFrom('measure', 'correct', 'withdraw'),
  knownFrom: fc.option(
    fc.integer({ min: 1, max: 5 }).map(day => `2026-05-0${day}`),
    { nil: undefined },
  ),
  value: fc.integer({ min: 0, max: 3 }),
})

t.test(
  'the value of a key as of a date is the last of measured, corrected and withdrawn by (knownFrom, position)',
  async () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 12 }), deeds => {
        const { ledger } = given(indicator())
        const model: { known: number; value: number | undefined }[] = []
        for (const { command, knownFrom, value } of deeds) {
          const known = knownFrom === undefined ? {} : { knownFrom }
          const amount = command === 'withdraw' ? {} : { value }
          const why = command === 'measure' ? {} : command === 'correct' ? because : { reason }
          const outcome = ledger.submit(`indicators/i/${command}`, { period: '2024', ...amount, ...known, ...why })
          if (!('recorded' in outcome)) continue
          const ms = knownFrom === undefined ? outcome.recorded[0]?.recordedAt : parseKnowledge(knownFrom).lastMs
          model.push({ known: ms as number, value: command === 'withdraw' ? undefined : value })
        }
        const { vintages } = ledger.stateOf<IndicatorState>('indicator-i')
        return ['2026-04-30', '2026-05-01', '2026-05-03', '2026-05-05', '2026-06-16'].every(asOf => {
          const at = parseKnowledge(asOf).lastMs
          const expected = model
            .filter(m => m.known <= at)
            .sort((a, b) => a.known - b.known)
            .at(-1)
          const standing = vintageAsOf(vintages.of('2024', undefined), at)
          return (standing?.data as { value?: number } | undefined)?.value === expected?.value
        })
      }),
      { numRuns: 300 },
    )
  },
)

t.test('many corrections are judged one by one, and all or none are recorded', async () => {
  const many = 'indicators/i/correct-many'
  const before = given([...indicator({ ...counties, limits: { max: 10 } }), measured('2023', 9), measured('2024', 9.5)])
  const right = { period: '2023', value: 8, ...because }
  before
    .when(many, { corrections: [right, { period: '2024', value: 11, ...because }] })
    .isRefused('out-of-limits', '/corrections/1/value')
  before
    .when(many, { corrections: [{ period: '2022', value: 1, ...because }, right] })
    .isRefused('not-measured', '/corrections/0/period')
  before
    .when(many, { corrections: [right, { ...right, value: 7 }] })
    .isRefused('already-measured', '/corrections/1/period')
  before.when(many, { corrections: [{ ...right, reason: undefined }] }).isInvalid('/reason')
  before.when(many, { corrections: [right, { ...right, reason: undefined }] }).isInvalid('/corrections/1/reason')
  before
    .when(many, { corrections: [right, { period: '2024', value: 9.4, ...because, reason: 'Typed wrongly' }] })
    .records(
      { type: 'measurement-corrected', data: { period: '2023', value: 8 }, meta: { reason } },
      { data: { period: '2024', value: 9.4 }, meta: { reason: 'Typed wrongly' } },
    )
})
