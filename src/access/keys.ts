/** What is a key? 256 random bits that are shown once; only their SHA-256 is kept. */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FreshKey } from '../engine/command-request.ts'

const FORM = /^varde_([a-z0-9][a-z0-9-]{0,62})_[A-Za-z0-9_-]{43}$/
/** A key, or the three parts of a token, which is longer. */
const SCHEME = /^bearer +([!-~]{1,512}|[\w-]{1,8192}\.[\w-]{1,8192}\.[\w-]{0,8192})$/i

/** A fresh key: `varde_<id>_<43 characters>`. The id is random too, so that it tells nothing. */
export function makeKey(): FreshKey {
  const key = `k${randomBytes(6).toString('hex')}`
  return freshKey(key, `varde_${key}_${randomBytes(32).toString('base64url')}`)
}

/** The key of that id whose text is given. */
export const freshKey = (key: string, secret: string): FreshKey => ({ key, sha256: hash('sha256', secret), secret })

/** The text after `Bearer` in an Authorization header; undefined: there is none, or not exactly one. */
export const bearerOf = (header: string): string | undefined => SCHEME.exec(header)?.[1]

/** The id inside a key’s text; undefined where it was not made by Varde (a first key somebody chose). */
export const keyIdOf = (secret: string): string | undefined => FORM.exec(secret)?.[1]

/** Whether the SHA-256 (hex) of that text is this one; takes the same time whichever digit differs. */
export const holds = (secret: string, sha256: string): boolean =>
  timingSafeEqual(hash('sha256', secret, 'buffer'), Buffer.from(sha256, 'hex'))
