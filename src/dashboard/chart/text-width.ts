/** How wide is a text about to be drawn? On the safe side, for whichever sans-serif font draws it, and bold. */

/** Widths of letters in ems, as in the wider of common fonts (DejaVu Sans Bold, Noto Sans Bold). */
const widths: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[ijlI.,:;|!'’·]/, 0.38],
  [/[ frt()[\]/-]/, 0.46],
  [/[mwMW%@—…]/, 0.98],
  [/[A-ZÆØÅÄÖ]/, 0.76],
]

/** Of the letters met so far: labels are measured at every frame of a chart that moves. */
const known = new Map<string, number>()

function letterWidth(letter: string): number {
  const width = known.get(letter) ?? widths.find(([letters]) => letters.test(letter))?.[1] ?? 0.66
  known.set(letter, width)
  return width
}

/** The width of a text of a font size. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((width, letter) => width + letterWidth(letter), 0) * size
