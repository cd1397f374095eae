/** Errors over HTTP: the one place with status numbers, and the shape of every error body (RFC 9457). */
import { z } from 'zod'
import { MOST_READINGS } from '../../projections/figures/reading-cost.ts'
import { Denied } from '../access/denied.ts'
import { IssuerAway } from '../access/tokens.ts'
import { type Fault, MOST_FAULTS, type Refusal, type RefusalCode, refusals } from '../commands/refusal.ts'
import { InvalidInput, KeyReused, QuestionTooLarge, Stale } from '../engine/errors.ts'
import { type Damage, DamagedLog } from '../log/damage.ts'
import { AlreadyKept, AppendTooLarge, LogUnavailable, StreamMoved } from '../log/log.ts'

/** What goes wrong before or after a rule: code → status and meaning. Refusals of rules are in `refusals`. */
export const httpCodes = {
  unreadable: [400, 'What was sent cannot be read: its JSON, a header, or the query.'],
  unauthenticated: [401, 'A valid key or token is needed: one that is known, not revoked and not expired.'],
  'insufficient-token': [
    403,
    'The token is good, but its scope, level of sign-in or organisation is not what is asked for here.',
  ],
  'not-your-role': [403, 'None of your roles in the mission may do this.'],
  'outside-your-scope': [403, 'Your grant does not reach this indicator, cell or project.'],
  'unknown-address': [404, 'There is nothing at this address.'],
  'method-not-allowed': [405, 'The address does not take this method; Allow names those it takes.'],
  'not-acceptable': [406, 'The answer cannot be given in the form asked for.'],
  'too-slow': [408, 'The request did not arrive in time.'],
  'stream-moved': [409, 'Others changed the thing at the same moment, again and again; try once more.'],
  'in-progress': [409, 'A request with this Idempotency-Key is under way; ask again.'],
  stale: [412, 'The thing is at another revision than If-Match names.'],
  'too-large': [413, 'The body is larger than this address takes, or its facts than the store takes at once.'],
  'unsupported-media-type': [415, 'Bodies are application/json in UTF-8, not compressed.'],
  invalid: [422, 'What was sent can be read but does not fit the schema; errors names each field.'],
  'personal-number': [
    422,
    'A text holds a valid national identity number (Norway, Sweden, Denmark); errors names the field. Leave the number out.',
  ],
  'question-too-large': [
    422,
    `Answering would read figures more than ${MOST_READINGS.toLocaleString('en')} times (facts × steps); detail names a smaller question, such as one about a shorter span.`,
  ],
  'key-reused': [422, 'This Idempotency-Key was used for another request.'],
  'too-many-requests': [429, 'Too many requests; Retry-After says when to come back.'],
  'headers-too-large': [431, 'The header fields are too large.'],
  internal: [
    500,
    'Something went wrong here. Whether anything was recorded is told by the same request with the same Idempotency-Key.',
  ],
  'issuer-away': [
    503,
    'The keys of the token’s issuer cannot be had, so that the token cannot be checked; try again shortly.',
  ],
  overloaded: [503, 'The server has more to do than it can; try again shortly.'],
  'not-ready': [503, 'The server is not ready to be used.'],
  damaged: [
    503,
    'What was asked rests on a fact that is damaged or missing in the log; nothing of it is answered until the log is repaired.',
  ],
  'not-here-yet': [503, 'The position is beyond what has come to this node; ask again in a moment.'],
  closing: [503, 'The server is stopping; try again shortly.'],
  'log-unavailable': [
    503,
    'The log cannot take facts at this moment; nothing was acknowledged. Try again with the same Idempotency-Key.',
  ],
} as const satisfies Record<string, readonly [number, string]>
export type HttpCode = keyof typeof httpCodes
export type ProblemCode = HttpCode | RefusalCode

const refusalStatus = { missing: 404, conflict: 409 } as const

/** Every code there is, with its status and what it means. */
export const problemCodes: readonly { readonly code: ProblemCode; readonly status: number; readonly means: string }[] =
  [
    ...Object.entries(httpCodes).map(([code, [status, means]]) => ({ code: code as HttpCode, status, means })),
    ...Object.entries(refusals).map(([code, [kind, means]]) => ({
      code: code as RefusalCode,
      status: refusalStatus[kind],
      means,
    })),
  ]
const byCode = new Map(problemCodes.map(each => [each.code, each]))

export const statuses = {
  created: 201,
  accepted: 202,
  ok: 200,
  noContent: 204,
  notModified: 304,
  unavailable: 503,
} as const
export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

/** The body of every error. */
export const problemShape = z
  .object({
    type: z.string().describe('Where the code is explained, relative to this installation.'),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().describe('What is wrong and the way out, in plain words.'),
    instance: z.string().optional().describe('The address asked.'),
    traceId: z.string().optional().describe('Names this request in the log of the server.'),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })),
  })
  .meta({ id: 'Problem' })

/** An error as it is sent. */
export interface Problem {
  readonly code: ProblemCode
  readonly status: number
  readonly detail: string
  readonly errors: readonly Fault[]
  readonly headers: Readonly<Record<string, string>>
}

/** A refusal by HTTP itself, not by a rule. */
export class HttpRefused extends Error {
  override name = 'HttpRefused'
  readonly code: HttpCode
  readonly headers: Readonly<Record<string, string>>
  constructor(code: HttpCode, detail: string = httpCodes[code][1], headers: Readonly<Record<string, string>> = {}) {
    super(detail)
    this.code = code
    this.headers = headers
  }
}

const problem = (
  code: ProblemCode,
  detail: string,
  errors: readonly Fault[] = [],
  headers: Readonly<Record<string, string>> = {},
): Problem => ({ code, status: byCode.get(code)?.status ?? 500, detail, errors, headers })

const soon = { 'retry-after': '1' }
const challenge = { 'www-authenticate': 'Bearer realm="varde"' }

/** A rule’s refusal as a problem. */
export const problemOfRefusal = ({ refused, detail, faults }: Refusal): Problem =>
  faults.length <= MOST_FAULTS
    ? problem(refused, detail, faults)
    : problem(refused, `${detail} The first ${MOST_FAULTS} are listed.`, faults.slice(0, MOST_FAULTS))

const codeOfInput = ({ unreadable, faults }: InvalidInput): HttpCode =>
  unreadable ? 'unreadable' : faults.some(({ code }) => code === 'personal-number') ? 'personal-number' : 'invalid'

/** Any error as a problem; an unforeseen one reveals nothing of the inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof InvalidInput) return problem(codeOfInput(error), error.message, error.faults)
  if (error instanceof Denied)
    return problem(error.code, error.message, error.faults, error.code === 'unauthenticated' ? challenge : {})
  if (error instanceof IssuerAway) return problem('issuer-away', error.message, [], { 'retry-after': '30' })
  if (error instanceof HttpRefused) return problem(error.code, error.message, [], error.headers)
  if (error instanceof Stale) return problem('stale', error.message)
  if (error instanceof StreamMoved) return problem('stream-moved', httpCodes['stream-moved'][1], [], soon)
  if (error instanceof QuestionTooLarge) return problem('question-too-large', error.message)
  if (error instanceof KeyReused) return problem('key-reused', error.message)
  if (error instanceof AlreadyKept) return problem('in-progress', httpCodes['in-progress'][1], [], soon)
  if (error instanceof DamagedLog) return problem('damaged', damagedSentence(error.damage))
  if (error instanceof AppendTooLarge) return problem('too-large', sentence(error.message))
  if (error instanceof LogUnavailable)
    return problem('log-unavailable', httpCodes['log-unavailable'][1], [], { 'retry-after': '2' })
  return problemOfFramework((error ?? {}) as { code?: string; statusCode?: number })
}

/** Names the position alone: what stands there may be hidden from whoever asks. */
export const damagedSentence = ({ position }: Damage): string =>
  `The log is damaged${position === undefined ? '' : ` at position ${position}`}; the record of the service and \`varde fsck\` say more.`

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

/** Problem codes for the errors of the framework, by its codes. */
const framework: Readonly<Record<string, HttpCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'unreadable',
  FST_ERR_BAD_URL: 'unreadable',
  FST_ERR_MAX_PARAM_LENGTH: 'unknown-address',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'too-slow',
  ECONNRESET: 'unreadable',
}

function problemOfFramework({ code = '', statusCode }: { code?: string; statusCode?: number }): Problem {
  const known = framework[code] ?? (statusCode === 400 || code.startsWith('HPE_') ? 'unreadable' : 'internal')
  return problem(known, httpCodes[known][1])
}

/** The JSON text of a problem. */
export const problemBody = (p: Problem, at: { readonly instance?: string; readonly traceId?: string } = {}): string =>
  JSON.stringify({
    type: `/docs/problems#${p.code}`,
    title: byCode.get(p.code)?.means,
    status: p.status,
    code: p.code,
    detail: p.detail,
    ...at,
    errors: p.errors,
  })
