/** Signing in and out: a session per sign-in, with a new id each time. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { FormParts } from './doors.ts'
import { cookieName, cookieOptions, enteredIn, fieldOf, isFromHere, isOwnForm } from './session-hook.ts'
import { SESSION, type Sessions } from './sessions.ts'
import { signInPage } from './sign-in-page.tsx'

const unauthenticated = 401
const expired = 403

/** A path of these pages to go on to; anything else leads to the first page. */
export const localPath = (given: unknown): string =>
  typeof given === 'string' && /^\/(?![/\\])[\w\-./?=&%,+~:]*$/.test(given) ? given : '/'

/** Registers `/sign-in` and `/sign-out`. */
export function signInRoutes(scope: FastifyInstance, sessions: Sessions, parts: FormParts): void {
  const { doors, now, sessionOf, pageOf, send } = parts

  scope.get('/sign-in', (request, reply) => {
    const page = pageOf(request)
    const next = localPath((request.query as Readonly<Record<string, unknown>>).next)
    return send(reply, 200, signInPage({ page, next }))
  })

  scope.post('/sign-in', async (request, reply) => {
    const next = localPath(fieldOf(request, 'next'))
    const authorization = `Bearer ${(fieldOf(request, 'key') ?? '').trim()}`
    await doors.admit(authorization)
    const isOurs = isFromHere(request)
    const isKnown = isOurs && doors.identify(authorization) !== undefined
    const entered = isOurs ? enteredIn(request) : {}
    if (!isKnown)
      return send(reply, unauthenticated, signInPage({ page: pageOf(request), next, entered, isWrong: true }))
    // An id from before is never signed in: a new one is made, and the old one ends.
    const before = sessionOf(request)
    if (before) sessions.end(before.id)
    const { id } = sessions.open(authorization, now())
    reply.setCookie(cookieName(doors), id, { ...cookieOptions(doors), maxAge: SESSION / 1000 })
    return Object.keys(entered).length > 0 ? sendAgain(reply, next) : goTo(reply, next)
  })

  scope.post('/sign-out', (request, reply) => {
    const session = sessionOf(request)
    if (!isOwnForm(request, session)) return send(reply, expired, signInPage({ page: pageOf(request), next: '/' }))
    sessions.end(session.id)
    reply.clearCookie(cookieName(doors), cookieOptions(doors))
    return goTo(reply, '/')
  })
}

/** Leads on after a form: reloading the page then sends nothing again. */
export const goTo = (reply: FastifyReply, path: string): FastifyReply =>
  reply.code(303).header('location', path).header('cache-control', 'no-store').send()

/** Leads on with the same fields: the form of an ended session is filled in as it was. It is not the new session’s own, so it records nothing. */
const sendAgain = (reply: FastifyReply, path: string): FastifyReply =>
  reply.code(307).header('location', path).header('cache-control', 'no-store').send()
