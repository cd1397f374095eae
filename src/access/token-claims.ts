/** Whose is a token, by what it says? The claims of Maskinporten, ID-porten and HelseID, after the signature was found good. */

import { hash } from 'node:crypto'
import { tokenName } from '../../events/fact.ts'
import { holdsPersonalNumber } from '../../events/text/personal-number.ts'
import type { PhraseText } from '../../projections/words/phrases.ts'
import { Denied } from './denied.ts'
import { isOrganisationNumber, type TokenIssuer } from './token-issuers.ts'

/** Claims of a token whose signature, issuer, audience and times are good. */
export type Claims = Readonly<Record<string, unknown>>

/** Who acts by a token. */
export interface TokenHolder {
  readonly principal: string
  readonly organisation: string
  /** Stands in the log where the id of a key stands: the token’s own id, and who used it for another organisation. */
  readonly credential: string
}

const insufficient = (detail: PhraseText): Denied => new Denied('insufficient-token', detail)
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/**
 * Whoever a token belongs to. Principals are `<shape>:<organisation number>` for Maskinporten and `<shape>:<sub>` for people.
 * Throws `Denied` (insufficient-token). Sources: docs.digdir.no (Maskinporten and ID-porten, “Access token”), HelseID’s
 * developer documentation (“Tokens”), RFC 9470 for levels that are too weak.
 */
export function holderOf(claims: Claims, issuer: TokenIssuer, token: string): TokenHolder {
  refuseScope(claims, issuer)
  const credential = credentialOf(claims, token)
  if (issuer.shape === 'maskinporten') {
    const number = organisationIn(claims.consumer)
    if (number === undefined)
      throw insufficient('consumer is no Norwegian organisation: iso6523-actorid-upis, 0192:<organisation number>.')
    const supplier = supplierOf(claims, issuer.suppliers ?? [])
    return {
      principal: `maskinporten:${number}`,
      organisation: `0192:${number}`,
      credential: supplier === undefined ? credential : `${credential}.supplier-${supplier}`,
    }
  }
  refuseLevel(claims, issuer)
  return { principal: `${issuer.shape}:${subjectOf(claims)}`, organisation: issuer.organisation, credential }
}

function refuseScope({ scope }: Claims, { scope: wanted }: TokenIssuer): void {
  if (wanted === undefined || text(scope)?.split(' ').includes(wanted)) return
  throw insufficient(`The token lacks the scope ${wanted}.`)
}

/** Where each kind says how surely somebody was identified. */
const levelClaims = { 'id-porten': 'acr', 'helse-id': 'helseid://claims/identity/security_level' } as const

function refuseLevel(claims: Claims, { shape, levels }: Extract<TokenIssuer, { levels: string[] }>): void {
  const claim = levelClaims[shape]
  const level = text(claims[claim])
  if (level !== undefined && levels.includes(level)) return
  throw insufficient(
    `The sign-in is too weak (insufficient_user_authentication): ${claim} must be ${levels.join(' or ')}.`,
  )
}

/** The organisation number in a claim of Maskinporten; undefined where it is none. */
function organisationIn(claim: unknown): string | undefined {
  const { authority, ID } = (claim ?? {}) as { readonly authority?: unknown; readonly ID?: unknown }
  const number = authority === 'iso6523-actorid-upis' ? /^0192:(\d{9})$/.exec(text(ID) ?? '')?.[1] : undefined
  return number !== undefined && isOrganisationNumber(number) ? number : undefined
}

/** Who uses the token for the consumer, where it is somebody else: by a delegation, and where the configuration says so. */
function supplierOf({ supplier, delegation_source }: Claims, allowed: readonly string[]): string | undefined {
  if (supplier === undefined) return undefined
  const number = organisationIn(supplier)
  if (number === undefined || text(delegation_source) === undefined)
    throw insufficient('supplier must be a Norwegian organisation, with a delegation_source.')
  if (!allowed.includes(number)) throw insufficient(`The supplier 0192:${number} may not act for others here.`)
  return number
}

const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._@-]{0,99}$/
const digestOf = (value: string): string => hash('sha256', value, 'base64url')

/** Whom a token is about. A subject that cannot be part of a principal as it is stands there as its SHA-256. */
function subjectOf({ sub }: Claims): string {
  if (typeof sub !== 'string' || sub === '') throw insufficient('The token has no sub: it belongs to nobody.')
  if (holdsPersonalNumber(sub))
    throw insufficient('sub is a national identity number; ask the issuer for a pseudonym in its place.')
  return PLAIN.test(sub) ? sub : `sha256-${digestOf(sub)}`
}

const credentialOf = ({ jti }: Claims, token: string): string => {
  const id = text(jti)
  return tokenName(id !== undefined && /^[\w-]{1,64}$/.test(id) ? id : digestOf(token).slice(0, 22))
}
