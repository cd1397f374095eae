import t from 'tap'
import { statusOfGrowth, unsd2023 } from '../../../projections/progress/unsd-2023.ts'
import { aCase, aim, baseline, close, point, vectors, whereKnown, yearly } from './cases.ts'

interface Derived {
  readonly inputs: {
    readonly base_year?: number
    readonly base_value?: number
    readonly current_year?: number
    readonly current_value?: number
    readonly target: number | null
    readonly target_year?: number
    readonly cagr?: number
    readonly direction: string
  }
  readonly expected: { cagr?: number; expected_2030?: number; ratio?: number; score: number | null }
}

const derived = vectors<Derived>('unsd_2023_eustat_formula_derived.json')
t.test('gives the share and score of the published formula, its flaws included', whereKnown(derived), t => {
  for (const { inputs, expected } of derived) {
    const direction = inputs.direction === 'positive' ? 'increase' : 'decrease'
    const name = JSON.stringify(inputs)
    if (inputs.cagr !== undefined) {
      t.equal(statusOfGrowth(inputs.cagr, direction), expected.score, name)
      continue
    }
    const { base_year = 0, base_value = 0, current_year = 0, current_value = 0, target, target_year = 2030 } = inputs
    const result = unsd2023.assess(
      aCase({
        direction,
        baseline: baseline(base_year, base_value),
        target: aim(target_year, target ?? 0),
        points: [point(current_year, current_value)],
      }),
    )
    t.strictSame([result.status, result.score], [expected.score, expected.score], `${name}: status`)
    if (expected.ratio !== undefined) {
      t.ok(close(result.value, expected.ratio), `${name}: share`)
      t.ok(close(result.growth as number, expected.cagr), `${name}: growth`)
      t.ok(close(result.expected as number, expected.expected_2030), `${name}: expected`)
    }
  }
  t.end()
})

t.test('a fall from a start better than the target gets the top status, and a warning', t => {
  const slid = aCase({ target: aim(2030, 5), points: yearly({ 2015: 3, 2023: 10 }) })
  t.match(unsd2023.assess(slid), { status: 3, reasons: ['baseline-beyond-target'] })
  t.end()
})

t.test('without a target the growth rate alone decides', t => {
  t.match(unsd2023.assess(aCase({ points: yearly({ 2015: 100, 2016: 98 }) })), { status: 3, expected: null })
  t.match(unsd2023.assess(aCase({ points: yearly({ 2015: 100, 2016: 99.6 }) })), { status: 1 })
  t.end()
})

t.test('takes the first year from 2015 on as base, or else the last before', t => {
  const later = unsd2023.assess(aCase({ points: yearly({ 2014: 50, 2016: 100, 2017: 98 }) }))
  t.ok(close(later.value, -0.02))
  const earlier = unsd2023.assess(aCase({ points: yearly({ 2012: 50, 2014: 100, 2015: 98 }) }))
  t.ok(close(earlier.value, -0.02))
  t.end()
})

t.test('within one of 0 or 100 is met, a year gone by is judged by then, what cannot be computed is told', t => {
  t.match(unsd2023.assess(aCase({ target: aim(2030, 0), points: yearly({ 2015: 0.9, 2020: 0.95 }) })), { status: 3 })
  const past = aCase({ target: aim(2020, 5), points: yearly({ 2015: 10, 2020: 9, 2022: 4 }) })
  t.match(unsd2023.assess(past), { status: 2, value: 0.2 })
  const rise = aCase({ direction: 'increase', target: aim(2030, 10), points: yearly({ 2015: 0, 2020: 5 }) })
  t.match(unsd2023.assess(rise), { status: null, reasons: ['growth-rate-undefined'] })
  const flat = aCase({ target: aim(2030, 10), points: yearly({ 2015: 10, 2020: 11 }) })
  t.match(unsd2023.assess(flat), { status: null, reasons: ['base-equals-target'] })
  t.match(unsd2023.assess(aCase({ points: yearly({ 2015: 10 }) })), { status: null, reasons: ['too-few-points'] })
  t.end()
})
