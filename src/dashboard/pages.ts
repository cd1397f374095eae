/** Registers every page at its address. The server renders them whole, and they show what the API answers. */
import './register-tsx.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Viewer } from '../../projections/base/viewer.ts'
import { Denied } from '../access/denied.ts'
import type { ViewReader, Waiting } from '../engine/ask.ts'
import { InvalidInput, QuestionTooLarge } from '../engine/errors.ts'
import { etagOf, software } from '../engine/etag.ts'
import { type BadAddress, readAddress } from './address.ts'
import { actorNamesOf, askOf, atPin } from './asking.ts'
import { readAssets } from './assets.ts'
import type { Doors } from './forms/doors.ts'
import type { FormRouteParts } from './forms/form-routes.ts'
import { admitSessions, signedInOf } from './forms/session-hook.ts'
import { sessionsOf } from './forms/sessions.ts'

import { indicatorDays, type KnownDays, missionBegins } from './known-days.ts'
import { dayPinOf, type Page } from './page.ts'
import { wordsOf } from './words.ts'

export interface PagesOptions {
  readonly reader: ViewReader
  readonly viewerOf: (request: FastifyRequest) => Viewer
  readonly now: () => number
  /** Since when the log may be behind the store it follows; undefined where it is not. */
  readonly behindSince?: () => number | undefined
  /** The status and headers of an error from outside the pages, such as too many requests. */
  readonly problemOf?: (error: unknown) => RefusedStatus
  /** Whoever waits for a page: whether they are still there, and what the work for them is counted as. */
  readonly waitingFor?: (request: FastifyRequest, reply: FastifyReply) => Waiting
  /** Who is let in, and where forms go. Left out: everybody reads, and nobody can sign in. */
  readonly doors?: Doors | undefined
}

interface RefusedStatus {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

/** Pages have no script and load nothing from other origins. */
const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  // Within the site browsers say where a form comes from; other sites learn nothing.
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const

const NOBODY: Viewer = { principal: '', sees: () => 'nothing', seesAccess: false }
const status = {
  ok: 200,
  notModified: 304,
  badRequest: 400,
  denied: 401,
  notFound: 404,
  tooLarge: 422,
  tooMany: 429,
  broken: 500,
  busy: 503,
} as const

/** For whom a page asks, and which parameters it takes of its own. */
interface PageAsking {
  readonly waiting?: Waiting
  readonly own?: readonly string[]
}

type PageResult = readonly [status: number, html: VNode]

interface PageKind {
  /** The page; undefined where there is no such thing for this reader at this pin. */
  readonly make: (page: Page, id: string) => Promise<VNode | undefined> | undefined
  /** When it became known, for a thing not known at the pin. */
  readonly days: (page: Page, id: string) => Promise<KnownDays> | KnownDays
  /** The parameters that it takes beside those of every page. */
  readonly own?: readonly string[]
}

const broken = (): RefusedStatus => ({ status: status.broken, headers: {} })

/** Registers every page, the stylesheet and the icon. */
export function registerPages(
  app: FastifyInstance,
  {
    reader,
    viewerOf,
    now,
    behindSince = () => undefined,
    problemOf = broken,
    waitingFor = () => ({}),
    doors,
  }: PagesOptions,
): void {
  const assets = readAssets()
  const sessions = sessionsOf()
  const sessionOf = doors ? admitSessions(app, sessions, doors, now) : () => undefined
  if (doors) app.addHook('onRequest', admitting(doors))

  function pageOf(request: FastifyRequest, viewer: Viewer, asking: PageAsking = {}): { page: Page; bad?: BadAddress } {
    const path = request.url.split('?', 1)[0] ?? '/'
    const { state, bad } = readAddress(
      path,
      request.query as object as Record<string, unknown>,
      request.headers['accept-language'],
      now(),
      asking.own,
    )
    const askAtAll = askOf(reader, viewer, asking.waiting)
    const page: Page = {
      state,
      language: state.language,
      words: wordsOf(state.language),
      now: now(),
      behindSince: behindSince(),
      ask: atPin(askAtAll, state),
      askAtAll,
      actorName: actorNamesOf(reader, viewer, state),
      canSignIn: doors !== undefined,
      signedIn: doors && signedInOf(request, sessionOf(request), doors),
      assets: { style: assets.style.path, icon: assets.icon.path },
    }
    return bad ? { page, bad } : { page }
  }

  app.register(async scope => {
    const errors = await import('./error-page.tsx')
    const { missionsPage } = await import('./missions-page.tsx')
    const { missionPage } = await import('./mission-page.tsx')
    const { changesPage, changesParameters } = await import('./changes-page.tsx')
    const { decisionsPage } = await import('./decisions-page.tsx')
    const { decisionBegins, decisionPage } = await import('./decision-page.tsx')
    const { peoplePage } = await import('./people-page.tsx')
    const { portfolioPage } = await import('./portfolio-page.tsx')
    const { portfolioFilters } = await import('./portfolio/filters.tsx')
    const { learningPage } = await import('./learning-page.tsx')
    const { auditorsPage } = await import('./auditors-page.tsx')
    const { timelinePage, timelineParameters } = await import('./timeline-page.tsx')
    const { searchPage, searchParameters } = await import('./search-page.tsx')
    const { indicatorPage } = await import('./indicator-page.tsx')

    /** The page, or a 404 page that tells “unknown” from “not known then”. */
    async function pageOrNotFound(page: Page, id: string, { make, days }: PageKind): Promise<PageResult> {
      const made = await make(page, id)
      if (made) return [status.ok, made]
      const { asOf, position, ...unpinned } = page.state
      const isPinned = asOf !== undefined || position !== undefined
      const isThereNow = isPinned && (await make({ ...page, state: unpinned, ask: page.askAtAll }, id)) !== undefined
      return [status.notFound, isThereNow ? errors.notThenPage(page, await days(page, id)) : errors.lostPage(page)]
    }

    const route = (path: string, kind: PageKind): void => {
      scope.get<{ Params: { id?: string } }>(path, async (request, reply) => {
        const waiting = waitingFor(request, reply)
        const { page, bad } = pageOf(request, viewerOf(request), { waiting, own: kind.own ?? [] })
        return send(
          reply,
          bad
            ? [status.badRequest, errors.badAddressPage(page, bad)]
            : await pageOrNotFound(page, request.params.id ?? '', kind),
        )
      })
    }

    scope.setErrorHandler((error, request, reply) => {
      const { page } = pageOf(request, NOBODY)
      if (error instanceof InvalidInput) {
        const [fault] = error.faults
        const bad = { fault: 'unknown', name: fault?.pointer ?? '', given: error.message } as const
        return send(reply, [status.badRequest, errors.badAddressPage(page, bad)])
      }
      if (error instanceof Denied) {
        const bringsNone = request.headers.authorization === undefined
        reply.header('www-authenticate', 'Bearer realm="varde"')
        return send(reply, [status.denied, bringsNone ? errors.closedPage(page) : errors.deniedPage(page)])
      }
      const refused = problemOf(error)
      if (error instanceof QuestionTooLarge) return send(reply, [status.tooLarge, errors.tooLongPage(page)])
      const isBusy = refused.status === status.tooMany || refused.status === status.busy
      if (refused.status >= status.broken && !isBusy) request.log.error({ err: error }, 'a page could not be made')
      return send(reply.headers(refused.headers), [
        refused.status,
        isBusy ? errors.busyPage(page) : errors.brokenPage(page),
      ])
    })

    const ofMission = (page: Page, id: string) => missionBegins(page.askAtAll, id, dayPinOf(page))
    const ofIndicator = (page: Page, id: string) => indicatorDays(page.askAtAll, id, dayPinOf(page))
    route('/', { make: missionsPage, days: () => ({}) })
    route('/search', { make: searchPage, days: () => ({}), own: searchParameters })
    route('/missions/:id', { make: missionPage, days: ofMission })
    route('/missions/:id/changes', { make: changesPage, days: ofMission, own: changesParameters })
    route('/missions/:id/decisions', { make: decisionsPage, days: ofMission })
    route('/decisions/:id', { make: decisionPage, days: decisionBegins })
    route('/missions/:id/people', { make: peoplePage, days: ofMission })
    route('/missions/:id/portfolio', { make: portfolioPage, days: ofMission, own: portfolioFilters })
    route('/missions/:id/learning', { make: learningPage, days: ofMission })
    route('/missions/:id/auditors', { make: auditorsPage, days: ofMission })
    route('/missions/:id/timeline', { make: timelinePage, days: ofMission, own: timelineParameters })
    route('/indicators/:id', { make: indicatorPage, days: ofIndicator })
    if (doors) {
      // Who is not signed in sees the page on which one does.
      const viewerOfForms = (request: FastifyRequest) =>
        request.headers.authorization === undefined ? NOBODY : viewerOf(request)
      const { formRoutes } = await import('./forms/form-routes.ts')
      const { signInRoutes } = await import('./forms/sign-in.ts')
      const parts: FormRouteParts = {
        doors,
        now,
        sessionOf,
        pageOf: request => pageOf(request, viewerOfForms(request), { own: ['next'] }).page,
        send: (reply, code, html) => send(reply, [code, html], 'no-store'),
        lost: errors.lostPage,
      }
      signInRoutes(scope, sessions, parts)
      formRoutes(scope, parts)
    }
    for (const path of ['/missions', '/missions/*', '/indicators', '/indicators/*', '/decisions', '/decisions/*'])
      route(path, { make: () => undefined, days: () => ({}) })
    for (const { path, type, body } of [assets.style, assets.icon])
      scope.get(path, (_request, reply) =>
        reply
          .headers({ ...headers, 'cache-control': 'public, max-age=31536000, immutable', 'content-type': type })
          .send(body),
      )
  })
}

/** Whoever signs in, readers, and those whose forms record something, each by their own rate. */
function admitting({ anybody, strangers, readers, writers }: Doors): Doors['readers'] {
  return (request, reply, done) => {
    const isForAll = /^\/(sign-(in|out)|assets)\b/.test(request.url)
    const isForm = request.method === 'POST'
    const admit = isForAll ? (isForm ? strangers : anybody) : isForm ? writers : readers
    admit(request, reply, done)
  }
}

/**
 * Sends a page. No shared cache may keep it: it holds what this reader may see, as known now. Its tag is that of its bytes, in
 * which the language is, and of whoever asks.
 */
function send(reply: FastifyReply, [code, html]: PageResult, caching = 'private, no-cache'): FastifyReply {
  const body = `<!DOCTYPE html>${renderToString(html)}`
  reply
    .code(code)
    .headers({ ...headers, 'content-type': 'text/html; charset=utf-8', 'cache-control': caching })
    .header('vary', 'accept-language, authorization, cookie')
  if (code !== status.ok || caching === 'no-store') return reply.send(body)
  const { authorization, cookie, 'if-none-match': held = '' } = reply.request.headers
  const etag = etagOf([software, authorization ?? null, cookie ?? null, body])
  reply.header('etag', etag)
  const tags = held.split(/, */).map(tag => tag.replace(/^W\//, ''))
  return tags.includes(etag) ? reply.code(status.notModified).send() : reply.send(body)
}
