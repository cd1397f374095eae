/** What the pages need of the side that serves them, to let people in and to send what their forms hold. */
import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import type { ProofAnswer, SampleAnswer } from '../auditors/evidence.ts'
import type { Page } from '../page.ts'
import type { Session } from './sessions.ts'

type Admit = (request: FastifyRequest, reply: unknown, done: Parameters<onRequestHookHandler>[2]) => void

export interface Doors {
  /** Hooks that admit whoever reads, whoever sends a form that records, anybody who sends one to sign in, and anybody to what is for everybody. */
  readonly readers: Admit
  readonly writers: Admit
  readonly strangers: Admit
  readonly anybody: Admit
  /** Checks a token in this header, so that `identify` knows it. */
  readonly admit: (authorization: string) => Promise<void>
  /** Who sends this header; undefined where its key or token is not good. */
  readonly identify: (authorization: string) => { readonly principal: string } | undefined
  /** Whether whoever asks has a role for a command about a thing of that mission, with that body where one is given. */
  readonly may: (
    request: FastifyRequest,
    command: readonly [thing: string, name: string],
    id: string,
    mission: string,
    body?: object,
  ) => boolean
  /** Posts to the API as whoever asks; `once`: however often, it is done once. */
  readonly api: (
    request: FastifyRequest,
    path: string,
    body: object,
    asked: { readonly language: string; readonly once?: string },
  ) => Promise<{ readonly status: number; readonly body: unknown }>
  readonly sample: (request: FastifyRequest, query: string) => Promise<SampleAnswer | undefined>
  readonly proof: (request: FastifyRequest, position: string) => Promise<ProofAnswer | undefined>
  readonly file: (
    request: FastifyRequest,
    path: string,
    accept: string,
  ) => Promise<{ readonly status: number; readonly type: string; readonly text: string }>
  /** Answers with the facts to come of a mission, or of the stream of a thing, and those after a position. */
  readonly news: (request: FastifyRequest, reply: FastifyReply) => FastifyReply
  /** Whether browsers reach the pages by TLS alone. */
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
