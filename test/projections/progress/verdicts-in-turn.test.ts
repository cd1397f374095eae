/** Cases that come one after the other are answered as each of them alone. */
import fc from 'fast-check'
import t from 'tap'
import type { Case, Point } from '../../../projections/progress/case.ts'
import { inOrder } from '../../../projections/progress/points.ts'
import { verdictsOf } from '../../../projections/progress/varde-1.ts'
import { verdictsInTurn } from '../../../projections/progress/verdicts-in-turn.ts'
import { aCase, aim, band, baseline } from './cases.ts'

const season = (n: number): string => String((n % 12) + 1).padStart(2, '0')

/** A figure of a month (counted from 2015), or of the year that ends with it. */
const figureOf = (n: number, isYear: boolean, value: number | null, more: Partial<Point>): Point => ({
  t: 2015 + (n + 1) / 12,
  start: isYear ? 2014 + (n + 1) / 12 : 2015 + n / 12,
  value,
  obsStatus: 'A',
  version: 1,
  season: isYear ? undefined : season(n),
  period: `${isYear ? 'year to ' : ''}${n}`,
  ...more,
})

const entering = fc.record({
  n: fc.nat({ max: 70 }),
  isYear: fc.constantFrom(false, false, false, false, true),
  value: fc.option(fc.integer({ min: 1, max: 60 }), { freq: 12 }),
  more: fc.constantFrom<Partial<Point>>(
    {},
    {},
    {},
    {},
    { obsStatus: 'F' },
    { obsStatus: 'N' },
    { obsStatus: 'P', standardError: 2 },
    { incomplete: true },
    { version: 2 },
    { value: null, low: 3, high: 9 },
  ),
  /** The same figure is taken out again where it stands. */
  isTakenOut: fc.constantFrom(false, false, false, true),
  /** Months by which the day of assessment moves on. */
  goesOn: fc.constantFrom(0, 0, 0, 1, 12),
  /** Whether the lines are told anew, though nothing about them is another. */
  isAnew: fc.constantFrom(false, false, false, false, false, true),
})

const linesOf = fc.record({
  target: fc.constantFrom(
    undefined,
    aim(2024, 12),
    { ...aim(2020, 12), season: '12' },
    { ...aim(2017, 12), season: '04' },
    band(2018, 20, 25),
  ),
  baseline: fc.constantFrom(undefined, baseline(2015, 30), baseline(2017, 12, { standardError: 4 })),
  direction: fc.constantFrom('increase' as const, 'decrease' as const),
  measures: fc.constantFrom('flow' as const, 'level' as const),
  seasonal: fc.constantFrom('raw' as const, 'raw' as const, 'adjusted' as const, 'none' as const),
  cumulative: fc.constantFrom(undefined, undefined, true),
})

t.test('after every figure, and on every day, the answers are those to the case alone', async t => {
  let steps = 0
  fc.assert(
    fc.property(
      fc.array(linesOf, { minLength: 2, maxLength: 2 }),
      fc.array(entering, { minLength: 5, maxLength: 90, size: 'max' }),
      fc.boolean(),
      ([first, second], figures, isOrdered) => {
        const answersTo = verdictsInTurn()
        const standing = new Map<number, Point>()
        let on = 2016
        let given: object = { ...first }
        for (const { n, isYear, value, more, isTakenOut, goesOn, isAnew } of figures) {
          if (isAnew) given = { ...(n % 2 === 0 ? first : second) }
          on += goesOn / 12
          if (isTakenOut) standing.delete(n)
          else standing.set(n, figureOf(n, isYear, value, isOrdered ? { ...more, version: 1 } : more))
          const points = [...standing.values()].sort((a, b) => a.t - b.t)
          const c: Case = aCase({ ...given, points, on, current: 1, decimals: 1 })
          const asked = isOrdered ? { ...c, points: inOrder(points) } : c
          const [now, alone] = [JSON.stringify(answersTo(asked, given)), JSON.stringify(verdictsOf({ ...asked }))]
          if (now !== alone) throw new Error(`${now}\nis not\n${alone}`)
          steps += 1
        }
      },
    ),
    { numRuns: 300 },
  )
  t.ok(steps > 5000, `${steps} cases`)
})

t.test('a figure that neither answer rests on leaves both as they are', async t => {
  const december = { ...aim(2030, 10), season: '12' }
  const months = (count: number): Point[] => Array.from({ length: count }, (_, n) => points[n] as Point)
  const points = Array.from({ length: 84 }, (_, n) => figureOf(n, false, 50 - n / 7, {}))
  const answersTo = verdictsInTurn()
  const lines = { target: december, baseline: baseline(2015, 50), direction: 'decrease' as const }
  const at = (count: number) => answersTo(aCase({ ...lines, points: months(count), on: 2022 }), lines)
  const [before, after] = [at(74), at(75)]
  t.not(before.latest, after.latest, 'the latest figure is another')
  t.equal(before.path, after.path)
  t.equal(before.trend, after.trend)
  t.not(at(84).path, before.path, 'until a December is there')
  t.not(answersTo(aCase({ ...lines, points, on: 2022 }), {}).trend, at(84).trend, 'or the lines are told anew')
})
