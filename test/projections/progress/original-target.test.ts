import t from 'tap'
import type { Case } from '../../../projections/progress/case.ts'
import { againstOriginal } from '../../../projections/progress/original-target.ts'
import type { PathVerdict } from '../../../projections/progress/path.ts'
import type { TrendVerdict } from '../../../projections/progress/trend.ts'
import { assessVarde1, type Varde1 } from '../../../projections/progress/varde-1.ts'
import { aCase, aim, baseline, point, yearly } from './cases.ts'

const compared = (now: Case, original: Case) => againstOriginal(assessVarde1(now), assessVarde1(original))

t.test('no lowering of a target mends a verdict in silence', t => {
  const clean = (target: number): Case =>
    aCase({
      direction: 'increase',
      baseline: baseline(2023, 68.3),
      target: aim(2030, target),
      points: yearly({ 2023: 68.3, 2024: 73.8 }),
      decimals: 1,
    })
  const { reasons, original } = compared(clean(95), clean(100))
  t.strictSame(reasons, ['target-weakened'], 'ahead of 95, on the path to 100')
  t.equal(original.path.verdict, 'on-path')
  t.strictSame(compared(clean(100), clean(95)).reasons, ['target-strengthened'])
  t.strictSame(compared(clean(95), clean(95)).reasons, [])
  t.end()
})

t.test('a target lowered from 138 to 100 in steps is held against the first', t => {
  const c = (target: number): Case =>
    aCase({ direction: 'increase', baseline: baseline(2020, 0), target: aim(2030, target), points: [point(2025, 52)] })
  t.strictSame(compared(c(100), c(138)).reasons, ['target-weakened'])
  t.end()
})

const said = (path: PathVerdict, trend: TrendVerdict, chance: 'likely' | 'unlikely' | null = null) =>
  ({ path: { verdict: path }, trend: { verdict: trend, chance } }) as unknown as Varde1

t.test('within error ranks with on the path, and what says nothing is not compared', t => {
  const reasons = (now: Varde1, original: Varde1) => againstOriginal(now, original).reasons
  t.strictSame(reasons(said('on-path', 'too-early'), said('within-error', 'clearly-short')), [])
  t.strictSame(reasons(said('within-error', 'reaches'), said('behind', 'reaches')), ['target-weakened'])
  t.strictSame(reasons(said('not-assessed', 'reaches'), said('behind', 'reaches')), [])
  t.strictSame(reasons(said('met', 'reaches', 'likely'), said('achieved', 'reaches', 'unlikely')), ['target-weakened'])
  t.strictSame(
    reasons(said('ahead', 'moving-away'), said('behind', 'reaches')),
    ['target-weakened', 'target-strengthened'],
    'either answer may differ, each in its own way',
  )
  t.end()
})
