import t from 'tap'
import type { PathVerdict } from '../../../projections/progress/path.ts'
import { rollUp, type Spoken } from '../../../projections/progress/roll-up.ts'
import type { TrendVerdict } from '../../../projections/progress/trend.ts'

const paths = (...verdicts: PathVerdict[]): Spoken[] =>
  verdicts.map((path, i) => ({ id: `i${i}`, path, trend: 'too-early' }))
const trends = (...verdicts: TrendVerdict[]): Spoken[] =>
  verdicts.map((trend, i) => ({ id: `i${i}`, path: 'not-assessed', trend }))

t.test('a mean does not hide a failure: the worst is shown beside the distribution', t => {
  t.match(rollUp(paths('met', 'met', 'achieved', 'behind')).path, {
    distribution: { met: 2, achieved: 1, behind: 1 },
    worst: 'behind',
    coverage: { assessed: 4, of: 4, share: 1 },
  })
  t.end()
})

t.test('path verdicts are ordered behind, missed < on-path < ahead < met, achieved', t => {
  const worst = (...verdicts: PathVerdict[]) => rollUp(paths(...verdicts)).path.worst
  t.equal(worst('on-path', 'missed'), 'missed')
  t.equal(worst('missed', 'behind'), 'behind')
  t.equal(worst('ahead', 'on-path'), 'on-path')
  t.equal(worst('ahead', 'within-error'), 'ahead', 'what cannot be told from the path is never the worst')
  t.equal(worst('met', 'ahead'), 'ahead')
  t.equal(worst('achieved'), 'achieved')
  t.end()
})

t.test('trend verdicts are ordered moving-away < clearly-short < slightly-short < met-slipping < reaches < met', t => {
  const order: TrendVerdict[] = ['moving-away', 'clearly-short', 'slightly-short', 'met-slipping', 'reaches', 'met']
  order.forEach((verdict, i) => {
    t.equal(rollUp(trends(...order.slice(i).reverse())).trend.worst, verdict)
  })
  t.end()
})

t.test('not assessed and too early lower the coverage and are never the worst', t => {
  const { path, trend } = rollUp(paths('not-assessed', 'met'))
  t.match(path, { worst: 'met', coverage: { assessed: 1, of: 2, share: 0.5 }, distribution: { 'not-assessed': 1 } })
  t.match(trend, { worst: null, coverage: { assessed: 0, of: 2, share: 0 }, distribution: { 'too-early': 2 } })
  t.match(rollUp([]).path, { worst: null, coverage: { assessed: 0, of: 0, share: null } })
  t.end()
})

t.test('an indicator under two goals of the subtree counts once', t => {
  const shared: Spoken = { id: 'neet', path: 'behind', trend: 'reaches' }
  t.equal(rollUp([shared, shared, ...paths('met')]).path.coverage.of, 2)
  t.end()
})

t.test('the worst is told only where at least half of those that may speak are assessed', t => {
  t.equal(rollUp(paths('behind', 'not-assessed')).path.worst, 'behind')
  t.equal(rollUp(paths('behind', 'not-assessed', 'not-assessed')).path.worst, null)
  t.equal(rollUp(paths('ahead', 'ahead', ...Array<PathVerdict>(10).fill('not-assessed'))).path.worst, null, '2 of 12')
  t.equal(rollUp(paths('behind', 'within-error', 'within-error')).path.worst, null, 'within error says nothing')
  t.equal(rollUp(trends('moving-away', 'too-early', 'too-early')).trend.worst, null)
  t.end()
})

t.test('an illustrative target never speaks', t => {
  const examples = paths('behind', 'behind').map((one, i) => ({ ...one, id: `e${i}`, isExample: true }))
  const { path } = rollUp([...examples, ...paths('met')])
  t.match(path, { worst: 'met', distribution: { met: 1 }, coverage: { assessed: 1, of: 1 } })
  t.notOk('behind' in path.distribution)
  t.end()
})

t.test('on pace with an unlikely chance counts among the slightly short and is not shown as good', t => {
  const unlikely: Spoken = { id: 'a', path: 'met', trend: 'reaches', chance: 'unlikely' }
  const slipping: Spoken = { id: 'b', path: 'met', trend: 'met-slipping' }
  const { trend } = rollUp([unlikely, slipping])
  t.match(trend, { worst: 'reaches', worstChance: 'unlikely', distribution: { reaches: 1, 'met-slipping': 1 } })
  t.equal(rollUp([{ ...unlikely, chance: 'likely' }, slipping]).trend.worst, 'met-slipping')
  t.equal(rollUp([unlikely, { ...slipping, trend: 'slightly-short' }]).trend.worst, 'slightly-short')
  t.end()
})
