/** The labels of the chart: what the marks and the ends of the lines are, and their numbers. */
import type { DrawnFigure, FigureTarget, ValueAtTime } from '../answer-types.ts'
import { type Frame, paceHeld, placeOf } from './frame.ts'
import { type PlacedLabel, placeLabels, type Side, type UnplacedLabel } from './label-places.ts'
import { isDense, outline } from './measured.tsx'
import type { Scale } from './scale.ts'
import type { ChartWords } from './words.ts'

interface LabelsProps {
  readonly figure: DrawnFigure
  readonly frame: Frame
  readonly words: ChartWords
}

export const Labels = (props: LabelsProps) => (
  <g class="labels">
    {placedLabels(props).map(({ name, x, y, text, anchor }) => (
      <text key={name + text} class={name} x={x} y={y} dy=".32em" text-anchor={anchor}>
        {text}
      </text>
    ))}
  </g>
)

/** The numbers of the axis end so far left of the chart. */
const BESIDE_AXIS = 6

/** Every label with its place. */
export function placedLabels({ figure, frame, words }: LabelsProps): PlacedLabel[] {
  const { width, height, bottom, letters } = frame
  const unit: PlacedLabel = { name: 'unit', x: 2, y: 10, text: words.unit, anchor: 'start' }
  return placeLabels(unplacedLabels(figure, frame, words), {
    ...{ left: frame.left - BESIDE_AXIS, width, letters, top: 0, bottom: height - bottom },
    marks: marksOf(figure, frame),
    texts: words.unit === '' ? [] : [unit],
  })
}

/** The labels of a chart, the most important first. */
function unplacedLabels(figure: DrawnFigure, frame: Frame, words: ChartWords): UnplacedLabel[] {
  const { baseline, stretches, path, breaks } = figure
  const { names, value } = words
  const isNarrow = frame.name === 'narrow'
  const at = (point: ValueAtTime) => ({ x: placeOf(frame, point)[0], y: placeOf(frame, point)[1] })
  const latest = stretches.flat().findLast(mark => !mark.forecast)
  // On the other side of the next figure, which it would cover.
  const next = baseline && (stretches.flat().find(mark => mark.at > baseline.at) ?? path.corners.at(-1))
  const goesUp = baseline && next ? next.value > baseline.value : false
  const ends = namedEnds(figure, words).map(
    ({ point, ...end }): UnplacedLabel => ({
      ...end,
      ...at(point),
      // On a phone the key names the lines; beside them stand their numbers.
      text: isNarrow && end.name === 'projection' ? value(point.value) : end.text,
      sides: isNarrow ? ['above', 'below', 'left'] : ['right', 'above', 'below', 'left'],
      mayGo: isNarrow && end.name !== 'target',
    }),
  )
  const startSides: readonly Side[] = goesUp ? ['below', 'right', 'above'] : ['above', 'right', 'below']
  return [
    ...ends.filter(({ name }) => name === 'target'),
    ...(latest
      ? [
          {
            ...{ name: 'latest', ...at(latest), text: value(latest.value), mayGo: false },
            sides: ['above', 'below', 'right', 'left'] as const,
          },
        ]
      : []),
    ...(baseline
      ? [
          {
            ...{ name: 'start', ...at(baseline), mayGo: isNarrow },
            text: `${names.baseline} ${value(baseline.value)}${star(baseline)}`,
            sides: startSides,
          },
        ]
      : []),
    ...ends.filter(({ name }) => name !== 'target'),
    ...(isNarrow
      ? []
      : breaks.map(
          (at): UnplacedLabel => ({
            ...{ name: 'break', x: frame.x(at), y: frame.top + 8, text: names.break, mayGo: true },
            sides: ['above'],
          }),
        )),
  ]
}

/** A star on numbers made for the example; the caption explains it. */
const star = ({ illustrative }: { readonly illustrative: boolean }): string => (illustrative ? '*' : '')

interface EndLabel {
  readonly name: string
  readonly point: ValueAtTime
  readonly text: string
}

/** The target, both estimates and the superseded targets, each at its date with what is written beside it. */
export function namedEnds(
  { target, superseded, projection }: DrawnFigure,
  { names, value, range: amount }: ChartWords,
): EndLabel[] {
  const middle = ({ at, low, high }: FigureTarget): ValueAtTime => ({ at, value: (low + high) / 2 })
  const aim = (name: string, title: string, of: FigureTarget & { readonly illustrative: boolean }): EndLabel => ({
    name,
    point: middle(of),
    text: `${title} ${amount(of.low, of.high)}${star(of)}`,
  })
  const estimate = (title: string, at: number, of: number): EndLabel => ({
    name: 'projection',
    point: { at, value: of },
    text: `${title} ${value(of)}`,
  })
  return [
    ...(target ? [aim('target', names.target, target)] : []),
    ...(projection ? [estimate(names.projected, projection.at, projection.value)] : []),
    ...(projection && typeof projection.ifPaceHolds === 'number'
      ? [estimate(names.paceHolds, projection.at, projection.ifPaceHolds)]
      : []),
    ...superseded.map(({ target: earlier }) => aim('superseded-target', names.earlierTarget, earlier)),
  ]
}

/** How far apart the points are that stand for a line. */
const STEP = 12

/** Points along a line. */
function along(frame: Frame, points: readonly ValueAtTime[]): (readonly [number, number])[] {
  const places = points.map(point => placeOf(frame, point))
  const all: (readonly [number, number])[] = []
  for (const [i, place] of places.entries()) {
    const [x, y] = place
    const [nx, ny] = places[i + 1] ?? place
    const steps = Math.max(1, Math.ceil(Math.hypot(nx - x, ny - y) / STEP))
    for (let n = 0; n < steps; n++) all.push(n === 0 ? place : [x + ((nx - x) * n) / steps, y + ((ny - y) * n) / steps])
  }
  return all
}

/** What labels should not cover. */
function marksOf(figure: DrawnFigure, frame: Frame): (readonly [number, number])[] {
  const { stretches, path, superseded, projection, baseline, earlierBaselines, incomplete, intervals } = figure
  const course = projection
    ? [projection.from, ...projection.course.map(stop => ({ at: stop.at, value: stop.projected }))]
    : []
  // A line of very many points is made of fewer: labels need no more than half a step.
  const coarse: Scale = at => frame.x(at) / (STEP / 2)
  const lines = [
    ...(isDense(frame, stretches.flat()) ? stretches.map(stretch => outline(coarse, stretch)) : stretches),
    path.corners,
    course,
    projection ? paceHeld(projection) : [],
    ...superseded.map(s => s.corners),
  ]
  const bars = intervals.map(({ at, low, high }) => [
    { at, value: low },
    { at, value: high },
  ])
  const points = [
    ...(baseline ? [baseline] : []),
    ...earlierBaselines,
    ...incomplete,
    ...path.milestones,
    ...superseded.flatMap(({ milestones }) => milestones),
  ]
  return [...[...lines, ...bars].flatMap(points => along(frame, points)), ...points.map(point => placeOf(frame, point))]
}
