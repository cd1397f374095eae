/** The route of samples: facts that an auditor looks at one by one, drawn so that anybody can draw them again. */

import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { factNames } from '../../events/catalogue.ts'
import { day, id } from '../../events/shapes.ts'
import { prefers } from '../../events/text/header-lists.ts'
import { sampleFromLog } from '../audit/sample/from-log.ts'
import { NoSample } from '../audit/sample/request.ts'
import { LARGEST_SAMPLE, workingPaper } from '../audit/sample/sample.ts'
import { patiently, readingLittleEach } from '../engine/unread.ts'
import type { StoredFact } from '../log/log.ts'
import { type AuditParts, readQuery } from './audit.ts'
import { sampleSchema } from './audit-openapi.ts'
import { requireAuditor } from './bundle.ts'
import { factsReadBy } from './events/facts-read.ts'
import { goneSignal } from './gone.ts'
import { badQuery, JSON_TYPE } from './headers.ts'

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^(0|[1-9]\d{0,14})$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(least).max(most))

const sampleQuery = z.strictObject({
  mission: id.optional().describe('Left out: the whole log, for an auditor of all missions.'),
  n: whole(1, LARGEST_SAMPLE).default(25).describe('How many facts.'),
  seed: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe(
      'Left out: the root of the newest cosigned checkpoint, or with `to` of the first one cosigned after that day.',
    ),
  position: whole(0, Number.MAX_SAFE_INTEGER).optional().describe('The last position that can be drawn.'),
  type: z.enum(factNames).optional().describe('One type of fact alone; funding-committed is drawn by its money.'),
  from: day.optional().describe('First day on which a fact was recorded (UTC).'),
  to: day.optional().describe('Last day on which a fact was recorded (UTC).'),
  stratify: z
    .enum(['true', 'false'])
    .transform(text => text === 'true')
    .optional()
    .describe('Whether each type of fact has a number of its own.'),
})

/** Registers `/audit/sample`. */
export function sampleRoute(app: FastifyInstance, parts: AuditParts): void {
  const { log, audit, gate, turns } = parts
  app.get('/audit/sample', { onRequest: gate.readers, schema: sampleSchema(sampleQuery) }, async (request, reply) => {
    const who = gate.writer(request)
    const { mission, ...asked } = readQuery(sampleQuery, request)
    requireAuditor(parts, who, mission, 'Samples')
    const seen = factsReadBy(request, parts)
    const sees = (fact: StoredFact) => fact.stream === 'access' || seen(fact)
    try {
      const signal = goneSignal(reply)
      const work = () => sampleFromLog({ log, store: audit.store, sees }, { ...asked, mission: mission ?? null })
      const sample = await patiently(turns, wasRead => turns.run(readingLittleEach(work(), wasRead), signal), signal)
      reply.header('cache-control', 'no-store').header('vary', 'Accept, Authorization')
      if (!prefers(request.headers.accept, 'text/csv', 'application/json'))
        return reply.header('content-type', JSON_TYPE).send(JSON.stringify(sample))
      const name = `sample-${mission ?? 'log'}-${sample.position}.csv`
      reply.header('content-type', 'text/csv; charset=utf-8')
      return reply.header('content-disposition', `attachment; filename="${name}"`).send(workingPaper(sample.rows))
    } catch (error) {
      if (error instanceof NoSample) throw badQuery(error.field, error.said)
      throw error
    }
  })
}
