/** Errors over HTTP: the one place with status numbers, and the shape of every error body (RFC 9457). */
import { z } from 'zod'
import { type Detail, message } from '../../events/refusals.ts'
import { languages, type ReaderLanguage } from '../../projections/words/languages.ts'
import type { Said } from '../../projections/words/phrases.ts'
import { Denied } from '../access/denied.ts'
import { IssuerAway } from '../access/tokens.ts'
import { type Fault, MOST_FAULTS, type Refusal, type RefusalCode, refusals } from '../commands/refusal.ts'
import { InvalidInput, KeyReused, NoFonts, QuestionTooLarge, Stale } from '../engine/errors.ts'
import { inWords } from '../engine/in-words.ts'
import { DamagedLog } from '../log/damage.ts'
import { AlreadyKept, AppendTooLarge, LogUnavailable, StreamMoved } from '../log/log.ts'

/** What goes wrong before or after a rule: code → status. Refusals of rules are in `refusals`. */
export const httpCodes = {
  unreadable: 400,
  unauthenticated: 401,
  'insufficient-token': 403,
  'not-your-role': 403,
  'outside-your-scope': 403,
  'unknown-address': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  'too-slow': 408,
  'stream-moved': 409,
  'in-progress': 409,
  stale: 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  invalid: 422,
  'personal-number': 422,
  'question-too-large': 422,
  'key-reused': 422,
  'too-many-requests': 429,
  'headers-too-large': 431,
  internal: 500,
  'issuer-away': 503,
  overloaded: 503,
  'not-ready': 503,
  'no-fonts': 503,
  damaged: 503,
  'not-here-yet': 503,
  closing: 503,
  'log-unavailable': 503,
} as const satisfies Readonly<Record<string, number>>
export type HttpCode = keyof typeof httpCodes
export type ProblemCode = HttpCode | RefusalCode

const refusalStatus = { missing: 404, conflict: 409 } as const

/** What a code means, in a language. */
export const meaningOf = (code: ProblemCode, language: ReaderLanguage = 'en'): string => languages[language].codes[code]

/** Every code there is, with its status and what it means, in English. */
export const problemCodes: readonly { readonly code: ProblemCode; readonly status: number; readonly means: string }[] =
  [
    ...Object.entries(httpCodes).map(([code, status]) => ({ code: code as HttpCode, status })),
    ...Object.entries(refusals).map(([code, kind]) => ({ code: code as RefusalCode, status: refusalStatus[kind] })),
  ].map(each => ({ ...each, means: meaningOf(each.code) }))
const byCode = new Map(problemCodes.map(each => [each.code, each]))
/** The status of a code. */
export const statusOf = (code: ProblemCode): number => byCode.get(code)?.status ?? 500

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
  /** Absent: what the code means says it all. */
  readonly detail?: Detail | undefined
  readonly errors: readonly Fault[]
  readonly headers: Readonly<Record<string, string>>
}

/** A refusal by HTTP itself, not by a rule. */
export class HttpRefused extends Error {
  override name = 'HttpRefused'
  readonly code: HttpCode
  readonly detail: Said | undefined
  readonly headers: Readonly<Record<string, string>>
  constructor(code: HttpCode, detail?: Said, headers: Readonly<Record<string, string>> = {}) {
    super(detail === undefined ? meaningOf(code) : inWords(detail))
    this.code = code
    this.detail = detail
    this.headers = headers
  }
}

const problem = (
  code: ProblemCode,
  detail?: Detail,
  errors: readonly Fault[] = [],
  headers: Readonly<Record<string, string>> = {},
): Problem => ({ code, status: statusOf(code), detail, errors, headers })

const soon = { 'retry-after': '1' }
const challenge = { 'www-authenticate': 'Bearer realm="varde"' }

/** A rule’s refusal as a problem. */
export const problemOfRefusal = ({ refused, detail, faults }: Refusal): Problem =>
  faults.length <= MOST_FAULTS
    ? problem(refused, detail, faults)
    : problem(refused, message('first-refusals', { most: MOST_FAULTS, all: detail }), faults.slice(0, MOST_FAULTS))

const codeOfInput = ({ unreadable, faults }: InvalidInput): HttpCode =>
  unreadable ? 'unreadable' : faults.some(({ code }) => code === 'personal-number') ? 'personal-number' : 'invalid'

/** Any error as a problem; an unforeseen one reveals nothing of the inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof InvalidInput) return problem(codeOfInput(error), error.detail, error.faults)
  if (error instanceof Denied)
    return problem(error.code, error.detail, error.faults, error.code === 'unauthenticated' ? challenge : {})
  if (error instanceof IssuerAway) return problem('issuer-away', error.message, [], { 'retry-after': '30' })
  if (error instanceof HttpRefused) return problem(error.code, error.detail, [], error.headers)
  if (error instanceof Stale) return problem('stale', error.detail)
  if (error instanceof StreamMoved) return problem('stream-moved', undefined, [], soon)
  if (error instanceof QuestionTooLarge) return problem('question-too-large', error.detail)
  if (error instanceof NoFonts) return problem('no-fonts')
  if (error instanceof KeyReused) return problem('key-reused', error.detail)
  if (error instanceof AlreadyKept) return problem('in-progress', undefined, [], soon)
  // It names the position alone: what stands there may be hidden from whoever asks.
  if (error instanceof DamagedLog) return problem('damaged', message('damaged', { position: error.damage.position }))
  if (error instanceof AppendTooLarge) return problem('too-large', sentence(error.message))
  if (error instanceof LogUnavailable) return problem('log-unavailable', undefined, [], { 'retry-after': '2' })
  return problemOfFramework((error ?? {}) as { code?: string; statusCode?: number })
}

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
  return problem(known)
}

/** The JSON text of a problem, in a language. */
export const problemBody = (
  { code, status, detail, errors }: Problem,
  at: { readonly instance?: string; readonly traceId?: string } = {},
  language: ReaderLanguage = 'en',
): string => {
  const title = meaningOf(code, language)
  return JSON.stringify({
    type: `/docs/problems#${code}`,
    title,
    status,
    code,
    detail: detail === undefined ? title : inWords(detail, language),
    ...at,
    errors: errors.map(fault => ({ ...fault, detail: inWords(fault.detail, language) })),
  })
}
