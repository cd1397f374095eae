/** The shape of a fact: a name, a schema version and data; once recorded also its place, its times and who recorded it. */
import type { z } from 'zod'

/** A fact as decided: what happened, without when and by whom. */
export interface Fact<Name extends string = string, Data extends object = object> {
  readonly type: Name
  readonly version: number
  readonly data: Data
}

/** Evidence for a fact: a title, an address, and a SHA-256 by which a later reader can tell that it is the same document. */
export interface Evidence {
  readonly title: string
  readonly url?: string | undefined
  readonly sha256?: string | undefined
}

/** Why it was recorded, by which mandate and on which evidence, as stated by the person who records it. */
export interface Annotations {
  readonly reason?: string
  readonly decision?: string
  readonly evidence?: readonly Evidence[]
}

/** What the person who records a fact states about it. */
export interface StatedMetadata extends Annotations {
  readonly knownFrom?: string
}

/** What a log adds to a fact. Times are milliseconds since 1970. */
export interface Metadata extends StatedMetadata {
  readonly principal: string
  readonly organisation: string
  readonly role: string
  /** Id of the API key with which it was recorded; of an access token that an issuer gave, what names it (`isTokenName`). */
  readonly key?: string
  /** Recorded on the data directory itself, without a key. */
  readonly door?: 'local'
  readonly commandKey?: string
  readonly correlationId: string
  /** Id of the fact that caused this one. No command sets it yet: none records a fact because another was recorded. */
  readonly causationId?: string
}

/** No id of a key begins so. */
const TOKEN = 'token-'
/** The name of an access token where the id of a key stands, by its own id. */
export const tokenName = (id: string): string => `${TOKEN}${id}`
/** Whether that is the name of a token: no fact of the log says that it was given. */
export const isTokenName = (key: string): boolean => key.startsWith(TOKEN)

/** A fact as recorded, read from a log: the same for every reader. */
export type Recorded<F extends Fact = Fact> = F & {
  readonly id: string
  readonly stream: string
  readonly revision: number
  readonly position: number
  readonly recordedAt: number
  readonly knownFrom: number
  readonly meta: Metadata
  /** Where a later fact strikes it: that fact’s position and knownFrom. */
  readonly struck?: { readonly position: number; readonly knownFrom: number }
}

/** Lifts data of one schema version to the next. */
export type Upcast = (data: Record<string, unknown>) => Record<string, unknown>

/** What is needed to read the stored facts of one kind. */
export interface ReadableKind {
  readonly factName: string
  readonly version: number
  readonly schema: z.ZodType<object>
  readonly upcasts: Readonly<Record<number, Upcast>>
}

/** A kind of fact: called with data it makes the fact. */
export interface FactKind<Name extends string, Data extends object> extends ReadableKind {
  (data: Data): Fact<Name, Data>
  readonly factName: Name
  readonly schema: z.ZodType<Data>
}

/** The data of a fact kind. */
export type DataOf<K> = K extends FactKind<string, infer Data> ? Data : never
/** The fact of a fact kind. */
export type FactOf<K> = K extends FactKind<infer Name, infer Data> ? Fact<Name, Data> : never

/**
 * Defines a kind of fact. `upcasts[n]` lifts data written in version n to version n + 1; there is one for every version
 * before the present one, so that a fact of any age can be read.
 */
export function defineFact<Name extends string, Data extends object>(
  factName: Name,
  version: number,
  schema: z.ZodType<Data>,
  upcasts: Readonly<Record<number, Upcast>> = {},
): FactKind<Name, Data> {
  for (let older = 1; older < version; older++)
    if (!upcasts[older]) throw new Error(`${factName} has version ${version} but no upcast from ${older}`)
  const make = (data: Data): Fact<Name, Data> => ({ type: factName, version, data })
  return Object.assign(make, { factName, version, schema, upcasts })
}

/**
 * Lifts stored data to the present version of its kind, one version after the other. A version for which there is no
 * lift (0, 1.5 …) throws: data is never passed on as it is.
 */
export function upcast(kind: ReadableKind, version: number, data: Record<string, unknown>): object {
  let lifted = data
  for (let older = version; older < kind.version; older++) {
    const lift = kind.upcasts[older]
    if (!lift) throw new Error(`there is no upcast from version ${older}`)
    lifted = lift(lifted)
  }
  return lifted
}
