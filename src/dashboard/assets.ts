/** The stylesheet that stands in every page, and the files that pages load: an icon and a script, each under a name that changes with its content. */
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pageScript } from './page-script.ts'

export interface Asset {
  readonly path: string
  readonly type: string
  readonly body: string
}

/** In the order of the cascade: later sheets override earlier ones. */
const sheets = [
  'tokens',
  'base',
  'layout',
  'parts',
  'time-bar',
  'tags',
  'forms',
  'tree',
  'tables',
  'figure',
  'chart',
  'changes',
  'decisions',
  'portfolio',
  'print',
] as const

const asset = (name: string, extension: string, type: string, body: string): Asset => ({
  path: `/assets/${name}-${hash('sha256', body, 'hex').slice(0, 12)}.${extension}`,
  type: `${type}; charset=utf-8`,
  body,
})

/** A cairn of three stones, in a blue that shows on light and dark browser tabs. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g fill="#3b7dbd"><ellipse cx="16" cy="26" rx="13" ry="5"/><ellipse cx="15.5" cy="16.5" rx="9.5" ry="4.2"/><ellipse cx="16.5" cy="8" rx="6" ry="3.6"/></g></svg>`

const read = (sheet: string): string => readFileSync(join(import.meta.dirname, 'style', `${sheet}.css`), 'utf8')

/** The light colours, by the names of their variables. */
const lightTokens = (): ReadonlyMap<string, string> =>
  new Map(
    [...(/:root \{(.*?)\n\}/s.exec(read('tokens'))?.[1] ?? '').matchAll(/(--[\w-]+): ([^;]+);/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    ),
  )

/** The style of a picture that stands alone: light, as paper is, and without variables, which not every program resolves. */
export function pictureStyle(): string {
  const tokens = lightTokens()
  const rules = `${read('figure')}.picture-text{font:14px var(--sans);fill:var(--text)}.picture-title{font-size:17px;font-weight:600}.picture-quiet{fill:var(--quiet);font-size:12px}`
  return shortened(rules).replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => tokens.get(name) ?? 'black')
}

/** Rules without comments, and with no more space than they need; no text in them has two spaces. */
function shortened(rules: string): string {
  return rules
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/**
 * The rules of every page. They stand in the page itself: 7 kB compressed, for which a browser would otherwise wait once more
 * before it draws anything.
 */
export const pageStyle = shortened(sheets.map(read).join(''))

/** What a content security policy lets in: these rules, and no others. */
export const pageStyleSource = `'sha256-${hash('sha256', pageStyle, 'base64')}'`

/** Reads the files from disk. */
export const readAssets = (): { readonly icon: Asset; readonly script: Asset } => ({
  icon: asset('varde', 'svg', 'image/svg+xml', icon),
  script: asset('varde', 'js', 'text/javascript', pageScript()),
})
