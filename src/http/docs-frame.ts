/** What do the pages of the documentation look like? One style sheet, no script. */
import { type ComponentChildren, h } from 'preact'
import { renderToString } from 'preact-render-to-string'

export const docsCss = `
:root { color-scheme: light dark; font: 1rem/1.55 system-ui, sans-serif; }
body { max-width: 58rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; }
h1, h2, h3 { line-height: 1.25; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
a { color: LinkText; }
code, pre { font-family: ui-monospace, monospace; font-size: .9em; }
pre { overflow: auto; padding: .75rem; border: 1px solid GrayText; border-radius: .25rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid GrayText; }
.scroll { overflow-x: auto; }
summary { cursor: pointer; min-height: 1.5rem; }
section { border-top: 1px solid GrayText; }
nav ul { columns: 14rem; padding-inline-start: 1.2rem; }
@media print { details::details-content { content-visibility: visible; } }
`

/** A page with that title. */
export const docsPage = (title: string, children: ComponentChildren): string =>
  `<!doctype html>${renderToString(
    h('html', { lang: 'en' }, [
      h('head', null, [
        h('meta', { charset: 'utf-8' }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('title', null, title),
        h('style', { dangerouslySetInnerHTML: { __html: docsCss } }),
      ]),
      h('body', null, h('main', null, [h('h1', null, title), children])),
    ]),
  )}`

/** A table with a head. */
export const table = (heads: readonly string[], rows: readonly (readonly ComponentChildren[])[]) =>
  h(
    'div',
    { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': heads.join(', ') },
    h('table', null, [
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          heads.map(head => h('th', { scope: 'col' }, head)),
        ),
      ),
      h(
        'tbody',
        null,
        rows.map(row =>
          h(
            'tr',
            null,
            row.map(cell => h('td', null, cell)),
          ),
        ),
      ),
    ]),
  )
