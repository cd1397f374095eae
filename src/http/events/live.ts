/**
 * Live facts (server-sent events). One follower of the log serves every listener. A listener first reads what it has
 * missed from the log, at the pace of its connection, and joins the follower in the same turn of the event loop in which
 * it has caught up, so that no fact is lost in between. A listener that does not read is disconnected, and can come back
 * with Last-Event-ID.
 */
import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { factsSeenBy, type SeenFact } from '../../../projections/base/sight.ts'
import { type AwaitedPositions, awaitedPositions } from '../../../projections/figures/approved-figures.ts'
import type { FactReader } from '../../../projections/figures/fact-reader.ts'
import type { Access, Identity } from '../../access/access.ts'
import type { AccessLog } from '../../access/access-log.ts'
import type { Turns } from '../../engine/turns.ts'
import { patienceOf, patiently, Unread } from '../../engine/unread.ts'
import type { FactFilter, Log, StoredFact } from '../../log/log.ts'
import type { Gate } from '../gate.ts'
import { HttpRefused, statuses } from '../problem.ts'
import { subscriberOf } from '../rates.ts'
import { type EventsQuery, filterOf, passes, positionAfter, refusePins } from './events-query.ts'
import { factJson, type Struck, struckFor } from './fact-json.ts'
import { embargoNoted, heldBackNoted } from './facts-read.ts'

export interface Live {
  /** Answers a request with the facts to come, and those after the position it names; refused where `share` of the connections are taken. */
  open(query: EventsQuery, request: FastifyRequest, reply: FastifyReply, share?: number): FastifyReply
  /** Number of open connections. */
  readonly count: () => number
  /** Ends every connection. */
  close(): void
}

interface Listener {
  readonly out: ServerResponse
  /** Whose connection it is: a principal’s, or of an address from which anybody listens. */
  readonly whose: string
  readonly who: Identity | undefined
  /** Notes that facts of a mission were read under embargo. */
  readonly noteEmbargo: (mission: string) => void
  readonly filter: FactFilter
  /** Everything up to here was sent or is not for this listener; beyond the head, where it asks for what is yet to come. */
  cursor: number
  live: boolean
  visible: (fact: StoredFact) => boolean
  /** Notes an error that ends this connection. */
  readonly failed: (error: unknown) => void
}

export interface LiveParts {
  readonly log: Log
  readonly access: Access
  readonly gate: Gate
  readonly reader: FactReader
  readonly accessLog: AccessLog
  /** The turns in which long streams are read. */
  readonly turns: Turns
  /** Milliseconds between two heartbeats, which keep a quiet connection open. */
  readonly beatMs: number
}

/** A listener with more unread bytes than this is disconnected. */
const MOST_UNREAD = 1 << 20
const MOST_LISTENERS = 2000
/** Connections of one principal, or of one address without a key. */
export const MOST_OF_ONE = 200
const RETRY_MS = 2000
/** What a listener sees is never older than this. */
const SIGHT_MS = 1000
/** Whether a fact may change what listeners see of others: grants, the missions that things are in, releases. */
const changesSight = ({ stream, type }: StoredFact): boolean =>
  stream === 'access' || /^(portfolio|project|actor|release)-/.test(stream) || type === 'actor-joined-mission'
const PAGE = 500

export function liveOf({ log, access, gate, reader, accessLog, turns, beatMs }: LiveParts): Live {
  const listeners = new Set<Listener>()
  const unfollow = log.follow(announce)
  const heartbeat = setInterval(beat, beatMs)
  heartbeat.unref()

  function open(query: EventsQuery, request: FastifyRequest, reply: FastifyReply, share = 1): FastifyReply {
    refusePins(query)
    const who = gate.reader(request)
    const after = positionAfter(request.headers['last-event-id'], query.after) ?? log.head()
    const whose = who ? `principal ${who.principal}` : `address ${subscriberOf(request.ip)}`
    refuseTooMany(whose, share)
    if (listeners.size >= MOST_LISTENERS * share)
      throw new HttpRefused('overloaded', 'Too many connections are listening already; try again shortly.', {
        'retry-after': '10',
      })
    reply.hijack()
    const out = reply.raw
    for (const [name, value = ''] of Object.entries(reply.getHeaders())) out.setHeader(name, value)
    out.writeHead(statuses.ok, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      connection: 'close',
      vary: 'Authorization, Accept',
    })
    out.write(`retry: ${RETRY_MS}\n\n`)
    const noteEmbargo = embargoNoted(request, who, accessLog)
    const listener: Listener = {
      out,
      whose,
      who,
      noteEmbargo,
      filter: filterOf(query),
      cursor: after,
      live: false,
      visible: visibleFor(who, noteEmbargo),
      failed: err => request.log.error({ err, traceId: request.id }, 'a connection for live facts has failed'),
    }
    listeners.add(listener)
    out.on('close', () => listeners.delete(listener))
    catchUp(listener).catch(error => fail(listener, error))
    return reply
  }

  function refuseTooMany(whose: string, share: number): void {
    let own = 0
    for (const listener of listeners) if (listener.whose === whose) own += 1
    const most = MOST_OF_ONE * share
    if (own < most) return
    throw new HttpRefused(
      'too-many-requests',
      whose.startsWith('principal')
        ? `At most ${most} connections of one principal listen at once; close one, or try again later.`
        : `At most ${most} connections of one address without a key listen at once; close one, or try again later.`,
      { 'retry-after': '10' },
    )
  }

  let awaited: { readonly head: number; readonly positions: AwaitedPositions } | undefined
  /** Whether a fact awaits approval now; worked out once for each head of the log. */
  function isAwaited({ stream, position }: SeenFact): boolean {
    const head = log.head()
    if (awaited?.head !== head) awaited = { head, positions: awaitedPositions(reader, head) }
    return awaited.positions(stream).has(position)
  }

  /** When it was last asked what each listener sees: grants and embargoes end by the clock too. */
  let seenAt = performance.now()

  function visibleFor(who: Identity | undefined, noteEmbargo: (mission: string) => void) {
    const now = log.now()
    const isSeen = factsSeenBy(access.viewerOf(who), { reader, now, head: log.head(), isAwaited })
    const note = heldBackNoted(reader, now, noteEmbargo)
    return (fact: StoredFact): boolean => {
      const seen = isSeen(fact)
      if (seen) note(fact)
      return seen
    }
  }

  /** Sends what was missed, page by page, and joins the follower when nothing is missing any more. */
  async function catchUp(listener: Listener): Promise<void> {
    while (listeners.has(listener)) {
      const head = log.head()
      if (listener.cursor >= head) {
        listener.live = true
        return
      }
      await patiently(turns, () => {
        // Its connection may have ended while something was read for it.
        if (listeners.has(listener)) sendPage(listener, head)
      })
      await drained(listener.out)
    }
  }

  function sendPage(listener: Listener, head: number): void {
    let { cursor } = listener
    let looked = 0
    let text = ''
    const struck = struckFor(access.viewerOf(listener.who), reader, head)
    for (const fact of log.read({ ...listener.filter, from: cursor + 1, to: head })) {
      if (listener.visible(fact)) text += frameOf(fact, struck(fact))
      cursor = fact.position
      looked += 1
      if (looked === PAGE) break
    }
    // Not before: where something is to be read first, the page is made anew.
    listener.cursor = looked < PAGE ? head : cursor
    if (text !== '') listener.out.write(text)
  }

  function announce(facts: readonly StoredFact[]): void {
    if (listeners.size === 0) return
    if (facts.some(changesSight) || performance.now() - seenAt > SIGHT_MS) seeAnew()
    const frames = facts.map(fact => ({ fact, frame: '' }))
    for (const listener of listeners) if (listener.live) attempt(listener, () => tellOrCatchUp(listener, frames))
  }

  /** An error in what is done for one listener ends its connection; the others and the server go on. */
  function attempt(listener: Listener, work: () => void): void {
    try {
      work()
    } catch (error) {
      fail(listener, error)
    }
  }

  function fail(listener: Listener, error: unknown): void {
    listener.failed(error)
    letGo(listener)
  }

  /** Where something is to be read first, the listener has missed these facts, and catches up. */
  function tellOrCatchUp(listener: Listener, frames: { fact: StoredFact; frame: string }[]): void {
    try {
      patienceOf(turns).ask(() => tell(listener, frames))
      listener.cursor = Math.max(listener.cursor, frames.at(-1)?.fact.position ?? -1)
    } catch (error) {
      if (!(error instanceof Unread)) throw error
      listener.live = false
      catchUp(listener).catch(failure => fail(listener, failure))
    }
  }

  /** Each fact is written as text once, for all who may see it. */
  function tell(listener: Listener, frames: { fact: StoredFact; frame: string }[]): void {
    let text = ''
    for (const each of frames) {
      const { fact } = each
      if (fact.position <= listener.cursor || !passes(fact, listener.filter) || !listener.visible(fact)) continue
      if (each.frame === '') each.frame = frameOf(fact)
      text += each.frame
    }
    if (text === '') return
    listener.out.write(text)
    if (listener.out.writableLength > MOST_UNREAD) letGo(listener)
  }

  /** Access has changed: a listener whose key no longer stands is disconnected before the next fact is sent. */
  function seeAnew(): void {
    seenAt = performance.now()
    for (const listener of listeners)
      attempt(listener, () => {
        if (listener.who && !access.stands(listener.who)) letGo(listener)
        else listener.visible = visibleFor(listener.who, listener.noteEmbargo)
      })
  }

  function beat(): void {
    seeAnew()
    for (const { out } of listeners) out.write(':\n\n')
  }

  function letGo(listener: Listener): void {
    listeners.delete(listener)
    if (listener.out.writableLength > MOST_UNREAD) listener.out.destroy()
    else listener.out.end()
  }

  function close(): void {
    clearInterval(heartbeat)
    unfollow()
    for (const listener of listeners) letGo(listener)
  }

  return { open, count: () => listeners.size, close }
}

const frameOf = (fact: StoredFact, struck?: Struck): string =>
  `id: ${fact.position}\nevent: ${fact.type}\ndata: ${factJson(fact, struck)}\n\n`

/** Resolves when the connection takes more; one that takes nothing for 30 seconds is ended. */
function drained(out: ServerResponse): Promise<void> {
  if (!out.writableNeedDrain) return new Promise(setImmediate)
  return new Promise(resolve => {
    const impatient = setTimeout(() => out.destroy(), 30_000)
    const go = () => {
      clearTimeout(impatient)
      out.off('drain', go).off('close', go)
      resolve()
    }
    out.on('drain', go).on('close', go)
  })
}
