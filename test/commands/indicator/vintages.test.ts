/** The vintages of an indicator: what is put into columns comes out as it was put in. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { valueKey } from '../../../src/commands/indicator/value-key.ts'
import { type Vintage, Vintages, vintageAsOf } from '../../../src/commands/indicator/vintages.ts'

const period = fc.constantFrom('2019', '2020', '2020-Q4', '2018/2020', '2021-01-01', {
  period: '2015',
  cohort: true as const,
  after: 'P6Y',
})
const cell = fc.constantFrom(undefined, {}, { sex: 'F' }, { sex: 'M' }, { age: '16', sex: 'F' })
const amount = fc.oneof(
  fc.double({ noNaN: true }).map(value => ({ value })),
  fc.constantFrom(
    { value: -0, obsStatus: 'P' },
    { value: 1, obsStatus: 'B', flags: ['U'] },
    { low: 1, high: 2 },
    { obsStatus: 'Q' },
    { value: 3, numerator: 6, denominator: 2 },
    { value: 4, cause: 'source-revised', vintage: '2021' },
    { obsStatus: 'J', judgement: { scale: 's', code: 'c' } },
    {},
  ),
)
const annotations = fc.constantFrom(
  undefined,
  { reason: 'late' },
  { reason: 'later', decision: 'd' },
  { evidence: [{ type: 'document', uri: 'https://example.org' }] },
)
const vintage = fc
  .record({
    type: fc.constantFrom('indicator-measured', 'measurement-corrected', 'measurement-withdrawn'),
    period,
    cell,
    amount,
    knownFrom: fc.integer({ min: -1, max: 5 }),
    knownFromText: fc.constantFrom(undefined, '2021', '2022-05'),
    annotations,
  })
  .map(({ period, cell, amount, ...rest }) => ({ ...rest, data: { period, ...(cell && { cell }), ...amount } }))
const several = fc
  .array(vintage, { maxLength: 60 })
  .map(all => all.map((each, revision) => ({ ...each, revision }) as unknown as Vintage))

t.test(
  'each vintage is read as it was added, with those of its period and cell alone, in recording order',
  async () => {
    fc.assert(
      fc.property(several, all => {
        const vintages = new Vintages()
        const added = new Map<string, Vintage[]>()
        for (const each of all) {
          vintages.add(each)
          const { period, cell } = each.data
          const key = valueKey(period, cell)
          added.set(key, [...(added.get(key) ?? []), each])
          assert.deepStrictEqual(vintages.of(period, cell), added.get(key))
        }
        assert.deepStrictEqual([...vintages.ofEach()], [...added.values()])
      }),
      { numRuns: 300 },
    )
  },
)

t.test('asking for what was never recorded answers none, and leaves everything as it was', async t => {
  const vintages = new Vintages()
  const data = { period: '2020', value: 1 }
  const one = { type: 'indicator-measured', data, knownFrom: 1, knownFromText: undefined, revision: 0 } as const
  vintages.add({ ...one, annotations: undefined })
  for (const other of ['2021', '2021-Q1', '2022']) t.same(vintages.of(other, undefined), [])
  t.same(vintages.of('2020', { sex: 'F' }), [])
  vintages.add({ ...one, data: { period: '2021', value: 2 }, revision: 1, annotations: undefined })
  t.match([...vintages.ofEach()], [[{ data: { value: 1 } }], [{ data: { value: 2 } }]])
})

t.test('the vintage in force is the last by knowledge, and of one time the last recorded', async () => {
  fc.assert(
    fc.property(several, fc.integer({ min: -2, max: 6 }), (all, knownAt) => {
      const known = all.filter(({ knownFrom }) => knownFrom <= knownAt)
      const last = known.toSorted((a, b) => a.knownFrom - b.knownFrom || a.revision - b.revision).at(-1)
      assert.equal(vintageAsOf(all, knownAt), last)
    }),
  )
})
