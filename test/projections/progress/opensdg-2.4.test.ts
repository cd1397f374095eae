import t from 'tap'
import { opensdg, statusOfMean } from '../../../projections/progress/opensdg-2.4.ts'
import { aCase, aim, baseline, close, point, vectors, whereKnown, yearEnd, yearly } from './cases.ts'

interface Published {
  readonly id: string
  readonly inputs: {
    readonly base_year: number
    readonly base_value: number | null
    readonly current_year: number | null
    readonly current_value: number | null
    readonly direction: string
    readonly target: number | null
    readonly target_year: number
    readonly limit: number | null
  }
  readonly expected: { readonly progress_value: number | null; readonly score: number | null; readonly status: string }
}

interface Derived {
  readonly label: string
  readonly inputs: {
    readonly points: Record<string, number | null>
    readonly config: { direction: string; target?: number; target_year?: number; limit?: number }
  }
  readonly expected: {
    readonly error?: string
    readonly progress_value: number | null
    readonly score: number | null
    readonly status: string
    readonly thresholds: { readonly coefficient?: number }
  }
}

interface Aggregated {
  readonly inputs: { readonly scores: number[]; readonly target_achieved: boolean }
  readonly expected: { readonly mean: number; readonly status: string }
}

const directed = (direction: string, limit: number | null | undefined) =>
  direction === 'positive'
    ? { direction: 'increase' as const, ...(limit == null ? {} : { limits: { max: limit } }) }
    : { direction: 'decrease' as const, ...(limit == null ? {} : { limits: { min: limit } }) }

const published = vectors<Published>('opensdg_statcan_published.json')
t.test('gives the value, score and status that Statistics Canada published', whereKnown(published), t => {
  for (const { id, inputs, expected } of published) {
    const { base_value, current_year, target } = inputs
    const result = opensdg.assess(
      aCase({
        ...directed(inputs.direction, inputs.limit),
        ...(base_value === null ? {} : { baseline: baseline(inputs.base_year, base_value) }),
        ...(target === null ? {} : { target: aim(inputs.target_year, target) }),
        points: current_year === null ? [] : [point(current_year, inputs.current_value)],
        on: yearEnd(2030),
      }),
    )
    t.equal(result.status, expected.status, `${id}: status`)
    t.ok(close(result.value, expected.progress_value), `${id}: value ${result.value}`)
    t.ok(close(result.score, expected.score), `${id}: score ${result.score}`)
  }
  t.end()
})

const grid = vectors<Derived>('opensdg_peer_grid.json')
/** The peer calls .004999999999999893 less than .005; here .005 is .005. */
const FLOATING = 'no-target threshold 0.005 +0'

const assessDerived = ({ inputs: { points, config } }: Derived) =>
  opensdg.assess(
    aCase({
      ...directed(config.direction, config.limit),
      ...(config.target === undefined ? {} : { target: aim(config.target_year ?? 2030, config.target) }),
      points: yearly(points as Record<number, number | null>),
    }),
  )

t.test('gives what the publisher’s code gives over a grid of inputs', whereKnown(grid), t => {
  for (const vector of grid.filter(v => v.expected.error === undefined && v.label !== FLOATING)) {
    const result = assessDerived(vector)
    const name = `${vector.label} ${JSON.stringify(vector.inputs)}`
    t.equal(result.status, vector.expected.status, `${name}: status`)
    t.ok(close(result.value, vector.expected.progress_value), `${name}: value ${result.value}`)
    t.ok(close(result.score, vector.expected.score), `${name}: score ${result.score}`)
    t.ok(close(result.coefficient as number, vector.expected.thresholds.coefficient ?? 1), `${name}: coefficient`)
  }
  t.end()
})

t.test('names a reason where the publisher’s code divides by zero', whereKnown(grid), t => {
  for (const vector of grid.filter(v => v.expected.error !== undefined)) {
    const result = assessDerived(vector)
    t.ok(result.reasons.includes('base-equals-target'), JSON.stringify(vector.inputs))
    t.equal(result.value, null)
    t.match(result.status, /^(not_available|target_achieved)$/)
  }
  t.end()
})

t.test('a floating threshold is the threshold', whereKnown(grid), t => {
  const vector = grid.find(v => v.label === FLOATING)
  t.equal(vector && assessDerived(vector).status, 'moderate_progress')
  t.end()
})

t.test('says target_achieved where base, target and current are one, and not_available where it fell back', t => {
  const at = (value: number) =>
    opensdg.assess(aCase({ direction: 'increase', target: aim(2030, 80), points: yearly({ 2015: 80, 2023: value }) }))
  t.match(at(80), { status: 'target_achieved', value: null, score: 5 })
  t.match(at(50), { status: 'not_available', value: null, score: null, reasons: ['base-equals-target'] })
  t.end()
})

t.test('growth rates at or across zero are told', t => {
  const between = (base: number, now: number, target?: number) =>
    opensdg.assess(
      aCase({
        direction: 'increase',
        points: yearly({ 2015: base, 2023: now }),
        ...(target === undefined ? {} : { target: aim(2030, target) }),
      }),
    )
  t.match(between(-5, 5), { status: 'not_available', reasons: ['sign-change'] })
  t.match(between(0, 5).reasons, ['base-zero-replaced'])
  t.ok(between(-10, -5, 0).reasons.includes('target-zero-replaced'))
  t.ok(between(-10, -5, 80).reasons.includes('target-across-zero'))
  t.end()
})

t.test('warns of a start better than the target, of a base beyond its limit, of provisional figures', t => {
  const slid = aCase({ target: aim(2035, 5), points: yearly({ 2015: 3, 2020: 10 }) })
  t.match(opensdg.assess(slid), { status: 'deterioration', reasons: ['baseline-beyond-target'] })
  const odd = aCase({ direction: 'increase', limits: { max: 100 }, points: yearly({ 2015: 101, 2020: 102 }) })
  t.ok(opensdg.assess(odd).reasons.includes('base-beyond-limit'))
  const early = aCase({ points: [point(2015, 3), point(2020, 2, { obsStatus: 'P' })] })
  t.strictSame(opensdg.assess(early).reasons, ['provisional'])
  t.end()
})

t.test('a target year at or before the base year, a band and a break are not assessed', t => {
  const points = yearly({ 2015: 10, 2020: 8 })
  t.match(opensdg.assess(aCase({ points, target: aim(2015, 5) })), {
    status: 'not_available',
    reasons: ['target-not-after-baseline'],
  })
  t.match(opensdg.assess(aCase({ points, target: { t: yearEnd(2030), low: 1, high: 2 } })).reasons, ['band-target'])
  t.match(opensdg.assess(aCase({ points, baseline: baseline(2015, 10, { version: 0 }) })).reasons, ['break'])
  t.end()
})

const aggregation = vectors<Aggregated>('opensdg_peer_aggregation.json')
t.test('reads the status of several series from the mean of their scores', whereKnown(aggregation), t => {
  for (const { inputs, expected } of aggregation) {
    const { mean, status } = statusOfMean(inputs.scores, inputs.target_achieved)
    t.ok(close(mean, expected.mean), `mean of ${inputs.scores}`)
    t.equal(status, expected.status, `status of ${inputs.scores}`)
  }
  t.end()
})
