/** Access tokens (JWT, RFC 9068) of issuers that the configuration names: checked with their public keys, by jose. */
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose'
import { Denied } from './denied.ts'
import { holderOf, type TokenHolder } from './token-claims.ts'
import type { TokenIssuer } from './token-issuers.ts'

/** A token that was found good. */
export interface CheckedToken extends TokenHolder {
  readonly issuer: string
  /** Milliseconds since 1970. */
  readonly untilMs: number
}

export interface Tokens {
  /** Checks a token and remembers it; undefined where nothing is to be waited for. Rejects with `Denied` or `IssuerAway`. */
  admit(token: string): Promise<void> | undefined
  /** Who acts by a token that was admitted. */
  checked(token: string): CheckedToken | undefined
  /** The issuers whose keys could not be had when they were last asked for. */
  away(): readonly string[]
}

/** The public keys of an issuer cannot be had now, so that its token is neither good nor bad. */
export class IssuerAway extends Error {
  override name = 'IssuerAway'
}

export interface TokensOptions {
  readonly issuers: readonly TokenIssuer[]
  /** Milliseconds. */
  readonly now: () => number
}

/** How far the clocks of an issuer and of this node may be apart, in seconds. */
const TOLERANCE = 10
/** Keys of an issuer are good for a day, are asked for again for a key that is not among them, and at most so often. */
const KEYS_AGE = 24 * 3_600_000
const COOLDOWN = 30_000
const PATIENCE = 5_000
/** Bytes of an issuer’s keys. */
const MOST_BYTES = 1 << 20
/** A token is checked anew after so many milliseconds, since its issuer may have taken its key back. */
const RECHECK = 300_000
/** Tokens remembered; beyond it the oldest is checked anew. */
const MOST = 10_000
/** Characters of a token. */
const LONGEST = 8_192

const wrong = 'The token is not good: its issuer, audience, signature, type or time is not as it must be.'
const bad = (): Denied => new Denied('unauthenticated', wrong)

/** Whether a text has the form of a token: three parts, of which the first is a JSON object. */
export const isToken = (text: string): boolean => text.length <= LONGEST && /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/.test(text)

/** The tokens of these issuers. */
export function tokensOf({ issuers, now }: TokensOptions): Tokens {
  const known = new Map(issuers.map(issuer => [issuer.issuer, { issuer, keys: keysOf(issuer) }]))
  const good = new Map<string, CheckedToken & { readonly checkedAt: number }>()

  function remembered(token: string): CheckedToken | undefined {
    const found = good.get(token)
    return found && now() - found.checkedAt <= RECHECK ? found : undefined
  }

  async function check(token: string): Promise<void> {
    const found = known.get(issuerIn(token))
    if (!found) throw bad()
    const { issuer, keys } = found
    const claims = await verified(token, issuer, keys.find)
    const untilMs = (claims.exp as number) * 1000 + TOLERANCE * 1000
    const holder = holderOf(claims, issuer, token)
    good.delete(token)
    good.set(token, { ...holder, issuer: issuer.issuer, untilMs, checkedAt: now() })
    for (const oldest of good.keys()) {
      if (good.size <= MOST) break
      good.delete(oldest)
    }
  }

  async function verified(token: string, issuer: TokenIssuer, find: JWTVerifyGetKey): Promise<JWTPayload> {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, find, {
        issuer: issuer.issuer,
        audience: issuer.audience,
        algorithms: issuer.algorithms,
        requiredClaims: ['exp', 'iat'],
        clockTolerance: TOLERANCE,
        currentDate: new Date(now()),
      })
      if (!isAccessToken(payload, protectedHeader.typ) || !isTimely(payload, now() / 1000)) throw bad()
      return payload
    } catch (error) {
      if (error instanceof errors.JOSEError) throw bad()
      throw error
    }
  }

  return {
    checked: remembered,
    admit: token => (remembered(token) ? undefined : check(token)),
    away: () => [...known.values()].filter(({ keys }) => keys.isAway()).map(({ issuer }) => issuer.issuer),
  }
}

/** The issuer a token names; it is nothing but a name until the signature was checked. */
function issuerIn(token: string): string {
  try {
    const { crit } = decodeProtectedHeader(token)
    const { iss } = decodeJwt(token)
    return crit === undefined && typeof iss === 'string' ? iss : ''
  } catch {
    // What cannot be decoded names nobody.
    return ''
  }
}

/** Not an ID token, for one audience, and not bound to a proof (RFC 9449) that nothing here would ask for. */
function isAccessToken(claims: JWTPayload, typ: string | undefined): boolean {
  const isOfType = typ === undefined || typ === 'JWT' || typ === 'at+jwt'
  const isForOne = !Array.isArray(claims.aud) || claims.aud.length === 1
  return isOfType && isForOne && claims.nonce === undefined && claims.at_hash === undefined && claims.cnf === undefined
}

const isTimely = ({ exp, iat }: JWTPayload, nowSeconds: number): boolean =>
  Number.isSafeInteger(exp) && Number.isSafeInteger(iat) && (iat as number) <= nowSeconds + TOLERANCE

interface IssuerKeys {
  readonly find: JWTVerifyGetKey
  readonly isAway: () => boolean
}

/** The public keys of an issuer: fetched when they are needed, kept for a day, and never asked for again right after that failed. */
function keysOf({ issuer, jwksUri }: TokenIssuer): IssuerKeys {
  const remote = createRemoteJWKSet(new URL(jwksUri), {
    timeoutDuration: PATIENCE,
    cooldownDuration: COOLDOWN,
    cacheMaxAge: KEYS_AGE,
    [customFetch]: fetchKeys,
  })
  let failedAt: number | undefined
  const away = () => new IssuerAway(`The keys of ${issuer} cannot be had now; try again shortly.`)

  const find: JWTVerifyGetKey = async (header, token) => {
    const isCooling = failedAt !== undefined && performance.now() - failedAt < COOLDOWN
    if (isCooling) {
      const kept = remote.fresh ? remote.jwks() : undefined
      if (!kept) throw away()
      return await createLocalJWKSet(kept)(header, token)
    }
    try {
      const key = await remote(header, token)
      failedAt = undefined
      return key
    } catch (error) {
      if (isAboutToken(error)) throw error
      failedAt = performance.now()
      throw away()
    }
  }
  return { find, isAway: () => failedAt !== undefined }
}

/** Whether it is the token that asks for a key that is not there, or that is not for it. */
const isAboutToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported

/** As `fetch`, but of an answer that is too long only an error comes. */
async function fetchKeys(...asked: Parameters<typeof fetch>): Promise<Response> {
  const answer = await fetch(...asked)
  if (!answer.body) return answer
  let bytes = 0
  const limited = answer.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(part, out) {
        bytes += part.byteLength
        if (bytes > MOST_BYTES) out.error(new Error('The keys of the issuer are too long.'))
        else out.enqueue(part)
      },
    }),
  )
  return new Response(limited, { status: answer.status, headers: answer.headers })
}
