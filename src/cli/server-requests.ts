/** Requests to a server: with a key, repeated while the server is busy; its refusals become errors here. */
import { z } from 'zod'
import { Refused } from './log-client.ts'
import { Stop } from './stop.ts'

/** The address of a server, and the key to use. */
export interface ServerAddress {
  readonly url: string
  readonly key: string
}

/** A server's answer. */
export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

const fault = z.object({ pointer: z.string(), code: z.string(), detail: z.string() })
const problemShape = z.object({ code: z.string(), detail: z.string(), errors: z.array(fault).default([]) })

/** Milliseconds a request may take; a batch of 10,000 figures takes less than a second. */
const DEADLINE = 60_000
/** Times that a request is sent, when the server is too busy or the outcome is unknown. */
const TRIES = 6

/**
 * Sends a request to a path below `/api/v1/`. With `repeatable` it is sent again where its outcome is unknown. Throws
 * `Refused` where the server refuses it, and `Stop` where nothing answers, or something other than Varde.
 */
export async function request(
  { url, key }: ServerAddress,
  path: string,
  request: RequestInit,
  repeatable: boolean,
): Promise<Reply> {
  const address = `${url.replace(/\/+$/, '')}/api/v1/${path}`
  const headers = { ...request.headers, authorization: `Bearer ${key}` }
  const response = await send(address, { ...request, headers }, repeatable ? TRIES : 1)
  // Varde answers in JSON: anything else counts as no body, and the error says that the address is not a Varde server.
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok && body !== undefined) return { status: response.status, headers: response.headers, body }
  throw refusalOf(response.status, body, url)
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

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error
  return cause instanceof Error ? cause.message || String((cause as { code?: string }).code) : message
}

/** The error where an answer is not one of Varde's. */
export const notVardeAt = (url: string): Stop =>
  new Stop(2, `${url} answers, but it is not a Varde server; check VARDE_URL`)

/** The error for a refusal: `Refused`, or `Stop` where the key is not valid. */
function refusalOf(status: number, body: unknown, url: string): Error {
  const problem = problemShape.safeParse(body)
  if (!problem.success || status < 400) return notVardeAt(url)
  const { code, detail, errors } = problem.data
  if (code === 'unauthenticated') return new Stop(2, `${url} does not accept VARDE_KEY: ${detail}`)
  return new Refused(code, detail, errors)
}
