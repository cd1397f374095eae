/** The chart as a picture that stands alone: with its style, its title, and what it was filtered by, from where, as of when. */
import { type ChartProps, Picture, wideFrame } from './chart.tsx'

interface PictureFileProps extends ChartProps {
  /** Begins the ids of the picture. */
  readonly id: string
  readonly language: string
  readonly style: string
  /** What stands below the chart, a paragraph each. */
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

export function PictureFile({ id, language, style, foot, ...chart }: PictureFileProps) {
  const frame = wideFrame(chart)
  const title = wrapped(chart.words.title, TITLE)
  const lines = foot.flatMap(text => wrapped(text, LETTERS))
  const top = HEAD + (title.length - 1) * LINE
  const height = top + frame.height + MARGIN + lines.length * LINE
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
      {lines.map((text, i) => (
        <text
          key={text + String(i)}
          class="picture-text picture-quiet"
          x={MARGIN}
          y={top + frame.height + 12 + i * LINE}
        >
          {text}
        </text>
      ))}
    </svg>
  )
}
