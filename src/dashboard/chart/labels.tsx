/** The labels of the chart, at the ends of the lines they name and apart from one another. */
import type { DrawnFigure, FigureTarget, ValueAtTime } from '../answer-types.ts'
import { type Frame, placeOf } from './frame.ts'
import { spread } from './scale.ts'
import type { ChartWords } from './words.ts'

interface LabelsProps {
  readonly figure: DrawnFigure
  readonly frame: Frame
  readonly words: ChartWords
}

interface Label {
  readonly name: string
  readonly x: number
  readonly y: number
  readonly text: string
  readonly anchor?: 'start' | 'end'
}

const ROOM = 19

export function Labels({ figure, frame, words }: LabelsProps) {
  const ends =
    frame.name === 'wide' ? beside(endLabels(figure, frame, words)) : above(frame, endLabels(figure, frame, words))
  return (
    <g class="labels">
      {[...ends, ...startLabels(figure, frame, words)].map(({ name, x, y, text, anchor }) => (
        <text key={name + text} class={name} x={x} y={y} dy=".32em" text-anchor={anchor ?? anchorAt(frame, x)}>
          {text}
        </text>
      ))}
    </g>
  )
}

/** On wide pages: to the right of the marks. */
const beside = (labels: readonly Label[]): Label[] =>
  spread(labels, ROOM).map(label => ({ ...label, x: label.x + 14, anchor: 'start' }))

/** On narrow pages: only above the highest target and below the lowest; the description names the others. */
function above(frame: Frame, labels: readonly Label[]): Label[] {
  const aims = labels.filter(label => label.name !== 'projection').toSorted((a, b) => a.y - b.y)
  const [highest, lowest] = [aims[0], aims.length > 1 ? aims.at(-1) : undefined]
  const placed = (label: Label, by: number): Label =>
    label.x < frame.left + 140
      ? { ...label, x: label.x - 8, y: label.y + by, anchor: 'start' }
      : { ...label, x: label.x + 8, y: label.y + by, anchor: 'end' }
  return [...(highest ? [placed(highest, -18)] : []), ...(lowest ? [placed(lowest, 18)] : [])]
}

/** A star on numbers made for the example; the caption explains it. */
const star = ({ illustrative }: { readonly illustrative: boolean }): string => (illustrative ? '*' : '')

interface EndLabel {
  readonly name: string
  readonly point: ValueAtTime
  readonly text: string
}

/** The target, the superseded targets and the projection, each at its date with what is written beside it. */
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
  return [
    ...superseded.map(({ target: earlier }) => aim('superseded-target', names.earlierTarget, earlier)),
    ...(target ? [aim('target', names.target, target)] : []),
    ...(projection
      ? [{ name: 'projection', point: projection, text: `${names.projected} ${value(projection.value)}` }]
      : []),
  ]
}

const endLabels = (figure: DrawnFigure, frame: Frame, words: ChartWords): Label[] =>
  namedEnds(figure, words).map(({ name, point, text }) => {
    const [x, y] = placeOf(frame, point)
    return { name, x, y, text }
  })

/** Labels of the baseline (on the side the line does not turn to), the latest figure, and on wide pages every break. */
function startLabels(
  { baseline, stretches, path, breaks }: DrawnFigure,
  frame: Frame,
  { names, value }: ChartWords,
): Label[] {
  const latest = stretches.flat().findLast(mark => !mark.forecast)
  const labels: Label[] =
    frame.name === 'wide'
      ? breaks.map(at => ({ name: 'break', x: frame.x(at), y: frame.top - 10, text: names.break }))
      : []
  const [x, y] = latest ? placeOf(frame, latest) : [0, 0]
  if (latest) labels.push({ name: 'latest', x, y: y - 17, text: value(latest.value) })
  if (!baseline) return labels
  const [bx, by] = placeOf(frame, baseline)
  // On the other side of the next figure, which it would cover.
  const next = stretches.flat().find(mark => mark.at > baseline.at) ?? path.corners.at(-1)
  const goesUp = next !== undefined && next.value > baseline.value
  const isNear = latest !== undefined && Math.abs(bx - x) < 150 && Math.abs(by - y) < 34
  labels.push({
    name: 'start',
    x: bx,
    y: isNear || goesUp ? by + 19 : by - 17,
    text: `${names.baseline} ${value(baseline.value)}${star(baseline)}`,
  })
  return labels
}

function anchorAt(frame: Frame, x: number): 'start' | 'middle' | 'end' {
  if (x < frame.left + 80) return 'start'
  return x > frame.width - frame.right - 40 ? 'end' : 'middle'
}
