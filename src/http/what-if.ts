/** The route of what-if: the progress of a mission as if commands had been recorded. Nothing is recorded. */

import type { FastifyInstance } from 'fastify'
import { message } from '../../events/refusals.ts'
import { sightOf } from '../../projections/base/sight.ts'
import type { Access } from '../access/access.ts'
import type { AccessLog } from '../access/access-log.ts'
import { Denied } from '../access/denied.ts'
import { isRefusal } from '../commands/refusal.ts'
import type { ViewReader } from '../engine/ask.ts'
import { writingJson } from '../engine/json-work.ts'
import { whatIf } from '../engine/what-if.ts'
import type { Log } from '../log/log.ts'
import { LARGE } from './commands.ts'
import { embargoNoted, heldBackNoted } from './events/facts-read.ts'
import type { Gate } from './gate.ts'
import { goneSignal } from './gone.ts'
import { JSON_TYPE, queryOf } from './headers.ts'
import { whatIfSchema } from './openapi.ts'
import { sendRefusal } from './reply.ts'

/** How many commands are to be tried, each row of a list counted as one. */
function commandsIn(body: unknown): number {
  const { commands } = (body ?? {}) as { commands?: unknown }
  if (!Array.isArray(commands)) return 1
  return commands.reduce<number>((sum, command) => sum + rowsOf(command), 0) || 1
}

function rowsOf(command: unknown): number {
  const { body } = (command ?? {}) as { body?: unknown }
  const { measurements, corrections } = (body ?? {}) as { measurements?: unknown; corrections?: unknown }
  const [rows] = [measurements, corrections].filter(Array.isArray)
  return Math.max(1, rows?.length ?? 1)
}

export interface WhatIfParts {
  readonly log: Log
  readonly reader: ViewReader
  readonly access: Access
  readonly gate: Gate
  readonly accessLog: AccessLog
}

/** Registers `/missions/{id}/what-if`; who sees all of a mission may ask, at the rate of writes. */
export function whatIfRoute(app: FastifyInstance, { log, reader, access, gate, accessLog }: WhatIfParts): void {
  app.post<{ Params: { id: string } }>(
    '/missions/:id/what-if',
    { onRequest: gate.writers, bodyLimit: LARGE, schema: whatIfSchema },
    async (request, reply) => {
      const who = gate.writer(request)
      const mission = request.params.id
      const viewer = access.viewerOf(who)
      const sight = sightOf(viewer, { mission }, log.now())
      // A rule's refusal reveals what is recorded: only who may see all of the mission may try.
      if (sight !== 'all')
        throw new Denied(
          sight === 'nothing' ? 'unknown-thing' : 'not-your-role',
          sight === 'nothing'
            ? message('unknown-thing/mission', { id: mission })
            : 'A what-if takes a role in the mission.',
          { principal: who.principal, key: who.key, mission },
        )
      const query = queryOf(request.raw.url ?? '')
      gate.countWrites(who, commandsIn(request.body))
      const { factReader, turns } = reader
      const signal = goneSignal(reply)
      const waiting = { signal, onWork: (readings: number) => gate.countWork(request, who, readings) }
      heldBackNoted(factReader, log.now(), embargoNoted(request, who, accessLog))({ mission, position: log.head() })
      const answer = await whatIf({ log, factReader, mission, body: request.body, query, viewer, turns, waiting })
      if (isRefusal(answer)) return sendRefusal(answer, request, reply)
      const json = await turns.run(writingJson(answer), signal)
      return reply.header('content-type', JSON_TYPE).header('cache-control', 'no-store').send(json)
    },
  )
}
