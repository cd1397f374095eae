/** Which fonts of this machine can a picture be drawn with? Node has none of its own. */
import { readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** A family of letters with its files, a regular and a bold one. */
export interface Fonts {
  readonly family: string
  readonly files: readonly string[]
}

/** Families without serifs that have every letter of the five languages, the best first; the names of their files, in lower case. */
const families: readonly (readonly [family: string, regular: readonly string[], bold: readonly string[]])[] = [
  ['Inter', ['inter-regular.ttf', 'inter-regular.otf'], ['inter-bold.ttf', 'inter-bold.otf']],
  ['Noto Sans', ['notosans-regular.ttf'], ['notosans-bold.ttf']],
  ['DejaVu Sans', ['dejavusans.ttf'], ['dejavusans-bold.ttf']],
  ['Liberation Sans', ['liberationsans-regular.ttf'], ['liberationsans-bold.ttf']],
  ['Arial', ['arial.ttf'], ['arialbd.ttf', 'arial bold.ttf']],
  ['Open Sans', ['opensans-regular.ttf'], ['opensans-bold.ttf']],
]

/** Where Linux, macOS and Windows keep fonts. */
const places = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(homedir(), '.local', 'share', 'fonts'),
  join(homedir(), '.fonts'),
  '/System/Library/Fonts',
  '/Library/Fonts',
  join(homedir(), 'Library', 'Fonts'),
  'C:\\Windows\\Fonts',
]

/** Folders of fonts are not deeper than this. */
const DEEPEST = 5

/** The files below a folder, by their names in lower case; none where there is no such folder. */
function filesBelow(folder: string, depth = 0): (readonly [name: string, path: string])[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return depth < DEEPEST ? filesBelow(path, depth + 1) : []
      return [[entry.name.toLowerCase(), path] as const]
    })
  } catch {
    return []
  }
}

/** The first family that is there in the folders, with its bold letters where it has them; undefined where there is none. */
export function fontsIn(folders: readonly string[]): Fonts | undefined {
  const found = new Map(folders.flatMap(folder => filesBelow(folder)))
  const first = (names: readonly string[]): string | undefined =>
    names.map(name => found.get(name)).find(path => path !== undefined)
  for (const [family, regular, bold] of families) {
    const [one, other] = [first(regular), first(bold)]
    if (one !== undefined) return { family, files: other === undefined ? [one] : [one, other] }
  }
  return undefined
}

let known: Fonts | undefined

/** The fonts of this machine; looked for again as long as there are none, so that they can be installed while the server runs. */
export function systemFonts(): Fonts | undefined {
  known ??= fontsIn(places)
  return known
}
