/** From figures as recorded to numbers: windows, cohorts, seasons, and what is passed over. */
import t from 'tap'
import { type CommandRequest, measured, scene } from '../scene.ts'

const monthly = (from: number, to: number, value: (year: number, month: number) => number): CommandRequest[] => {
  const all: CommandRequest[] = []
  for (let year = from; year <= to; year++)
    for (let month = 1; month <= 12; month++)
      all.push(['measure', { period: `${year}-${String(month).padStart(2, '0')}`, value: value(year, month) }])
  return all
}

t.test('a yearly cycle is no trend: only the latest figure’s month is compared', async t => {
  const { assessed } = await scene(
    { frequency: 'P1M' },
    ['set-baseline', { period: '2015-12', value: 20 }],
    ['set-target', { period: '2030-12', value: 6 }],
    ...monthly(2016, 2023, (year, month) => 36 - (year - 2000) + (month < 7 ? 5 : 0)),
  )
  t.match(assessed(), { latest: { period: '2023-12', value: 13 }, trend: { slope: -1, verdict: 'reaches' } })
  t.equal(assessed('?on=2023-06-30').latest.value, 18)
  t.equal(assessed('?on=2023-06-30').trend.slope, -1, 'seen from June too')
})

t.test('overlapping windows share their data: only those that do not overlap make a trend', async t => {
  const windows = (years: readonly number[], value: (end: number) => number) =>
    measured(Object.fromEntries(years.map(end => [`${end - 2}/${end}`, value(end)])))
  const lines: CommandRequest[] = [
    ['set-baseline', { period: '2003/2005', value: 20 }],
    ['set-target', { period: '2030', value: 5 }],
  ]
  const ends = [2008, 2009, 2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020]
  const rolling = await scene(
    {},
    ...lines,
    ...windows(ends, end => (end % 3 === 2020 % 3 ? 25 - (end - 2000) / 2 : 90)),
  )
  t.match(rolling.assessed().trend, { slope: -0.5 }, 'the years between are not read')
  const few = await scene({}, ...lines, ...windows([2017, 2018, 2019, 2020], () => 15))
  t.match(few.assessed().trend, { verdict: 'too-early', reasons: ['too-few-points'] })
  t.equal(few.assessed().latest.period, '2018/2020')
})

t.test('a cohort’s figure is of the time at which its years have passed', async t => {
  const cohort = (year: number) => ({ period: String(year), cohort: true, after: 'P6Y' })
  const { assessed, points } = await scene(
    { direction: 'increase' },
    ['set-baseline', { period: cohort(2010), value: 70 }],
    ['set-target', { period: cohort(2020), value: 90 }],
    ['measure', { period: cohort(2015), value: 81 }],
  )
  t.match(points(), [{ period: cohort(2015), value: 81 }])
  t.match(assessed(), { latest: { period: cohort(2015) }, path: { expected: 80, verdict: 'on-path' } })
  t.equal(assessed('?on=2021-12-30').latest, null, 'the 2015 cohort is not known before the end of 2021')
  t.equal(assessed('?on=2021-12-31').latest.value, 81)
})

t.test('points after the day of assessment are not seen, nor is a break in them', async t => {
  const { assessed } = await scene(
    {},
    ['set-baseline', { period: '2015', value: 20 }],
    ['set-target', { period: '2030', value: 5 }],
    ...measured({ 2019: 16, 2020: 15 }),
    ['measure', { period: '2021', value: 30, obsStatus: 'B' }],
  )
  t.match(assessed('?on=2020-12-31'), { latest: { period: '2020' }, path: { verdict: 'on-path', reasons: [] } })
  t.match(assessed('?on=2020-12-30'), { latest: { period: '2019' } })
  t.match(assessed(), { latest: { period: '2021' }, path: { verdict: 'not-assessed', reasons: ['break'] } })
})

t.test('facts may come in any order', async t => {
  const requests: CommandRequest[] = measured({ 2016: 19, 2017: 18, 2018: 17, 2019: 16, 2020: 15 })
  const lines: CommandRequest[] = [
    ['set-baseline', { period: '2015', value: 20 }],
    ['set-target', { period: '2030', value: 5 }],
  ]
  const forth = (await scene({}, ...lines, ...requests)).assessed()
  const back = (await scene({}, ...requests.toReversed(), ...lines)).assessed()
  for (const part of ['path', 'trend', 'covered', 'latest']) t.same(back[part], forth[part], part)
  t.equal(forth.trend.verdict, 'reaches')
})

t.test('a frequency and a wait for publication say when a figure is stale', async t => {
  const stale = async (more: object, on: string) => {
    const { assessed } = await scene(
      more,
      ['set-baseline', { period: '2015', value: 20 }],
      ['set-target', { period: '2030', value: 5 }],
      ...measured({ 2018: 17 }),
    )
    return assessed(`?on=${on}`).path.reasons.includes('stale')
  }
  t.notOk(await stale({ frequency: 'P1Y' }, '2020-12-31'))
  t.ok(await stale({ frequency: 'P1Y' }, '2021-01-02'))
  t.notOk(await stale({ frequency: 'P1Y', publicationLag: 'P6M' }, '2021-06-30'))
  t.ok(await stale({ frequency: 'P1Y', publicationLag: 'P6M' }, '2021-07-02'))
  t.notOk(await stale({}, '2030-01-01'), 'who does not say how often is never late')
})
