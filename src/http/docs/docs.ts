/** The routes of the documentation: `/openapi.json` for machines, `/docs` and the pages below it for people. */

import { hash } from 'node:crypto'
import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { JSON_TYPE } from '../headers.ts'
import { importPage } from './docs-import.ts'
import { operatingPage } from './docs-operating.ts'
import { type Described, docsCss, problemsPage, readingPage } from './docs-pages.ts'
import { referencePage } from './docs-reference.ts'

const reading = { zodToJsonConfig: { unrepresentable: 'any' } } as const
const transform = createJsonSchemaTransform(reading)

/** Registers the description of what is registered after it, and the pages that show it. */
export function describe(app: FastifyInstance): void {
  app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Varde',
        version: '1',
        description:
          'Event-sourced mission progress: facts are appended, views are folds, any view can be asked as of any day.',
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          key: {
            type: 'http',
            scheme: 'bearer',
            description: 'An API key, or an access token of an issuer that the installation names.',
          },
        },
      },
    },
    // Pages, their files and forms are for browsers: what has no operation is no part of the API.
    transform: route =>
      route.schema?.operationId === undefined ? { schema: { hide: true }, url: route.url } : transform(route),
    transformObject: document => withoutUnused(createJsonSchemaTransformObject(reading)(document)),
  })
  app.register(async docs => {
    const described = once(() => docs.swagger())
    const openapi = once(() => JSON.stringify(described()))
    const page = once(() => readingPage(described() as Described))
    const problems = once(problemsPage)
    const imports = once(importPage)
    const reference = once(referencePage)
    const operation = once(operatingPage)
    const hide = { schema: { hide: true } }
    docs.get('/openapi.json', hide, (_request, reply) => reply.header('content-type', JSON_TYPE).send(openapi()))
    docs.get('/docs', hide, (_request, reply) => sendPage(page(), reply))
    docs.get('/docs/import', hide, (_request, reply) => sendPage(imports(), reply))
    docs.get('/docs/reference', hide, (_request, reply) => sendPage(reference(), reply))
    docs.get('/docs/operating', hide, (_request, reply) => sendPage(operation(), reply))
    docs.get('/docs/problems', hide, (_request, reply) => sendPage(problems(), reply))
  })
}

/** The pages hold one style sheet and no script. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${hash('sha256', docsCss, 'base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const sendPage = (html: string, reply: FastifyReply): FastifyReply =>
  reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', policy)
    .header('cache-control', 'no-cache')
    .send(html)

type Document = ReturnType<ReturnType<typeof createJsonSchemaTransformObject>>

/** Every named shape is made twice, for what is sent and what is answered; one that no address leads to is left out. */
function withoutUnused(document: Document): Document {
  const { paths, components } = document as { paths?: object; components?: { schemas?: Record<string, object> } }
  const schemas = components?.schemas ?? {}
  const used = new Set<string>()
  const note = (part: object | undefined): void => {
    for (const [, name = ''] of JSON.stringify(part ?? {}).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue
      used.add(name)
      note(schemas[name])
    }
  }
  note(paths)
  for (const name of Object.keys(schemas)) if (!used.has(name)) delete schemas[name]
  return document
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
