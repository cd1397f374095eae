/** Health and metrics, for the machines that watch the server. */

import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { message } from '../../events/refusals.ts'
import type { ReaderLanguage } from '../../projections/words/languages.ts'
import type { Said } from '../../projections/words/phrases.ts'
import type { Audit } from '../audit/audit.ts'
import { inWords } from '../engine/in-words.ts'
import type { Log } from '../log/log.ts'
import { clockBehind } from './clock.ts'
import { ageOf, saidOf } from './freshness.ts'
import { JSON_TYPE } from './headers.ts'
import { HttpRefused } from './problem.ts'
import { languageAsked } from './reply.ts'

export interface Health {
  readonly log: Log
  /** Why the server is not ready to be used; none: it is ready. */
  readonly unready: () => readonly Said[]
  readonly listeners: () => number
  readonly audit: Audit
  /** Issuers of tokens whose keys could not be had. */
  readonly issuersAway: () => readonly string[]
}

/** Registers `/healthz/live`, `/healthz/ready` and `/metrics`, and counts every answer. */
export function healthRoutes(app: FastifyInstance, { log, unready, listeners, audit, issuersAway }: Health): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const answers = new Counter({
    name: 'varde_http_answers_total',
    help: 'Answers given.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'varde_http_seconds',
    help: 'Seconds from a request’s head to its answer.',
    labelNames: ['route'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const stages = new Histogram({
    name: 'varde_append_seconds',
    help: 'Seconds that a batch of appends took in each stage: waiting, writing, committing (until it is on the disk), announcing.',
    labelNames: ['stage'],
    buckets: [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2],
    registers: [registry],
  })
  const batches = new Histogram({
    name: 'varde_append_facts',
    help: 'Facts stored in one batch.',
    buckets: [1, 2, 5, 10, 25, 50, 100, 500, 2000],
    registers: [registry],
  })
  log.observeAppends?.(({ facts, seconds: took }) => {
    batches.observe(facts)
    for (const [stage, of] of Object.entries(took)) stages.observe({ stage }, of)
  })
  const dropped = new Counter({
    name: 'varde_connections_dropped_total',
    help: 'Connections closed at once, because as many as may be were open.',
    registers: [registry],
  })
  app.server.on('drop', () => dropped.inc())
  gauge('varde_log_damaged', 'Whether the log is damaged: 1, or 0 where nothing was found.', () =>
    log.damage() ? 1 : 0,
  )
  gauge('varde_clock_behind_seconds', 'Seconds by which the clock is behind the last fact.', () => clockBehind(log))
  gauge('varde_log_position', 'Last position of the log.', () => log.head())
  const { store } = log
  if (store) {
    gauge('varde_store_following', 'Whether the event store is followed: 1, or 0 where facts are not taken.', () =>
      store.status().state === 'following' ? 1 : 0,
    )
    gauge('varde_store_age_seconds', 'Seconds since the log was known to hold all that the event store holds.', () =>
      ageOf(store, Date.now()),
    )
  }
  gauge('varde_log_signed', 'Whether checkpoints are signed here: 1, or 0.', () =>
    audit.unsigned === undefined ? 1 : 0,
  )
  gauge('varde_checkpoint_size', 'Facts covered by the last checkpoint.', () => audit.store.last()?.size ?? 0)
  new Gauge({
    name: 'varde_witness_age_seconds',
    help: 'Seconds since a witness last cosigned; −1 where it never has.',
    labelNames: ['witness'],
    registers: [registry],
    collect() {
      for (const { name, at } of audit.witnesses())
        this.set({ witness: name }, at === undefined ? -1 : Math.max(0, (Date.now() - at) / 1000))
    },
  })
  gauge(
    'varde_token_issuers_away',
    'Issuers of tokens whose keys could not be had when last asked for.',
    () => issuersAway().length,
  )
  gauge('varde_live_listeners', 'Connections that are told of new facts.', listeners)

  function gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  }

  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    answers.inc({ method: request.method, route, status: reply.statusCode })
    seconds.observe({ route }, reply.elapsedTime / 1000)
    done()
  })

  const hide = { schema: { hide: true } }
  app.get('/healthz/live', hide, (_request, reply) => reply.header('content-type', JSON_TYPE).send('{"status":"live"}'))
  app.get('/healthz/ready', hide, (request, reply) => {
    const why = [...unready(), ...unreadyLog(log)]
    if (why.length > 0)
      throw new HttpRefused('not-ready', message('not-ready', { reasons: why }), { 'retry-after': '2' })
    return reply
      .header('content-type', JSON_TYPE)
      .header('vary', 'Accept-Language')
      .send(
        JSON.stringify({
          status: 'ready',
          position: log.head(),
          ...storeStatus(log, languageAsked(request)),
          ...clockStatus(log),
          ...(issuersAway().length > 0 && { issuersAway: issuersAway() }),
        }),
      )
  })
  app.get('/metrics', hide, async (_request, reply) =>
    reply
      .header('content-type', registry.contentType)
      .header('cache-control', 'no-store')
      .send(await registry.metrics()),
  )
}

/** What keeps a log from being used. */
function unreadyLog(log: Log): Said[] {
  const damage = log.damage()
  if (damage) return [message('damaged', { position: damage.position })]
  return log.unavailable() === undefined ? [] : ['Facts cannot be stored here; the record of the service says why.']
}

/** The clock is, or once was, wrong: facts are recorded at the time of the last one until it has caught up. */
function clockStatus(log: Log): object {
  const behind = clockBehind(log)
  return behind === 0 ? {} : { clock: 'behind-the-last-fact', clockBehindSeconds: behind }
}

/** How a node stands to its event store. It can be read in every state; `store` says whether it takes facts. */
function storeStatus({ store }: Log, language: ReaderLanguage): object {
  if (!store) return {}
  const { state } = store.status()
  return {
    store: state,
    ...(state !== 'following' && { why: inWords(saidOf(state), language) }),
    ageSeconds: ageOf(store, Date.now()),
  }
}
