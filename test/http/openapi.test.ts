import type { FastifyInstance } from 'fastify'
import t from 'tap'
import { z } from 'zod'
import { views } from '../../projections/views/catalogue.ts'
import { defineView } from '../../projections/views/view.ts'
import { commands } from '../../src/commands/catalogue.ts'
import { refusals } from '../../src/commands/refusal.ts'
import { problemCodes } from '../../src/http/problem.ts'
import { begin, installation } from './installation.ts'

interface Operation {
  readonly operationId?: string
  readonly summary?: string
  readonly tags?: string[]
  readonly security?: object[]
  readonly parameters?: { name: string; in: string; schema?: object }[]
  readonly requestBody?: { content: Record<string, { schema: { properties?: object } }> }
  readonly responses: Record<string, { description?: string; content?: Record<string, { schema?: object }> }>
}

const it = await installation()
await begin(it, 'm')
t.teardown(() => it.close())
const document = (await it.get('/openapi.json', null)).json() as {
  openapi: string
  paths: Record<string, Record<string, Operation>>
}
const { paths } = document
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)
const said = operations.filter(({ method }) => method !== 'head')

/** What anybody may ask, without a key. */
const evidence = ['/api/v1/audit/key', '/api/v1/audit/checkpoint', '/api/v1/audit/proofs/consistency']

t.test('it is OpenAPI 3.1, and every reference leads somewhere', async t => {
  t.equal(document.openapi, '3.1.0')
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#([^"]+)"/g)].map(m => m[1] ?? '')
  t.ok(refs.length > 100)
  for (const ref of new Set(refs)) {
    const target = ref
      .split('/')
      .slice(1)
      .reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], document)
    t.type(target, 'object', ref)
  }
})

t.test('pages beside the API are no part of its description', async t => {
  const pages = () => async (app: FastifyInstance) => {
    app.get('/missions/:id/page', () => 'x')
    app.post('/sign-in', () => 'x')
  }
  const it = await installation({ pages })
  const beside = (await it.get('/openapi.json', null)).json() as typeof document
  t.same(Object.keys(beside.paths), Object.keys(paths))
  await it.close()
})

t.test('an answer of two types is described with both', async t => {
  const { content } = paths['/api/v1/audit/key']?.get?.responses['200'] ?? {}
  t.same(Object.keys(content ?? {}), ['application/json', 'text/plain'])
})

t.test('every command, every view and nothing else is described', async t => {
  const known = new Set([
    ...commands.map(({ thing, name }) => `post /api/v1/${thing}/${thing === 'access' ? '' : '{id}/'}${name}`),
    ...views.map(({ path }) => `get /api/v1${path}`),
    'get /api/v1/events',
    'get /api/v1/audit/access-log',
    'get /api/v1/me',
    ...[
      'key',
      'checkpoint',
      'bundle',
      'sample',
      'proofs/consistency',
      'proofs/inclusion',
      'proofs/inclusion.tlog-proof',
    ].map(name => `get /api/v1/audit/${name}`),
    'post /api/v1/missions/{id}/what-if',
  ])
  t.same(said.map(({ method, path }) => `${method} ${path}`).sort(), [...known].sort())
  for (const { path, method } of operations)
    t.ok(
      it.app.hasRoute({ url: path.replace(/\{(\w+)\}/g, ':$1'), method: method.toUpperCase() as 'GET' }),
      `${method} ${path}`,
    )
})

t.test('every operation has a name of its own, a sentence, who may, and what may go wrong', async t => {
  const ids = said.map(({ operation }) => operation.operationId)
  t.equal(new Set(ids).size, ids.length)
  for (const { path, operation } of said) {
    t.match(operation.operationId, /^[a-z][a-z-]+$/, path)
    t.match(operation.summary, /\w{3}/, path)
    const isOpen = evidence.includes(path)
    t.same(operation.security, isOpen ? undefined : [{ key: [] }], path)
    const statuses = Object.keys(operation.responses)
    const expected =
      path.includes('{id}/') && operation.requestBody
        ? [400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 500, 503]
        : [400, ...(isOpen ? [] : [401]), 429, 500, 503]
    for (const status of expected) {
      t.ok(statuses.includes(String(status)), `${path} ${status}`)
      t.same(operation.responses[status]?.content, {
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      })
      t.match(operation.responses[status]?.description, /\w{3}/)
    }
  }
})

t.test('every code that a rule may refuse with is named where its status is, for commands and what-if', async t => {
  for (const { path, operation } of said.filter(({ method }) => method === 'post')) {
    const isNamed = ([code, kind]: [string, string]) =>
      new RegExp(`\\b${code}\\b`).test(operation.responses[kind === 'missing' ? 404 : 409]?.description ?? '')
    const unnamed = Object.entries(refusals).filter(refusal => !isNamed(refusal))
    t.same(unnamed, [], path)
  }
  for (const { path } of views)
    t.match(paths[`/api/v1${path}`]?.get?.responses[404]?.description, /`unknown-thing`/, path)
})

t.test('what a command answers is what is described: an unknown thing, and a figure that is there already', async t => {
  const described = paths['/api/v1/indicators/{id}/measure']?.post
  await it.post('indicators/m-i/measure', { period: '2024', value: 9 })
  for (const [id, status] of [
    ['none', 404],
    ['m-i', 409],
  ] as const) {
    const answer = await it.post(`indicators/${id}/measure`, { period: '2024', value: 8 })
    t.equal(answer.statusCode, status)
    t.match(described?.responses[status]?.description, answer.json().code)
  }
  t.match(described?.summary, /already-measured/)
})

t.test('a body is described by the schema that checks it', async t => {
  for (const command of commands) {
    const path = `/api/v1/${command.thing}/${command.thing === 'access' ? '' : '{id}/'}${command.name}`
    const schema = paths[path]?.post?.requestBody?.content['application/json']?.schema
    t.type(schema, 'object', path)
    const described = Object.keys(schema?.properties ?? {})
    const refused = command.body.safeParse({ 'no such field': 1 })
    t.notOk(refused.success)
    t.ok(described.includes('knownFrom') && described.includes('evidence'), path)
  }
})

type Described = {
  readonly properties?: Record<string, Described>
  readonly additionalProperties?: unknown
  readonly items?: { readonly $ref?: string }
  /** A decision that was taken, and one there is only advice on. */
  readonly anyOf?: readonly Described[]
}
const answerOf = (operation: Operation | undefined) =>
  operation?.responses[200]?.content?.['application/json']?.schema as Described | undefined

t.test('the answer of every view is described, with its pin', async t => {
  for (const { path } of views) {
    const answer = answerOf(paths[`/api/v1${path}`]?.get)
    for (const one of answer?.anyOf ?? [answer])
      t.same(Object.keys(one?.properties?.pin?.properties ?? {}), ['asOf', 'position', 'on'], path)
  }
  const whatIf = answerOf(paths['/api/v1/missions/{id}/what-if']?.post)
  t.match(JSON.stringify(whatIf?.properties?.hypothetical), 'true')
  t.ok(whatIf?.properties?.pin)
})

t.test('a shape that holds itself is described once, by its name', async t => {
  const tree = z
    .strictObject({
      title: z.string(),
      get below(): z.ZodArray<z.ZodType> {
        return z.array(tree)
      },
    })
    .meta({ id: 'Tree' })
  const view = defineView({
    path: '/trees',
    summary: 'Trees.',
    query: {},
    version: 1,
    about: () => 'everybody',
    touched: () => -1,
    answer: z.strictObject({ trees: z.array(tree) }),
    fold: () => ({ trees: [] }),
  })
  const other = await installation({ parts: { views: [view] } })
  const described = (await other.get('/openapi.json', null)).json()
  const answer = answerOf(described.paths['/api/v1/trees'].get)
  t.equal(answer?.properties?.trees?.items?.$ref, '#/components/schemas/Tree')
  t.equal(answer?.additionalProperties, false, 'it has these fields and no others')
  t.equal(described.components.schemas.Tree.properties.below.items.$ref, '#/components/schemas/Tree')
  t.equal(described.components.schemas.TreeInput, undefined, 'nobody sends one')
  await other.close()
})

t.test('every answer there is has a code that is described for its status', async t => {
  const byStatus = new Set(problemCodes.map(({ status }) => status))
  const errors = new Set(
    said.flatMap(({ operation }) =>
      Object.keys(operation.responses)
        .map(Number)
        .filter(s => s >= 400),
    ),
  )
  for (const status of errors) t.ok(byStatus.has(status), String(status))
})

t.test('the reading page shows all of it, without scripts', async t => {
  const page = await it.get('/docs', null)
  t.match(page.headers['content-type'], /^text\/html/)
  t.notMatch(page.body, /<script|onclick|javascript:/i)
  for (const { path, method, operation } of said) {
    t.ok(page.body.includes(`${method.toUpperCase()} ${path}`), path)
    t.ok(page.body.includes(`id="${operation.operationId}"`), path)
  }
  t.match(page.headers['content-security-policy'], /default-src 'none'; style-src 'sha256-/)
  t.ok(page.body.includes('<html lang="en">'))
})
