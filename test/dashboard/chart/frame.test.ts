import t from 'tap'
import type { DrawnFigure, Mark } from '../../../src/dashboard/answer-types.ts'
import { extentOf, frameFor, line, placeOf } from '../../../src/dashboard/chart/frame.ts'

const nothing: DrawnFigure = {
  stretches: [],
  incomplete: [],
  intervals: [],
  withoutValue: [],
  breaks: [],
  baseline: null,
  earlierBaselines: [],
  path: { corners: [], milestones: [], comparable: true },
  target: null,
  superseded: [],
  projection: null,
  decisions: [],
}
const mark = (at: number, value: number): Mark => ({
  at,
  value,
  period: String(at - 1),
  obsStatus: 'A',
  from: at - 1,
  first: null,
  tentative: false,
  forecast: false,
  disputed: false,
  expected: null,
  deviation: null,
})
const measured = (...marks: Mark[]): DrawnFigure => ({ ...nothing, stretches: [marks] })

t.test('one point in time is not enough to draw', async t => {
  t.equal(extentOf([nothing]), undefined)
  t.equal(extentOf([measured(mark(2021, 5))]), undefined)
  t.match(extentOf([measured(mark(2021, 5), mark(2022, 3))]), { time: [2021, 2022], value: [3, 5] })
})

t.test('the extent reaches around everything that is drawn, of every figure', async t => {
  const earlier = {
    version: 1,
    target: { at: 2030, period: '2029', low: 40, high: 50, illustrative: false },
    corners: [{ at: 2010, value: 7 }],
    milestones: [{ at: 2025, value: -3 }],
    comparable: true,
  }
  const figures = [measured(mark(2021, 5)), { ...nothing, superseded: [earlier] }]
  t.match(extentOf(figures), { time: [2010, 2030], value: [-3, 50] })
  const projection = {
    from: { at: 2021, value: 5 },
    at: 2040,
    value: 9,
    low: -8,
    high: 60,
    ifPaceHolds: 61,
    course: [],
  }
  t.match(extentOf([...figures, { ...nothing, projection }]), { time: [2010, 2040], value: [-8, 61] })
})

t.test('a line goes through the places of its points, larger values further up', async t => {
  const frame = frameFor('wide', { time: [2020, 2030], value: [0, 10], yearOffset: 0.5, days: [] }, String)
  const [low, high] = [placeOf(frame, { at: 2020, value: 0 }), placeOf(frame, { at: 2030, value: 10 })]
  t.ok(low[0] < high[0] && low[1] > high[1])
  t.equal(
    line(frame, [
      { at: 2020, value: 0 },
      { at: 2030, value: 10 },
    ]),
    `M${low.join(' ')}L${high.join(' ')}`,
  )
})
