/** The chart of an indicator as a picture of its own. */
import { hash } from 'node:crypto'
import { renderToString } from 'preact-render-to-string'
import { pictureStyle } from '../assets.ts'
import { extentOf } from '../chart/frame.ts'
import { PictureFile } from '../chart/picture-file.tsx'
import { chartWords } from '../chart/words.ts'
import { keyOf } from './chart-key.tsx'
import { lineKey } from './line-choice.tsx'
import { aboutInWords, type ShownFigure } from './shown-figure.ts'

const style = pictureStyle()

/** A picture loads nothing, and of styles only its own. */
export const pictureHeaders = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${hash('sha256', style, 'base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
}

/** The picture as SVG; undefined where there is too little to draw. */
export function svgOf(shown: ShownFigure): string | undefined {
  const { page, indicator, assessment, title, format, cellName, lines } = shown
  const { figure, pin } = assessment
  const extent = extentOf(
    [figure],
    lines.flatMap(({ stretches }) => stretches.flat()),
  )
  if (!extent) return undefined
  const words = chartWords(page.language, title, figure, format)
  const svg = renderToString(
    <PictureFile
      id={`${indicator.indicator}-${pin.position}`}
      language={page.language}
      style={style}
      figure={figure}
      extent={extent}
      lines={lines}
      words={{ ...words, title: cellName === '' ? title : `${title}: ${cellName}` }}
      entries={keyOf({ figure, extent, words }, page.words)}
      foot={[
        ...figure.decisions.map((decision, i) => `${i + 1}: ${words.decision(decision)}`),
        ...(lines.length > 0 ? [lineKey(lines)] : []),
        ...aboutInWords(shown),
      ]}
    />,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`
}
