/** What pages load beside themselves: one stylesheet and one icon, each under a name that changes with its content. */
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Asset {
  readonly path: string
  readonly type: string
  readonly body: string
}

/** In this order: what comes later refines what came before. */
const sheets = ['tokens', 'base', 'layout', 'parts', 'tags', 'tree', 'tables', 'chart', 'print'] as const

const asset = (name: string, extension: string, type: string, body: string): Asset => ({
  path: `/assets/${name}-${hash('sha256', body, 'hex').slice(0, 12)}.${extension}`,
  type: `${type}; charset=utf-8`,
  body,
})

/** Three stones in two colours that both a light and a dark tab can show. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g fill="#3b7dbd"><ellipse cx="16" cy="26" rx="13" ry="5"/><ellipse cx="15.5" cy="16.5" rx="9.5" ry="4.2"/><ellipse cx="16.5" cy="8" rx="6" ry="3.6"/></g></svg>`

/** Reads the assets once. */
export function readAssets(): { readonly style: Asset; readonly icon: Asset } {
  const css = sheets.map(sheet => readFileSync(join(import.meta.dirname, 'style', `${sheet}.css`), 'utf8')).join('')
  return { style: asset('varde', 'css', 'text/css', css), icon: asset('varde', 'svg', 'image/svg+xml', icon) }
}
