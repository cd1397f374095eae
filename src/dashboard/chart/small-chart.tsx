/** An indicator as a small picture among others that share its time axis: figures, the agreed path, breaks and the target. */
import type { Language } from '../../../events/shapes.ts'
import type { DrawnFigure, ValueAtTime } from '../answer-types.ts'
import type { Extent } from './frame.ts'
import { outline } from './measured.tsx'
import { linear, yearSpans } from './scale.ts'

const [WIDTH, HEIGHT, SIDE, TOP, BOTTOM] = [270, 112, 6, 8, 18]

interface SmallChartProps {
  readonly figure: DrawnFigure
  /** How far all the pictures reach together. */
  readonly extent: Extent
  /** The day for which it is assessed, a decimal year. */
  readonly today: number
  /** What the picture shows, in words. */
  readonly label: string
  /** Of the label, where it is not that of the page. */
  readonly language?: Language | undefined
}

export function SmallChart({ figure, extent: { time, yearOffset }, today, label, language }: SmallChartProps) {
  const x = linear(time, [SIDE, WIDTH - SIDE])
  const stretches = figure.stretches.map(stretch => outline(x, stretch))
  const values = [...stretches.flat(), ...figure.path.corners, ...ends(figure)].map(({ value }) => value)
  const y = linear([Math.min(...values), Math.max(...values)], [HEIGHT - BOTTOM - 6, TOP])
  const at = (point: ValueAtTime): string => `${x(point.at).toFixed(1)} ${y(point.value).toFixed(1)}`
  const line = (points: readonly ValueAtTime[]): string =>
    points.map((point, i) => `${i === 0 ? 'M' : 'L'}${at(point)}`).join('')
  const last = figure.stretches.at(-1)?.at(-1)
  return (
    <svg class="small-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" lang={language} aria-label={label}>
      <path class="ground" d={`M${SIDE} ${HEIGHT - BOTTOM}H${WIDTH - SIDE}`} />
      <path class="today" d={`M${x(today + yearOffset).toFixed(1)} ${TOP}V${HEIGHT - BOTTOM}`} />
      {yearSpans(time[0], time[1], yearOffset, 4)
        .filter(({ isWritten }) => isWritten)
        .map(({ year, from }) => (
          <text key={year} x={x(from + 0.5).toFixed(1)} y={HEIGHT - 4} text-anchor={anchor(x(from + 0.5))}>
            {year}
          </text>
        ))}
      {figure.breaks.map(t => (
        <path key={t} class="break" d={`M${x(t).toFixed(1)} ${TOP}V${HEIGHT - BOTTOM}`} />
      ))}
      {figure.path.corners.length > 0 && <path class="path" d={line(figure.path.corners)} />}
      {ends(figure).map(end => (
        <path key={`${end.at} ${end.value}`} class="aim" d={`M${at(end)}m0 -5l5 5-5 5-5-5Z`} />
      ))}
      {stretches.map(stretch => (
        <path key={stretch[0]?.at} class="line" d={line(stretch)} />
      ))}
      {last && <circle class="last" cx={x(last.at).toFixed(1)} cy={y(last.value).toFixed(1)} r="4" />}
    </svg>
  )
}

/** The target as points: one value, or the two bounds of a band. */
const ends = ({ target }: DrawnFigure): ValueAtTime[] =>
  target ? [...new Set([target.low, target.high])].map(value => ({ at: target.at, value })) : []

/** Labels at the sides of the picture stay inside it. */
function anchor(x: number): 'start' | 'middle' | 'end' {
  if (x < 20) return 'start'
  return x > WIDTH - 20 ? 'end' : 'middle'
}
