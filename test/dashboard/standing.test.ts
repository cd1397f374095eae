import t from 'tap'
import type { GoalIndicator, GoalProgress } from '../../src/dashboard/answer-types.ts'
import { restsOnMadeUp, standingOf } from '../../src/dashboard/standing.ts'

const member = (indicator: string, path: string, trend: string, more: object = {}): GoalIndicator =>
  ({
    indicator,
    speaks: true,
    retired: false,
    path: { verdict: path },
    trend: { verdict: trend },
    ...more,
  }) as unknown as GoalIndicator
const goal = (indicators: GoalIndicator[], goals: GoalProgress[] = []): GoalProgress =>
  ({ indicators, goals }) as unknown as GoalProgress

t.test('an indicator that stands under several goals is counted once', async t => {
  const shared = member('a', 'ahead', 'reaches')
  const { path, trend } = standingOf([goal([shared], [goal([shared, member('b', 'behind', 'too-early')])])])
  t.strictSame(path, { ahead: 1, behind: 1 })
  t.strictSame(trend, { reaches: 1, 'too-early': 1 })
})

t.test('what may not speak, and what is retired, is not counted', async t => {
  const silent = member('a', 'met', 'met', { speaks: false })
  const gone = member('b', 'behind', 'moving-away', { retired: true })
  t.strictSame(standingOf([goal([silent, gone])]), { path: {}, trend: {}, isMadeUp: false })
})

t.test('an indicator that speaks for one goal and only stands beside another is counted', async t => {
  const beside = goal([member('a', 'ahead', 'reaches', { speaks: false })])
  t.strictSame(standingOf([beside, goal([member('a', 'ahead', 'reaches')])]).path, { ahead: 1 })
})

t.test('answers that rest on a made-up target are said to, others not', async t => {
  const madeUp = member('a', 'ahead', 'too-early', { target: { illustrative: true } })
  t.equal(restsOnMadeUp([goal([], [goal([madeUp])])]), true)
  t.equal(restsOnMadeUp([goal([member('b', 'ahead', 'reaches')])]), false)
  const silent = member('c', 'not-assessed', 'not-assessed', { target: { illustrative: true } })
  t.equal(restsOnMadeUp([goal([silent])]), false, 'nothing is said that rests on it')
})
