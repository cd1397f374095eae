/** How is a server asked? With a key, and again while it says “later”; its “no” becomes ours. */
import { z } from 'zod'
import { Refused } from './log-client.ts'
import { Stop } from './stop.ts'

/** Where a server listens, and with which key. */
export interface ServerAddress {
  readonly url: string
  readonly key: string
}

/** What it said, and how. */
export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

const fault = z.object({ pointer: z.string(), code: z.string(), detail: z.string() })
const problemShape = z.object({ code: z.string(), detail: z.string(), errors: z.array(fault).default([]) })

/** Milliseconds a request may take; a batch of 10,000 figures takes less than a second. */
const DEADLINE = 60_000
/** How often a request is sent that the server was too busy for, or whose outcome is unknown. */
const TRIES = 6

/**
 * Asks for a path below `/api/v1/`. A request that may be `repeated` without harm is sent again where its outcome is
 * unknown. Throws `Refused` for the server's own “no”, `Stop` where nobody answers, or somebody else.
 */
export async function request(
  { url, key }: ServerAddress,
  path: string,
  request: RequestInit,
  repeated: boolean,
): Promise<Reply> {
  const address = `${url.replace(/\/+$/, '')}/api/v1/${path}`
  const headers = { ...request.headers, authorization: `Bearer ${key}` }
  const response = await send(address, { ...request, headers }, repeated ? TRIES : 1)
  // What is no JSON was not said by Varde: it is taken for no body, and `noOf` tells what stands at the address instead.
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

/** What is said where an answer is not one of Varde's. */
export const notVardeAt = (url: string): Stop => new Stop(2, `${url} answers, but not as Varde does; check VARDE_URL`)

/** A “no” of the server's: a rule's, or that of whoever keeps the door. */
function refusalOf(status: number, body: unknown, url: string): Error {
  const problem = problemShape.safeParse(body)
  if (!problem.success || status < 400) return notVardeAt(url)
  const { code, detail, errors } = problem.data
  if (code === 'unauthenticated') return new Stop(2, `${url} does not take VARDE_KEY: ${detail}`)
  return new Refused(code, detail, errors)
}
