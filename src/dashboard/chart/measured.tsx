/** What was measured, as marks joined by lines: figures with what was first said of them, their periods, intervals and disputes. */
import type { DrawnFigure, Mark } from '../answer-types.ts'
import { bar, type Frame, line, NARROWEST, placeOf } from './frame.ts'
import type { Scale } from './scale.ts'
import type { ChartWords } from './words.ts'

interface MeasuredProps {
  readonly figure: DrawnFigure
  readonly frame: Frame
  readonly words: ChartWords
  /** Whether a mark says what it is when a pointer rests on it. */
  readonly hasNotes: boolean
}

/** Marks that stand close are drawn thin, down to this radius; those that say more than a number stay readable. */
const [THIN, READABLE, FULL] = [0.5, 2.4, 4.5]

/** Marks that stand closer than this stand in one place: of a year and of its last day. */
const SAME_PLACE = 1e-3

/** The radius of marks, by the room between neighbours. */
function radiusFor(frame: Frame, marks: readonly Mark[]): number {
  let closest = Number.POSITIVE_INFINITY
  let before = Number.NaN
  for (const { at } of marks) {
    const x = frame.x(at)
    const gap = x - before
    if (gap > SAME_PLACE && gap < closest) closest = gap
    before = x
  }
  return Math.round(Math.min(FULL, Math.max(THIN, closest * 0.4)) * 10) / 10
}

/** Whether figures stand closer than marks can be told apart: then they are a line alone. */
export const isDense = (frame: Frame, marks: readonly Mark[]): boolean => radiusFor(frame, marks) <= THIN

export function Measured({ figure, frame, words, hasNotes }: MeasuredProps) {
  const marks = figure.stretches.flat()
  const radius = radiusFor(frame, marks)
  const radiusOf = ({ tentative, disputed }: Mark): number =>
    tentative || disputed ? Math.max(READABLE, radius) : radius
  // Of a line alone those that say more than a number keep their marks.
  const isLineAlone = radius <= THIN
  const dotted = (stretch: readonly Mark[]): readonly Mark[] =>
    isLineAlone ? stretch.filter((mark, i) => mark.tentative || mark.disputed || i === stretch.length - 1) : stretch
  return (
    <g class={radius < READABLE ? 'measured thin' : 'measured'}>
      <Spans marks={marks} frame={frame} />
      {figure.intervals.map(interval => (
        <path key={interval.at} class="interval" d={bar(frame, interval)} />
      ))}
      {figure.incomplete.map(mark => {
        const [x, y] = placeOf(frame, mark)
        return (
          <circle key={mark.at} class="dot incomplete" cx={x} cy={y} r={radius}>
            {hasNotes && <title>{words.incomplete(mark)}</title>}
          </circle>
        )
      })}
      {figure.stretches.map(stretch => {
        const solid = stretch.filter(mark => !mark.forecast)
        const dots = dotted(stretch)
        const ahead = stretch.filter((mark, i) => mark.forecast || stretch[i + 1]?.forecast)
        return (
          <g key={stretch[0]?.at}>
            {solid.length > 0 && <path class="line" d={line(frame, isLineAlone ? outline(frame.x, solid) : solid)} />}
            {ahead.length > 1 && <path class="line forecast" d={line(frame, ahead)} />}
            <FirstFigures {...{ marks: dots, frame, words, hasNotes }} radius={Math.max(READABLE, radius - 0.5)} />
            {dots.map(mark => {
              const [x, y] = placeOf(frame, mark)
              return (
                <circle key={mark.at} class={mark.tentative ? 'dot tentative' : 'dot'} cx={x} cy={y} r={radiusOf(mark)}>
                  {hasNotes && <title>{words.point(mark)}</title>}
                </circle>
              )
            })}
            {stretch
              .filter(mark => mark.disputed)
              .map(mark => {
                const [x, y] = placeOf(frame, mark)
                return <circle key={mark.at} class="disputed" cx={x} cy={y} r={radiusOf(mark) + 4.5} />
              })}
          </g>
        )
      })}
    </g>
  )
}

/** Of the marks in each column of a picture, one unit of its x axis wide, the first, the lowest, the highest and the last: drawn as a line they look as all do. */
export function outline(x: Scale, marks: readonly Mark[]): readonly Mark[] {
  const kept: Mark[] = []
  const columnOf = (index: number): number => Math.floor(x((marks[index] as Mark).at))
  const heightOf = (index: number): number => (marks[index] as Mark).value
  for (let first = 0, next = 0; first < marks.length; first = next) {
    const column = columnOf(first)
    let [lowest, highest] = [first, first]
    for (next = first + 1; next < marks.length && columnOf(next) === column; next++) {
      if (heightOf(next) < heightOf(lowest)) lowest = next
      if (heightOf(next) > heightOf(highest)) highest = next
    }
    const between = lowest < highest ? [lowest, highest] : [highest, lowest]
    for (const index of new Set([first, ...between, next - 1])) kept.push(marks[index] as Mark)
  }
  return kept
}

interface MarksProps {
  readonly marks: readonly Mark[]
  readonly frame: Frame
}

/** The figures whose period is drawn as a span of its year: those of the one year that they stand in need none. */
export function spanned(frame: Frame, marks: readonly Mark[]): readonly Mark[] {
  const isOfOneYear = (mark: Mark): boolean =>
    mark.at - mark.from === 1 && frame.years.some(({ from, to }) => Math.abs((from + to) / 2 - mark.at) < 1e-6)
  const shortest = NARROWEST / (frame.x(1) - frame.x(0))
  return marks.filter(mark => mark.at - mark.from >= shortest && !isOfOneYear(mark))
}

function Spans({ marks, frame }: MarksProps) {
  return (
    <>
      {spanned(frame, marks).map(mark => {
        const [from, to] = [Math.max(frame.left, frame.xOfDay(mark.from) + 1), frame.xOfDay(mark.at) - 1]
        const [, y] = placeOf(frame, mark)
        return <path key={mark.at} class="span" d={`M${from.toFixed(1)} ${y}H${to.toFixed(1)}`} />
      })}
    </>
  )
}

/** What was first said of figures that were revised, each with a thread to the figure that stands. */
function FirstFigures({
  marks,
  frame,
  words,
  hasNotes,
  radius,
}: MarksProps & Omit<MeasuredProps, 'figure'> & { readonly radius: number }) {
  return (
    <g class="first">
      {marks.map(mark => {
        if (mark.first === null) return null
        const [x, y] = placeOf(frame, { at: mark.at, value: mark.first })
        return (
          <g key={mark.at}>
            {hasNotes && <title>{words.first(mark)}</title>}
            <path d={`M${x} ${y}V${placeOf(frame, mark)[1]}`} />
            <circle cx={x} cy={y} r={radius} />
          </g>
        )
      })}
    </g>
  )
}
