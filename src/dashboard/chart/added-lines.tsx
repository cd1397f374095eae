/** Lines beside the indicator's own: each with a dash and a letter, by which the key names it. */
import type { Mark } from '../answer-types.ts'
import { type Frame, line, placeOf } from './frame.ts'
import { spread } from './scale.ts'

/** A line that was added to a chart. */
export interface LetteredLine {
  readonly letter: string
  readonly name: string
  readonly stretches: readonly (readonly Mark[])[]
}

interface AddedLinesProps {
  readonly lines: readonly LetteredLine[]
  readonly frame: Frame
  readonly point: (mark: Mark) => string
  /** Whether a mark says what it is when a pointer rests on it. */
  readonly hasNotes: boolean
}

/** How many dashes there are to tell lines apart. */
const DASHES = 4
/** Letters at about the same place stand this far apart. */
const ROOM = 13

export function AddedLines({ lines, frame, point, hasNotes }: AddedLinesProps) {
  const letters = lines.flatMap(({ letter, stretches }) => {
    const last = stretches.at(-1)?.at(-1)
    if (!last) return []
    const [x, y] = placeOf(frame, last)
    return [{ letter, x, y }]
  })
  return (
    <g class="added">
      {lines.map(({ letter, name, stretches }, i) => (
        <g key={letter} class={`added-${i % DASHES}`}>
          {stretches.map(stretch => (
            <g key={stretch[0]?.at}>
              <path d={line(frame, stretch)} />
              {stretch.map(mark => {
                const [x, y] = placeOf(frame, mark)
                return (
                  <circle key={mark.at} cx={x} cy={y} r="2.5">
                    {hasNotes && <title>{`${name}, ${point(mark)}`}</title>}
                  </circle>
                )
              })}
            </g>
          ))}
        </g>
      ))}
      {spread(letters, ROOM, frame.height - frame.bottom).map(({ letter, x, y }) => (
        <text key={letter} x={x + 8} y={y} dy=".32em">
          {letter}
        </text>
      ))}
    </g>
  )
}
