import t from 'tap'
import { tCdf, tQuantile } from '../../../projections/progress/student-t.ts'
import { assessTrend } from '../../../projections/progress/trend.ts'
import { aCase, aim, close, from, point, vectors, whereKnown, yearEnd, yearly } from './cases.ts'

interface Vector {
  readonly indicator: string
  readonly inputs: { years: number[]; values: number[]; target: number; target_year: number; direction: string }
  readonly expected: {
    readonly theil_sen: { slope: number }
    readonly damped_theil_sen_rwd?: {
      centre: number
      low80: number
      high80: number
      horizon: number
      se: number
      df: number
    }
  }
}

const all = vectors<Vector>('forecast_scipy_derived.json')

// The centre and interval of the vectors have a fixed fading of .85 and no doubt about the pace. Their parts hold: the slope,
// the standard error of the random walk, and the quantile; the present ones are computed from these.
t.test(
  'the slopes equal scipy’s on real windows, and projection and band follow from its parts',
  whereKnown(all),
  t => {
    for (const { indicator, inputs, expected } of all) {
      const parts = expected.damped_theil_sen_rwd
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
      const b = expected.theil_sen.slope
      t.ok(close(trend.slope, b), `${name}: slope`)
      if (!parts) {
        t.strictSame([trend.verdict, trend.reasons], ['not-assessed', ['target-date-passed']], `${name}: no horizon`)
        continue
      }
      const { horizon: h, se, df } = parts
      const quantile = (parts.high80 - parts.centre) / se
      t.ok(Math.abs(tQuantile(0.9, df) - quantile) < 1e-9, `${name}: quantile`)
      const s = se / Math.sqrt(h * (1 + h / ((years.at(-1) ?? 0) - (years[0] ?? 0))))
      const phi = s === 0 ? 1 : Math.min(1, 0.7 + (0.05 * Math.abs(b)) / s)
      const faded = phi === 1 ? h : (phi * (1 - phi ** h)) / (1 - phi)
      const centre = (values.at(-1) ?? 0) + b * faded
      const error = Math.sqrt(se ** 2 + (0.3 * b * h) ** 2)
      t.ok(close(trend.projected, centre), `${name}: projected`)
      t.ok(close(trend.low, centre - quantile * error), `${name}: low`)
      t.ok(close(trend.high, centre + quantile * error), `${name}: high`)
      const margin = ((direction === 'positive' ? 1 : -1) * (centre - target)) / error
      t.ok(close(trend.chance as number, tCdf(margin, df)), `${name}: chance`)
    }
    t.end()
  },
)

const band = (more: Parameters<typeof aCase>[0]) => {
  const { projected, low, high } = assessTrend(aCase({ target: aim(2022, 0), on: 2030, ...more }))
  return { projected, half: ((high ?? 0) - (low ?? 0)) / 2 }
}

t.test('the pace fades the more the less smooth the series is, also over parts of a year', t => {
  // Steps of −1, −2, 0: the mean is −1, s² = (0 + 1 + 1)/2 = 1, and the median of the pairwise slopes −1.
  const points = from(2016, [10, 9, 7, 7])
  const phi = 0.7 + 0.05
  const faded = (h: number) => 7 - (phi * (1 - phi ** h)) / (1 - phi)
  t.ok(close(band({ points, target: aim(2020, 0) }).projected, 7 - phi))
  t.ok(close(band({ points, target: { t: yearEnd(2019) + 0.5, value: 0 } }).projected, faded(0.5)))
  t.ok(close(band({ points, target: aim(2119, 0) }).projected, faded(100)), 'and runs out in the end')
  t.equal(band({ points: from(2016, [10, 9, 8, 7]), target: aim(2026, 0) }).projected, 0, 'without noise it keeps')
  t.end()
})

t.test('the doubt about the pace grows with it and with the years', t => {
  const points = from(2016, [10, 9, 8, 7])
  t.ok(close(band({ points }).half, tQuantile(0.9, 2) * 0.3 * 1 * 3), 'a straight line without decimals has that alone')
  t.ok(close(band({ points, target: aim(2029, 0) }).half, tQuantile(0.9, 2) * 0.3 * 10))
  t.equal(band({ points: from(2016, [7, 7, 7, 7]) }).half, 0)
  t.end()
})

t.test('rounded figures hide their own noise: the band is never narrower than rounding makes it', t => {
  const unit = 0.1
  const rounding = ((unit * unit) / 6) * 3 * (1 + 3 / 3)
  t.ok(close(band({ points: from(2016, [7, 7, 7, 7]), decimals: 1 }).half, tQuantile(0.9, 2) * Math.sqrt(rounding)))
  const wanted = tQuantile(0.9, 2) * Math.sqrt(rounding + 0.9 ** 2)
  t.ok(close(band({ points: from(2016, [10, 9, 8, 7]), decimals: 1 }).half, wanted))
  t.end()
})

t.test('sampling error of the latest figure widens the band', t => {
  const points = [...from(2016, [10, 9, 8]), point(2019, 7, { standardError: 2 })]
  t.ok(close(band({ points }).half, tQuantile(0.9, 2) * Math.sqrt(2 ** 2 + 0.9 ** 2)))
  t.end()
})

t.test('years without figures count as the time they are', t => {
  const points = yearly({ 2010: 10, 2012: 9, 2013: 7, 2017: 6 })
  const mu = -4 / 7
  const s2 = ((-1 - 2 * mu) ** 2 / 2 + (-2 - mu) ** 2 / 1 + (-1 - 4 * mu) ** 2 / 4) / 2
  const h = 3
  // The pairwise slopes are −1/2, −1, −4/7, −2, −3/5, −1/4: their median is −(4/7 + 3/5)/2.
  const b = (4 / 7 + 3 / 5) / 2
  const wanted = tQuantile(0.9, 2) * Math.sqrt(s2 * h * (1 + h / 7) + (0.3 * b * h) ** 2)
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
