/** The documentation as pages for people: the API, made from the OpenAPI description itself, and every problem code. No script. */
import { type ComponentChildren, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { roles } from '../../../events/access.ts'
import { readerLanguages } from '../../../projections/words/languages.ts'
import { matrix } from '../../access/matrix.ts'
import { problemCodes } from '../problem.ts'

/** The one style sheet of these pages. */
export const docsCss = `
:root { color-scheme: light dark; font: 1rem/1.55 system-ui, sans-serif; }
html { background: light-dark(#fff, #15181b); color: light-dark(#15181b, #eceff1); }
body { max-width: 58rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; }
h1, h2, h3 { line-height: 1.25; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
a { color: light-dark(#0b57b0, #8ab4f8); }
code, pre { font-family: ui-monospace, monospace; font-size: .9em; }
p { overflow-wrap: anywhere; }
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

/** A table with a head; `of` tells it from others with the same head on the page. */
export const table = (heads: readonly string[], rows: readonly (readonly ComponentChildren[])[], of?: string) =>
  h(
    'div',
    { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': [of, heads.join(', ')].filter(Boolean).join(': ') },
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

interface Operation {
  readonly operationId?: string
  readonly tags?: readonly string[]
  readonly summary?: string
  readonly description?: string
  readonly parameters?: readonly {
    name: string
    in: string
    required?: boolean
    description?: string
    schema?: object
  }[]
  readonly requestBody?: { content: Record<string, { schema: object }> }
  readonly responses?: Record<string, { description?: string }>
}
/** What of an OpenAPI description the page shows. */
export interface Described {
  readonly info: { readonly description: string }
  readonly paths: Record<string, Record<string, Operation>>
}

/** The page, from an OpenAPI description. */
export function readingPage({ info, paths }: Described): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )
  const shown = operations.filter(({ method }) => method !== 'HEAD')
  const byTag = Map.groupBy(shown, ({ operation }) => operation.tags?.[0] ?? '')
  return docsPage('Varde: the API', [
    h('p', null, info.description),
    ...beginning,
    h(
      'nav',
      { 'aria-label': 'Things' },
      h(
        'ul',
        null,
        [...byTag.keys()].map(tag => h('li', null, h('a', { href: `#${tag}` }, tag))),
      ),
    ),
    ...[...byTag].map(([tag, own]) => h('section', { id: tag }, [h('h2', null, tag), ...own.map(shownOperation)])),
    h('section', { id: 'roles' }, [h('h2', null, 'Roles'), whoMay()]),
  ])
}

/** They fit any installation, however often they are sent: nothing need be there. */
const requestsToTry = `VARDE_URL=http://127.0.0.1:3000
VARDE_KEY=…  # a key of an admin: of the demo, or the first key of an installation

curl -H "Authorization: Bearer $VARDE_KEY" $VARDE_URL/api/v1/missions

curl -X POST $VARDE_URL/api/v1/missions/a-trial/declare \\
  -H "Authorization: Bearer $VARDE_KEY" -H "Idempotency-Key: a-trial" \\
  -H "Content-Type: application/json" \\
  -d '{"title":"A trial","challenge":"What is to be solved","vision":"How it will be","horizon":{"from":"2025","to":"2035"}}'

curl -H "Authorization: Bearer $VARDE_KEY" $VARDE_URL/api/v1/missions/a-trial/progress`

const beginning = [
  h('p', null, [
    'The description for machines is ',
    h('a', { href: '/openapi.json' }, 'openapi.json'),
    '; lists of all commands, views, facts, methods and settings are in the ',
    h('a', { href: '/docs/reference' }, 'reference'),
    '; every error code is explained under ',
    h('a', { href: '/docs/problems' }, 'problems'),
    '; who may do what, under ',
    h('a', { href: '#roles' }, 'roles'),
    '; how files are read, under ',
    h('a', { href: '/docs/import' }, 'importing files'),
    '; backups, damage and several nodes, under ',
    h('a', { href: '/docs/operating' }, 'operating'),
    '.',
  ]),
  h('pre', { tabIndex: 0 }, requestsToTry),
  table(
    ['Header', 'Means'],
    [
      [
        'Idempotency-Key',
        'Of a command: the same key and body get the stored answer again, with Idempotency-Replayed: true.',
      ],
      [
        'If-Match',
        'Of a command: the revision you saw, in quotes (ETag); 412 where the thing has moved on. * : it must be there. Of a view or of facts: 412 where the answer has none of these ETags.',
      ],
      [
        'If-None-Match',
        'Of a question: ETags you hold; 304 where the answer is still one of them. Of a command: * , 412 where the thing is there already.',
      ],
      ['Last-Event-ID', 'Of live facts (Accept: text/event-stream): go on after this position.'],
    ].map(([name = '', means = '']) => [h('code', null, name), means]),
  ),
]

function shownOperation({ path, method, operation }: { path: string; method: string; operation: Operation }) {
  const parameters = (operation.parameters ?? []).filter(parameter => parameter.in === 'query')
  const body = operation.requestBody?.content['application/json']?.schema
  return h('section', { id: operation.operationId }, [
    h('h3', null, `${method} ${path}`),
    h('p', null, [operation.summary, ' ', operation.description]),
    parameters.length === 0
      ? null
      : table(
          ['In the query', 'Means'],
          parameters.map(({ name, description = '' }) => [h('code', null, name), description]),
          operation.operationId,
        ),
    body === undefined
      ? null
      : h('details', null, [
          h('summary', null, `Body of ${operation.operationId}`),
          h('pre', null, JSON.stringify(body, null, 2)),
        ]),
    h('details', null, [
      h('summary', null, `Answers of ${operation.operationId}`),
      table(
        ['Status', 'Means'],
        Object.entries(operation.responses ?? {}).map(([status, { description = '' }]) => [status, description]),
        operation.operationId,
      ),
    ]),
  ])
}

const whoMay = () =>
  table(
    ['Command', ...roles],
    Object.entries(matrix).flatMap(([thing, rows]) =>
      Object.entries(rows).map(([command, allowed]) => [
        h('code', null, `${thing} ${command}`),
        ...roles.map(role => (allowed.includes(role) ? 'may' : '')),
      ]),
    ),
  )

/** The page of problem codes; each has its own anchor. */
export const problemsPage = (): string =>
  docsPage('Problems', [
    h(
      'p',
      null,
      `Every error is application/problem+json (RFC 9457). Its type leads here; its detail says what to do. Its title and details are in the language that Accept-Language asks for (${readerLanguages.join(', ')}), and in English where it asks for none of them; code and pointer are the same in all. This documentation and the command line are in English.`,
    ),
    h('p', null, h('a', { href: '/docs' }, 'The API')),
    ...problemCodes.map(({ code, status, means }) =>
      h('section', { id: code }, [h('h2', null, `${code} (${status})`), h('p', null, means)]),
    ),
  ])
