/** Authentication and rate limits: every address of the API passes here before its body is read. */
import type { FastifyRequest, HookHandlerDoneFunction } from 'fastify'
import type { Access, Identity } from '../access/access.ts'
import { HttpRefused } from './problem.ts'
import { ratesOf, subscriberOf } from './rates.ts'

export interface Gate {
  /** Hooks that admit requests that write, or that read. */
  readonly writers: Hook
  readonly readers: Hook
  /** Admits anybody, key or none, to what is for everybody. */
  readonly anybody: Hook
  /** Admits anybody, with a body: who signs in has no key yet. */
  readonly strangers: Hook
  /** Whose request it is. */
  readonly writer: (request: FastifyRequest) => Identity
  readonly reader: (request: FastifyRequest) => Identity | undefined
  /** Counts a request that was let in as so many writes: one was counted when it was. */
  readonly countWrites: (who: Identity, writes: number) => void
  /** Counts what a question costs, in readings of figures. Throws `HttpRefused` where the principal has not paid for an earlier one yet. */
  readonly countWork: (request: FastifyRequest, who: Identity | undefined, readings: number) => void
  /** Counts what the questions of one page cost, of which only the first can be refused: a page is made whole or not at all. */
  readonly pageWork: (request: FastifyRequest) => (readings: number) => void
}

type Hook = (request: FastifyRequest, reply: unknown, done: HookHandlerDoneFunction) => void

/** Requests a second and address without a valid key: enough for pages that anybody may read. */
const STRANGERS = 1000
/** So many readings of figures count as one request, or as one unit of work. */
const READINGS = 10_000
/** Units of work a second for the questions of one principal: twice what questions one after the other can use up. */
const WORK = 500

export interface GateOptions {
  readonly access: Access
  /** Writes per principal and second. */
  readonly writeRate: number
  /** Requests without a standing key, per address and second. */
  readonly strangerRate?: number | undefined
  /** Units of work of questions, per principal and second. */
  readonly workRate?: number | undefined
}

export function gateOf({ access, writeRate, strangerRate = STRANGERS, workRate = WORK }: GateOptions): Gate {
  const writes = ratesOf(writeRate)
  const strangers = ratesOf(strangerRate)
  const questions = ratesOf(workRate)
  const writer = (request: FastifyRequest) => access.identify(authorizationOf(request))
  const reader = (request: FastifyRequest) => access.identifyReader(authorizationOf(request))

  function stranger(request: FastifyRequest): HttpRefused | undefined {
    return tooMany(strangers.take(subscriberOf(request.ip), performance.now()))
  }

  /** A hook that lets in whom `refuse` finds nothing against, once a token that was sent has been checked. */
  function afterToken(refuse: (request: FastifyRequest) => Error | undefined): Hook {
    const judge = (request: FastifyRequest): Error | undefined => {
      try {
        return refuse(request)
      } catch (denied) {
        return stranger(request) ?? (denied as Error)
      }
    }
    return (request, _reply, done) => {
      const waiting = access.admit(request.headers.authorization)
      if (!waiting) return done(judge(request))
      waiting.then(
        () => done(judge(request)),
        (denied: Error) => done(stranger(request) ?? denied),
      )
    }
  }

  function countWork(request: FastifyRequest, who: Identity | undefined, readings: number): void {
    const [work, now] = [readings / READINGS, performance.now()]
    const refused = who && tooMany(questions.take(who.principal, now, work))
    if (refused) throw refused
    if (!who) strangers.spend(subscriberOf(request.ip), now, work)
  }

  function pageWork(request: FastifyRequest): (readings: number) => void {
    const who = reader(request)
    let isFirst = true
    return readings => {
      if (isFirst) countWork(request, who, readings)
      else if (who) questions.spend(who.principal, performance.now(), readings / READINGS)
      else strangers.spend(subscriberOf(request.ip), performance.now(), readings / READINGS)
      isFirst = false
    }
  }

  return {
    writer,
    reader,
    countWrites: ({ principal }, count) => writes.spend(principal, performance.now(), count - 1),
    countWork,
    pageWork,
    strangers: (request, _reply, done) => done(stranger(request)),
    anybody: (request, _reply, done) => done(stranger(request) ?? bodiless(request)),
    writers: afterToken(request => tooMany(writes.take(writer(request).principal, performance.now()))),
    readers: afterToken(request => (reader(request) ? bodiless(request) : (stranger(request) ?? bodiless(request)))),
  }
}

function authorizationOf({ headers }: FastifyRequest): string | undefined {
  if (headers['x-api-key'] !== undefined)
    throw new HttpRefused('unreadable', 'Send the key as “Authorization: Bearer <key>”, and nowhere else.')
  return headers.authorization
}

function bodiless({ headers }: FastifyRequest): HttpRefused | undefined {
  const empty = headers['transfer-encoding'] === undefined && (headers['content-length'] ?? '0') === '0'
  return empty ? undefined : new HttpRefused('unreadable', 'A GET request has no body; leave it out.')
}

const tooMany = (seconds: number): HttpRefused | undefined =>
  seconds === 0 ? undefined : new HttpRefused('too-many-requests', undefined, { 'retry-after': String(seconds) })
