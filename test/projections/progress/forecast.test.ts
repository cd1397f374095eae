import t from 'tap'
import { tQuantile } from '../../../projections/progress/student-t.ts'
import { assessTrend } from '../../../projections/progress/trend.ts'
import { aCase, aim, close, from, point, vectors, whereKnown, yearEnd, yearly } from './cases.ts'

interface Vector {
  readonly indicator: string
  readonly inputs: { years: number[]; values: number[]; target: number; target_year: number; direction: string }
  readonly expected: {
    readonly theil_sen: { slope: number }
    readonly damped_theil_sen_rwd?: { centre: number; low80: number; high80: number; chance_target_met: number }
  }
}

const all = vectors<Vector>('forecast_scipy_derived.json')

t.test('the projection, its band and its chance equal scipy’s on real windows', whereKnown(all), t => {
  for (const { indicator, inputs, expected } of all) {
    const wanted = expected.damped_theil_sen_rwd
    const { years, values, target, target_year, direction } = inputs
    const trend = assessTrend(
      aCase({
        direction: direction === 'positive' ? 'increase' : 'decrease',
        points: years.map((year, i) => point(year, values[i] ?? null)),
        target: aim(target_year, target),
        options: { window: 10, numbers: true },
      }),
    )
    const name = `${indicator} ${years[0]}–${years.at(-1)}`
    t.ok(close(trend.slope, expected.theil_sen.slope), `${name}: slope`)
    if (!wanted)
      t.strictSame([trend.verdict, trend.reasons], ['not-assessed', ['target-date-passed']], `${name}: no horizon`)
    else {
      t.ok(close(trend.projected, wanted.centre), `${name}: projected`)
      t.ok(close(trend.low, wanted.low80), `${name}: low`)
      t.ok(close(trend.high, wanted.high80), `${name}: high`)
      t.ok(close(trend.chance as number, wanted.chance_target_met), `${name}: chance`)
    }
  }
  t.end()
})

const band = (more: Parameters<typeof aCase>[0]) => {
  const { projected, low, high } = assessTrend(aCase({ target: aim(2022, 0), on: 2030, ...more }))
  return { projected, half: ((high ?? 0) - (low ?? 0)) / 2 }
}

t.test('the pace fades, also over parts of a year', t => {
  const points = from(2016, [10, 9, 8, 7])
  const faded = (h: number) => 7 - (0.85 * (1 - 0.85 ** h)) / 0.15
  t.ok(close(band({ points, target: aim(2020, 0) }).projected, 7 - 0.85))
  t.ok(close(band({ points, target: { t: yearEnd(2019) + 0.5, value: 0 } }).projected, faded(0.5)))
  t.ok((assessTrend(aCase({ points, target: aim(2119, 0), on: 2030 })).projected ?? 0) > 1.3, 'and runs out in the end')
  t.end()
})

t.test('rounded figures hide their own noise: the band is never narrower than rounding makes it', t => {
  const points = from(2016, [10, 9, 8, 7])
  t.equal(band({ points }).half < 1e-12, true, 'a straight line without decimals has no band')
  const unit = 0.1
  const wanted = tQuantile(0.9, 2) * Math.sqrt(((unit * unit) / 6) * 3 * (1 + 3 / 3))
  t.ok(close(band({ points, decimals: 1 }).half, wanted))
  t.end()
})

t.test('sampling error of the latest figure widens the band', t => {
  const points = [...from(2016, [10, 9, 8]), point(2019, 7, { standardError: 2 })]
  t.ok(close(band({ points }).half, tQuantile(0.9, 2) * 2))
  t.end()
})

t.test('years without figures count as the time they are', t => {
  const points = yearly({ 2010: 10, 2012: 9, 2013: 7, 2017: 6 })
  const mu = -4 / 7
  const s2 = ((-1 - 2 * mu) ** 2 / 2 + (-2 - mu) ** 2 / 1 + (-1 - 4 * mu) ** 2 / 4) / 2
  const h = 3
  const wanted = tQuantile(0.9, 2) * Math.sqrt(s2 * h * (1 + h / 7))
  t.ok(close(band({ points, target: aim(2020, 0) }).half, wanted))
  t.end()
})

t.test('near a natural limit nothing is projected beyond it', t => {
  const points = from(2016, [90, 96, 93, 99])
  const trend = assessTrend(
    aCase({ direction: 'increase', points, target: aim(2025, 100), limits: { max: 100 }, decimals: 0, on: 2030 }),
  )
  t.match(trend, { projected: 100, high: 100, ifPaceHolds: 100, verdict: 'reaches' })
  t.ok((trend.low ?? 0) < 100)
  t.end()
})
