/** The chart of an indicator as SVG. Dashes, markers and labels carry the meaning; colour never does so alone. */
import type { DrawnFigure, FigureTarget } from '../answer-types.ts'
import { AddedLines, type LetteredLine } from './added-lines.tsx'
import { bar, type Extent, type Frame, frameFor, laneOf, line, NARROWEST, paceHeld, placeOf } from './frame.ts'
import { Labels, namedEnds } from './labels.tsx'
import { Measured, spanned } from './measured.tsx'
import type { ChartWords } from './words.ts'

export interface ChartProps {
  readonly figure: DrawnFigure
  readonly extent: Extent
  /** The one size that is drawn; left out: both. */
  readonly only?: Frame['name'] | undefined
  /** Another figure whose labels have room as well, so that the picture stays in its place when the day changes. */
  readonly ever?: DrawnFigure | undefined
  readonly words: ChartWords
  /** Lines beside the indicator's own. */
  readonly lines?: readonly LetteredLine[]
}

/** The chart in both sizes; the stylesheet shows the one that fits the page. */
export function Chart(props: ChartProps) {
  const { extent, words, only } = props
  return (
    <>
      {only !== 'narrow' && <Picture {...props} frame={wideFrame(props)} />}
      {only !== 'wide' && <Picture {...props} frame={frameFor('narrow', extent, words.tick)} />}
    </>
  )
}

/** The frame of a wide chart, with room for the labels beside it. */
export function wideFrame({ figure, ever, extent, words }: ChartProps): Frame {
  const [from, to] = extent.time
  const ends = [figure, ...(ever ? [ever] : [])].flatMap(each => namedEnds(each, words))
  // Labels further to the left stand inside.
  const beside = ends.filter(({ point }) => point.at > to - (to - from) * 0.15)
  return frameFor(
    'wide',
    extent,
    words.tick,
    beside.map(({ text }) => text),
  )
}

/** Whether the periods of figures are drawn. */
export const hasSpans = (props: ChartProps): boolean =>
  spanned(wideFrame(props), props.figure.stretches.flat()).length > 0

interface PictureProps extends ChartProps {
  readonly frame: Frame
  /** Begins the ids of the picture: many pictures may stand on one page. */
  readonly id?: string
  /** Where it lies in a picture around it, from the top. */
  readonly y?: number
}

/** What the parts of the picture are drawn from. */
type PartProps = Pick<PictureProps, 'figure' | 'frame' | 'words'>

/** The chart in one size. */
export function Picture({ figure, words, frame, lines = [], id = 'chart', y, only }: PictureProps) {
  // A phone has no pointer that rests, and neither does a picture that moves.
  const hasNotes = frame.name === 'wide' && only === undefined
  const [title, description] = [`${id}-${frame.name}-title`, `${id}-${frame.name}-text`]
  return (
    <svg
      class={`chart ${frame.name}`}
      {...(y !== undefined && { y, width: frame.width, height: frame.height })}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
      aria-labelledby={`${title} ${description}`}
    >
      <title id={title}>{words.title}</title>
      <desc id={description}>{words.description}</desc>
      <Axes frame={frame} words={words} />
      <Decisions figure={figure} frame={frame} words={words} />
      <Projection figure={figure} frame={frame} />
      {figure.breaks.map(at => (
        <path key={at} class="break" d={`M${frame.x(at).toFixed(1)} ${frame.top}V${frame.height - frame.bottom}`} />
      ))}
      {figure.superseded.map(({ version, corners, milestones, target }) => (
        <g key={version} class="superseded-target">
          {corners.length > 0 && <path d={line(frame, corners)} />}
          <Milestones frame={frame} milestones={milestones} />
          <Target frame={frame} target={target} />
        </g>
      ))}
      {figure.path.corners.length > 0 && (
        <path class={figure.path.comparable ? 'path' : 'path apart'} d={line(frame, figure.path.corners)} />
      )}
      <Milestones frame={frame} milestones={figure.path.milestones} />
      {figure.target && (
        <g class="target">
          <Target frame={frame} target={figure.target} />
        </g>
      )}
      <AddedLines {...{ lines, frame, hasNotes }} point={words.point} />
      <Measured {...{ figure, frame, words, hasNotes }} />
      {figure.earlierBaselines.map(earlier => (
        <Square key={earlier.version} name="baseline earlier" centre={placeOf(frame, earlier)} />
      ))}
      {figure.baseline && <Square name="baseline" centre={placeOf(frame, figure.baseline)} />}
      <Labels figure={figure} frame={frame} words={words} />
    </svg>
  )
}

function Axes({ frame, words }: { frame: Frame; words: ChartWords }) {
  return (
    <g class="axes">
      {words.unit !== '' && (
        <text x="2" y="12">
          {words.unit}
        </text>
      )}
      {frame.ticks.values.map(value => {
        const y = frame.y(value).toFixed(1)
        return (
          <g key={value}>
            <path d={`M${frame.left} ${y}H${frame.width - frame.right}`} />
            <text x={frame.left - 8} y={y} dy=".32em" text-anchor="end">
              {words.tick(value, frame.ticks.decimals)}
            </text>
          </g>
        )
      })}
      <Years frame={frame} />
    </g>
  )
}

/** Each year as a span of the axis, from where it begins to where the next one does. */
function Years({ frame }: { frame: Frame }) {
  const { years, left, right, width, height, bottom } = frame
  const isInside = (t: number): boolean => frame.x(t) >= left && frame.x(t) <= width - right
  const ground = height - bottom
  const isWide = frame.x(1) - frame.x(0) >= NARROWEST
  const shown = years.filter(({ isWritten }) => isWide || isWritten)
  return (
    <>
      {shown
        .flatMap(({ from, to }) => [from, to])
        .filter((t, i, all) => isInside(t) && all.indexOf(t) === i)
        .map(t => (
          <path key={t} class="year" d={`M${frame.x(t).toFixed(1)} ${ground}v5`} />
        ))}
      {years
        .filter(({ isWritten }) => isWritten)
        .map(({ year, from }) => (
          <text key={year} x={frame.x(from + 0.5).toFixed(1)} y={height - 12} text-anchor="middle">
            {year}
          </text>
        ))}
    </>
  )
}

/** The decisions that concern the indicator, on the axis by the day they were taken, numbered as in the key below the chart. */
const Decisions = ({ figure, frame, words }: PartProps) => (
  <g class="decisions">
    {figure.decisions.map(({ decision, at }) => (
      <path key={decision} d={`M${frame.xOfDay(at).toFixed(1)} ${frame.top}V${laneOf(frame, at)}`} />
    ))}
    {figure.decisions.map((decision, i) => {
      const [x, y] = [frame.xOfDay(decision.at).toFixed(1), laneOf(frame, decision.at)]
      return (
        <g key={decision.decision}>
          <title>{words.decision(decision)}</title>
          <circle cx={x} cy={y} r="8.5" />
          <text x={x} y={y} dy=".34em" text-anchor="middle">
            {i + 1}
          </text>
        </g>
      )
    })}
  </g>
)

/** The estimate if the pace fades, with the band that holds the value with a probability of 80 per cent, and if it holds. */
function Projection({ figure: { projection }, frame }: { figure: DrawnFigure; frame: Frame }) {
  if (!projection) return null
  const { from, course } = projection
  const along = (of: 'projected' | 'low' | 'high') => course.map(stop => ({ at: stop.at, value: stop[of] }))
  return (
    <g class="projection">
      <path class="band" d={`${line(frame, [from, ...along('high'), ...along('low').reverse()])}Z`} />
      <path class="course" d={line(frame, [from, ...along('projected')])} />
      {paceHeld(projection).length > 0 && <path class="pace-held" d={line(frame, paceHeld(projection))} />}
    </g>
  )
}

/** A diamond for a value, a bracket for a band. */
function Target({ frame, target }: { frame: Frame; target: FigureTarget }) {
  const { at, low, high } = target
  if (low === high) return <Diamond name="aim" centre={placeOf(frame, { at, value: low })} />
  return <path class="aim" d={bar(frame, target)} />
}

const Milestones = ({ frame, milestones }: { frame: Frame; milestones: DrawnFigure['path']['milestones'] }) => (
  <>
    {milestones.map(milestone => (
      <Diamond key={milestone.at} name="milestone" centre={placeOf(frame, milestone)} />
    ))}
  </>
)

const Diamond = ({ name, centre: [x, y] }: { name: string; centre: readonly [number, number] }) => (
  <path class={name} d={`M${x} ${y - 7}l7 7-7 7-7-7Z`} />
)

/** A square for the baseline, where the path begins. */
const Square = ({ name, centre: [x, y] }: { name: string; centre: readonly [number, number] }) => (
  <rect class={name} x={x - 5} y={y - 5} width="10" height="10" />
)
