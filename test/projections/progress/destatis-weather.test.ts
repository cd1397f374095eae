import t from 'tap'
import { destatisWeather } from '../../../projections/progress/destatis-weather.ts'
import { aCase, aim, band, close, from, vectors, whereKnown, yearEnd, yearly } from './cases.ts'

interface Published {
  readonly id: string
  readonly inputs: {
    readonly points: Record<string, number>
    readonly assessment_year: number
    readonly target: number
    readonly target_year: number
    readonly direction: string
  }
  readonly expected: { readonly symbol: string }
  readonly recomputed: {
    readonly matches: boolean
    readonly symbol_by_published_rule: string
    readonly avg_annual_change: number
    readonly points_used: number
    readonly hypothetical?: number
    readonly miss_ratio?: number
  }
}

const published = vectors<Published>('destatis_weather_published.json')
t.test('gives the symbols that Destatis published', whereKnown(published), t => {
  for (const { id, inputs, expected, recomputed } of published) {
    const result = destatisWeather.assess(
      aCase({
        direction: inputs.direction === 'positive' ? 'increase' : 'decrease',
        points: yearly(inputs.points as Record<number, number>),
        target: aim(inputs.target_year, inputs.target),
        on: yearEnd(inputs.assessment_year),
      }),
    )
    if (recomputed.matches) t.equal(result.status, expected.symbol, `${id}: published symbol`)
    t.equal(result.status, recomputed.symbol_by_published_rule, `${id}: symbol by the published rule`)
    t.ok(close(result.change as number, recomputed.avg_annual_change), `${id}: change`)
    t.equal(result.pointsUsed, recomputed.points_used, `${id}: points used`)
    if (recomputed.miss_ratio !== undefined) t.ok(close(result.value, recomputed.miss_ratio), `${id}: shortfall`)
    if (recomputed.miss_ratio !== undefined) t.ok(close(result.hypothetical as number, recomputed.hypothetical))
  }
  t.end()
})

const symbol = (values: readonly number[], more: Parameters<typeof aCase>[0] = {}) =>
  destatisWeather.assess(aCase({ points: from(2018, values), on: yearEnd(2030), ...more }))

t.test('needs four points within five years', t => {
  t.match(symbol([9, 8, 7], { target: aim(2030, 1) }), { status: null, reasons: ['too-few-points'] })
  const sparse = aCase({ points: yearly({ 2015: 9, 2016: 8, 2019: 7, 2021: 6, 2023: 5 }), target: aim(2030, 1) })
  t.match(destatisWeather.assess(sparse), { status: null, reasons: ['too-few-points'] })
  const enough = aCase({ points: yearly({ 2018: 9, 2019: 7, 2021: 6, 2023: 5 }), target: aim(2030, 1) })
  t.match(destatisWeather.assess(enough), { status: 'sun', pointsUsed: 4, change: -0.8 })
  t.match(destatisWeather.assess(aCase({})), { status: null, reasons: ['no-measurement'] })
  t.end()
})

t.test('without a number to reach, the mean change and the last change decide', t => {
  t.equal(symbol([9, 8, 7, 6]).status, 'sun')
  t.equal(symbol([9, 7, 6, 8]).status, 'slightly_cloudy')
  t.equal(symbol([6, 9, 9, 8]).status, 'cloud')
  t.equal(symbol([6, 7, 8, 9]).status, 'thunderstorm')
  t.equal(symbol([9, 8, 8, 8]).status, 'slightly_cloudy', 'no last change is no change in the right direction')
  t.end()
})

t.test('a target met already shows whether it may be lost, a target missed whether it is still aimed at', t => {
  t.equal(symbol([4, 4, 5, 5], { target: aim(2030, 6) }).status, 'slightly_cloudy')
  t.equal(symbol([5, 5, 4, 4], { target: aim(2030, 6) }).status, 'sun')
  t.equal(symbol([9, 9, 8, 8], { target: aim(2020, 6) }).status, 'cloud')
  t.equal(symbol([8, 8, 9, 9], { target: aim(2020, 6) }).status, 'thunderstorm')
  t.end()
})

t.test('5 % and 20 % of the way left are the boundaries, whatever floating point makes of them', t => {
  // From 10 by .19 a year over ten years: 1.9 of 2 is covered.
  const after = (change: number) => [0, 1, 2, 3, 4, 5].map(i => 10 + change * (i - 5))
  const at = (change: number) => symbol(after(change), { direction: 'increase', target: aim(2033, 12) }).status
  t.equal(at(0.19), 'slightly_cloudy')
  t.equal(at(0.1901), 'sun')
  t.equal(at(0.16), 'slightly_cloudy')
  t.equal(at(0.1599), 'cloud')
  t.end()
})

t.test('of a band the weakest bound and of several targets the next is taken, and said', t => {
  const falling = [9, 8.5, 8, 7.5]
  t.match(symbol(falling, { target: band(2023, 1, 7) }), { status: 'sun', reasons: ['weakest-bound'] })
  const steps = symbol(falling, { target: aim(2030, 0), milestones: [{ t: yearEnd(2023), value: 7 }] })
  t.match(steps, { status: 'sun', reasons: ['next-milestone'] })
  t.match(symbol(falling, { direction: 'hold', target: band(2030, 1, 7) }), { status: null, reasons: ['band-target'] })
  t.end()
})
