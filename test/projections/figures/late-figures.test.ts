import fc from 'fast-check'
import t from 'tap'
import type { Pin } from '../../../projections/base/pin.ts'
import type { ValueFact } from '../../../projections/figures/columns.ts'
import { emptySeries } from '../../../projections/figures/series.ts'

const figures = fc.array(
  fc.record({
    period: fc.constantFrom('2019', '2020', '2021'),
    knownFrom: fc.nat({ max: 20 }),
    after: fc.nat({ max: 3 }),
    isWithdrawn: fc.constantFrom(false, false, false, true),
  }),
  { maxLength: 30 },
)
const pins = fc.array(
  fc.record({
    asOfMs: fc.constantFrom(
      ...Array.from({ length: 25 }, (_, ms) => ms - 2),
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ),
    position: fc.integer({ min: -1, max: 70 }),
    asksWhatStands: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
)

t.test('late figures are those inside the pin recorded after its day, whatever was asked before', async () => {
  fc.assert(
    fc.property(figures, pins, (given, asked) => {
      const series = emptySeries()
      let recordedAt = 0
      const facts = given.map(({ period, knownFrom, after, isWithdrawn }, index) => {
        recordedAt += after
        const type = isWithdrawn ? 'measurement-withdrawn' : 'indicator-measured'
        const data = { period, ...(!isWithdrawn && { value: index }) }
        return { type, data, position: index * 2, recordedAt, knownFrom, meta: {} } as unknown as ValueFact
      })
      for (const fact of facts) series.add(fact)
      for (const { asOfMs, position, asksWhatStands } of asked) {
        const pin: Pin = { asOf: null, asOfMs, position, on: '2022-06-30', figures: 'all' }
        if (asksWhatStands) series.standing(pin)
        const late = facts.filter(f => f.position <= position && f.knownFrom <= asOfMs && f.recordedAt > asOfMs).length
        if (series.late(pin) !== late) throw new Error(`${series.late(pin)} are late, not ${late}`)
      }
    }),
    { numRuns: 300 },
  )
})
