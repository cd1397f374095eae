/** The route of the facts as they were recorded: filtered, page by page or live. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ifNoneMatch, prefers } from '../../../events/text/header-lists.ts'
import type { Pin } from '../../../projections/base/pin.ts'
import type { Work } from '../../../projections/base/work.ts'
import { etagOf, software } from '../../engine/etag.ts'
import { pinAsked } from '../../engine/pins.ts'
import type { Turns } from '../../engine/turns.ts'
import { patiently, readingLittleEach, STEP } from '../../engine/unread.ts'
import type { Log } from '../../log/log.ts'
import { goneSignal } from '../gone.ts'
import { JSON_TYPE, requireMatch } from '../headers.ts'
import { eventsSchema } from '../openapi.ts'
import { statuses } from '../problem.ts'
import { type EventsQuery, eventsQuery, filterOf, isLateBy, lateByMs, readEventsQuery } from './events-query.ts'
import { factJson, struckFor } from './fact-json.ts'
import { factsReadBy, type SeenParts } from './facts-read.ts'
import type { Live } from './live.ts'

/** At most so many facts are read for one page; the next page goes on from there. */
const LOOKED_AT = 20_000

export interface EventParts extends SeenParts {
  readonly live: Live
  readonly turns: Turns
}

/** Registers `/events`. */
export function eventRoutes(app: FastifyInstance, parts: EventParts): void {
  app.get('/events', { onRequest: parts.gate.readers, schema: eventsSchema(eventsQuery) }, (request, reply) => {
    const query = readEventsQuery(request.raw.url ?? '')
    const wantsLive =
      request.method === 'GET' && prefers(request.headers.accept, 'text/event-stream', 'application/json')
    return wantsLive ? parts.live.open(query, request, reply) : sendPage(query, request, reply, parts)
  })
}

async function sendPage(
  query: EventsQuery,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: EventParts,
): Promise<FastifyReply> {
  const who = parts.gate.reader(request)
  const pin = pinAsked(query, parts.log, head => head)
  reply.header('cache-control', 'private, no-cache').header('vary', 'Authorization, Accept')
  const visible = factsReadBy(request, parts, pin.position)
  const struck = struckFor(parts.access.viewerOf(who), parts.reader, pin.position)
  const { turns, log } = parts
  const signal = goneSignal(reply)
  const { texts, next } = await patiently(
    turns,
    wasRead => turns.run(readingLittleEach(pageOf(query, pin, log, visible, struck), wasRead), signal),
    signal,
  )
  const body = `{"events":[${texts.join(',')}]${next === undefined ? '' : `,"next":${next}`}}`
  // What a reader may see changes with grants, sign-off, embargoes and the clock: the tag is that of the bytes themselves.
  const etag = etagOf([software, request.raw.url, body])
  requireMatch(request.headers['if-match'], etag)
  reply.header('etag', etag)
  if (ifNoneMatch(request.headers['if-none-match']).has(etag)) return reply.code(statuses.notModified).send()
  if (next !== undefined) reply.header('link', `<${nextAddress(request.raw.url ?? '', next)}>; rel="next"`)
  return reply.header('content-type', JSON_TYPE).send(body)
}

type Visible = ReturnType<typeof factsReadBy>

/** One page: the visible facts, and the position to go on after where there may be more. */
function* pageOf(
  query: EventsQuery,
  pin: Pin,
  log: Log,
  visible: Visible,
  struck: ReturnType<typeof struckFor>,
): Work<{ readonly texts: readonly string[]; readonly next: number | undefined }> {
  const { after, order = 'asc', limit = 100 } = query
  const from = order === 'asc' && after !== undefined ? after + 1 : 0
  const to = order === 'desc' && after !== undefined ? Math.min(pin.position, after - 1) : pin.position
  const texts: string[] = []
  let last: number | undefined
  let looked = 0
  const late = lateByMs(query)
  for (const fact of log.read({ ...filterOf(query), from, to, order })) {
    if (texts.length === limit || looked === LOOKED_AT) return { texts, next: last }
    looked += 1
    last = fact.position
    if (fact.knownFrom <= pin.asOfMs && isLateBy(fact, late) && visible(fact)) texts.push(factJson(fact, struck(fact)))
    if (looked % STEP === 0) yield
  }
  return { texts, next: undefined }
}

function nextAddress(url: string, next: number): string {
  const address = new URL(url, 'http://varde')
  address.searchParams.set('after', String(next))
  return address.pathname + address.search
}
