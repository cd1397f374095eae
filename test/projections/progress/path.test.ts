import fc from 'fast-check'
import t from 'tap'
import type { Case } from '../../../projections/progress/case.ts'
import { assessPath } from '../../../projections/progress/path.ts'
import { aCase, aim, band, baseline, close, neet, point, yearEnd, yearly } from './cases.ts'

/** Down from 20 (2015) to 10 (2025): one a year. */
const down = (value: number, more: Partial<Case> = {}, year = 2020): Case =>
  aCase({
    baseline: baseline(2015, 20),
    target: aim(2025, 10),
    points: [point(year, value)],
    on: yearEnd(2030),
    ...more,
  })
const verdict = (c: Case) => assessPath(c).verdict

t.test('the worked case: 43.5 % covered, 35 % expected, ahead by 8.5 points of the distance', t => {
  const path = assessPath(neet)
  t.ok(close(path.covered, 2.7 / 6.2))
  t.ok(close(path.expected, 12.2 - 0.35 * 6.2))
  t.ok(close(path.deviation, 0.53))
  t.ok(close(path.share, 0.53 / 6.2))
  t.strictSame([path.verdict, path.reasons], ['ahead', ['stale']], 'three years old on the last day of 2025')
  t.end()
})

t.test('what is read from the path has no noise of floating point', t => {
  t.match(assessPath(neet), { expected: 10.03, deviation: 0.53 })
  t.end()
})

t.test('milestones bend the path', t => {
  const milestones = [{ t: yearEnd(2020), value: 18 }]
  t.equal(assessPath(down(17, { milestones })).expected, 18)
  t.equal(verdict(down(17, { milestones })), 'ahead')
  t.equal(assessPath(down(17, { milestones }, 2018)).expected, 18.8)
  const outside = [
    { t: yearEnd(2014), value: 0 },
    { t: yearEnd(2026), value: 0 },
  ]
  t.equal(
    assessPath(down(17, { milestones: outside })).expected,
    15,
    'a milestone before the start or after the end bends nothing',
  )
  t.end()
})

t.test('five per cent of the distance either way is on the path, floating point aside', t => {
  t.strictSame(
    [14.4, 14.5, 15, 15.5, 15.6].map(v => verdict(down(v))),
    ['ahead', 'on-path', 'on-path', 'on-path', 'behind'],
  )
  // .3 of 6 is .05 only by rounding: 6.0 − 2.7 − 0.3 in binary is a little off.
  const third = (value: number) =>
    verdict(
      aCase({ direction: 'increase', baseline: baseline(2015, 0), target: aim(2025, 6), points: [point(2020, value)] }),
    )
  t.strictSame([third(2.7), third(3.3), third(0.1 + 0.2 + 3)], ['on-path', 'on-path', 'on-path'])
  t.end()
})

t.test('within 1.96 standard errors, or half a rounding unit, nothing is told apart', t => {
  const sampled = (standardError: number) => verdict(down(16, { points: [point(2020, 16, { standardError })] }))
  t.strictSame([sampled(0.6), sampled(0.5)], ['within-error', 'behind'])
  t.equal(verdict(down(15.04, { decimals: 1 })), 'within-error')
  t.equal(verdict(down(15.05, { decimals: 1 })), 'on-path')
  t.equal(verdict(down(15, { decimals: 0 })), 'within-error')
  t.end()
})

t.test('met says the date is still to come, achieved and missed that it has come', t => {
  t.strictSame(
    [10, 9, 10.1].map(v => verdict(down(v))),
    ['met', 'met', 'ahead'],
  )
  t.strictSame(
    [10, 9, 10.1].map(v => verdict(down(v, {}, 2025))),
    ['achieved', 'achieved', 'missed'],
  )
  t.equal(verdict(down(10.1, {}, 2027)), 'missed')
  t.end()
})

t.test('target equal to baseline: covered and share are null, met or behind', t => {
  const same = (value: number, direction: 'increase' | 'decrease') =>
    assessPath(down(value, { target: aim(2025, 20), direction }))
  t.match(same(20, 'decrease'), { verdict: 'met', covered: null, share: null, expected: 20 })
  t.match(same(21, 'decrease'), { verdict: 'behind', covered: null, share: null, deviation: -1 })
  t.match(same(21, 'increase'), { verdict: 'met', covered: null, share: null })
  t.end()
})

t.test('a baseline better than the target is held against the target throughout', t => {
  const slid = (value: number) => assessPath(down(value, { target: aim(2025, 25) }))
  t.match(slid(24), { verdict: 'met', covered: null, expected: 25, share: 0.04, reasons: ['baseline-beyond-target'] })
  t.match(slid(26), { verdict: 'on-path', covered: null, expected: 25, share: -0.04 })
  t.match(slid(27), { verdict: 'behind', share: -0.08 })
  const zero = aCase({ baseline: baseline(2015, -3), target: aim(2025, 0), points: [point(2020, 1)] })
  t.match(assessPath(zero), { verdict: 'behind', share: null, covered: null, expected: 0, deviation: -1 })
  t.end()
})

t.test('a target not dated after the baseline is not assessed', t => {
  for (const year of [2014, 2015]) {
    t.match(assessPath(down(15, { target: aim(year, 10) })), {
      verdict: 'not-assessed',
      reasons: ['target-not-after-baseline'],
    })
  }
  t.end()
})

t.test('a band is met inside; its path runs from outside to the nearest bound', t => {
  const into = (value: number, more: Partial<Case> = {}) =>
    assessPath(down(value, { direction: 'hold', target: band(2025, 8, 10), ...more }))
  t.match(into(9), { verdict: 'met', covered: 1.1 })
  t.match(into(15), { verdict: 'on-path', expected: 15, covered: 0.5 })
  t.match(into(17), { verdict: 'behind', share: -0.2 })
  t.match(
    into(7),
    { verdict: 'behind', expected: 8, deviation: -1, share: -0.1 },
    'beyond the far bound that bound is expected',
  )
  const from = { baseline: baseline(2015, 2) }
  t.match(into(5, from), { verdict: 'on-path', expected: 5 }, 'from below the path runs up')
  t.match(into(12, from), { verdict: 'behind', expected: 10, deviation: -2 })
  t.equal(into(9, { points: [point(2025, 9)] }).verdict, 'achieved')
  t.equal(into(9, { points: [point(2025, 11)] }).verdict, 'missed')
  t.end()
})

t.test('a baseline inside the band is held against the bound nearest the value', t => {
  const held = (value: number) =>
    assessPath(down(value, { direction: 'hold', baseline: baseline(2015, 9), target: band(2025, 8, 12) }))
  t.match(held(11), { verdict: 'met', covered: null, expected: 12, deviation: 1, share: 0.5 })
  t.match(held(12.05), { verdict: 'on-path', expected: 12 })
  t.match(held(13), { verdict: 'behind', expected: 12, deviation: -1, share: -0.5 })
  t.match(held(7), { verdict: 'behind', expected: 8, deviation: -1, share: -0.5 })
  t.match(assessPath(down(15, { direction: 'hold' })), { verdict: 'not-assessed', reasons: ['hold-needs-band'] })
  t.end()
})

t.test('names everything that keeps it from being assessed', t => {
  t.strictSame(assessPath(aCase({})).reasons, ['definition-only'])
  t.strictSame(assessPath(aCase({ points: [point(2020, 1)] })).reasons, ['no-target', 'no-baseline'])
  t.strictSame(assessPath(down(15, { points: [] })).reasons, ['no-measurement'])
  t.strictSame(assessPath(down(15, { baseline: baseline(2015, null, { low: 1, high: 2 }) })).reasons, [
    'interval-value',
  ])
  t.strictSame(assessPath(down(15, { points: [point(2020, null, { low: 1, high: 2 })] })).reasons, ['interval-value'])
  t.strictSame(assessPath(down(15, { points: [point(2020, 15, { incomplete: true })] })).reasons, ['incomplete-cells'])
  for (const found of [{}, down(15, { points: [] })]) t.equal(verdict(aCase(found)), 'not-assessed')
  t.end()
})

t.test('nothing is computed across a break', t => {
  t.strictSame(assessPath(down(15, { baseline: baseline(2015, 20, { version: 0 }) })).reasons, ['break'])
  t.strictSame(assessPath(down(15, { points: [point(2020, 15, { version: 0 })] })).reasons, ['break'])
  t.strictSame(assessPath(down(15, { target: { ...aim(2025, 10), version: 0 } })).reasons, ['break'])
  const both = [point(2020, 15), point(2022, 3, { version: 2 })]
  t.equal(assessPath(down(0, { points: both })).expected, 15, 'a point of another group is no point')
  t.end()
})

t.test('reservations go with the verdict and do not change it', t => {
  const plain = assessPath(down(15))
  const with_ = (more: Partial<Case>) => {
    const path = assessPath(down(15, more))
    t.equal(path.verdict, plain.verdict)
    return path.reasons
  }
  t.strictSame(with_({ points: [point(2020, 15, { obsStatus: 'P', disputed: true })] }), ['provisional', 'disputed'])
  const on = yearEnd(2021)
  t.strictSame(with_({ on, points: [point(2015, 19), point(2020, 15)] }), ['baseline-differs-from-measurement'])
  t.strictSame(with_({ on, points: [point(2015, 20), point(2020, 15)] }), [])
  t.strictSame(with_({ target: { ...aim(2025, 10), relativeTo: 19 } }), ['target-follows-other-baseline'])
  t.strictSame(with_({ target: { ...aim(2025, 10), relativeTo: 20 } }), [])
  t.end()
})

t.test('stale is what is older than the frequency, the wait for publication and a quarter of the frequency', t => {
  const asked = (on: number, more: Partial<Case>) => assessPath(down(15, { on, ...more })).reasons
  t.strictSame(asked(2022.25, { frequencyYears: 1 }), [])
  t.strictSame(asked(2022.26, { frequencyYears: 1 }), ['stale'])
  t.strictSame(asked(2023.25, { frequencyYears: 1, publicationLagYears: 1 }), [])
  t.strictSame(asked(2021 + 1 / 12 + 0.25, { frequencyYears: 1 / 12 }), [], 'three months at the least')
  t.strictSame(asked(2021 + 1 / 12 + 0.26, { frequencyYears: 1 / 12 }), ['stale'])
  t.strictSame(asked(2099, {}), [], 'one point alone says nothing about how often it is measured')
  const points = yearly({ 2014: 21, 2016: 19, 2018: 17, 2020: 15 })
  t.strictSame(asked(2023.5, { points }), [], 'measured every other year, it may be two and a half years old')
  t.strictSame(asked(2023.6, { points }), ['stale'])
  t.end()
})

t.test('a figure known later than the day of assessment is not seen', t => {
  const points = yearly({ 2020: 15, 2022: 11 })
  t.equal(assessPath(down(0, { points, on: yearEnd(2021) })).expected, 15)
  t.equal(assessPath(down(0, { points, on: yearEnd(2022) })).expected, 13)
  t.equal(assessPath(down(0, { points, on: yearEnd(2029) })).expected, 13, 'read at the point, never at the day')
  t.end()
})

t.test('the error of the baseline counts by what the path moves with it', t => {
  // From 20 ± 1 (2015): half-way to an absolute 10 the path moves by half, after a fixed milestone not at all.
  const start = baseline(2015, 20, { standardError: 1 })
  const at = (value: number, more: Partial<Case> = {}) => verdict(down(value, { baseline: start, ...more }))
  t.strictSame([at(15.97), at(15.99)], ['within-error', 'behind'], '1.96·0.5 is 0.98')
  t.strictSame([at(14.03), at(14.01)], ['within-error', 'ahead'])
  const milestones = [{ t: yearEnd(2019), value: 16 }]
  t.equal(at(15.6, { milestones }), 'behind', 'the path no longer starts at the baseline')
  const halved = { ...aim(2025, 10), perBaseline: 0.5 }
  t.strictSame(
    [at(16.46, { target: halved }), at(16.48, { target: halved })],
    ['within-error', 'behind'],
    'half of the baseline: 1 + .5·(−.5) is .75, 1.96·.75 is 1.47',
  )
  const less = { ...aim(2025, 10), perBaseline: 1 }
  t.strictSame(
    [at(16.95, { target: less }), at(16.97, { target: less })],
    ['within-error', 'behind'],
    'ten fewer: all of it',
  )
  const both = { points: [point(2020, 16.1, { standardError: 0.5 })] }
  t.equal(at(16.1, both), 'within-error', '1.96·√(.5² + .5²) is 1.39')
  const beyond = down(21.5, { baseline: start, target: aim(2025, 21) })
  t.equal(verdict(beyond), 'on-path', 'a path that is flat at the target does not move with the baseline')
  t.end()
})

t.test('a survey whose error is more than a fifth of the way is too small to tell', t => {
  const reasons = (standardError: number) =>
    assessPath(down(15, { points: [point(2020, 15, { standardError })], on: yearEnd(2020) })).reasons
  t.strictSame(reasons(1.03), ['too-imprecise'])
  t.strictSame(reasons(1.02), [])
  t.end()
})

t.test('met, missed and achieved say where the sampling error could have decided', t => {
  const said = (value: number, year: number, standardError = 0.5) =>
    assessPath(down(0, { points: [point(year, value, { standardError })], on: yearEnd(year) }))
  t.match(said(9.5, 2020), { verdict: 'met', reasons: ['target-within-error'] })
  t.match(said(9, 2020), { verdict: 'met', reasons: [] })
  t.match(said(9.5, 2025), { verdict: 'achieved', reasons: ['target-within-error'] })
  t.match(said(10.5, 2025), { verdict: 'missed', reasons: ['target-within-error'] })
  t.match(said(11, 2025), { verdict: 'missed', reasons: [] })
  t.end()
})

const value = fc.integer({ min: -10_000, max: 10_000 }).map(n => n / 10)
const cases = fc.record({ b: value, target: value, v: value, year: fc.integer({ min: 2015, max: 2030 }) })

t.test('mirrored values with the opposite direction get the same verdict', t => {
  fc.assert(
    fc.property(cases, ({ b, target, v, year }) => {
      const answer = (sign: 1 | -1) =>
        assessPath(
          aCase({
            direction: sign === 1 ? 'decrease' : 'increase',
            baseline: baseline(2015, sign * b),
            target: aim(2025, sign * target),
            points: [point(year, sign * v)],
            on: yearEnd(2040),
          }),
        )
      const [one, other] = [answer(1), answer(-1)]
      return one.verdict === other.verdict && close(one.covered, other.covered) && close(one.share, other.share)
    }),
  )
  t.end()
})

t.test('the unit does not matter', t => {
  fc.assert(
    fc.property(cases, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), ({ b, target, v, year }, k) => {
      const answer = (scale: number) =>
        assessPath(
          aCase({
            baseline: baseline(2015, b * scale),
            target: aim(2025, target * scale),
            points: [point(year, v * scale)],
            on: yearEnd(2040),
          }),
        )
      const [one, other] = [answer(1), answer(k)]
      return one.verdict === other.verdict && close(one.covered, other.covered)
    }),
  )
  t.end()
})

t.test('covered is 0 at the baseline, 1 at the target, and a verdict is always one of the eight', t => {
  fc.assert(
    fc.property(cases, ({ b, target, v, year }) => {
      const at = (x: number) =>
        assessPath(
          aCase({ baseline: baseline(2014, b), target: aim(2035, target), points: [point(year, x)], on: 2050 }),
        )
      const { verdict, share, deviation } = at(v)
      const named = ['not-assessed', 'achieved', 'missed', 'met', 'within-error', 'ahead', 'behind', 'on-path']
      const goesDown = target < b
      return (
        named.includes(verdict) &&
        ![share, deviation].some(n => Number.isNaN(n)) &&
        (!goesDown || (at(b).covered === 0 && close(at(target).covered, 1)))
      )
    }),
  )
  t.end()
})
