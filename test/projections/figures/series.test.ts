import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { Pin } from '../../../projections/base/pin.ts'
import { isWithin } from '../../../projections/base/span.ts'
import type { ValueFact } from '../../../projections/figures/columns.ts'
import { emptySeries, type Series, seriesUpTo } from '../../../projections/figures/series.ts'

const figure = fc.record({
  period: fc.constantFrom('2018', '2019', '2020', '2021'),
  knownFrom: fc.nat({ max: 20 }),
  after: fc.nat({ max: 3 }),
  isWithdrawn: fc.constantFrom(false, false, false, true),
})
const byKnownFrom = (a: { readonly knownFrom: number }, b: { readonly knownFrom: number }) => a.knownFrom - b.knownFrom
// Mostly what was recorded first was known first; then some that were not.
const figures = fc
  .tuple(fc.array(figure, { maxLength: 20 }), fc.array(figure, { maxLength: 10 }))
  .map(([first, others]) => [...first.toSorted(byKnownFrom), ...others])
const pins = fc.array(
  fc.record({
    asOfMs: fc.constantFrom(
      ...Array.from({ length: 25 }, (_, ms) => ms - 2),
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ),
    position: fc.integer({ min: -1, max: 70 }),
    asks: fc.constantFrom('standing', 'known', 'late', 'standing, then late', 'span'),
    adds: fc.constantFrom(0, 0, 1, 3, 30),
  }),
  { minLength: 1, maxLength: 12 },
)

type Given = typeof figures extends fc.Arbitrary<infer G> ? G : never

/** Recorded one after the other, at every second position. */
function factsOf(given: Given): ValueFact[] {
  let recordedAt = 0
  return given.map(({ period, knownFrom, after, isWithdrawn }, index) => {
    recordedAt += after
    const type = isWithdrawn ? 'measurement-withdrawn' : 'indicator-measured'
    const data = { period, ...(!isWithdrawn && { value: index }) }
    return { type, data, position: index * 2, recordedAt, knownFrom, meta: {} } as unknown as ValueFact
  })
}

const pinAt = (asOfMs: number, position: number): Pin => ({
  asOf: null,
  asOfMs,
  position,
  on: '2022-06-30',
  figures: 'all',
})

/** What facts tell at a pin, each looked at by itself. */
function told(facts: readonly ValueFact[], { asOfMs, position }: Pin) {
  const inside = facts.filter(f => f.position <= position && f.knownFrom <= asOfMs)
  const standing = new Map<unknown, ValueFact>()
  for (const fact of inside.toSorted((a, b) => a.knownFrom - b.knownFrom || a.position - b.position))
    standing.set(fact.data.period, fact)
  return {
    standing: [...standing.values()]
      .filter(f => f.type !== 'measurement-withdrawn')
      .map(f => `${f.data.period} ${f.position}`),
    known: inside.length,
    late: inside.filter(f => f.recordedAt > asOfMs).length,
  }
}

function seriesOf(facts: readonly ValueFact[]) {
  const series = emptySeries()
  for (const fact of facts) series.add(fact)
  return series
}

t.test(
  'what stands at a pin, is known, and is late, is what its facts tell, whatever was asked or added before',
  async () => {
    fc.assert(
      fc.property(figures, pins, (given, asked) => {
        const facts = factsOf(given)
        const series = emptySeries()
        for (const { asOfMs, position, asks, adds } of asked) {
          for (const fact of facts.slice(series.rows, series.rows + adds)) series.add(fact)
          const pin = pinAt(asOfMs, position)
          const { standing, known, late } = told(facts.slice(0, series.rows), pin)
          if (asks === 'standing, then late') series.standing(pin)
          if (asks.endsWith('late')) assert.equal(series.late(pin), late)
          if (asks === 'known') assert.equal(series.known(pin), known)
          if (asks === 'span') assert.ok(isWithin(asOfMs, series.span(pin)))
          if (asks !== 'standing') continue
          const stands = series
            .standing(pin)
            .flatMap((row, key) => (row < 0 ? [] : [`${series.keys[key]?.given} ${series.row(row).position}`]))
          assert.deepEqual(stands.sort(), standing.sort())
        }
      }),
      { numRuns: 500 },
    )
  },
)

t.test('over its span a pin has the same figures, and as many are late; outside of it some are others', async () => {
  fc.assert(
    fc.property(
      figures,
      fc.integer({ min: -2, max: 22 }),
      fc.integer({ min: -1, max: 60 }),
      (given, asOfMs, position) => {
        const facts = factsOf(given)
        const span = seriesOf(facts).span(pinAt(asOfMs, position))
        const here = told(facts, pinAt(asOfMs, position))
        for (let other = -3; other < 70; other++) {
          const there = told(facts, pinAt(other, position))
          if (isWithin(other, span)) assert.deepEqual(there, here)
        }
        // It is no shorter than it need be: where it ends, something was known or recorded.
        const moments = new Set(facts.flatMap(f => (f.position <= position ? [f.knownFrom, f.recordedAt] : [])))
        for (const end of [span.from, span.until]) assert.ok(!Number.isFinite(end) || moments.has(end), `${end}`)
      },
    ),
    { numRuns: 500 },
  )
})

/** Positions of the rows by the period of their key, in the order they fold; of the keys given alone. */
const rowsBy = ({ keys, row }: Series, all: Iterable<readonly [number, readonly number[] | undefined]>) =>
  new Map([...all].flatMap(([of, rows]) => (rows ? [[keys[of]?.given, rows.map(r => row(r).position)]] : [])))

t.test(
  'the history of all keys, of some, and of those revised, up to a position too, is what the facts tell',
  async () => {
    fc.assert(
      fc.property(figures, fc.nat({ max: 22 }), fc.integer({ min: -1, max: 70 }), (given, asOfMs, head) => {
        const facts = factsOf(given)
        const pin = pinAt(asOfMs, 70)
        for (const [series, end] of [
          [seriesOf(facts), 70],
          [seriesUpTo(seriesOf(facts), head), head],
        ] as const) {
          const inside = facts.filter(f => f.position <= end && f.knownFrom <= asOfMs)
          const sorted = inside.toSorted((a, b) => a.knownFrom - b.knownFrom || a.position - b.position)
          const wanted = new Map(
            [...Map.groupBy(sorted, f => f.data.period)].map(([of, all]) => [of, all.map(f => f.position)]),
          )
          const some = series.keys.filter(({ index }) => index % 2 === 0).map(({ index }) => index)
          const isSome = (period: unknown) => some.some(of => series.keys[of]?.given === period)
          assert.deepEqual(rowsBy(series, series.history(pin).entries()), wanted)
          assert.deepEqual(
            rowsBy(series, series.history(pin, some).entries()),
            new Map([...wanted].filter(([period]) => isSome(period))),
          )
          assert.deepEqual(
            rowsBy(series, series.revised(pin)),
            new Map([...wanted].filter(([, positions]) => positions.length > 1)),
          )
        }
      }),
    )
  },
)
