/** Freshness, where the log follows an event store: how old an answer is, and whether the position asked has arrived. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { PhraseText } from '../../projections/words/phrases.ts'
import type { Log } from '../log/log.ts'
import type { ReplicaStatus, StoreLink } from '../log/store/store-link.ts'
import { queryOf } from './headers.ts'
import { HttpRefused } from './problem.ts'

/** Seconds of age that are not reported: an idle store is heard from every other second. */
const FRESH = 5

/** Parameters that name a position of the log; where facts are asked for live, Last-Event-ID does so too. */
const POSITIONS = ['position', 'fromPosition', 'toPosition', 'after'] as const

/**
 * A question about a position that another node has told of waits until it has come here, two seconds at most (503
 * `not-here-yet`). Every answer that may be behind the store says by how many seconds (`Age`, RFC 9111 §5.1).
 */
export function sayHowOld(app: FastifyInstance, { store, head }: Log): void {
  if (!store) return
  // After authentication: who may not ask is not kept waiting.
  app.addHook('preHandler', async request => {
    const asked = positionAsked(request)
    if (asked > head() && !(await store.reaches(asked)))
      throw new HttpRefused('not-here-yet', beyond(asked, head()), { 'retry-after': '2' })
  })
  app.addHook('onSend', async (request, reply) => {
    const age = ageOf(store, Date.now())
    if (age > FRESH && isReading(request)) reply.header('age', String(age))
  })
}

/** Why facts are not taken, in words for anybody: names of streams and addresses are in the record of the service alone. */
export const saidOf = (state: Exclude<ReplicaStatus['state'], 'following'>): PhraseText => SAID[state]
const SAID = {
  'catching-up': 'Older facts are still on their way from the event store.',
  away: 'The event store does not answer.',
  'read-only':
    'The event store does not hold what this node holds, or the log has moved; the record of the service says which.',
  stopped: 'An event in the event store cannot be read as a fact; the record of the service names it.',
} as const satisfies Readonly<Record<string, PhraseText>>

/** Whole seconds since the log was known to hold all that the store holds. */
export const ageOf = (store: StoreLink, now: number): number =>
  Math.max(0, Math.floor((now - store.status().heardAt) / 1000))

/** Since when the log may be behind the store, milliseconds; undefined where it is not, or only by a few seconds. */
export function behindSince({ store }: Log, now: number): number | undefined {
  return store && ageOf(store, now) > FRESH ? store.status().heardAt : undefined
}

const isReading = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD'

function positionAsked({ raw: { url = '', method }, headers }: FastifyRequest): number {
  const last = headers['last-event-id']
  if (method !== 'GET') return -1
  if (last === undefined && !/[?&](position|fromPosition|toPosition|after)=/.test(url)) return -1
  const query = queryOf(url)
  const named = [...POSITIONS.map(name => query[name]), String(last ?? '')]
  return Math.max(-1, ...named.map(text => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : -1)))
}

const beyond = (asked: number, head: number): PhraseText =>
  `Position ${asked} has not come to this node, which has the log up to ${head}; if another node has told of it, ask again in a moment.`
