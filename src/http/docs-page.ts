/** What can one ask and wish of this installation? The reading page, made from the OpenAPI description itself. */
import { h } from 'preact'
import { roles } from '../../events/access.ts'
import { matrix } from '../access/matrix.ts'
import { docsPage, table } from './docs-frame.ts'

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
interface Described {
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

const beginning = [
  h('p', null, [
    'The description for machines is ',
    h('a', { href: '/openapi.json' }, 'openapi.json'),
    '; every error code is explained under ',
    h('a', { href: '/docs/problems' }, 'problems'),
    '; who may do what, under ',
    h('a', { href: '#roles' }, 'roles'),
    '.',
  ]),
  h('pre', null, [
    'curl -X POST http://127.0.0.1:3000/api/v1/indicators/neet/measure \\\n',
    '  -H "Authorization: Bearer $VARDE_KEY" -H "Idempotency-Key: 2024-neet" \\\n',
    '  -H "Content-Type: application/json" -d \'{"period":"2024","value":9.5}\'',
  ]),
  table(
    ['Header', 'Means'],
    [
      [
        'Idempotency-Key',
        'Of a command: the same key and body get the stored answer again, with Idempotency-Replayed: true.',
      ],
      [
        'If-Match',
        'Of a command: the revision you saw, in quotes (ETag); 412 where the thing has moved on. * : it must be there.',
      ],
      ['If-None-Match', 'Of a question: ETags you hold; 304 where the answer is still one of them.'],
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
