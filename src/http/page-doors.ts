/** What the pages get from the HTTP side: who may ask, and the API itself, so that a form is refused by the same rules as a script. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { message } from '../../events/refusals.ts'
import type { Access, Identity } from '../access/access.ts'
import type { AccessLog } from '../access/access-log.ts'
import { Denied } from '../access/denied.ts'
import { IssuerAway } from '../access/tokens.ts'
import type { DrawnSample } from '../audit/sample/request.ts'
import { commandNamed } from '../commands/catalogue.ts'
import type { Waiting } from '../engine/ask.ts'
import { InvalidInput } from '../engine/errors.ts'
import type { InclusionAnswer } from './audit.ts'
import { readEventsQuery } from './events/events-query.ts'
import { embargoNoted } from './events/facts-read.ts'
import type { Live } from './events/live.ts'
import type { Gate } from './gate.ts'
import { goneSignal } from './gone.ts'
import { type problemShape, statuses } from './problem.ts'

/** What the API answers: its status, and its JSON. */
export interface ApiAnswer {
  readonly status: number
  readonly body: unknown
}

/** How the API is asked. */
interface Asked {
  /** In which it answers. */
  readonly language: string
  /** However often it is sent under this, it is done once. */
  readonly once?: string
}

/** A file, or why there is none. */
interface ApiFile {
  readonly status: number
  readonly type: string
  readonly text: string
}

/** What the pages are given. They say themselves what they need of it (`Doors` of the dashboard), and import nothing from here. */
export type PageDoors = ReturnType<typeof pageDoors>

interface DoorParts {
  readonly accessLog: AccessLog
  readonly gate: Gate
  readonly access: Access
  readonly isSecure: boolean
  readonly live: Live
}

/** The share of the connections for live facts that pages may take: the others are left to programs. */
const PAGES = 0.5

/** The doors of an app’s pages. */
export function pageDoors(app: FastifyInstance, { gate, access, accessLog, isSecure, live }: DoorParts) {
  function identify(authorization: string): Identity | undefined {
    try {
      return access.identify(authorization)
    } catch (error) {
      if (error instanceof Denied) return undefined
      throw error
    }
  }

  function may(
    request: FastifyRequest,
    [thing, name]: readonly [string, string],
    id: string,
    mission: string,
    body?: object,
  ): boolean {
    const command = commandNamed(thing, name)
    if (!command) return false
    try {
      access.authorise(gate.writer(request), command, id, mission, body)
      return true
    } catch (error) {
      if (error instanceof Denied) return false
      throw error
    }
  }

  async function api(
    request: FastifyRequest,
    path: string,
    body: object,
    { language, once }: Asked,
  ): Promise<ApiAnswer> {
    const { statusCode, body: text } = await app.inject({
      method: 'POST',
      url: `/api/v1${path}`,
      remoteAddress: request.ip,
      headers: {
        host: request.host,
        'content-type': 'application/json',
        'accept-language': language,
        ...(request.headers.authorization !== undefined && { authorization: request.headers.authorization }),
        ...(once !== undefined && { 'idempotency-key': once }),
      },
      payload: JSON.stringify(body),
    })
    return { status: statusCode, body: text === '' ? {} : (JSON.parse(text) as unknown) }
  }

  async function file(request: FastifyRequest, path: string, accept: string): Promise<ApiFile> {
    const { authorization } = request.headers
    const { statusCode, headers, body } = await app.inject({
      method: 'GET',
      url: `/api/v1${path}`,
      remoteAddress: request.ip,
      headers: { host: request.host, accept, ...(authorization !== undefined && { authorization }) },
    })
    return { status: statusCode, type: String(headers['content-type']), text: body }
  }

  async function answer<Answer>(request: FastifyRequest, path: string): Promise<Answer | undefined> {
    const { status, text } = await file(request, path, 'application/json')
    if (status === statuses.ok) return JSON.parse(text) as Answer
    const { code, errors } = JSON.parse(text) as z.infer<typeof problemShape>
    if (code !== 'unreadable') return undefined
    throw new InvalidInput(message('unfit/whole', { field: 'query' }), errors, true)
  }

  /** Checks a token, so that `identify` knows it; nothing is said of one that is not good. */
  const admit = async (authorization: string): Promise<void> => {
    try {
      await access.admit(authorization)
    } catch (error) {
      if (!(error instanceof Denied || error instanceof IssuerAway)) throw error
    }
  }

  return {
    waitingFor: (request: FastifyRequest, reply: FastifyReply): Waiting => ({
      signal: goneSignal(reply),
      onWork: gate.pageWork(request),
      onEmbargoed: embargoNoted(request, gate.reader(request), accessLog),
    }),
    readers: gate.readers,
    writers: gate.writers,
    strangers: gate.strangers,
    anybody: gate.anybody,
    admit,
    identify,
    may,
    api,
    /** What auditors are answered, as whoever asks; undefined where it is not there for them. Throws `InvalidInput`. */
    sample: (request: FastifyRequest, query: string) => answer<DrawnSample>(request, `/audit/sample?${query}`),
    proof: (request: FastifyRequest, position: string) =>
      answer<InclusionAnswer>(request, `/audit/proofs/inclusion?${new URLSearchParams({ position })}`),
    file,
    news: (request: FastifyRequest, reply: FastifyReply) =>
      live.open(readEventsQuery(request.raw.url ?? ''), request, reply, PAGES),
    isSecure,
  }
}
