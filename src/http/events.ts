/** What was recorded? The facts themselves, filtered, page by page or live. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { principal } from '../../events/access.ts'
import { factNames } from '../../events/catalogue.ts'
import { parseKnowledge } from '../../events/period.ts'
import { id, knowledge } from '../../events/shapes.ts'
import type { Pin } from '../../projections/base/pin.ts'
import { pinQuery } from '../../projections/views/view.ts'
import type { Access } from '../access/access.ts'
import { visibleTo } from '../access/visible.ts'
import { InvalidInput } from '../engine/errors.ts'
import { faultsOf } from '../engine/faults.ts'
import { pinAsked } from '../engine/pins.ts'
import type { FactFilter, Log } from '../log/log.ts'
import { factJson } from './fact-json.ts'
import type { Gate } from './gate.ts'
import { ifNoneMatch, JSON_TYPE, queryOf } from './headers.ts'
import type { Live } from './live.ts'
import { eventsSchema } from './openapi.ts'
import { statuses } from './problem.ts'

const count = (most: number) =>
  z
    .string()
    .regex(/^(0|[1-9]\d{0,14})$/, 'must be a whole number')
    .transform(Number)
    .refine(n => n <= most, `must not be above ${most}`)

const MOST = 1000
/** So many facts are looked at for one page; what lies beyond is the next page’s. */
const LOOKED_AT = 20_000

export const eventsQuery = z.strictObject({
  stream: z.string().max(80).optional().describe('A stream, `indicator-neet`.'),
  mission: id.optional(),
  type: z
    .string()
    .transform(text => text.split(','))
    .refine(
      types => types.every(type => (factNames as readonly string[]).includes(type)),
      'must be names of facts, separated by commas',
    )
    .optional(),
  principal: principal.optional(),
  from: knowledge.optional().describe('Recorded from: an instant, day, month or year.'),
  to: knowledge.optional().describe('Recorded up to and with: an instant, day, month or year.'),
  after: count(Number.MAX_SAFE_INTEGER).optional().describe('The position after which to go on.'),
  limit: count(MOST)
    .refine(n => n > 0, 'must be at least 1')
    .optional(),
  order: z.enum(['asc', 'desc']).optional(),
  ...pinQuery,
})
export type EventsQuery = z.infer<typeof eventsQuery>

export interface EventParts {
  readonly log: Log
  readonly access: Access
  readonly gate: Gate
  readonly live: Live
  readonly asksSignOff: (stream: string) => boolean
}

/** Registers `/events`. */
export function eventRoutes(app: FastifyInstance, parts: EventParts): void {
  app.get('/events', { onRequest: parts.gate.readers, schema: eventsSchema(eventsQuery) }, (request, reply) => {
    const query = readQuery(request.raw.url ?? '')
    const wantsLive = request.method === 'GET' && /\btext\/event-stream\b/.test(request.headers.accept ?? '')
    return wantsLive ? parts.live.open(query, request, reply) : sendPage(query, request, reply, parts)
  })
}

function readQuery(url: string): EventsQuery {
  const parsed = eventsQuery.safeParse(queryOf(url))
  if (parsed.success) return parsed.data
  const faults = faultsOf(parsed.error).map(fault => ({ ...fault, pointer: fault.pointer.slice(1) }))
  throw new InvalidInput(`${faults[0]?.pointer}: ${faults[0]?.detail}`, faults, true)
}

/** What the query asks of a fact, the page’s ends aside. */
export function filterOf(query: EventsQuery): FactFilter {
  return {
    ...(query.stream !== undefined && { stream: query.stream }),
    ...(query.mission !== undefined && { mission: query.mission }),
    ...(query.type !== undefined && { types: query.type }),
    ...(query.principal !== undefined && { principal: query.principal }),
    ...(query.from !== undefined && { recordedFrom: parseKnowledge(query.from).firstMs }),
    ...(query.to !== undefined && { recordedTo: parseKnowledge(query.to).lastMs }),
  }
}

function sendPage(query: EventsQuery, request: FastifyRequest, reply: FastifyReply, parts: EventParts): FastifyReply {
  const who = parts.gate.reader(request)
  const { pin } = pinAsked(query, parts.log, head => head)
  reply.header('cache-control', 'private, no-cache').header('vary', 'Authorization, Accept')
  const etag = `"${parts.log.head()}-${who?.key ?? ''}"`
  reply.header('etag', etag)
  if (ifNoneMatch(request.headers['if-none-match']).has(etag)) return reply.code(statuses.notModified).send()
  const visible = visibleTo(parts.access.viewerOf(who), parts.asksSignOff)
  const { texts, next } = pageOf(query, pin, parts.log, visible)
  if (next !== undefined) reply.header('link', `<${nextAddress(request.raw.url ?? '', next)}>; rel="next"`)
  return reply
    .header('content-type', JSON_TYPE)
    .send(`{"events":[${texts.join(',')}]${next === undefined ? '' : `,"next":${next}`}}`)
}

type Visible = ReturnType<typeof visibleTo>

/** One page: the visible facts, and the position to go on after where there may be more. */
function pageOf(query: EventsQuery, pin: Pin, log: Log, visible: Visible) {
  const { after, order = 'asc', limit = 100 } = query
  const from = order === 'asc' && after !== undefined ? after + 1 : 0
  const to = order === 'desc' && after !== undefined ? Math.min(pin.position, after - 1) : pin.position
  const texts: string[] = []
  let last: number | undefined
  let looked = 0
  for (const fact of log.read({ ...filterOf(query), from, to, order })) {
    if (texts.length === limit || looked === LOOKED_AT) return { texts, next: last }
    looked += 1
    last = fact.position
    if (fact.knownFrom <= pin.asOfMs && visible(fact)) texts.push(factJson(fact))
  }
  return { texts, next: undefined }
}

function nextAddress(url: string, next: number): string {
  const address = new URL(url, 'http://varde')
  address.searchParams.set('after', String(next))
  return address.pathname + address.search
}
