/** Which line is which? Each says it itself, at its end, where the labels do not stand upon one another. */
import type { At, Figure } from './figure.ts'
import { at, type Frame } from './frame.ts'
import { spread } from './scale.ts'
import type { ChartWords } from './words.ts'

interface Shown {
  readonly figure: Figure
  readonly frame: Frame
  readonly words: ChartWords
}

interface Label {
  readonly name: string
  readonly x: number
  readonly y: number
  readonly text: string
}

const ROOM = 19

export function Labels({ figure, frame, words }: Shown) {
  const isWide = frame.name === 'wide'
  const ends = spread(endLabels(figure, frame, words), ROOM)
  return (
    <g class="labels">
      {ends.map(label => (
        <text
          key={label.name + label.text}
          class={label.name}
          x={isWide ? label.x + 14 : Math.min(label.x + 8, frame.width - 4)}
          y={isWide ? label.y : label.y - 15}
          dy=".32em"
          text-anchor={isWide ? 'start' : 'end'}
        >
          {label.text}
        </text>
      ))}
      {startLabels(figure, frame, words).map(label => (
        <text key={label.name} class={label.name} x={label.x} y={label.y} text-anchor={anchorAt(frame, label.x)}>
          {label.text}
        </text>
      ))}
    </g>
  )
}

/** The target, the superseded ones and the projection, at their dates. */
function endLabels({ target, ghosts, projection }: Figure, frame: Frame, { names, value }: ChartWords): Label[] {
  const label = (name: string, point: At, said: string): Label => {
    const [x, y] = at(frame, point)
    return { name, x, y, text: said }
  }
  const amount = (low: number, high: number): string => (low === high ? value(low) : `${value(low)}–${value(high)}`)
  const middle = ({ t, low, high }: { t: number; low: number; high: number }): At => ({ t, value: (low + high) / 2 })
  return [
    ...ghosts.map(({ aim }) => label('ghost', middle(aim), `${names.earlierTarget} ${amount(aim.low, aim.high)}`)),
    ...(target ? [label('target', middle(target), `${names.target} ${amount(target.low, target.high)}`)] : []),
    ...(projection ? [label('projection', projection, `${names.projected} ${value(projection.value)}`)] : []),
  ]
}

/** The baseline and the latest figure; where they stand together, one above and one below. */
function startLabels({ baseline, stretches }: Figure, frame: Frame, { names, value }: ChartWords): Label[] {
  const latest = stretches.flat().findLast(mark => !mark.isForecast)
  const labels: Label[] = []
  const [x, y] = latest ? at(frame, latest) : [0, 0]
  if (latest) labels.push({ name: 'latest', x, y: y - 13, text: value(latest.value) })
  if (!baseline) return labels
  const [bx, by] = at(frame, baseline)
  const isNear = latest !== undefined && Math.abs(bx - x) < 150 && Math.abs(by - y) < 34
  labels.push({
    name: 'start',
    x: bx,
    y: isNear ? by + 24 : by - 13,
    text: `${names.baseline} ${value(baseline.value)}`,
  })
  return labels
}

function anchorAt(frame: Frame, x: number): 'start' | 'middle' | 'end' {
  if (x < frame.left + 80) return 'start'
  return x > frame.width - frame.right - 40 ? 'end' : 'middle'
}
