/** The change of a number as a picture: where it was, a bar for each cause that moved it, and where it is. */
import { linear } from './scale.ts'
import { widthOf } from './text-width.ts'

const [WIDTH, ROW, THICK] = [360, 24, 12]
/** The size of its letters, and how clear of them the bars and dots stand. */
const [SIZE, CLEAR] = [12, 14]
const roomFor = (texts: readonly string[]): number => Math.max(...texts.map(text => widthOf(text, SIZE))) + CLEAR

/** A row of the picture, in words and numbers. */
export interface WaterfallRow {
  readonly label: string
  /** The number as it is written. */
  readonly text: string
  readonly from: number
  readonly to: number
}

interface WaterfallProps {
  /** The number at first, a row for each cause, and the number in the end. */
  readonly rows: readonly WaterfallRow[]
  /** What the picture shows, in words. */
  readonly label: string
}

export function Waterfall({ rows, label }: WaterfallProps) {
  const values = rows.flatMap(({ from, to }) => [from, to])
  const x = linear(
    [Math.min(...values), Math.max(...values)],
    [roomFor(rows.map(row => row.label)), WIDTH - roomFor(rows.map(row => row.text))],
  )
  const height = rows.length * ROW
  return (
    <svg class="waterfall" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label}>
      {rows.map(({ label: name, text, from, to }, i) => {
        const middle = i * ROW + ROW / 2
        const isEnd = i === 0 || i === rows.length - 1
        const [left, right] = [x(Math.min(from, to)), x(Math.max(from, to))]
        return (
          <g key={name} class={isEnd ? 'end' : to > from ? 'up' : 'down'}>
            {i > 0 && <path class="join" d={`M${x(from).toFixed(1)} ${middle - ROW}v${ROW}`} />}
            <text x="0" y={middle + 4}>
              {name}
            </text>
            {isEnd ? (
              <circle cx={x(to).toFixed(1)} cy={middle} r="5" />
            ) : (
              <rect
                x={left.toFixed(1)}
                y={middle - THICK / 2}
                width={Math.max(2, right - left).toFixed(1)}
                height={THICK}
              />
            )}
            <text class="number" x={WIDTH} y={middle + 4} text-anchor="end">
              {text}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
