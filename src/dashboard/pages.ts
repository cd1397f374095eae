/** Registers every page at its address. The server renders them whole, and they show what the API answers. */
import './register-tsx.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import type { Viewer } from '../../projections/base/viewer.ts'
import { isReaderLanguage } from '../../projections/words/preferred-language.ts'
import { Denied } from '../access/denied.ts'
import type { ViewReader, Waiting } from '../engine/ask.ts'
import { InvalidInput, QuestionTooLarge } from '../engine/errors.ts'
import { type BadAddress, readAddress } from './address.ts'
import { actorNamesOf, askOf, atPin, historyInBytes } from './asking.ts'
import { readAssets } from './assets.ts'
import { evidenceRoutes } from './auditors/evidence-routes.ts'
import type { Doors } from './forms/doors.ts'
import type { FormRouteParts } from './forms/form-routes.ts'
import { admitSessions, signedInOf } from './forms/session-hook.ts'
import { sessionsOf } from './forms/sessions.ts'
import { type FileRouteParts, fileRoutes } from './indicator/file-routes.ts'
import { indicatorParameters, shownParameters } from './indicator/shown.ts'
import { dayPinOf, type Page } from './page.ts'
import { figureProgram } from './scripts.ts'
import { fileCompressed, pageHeaders, sendMade, sendPage, sendText } from './sending.ts'
import { indicatorDays, type KnownDays, missionBegins, sharedDays } from './time/known-days.ts'
import { wordsOf } from './words.ts'

export interface PagesOptions {
  readonly reader: ViewReader
  /** Who reads, by the headers of a request; of one without any, anybody. */
  readonly viewerOf: (request: Pick<FastifyRequest, 'headers'>) => Viewer
  readonly now: () => number
  /** Since when the log may be behind the store it follows; undefined where it is not. */
  readonly behindSince?: () => number | undefined
  /** The status and headers of an error from outside the pages, such as too many requests. */
  readonly problemOf?: (error: unknown) => RefusedStatus
  /** Whoever waits for a page: whether they are still there, and what the work for them is counted as. */
  readonly waitingFor?: (request: FastifyRequest, reply: FastifyReply) => Waiting
  /** Sends a refusal as the API does; of a site without it, the status alone. */
  readonly sendRefusal?: FileRouteParts['sendRefusal']
  /** Who is let in, and where forms go. Left out: everybody reads, and nobody can sign in. */
  readonly doors?: Doors | undefined
  /** The fonts that pictures are drawn with; left out: those of the machine. */
  readonly fonts?: FileRouteParts['fonts']
}

interface RefusedStatus {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

const NOBODY: Viewer = { principal: '', sees: () => 'nothing', seesAccess: false }
const status = {
  ok: 200,
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
  /** Shown on other sites in a frame, as anybody may see it. */
  readonly isEmbed?: boolean
}

const broken = (): RefusedStatus => ({ status: status.broken, headers: {} })

/** Registers every page, and the files that pages load. */
export function registerPages(
  app: FastifyInstance,
  {
    reader,
    viewerOf,
    now,
    behindSince = () => undefined,
    problemOf = broken,
    waitingFor = () => ({}),
    sendRefusal = (_refusal, _request, reply) => reply.code(status.notFound).send(),
    doors,
    fonts,
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
      sample: async query => doors?.sample(request, query),
      proof: async position => doors?.proof(request, position),
      actorName: actorNamesOf(reader, viewer, state),
      canSignIn: doors !== undefined,
      hasNews: doors !== undefined,
      signedIn: doors && signedInOf(request, sessionOf(request), doors, viewer),
      origin: `${request.protocol}://${request.host}`,
      assets: { icon: assets.icon.path, script: assets.script.path },
    }
    return bad ? { page, bad } : { page }
  }

  fileRoutes(app, {
    sendRefusal,
    fonts,
    pageOf: (request, reply, own) => pageOf(request, viewerOf(request), { waiting: waitingFor(request, reply), own }),
    historyOf: (request, reply, { state }, id) =>
      historyInBytes(reader, id, state, viewerOf(request), waitingFor(request, reply)),
  })
  app.register(async scope => {
    const errors = await import('./error-page.tsx')
    const { missionsPage, missionsParameters } = await import('./missions-page.tsx')
    const { missionPage } = await import('./mission-page.tsx')
    const { missionParameters } = await import('./parts/members.tsx')
    const { changesPage, changesParameters } = await import('./changes-page.tsx')
    const { decisionsPage } = await import('./decisions-page.tsx')
    const { decisionBegins, decisionPage } = await import('./decision-page.tsx')
    const { peoplePage } = await import('./people-page.tsx')
    const { portfolioPage } = await import('./portfolio-page.tsx')
    const { portfolioFilters } = await import('./portfolio/filters.tsx')
    const { projectPage } = await import('./project-page.tsx')
    const { actorPage } = await import('./actor-page.tsx')
    const { learningPage } = await import('./learning-page.tsx')
    const { auditorsPage, auditorsParameters } = await import('./auditors-page.tsx')
    const { timelinePage, timelineParameters } = await import('./timeline-page.tsx')
    const { searchPage, searchParameters } = await import('./search-page.tsx')
    const { indicatorPage } = await import('./indicator-page.tsx')
    const { parametersOf } = await import('./indicator/indicator-layout.tsx')
    const { cellsPage } = await import('./indicator/cells-page.tsx')
    const { revisionsPage } = await import('./indicator/revisions-page.tsx')
    const { hindsightPage } = await import('./indicator/hindsight-page.tsx')
    const { commentaryPage } = await import('./indicator/commentary-page.tsx')
    const { embedHeaders, embedPage } = await import('./indicator/embed-page.tsx')
    const embedSending = { headers: embedHeaders, isForAnybody: true } as const

    /** The page, or a 404 page that tells “unknown” from “not known then”. */
    async function pageOrNotFound(page: Page, id: string, { make, days }: PageKind): Promise<PageResult> {
      const made = await make(page, id)
      if (made) return [status.ok, made]
      const { asOf, position, ...unpinned } = page.state
      const isPinned = asOf !== undefined || position !== undefined
      const isThereNow = isPinned && (await make({ ...page, state: unpinned, ask: page.askAtAll }, id)) !== undefined
      return [status.notFound, isThereNow ? errors.notThenPage(page, await days(page, id)) : errors.lostPage(page)]
    }

    /** `embed`: what the address shows with the parameter `embed`, if anything else. */
    const route = (path: string, ordinary: PageKind, embed = ordinary): void => {
      scope.get<{ Params: { id?: string } }>(path, async (request, reply) => {
        const kind = 'embed' in (request.query as object) ? embed : ordinary
        const { own = [], isEmbed = false } = kind
        const viewer = viewerOf(isEmbed ? { headers: {} } : request)
        const { page, bad } = pageOf(request, viewer, { waiting: waitingFor(request, reply), own })
        if (bad) return send(reply, [status.badRequest, errors.badAddressPage(page, bad)])
        const made = await pageOrNotFound(page, request.params.id ?? '', kind)
        return isEmbed && made[0] === status.ok ? sendPage(reply, made[1], embedSending) : send(reply, made)
      })
    }

    scope.setErrorHandler((error, request, reply) => {
      const { page } = pageOf(request, NOBODY)
      if (error instanceof InvalidInput)
        return send(reply, [status.badRequest, errors.badQuestionPage(page, error, request.query as object)])
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
    route('/', { make: missionsPage, days: () => ({}), own: missionsParameters })
    route('/search', { make: searchPage, days: () => ({}), own: searchParameters })
    route('/missions/:id', { make: missionPage, days: ofMission, own: missionParameters })
    route('/missions/:id/changes', { make: changesPage, days: ofMission, own: changesParameters })
    route('/missions/:id/decisions', { make: decisionsPage, days: ofMission })
    route('/decisions/:id', { make: decisionPage, days: decisionBegins })
    route('/missions/:id/people', { make: peoplePage, days: ofMission })
    route('/missions/:id/portfolio', { make: portfolioPage, days: ofMission, own: portfolioFilters })
    route('/projects/:id', {
      make: projectPage,
      days: (page, id) => sharedDays(page.askAtAll, '/projects/{id}', id, dayPinOf(page)),
    })
    route('/actors/:id', {
      make: actorPage,
      days: (page, id) => sharedDays(page.askAtAll, '/actors/{id}', id, dayPinOf(page)),
    })
    route('/missions/:id/learning', { make: learningPage, days: ofMission })
    route('/missions/:id/auditors', { make: auditorsPage, days: ofMission, own: auditorsParameters })
    route('/missions/:id/timeline', { make: timelinePage, days: ofMission, own: timelineParameters })
    route(
      '/indicators/:id',
      { make: indicatorPage, days: ofIndicator, own: indicatorParameters },
      { make: embedPage, days: ofIndicator, own: [...shownParameters, 'embed'], isEmbed: true },
    )
    route('/indicators/:id/cells', { make: cellsPage, days: ofIndicator, own: parametersOf('cells') })
    route('/indicators/:id/revisions', { make: revisionsPage, days: ofIndicator, own: parametersOf('revisions') })
    route('/indicators/:id/hindsight', { make: hindsightPage, days: ofIndicator, own: parametersOf('hindsight') })
    route('/indicators/:id/commentary', { make: commentaryPage, days: ofIndicator, own: parametersOf('commentary') })
    if (doors) {
      evidenceRoutes(scope, doors)
      scope.get('/news', (request, reply) => doors.news(request, reply))
      // Who is not signed in sees the page on which one does.
      const viewerOfForms = (request: FastifyRequest) =>
        request.headers.authorization === undefined ? NOBODY : viewerOf(request)
      const { formRoutes } = await import('./forms/form-routes.ts')
      const { whatIfRoutes } = await import('./forms/what-if-routes.ts')
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
      whatIfRoutes(scope, parts)
    }
    for (const things of ['missions', 'indicators', 'decisions', 'projects', 'actors'])
      for (const path of [`/${things}`, `/${things}/*`]) route(path, { make: () => undefined, days: () => ({}) })
    for (const { path, type, body } of Object.values(assets))
      scope.get(path, (_request, reply) =>
        sendText(
          reply.headers({
            ...pageHeaders,
            'cache-control': 'public, max-age=31536000, immutable',
            'content-type': type,
            vary: 'accept-encoding',
          }),
          body,
          fileCompressed,
        ),
      )
    scope.get<{ Params: { language: string } }>('/assets/figure-:language.js', async (request, reply) => {
      const { language } = request.params
      if (!isReaderLanguage(language)) return reply.code(status.notFound).send()
      return sendMade(reply, { type: 'text/javascript', body: await figureProgram(language), isForAnybody: true })
    })
  })
}

/** Whoever signs in, readers, and those whose forms record something, each by their own rate. */
function admitting({ anybody, strangers, readers, writers }: Doors): Doors['readers'] {
  return (request, reply, done) => {
    const isForAll = /^\/(sign-(in|out)|assets)\b/.test(request.url)
    const isForm = request.method === 'POST'
    // A form whose session has ended is let in as that of a stranger: it is answered with signing in, and is not lost.
    const isOfNobody = isForAll || request.headers.authorization === undefined
    const admit = isForm ? (isOfNobody ? strangers : writers) : isForAll ? anybody : readers
    admit(request, reply, done)
  }
}

/** Sends a page with its status. */
const send = (reply: FastifyReply, [code, html]: PageResult, caching?: 'no-store'): FastifyReply =>
  sendPage(reply, html, { code, ...(caching && { caching }) })
