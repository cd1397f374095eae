import fc from 'fast-check'
import t from 'tap'
import { itemsOf } from '../../../projections/base/list.ts'
import type { Case } from '../../../projections/progress/case.ts'
import { assessTrend } from '../../../projections/progress/trend.ts'
import { trendCourse } from '../../../projections/progress/trend-course.ts'
import { randomFrom } from '../../fixtures/random.ts'
import { aCase, aim, band, baseline, close, from, neet, point, yearEnd, yearly } from './cases.ts'

/** Values from 2016 on, down wanted, target by 2031 unless said otherwise. */
const falling = (values: readonly number[], target: number, more: Partial<Case> = {}): Case =>
  aCase({ points: from(2016, values), target: aim(2031, target), ...more })
const verdict = (c: Case) => assessTrend(c).verdict

t.test('three points are too early to say', t => {
  t.match(assessTrend(neet), { verdict: 'too-early', slope: null, projected: null, chance: null, level: 0.8 })
  t.equal(assessTrend(neet).at, yearEnd(2035))
  t.equal(verdict(falling([5, 4, 3, 2], 1)), 'reaches')
  t.end()
})

t.test('the verdict compares the pace with the pace needed', t => {
  // 20 in 2021, ten years and ten to go.
  const pace = (b: number) =>
    assessTrend(
      falling(
        [0, 1, 2, 3, 4, 5].map(i => 20 + b * (i - 5)),
        10,
      ),
    )
  t.match(pace(-1), { verdict: 'reaches', slope: -1, needed: -1, pace: 1, ifPaceHolds: 10 })
  t.equal(pace(-0.951).verdict, 'reaches')
  t.equal(pace(-0.95).verdict, 'slightly-short')
  t.equal(pace(-0.8).verdict, 'slightly-short')
  t.equal(pace(-0.799).verdict, 'clearly-short')
  t.equal(pace(0).verdict, 'clearly-short')
  t.equal(pace(0.2).verdict, 'moving-away')
  t.end()
})

t.test('a straight line on the path says reaches at every horizon, in either direction', t => {
  fc.assert(
    fc.property(
      fc.integer({ min: -500, max: 500 }).filter(n => n !== 0),
      fc.integer({ min: -1000, max: 1000 }),
      fc.integer({ min: 4, max: 12 }),
      fc.integer({ min: 1, max: 40 }),
      (perYear, start, n, horizon) => {
        const b = perYear / 100
        const points = from(
          2010,
          Array.from({ length: n }, (_, i) => start / 10 + b * i),
        )
        const target = aim(2009 + n + horizon, start / 10 + b * (n - 1 + horizon))
        const c = aCase({ direction: b > 0 ? 'increase' : 'decrease', points, target, on: yearEnd(2100) })
        return verdict(c) === 'reaches'
      },
    ),
  )
  t.end()
})

t.test('drift that rounding alone could make is not moving away', t => {
  const still = [10, 10.1, 10.1, 10.2, 10.2, 10.3]
  t.equal(verdict(falling(still, 5)), 'moving-away')
  t.equal(verdict(falling(still, 5, { decimals: 0 })), 'clearly-short')
  const noisy = [0.3, 0.1 + 0.2, 0.3, 0.1 + 0.2, 0.1 + 0.2, 0.1 + 0.2]
  t.equal(verdict(falling(noisy, 0.1)), 'clearly-short', 'floating point is no drift either')
  t.end()
})

t.test('met is not treated as kept', t => {
  t.equal(verdict(falling([9, 8, 7, 6], 6)), 'met')
  t.equal(verdict(falling([3, 4, 5, 6], 6)), 'met-slipping')
  t.equal(verdict(falling([6, 6, 6, 6], 6)), 'met')
  t.equal(assessTrend(falling([3, 4, 5, 6], 6)).pace, null)
  t.equal(assessTrend(falling([3, 4, 5, 6], 7)).pace, null)
  t.end()
})

t.test('the date of the target gone by is not assessed', t => {
  const past = falling([9, 8, 7, 6], 5, { target: aim(2019, 5) })
  t.match(assessTrend(past), { verdict: 'not-assessed', slope: -1, needed: null, reasons: ['target-date-passed'] })
  t.end()
})

t.test('no target, nothing to hold in, no measurement: not assessed', t => {
  t.match(assessTrend(aCase({ points: from(2016, [4, 3, 2, 1]) })), { verdict: 'not-assessed', reasons: ['no-target'] })
  t.match(assessTrend(falling([4, 3, 2, 1], 0, { direction: 'hold' })).reasons, ['hold-needs-band'])
  t.match(assessTrend(falling([], 0)), { verdict: 'not-assessed', reasons: ['no-measurement'] })
  t.end()
})

t.test('nothing is needed to reach a target that is met', t => {
  t.match(assessTrend(falling([6, 5, 4, 3, 2, 1], 3)), { verdict: 'met', needed: null, pace: null })
  t.end()
})

t.test('a band is aimed at its nearest bound, and going through it is no success', t => {
  const into = (values: number[], low: number, high: number, more: Partial<Case> = {}) =>
    assessTrend(falling(values, 0, { direction: 'hold', target: band(2031, low, high), ...more }))
  t.match(into([24, 23, 22, 21, 20.5, 20], 8, 12).verdict, 'reaches')
  t.equal(into([26, 25, 24, 23, 22, 20], 14, 15).verdict, 'clearly-short', 'carried on it runs out on the other side')
  t.equal(into([1, 2, 3, 4, 5, 6], 14, 17).verdict, 'reaches', 'upwards from below')
  t.equal(into([6, 5, 4, 3, 2, 1], 14, 17).verdict, 'moving-away')
  t.match(into([9, 9.1, 9, 9.1, 9, 9.1], 8, 12), { verdict: 'met', needed: null, pace: null })
  t.equal(into([8, 8.5, 9, 9.5, 10, 10.5], 8, 12).verdict, 'met-slipping')
  t.end()
})

t.test('one odd year does not decide the slope', t => {
  t.equal(assessTrend(falling([10, 9, 8, 70, 6, 5], 1)).slope, -1)
  t.end()
})

t.test('the last six points count, or as many as the window says', t => {
  const turned = [1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1]
  t.equal(assessTrend(falling(turned, 0, { target: aim(2040, 0) })).slope, -1)
  t.equal(assessTrend(falling(turned, 0, { target: aim(2040, 0), options: { window: 10 } })).slope !== -1, true)
  t.equal(
    assessTrend(falling(turned, 0, { target: aim(2040, 0), options: { window: 1 } })).slope,
    -1,
    'never under four',
  )
  t.end()
})

t.test('forecasts, missing, suppressed, not significant and intervals are no points', t => {
  const base = yearly({ 2016: 9, 2017: 8, 2018: 7, 2019: 6 })
  const odd = ['F', 'H', 'L', 'M', 'N', 'Q'].map((obsStatus, i) => point(2020 + i, 0.1, { obsStatus }))
  const interval = point(2026, null, { low: 0, high: 1 })
  const incomplete = point(2027, 0, { incomplete: true })
  const c = falling([], 1, { points: [...base, ...odd, interval, incomplete], on: yearEnd(2030) })
  t.match(assessTrend(c), { slope: -1, ifPaceHolds: -6, verdict: 'reaches' })
  t.end()
})

t.test('the baseline is not a point', t => {
  const c = falling([9, 8, 7], 1, { baseline: { t: yearEnd(2010), value: 20, version: 1, period: '2010' } })
  t.equal(verdict(c), 'too-early')
  t.end()
})

t.test('provisional and disputed points are told', t => {
  const points = [...from(2016, [9, 8, 7]), point(2019, 6, { obsStatus: 'P', disputed: true })]
  t.strictSame(assessTrend(falling([], 1, { points, target: aim(2022, 1) })).reasons, ['provisional', 'disputed'])
  t.end()
})

t.test('beyond five years it is indicative', t => {
  const to = (year: number) => assessTrend(falling([9, 8, 7, 6], 1, { target: aim(year, 1) })).reasons
  t.strictSame([to(2024), to(2025)], [[], ['indicative']])
  t.end()
})

t.test('the chance is told in words, and as a number only when asked for', t => {
  const values = [10, 9.2, 8.4, 7.1, 6.2, 5]
  const word = (target: number) => assessTrend(falling(values, target, { target: aim(2023, target) })).chance
  t.strictSame([word(5.5), word(3), word(1)], ['likely', 'uncertain', 'unlikely'])
  const numbered = assessTrend(falling(values, 1, { target: aim(2023, 1), options: { numbers: true } }))
  t.equal(numbered.chanceInWords, 'unlikely')
  t.ok((numbered.chance as number) > 0 && (numbered.chance as number) < 0.33)
  t.notOk('chanceInWords' in assessTrend(falling(values, 1)))
  t.end()
})

t.test('after a break only the points since count, and it says so', t => {
  const points = [...from(2012, [9, 8, 7, 6]).map(p => ({ ...p, version: 0 })), ...from(2016, [20, 19, 18])]
  t.match(assessTrend(falling([], 1, { points })), { verdict: 'too-early', reasons: ['break'] })
  const more = [...points, ...from(2019, [17, 16, 15])]
  t.match(assessTrend(falling([], 1, { points: more })), { slope: -1, reasons: ['indicative'] })
  t.match(assessTrend(falling([], 1, { points: points.slice(0, 4) })), { verdict: 'not-assessed', reasons: ['break'] })
  t.end()
})

t.test('a straight line on its path is on pace, uncertain, and its course draws that', t => {
  const line = (decimals: number) =>
    aCase({
      direction: 'increase',
      baseline: baseline(2015, 8),
      points: from(2016, [10, 12, 14, 16, 18, 20, 22, 24, 26]),
      target: aim(2031, 40),
      decimals,
    })
  t.match(assessTrend(line(1)), { verdict: 'reaches', chance: 'uncertain', ifPaceHolds: 40, projected: 40 })
  const course = trendCourse(line(1))
  t.strictSame(
    course.map(stop => [stop.at, stop.projected]),
    [26, 27, 28, 29, 30, 31, 32].map((at, i) => [2000 + at, 28 + 2 * i]),
  )
  const widths = course.map(({ low, high }) => high - low)
  t.ok(
    widths.every((width, i) => i === 0 || width > (widths[i - 1] ?? 0)),
    'the band widens',
  )
  t.match(assessTrend(line(1)), { low: course.at(-1)?.low, high: course.at(-1)?.high }, 'and ends with the answer')
  t.strictSame(trendCourse({ ...line(1), target: aim(2020, 40) }), [])
  t.strictSame(trendCourse(aCase({ points: from(2016, [1, 2]), target: aim(2031, 40) })), [])
  t.end()
})

t.test('the course of a series that does not end with a year goes by its own years', t => {
  const points = [2018, 2019, 2020, 2021].map((year, i) => point(year, 9 - i, { t: year + 5 / 12 }))
  const at = trendCourse(aCase({ points, target: { t: 2023.5, value: 1 }, on: 2022 })).map(stop => stop.at)
  t.strictSame(at, [2022 + 5 / 12, 2023 + 5 / 12, 2023.5])
  t.end()
})

t.test('a gap of no more than rounding, sampling error or one per cent of the way is none', t => {
  // 99 % of the way from 20 to 10, and flat.
  const flat = (value: number, more: Partial<Case> = {}) =>
    assessTrend(falling(Array(6).fill(value), 10, { baseline: baseline(2010, 20), target: aim(2024, 10), ...more }))
  t.match(flat(10.1), { verdict: 'reaches', reasons: ['gap-within-error'] })
  t.match(flat(10.11), { verdict: 'clearly-short', reasons: [] })
  t.match(flat(11, { decimals: 0 }), { verdict: 'reaches', reasons: ['gap-within-error'] })
  const sampled = from(2016, Array(6).fill(10.9)).map(p => ({ ...p, standardError: 0.5 }))
  t.match(flat(0, { points: sampled }), { verdict: 'reaches', reasons: ['gap-within-error'] })
  t.match(
    flat(12, { direction: 'hold', target: band(2024, 10, 11.95) }),
    { verdict: 'reaches' },
    'of a band to its nearest bound',
  )
  t.end()
})

t.test('moving away and slipping need a clear direction', t => {
  const rising = (values: number[], target = 5, more: Partial<Case> = {}) => {
    const { verdict, reasons } = assessTrend(falling(values, target, { target: aim(2022, target), ...more }))
    return [verdict, ...reasons]
  }
  t.strictSame(rising([10, 11, 12, 13, 14, 15]), ['moving-away'])
  t.strictSame(rising([10, 12, 9, 12, 10, 13]), ['clearly-short', 'no-clear-direction'])
  t.strictSame(rising([10, 11, 12, 13]), ['moving-away'])
  t.strictSame(rising([10, 11, 13, 12]), ['clearly-short', 'no-clear-direction'], 'of four points all six pairs')
  t.strictSame(rising([10, 11, 13, 12, 14, 15]), ['moving-away'], 'of six points one of fifteen pairs may differ')
  t.strictSame(rising([1, 2, 3, 4], 5), ['met-slipping'])
  t.strictSame(rising([2, 4, 3, 3.5], 5), ['met', 'no-clear-direction'])
  t.strictSame(rising([10, 10.2, 10.4, 10.6, 10.8, 11], 5, { decimals: 0 }), ['clearly-short', 'no-clear-direction'])
  t.end()
})

t.test('a flat survey is seldom said to move away', t => {
  // Noise of a fixed seed around 10 (a sum of twelve: nearly normal).
  const random = randomFrom(7)
  const noise = (): number => Array.from({ length: 12 }, random).reduce((sum, n) => sum + n, -6)
  const trials = 1000
  const away = Array.from({ length: trials }, () =>
    verdict(
      falling(
        Array.from({ length: 6 }, () => 10 + noise()),
        5,
      ),
    ),
  )
  const share = away.filter(said => said === 'moving-away').length / trials
  t.ok(share > 0.01 && share < 0.08, `${share}`)
  t.end()
})

t.test('a chance is never below nothing', t => {
  const values = [10, 10.1, 9.9, 10, 10.1, 9.9]
  for (let width = 1e-9; width < 1; width *= 10) {
    const target = band(2031, 500, 500 + width)
    const chance = assessTrend(falling(values, 0, { direction: 'hold', target, options: { numbers: true } }))
      .chance as number
    t.ok(chance >= 0 && chance <= 1, `${chance}`)
    t.not(1 / chance, Number.NEGATIVE_INFINITY, 'nor is it minus zero')
  }
  t.end()
})

const series = fc.array(
  fc.integer({ min: -1000, max: 1000 }).map(n => n / 10),
  { minLength: 4, maxLength: 8 },
)

t.test('the unit does not matter, nor does which way is up', t => {
  fc.assert(
    fc.property(
      series,
      fc.integer({ min: -100, max: 100 }),
      fc.constantFrom(0.01, 7, 1000, -1, -3),
      (values, target, k) => {
        const options = { numbers: true }
        const one = assessTrend(falling(values, target, { options }))
        const other = assessTrend(
          falling(
            values.map(v => v * k),
            target * k,
            { options, direction: k > 0 ? 'decrease' : 'increase' },
          ),
        )
        const loose = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a))
        return (
          one.verdict === other.verdict &&
          loose((one.slope ?? 0) * k, other.slope ?? 0) &&
          loose(one.chance as number, other.chance as number)
        )
      },
    ),
  )
  t.end()
})

t.test('the order in which rows come does not matter', t => {
  fc.assert(
    fc.property(series, fc.integer(), (values, seed) => {
      const c = falling(values, 3)
      const shuffled = itemsOf(c.points)
        .map((p, i) => ({ p, at: Math.sin(seed + i) }))
        .sort((a, b) => a.at - b.at)
        .map(({ p }) => p)
      t.strictSame(assessTrend({ ...c, points: shuffled }), assessTrend(c))
    }),
    { numRuns: 30 },
  )
  t.end()
})

t.test('projected lies inside its band, and the band inside the limits', t => {
  fc.assert(
    fc.property(series, fc.integer({ min: -100, max: 100 }), (values, target) => {
      const limits = { min: -100, max: 100 }
      const { low, projected, high } = assessTrend(falling(values, target, { limits }))
      return (
        low !== null &&
        projected !== null &&
        high !== null &&
        -100 <= low &&
        low <= projected &&
        projected <= high &&
        high <= 100
      )
    }),
  )
  t.end()
})

t.test('a chance is a probability, and those of a band and of what lies outside it add up', t => {
  fc.assert(
    fc.property(series, fc.integer({ min: -100, max: 100 }), fc.integer({ min: 1, max: 50 }), (values, low, width) => {
      const chance = (more: Partial<Case>) =>
        assessTrend(falling(values, 0, { options: { numbers: true }, ...more })).chance as number
      const inside = chance({ direction: 'hold', target: band(2031, low, low + width) })
      const under = chance({ direction: 'decrease', target: aim(2031, low) })
      const over = chance({ direction: 'increase', target: aim(2031, low + width) })
      const isFlat = new Set(values).size === 1
      return isFlat || (close(inside + under + over, 1) && inside >= -1e-12 && inside <= 1)
    }),
  )
  t.end()
})
