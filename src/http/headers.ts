/** Which headers does every answer carry, and how are those of a request read? */
import { message } from '../../events/refusals.ts'
import { ifMatchHolds } from '../../events/text/header-lists.ts'
import type { Said } from '../../projections/words/phrases.ts'
import { InvalidInput, Stale } from '../engine/errors.ts'
import { unreadable } from '../engine/pins.ts'

/** Security headers. A page replaces the policy with its own. */
const safe = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
}
const overTls = { 'strict-transport-security': 'max-age=31536000' }

export type SecurityHeaders = Readonly<Record<string, string>>

/** The headers that every answer carries. Written by hand: a plugin for them halved the rate of the smallest answers. */
export const securityHeaders = (behindProxy = false): SecurityHeaders => (behindProxy ? { ...safe, ...overTls } : safe)

export const JSON_TYPE = 'application/json; charset=utf-8'

const bad = (header: string, first: Said): InvalidInput => {
  const detail = message('unfit', { field: header, first })
  return new InvalidInput(detail, [{ pointer: '', code: 'header', detail }], true)
}

const BARE = /^[!#-~]{1,255}$/
const QUOTED = /^"((?:[ !#-[\]-~]|\\["\\]){1,510})"$/

/** The key in an Idempotency-Key header: bare, or as a quoted string (RFC 8941). */
export function idempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined
  const text = String(header)
  if (BARE.test(text)) return text
  const inside = QUOTED.exec(text)?.[1]?.replace(/\\(["\\])/g, '$1')
  if (inside !== undefined && inside.length <= 255) return inside
  throw bad('Idempotency-Key', 'must be one text of 1–255 visible ASCII characters, quoted or not.')
}

/** What If-Match demands: that the thing is at a revision, that it exists, or something no thing fulfils. */
export type IfMatch = number | 'exists' | 'never'

/** Reads If-Match. A weak tag, or one that was never given out, matches nothing. */
export function ifMatch(header: string | undefined): IfMatch | undefined {
  if (header === undefined) return undefined
  if (header === '*') return 'exists'
  const tag = /^(W\/)?"([!#-~]*)"$/.exec(header)
  if (!tag) throw bad('If-Match', 'must be one revision in quotes, such as "3", or *.')
  return tag[1] === undefined && /^(0|[1-9]\d{0,14})$/.test(tag[2] ?? '') ? Number(tag[2]) : 'never'
}

/** Refuses an answer that is another than the one that If-Match of a question names. */
export function requireMatch(header: string | undefined, etag: string): void {
  if (!ifMatchHolds(header, etag)) throw new Stale('This answer is another than If-Match names; ask again without it.')
}

/** The trace a request belongs to (W3C Trace Context); undefined: it says none, or nothing that can be read. */
export function traceOf(header: string | string[] | undefined): string | undefined {
  if (typeof header !== 'string' || header.length > 512) return undefined
  const [, version, trace, parent, rest] =
    /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/.exec(header) ?? []
  if (version === undefined || version === 'ff' || (version === '00' && rest !== undefined)) return undefined
  return /^0+$/.test(trace ?? '0') || /^0+$/.test(parent ?? '0') ? undefined : trace
}

/** A query as it stands in an address, every name once. Throws `InvalidInput` (unreadable). */
export function queryOf(url: string): Record<string, string> {
  const query: Record<string, string> = Object.create(null)
  const at = url.indexOf('?')
  if (at < 0) return query
  for (const pair of url.slice(at + 1).split('&')) {
    if (pair === '') continue
    const [name, ...rest] = pair.split('=')
    const key = decoded(name ?? '')
    if (key in query) throw badQuery(key, 'is given twice; give it once.')
    query[key] = decoded(rest.join('='))
  }
  return query
}

/** A parameter of an address, or of a header, that does not fit. */
export const badQuery = (name: string, detail: Said): InvalidInput => unreadable(name, detail)

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw badQuery('query', 'holds a % that encodes no character.')
  }
}
