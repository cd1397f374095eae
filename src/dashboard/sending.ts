/** How pages and files are sent: with their security headers, a tag of their bytes, and never kept by a shared cache. */

import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip, gzipSync } from 'node:zlib'
import type { FastifyReply } from 'fastify'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { ifNoneMatch, weightOf } from '../../events/text/header-lists.ts'
import { etagOf, software } from '../engine/etag.ts'
import { pageStyleSource } from './assets.ts'

/** Pages load nothing from other origins; no script stands in them, and of styles only the stylesheet. */
export const pageHeaders = {
  'content-security-policy': `default-src 'none'; style-src ${pageStyleSource}; script-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  // Within the site browsers say where a form comes from; other sites learn nothing.
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const

const [OK, NOT_MODIFIED] = [200, 304]

export interface Sent {
  readonly code?: number
  readonly type: string
  /**
   * A text as it is or as its bytes, or how it is made, where that takes long. Of the last two `madeFrom` is what they are made from,
   * so that nothing is made for who holds it.
   */
  readonly body: string | Buffer | (() => Promise<Buffer>)
  readonly madeFrom?: string
  readonly caching?: 'private, no-cache' | 'no-store'
  /** It is the same for whoever asks. */
  readonly isForAnybody?: boolean | undefined
  /** Beside those of every page, or instead of them. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Less than this is not worth compressing: it fits into one packet. */
const SMALL = 1_000
/** More than this is compressed by another thread: a million takes some ten milliseconds. */
const LARGE = 300_000

/**
 * Sends text, compressed where the browser takes that. What is made for whoever is signed in is left as it is: beside what an
 * address holds it has the token of their forms, and lengths of what is compressed together tell of what they have in common.
 */
export function sendText<Text extends string | Buffer>(
  reply: FastifyReply,
  text: Text,
  compress: (text: Text) => Buffer = compressed,
): FastifyReply {
  const { 'accept-encoding': accepted = '', cookie } = reply.request.headers
  if (text.length < SMALL || cookie !== undefined || weightOf(String(accepted), 'gzip') === 0) return reply.send(text)
  const etag = reply.getHeader('etag')
  // The same page in other bytes: its tag is a weak one.
  if (typeof etag === 'string') reply.header('etag', `W/${etag}`)
  reply.header('content-encoding', 'gzip')
  if (text.length < LARGE) return reply.send(compress(text))
  return sendWhenMade(reply, compressing(text))
}

const compressed = (text: string | Buffer): Buffer => gzipSync(text)
const compressing = promisify<string | Buffer, Buffer>(gzip)

/** Sends what is still being made, or the error that came of it, without the headers of what was to be sent. */
function sendWhenMade(reply: FastifyReply, making: Promise<Buffer>): FastifyReply {
  making.then(
    made => reply.send(made),
    error =>
      ['etag', 'content-disposition', 'content-encoding']
        .reduce((left, header) => left.removeHeader(header), reply)
        .send(error),
  )
  return reply
}

const filesCompressed = new Map<string, Buffer>()

/** A file of the site, which never changes while the server runs, compressed once. */
export function fileCompressed(text: string): Buffer {
  const bytes = filesCompressed.get(text) ?? gzipSync(text, { level: 9 })
  filesCompressed.set(text, bytes)
  return bytes
}

/**
 * Sends what was made. No shared cache may keep what was made for one reader: it holds what they may see, as known now. Its tag
 * is that of its bytes, in which the language is, and of whoever asks.
 */
export function sendMade(reply: FastifyReply, sent: Sent): FastifyReply {
  const { code = OK, type, body, madeFrom = '', isForAnybody = false, headers = {} } = sent
  const caching = sent.caching ?? (isForAnybody ? 'no-cache' : 'private, no-cache')
  reply
    .code(code)
    .headers({ ...pageHeaders, 'content-type': contentType(type), 'cache-control': caching, ...headers })
    .header('vary', `accept-encoding, accept-language${isForAnybody ? '' : ', authorization, cookie'}`)
  if (typeof body === 'string' && (code !== OK || caching === 'no-store')) return sendText(reply, body)
  const { authorization, cookie, 'if-none-match': held } = reply.request.headers
  const reader = isForAnybody ? [] : [authorization ?? null, cookie ?? null]
  const etag = etagOf([software, ...reader, typeof body === 'string' ? hash('sha256', body) : `${type} ${madeFrom}`])
  reply.header('etag', etag)
  if (ifNoneMatch(held).has(etag)) return reply.code(NOT_MODIFIED).send()
  return typeof body === 'function' ? sendWhenMade(reply, body()) : sendText(reply, body)
}

/** Texts are UTF-8; a PNG has no letters. */
const contentType = (type: string): string => (type === 'image/png' ? type : `${type}; charset=utf-8`)

/** Sends a page. */
export const sendPage = (reply: FastifyReply, page: VNode, more: Omit<Sent, 'type' | 'body'> = {}): FastifyReply =>
  sendMade(reply, { ...more, type: 'text/html', body: `<!DOCTYPE html>${renderToString(page)}` })
