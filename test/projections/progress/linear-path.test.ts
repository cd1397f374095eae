import t from 'tap'
import {
  constantRate,
  keptBetter,
  linearPath,
  percentOfBaseline,
  straight,
} from '../../../projections/progress/linear-path.ts'
import { clamp } from '../../../projections/progress/target.ts'
import { aCase, aim, baseline, close, vectors, whereKnown, yearEnd, yearly } from './cases.ts'

interface Scenario {
  readonly fn: string
  readonly inputs: {
    readonly values?: Record<string, number>
    readonly value_2018?: number
    readonly baseline_year?: number
    readonly start_year?: number
    readonly target?: number
    readonly target_year?: number
    readonly percent_change?: number
    readonly lower_limit?: number
    readonly reported_until?: number
  }
  readonly expected: Record<string, number>
}

const at = (year: number, value: number | undefined) => ({ t: year, value: value ?? Number.NaN })

/** The scenario of a published test, in terms of the lines here. */
function expectedBy({ fn, inputs }: Scenario, year: number): number {
  const { values = {}, percent_change = 0, target_year = 2025, lower_limit } = inputs
  const base = at(inputs.baseline_year ?? 2018, values[inputs.baseline_year ?? 2018] ?? inputs.value_2018)
  if (fn.startsWith('scenario_fixed_target')) {
    const line = straight(base, at(target_year, inputs.target), year)
    return inputs.reported_until && year <= inputs.reported_until ? keptBetter('increase', line, values[year]) : line
  }
  if (fn === 'scenario_aroc latest') return constantRate(at(2017, values[2017]), at(2018, values[2018]), year)
  if (fn === 'scenario_aroc target') return constantRate(base, at(target_year, inputs.target), year)
  if (fn === 'scenario_aroc percent_change') {
    return constantRate(base, at(target_year, base.value * (1 + percent_change / 100)), year)
  }
  const start = at(inputs.start_year ?? 0, values[inputs.start_year ?? 0])
  const line = percentOfBaseline(base, percent_change, target_year, start, year)
  return clamp(lower_limit === undefined ? undefined : { min: lower_limit }, line)
}

const scenarios = vectors<Scenario>('who_billionaire_trajectories.json')
t.test('draws the lines that WHO’s tests expect', whereKnown(scenarios), t => {
  for (const scenario of scenarios) {
    for (const [year, wanted] of Object.entries(scenario.expected)) {
      const got = expectedBy(scenario, Number(year))
      t.ok(close(got, wanted), `${scenario.fn} ${year}: ${got} is ${wanted}`)
    }
  }
  t.end()
})

t.test('gives the three lines for every year, and the expected values for the latest figure', t => {
  const result = linearPath.assess(
    aCase({
      direction: 'increase',
      baseline: baseline(2018, 68),
      target: aim(2025, 99),
      points: yearly({ 2019: 79, 2020: 70 }),
      limits: { max: 100 },
    }),
  )
  const lines = result.lines as { t: number; straight: number; constantRate: number; kept: number }[]
  t.equal(lines.length, 8)
  t.ok(close(result.value, 76.85714285714286))
  t.equal(lines[1]?.kept, 79, 'a lead is kept')
  t.ok(close(lines[2]?.kept, 76.85714285714286), 'a lag is not')
  t.ok(close(lines.at(-1)?.constantRate, 99))
  t.equal(result.status, undefined)
  t.end()
})

t.test('draws no rate across zero and no line without a start or an end', t => {
  const across = aCase({ baseline: baseline(2018, 5), target: aim(2025, -5), points: yearly({ 2019: 4 }) })
  t.match(linearPath.assess(across), { expected: { constantRate: null }, reasons: ['growth-rate-undefined'] })
  t.match(linearPath.assess(aCase({})), { value: null, lines: [], reasons: ['no-target', 'no-baseline'] })
  const late = aCase({ baseline: baseline(2018, 5), target: aim(2018, 3) })
  t.match(linearPath.assess(late).reasons, ['target-not-after-baseline'])
  t.end()
})

t.test('ends at the target where it is not whole years away', t => {
  const half = { t: yearEnd(2020) + 0.5, value: 3 }
  const lines = linearPath.assess(aCase({ baseline: baseline(2018, 5), target: half })).lines as { t: number }[]
  t.strictSame(
    lines.map(line => line.t),
    [2019, 2020, 2021, 2021.5],
  )
  t.end()
})
