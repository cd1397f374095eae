/** Rule 5: a redefinition starts a version; nothing is computed across a break unless a bridge was recorded. */
import t from 'tap'
import { comparability } from '../../../projections/figures/comparability.ts'
import type { DefinitionVersion } from '../../../projections/figures/indicator.ts'
import { decided, why } from '../given.ts'
import { type CommandRequest, measured, neet, scene } from '../scene.ts'

const redefined = (breakAt: string, how: object): CommandRequest => [
  'redefine',
  { definition: 'D2', breakAt, ...how, ...why },
]
const doubled = { comparable: false, bridge: { factor: 2, offset: 1, note: 'counted twice, and one' } }
const straight: readonly CommandRequest[] = [
  ['set-baseline', { period: '2015', value: 20, knownFrom: '2014' }],
  ['set-target', { period: '2030', value: 5, knownFrom: '2014', path: [{ period: '2020', value: 15 }] }],
  ...measured({ 2016: 19, 2017: 18, 2018: 17, 2019: 16, 2020: 15 }),
]

t.test('a measurement belongs to the version that covers its period', async t => {
  const { points } = await scene({}, ...straight, redefined('2019', { comparable: true }), redefined('2021', doubled))
  t.same(
    points().map(p => [p.period, p.definitionVersion]),
    [
      ['2016', 1],
      ['2017', 1],
      ['2018', 1],
      ['2019', 2],
      ['2020', 2],
    ],
  )
})

t.test('nothing is computed across a break without a bridge', async t => {
  const { assessed, submit } = await scene({}, ...straight, redefined('2019', { comparable: false }))
  t.match(assessed(), { definitionVersion: 2, covered: null, path: { verdict: 'not-assessed', expected: null } })
  t.ok(assessed().path.reasons.includes('break'))
  t.equal(assessed().trend.verdict, 'not-assessed')
  t.equal(assessed().latest.value, 15, 'a figure of today’s definition is shown')
  await submit('reestimate-baseline', { period: '2015', value: 30, ...why })
  await submit('revise-target', { period: '2030', value: 10, ...decided })
  t.match(assessed(), { covered: 0.75, trend: { verdict: 'too-early' } }, 'lines of the new definition can be')
  t.equal(assessed().trend.reasons.includes('break'), true, 'and it is said why the trend is short')
})

t.test('a comparable redefinition changes no number', async t => {
  const before = (await scene({}, ...straight)).assessed()
  const after = (await scene({}, ...straight, redefined('2019', { comparable: true }))).assessed()
  for (const part of ['covered', 'path', 'trend', 'baseline', 'target'] as const)
    t.same(after[part], before[part], part)
})

t.test('a bridge converts points, baseline, target and milestones into the unit of today', async t => {
  const { assessed, points, submit } = await scene({}, ...straight, redefined('2019', doubled))
  const { path, trend, baseline, target, latest, covered } = assessed()
  t.match(latest, { value: 15, definitionVersion: 2 })
  t.match([baseline.value, target.value, target.milestones[0].value], [41, 11, 31])
  t.same(path.reasons, ['stale'], 'and says nothing of a break')
  t.ok(Math.abs(covered - (15 - 41) / (11 - 41)) < 1e-9)
  t.not(trend.verdict, 'too-early')
  t.same(
    points().map(p => p.value),
    [19, 18, 17, 16, 15],
    'the series shows what was recorded',
  )
  await submit('withdraw', { period: '2019', ...why })
  await submit('withdraw', { period: '2020', ...why })
  t.match(assessed().latest, { period: '2018', value: 35, recorded: 17, definitionVersion: 1 })
})

t.test('bridges are chained, back and forth', async t => {
  const version = (n: number, from: number, bridge: DefinitionVersion['bridge']) =>
    ({ version: n, from, bridge, definition: {} }) as DefinitionVersion
  const versions = [
    version(1, Number.NEGATIVE_INFINITY, null),
    version(2, 2018, { factor: 2, offset: 1 }),
    version(3, 2020, { factor: 10, offset: 0 }),
    version(4, 2022, null),
  ]
  const { between, convert, current, groupOf } = comparability(versions, 3, [])
  t.equal(convert(5, 1), 110)
  t.equal(between(110, 3, 1), 5)
  t.equal(between(11, 2, 3), 110)
  t.equal(between(5, 1, 4), null)
  t.equal(convert(5, 4), null)
  t.equal(groupOf(1), current)
  t.not(groupOf(4), current)
})

t.test('a change is one of the baseline in the unit in which the change was said', async t => {
  const said = async (aim: object) =>
    (
      await scene(
        {},
        ['set-baseline', { period: '2015', value: 20 }],
        redefined('2019', doubled),
        ['set-target', { period: '2030', ...aim }],
        ...measured({ 2020: 30 }),
      )
    ).assessed().target
  t.match(await said({ changePoints: -5 }), { value: 36, relativeTo: 41 })
  t.match(await said({ changePercent: -50 }), { value: 20.5, relativeTo: 41 })
  const before = await scene(
    {},
    ['set-baseline', { period: '2015', value: 20 }],
    ['set-target', { period: '2030', changePoints: -5 }],
    redefined('2019', doubled),
  )
  t.match(before.assessed().target, { value: 31, relativeTo: 41 }, 'said before: 20 − 5, bridged')
})

t.test('a change of a baseline across a break is not computed', async t => {
  const { assessed } = await scene(
    {},
    ['set-baseline', { period: '2015', value: 20 }],
    redefined('2019', { comparable: false }),
    ['reestimate-baseline', { period: '2015', value: 30, ...why }],
    ['set-target', { period: '2030', changePercent: -50, baselineVersion: 1 }],
    ...measured({ 2020: 28 }),
  )
  t.same(assessed().path.reasons, ['break'])
  t.equal(assessed().covered, null)
})

t.test('the definition of the day says direction, limits and decimals', async t => {
  const { assessed } = await scene({}, ...straight, redefined('2023', { comparable: true, direction: 'increase' }))
  t.equal(assessed('?on=2022-06-30').path.verdict, 'on-path')
  t.equal(assessed('?on=2022-06-30').definitionVersion, 1)
  t.equal(assessed('?on=2023-06-30').definitionVersion, 2)
  t.equal(assessed('?on=2023-06-30').path.verdict, 'met', 'where up is wanted')
})

t.test('obsStatus B without a redefinition starts an unbridged break', async t => {
  const { assessed, submit } = await scene({}, ...neet)
  t.equal(assessed().path.verdict, 'ahead')
  await submit('measure', { period: '2021', value: 7.4, obsStatus: 'B' })
  t.match(assessed().path.reasons, ['break'])
  t.match(assessed().latest, { period: '2022', value: 9.5 })
  t.equal(assessed('?on=2020-12-31').path.verdict !== 'not-assessed', true, 'before it nothing is broken')
  await submit('correct', { period: '2021', value: 7.4, obsStatus: 'A', cause: 'method', reason: 'no break after all' })
  t.equal(assessed().path.verdict, 'ahead')
})

t.test('obsStatus B on the first figure of a version marks the redefinition, not another break', async t => {
  for (const first of ['2021', '2022']) {
    const { assessed } = await scene({}, ...straight, redefined('2021', { comparable: true }), [
      'measure',
      { period: first, value: 14, obsStatus: 'B' },
    ])
    t.ok(assessed().covered > 0, `the break is at 2021, the first figure is of ${first}`)
  }
  const { assessed } = await scene(
    {},
    ...straight,
    redefined('2021', { comparable: true }),
    ...measured({ 2021: 14 }),
    ['measure', { period: '2022', value: 9, obsStatus: 'B' }],
  )
  t.match(assessed().path.reasons, ['break'], 'a later one is a break of its own')
})
