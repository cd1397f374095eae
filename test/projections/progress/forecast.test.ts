import t from 'tap'
import { assessTrend } from '../../../projections/progress/trend.ts'
import { aCase, aim, close, point, vectors, whereKnown } from './cases.ts'

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
