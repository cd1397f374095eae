import fc from 'fast-check'
import t from 'tap'
import { firstIndex, firstNotBelow } from '../../../projections/base/list.ts'
import type { Case, Point } from '../../../projections/progress/case.ts'
import { methods } from '../../../projections/progress/methods.ts'
import { inOrder, lastIndexInSeason, lastOfSeason } from '../../../projections/progress/points.ts'
import { assessVarde1 } from '../../../projections/progress/varde-1.ts'
import { aCase, aim, baseline } from './cases.ts'

const season = (month: number): string => String(1 + month).padStart(2, '0')

const monthly = ([n, value, obsStatus]: readonly [number, number | null, string]): Point => ({
  t: 2015 + (n + 1) / 12,
  start: 2015 + n / 12,
  value,
  obsStatus,
  version: 1,
  season: season(n % 12),
  period: `${2015 + Math.floor(n / 12)}-${season(n % 12)}`,
})

const figure = fc.tuple(
  fc.nat({ max: 130 }),
  fc.option(fc.integer({ min: 1, max: 400 }).map(n => n / 10)),
  fc.constantFrom('A', 'A', 'A', 'P', 'M', 'F', 'N', 'E'),
)
/** Months, some of them lacking, by time. */
const months = fc
  .uniqueArray(figure, { selector: ([n]) => n, maxLength: 90 })
  .map(figures => figures.sort(([a], [b]) => a - b).map(monthly))

const cases: fc.Arbitrary<Case> = fc
  .record({
    points: months,
    on: fc.integer({ min: 2015 * 12, max: 2027 * 12 }).map(n => n / 12),
    target: fc.constantFrom(aim(2024, 12), { ...aim(2020, 12), season: '12' }, { ...aim(2024, 12), season: '04' }),
    measures: fc.constantFrom('flow' as const, 'level' as const),
    seasonal: fc.constantFrom('raw' as const, 'adjusted' as const),
  })
  .map(given => aCase({ ...given, baseline: baseline(2015, 30), decimals: 1 }))

t.test('points known to stand in order are answered for as those of which nobody knows it', async () => {
  fc.assert(
    fc.property(cases, c => {
      const ordered = { ...c, points: inOrder(c.points as readonly Point[]) }
      const asked = [assessVarde1, ...methods.map(method => method.assess)]
      for (const assess of asked) {
        const [now, plain] = [JSON.stringify(assess(ordered)), JSON.stringify(assess(c))]
        if (now !== plain) throw new Error(`${now}\nis not\n${plain}`)
      }
    }),
    { numRuns: 300 },
  )
})

t.test('a season is found from the latest back', async t => {
  const points = inOrder([0, 1, 11, 12, 24, 35].map(n => monthly([n, n, 'A'])))
  t.equal(lastOfSeason(points, '01'), 4)
  t.equal(points.ofSeasonBefore(4), 3)
  t.equal(points.ofSeasonBefore(3), 0)
  t.equal(points.ofSeasonBefore(0), -1)
  t.equal(lastOfSeason(points, '07'), -1)
  t.equal(
    lastIndexInSeason(points, '01', p => p.value === 12),
    3,
  )
  t.equal(
    lastIndexInSeason(points, '01', p => p.value === 7),
    -1,
  )
})

t.test('the first index from which a test holds is found, and the length where it holds for none', async () => {
  fc.assert(
    fc.property(fc.nat({ max: 50 }), fc.nat({ max: 60 }), (length, from) => {
      const found = firstIndex(length, index => index >= from)
      if (found !== Math.min(from, length)) throw new Error(`${found} of ${length} from ${from}`)
    }),
  )
})

t.test('of so many ascending numbers the first that is not below one is found', async () => {
  const ascending = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 30 }).map(all => all.sort((a, b) => a - b))
  fc.assert(
    fc.property(ascending, fc.integer({ min: -1, max: 22 }), fc.nat({ max: 30 }), (numbers, least, some) => {
      const length = Math.min(some, numbers.length)
      const found = numbers.slice(0, length).findIndex(n => n >= least)
      if (firstNotBelow(numbers, least, length) !== (found < 0 ? length : found)) throw new Error(`${numbers} ${least}`)
    }),
  )
})
