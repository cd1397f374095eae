/** The HTTP side: its parts, put together. */

import { randomBytes } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import underPressure from '@fastify/under-pressure'
import fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { AnyView } from '../../projections/views/view.ts'
import type { Said } from '../../projections/words/phrases.ts'
import type { Access } from '../access/access.ts'
import type { AccessLog } from '../access/access-log.ts'
import { Denied } from '../access/denied.ts'
import type { Audit } from '../audit/audit.ts'
import { type AnyCommand, commands as everyCommand } from '../commands/catalogue.ts'
import type { ViewReader } from '../engine/ask.ts'
import type { Engine } from '../engine/handle.ts'
import type { Log } from '../log/log.ts'
import { attemptRoutes } from './attempts.ts'
import { auditRoutes } from './audit.ts'
import { readBody } from './body.ts'
import { bundleRoute } from './bundle.ts'
import { commandRoutes, SMALL } from './commands.ts'
import { connectionsOf } from './connections.ts'
import { describe } from './docs/docs.ts'
import { eventRoutes } from './events/events.ts'
import { liveOf } from './events/live.ts'
import { sayHowOld } from './freshness.ts'
import { gateOf } from './gate.ts'
import { type SecurityHeaders, securityHeaders, traceOf } from './headers.ts'
import { healthRoutes } from './health.ts'
import { meRoute } from './me.ts'
import { answerUnrouted } from './methods.ts'
import { LONG_TURN, mostConnections, overloadAfter, processLimits, SAMPLE } from './overload.ts'
import { type PageDoors, pageDoors } from './page-doors.ts'
import { HttpRefused, PROBLEM_TYPE, problemBody, problemOf } from './problem.ts'
import { deniedAt, sendProblem } from './reply.ts'
import { sampleRoute } from './sample.ts'
import { viewRoutes } from './views.ts'
import { whatIfRoute } from './what-if.ts'

export interface AppParts {
  readonly log: Log
  readonly engine: Engine
  readonly reader: ViewReader
  readonly views: readonly AnyView[]
  readonly access: Access
  readonly accessLog: AccessLog
  readonly audit: Audit
  readonly config: HttpConfig
  readonly commands?: readonly AnyCommand[]
  readonly logger?: FastifyBaseLogger
  /** Why the server is not ready to be used; none: it is ready. */
  readonly unready?: () => readonly Said[]
  /** Registers the pages people see. */
  readonly pages?: (app: FastifyInstance, doors: PageDoors) => void
}

/** What of the configuration concerns HTTP. */
export interface HttpConfig {
  /** Writes per principal and second. */
  readonly writeRate: number
  /** Requests without a standing key, per address and second. */
  readonly strangerRate?: number
  /** Units of work of questions, per principal and second. */
  readonly workRate?: number
  /** Proxies whose X-Forwarded-For is believed; none: nobody’s. */
  readonly proxies?: readonly string[] | undefined
  /** A proxy in front ends TLS: browsers are told to use nothing else. */
  readonly behindProxy?: boolean
  readonly times?: typeof patience
}

/** Milliseconds: to receive the head of a request, all of it, and on a connection without traffic; between checks of these; between heartbeats of live facts. */
const patience = { head: 10_000, request: 20_000, silence: 60_000, check: 5_000, beat: 15_000 }

/** A logger that is its own child: few requests log anything, and those that do name their trace themselves. */
const ownChild = (logger: FastifyBaseLogger): FastifyBaseLogger =>
  Object.create(logger, {
    child: {
      value(this: FastifyBaseLogger) {
        return this
      },
    },
  })

/** Builds the HTTP side; nothing listens yet. */
export function buildApp(parts: AppParts): FastifyInstance {
  const times = parts.config.times ?? patience
  const security = securityHeaders(parts.config.behindProxy)
  const app = fastify({
    ...(parts.logger && { loggerInstance: ownChild(parts.logger) }),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: SMALL,
    requestTimeout: times.request,
    connectionTimeout: times.silence,
    http: { headersTimeout: times.head, connectionsCheckingInterval: times.check, joinDuplicateHeaders: true },
    trustProxy: parts.config.proxies ? [...parts.config.proxies] : false,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    genReqId: requestIds(),
    // What the framework cannot read reaches no hook.
    frameworkErrors: (error, request, reply) => void sendProblem(problemOf(error), request, reply.headers(security)),
    clientErrorHandler: unreadableAnswer(security),
  }) as unknown as FastifyInstance
  const { log, engine, access, accessLog } = parts
  const gate = gateOf({ access, ...parts.config })
  const { factReader, turns } = parts.reader
  const live = liveOf({ log, access, gate, reader: factReader, accessLog, turns, beatMs: times.beat })
  const most = mostConnections(processLimits())
  if (most !== undefined) app.server.maxConnections = most
  const connections = connectionsOf(app.server, times.silence)
  let closing = false

  app.removeAllContentTypeParsers()
  app.setValidatorCompiler(() => data => ({ value: data }))
  app.setSerializerCompiler(() => data => JSON.stringify(data))
  app.addHook('onRequest', (request, reply, done) => {
    connections.asked(request.raw.socket, reply.raw)
    reply.headers(security)
    // Headers given twice are joined by a comma.
    if (request.headers.host?.includes(',')) done(new HttpRefused('unreadable', 'Host is given twice.'))
    else done()
  })
  app.setErrorHandler<FastifyError>((error, request, reply) => refused(error, request, reply, accessLog))
  app.addHook('preClose', done => {
    closing = true
    live.close()
    connections.closeUnasked()
    // A connection that was being answered just now is idle a moment later.
    const idle = setInterval(() => app.server.closeIdleConnections(), 50).unref()
    app.server.once('close', () => clearInterval(idle))
    done()
  })
  sayHowOld(app, log)
  answerUnrouted(app)
  describe(app)
  healthRoutes(app, {
    log,
    audit: parts.audit,
    issuersAway: access.issuersAway,
    listeners: live.count,
    unready: () => (closing ? ['The server is stopping.'] : (parts.unready?.() ?? [])),
  })
  app.register(
    async api => {
      await api.register(underPressure, {
        maxEventLoopDelay: LONG_TURN,
        sampleInterval: SAMPLE,
        pressureHandler: overloadAfter(() => performance.now()),
      })
      api.addContentTypeParser('application/json', { parseAs: 'buffer' }, readBody)
      commandRoutes(api, parts.commands ?? everyCommand, { engine, access, gate, log, turns })
      viewRoutes(api, parts.views, { reader: parts.reader, access, accessLog, gate })
      whatIfRoute(api, { log, reader: parts.reader, access, gate, accessLog })
      const seen = { log, access, gate, reader: factReader, accessLog, turns }
      eventRoutes(api, { ...seen, live })
      const evidence = { ...seen, audit: parts.audit }
      auditRoutes(api, evidence)
      bundleRoute(api, evidence)
      sampleRoute(api, evidence)
      attemptRoutes(api, { access, accessLog, gate })
      meRoute(api, { access, gate })
    },
    { prefix: '/api/v1' },
  )
  if (parts.pages)
    app.register(async pages => {
      await pages.register(cookie)
      await pages.register(formbody, { bodyLimit: SMALL })
      parts.pages?.(
        pages,
        pageDoors(app, { gate, access, accessLog, live, isSecure: parts.config.behindProxy ?? false }),
      )
    })
  return app
}

/** Each request gets the id of its trace, or one of its own. */
function requestIds(): (request: { headers: Record<string, string | string[] | undefined> }) => string {
  const start = randomBytes(6).toString('hex')
  let count = 0
  return ({ headers }) => {
    const { traceparent } = headers
    return (traceparent === undefined ? undefined : traceOf(traceparent)) ?? `${start}-${++count}`
  }
}

function refused(error: Error, request: FastifyRequest, reply: FastifyReply, accessLog: AccessLog): FastifyReply {
  const problem = problemOf(error)
  if (error instanceof Denied) accessLog.add(deniedAt(request, problem, error.whom))
  if (problem.code === 'internal') request.log.error({ err: error, traceId: request.id }, 'a request failed')
  else if (problem.code === 'damaged') request.log.error({ err: error, traceId: request.id }, 'the log is damaged')
  else if (problem.code === 'log-unavailable')
    request.log.warn({ err: error, traceId: request.id }, 'the log takes no facts')
  else request.log.debug({ code: problem.code, traceId: request.id }, error.message)
  return sendProblem(problem, request, reply)
}

/** Answers requests that are not readable as HTTP, and closes their connection. */
function unreadableAnswer(security: SecurityHeaders) {
  return (error: Error & { code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
      socket.destroy()
      return
    }
    const problem = problemOf({ code: error.code ?? 'HPE_INVALID' })
    const body = problemBody(problem)
    const headers = {
      ...security,
      'content-type': PROBLEM_TYPE,
      'content-length': Buffer.byteLength(body),
      connection: 'close',
    }
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.write(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${head.join('')}\r\n${body}`)
    socket.destroySoon()
  }
}
