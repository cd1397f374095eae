/** The chart as a picture that stands alone: with its style, its title, and what it was filtered by, from where, as of when. */
import type { ComponentChildren } from 'preact'
import { type ChartProps, Picture, wideFrame } from './chart.tsx'
import { widthOf } from './text-width.ts'

/** A mark, 28 wide and 14 high, with what it means. */
interface PictureKeyEntry {
  readonly name: string
  readonly drawn: ComponentChildren
  readonly text: string
}

interface PictureFileProps extends ChartProps {
  /** Begins the ids of the picture. */
  readonly id: string
  readonly language: string
  readonly style: string
  /** What its marks mean. */
  readonly entries: readonly PictureKeyEntry[]
  /** What stands below that, a paragraph each. */
  readonly foot: readonly string[]
}

/** Above the chart, and below it a line. */
const [HEAD, LINE, MARGIN] = [44, 17, 16]
/** About how many letters of the foot fit on a line, and of the title. */
const [LETTERS, TITLE] = [150, 100]

/** A text in lines of about so many letters. */
function wrapped(text: string, letters: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** The size of the texts below a chart, and the room of a mark beside one. */
const [SMALL, SWATCH] = [12, 36]

/** The entries of a key in rows, each with its place. */
function inRows(entries: readonly PictureKeyEntry[], width: number) {
  let [x, row] = [MARGIN, 0]
  return entries.map(entry => {
    const needed = SWATCH + widthOf(entry.text, SMALL) + MARGIN
    if (x > MARGIN && x + needed > width) [x, row] = [MARGIN, row + 1]
    const placed = { ...entry, x, row }
    x += needed
    return placed
  })
}

export function PictureFile({ id, language, style, entries, foot, ...chart }: PictureFileProps) {
  const frame = wideFrame(chart)
  const title = wrapped(chart.words.title, TITLE)
  const lines = foot.flatMap(text => wrapped(text, LETTERS))
  const top = HEAD + (title.length - 1) * LINE
  const key = inRows(entries, frame.width)
  const below = top + frame.height + 4 + (key.length === 0 ? 0 : ((key.at(-1)?.row ?? 0) + 1) * (LINE + 3))
  const height = below + MARGIN + lines.length * LINE
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${frame.width} ${height}`}
      width={frame.width}
      height={height}
      lang={language}
    >
      <title>{chart.words.title}</title>
      <style>{style}</style>
      <rect width={frame.width} height={height} fill="#ffffff" />
      {title.map((text, i) => (
        <text key={text} class="picture-text picture-title" x={MARGIN} y={26 + i * LINE}>
          {text}
        </text>
      ))}
      <Picture {...chart} frame={frame} id={id} y={top} />
      {key.map(({ name, drawn, text, x, row }) => {
        const y = top + frame.height + 4 + row * (LINE + 3)
        return (
          <g key={name}>
            <svg class="chart" x={x} y={y} width="28" height="14" viewBox="0 0 28 14" aria-hidden="true">
              {drawn}
            </svg>
            <text class="picture-text picture-quiet" x={x + SWATCH} y={y + 11}>
              {text}
            </text>
          </g>
        )
      })}
      {lines.map((text, i) => (
        <text key={text + String(i)} class="picture-text picture-quiet" x={MARGIN} y={below + 12 + i * LINE}>
          {text}
        </text>
      ))}
    </svg>
  )
}
