/** Requests with a session: who is signed in by the cookie that no script and no other site can read or send. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Viewer } from '../../../projections/base/viewer.ts'
import type { Doors } from './doors.ts'
import type { Entered } from './form-kind.ts'
import { isOfSession, type Session, type Sessions, type SignedIn } from './sessions.ts'

/** The cookie; where TLS alone leads here, browsers hold it to this very host. */
export const cookieName = ({ isSecure }: Doors): string => (isSecure ? '__Host-varde' : 'varde')
export const cookieOptions = ({ isSecure }: Doors) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure }) as const

/**
 * Gives requests with a session the key of whoever signed in. A session whose key is not good any more ends. Returns the
 * session of a request.
 */
export function admitSessions(
  scope: FastifyInstance,
  sessions: Sessions,
  doors: Doors,
  now: () => number,
): (request: FastifyRequest) => Session | undefined {
  const found = new WeakMap<FastifyRequest, Session>()
  scope.addHook('onRequest', async (request, reply) => {
    // What is shown on other sites is for anybody: it belongs to no session.
    if ('embed' in (request.query as object)) return
    const id = request.cookies[cookieName(doors)]
    const session = request.headers.authorization === undefined ? sessions.find(id, now()) : undefined
    if (session) await doors.admit(session.authorization)
    if (session && doors.identify(session.authorization)) {
      request.headers.authorization = session.authorization
      found.set(request, session)
    } else if (id !== undefined && request.headers.authorization === undefined) {
      if (session) sessions.end(session.id)
      reply.clearCookie(cookieName(doors), cookieOptions(doors))
    }
  })
  return request => found.get(request)
}

/** Whoever is signed in, for a page; undefined for others, and for scripts that bring a key. */
export function signedInOf(
  request: FastifyRequest,
  session: Session | undefined,
  doors: Doors,
  viewer: Viewer,
): SignedIn | undefined {
  const who = session && doors.identify(session.authorization)
  if (!session || !who) return undefined
  return {
    principal: who.principal,
    token: session.token,
    may: (command, id, mission, body) => doors.may(request, command, id, mission, body),
    maySuppose: mission => viewer.sees(mission) === 'all',
  }
}

/** Whether a form was sent from one of these pages: browsers say where it comes from. */
export function isFromHere({ headers, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  const { origin } = headers
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
}

/** Whether a form belongs to the session in which it is sent. */
export const isOwnForm = (request: FastifyRequest, session: Session | undefined): session is Session =>
  session !== undefined && isFromHere(request) && isOfSession(session, fieldOf(request, 'token'))

/** A field of a form; undefined where it was not sent, or more than once. */
export function fieldOf({ body }: FastifyRequest, name: string): string | undefined {
  const value = (body as Readonly<Record<string, unknown>> | null)?.[name]
  return typeof value === 'string' ? value : undefined
}

/** What a form and the page of signing in send beside what was entered. */
const OWN = new Set(['token', 'once', 'step', 'key', 'next'])

/** What was entered in the form that was sent; nothing where none was. */
export function enteredIn({ body }: FastifyRequest): Entered {
  const fields = Object.entries((body ?? {}) as Readonly<Record<string, unknown>>)
  return Object.fromEntries(
    fields.filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !OWN.has(entry[0])),
  )
}
