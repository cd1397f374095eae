import t from 'tap'
import { itemsOf } from '../../../projections/base/list.ts'
import { comparable, latestOf, measured } from '../../../projections/progress/points.ts'
import { speakingPoint, passedOver as whyPassedOver } from '../../../projections/progress/speaking-point.ts'
import { trendPoints } from '../../../projections/progress/yearly-series.ts'
import { aCase, point, yearEnd, yearly } from './cases.ts'

const passedOver = (c: Parameters<typeof speakingPoint>[0]) => whyPassedOver(c, speakingPoint(c))
const periods = (points: readonly { readonly period: string }[]) => points.map(p => p.period)

t.test('rows come out of order and leave by time, one a period', t => {
  const c = aCase({ points: [point(2020, 3), point(2018, 1), point(2019, 2), point(2018, 9)] })
  t.strictSame(
    itemsOf(comparable(c)).map(p => p.value),
    [9, 2, 3],
  )
  t.end()
})

t.test('missing, not applicable and suppressed are three things, and none of them is zero', t => {
  const after = (obsStatus: string) => aCase({ points: [point(2020, 5), point(2021, null, { obsStatus })] })
  for (const [obsStatus, why] of [
    ['L', 'missing'],
    ['M', 'not-applicable'],
    ['Q', 'suppressed'],
  ] as const) {
    t.strictSame(passedOver(after(obsStatus)), [why])
    t.equal(latestOf(after(obsStatus))?.value, 5)
  }
  t.strictSame(passedOver(aCase({ points: yearly({ 2020: 5, 2021: 0 }) })), [])
  t.equal(latestOf(aCase({ points: yearly({ 2020: 5, 2021: 0 }) }))?.value, 0, 'zero is a figure')
  t.end()
})

t.test('a forecast is no measurement, an interval is one that is not computed with', t => {
  const c = aCase({ points: [point(2020, 5), point(2021, 4, { obsStatus: 'F' })] })
  t.equal(latestOf(c)?.period, '2020')
  const interval = aCase({ points: [point(2020, 5), point(2021, null, { low: 1, high: 2 })] })
  t.equal(latestOf(interval)?.period, '2021')
  t.strictSame(periods(measured(interval)), ['2020'])
  t.end()
})

t.test('of a series finer than a year the latest one’s season is kept', t => {
  const months = [2020, 2021, 2022].flatMap(year =>
    ['01', '05', '09'].map((season, i) => ({
      ...point(year, 10 * i),
      t: year + (4 * i + 1) / 12,
      season,
      period: `${year}-${season}`,
    })),
  )
  const c = aCase({ points: months, on: 2022.5 })
  t.strictSame(periods(trendPoints(c)), ['2020-05', '2021-05', '2022-05'])
  t.end()
})

t.test('of overlapping windows every non-overlapping one is kept, from the latest back', t => {
  const windows = [2015, 2016, 2017, 2018, 2019, 2020].map(year =>
    point(year, 1, { start: year - 2, period: `${year - 2}/${year}` }),
  )
  t.strictSame(periods(trendPoints(aCase({ points: windows }))), ['2015/2017', '2018/2020'])
  t.end()
})

t.test('neighbouring periods do not overlap', t => {
  const years = [2018, 2019, 2020].map(year => point(year, 1, { start: year }))
  t.equal(trendPoints(aCase({ points: years })).length, 3)
  t.end()
})

t.test('what is known later than the day is not seen', t => {
  const c = aCase({ points: yearly({ 2018: 1, 2019: 2, 2020: 3 }), on: yearEnd(2019) })
  t.strictSame(periods(itemsOf(comparable(c))), ['2018', '2019'])
  t.end()
})
