/** What the pages need of the side that serves them, to let people in and to send what their forms hold. */
import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import type { Page } from '../page.ts'
import type { Session } from './sessions.ts'

type Admit = (request: FastifyRequest, reply: unknown, done: Parameters<onRequestHookHandler>[2]) => void

export interface Doors {
  readonly readers: Admit
  readonly writers: Admit
  readonly strangers: Admit
  readonly anybody: Admit
  /** Who sends this header; undefined where its key is not good. */
  readonly identify: (authorization: string) => { readonly principal: string } | undefined
  readonly may: (
    request: FastifyRequest,
    command: readonly [thing: string, name: string],
    id: string,
    mission: string,
  ) => boolean
  readonly api: (
    request: FastifyRequest,
    path: string,
    body: object,
    once?: string,
  ) => Promise<{ readonly status: number; readonly body: unknown }>
  readonly isSecure: boolean
}

/** What the routes of forms share with those of pages. */
export interface FormParts {
  readonly doors: Doors
  readonly now: () => number
  readonly sessionOf: (request: FastifyRequest) => Session | undefined
  readonly pageOf: (request: FastifyRequest) => Page
  readonly send: (reply: FastifyReply, status: number, html: preact.VNode) => FastifyReply
}
