/** Who is asking, and what may they do? Read from the facts of the `access` stream, again whenever it has moved. */

import { parseKnowledge } from '../../events/period.ts'
import { message } from '../../events/refusals.ts'
import { upToEmbargoes } from '../../projections/base/embargo.ts'
import { factsSeenBy, heldFrom, missionsOfStream, seesShared } from '../../projections/base/sight.ts'
import { everybody, type Principals, type Viewer } from '../../projections/base/viewer.ts'
import { awaitedPositions } from '../../projections/figures/approved-figures.ts'
import type { FactReader } from '../../projections/figures/fact-reader.ts'
import type { AccessState, Grant, Key } from '../commands/access/access-state.ts'
import { type AnyCommand, streamOf } from '../commands/catalogue.ts'
import { SHARED } from '../commands/command.ts'
import { unknownThing } from '../commands/decide.ts'
import type { Caller } from '../engine/command-request.ts'
import type { Engine } from '../engine/handle.ts'
import { Denied, deniedAsAbsent } from './denied.ts'
import {
  ANYWHERE,
  belongs,
  type Holding,
  hasEnded,
  holdingsOf,
  holdsEverywhere,
  isInForce,
  missionsAs,
  reachOf,
  roleFor,
  sightByGrants,
  type Where,
} from './grants.ts'
import { bearerOf, holds, keyIdOf } from './keys.ts'
import { isOfOneCell, rolesFor } from './matrix.ts'
import { isToken, type Tokens } from './tokens.ts'

/** Who asks, by a key that stands or a token that is good. */
export interface Identity {
  /** The id of the key, or what names the token. */
  readonly key: string
  readonly principal: string
  readonly organisation: string
  readonly untilMs: number
  /** Who issued the token. */
  readonly issuer?: string
}

/** What somebody holds, for themselves to read. */
export interface Account {
  readonly who: Identity
  /** The key they ask with; undefined for a token. */
  readonly key: Key | undefined
  readonly grants: readonly (Grant & { readonly inForce: boolean })[]
}

export interface Access {
  /** Checks the token in an Authorization header, so that `identify` knows it; undefined where there is none to wait for. Rejects with `Denied` or `IssuerAway`. */
  admit(header: string | undefined): Promise<void> | undefined
  /** Who sends this Authorization header. Throws `Denied` (unauthenticated). */
  identify(header: string | undefined): Identity
  /** As `identify`; where anybody may read, no header is nobody (undefined). */
  identifyReader(header: string | undefined): Identity | undefined
  /** Whether the key or token still stands. */
  stands(identity: Identity): boolean
  /** The role in which somebody may send a command now. Without a body: a role in which some body may be sent. Throws `Denied`. */
  authorise(who: Identity, command: AnyCommand, id: string, mission: string | null, body: object | undefined): Caller
  /** Whether somebody sees a project, an actor or a decision now, by its stream. */
  sees(who: Identity, stream: string): boolean
  /** What somebody (undefined: anybody) may see now. */
  viewerOf(who: Identity | undefined): Viewer
  /** The key somebody asks with, and their grants that have not ended. */
  accountOf(who: Identity): Account
  /** Issuers of tokens whose keys could not be had when they were last asked for. */
  issuersAway(): readonly string[]
  /** The missions somebody audits; `*` is one of them. */
  auditedBy(who: Identity): ReadonlySet<string>
}

/** What is read from one revision of the access stream. */
interface Register {
  readonly keys: ReadonlyMap<string, Key>
  readonly holdings: ReadonlyMap<string, readonly Holding[]>
  /** Keys that were found good, so that a key is hashed once a revision. By their own text: a header may be spelled in any number of ways. */
  readonly checked: Map<string, Identity>
}

export interface AccessOptions {
  readonly engine: Engine
  readonly reader: FactReader
  /** Milliseconds. */
  readonly now: () => number
  /** Anybody may read approved figures and releases. */
  readonly publicRead?: boolean
  /** Tokens that are taken beside keys; left out: none. */
  readonly tokens?: Tokens | undefined
}

const none: readonly Holding[] = []
const missing = message('needs-key', {})
const wrong = message('bad-key', {})
const tokenEnded = 'The token is not good any more; ask its issuer for a new one.'

/** The access of an installation, as its facts say. */
export function accessOf({ engine, reader, now, publicRead = false, tokens }: AccessOptions): Access {
  let seen: { readonly revision: number } | undefined
  let revision = Number.NaN
  let register: Register = { keys: new Map(), holdings: new Map(), checked: new Map() }

  function current(): Register {
    const held = engine.states.load('access', 'access')
    if (held === seen && held.revision === revision) return register
    const { keys, grants } = held.state as AccessState
    seen = held
    revision = held.revision
    register = { keys, holdings: holdingsOf(grants.values()), checked: new Map() }
    return register
  }

  const holdingsOfPrincipal = (principal: string) => current().holdings.get(principal) ?? none

  function identify(header: string | undefined): Identity {
    if (header === undefined) throw new Denied('unauthenticated', missing)
    const secret = bearerOf(header)
    if (secret === undefined) throw new Denied('unauthenticated', missing)
    if (tokens && isToken(secret)) return identifyByToken(tokens, secret)
    const { checked, keys } = current()
    const known = checked.get(secret)
    const identity = known ?? check(secret, keys)
    if (now() > identity.untilMs) throw new Denied('unauthenticated', wrong, identity)
    if (!known) checked.set(ownText(secret), identity)
    return identity
  }

  function identifyByToken(tokens: Tokens, token: string): Identity {
    const found = tokens.checked(token)
    if (!found) throw new Denied('unauthenticated', wrong)
    const { principal, organisation, credential, issuer, untilMs } = found
    const identity = { key: credential, principal, organisation, untilMs, issuer }
    if (now() > untilMs) throw new Denied('unauthenticated', tokenEnded, identity)
    return identity
  }

  function admit(header: string | undefined): Promise<void> | undefined {
    const secret = header === undefined ? undefined : bearerOf(header)
    return tokens && secret !== undefined && isToken(secret) ? tokens.admit(secret) : undefined
  }

  const identifyReader = (header: string | undefined): Identity | undefined =>
    header === undefined && publicRead ? undefined : identify(header)

  function authorise(
    who: Identity,
    command: AnyCommand,
    id: string,
    mission: string | null,
    body: object | undefined,
  ): Caller {
    const { principal, organisation, key } = who
    const own = holdingsOfPrincipal(principal)
    const at = now()
    const { whenHidden } = command
    if (whenHidden && mission !== null && mission !== SHARED && !publicRead && !belongs(own, mission, at)) {
      const asAbsent = authorise(who, command, id, SHARED, body)
      if (body === undefined) return asAbsent
      throw deniedAsAbsent(whenHidden(body), { principal, key, mission })
    }
    const where = mission === SHARED ? whereShared(command, id, principal) : mission
    const named = mission === SHARED ? null : mission
    const allowed = rolesFor(command.thing, command.name, body, { id, world: engine.states.world })
    const attempt = { thing: command.thing, id, allowed, where, body, at, ofOneCell: isOfOneCell(command) }
    const role = roleFor(own, attempt)
    if (role !== 'not-your-role' && role !== 'outside-your-scope') return { principal, organisation, role, key }
    const { holder } = command
    // A token allows no such thing: a key that is made with it would outlast it.
    if (holder && who.issuer === undefined && (body === undefined || holder(body) === principal))
      return { principal, organisation, role: HOLDER, key }
    if (!(publicRead && isOpen(who, command, id, mission)) && !visible(own, command, where, at))
      throw deniedAsAbsent(unknownThing(command, id), { principal, key, mission: named })
    const detail =
      role === 'not-your-role'
        ? message('not-your-role', { command: command.name, things: command.thing })
        : message('outside-your-scope', { reach: reachOf(own, attempt) })
    throw new Denied(role, detail, { principal, key, mission: named })
  }

  /** Whether a denial may say so; to outsiders a thing that is there and one that is not look the same. */
  const visible = (own: readonly Holding[], command: AnyCommand, where: Where, at: number): boolean =>
    command.thing === 'access' ||
    (command.thing === 'missions' && command.existence !== 'needs') ||
    belongs(own, where, at)

  /** Where a command about a project or an actor acts: in the missions that it is in, or else where its recorder is operative. One that it needs and that is not there is nowhere. */
  function whereShared(command: AnyCommand, id: string, principal: string): Where {
    if (command.existence === 'creates') return ANYWHERE
    const stream = streamOf(command, id)
    const missions = missionsOfStream(reader, stream, NOW)
    if (missions.length > 0) return new Set(missions)
    const [first] = reader.facts(stream)
    if (!first) return null
    if (first.meta.principal === principal) return ANYWHERE
    const withThem = missionsAs(holdingsOfPrincipal(first.meta.principal), 'operative', now())
    return withThem.has('*') ? ANYWHERE : withThem
  }

  /** Those who are operative in a mission where somebody is, and that somebody. */
  function worksWith(principal: string, at: number): Principals {
    const own = missionsAs(holdingsOfPrincipal(principal), 'operative', at)
    if (own.has('*')) return everybody
    const isOperativeThere = (held: readonly Holding[]) => {
      const missions = missionsAs(held, 'operative', at)
      return own.size > 0 && (missions.has('*') || !missions.isDisjointFrom(own))
    }
    const has = (other: string) => other === principal || isOperativeThere(holdingsOfPrincipal(other))
    const key = () => [...new Set([principal, ...current().holdings.keys()])].filter(has).sort().join()
    return {
      has,
      get key() {
        return key()
      },
    }
  }

  function viewerOf(who: Identity | undefined): Viewer {
    const own = who ? holdingsOfPrincipal(who.principal) : none
    const at = now()
    const otherwise = publicRead ? 'approved' : 'nothing'
    return {
      principal: who?.principal ?? 'anybody',
      sees: mission => (sightByGrants(own, mission, at) === 'all' ? 'all' : otherwise),
      seesAccess: holdsEverywhere(own, ['admin', 'auditor'], at),
      audits: missionsAs(own, 'auditor', at),
      ...(who && { worksWith: worksWith(who.principal, at) }),
    }
  }

  const sees = (who: Identity, stream: string): boolean => {
    const viewer = viewerOf(who)
    return seesShared(upToEmbargoes(reader, heldFrom(viewer, reader, now())), viewer, stream, NOW)
  }

  /** Whether a denial may tell somebody without a role that the thing is there; one that need not be is told by its mission. */
  function isOpen(who: Identity, command: AnyCommand, id: string, mission: string | null): boolean {
    if (command.existence !== 'needs' && mission !== SHARED) return mission !== null
    const stream = streamOf(command, id)
    const [first] = reader.facts(stream, true)
    if (!first) return false
    const awaited = awaitedPositions(reader, engine.states.world.head())
    const seeing = { reader, now: now(), head: NOW, isAwaited: () => awaited(stream).has(first.position) }
    const { position, type } = first
    return factsSeenBy(viewerOf(who), seeing)({ stream, mission: mission === SHARED ? null : mission, position, type })
  }

  function accountOf(who: Identity): Account {
    const { keys, grants } = engine.states.load('access', 'access').state as AccessState
    const key = who.issuer === undefined ? keys.get(who.key) : undefined
    if (!key && who.issuer === undefined) throw new Denied('unauthenticated', wrong)
    const at = now()
    const own = [...grants.values()].filter(grant => grant.principal === who.principal)
    return {
      who,
      key,
      grants: own.filter(grant => !hasEnded(grant, at)).map(grant => ({ ...grant, inForce: isInForce(grant, at) })),
    }
  }

  return {
    admit,
    identify,
    accountOf,
    identifyReader,
    authorise,
    viewerOf,
    sees,
    stands: ({ key, untilMs, issuer }) => (issuer !== undefined || current().keys.has(key)) && now() <= untilMs,
    issuersAway: () => tokens?.away() ?? [],
    auditedBy: who => missionsAs(holdingsOfPrincipal(who.principal), 'auditor', now()),
  }
}

/** Every position there is. */
const NOW = Number.POSITIVE_INFINITY
/** In place of a role, where somebody does what a valid key alone allows. */
const HOLDER = 'holder'
/** A first key that somebody chose carries no id. */
const CHOSEN = 'first'
const UNKNOWN = '0'.repeat(64)

/** The text by itself: a part of a header would keep all of the header in memory. */
const ownText = (text: string): string => Buffer.from(text, 'latin1').toString('latin1')

function check(secret: string, keys: ReadonlyMap<string, Key>): Identity {
  const id = keyIdOf(secret)
  const candidates = [keys.get(id ?? CHOSEN), id === undefined ? undefined : keys.get(CHOSEN)]
  const key = candidates.find(candidate => holds(secret, candidate?.sha256 ?? UNKNOWN) && candidate !== undefined)
  if (!key) throw new Denied('unauthenticated', wrong, { key: id })
  const untilMs = key.expires === undefined ? Number.POSITIVE_INFINITY : parseKnowledge(key.expires).lastMs
  return { key: key.key, principal: key.principal, organisation: key.organisation, untilMs }
}
