/** The route of the access log: denied attempts, for auditors. */

import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Access } from '../access/access.ts'
import type { AccessLog } from '../access/access-log.ts'
import { Denied } from '../access/denied.ts'
import { faultsOf } from '../engine/faults.ts'
import { unfitQuery } from '../engine/view-query.ts'
import type { Gate } from './gate.ts'
import { JSON_TYPE, queryOf } from './headers.ts'
import { attemptsSchema } from './openapi.ts'

const whole = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'must be a whole number above 0')
  .transform(Number)
const attemptsQuery = z.strictObject({
  before: whole.optional().describe('Only entries before this one.'),
  limit: whole.refine(n => n <= 1000, 'must not be above 1000').optional(),
})

/** Registers `/access/log`. */
export function attemptRoutes(
  app: FastifyInstance,
  { access, accessLog, gate }: { access: Access; accessLog: AccessLog; gate: Gate },
): void {
  app.get('/access/log', { onRequest: gate.writers, schema: attemptsSchema(attemptsQuery) }, (request, reply) => {
    const who = gate.writer(request)
    const missions = access.auditedBy(who)
    if (missions.size === 0)
      throw new Denied('not-your-role', 'The access log is read by auditors.', {
        principal: who.principal,
        key: who.key,
      })
    const parsed = attemptsQuery.safeParse(queryOf(request.raw.url ?? ''))
    if (!parsed.success) {
      const faults = faultsOf(parsed.error).map(fault => ({ ...fault, pointer: fault.pointer.slice(1) }))
      throw unfitQuery(faults)
    }
    const { before, limit = 100 } = parsed.data
    const entries = accessLog.read({ missions, before, limit })
    const attempts = entries.map(entry => ({ ...entry, at: new Date(entry.at).toISOString() }))
    const next = entries.length === limit ? entries.at(-1)?.entry : undefined
    return reply
      .header('content-type', JSON_TYPE)
      .header('cache-control', 'no-store')
      .send(JSON.stringify({ attempts, ...(next !== undefined && { next }) }))
  })
}
