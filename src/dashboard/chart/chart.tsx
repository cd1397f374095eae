/** The chart of an indicator as SVG. Dashes, markers and labels carry the meaning; colour never does so alone. */
import type { DrawnFigure, FigureTarget } from '../answer-types.ts'
import { AddedLines, type LetteredLine } from './added-lines.tsx'
import { type Extent, type Frame, frameFor, line, paceHeld, placeOf } from './frame.ts'
import { Labels, namedEnds } from './labels.tsx'
import type { ChartWords } from './words.ts'

export interface ChartProps {
  readonly figure: DrawnFigure
  readonly extent: Extent
  /** Another figure whose labels have room as well, so that the picture stays in its place when the day changes. */
  readonly ever?: DrawnFigure | undefined
  readonly words: ChartWords
  /** Lines beside the indicator's own. */
  readonly lines?: readonly LetteredLine[]
}

/** The chart in both sizes; the stylesheet shows the one that fits the page. */
export function Chart(props: ChartProps) {
  const { extent, words } = props
  return (
    <>
      <Picture {...props} frame={wideFrame(props)} />
      <Picture {...props} frame={frameFor('narrow', extent, words.tick)} />
    </>
  )
}

/** The frame of a wide chart, with room for the labels beside it. */
export const wideFrame = ({ figure, ever, extent, words }: ChartProps): Frame =>
  frameFor(
    'wide',
    extent,
    words.tick,
    [figure, ...(ever ? [ever] : [])].flatMap(each => namedEnds(each, words)).map(({ text }) => text),
  )

interface PictureProps extends ChartProps {
  readonly frame: Frame
  /** Begins the ids of the picture: many pictures may stand on one page. */
  readonly id?: string
  /** Where it lies in a picture around it, from the top. */
  readonly y?: number
}

/** The chart in one size. */
export function Picture({ figure, words, frame, lines = [], id = 'chart', y }: PictureProps) {
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
      <Projection figure={figure} frame={frame} />
      {figure.breaks.map(at => (
        <path key={at} class="break" d={`M${frame.x(at).toFixed(1)} ${frame.top}V${frame.height - frame.bottom}`} />
      ))}
      {figure.superseded.map(({ version, corners, milestones, target }) => (
        <g key={version} class="superseded-target">
          <path d={line(frame, corners)} />
          <Milestones frame={frame} milestones={milestones} />
          <Target frame={frame} target={target} />
        </g>
      ))}
      <path class={figure.path.comparable ? 'path' : 'path apart'} d={line(frame, figure.path.corners)} />
      <Milestones frame={frame} milestones={figure.path.milestones} />
      {figure.target && (
        <g class="target">
          <Target frame={frame} target={figure.target} />
        </g>
      )}
      <AddedLines lines={lines} frame={frame} point={words.point} />
      <Measured figure={figure} frame={frame} words={words} />
      {figure.baseline && <Square centre={placeOf(frame, figure.baseline)} />}
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
      {frame.years.map(({ t, year }) => (
        <text key={year} x={frame.x(t).toFixed(1)} y={frame.height - 10} text-anchor="middle">
          {year}
        </text>
      ))}
    </g>
  )
}

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

function Measured({ figure, frame, words }: { figure: DrawnFigure; frame: Frame; words: ChartWords }) {
  return (
    <g class="measured">
      {figure.intervals.map(interval => (
        <path key={interval.at} class="interval" d={bar(frame, interval)} />
      ))}
      {figure.incomplete.map(mark => {
        const [x, y] = placeOf(frame, mark)
        return (
          <circle key={mark.at} class="dot incomplete" cx={x} cy={y} r="4.5">
            <title>{words.incomplete(mark)}</title>
          </circle>
        )
      })}
      {figure.stretches.map(stretch => {
        const solid = stretch.filter(mark => !mark.forecast)
        const ahead = stretch.filter((mark, i) => mark.forecast || stretch[i + 1]?.forecast)
        return (
          <g key={stretch[0]?.at}>
            <path class="line" d={line(frame, solid)} />
            {ahead.length > 1 && <path class="line forecast" d={line(frame, ahead)} />}
            {stretch.map(mark => {
              const [x, y] = placeOf(frame, mark)
              return (
                <circle key={mark.at} class={mark.tentative ? 'dot tentative' : 'dot'} cx={x} cy={y} r="4.5">
                  <title>{words.point(mark)}</title>
                </circle>
              )
            })}
            {stretch
              .filter(mark => mark.disputed)
              .map(mark => {
                const [x, y] = placeOf(frame, mark)
                return <circle key={mark.at} class="disputed" cx={x} cy={y} r="9" />
              })}
          </g>
        )
      })}
    </g>
  )
}

interface Interval {
  readonly at: number
  readonly low: number
  readonly high: number
}

/** A bar with ends, for a value known only to lie between two bounds. */
function bar(frame: Frame, { at, low, high }: Interval): string {
  const [x, bottom] = placeOf(frame, { at, value: low })
  const [, top] = placeOf(frame, { at, value: high })
  return `M${x - 5} ${bottom}h10M${x} ${bottom}V${top}M${x - 5} ${top}h10`
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
const Square = ({ centre: [x, y] }: { centre: readonly [number, number] }) => (
  <rect class="baseline" x={x - 5} y={y - 5} width="10" height="10" />
)
