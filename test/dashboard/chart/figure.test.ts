import t from 'tap'
import type {
  AssessmentAnswer,
  BaselineLine,
  IndicatorAnswer,
  SeriesAnswer,
  SeriesPoint,
  TargetLine,
} from '../../../src/dashboard/answer-types.ts'
import { aimOf, extentOf, figureOf } from '../../../src/dashboard/chart/figure.ts'

const origin = { knownFrom: '2020-12-31T23:59:59.999Z', recordedAt: '2026-01-01T00:00:00.000Z' }
const pin = { asOf: null, position: 9, on: '2026-01-01' }
const point = (period: string, value: number | null, more: Partial<SeriesPoint> = {}): SeriesPoint => ({
  ...origin,
  position: 5,
  period,
  cell: {},
  value,
  obsStatus: 'A',
  definitionVersion: 1,
  ...more,
})
const recorded = { ...origin, principal: 'p', organisation: 'O' }
const baseline = (version: number, position: number, value: number): BaselineLine => ({
  ...recorded,
  position,
  period: '2020',
  value,
  version,
  definitionVersion: 1,
})
const target = (version: number, position: number, more: Partial<TargetLine>): TargetLine => ({
  ...recorded,
  position,
  period: '2030',
  version,
  definitionVersion: 1,
  ...more,
})
const version = (n: number, bridge: { factor: number; offset: number } | null) => ({
  ...origin,
  version: n,
  breakAt: '2022',
  bridge,
})

const indicator = (more: object = {}): IndicatorAnswer =>
  ({
    pin,
    indicator: 'x',
    mission: 'm',
    goals: [],
    retired: null,
    versions: [version(1, null)],
    baselines: [],
    targets: [],
    disputes: [],
    ...more,
  }) as unknown as IndicatorAnswer
const series = (...points: SeriesPoint[]): SeriesAnswer => ({
  pin,
  indicator: 'x',
  revision: 1,
  lateEntries: 0,
  points,
})
const none = {
  slope: null,
  needed: null,
  pace: null,
  ifPaceHolds: null,
  verdict: 'too-early',
  at: null,
  projected: null,
  low: null,
  high: null,
  level: 0.8,
  chance: null,
  reasons: [],
}
const assessment = (more: object = {}): AssessmentAnswer =>
  ({
    pin,
    baseline: null,
    target: null,
    latest: null,
    path: { reasons: [] },
    trend: none,
    ...more,
  }) as unknown as AssessmentAnswer

t.test('a period stands at its end', async t => {
  const figure = figureOf(indicator(), series(point('2021', 5), point('2022-Q4', 6)), assessment())
  t.strictSame(
    figure.stretches.flat().map(m => m.t),
    [2022, 2023],
  )
})

t.test('cells and figures without a value are not drawn into the line', async t => {
  const figure = figureOf(
    indicator(),
    series(point('2020', 5), point('2021', null, { obsStatus: 'L' }), point('2022', 7, { cell: { sex: 'F' } })),
    assessment(),
  )
  t.strictSame(
    figure.stretches.flat().map(m => m.value),
    [5],
  )
})

t.test('no line is drawn across a break', async t => {
  const marked = figureOf(indicator(), series(point('2020', 5), point('2021', 8, { obsStatus: 'B' })), assessment())
  t.equal(marked.stretches.length, 2)
  t.equal(marked.breaks.length, 1)
  const points = [point('2020', 5), point('2022', 8, { definitionVersion: 2 })]
  const redefined = figureOf(
    indicator({ versions: [version(1, null), version(2, null)] }),
    series(...points),
    assessment(),
  )
  t.equal(redefined.stretches.length, 2, 'nor to a definition that nobody bridged')
  const same = { versions: [version(1, null), version(2, { factor: 1, offset: 0 })] }
  t.equal(figureOf(indicator(same), series(...points), assessment()).stretches.length, 1, 'but to one that is the same')
})

t.test('a provisional figure is tentative, a forecast too', async t => {
  const figure = figureOf(
    indicator(),
    series(point('2020', 5, { obsStatus: 'P' }), point('2030', 9, { obsStatus: 'F' })),
    assessment(),
  )
  t.match(figure.stretches.flat(), [
    { isTentative: true, isForecast: false },
    { isTentative: true, isForecast: true },
  ])
})

t.test('a superseded target stays as the ghost it was: a relative one from the baseline it followed', async t => {
  const baselines = [baseline(1, 1, 78_000), baseline(2, 3, 101_118)]
  const targets = [
    target(1, 2, { changePercent: -50, baselineVersion: 1 }),
    target(2, 4, { changePercent: -50, baselineVersion: 2 }),
  ]
  const { ghosts } = figureOf(indicator({ baselines, targets }), series(), assessment())
  t.match(ghosts, [{ aim: { t: 2031, low: 39_000, high: 39_000 }, line: [{ value: 78_000 }, { value: 39_000 }] }])
  t.equal(ghosts.length, 1)
})

t.test('a target that names no baseline followed the one that stood when it was set', async t => {
  const baselines = [baseline(1, 1, 100), baseline(2, 5, 200)]
  t.match(aimOf(target(1, 3, { changePoints: -10 }), baselines), { low: 90 })
  t.equal(aimOf(target(1, 3, { changePoints: -10 }), []), undefined, 'without any there is no value')
})

t.test('the path to a band goes to its nearest bound', async t => {
  const { path } = figureOf(
    indicator(),
    series(),
    assessment({
      baseline: { period: '2020', value: 22, version: 1 },
      target: { period: '2030', value: null, low: 10, high: 14, version: 1 },
    }),
  )
  t.match(path, [{ value: 22 }, { t: 2031, value: 14 }])
})

t.test('across a break the path is not in the terms of today’s figures', async t => {
  t.equal(figureOf(indicator(), series(), assessment({ path: { reasons: ['break'] } })).pathHolds, false)
  t.equal(figureOf(indicator(), series(), assessment()).pathHolds, true)
})

t.test('one point in time is not enough to draw', async t => {
  t.equal(extentOf([figureOf(indicator(), series(point('2020', 5)), assessment())]), undefined)
  t.equal(extentOf([figureOf(indicator(), series(), assessment())]), undefined)
  t.match(extentOf([figureOf(indicator(), series(point('2020', 5), point('2021', 3)), assessment())]), {
    t: [2021, 2022],
    value: [3, 5],
  })
})
