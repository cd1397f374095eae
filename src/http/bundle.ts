/** The route of bundles: what an auditor of a mission takes home. */

import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { message } from '../../events/refusals.ts'
import { id } from '../../events/shapes.ts'
import type { Identity } from '../access/access.ts'
import { Denied } from '../access/denied.ts'
import { bundleTar, cosignedBefore } from '../audit/bundle.ts'
import { enclosedFiles } from '../audit/enclosed.ts'
import { publishedFigures } from '../audit/recompute.ts'
import type { StoredFact } from '../log/log.ts'
import { type AuditParts, currentCheckpoint, readQuery } from './audit.ts'
import { bundleSchema } from './audit-openapi.ts'
import { factsReadBy } from './events/facts-read.ts'
import { HttpRefused } from './problem.ts'
import { pathOf } from './reply.ts'

const bundleQuery = z.strictObject({
  mission: id.optional().describe('Left out: the whole log, for an auditor of all missions.'),
})

/** Registers `/audit/bundle`. One is made at a time: it reads the log from its beginning. */
export function bundleRoute(app: FastifyInstance, parts: AuditParts): void {
  let busy = false
  app.get(
    '/audit/bundle',
    { onRequest: parts.gate.readers, schema: bundleSchema(bundleQuery) },
    async (request, reply) => {
      const who = parts.gate.writer(request)
      const { mission } = readQuery(bundleQuery, request)
      requireAuditor(parts, who, mission, 'Bundles')
      const { signer } = parts.audit
      if (!signer) throw new HttpRefused('unknown-address', `Nothing is signed here: ${parts.audit.unsigned}.`)
      if (busy)
        throw new HttpRefused('overloaded', 'Another bundle is being made; try again shortly.', { 'retry-after': '10' })
      busy = true
      try {
        const checkpoint = await currentCheckpoint(parts.audit)
        parts.accessLog.add(exported(request, who, mission))
        const sees = factsReadBy(request, parts)
        const tar = bundleTar({
          log: parts.log,
          key: signer,
          checkpoint,
          older: cosignedBefore(parts.audit.store, checkpoint.size),
          mission,
          sees: (fact: StoredFact) => fact.stream === 'access' || sees(fact),
          enclosed: { ...publishedFigures(parts.reader, mission, checkpoint.size), ...enclosedFiles() },
        })
        return send(
          reply,
          `${mission ?? 'log'}-${checkpoint.size}.tar`,
          paced(tar, () => {
            busy = false
          }),
        )
      } catch (error) {
        busy = false
        throw error
      }
    },
  )
}

const send = (reply: FastifyReply, name: string, parts: AsyncIterable<Buffer>): FastifyReply =>
  reply
    .header('content-type', 'application/x-tar')
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(Readable.from(parts, { objectMode: false, highWaterMark: 1 << 20 }))

/** Lets others have their turn between two pieces. */
async function* paced(parts: Iterable<Buffer>, ended: () => void): AsyncGenerator<Buffer> {
  try {
    for (const part of parts) {
      if (part.length > 0) yield part
      await new Promise(setImmediate)
    }
  } finally {
    ended()
  }
}

/** Refuses whoever does not audit the mission, or all missions where none is named. `what` they are refused, in the plural. */
export function requireAuditor(
  { access, log }: AuditParts,
  who: Identity,
  mission: string | undefined,
  what: 'Bundles' | 'Samples',
): void {
  const audited = access.auditedBy(who)
  const whom = { principal: who.principal, key: who.key, mission: mission ?? null }
  if (audited.has('*') || (mission !== undefined && audited.has(mission))) {
    if (mission === undefined || log.lastPositionOf(mission) >= 0) return
  } else if (mission === undefined || access.viewerOf(who).sees(mission) !== 'nothing')
    throw new Denied('not-your-role', `${what} are for auditors, of the missions they audit.`, whom)
  throw new Denied('unknown-thing', message('unknown-thing/mission', { id: mission }), whom)
}

/** Who took what home is in the log of accesses. */
const exported = (request: FastifyRequest, { principal, key }: Identity, mission: string | undefined) => ({
  at: Date.now(),
  code: 'exported',
  method: request.method,
  path: pathOf(request.raw.url),
  address: request.ip,
  ...{ principal, key, mission: mission ?? null },
})
