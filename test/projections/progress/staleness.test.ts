import t from 'tap'
import { parsePeriod } from '../../../events/period.ts'
import { ageBetween, allowedAge } from '../../../projections/progress/staleness.ts'
import { aCase, from, yearly } from './cases.ts'

t.test('the age is told in whole years and months, by the calendar', t => {
  const age = (period: string, on: string) => ageBetween(parsePeriod(period).reference, parsePeriod(on).reference)
  t.equal(age('2019', '2023-11-30'), 'P3Y11M')
  t.equal(age('2019', '2023-12-30'), 'P3Y11M')
  t.equal(age('2019', '2023-12-31'), 'P4Y')
  t.equal(age('2023', '2024-05-31'), 'P5M')
  t.equal(age('2024-01', '2024-02-29'), 'P1M')
  t.equal(age('2024-02-15', '2024-03-15'), 'P1M')
  t.equal(age('2024-02-15', '2024-03-14'), 'P0M')
  t.equal(age('2024', '2024-06-30'), 'P0M', 'while its period runs')
  t.end()
})

t.test('a figure may be as old as its frequency, the wait for publication, and a quarter of the frequency', t => {
  const allowed = (frequencyYears: number, publicationLagYears = 0) =>
    allowedAge(aCase({ frequencyYears, publicationLagYears }))
  t.equal(allowed(1), 1.25)
  t.equal(allowed(2, 0.5), 3)
  t.equal(allowed(1 / 12), 1 / 12 + 0.25)
  t.end()
})

t.test('without a frequency the median distance of the trend’s points stands for it', t => {
  t.equal(allowedAge(aCase({ points: from(2016, [9, 8, 7]) })), 1.25)
  t.equal(allowedAge(aCase({ points: yearly({ 2010: 9, 2013: 8, 2016: 7, 2017: 7 }) })), 3 + 3 / 4)
  t.equal(allowedAge(aCase({ points: from(2016, [9]) })), null)
  t.end()
})
