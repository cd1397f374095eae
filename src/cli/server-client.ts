/** How does a wish go through a server, and how is its log seen from afar? As anybody does it: by requests with a key. */
import { z } from 'zod'
import { memoryLog } from '../log/memory.ts'
import type { CommandOutcome, LogClient, LogSource } from './log-client.ts'
import { ask, notVarde, type Server } from './server.ts'

const answerShape = z.object({
  events: z.array(z.unknown()),
  key: z.string().optional(),
  keyId: z.string().optional(),
})

/** The way through a server; `sight` is how its log is seen. */
export function serverClient(server: Server, sight: LogSource): LogClient {
  async function submit(path: string, body: object, idempotencyKey?: string): Promise<CommandOutcome> {
    const headers = {
      'content-type': 'application/json',
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    }
    // Without a key a request whose outcome is unknown must not be sent again: it might be done twice.
    const request = { method: 'POST', headers, body: JSON.stringify(body) }
    const reply = await ask(server, path, request, idempotencyKey !== undefined)
    const answer = answerShape.safeParse(reply.body)
    if (!answer.success) throw notVarde(server.url)
    const { events, key: secret, keyId } = answer.data
    return {
      facts: events.length,
      // 202: kept, and on its way to the node that was asked.
      recorded: reply.status === 201 || reply.status === 202,
      replayed: reply.headers.has('idempotency-replayed'),
      ...(secret !== undefined && keyId !== undefined && { issued: { key: keyId, secret } }),
    }
  }

  async function tryOut(path: string, body: object) {
    const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const answer = dryRunShape.safeParse((await ask(server, `${path}?dryRun=true`, request, true)).body)
    if (!answer.success) throw notVarde(server.url)
    return answer.data.refusals
  }
  return { ...sight, submit, tryOut }
}

const dryRunShape = z.object({
  refusals: z.array(z.object({ index: z.int(), pointer: z.string(), code: z.string(), detail: z.string() })),
})

const pageShape = z.object({
  events: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      version: z.int(),
      stream: z.string(),
      revision: z.int(),
      recordedAt: z.iso.datetime(),
      knownFrom: z.iso.datetime(),
      knownFromGiven: z.string().optional(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
  next: z.int().optional(),
})
type Page = z.infer<typeof pageShape>

/** A server's log as far as rules must know it: the facts of the indicators that are looked at, read from it once. */
export function remoteSource(server: Server): LogSource {
  const log = memoryLog()

  async function* pages(which: Readonly<Record<string, string>>): AsyncGenerator<Page['events']> {
    for (let after: number | undefined; ; ) {
      const query = new URLSearchParams({ ...which, limit: '1000', order: 'asc' })
      if (after !== undefined) query.set('after', String(after))
      const page = pageShape.safeParse((await ask(server, `events?${query}`, {}, true)).body)
      if (!page.success) throw notVarde(server.url)
      yield page.data.events
      after = page.data.next
      if (after === undefined) return
    }
  }

  async function read(stream: string): Promise<void> {
    for await (const events of pages({ stream })) await keep(stream, events)
  }

  /** Rules ask what was said, in which order, and from when it was known: who recorded it when need not be kept. */
  async function keep(stream: string, events: Page['events']): Promise<void> {
    const [first] = events
    if (!first) return
    await log.append({
      stream,
      expectedRevision: first.revision - 1,
      mission: null,
      principal: 'server',
      recordedAt: Date.parse(first.recordedAt),
      meta: {},
      facts: events.map(({ id, type, version, data, knownFrom, knownFromGiven }) => ({
        id,
        type,
        version,
        data,
        knownFrom: Date.parse(knownFrom),
        meta: knownFromGiven === undefined ? {} : { knownFrom: knownFromGiven },
      })),
    })
  }

  return {
    async indicators() {
      const ids: string[] = []
      for await (const events of pages({ type: 'indicator-defined' }))
        ids.push(...events.map(event => event.stream.slice('indicator-'.length)))
      return ids
    },
    async look(indicators) {
      for (const indicator of indicators)
        if (log.revisionOf(`indicator-${indicator}`) < 0) await read(`indicator-${indicator}`)
      return log
    },
    close: () => log.close(),
  }
}
