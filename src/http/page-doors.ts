/** What the pages get from the HTTP side: who may ask, and the API itself, so that a form is refused by the same rules as a script. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Access, Identity } from '../access/access.ts'
import { Denied } from '../access/denied.ts'
import { commandNamed } from '../commands/catalogue.ts'
import type { Waiting } from '../engine/ask.ts'
import type { Gate } from './gate.ts'
import { goneSignal } from './gone.ts'

/** What the API answers: its status, and its JSON. */
export interface ApiAnswer {
  readonly status: number
  readonly body: unknown
}

export interface PageDoors {
  /** Whoever waits for a page: whether they are still there, and what the work for them is counted as. */
  readonly waitingFor: (request: FastifyRequest, reply: FastifyReply) => Waiting
  /** Hooks that admit whoever reads, whoever sends a form that records, and anybody who sends one to sign in. */
  readonly readers: Gate['readers']
  readonly writers: Gate['writers']
  readonly strangers: Gate['strangers']
  /** Admits anybody to what is for everybody. */
  readonly anybody: Gate['anybody']
  /** Who sends this header; undefined where its key is not known, or no longer good. */
  readonly identify: (authorization: string) => Identity | undefined
  /** Whether whoever asks has a role for a command about a thing of that mission. */
  readonly may: (
    request: FastifyRequest,
    command: readonly [thing: string, name: string],
    id: string,
    mission: string,
  ) => boolean
  /** Posts to the API as whoever asks; `once`: however often, it is done once. */
  readonly api: (request: FastifyRequest, path: string, body: object, once?: string) => Promise<ApiAnswer>
  /** Whether browsers reach the pages by TLS alone. */
  readonly isSecure: boolean
}

interface DoorParts {
  readonly gate: Gate
  readonly access: Access
  readonly isSecure: boolean
}

/** The doors of an app’s pages. */
export function pageDoors(app: FastifyInstance, { gate, access, isSecure }: DoorParts): PageDoors {
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
  ): boolean {
    const command = commandNamed(thing, name)
    if (!command) return false
    try {
      access.authorise(gate.writer(request), command, id, mission, undefined)
      return true
    } catch (error) {
      if (error instanceof Denied) return false
      throw error
    }
  }

  async function api(request: FastifyRequest, path: string, body: object, once?: string): Promise<ApiAnswer> {
    const { statusCode, body: text } = await app.inject({
      method: 'POST',
      url: `/api/v1${path}`,
      remoteAddress: request.ip,
      headers: {
        host: request.host,
        'content-type': 'application/json',
        ...(request.headers.authorization !== undefined && { authorization: request.headers.authorization }),
        ...(once !== undefined && { 'idempotency-key': once }),
      },
      payload: JSON.stringify(body),
    })
    return { status: statusCode, body: text === '' ? {} : (JSON.parse(text) as unknown) }
  }

  return {
    waitingFor: (request, reply) => ({ signal: goneSignal(reply), onWork: gate.pageWork(request) }),
    readers: gate.readers,
    writers: gate.writers,
    strangers: gate.strangers,
    anybody: gate.anybody,
    identify,
    may,
    api,
    isSecure,
  }
}
