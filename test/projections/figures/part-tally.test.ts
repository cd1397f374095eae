import fc from 'fast-check'
import t from 'tap'
import { growingParts, tallyOf } from '../../../projections/figures/part-tally.ts'
import type { PointAt } from '../../../projections/figures/points.ts'

const decimals = fc.integer({ min: -50, max: 50 }).map(n => n / 10)
const wholes = fc.integer({ min: -1_000_000, max: 1_000_000 })
/** So large that their sum may be rounded, and the order counts. */
const large = fc.maxSafeInteger()

const partOf = (number: fc.Arbitrary<number>) =>
  fc.record({
    value: fc.option(number),
    obsStatus: fc.constantFrom('A', 'M', 'P', 'F', 'L'),
    rest: fc.record({ numerator: number, denominator: number, flags: fc.constant(['U']) }, { requiredKeys: [] }),
    disputed: fc.constantFrom([], ['d']),
    knownFrom: fc.integer({ min: 0, max: 9 }),
    position: fc.integer({ min: 0, max: 99 }),
    recordedAt: fc.integer({ min: 0, max: 9 }),
  }) as unknown as fc.Arbitrary<PointAt>

const partsOf = (number: fc.Arbitrary<number>) =>
  fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.option(partOf(number), { nil: undefined })), { maxLength: 80 })

t.test('parts that were put in and taken out add up to what those left do, in the order of their places', async () => {
  const steps = fc.oneof(...[decimals, wholes, large, fc.oneof(wholes, decimals, large)].map(partsOf))
  fc.assert(
    fc.property(fc.constantFrom('sum' as const, 'ratio' as const), steps, (rule, all) => {
      const growing = growingParts(rule)
      const plain = new Map<number, PointAt>()
      for (const [place, one] of all) {
        growing.put(place, one)
        if (one) plain.set(place, one)
        else plain.delete(place)
        const left = [...plain].sort(([a], [b]) => a - b)
        const [found, wanted] = [
          { places: growing.places, parts: growing.parts, ...growing.tally() },
          {
            places: left.map(([at]) => at),
            parts: left.map(([, p]) => p),
            ...tallyOf(
              left.map(([, p]) => p),
              rule,
            ),
          },
        ]
        if (JSON.stringify(found) !== JSON.stringify(wanted))
          throw new Error(`${JSON.stringify(found)}\n${JSON.stringify(wanted)}`)
      }
    }),
    { numRuns: 500 },
  )
})
