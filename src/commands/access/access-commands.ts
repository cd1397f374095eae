/** The commands of access: to issue and revoke keys, to give and withdraw grants. */
import { z } from 'zod'
import {
  grantGiven,
  grantShape,
  grantWithdrawn,
  keyIssued,
  keyRevoked,
  keyShape,
  type Role,
} from '../../../events/access.ts'
import { DAY_MS } from '../../../events/calendar.ts'
import { dayOf, parseKnowledge } from '../../../events/period.ts'
import { id } from '../../../events/shapes.ts'
import { commandsOf, dataOf, statedFields, statedWithReason, strictBody } from '../command.ts'
import { missionExists } from '../referenced-things.ts'
import { firstRefusal, type Refusal, refuse } from '../refusal.ts'
import type { AccessState, Grant, IssuedKey, Key } from './access-state.ts'
import { scopeExists } from './scope-rules.ts'

const accessCommand = commandsOf('access', { existence: 'either', missionOf: () => null })

/** When a key or grant is in force: milliseconds, both ends included. */
interface Validity {
  readonly fromMs: number
  readonly untilMs: number
}

/** From the first millisecond of `from` to the last of `until`. */
const validityOf = ({ from, until }: Pick<Grant, 'from' | 'until'>): Validity => ({
  fromMs: from === undefined ? Number.NEGATIVE_INFINITY : parseKnowledge(from).firstMs,
  untilMs: until === undefined ? Number.POSITIVE_INFINITY : parseKnowledge(until).lastMs,
})

/** A principal has one organisation: what they recorded stands under its name, whether or not their keys are still valid. */
function sameOrganisation({ organisations }: AccessState, { principal, organisation }: IssuedKey): Refusal | undefined {
  const recorded = organisations.get(principal)
  if (recorded === undefined || recorded === organisation) return undefined
  return refuse('other-organisation', { principal, organisation: recorded }, '/organisation')
}

/**
 * A renewed key is valid for as long as the longest of its principal's keys was when it was issued, and a day for rounding: renewing
 * never makes a key that ends into one that does not.
 */
function renewedNoLonger({ keys }: AccessState, { principal, expires }: IssuedKey, at: number): Refusal | undefined {
  const spans = [...keys.values()]
    .filter(key => key.principal === principal)
    .map(key => validityOf({ until: key.expires }).untilMs - key.issuedAt)
  const latest = at + Math.max(...spans) + DAY_MS
  if (spans.length === 0 || validityOf({ until: expires }).untilMs <= latest) return undefined
  return refuse('renewed-too-long', { day: dayOf(latest) }, '/expires')
}

/** A key is not over before it is issued. (A grant may be: it says who had a role.) */
function endsLater({ expires }: IssuedKey, at: number): Refusal | undefined {
  if (validityOf({ until: expires }).untilMs >= at) return undefined
  return refuse('ends-before-it-begins', { field: 'expires', since: dayOf(at) }, '/expires')
}

const issueKey = accessCommand({
  name: 'issue-key',
  summary:
    'Issues an API key, or renews one’s own: whoever holds a valid key may issue another to the same principal. The answer shows the key once; it cannot be shown again.',
  roles: ['admin'],
  holder: ({ principal }) => principal,
  body: strictBody({ ...keyShape, ...statedFields }),
  decide: (state, request, { freshKey, principal: by, at }) => {
    const key = { ...dataOf(request), ...freshKey() }
    return (
      firstRefusal(
        () => endsLater(key, at),
        () => sameOrganisation(state, key),
        () => (key.principal === by ? renewedNoLonger(state, key, at) : undefined),
      ) ?? [keyIssued(key)]
    )
  },
})

const overlap = (a: Validity, b: Validity): boolean => a.fromMs <= b.untilMs && b.fromMs <= a.untilMs
const sameMission = (a: string, b: string): boolean => a === b || a === '*' || b === '*'

/** Roles that nobody has in a mission at the same time: an auditor has no other, and who evaluates neither does the work nor decides on it. */
const excluding = (one: Role, other: Role): boolean =>
  one !== other && (one === 'auditor' || other === 'auditor' || judgesOwnWork(one, other) || judgesOwnWork(other, one))
const judgesOwnWork = (judge: Role, other: Role): boolean =>
  judge === 'evaluator' && (other === 'operative' || other === 'partnership')

/** Judged against every grant in force at some time that the new one is, those of the first set-up too. */
function rolesCompatible(state: AccessState, request: Omit<Grant, 'grant'>): Refusal | undefined {
  for (const other of state.grants.values()) {
    if (other.principal !== request.principal || !excluding(other.role, request.role)) continue
    if (!sameMission(other.mission, request.mission) || !overlap(validityOf(other), validityOf(request))) continue
    const { role: held, grant } = other
    const mission = other.mission === '*' ? undefined : other.mission
    return refuse(
      'excluding-roles',
      { principal: request.principal, held, mission, wanted: request.role, grant },
      '/role',
    )
  }
  return undefined
}

function notToOneself({ principal, role }: Omit<Grant, 'grant'>, by: string): Refusal | undefined {
  if (principal !== by) return undefined
  return refuse('own-grant', { principal, role }, '/principal')
}

function unusedGrantId({ grantsGiven, grants }: AccessState): string {
  let number = grantsGiven + 1
  while (grants.has(`g${number}`)) number += 1
  return `g${number}`
}

const giveGrant = accessCommand({
  name: 'give-grant',
  summary: 'Gives a principal a role in a mission (or in all, *), within a scope and a time.',
  roles: ['admin'],
  body: z
    .strictObject({ ...grantShape, grant: id.optional(), ...statedFields })
    .refine(grant => validityOf(grant).fromMs <= validityOf(grant).untilMs, {
      error: 'until must not be before from',
      path: ['until'],
    }),
  decide: (state, request, context) => {
    const grant = request.grant ?? unusedGrantId(state)
    return (
      firstRefusal(
        () => (state.grants.has(grant) ? refuse('already-exists/grant', { id: grant }, '/grant') : undefined),
        () => notToOneself(request, context.principal),
        () => (request.mission === '*' ? undefined : missionExists(request.mission, context)),
        () => scopeExists(request, context),
        () => rolesCompatible(state, request),
      ) ?? [grantGiven({ ...dataOf(request), grant })]
    )
  },
})

/** Somebody can still give grants: an admin of all missions, without a scope, whose key has not expired. */
function adminRemains(grants: Iterable<Grant>, keys: Iterable<Key>, at: number): Refusal | undefined {
  const now = { fromMs: at, untilMs: at }
  const admins = new Set<string>()
  for (const { role, mission, scope, principal, from, until } of grants)
    if (role === 'admin' && mission === '*' && !scope && overlap(validityOf({ from, until }), now))
      admins.add(principal)
  for (const { principal, expires } of keys)
    if (admins.has(principal) && overlap(validityOf({ until: expires }), now)) return undefined
  return refuse('last-admin', {})
}

const without = <T>(all: ReadonlyMap<string, T>, id: string): T[] =>
  [...all].filter(([each]) => each !== id).map(([, value]) => value)

const withdrawGrant = accessCommand({
  name: 'withdraw-grant',
  summary: 'Withdraws a grant, with immediate effect.',
  roles: ['admin'],
  body: strictBody({ grant: id, ...statedFields }),
  decide: ({ grants, keys }, request, { at }) => {
    const grant = grants.get(request.grant)
    if (!grant) return refuse('unknown-grant', { id: request.grant }, '/grant')
    const refusal = grant.role === 'admin' ? adminRemains(without(grants, grant.grant), keys.values(), at) : undefined
    return refusal ?? [grantWithdrawn(dataOf(request))]
  },
})

const revokeKey = accessCommand({
  name: 'revoke-key',
  summary: 'Revokes an API key, with immediate effect.',
  roles: ['admin'],
  body: strictBody({ key: id, ...statedWithReason }),
  decide: ({ keys, grants, revoked }, request, { at }) => {
    if (revoked.has(request.key)) return refuse('already-revoked', { id: request.key }, '/key')
    if (!keys.has(request.key)) return refuse('unknown-key', { id: request.key }, '/key')
    return adminRemains(grants.values(), without(keys, request.key), at) ?? [keyRevoked(dataOf(request))]
  },
})

export const accessCommands = [issueKey, revokeKey, giveGrant, withdrawGrant] as const
