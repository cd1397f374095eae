import t from 'tap'
import { assessLine, isLineError } from '../../../projections/progress/assess-line.ts'
import type { Method } from '../../../projections/progress/method.ts'
import { methodNamed } from '../../../projections/progress/methods.ts'
import { close } from './cases.ts'

const method = (name: string) => methodNamed(name) as Method
const given = {
  id: 'x',
  direction: 'decrease',
  baseline: { period: '2015', value: 14.5 },
  points: [
    { period: '2015', value: 14.5 },
    { period: '2022', value: 9.9 },
  ],
  target: { period: '2030', value: 7.25 },
  limits: { max: 100 },
  decimals: 1,
  on: '2023',
  options: { window: 6, numbers: false },
}
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever comes out
const assess = (more: object = {}, name = 'varde-1'): any =>
  assessLine(JSON.stringify({ ...given, ...more }), 1, method(name))
const faultsOf = (more: object) => {
  const result = assess(more)
  return isLineError(result) ? result.error.errors.map(e => e.pointer) : result
}

t.test('the line of the design gives its own method’s answer', t => {
  const result = assess({}, 'opensdg-2.4')
  t.match(result, { id: 'x', method: 'opensdg-2.4@1', status: 'substantial_progress', reasons: [] })
  t.ok(close(result.value, 1.1749066161643313) && close(result.score, 4.106540468600203))
  t.end()
})

t.test('varde-1 gives path and trend', t => {
  const result = assess()
  t.match(result, {
    id: 'x',
    method: 'varde-1@1',
    path: { verdict: 'ahead' },
    trend: { verdict: 'too-early', level: 0.8 },
  })
  t.ok(close(result.covered, 4.6 / 7.25))
  t.end()
})

t.test('the worked case gives the same through a line', t => {
  const result = assess({
    baseline: { period: '2015', value: 12.2 },
    target: { period: '2035', value: 6 },
    points: [
      { period: '2022', value: 9.5 },
      { period: '2019', value: 10.5 },
      { period: '2020', value: 11 },
    ],
  })
  t.ok(close(result.path.share, 0.53 / 6.2))
  t.strictSame([result.path.verdict, result.trend.verdict], ['ahead', 'too-early'])
  t.end()
})

t.test('the day of assessment drops later points; without one the latest of all is seen', t => {
  t.equal(assess({ on: '2021' }).latest.period, '2015')
  t.equal(assess({ on: undefined }).latest.period, '2022')
  t.end()
})

t.test('relative targets and milestones follow the baseline given', t => {
  t.equal(assess({ target: { period: '2030', changePercent: -50 } }).target.value, 7.25)
  t.equal(assess({ target: { period: '2030', value: { changePoints: -2 } } }).error.code, 'invalid')
  t.equal(assess({ target: { period: '2030', changePoints: -2 } }).target.value, 12.5)
  const path = [{ period: '2022', changePercent: -20 }]
  t.ok(close(assess({ target: { period: '2030', value: 7.25, path } }).path.expected, 11.6))
  t.ok(close(assess({ milestones: path }).path.expected, 11.6))
  t.end()
})

t.test('obsStatus B begins a new comparable group', t => {
  const points = [
    { period: '2015', value: 14.5 },
    { period: '2022', value: 9.9, obsStatus: 'B' },
  ]
  t.match(assess({ points }), { covered: null, path: { verdict: 'not-assessed', reasons: ['break'] } })
  const before = assess({ points: [...points, { period: '2018', value: 12 }], on: '2021' })
  t.equal(before.path.verdict, 'ahead', 'the day before, there was no break')
  t.end()
})

t.test('windows, school years and quarters are read', t => {
  const windows = ['2012/2014', '2013/2015', '2015/2017', '2018/2020', '2021/2023'].map((period, i) => ({
    period,
    value: 14 - i,
  }))
  const trend = assess({ points: windows, on: '2025', options: { numbers: true } }).trend
  t.ok(close(trend.slope, -7 / 18), 'of the five the four that do not overlap: 14, 12, 11, 10')
  t.equal(assess({ points: [{ period: '2021-08/2022-07', value: 9 }] }).latest.t, 2022 + 7 / 12)
  const quarters = [2018, 2019, 2020, 2021].flatMap(y =>
    ['Q1', 'Q3'].map((q, i) => ({ period: `${y}-${q}`, value: 20 * i + 2021 - y })),
  )
  t.ok(close(assess({ points: quarters }).trend.slope, -1))
  t.end()
})

t.test('a null is missing, never zero; L, M and Q carry no value and all others must', t => {
  const last = (more: object) => ({
    points: [given.points[0], { period: '2021', value: 11 }, { period: '2022', ...more }],
  })
  t.match(assess(last({ value: null })), { latest: { period: '2021' }, path: { reasons: ['missing'] } })
  t.match(assess(last({ obsStatus: 'Q' })), { latest: { period: '2021' }, path: { reasons: ['suppressed'] } })
  t.strictSame(faultsOf(last({ value: 1, obsStatus: 'Q' })), ['/points/2/value'])
  t.strictSame(faultsOf(last({ obsStatus: 'P' })), ['/points/2/value'])
  t.strictSame(faultsOf(last({ value: null, obsStatus: 'A' })), ['/points/2/value'])
  t.strictSame(faultsOf(last({})), ['/points/2/value'])
  t.equal(assess(last({ value: 0 })).latest.value, 0)
  t.end()
})

t.test('intervals are kept and not computed with', t => {
  const interval = [{ period: '2022', low: 9, high: 10 }]
  t.match(assess({ points: interval }), { latest: { low: 9, high: 10 }, path: { reasons: ['interval-value'] } })
  t.match(assess({ points: [{ period: '2022', value: { low: 9, high: 10 } }] }).path.reasons, ['interval-value'])
  t.match(assess({ baseline: { period: '2015', low: 9, high: 10 } }).path.reasons, ['interval-value'])
  t.strictSame(faultsOf({ points: [{ period: '2022', low: 9 }] })[0], '/points/0/low')
  t.strictSame(faultsOf({ points: [{ period: '2022', low: 9, high: 8 }] })[0], '/points/0/low')
  t.end()
})

t.test('null stands for nothing where nothing may stand', t => {
  const bare = assess({ baseline: null, target: null, limits: null, decimals: null })
  t.match(bare.path, { verdict: 'not-assessed', reasons: ['no-target', 'no-baseline'] })
  t.match(assess({ baseline: { period: '2015', value: null } }).path.reasons, ['no-baseline'])
  t.match(assess({ limits: { min: null, max: 100 } }).path.verdict, 'ahead')
  t.end()
})

t.test('how often it is measured and how long publication takes decide what is stale', t => {
  const asked = (more: object) => assess({ on: '2025', ...more }).path.reasons
  t.strictSame(asked({ frequency: 'P1Y' }), ['stale'])
  t.strictSame(asked({ frequency: 'P1Y', publicationLag: 'P18M' }), ['stale'])
  t.strictSame(asked({ frequency: 'P1Y', publicationLag: 'P24M' }), [])
  t.end()
})

t.test('a bad line is answered with its number and every field that is wrong', t => {
  t.match(assessLine('{', 7, method('varde-1')), { line: 7, error: { code: 'unreadable' } })
  t.match(assessLine('null', 8, method('varde-1')), { line: 8, error: { code: 'invalid' } })
  t.strictSame(faultsOf({ id: 1, direction: 'up' }), ['/id', '/direction'])
  t.strictSame(faultsOf({ points: [{ period: '2022-13', value: 1 }] }), ['/points/0/period'])
  t.strictSame(faultsOf({ goal: 1 }), [''])
  t.strictSame(faultsOf({ options: { window: 3 } }), ['/options/window'])
  t.strictSame(faultsOf({ limits: { min: 1, max: 1 } }), ['/limits'])
  t.strictSame(faultsOf({ baseline: null, target: { period: '2030', changePercent: -5 } }), ['/target'])
  t.strictSame(faultsOf({ target: { period: '2030', value: 1, low: 0, high: 2 } }), ['/target/value'])
  t.strictSame(faultsOf({ milestones: [{ period: '2022', low: 0, high: 2 }] }), ['/milestones'])
  t.end()
})

t.test('two figures for one period are refused, the same figure twice is one', t => {
  const twice = (value: number) => ({ points: [...given.points, { period: '2022', value }] })
  t.strictSame(faultsOf(twice(9)), ['/points/2'])
  t.equal(assess(twice(9.9)).path.verdict, 'ahead')
  t.end()
})

t.test('the error of the baseline, what is measured and the season are read', t => {
  const near = { points: [{ period: '2022', value: 11.4 }], on: '2022' }
  t.equal(assess(near).path.verdict, 'on-path')
  t.equal(assess({ ...near, baseline: { period: '2015', value: 14.5, standardError: 1 } }).path.verdict, 'within-error')
  const relative = {
    ...near,
    target: { period: '2030', changePercent: -50 },
    points: [{ period: '2022', value: 12.6 }],
  }
  t.equal(
    assess({ ...relative, baseline: { period: '2015', value: 14.5, standardError: 1 } }).path.verdict,
    'within-error',
  )
  const running = { points: [...given.points, { period: '2023', value: 3 }], on: '2023-06-30' }
  t.match(assess(running), { judging: { period: '2023' }, path: { verdict: 'met', reasons: ['period-running'] } })
  t.match(assess({ ...running, measures: 'flow' }), { judging: { period: '2022' }, latest: { period: '2023' } })
  const months = [2019, 2020, 2021, 2022].flatMap((year, k) =>
    Array.from({ length: 12 }, (_, i) => ({
      period: `${year}-${String(i + 1).padStart(2, '0')}`,
      value: 12 - k + i / 10,
    })),
  )
  const monthly = {
    points: months,
    baseline: { period: '2015-12', value: 14.5 },
    target: { period: '2030-12', value: 7 },
  }
  t.match(assess({ ...monthly, on: '2022-11-30' }), { latest: { period: '2022-11' }, judging: { period: '2021-12' } })
  t.equal(assess({ ...monthly, on: '2022-12-31', seasonal: 'adjusted' }).trend.slope, -1)
  t.strictSame(faultsOf({ measures: 'stock' }), ['/measures'])
  t.end()
})

t.test('a break within a running period begins its group when the period begins', t => {
  const points = [...given.points, { period: '2023', value: 9, obsStatus: 'B' }]
  t.match(assess({ points, on: '2023-06-30' }).path.reasons, ['break'])
  t.equal(assess({ points, on: '2022-12-31' }).path.verdict, 'ahead')
  t.end()
})
