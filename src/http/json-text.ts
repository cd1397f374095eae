/** Where in a JSON text stands what its value no longer shows? Slow and exact; asked only when something is wrong. */

/** One piece of a JSON text: a mark, a string or a number; everything between is white space or a word. */
const PIECE = /[{}[\],:]|"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g

interface Level {
  /** Names seen; undefined: an array. */
  readonly names: Set<string> | undefined
  /** The member or place we are in. */
  step: string
}

const escaped = (name: string): string => name.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')

/** The first member named twice in one object, as a JSON Pointer; of a text that is known to be JSON. */
export function repeatedMember(text: string): string {
  const levels: Level[] = []
  let last = ''
  for (const [piece] of text.matchAll(PIECE)) {
    const level = levels.at(-1)
    if (piece === '{') levels.push({ names: new Set(), step: '' })
    else if (piece === '[') levels.push({ names: undefined, step: '0' })
    else if (piece === '}' || piece === ']') levels.pop()
    else if (piece === ',' && level && !level.names) level.step = String(Number(level.step) + 1)
    else if (piece === ':' && level?.names) {
      level.step = escaped(JSON.parse(last) as string)
      if (level.names.has(level.step)) return levels.map(({ step }) => `/${step}`).join('')
      level.names.add(level.step)
    }
    last = piece
  }
  return ''
}

/** The first number that is not 0 but would be kept as 0. */
export function lostNumber(text: string): string | undefined {
  if (!/[eE]-|0\.0{300}/.test(text)) return undefined
  for (const [piece] of text.matchAll(PIECE))
    if (/^[-\d]/.test(piece) && Number(piece) === 0 && /[1-9]/.test(piece.split(/[eE]/, 1)[0] ?? '')) return piece
  return undefined
}
