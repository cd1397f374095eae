import fc from 'fast-check'
import t from 'tap'
import { linear, roundTicks, spread, yearSpans } from '../../../src/dashboard/chart/scale.ts'

t.test('a scale maps ends to ends, and a domain without width to the middle', async t => {
  const scale = linear([10, 20], [0, 100])
  t.strictSame([10, 15, 20].map(scale), [0, 50, 100])
  t.equal(linear([3, 3], [0, 100])(3), 50)
})

t.test('ticks are round, stand apart evenly, and reach around every value', async () => {
  const sane = fc.double({ min: -1e9, max: 1e9, noNaN: true })
  fc.assert(
    fc.property(sane, sane, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      // Figures have a few digits; what differs in the tenth is not drawn.
      fc.pre(high - low > Math.max(1e-6, Math.abs(high) * 1e-6, Math.abs(low) * 1e-6))
      const { values, domain } = roundTicks(low, high, 5)
      const span = domain[1] - domain[0]
      return (
        domain[0] <= low + span * 1e-6 &&
        domain[1] >= high - span * 1e-6 &&
        values.length >= 2 &&
        values.length <= 10 &&
        values.every((value, i) => i === 0 || value > (values[i - 1] as number))
      )
    }),
    { numRuns: 500 },
  )
})

t.test('ticks come with the number of decimals it takes to write them', async t => {
  t.match(roundTicks(9.2, 12.2, 5), { decimals: 1 })
  t.strictSame(roundTicks(0, 10, 5).values, [0, 2, 4, 6, 8, 10])
  t.match(roundTicks(0, 10, 5), { decimals: 0 })
})

t.test('a single value has ticks around it', async t => {
  for (const value of [0, 5, -3]) t.ok(roundTicks(value, value, 5).values.length >= 1, String(value))
})

t.test('a year is a span of the axis, in which each of its figures stands, the last one too', async t => {
  t.strictSame(yearSpans(2016, 2018, 0.5, 10), [
    { year: 2015, from: 2015.5, to: 2016.5, isWritten: true },
    { year: 2016, from: 2016.5, to: 2017.5, isWritten: true },
    { year: 2017, from: 2017.5, to: 2018.5, isWritten: true },
  ])
  const months = yearSpans(2025 + 1 / 12, 2026, 1 / 24, 10)
  t.strictSame(
    months.map(({ year }) => year),
    [2025],
  )
  for (let month = 1; month <= 12; month++) {
    const at = 2025 + month / 12
    t.ok((months[0]?.from ?? 0) < at && at < (months[0]?.to ?? 0), `month ${month}`)
  }
  t.ok(yearSpans(1990, 2050, 0.5, 7).filter(({ isWritten }) => isWritten).length <= 7)
})

t.test('labels keep their order and the room between them', async t => {
  const placed = spread([{ y: 50 }, { y: 10 }, { y: 12 }], 19)
  t.strictSame(
    placed.map(l => l.y),
    [10, 29, 50],
  )
})

t.test('labels that would lie too low move up again', async t => {
  const placed = spread([{ y: 88 }, { y: 90 }], 19, 95)
  t.strictSame(
    placed.map(l => l.y),
    [76, 95],
  )
})
