/** The route of the access log: denied attempts, for auditors. */

import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseKnowledge } from '../../events/period.ts'
import { message } from '../../events/refusals.ts'
import { id, knowledge } from '../../events/shapes.ts'
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
  mission: id.optional().describe('Of this mission alone.'),
  from: knowledge.optional().describe('From then on: an instant, day, month or year.'),
  to: knowledge.optional().describe('Up to then and with it: an instant, day, month or year.'),
  after: whole.optional().describe('The entry after which to go on, to older ones.'),
  limit: whole.refine(n => n <= 1000, 'must not be above 1000').optional(),
})

/** Registers `/audit/access-log`. */
export function attemptRoutes(
  app: FastifyInstance,
  { access, accessLog, gate }: { access: Access; accessLog: AccessLog; gate: Gate },
): void {
  app.get('/audit/access-log', { onRequest: gate.writers, schema: attemptsSchema(attemptsQuery) }, (request, reply) => {
    const who = gate.writer(request)
    const audited = access.auditedBy(who)
    const whom = { principal: who.principal, key: who.key }
    if (audited.size === 0) throw new Denied('not-your-role', 'The access log is read by auditors.', whom)
    const { mission, from, to, after, limit = 100 } = readQuery(request.raw.url ?? '')
    if (mission !== undefined && !audited.has('*') && !audited.has(mission))
      throw access.viewerOf(who).sees(mission) === 'nothing'
        ? new Denied('unknown-thing', message('unknown-thing/mission', { id: mission }), { ...whom, mission })
        : new Denied('not-your-role', 'The access log is read by auditors.', { ...whom, mission })
    const entries = accessLog.read({
      missions: mission === undefined ? audited : new Set([mission]),
      before: after,
      from: from === undefined ? undefined : parseKnowledge(from).firstMs,
      to: to === undefined ? undefined : parseKnowledge(to).lastMs,
      limit,
    })
    const attempts = entries.map(entry => ({ ...entry, at: new Date(entry.at).toISOString() }))
    const next = entries.length === limit ? entries.at(-1)?.entry : undefined
    return reply
      .header('content-type', JSON_TYPE)
      .header('cache-control', 'no-store')
      .send(JSON.stringify({ attempts, ...(next !== undefined && { next }) }))
  })
}

/** Reads the query in an address. Throws `InvalidInput` (unreadable). */
function readQuery(url: string): z.infer<typeof attemptsQuery> {
  const parsed = attemptsQuery.safeParse(queryOf(url))
  if (parsed.success) return parsed.data
  throw unfitQuery(faultsOf(parsed.error).map(fault => ({ ...fault, pointer: fault.pointer.slice(1) })))
}
