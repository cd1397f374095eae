/** What the pages get from the HTTP side: who may ask, and the API itself, so that a form is refused by the same rules as a script. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Access, Identity } from '../access/access.ts'
import { Denied } from '../access/denied.ts'
import { IssuerAway } from '../access/tokens.ts'
import { commandNamed } from '../commands/catalogue.ts'
import type { Waiting } from '../engine/ask.ts'
import type { Gate } from './gate.ts'
import { goneSignal } from './gone.ts'

/** What the API answers: its status, and its JSON. */
export interface ApiAnswer {
  readonly status: number
  readonly body: unknown
}

/** What the pages are given. They say themselves what they need of it (`Doors` of the dashboard), and import nothing from here. */
export type PageDoors = ReturnType<typeof pageDoors>

interface DoorParts {
  readonly gate: Gate
  readonly access: Access
  readonly isSecure: boolean
}

/** The doors of an app’s pages. */
export function pageDoors(app: FastifyInstance, { gate, access, isSecure }: DoorParts) {
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
    }),
    readers: gate.readers,
    writers: gate.writers,
    strangers: gate.strangers,
    anybody: gate.anybody,
    admit,
    identify,
    may,
    api,
    isSecure,
  }
}
