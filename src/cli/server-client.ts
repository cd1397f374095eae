/** A client that sends commands to a server and reads its log over HTTP, with a key. */
import { z } from 'zod'
import { memoryLog } from '../log/memory.ts'
import type { CommandOutcome, LogClient, LogSource } from './log-client.ts'
import { notVardeAt, request, type ServerAddress } from './server-requests.ts'

const answerShape = z.object({
  events: z.array(z.unknown()),
  key: z.string().optional(),
  keyId: z.string().optional(),
})

/** A client that writes through a server; `source` is where it reads. */
export function serverClient(server: ServerAddress, source: LogSource): LogClient {
  async function submit(path: string, body: object, idempotencyKey?: string): Promise<CommandOutcome> {
    const headers = {
      'content-type': 'application/json',
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    }
    // Without an idempotency key a request whose outcome is unknown must not be sent again: it might be recorded twice.
    const init = { method: 'POST', headers, body: JSON.stringify(body) }
    const reply = await request(server, path, init, idempotencyKey !== undefined)
    const answer = answerShape.safeParse(reply.body)
    if (!answer.success) throw notVardeAt(server.url)
    const { events, key: secret, keyId } = answer.data
    return {
      facts: events.length,
      // 202: stored, and on its way to the node that was asked.
      recorded: reply.status === 201 || reply.status === 202,
      replayed: reply.headers.has('idempotency-replayed'),
      ...(secret !== undefined && keyId !== undefined && { issued: { key: keyId, secret } }),
    }
  }

  async function tryOut(path: string, body: object) {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const answer = dryRunShape.safeParse((await request(server, `${path}?dryRun=true`, init, true)).body)
    if (!answer.success) throw notVardeAt(server.url)
    return answer.data.refusals
  }
  return { ...source, ahead: 0, submit, tryOut }
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

/** A server's log, as far as rules need it: the facts of the indicators asked for, each read once. */
export function remoteSource(server: ServerAddress): LogSource {
  const log = memoryLog()

  async function* pages(which: Readonly<Record<string, string>>): AsyncGenerator<Page['events']> {
    for (let after: number | undefined; ; ) {
      const query = new URLSearchParams({ ...which, limit: '1000', order: 'asc' })
      if (after !== undefined) query.set('after', String(after))
      const page = pageShape.safeParse((await request(server, `events?${query}`, {}, true)).body)
      if (!page.success) throw notVardeAt(server.url)
      yield page.data.events
      after = page.data.next
      if (after === undefined) return
    }
  }

  async function read(stream: string): Promise<void> {
    for await (const events of pages({ stream })) await copy(stream, events)
  }

  /** Rules need the data of the facts, their order and knownFrom; who recorded them, and when, is left out. */
  async function copy(stream: string, events: Page['events']): Promise<void> {
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
