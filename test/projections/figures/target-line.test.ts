/** Rules 3 and 4: targets and baselines are never overwritten, and a relative target follows the baseline it names. */
import t from 'tap'
import { decided, why } from '../given.ts'
import { measured, neet, scene } from '../scene.ts'

const baseline = (value: number) => ['set-baseline', { period: '2015', value, knownFrom: '2014' }] as const

t.test('rule 3: a revised target counts, the first one stays and can be asked for', async t => {
  const { ask, assessed } = await scene({}, ...neet, ['revise-target', { period: '2035', value: 8, ...decided }])
  t.match(assessed().target, { value: 8, version: 2, kind: 'value' })
  t.match(assessed('?target=original').target, { value: 6, version: 1 })
  t.match(ask('/indicators/x').targets, [{ value: 6 }, { value: 8, decidedBy: 'Partnership', reason: 'because R' }])
})

t.test('rule 3: what was first asked is held against the baseline that stood when it was', async t => {
  const { assessed } = await scene(
    {},
    baseline(20),
    ['reestimate-baseline', { period: '2015', value: 22, ...why }],
    ['set-target', { period: '2035', value: 10 }],
    ['reestimate-baseline', { period: '2015', value: 30, ...why }],
    ['revise-target', { period: '2035', value: 12, ...decided }],
  )
  t.match(assessed(), { baseline: { value: 30, version: 3 }, target: { value: 12 } })
  t.match(assessed('?target=original'), { baseline: { value: 22, version: 2 }, target: { value: 10 } })
})

t.test('rule 4: re-estimating a baseline moves no target by itself, and the assessment says so', async t => {
  const { submit, assessed } = await scene({}, baseline(20), ['set-target', { period: '2035', changePercent: -50 }])
  await submit('measure', { period: '2020', value: 18 })
  t.match(assessed().target, {
    value: 10,
    kind: 'changePercent',
    changePercent: -50,
    baselineVersion: 1,
    relativeTo: 20,
  })
  t.notOk(assessed().path.reasons.includes('target-follows-other-baseline'))
  await submit('reestimate-baseline', { period: '2015', value: 26, ...why })
  t.match(assessed(), { target: { value: 10, relativeTo: 20 }, baseline: { value: 26, version: 2 } })
  t.ok(assessed().path.reasons.includes('target-follows-other-baseline'))
  t.equal(assessed().covered, 0.5, 'the path starts at the baseline of now')
})

t.test('rule 4: following a new baseline is a revision', async t => {
  const { assessed } = await scene(
    {},
    baseline(20),
    ['set-target', { period: '2035', changePoints: -4 }],
    ['reestimate-baseline', { period: '2015', value: 26, ...why }],
    ['revise-target', { period: '2035', changePoints: -4, ...decided }],
    ...measured({ 2020: 24 }),
  )
  t.match(assessed(), { target: { value: 22, version: 2, baselineVersion: 2 }, covered: 0.5 })
  t.notOk(assessed().path.reasons.includes('target-follows-other-baseline'))
  t.match(assessed('?target=original'), { target: { value: 16, baselineVersion: 1 }, baseline: { value: 20 } })
})

t.test('every target line says the number or band it states; a change is one of the baseline it follows', async t => {
  const { ask } = await scene(
    {},
    baseline(20),
    ['set-target', { period: '2035', changePercent: -50 }],
    ['reestimate-baseline', { period: '2015', value: 30, ...why }],
    ['revise-target', { period: '2035', changePoints: -4, ...decided }],
    ['revise-target', { period: '2035', low: 8, high: 12, ...decided }],
    ['revise-target', { period: '2035', value: 9, ...decided }],
  )
  t.same(
    ask('/indicators/x').targets.map((line: { amount: object }) => line.amount),
    [{ value: 10 }, { value: 26 }, { low: 8, high: 12 }, { value: 9 }],
  )
})

t.test('milestones are on the path, those that are changes too', async t => {
  const { assessed } = await scene(
    {},
    baseline(20),
    [
      'set-target',
      {
        period: '2035',
        value: 0,
        path: [
          { period: '2025', changePercent: -10 },
          { period: '2030', value: 8 },
        ],
      },
    ],
    ...measured({ 2020: 19 }),
  )
  t.match(assessed().target.milestones, [
    { t: 2026, value: 18 },
    { t: 2031, value: 8 },
  ])
  t.equal(assessed().path.expected, 19)
})

t.test('a band is a target of two ends', async t => {
  const { assessed } = await scene(
    { direction: 'hold' },
    baseline(20),
    ['set-target', { period: '2035', low: 8, high: 12 }],
    ...measured({ 2020: 10 }),
  )
  t.match(assessed(), { target: { kind: 'band', value: null, low: 8, high: 12 }, path: { verdict: 'met' } })
})

t.test('a year given as the target of windows means the window that ends in it', async t => {
  const school = await scene(
    {},
    ['set-baseline', { period: '2015-08/2016-07', value: 20 }],
    ['set-target', { period: '2030', value: 10, path: [{ period: '2020', value: 19 }] }],
    ['measure', { period: '2022-08/2023-07', value: 14 }],
  )
  const [start, end] = [2016 + 7 / 12, 2030 + 7 / 12]
  t.ok(Math.abs(school.assessed().trend.at - end) < 1e-9, 'the school year 2029/2030, to the end of July')
  t.ok(Math.abs(school.assessed().target.milestones[0].t - (2020 + 7 / 12)) < 1e-9)
  t.ok(start < end)
  const years = await scene(
    {},
    ['set-baseline', { period: '2013/2015', value: 20 }],
    ['set-target', { period: '2030', value: 10 }],
    ['measure', { period: '2018/2020', value: 15 }],
  )
  t.equal(years.assessed().trend.at, 2031)
  t.ok(Math.abs(years.assessed().path.expected - (20 - (10 * 5) / 15)) < 1e-9)
})

t.test('before any baseline the first points tell where windows end', async t => {
  const { assessed } = await scene(
    {},
    ['measure', { period: '2022-08/2023-07', value: 14 }],
    ['set-target', { period: '2030', value: 10 }],
  )
  t.ok(Math.abs(assessed().trend.at - (2030 + 7 / 12)) < 1e-9)
})
