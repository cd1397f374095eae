/** Which methods does an address take? 404, 405 and OPTIONS are answered from the routes that were registered. */

import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { message } from '../../events/refusals.ts'
import { HttpRefused, problemOf, statuses } from './problem.ts'
import { pathOf, sendProblem } from './reply.ts'

/** Watches what is registered from here on, and answers for everything that is not. */
export function answerUnrouted(app: FastifyInstance): void {
  const routes: { readonly pattern: readonly string[]; readonly methods: readonly string[] }[] = []
  app.addHook('onRoute', ({ url, method }: RouteOptions) => {
    routes.push({ pattern: url.split('/'), methods: [method].flat() })
  })

  function allowed(path: string): string[] {
    const steps = path.split('/')
    const methods = routes.filter(({ pattern }) => fits(pattern, steps)).flatMap(route => route.methods)
    return methods.length === 0 ? [] : [...new Set([...methods, 'OPTIONS'])].sort()
  }

  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    const methods = allowed(pathOf(request.raw.url))
    if (methods.length === 0) return sendProblem(problemOf(new HttpRefused('unknown-address')), request, reply)
    const allow = methods.join(', ')
    if (request.method === 'OPTIONS') return reply.code(statuses.noContent).header('allow', allow).send()
    const detail = message('not-allowed-method', { method: request.method, allowed: allow })
    return sendProblem(problemOf(new HttpRefused('method-not-allowed', detail, { allow })), request, reply)
  })
}

function fits(pattern: readonly string[], steps: readonly string[]): boolean {
  if (pattern.at(-1) === '*') return pattern.slice(0, -1).every((step, i) => fitsStep(step, steps[i]))
  return pattern.length === steps.length && pattern.every((step, i) => fitsStep(step, steps[i]))
}

const fitsStep = (pattern: string, step: string | undefined): boolean =>
  pattern.startsWith(':') ? step !== undefined && step !== '' : pattern === step
