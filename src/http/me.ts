/** The route of `/me`: what somebody holds, by the key they ask with. */
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { ReaderLanguage } from '../../projections/words/languages.ts'
import type { Access, Account } from '../access/access.ts'
import { inWords } from '../engine/in-words.ts'
import type { Gate } from './gate.ts'
import { badQuery, JSON_TYPE, queryOf } from './headers.ts'
import { meSchema, type meShape } from './openapi.ts'
import { languageAsked } from './reply.ts'

/** Registers `/me`. It needs a key where anybody may read, too. */
export function meRoute(app: FastifyInstance, { access, gate }: { access: Access; gate: Gate }): void {
  app.get('/me', { onRequest: gate.readers, schema: meSchema }, (request, reply) => {
    const account = access.accountOf(gate.writer(request))
    const [parameter] = Object.keys(queryOf(request.raw.url ?? ''))
    if (parameter !== undefined)
      throw badQuery(parameter, 'is not asked here: the answer is what you hold now. Leave it out.')
    return reply
      .header('content-type', JSON_TYPE)
      .header('cache-control', 'no-store')
      .header('vary', 'Accept-Language')
      .send(JSON.stringify(meJson(account, languageAsked(request))))
  })
}

const meJson = ({ who, key, grants }: Account, language: ReaderLanguage): z.infer<typeof meShape> => ({
  principal: who.principal,
  organisation: who.organisation,
  key: {
    key: who.key,
    name: key?.name ?? inWords(`A token of ${who.issuer}`, language),
    expires: key?.expires ?? null,
    validUntil: Number.isFinite(who.untilMs) ? new Date(who.untilMs).toISOString() : null,
  },
  roles: grants.map(({ principal: _own, ...grant }) => grant),
})
