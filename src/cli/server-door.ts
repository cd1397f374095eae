/** How does a wish go through a server? As anybody's does: a POST with a key, asked again while the server says “later”. */
import { z } from 'zod'
import type { Log } from '../log/log.ts'
import { type Door, Refused, type Told } from './door.ts'
import { Stop } from './stop.ts'

const answerShape = z.object({
  events: z.array(z.unknown()),
  key: z.string().optional(),
  keyId: z.string().optional(),
})
const fault = z.object({ pointer: z.string(), code: z.string(), detail: z.string() })
const problemShape = z.object({ code: z.string(), detail: z.string(), errors: z.array(fault).default([]) })

/** Milliseconds a request may take; a batch of 10,000 figures takes less than a second. */
const DEADLINE = 60_000
/** How often a request is sent again that the server was too busy for, or whose outcome is unknown. */
const TRIES = 6

/** The way through the server at an address. `log` is the same log, opened for reading. */
export function serverDoor(url: string, key: string, log: Log): Door {
  const base = `${url.replace(/\/+$/, '')}/api/v1/`

  async function wish(path: string, body: object, idempotencyKey?: string): Promise<Told> {
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    }
    const request = { method: 'POST', headers, body: JSON.stringify(body) }
    // Without a key a request whose outcome is unknown must not be sent again: it might be done twice.
    const response = await send(base + path, request, idempotencyKey === undefined ? 1 : TRIES)
    const said: unknown = await response.json().catch(() => undefined)
    if (!response.ok) throw noOf(response, said, url)
    const answer = answerShape.safeParse(said)
    if (!answer.success) throw new Stop(2, `${url} answered, but not as Varde does; check VARDE_URL`)
    const { events, key: secret, keyId } = answer.data
    return {
      facts: events.length,
      recorded: response.status === 201,
      replayed: response.headers.has('idempotency-replayed'),
      ...(secret !== undefined && keyId !== undefined && { issued: { key: keyId, secret } }),
    }
  }
  return { log, wish, forget: () => {}, close: () => log.close() }
}

async function send(address: string, request: RequestInit, tries: number): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const last = attempt === tries
    const outcome = await fetch(address, { ...request, signal: AbortSignal.timeout(DEADLINE) }).catch(error => {
      if (last) throw new Stop(2, `${address} does not answer: ${reasonOf(error)}`, { cause: error })
      return undefined
    })
    if (outcome && (last || (outcome.status !== 429 && outcome.status !== 503))) return outcome
    await outcome?.body?.cancel()
    const seconds = Number(outcome?.headers.get('retry-after') ?? attempt)
    await new Promise(resolve => setTimeout(resolve, 1000 * Math.min(Number.isFinite(seconds) ? seconds : 1, 30)))
  }
}

const reasonOf = (error: unknown): string => {
  const { message, cause } = error as Error
  return cause instanceof Error ? cause.message || String((cause as { code?: string }).code) : message
}

/** A “no” of the server's: the rule's own, or that of whoever keeps the door. */
function noOf(response: Response, said: unknown, url: string): Error {
  const problem = problemShape.safeParse(said)
  if (!problem.success) return new Stop(2, `${url} answered ${response.status}, but not as Varde does; check VARDE_URL`)
  const { code, detail, errors } = problem.data
  if (code === 'unauthenticated') return new Stop(2, `${url} does not take VARDE_KEY: ${detail}`)
  return new Refused(code, detail, errors)
}
