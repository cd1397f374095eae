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
import { parseKnowledge } from '../../../events/period.ts'
import { id } from '../../../events/shapes.ts'
import { commandsOf, dataOf, statedFields, statedWithReason, strictBody } from '../command.ts'
import { missionExists } from '../referenced-things.ts'
import { firstRefusal, type Refusal, refuse } from '../refusal.ts'
import type { AccessState, Grant, Key } from './access-state.ts'
import { scopeExists } from './scope-rules.ts'

const accessCommand = commandsOf('access', { existence: 'either', missionOf: () => null })

const issueKey = accessCommand({
  name: 'issue-key',
  summary: 'Issues an API key. The answer shows the key once; it cannot be shown again.',
  roles: ['admin'],
  body: strictBody({ ...keyShape, ...statedFields }),
  decide: (_state, request, { freshKey }) => [keyIssued({ ...dataOf(request), ...freshKey() })],
})

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
const overlap = (a: Validity, b: Validity): boolean => a.fromMs <= b.untilMs && b.fromMs <= a.untilMs
const sameMission = (a: string, b: string): boolean => a === b || a === '*' || b === '*'

/** Of these roles a person has at most one at a time in a mission: who does the work, who evaluates it, who audits it. */
const exclusiveRoles: ReadonlySet<Role> = new Set<Role>(['operative', 'evaluator', 'auditor'])

function rolesCompatible(state: AccessState, request: Omit<Grant, 'grant'>): Refusal | undefined {
  if (!exclusiveRoles.has(request.role)) return undefined
  for (const other of state.grants.values()) {
    if (other.principal !== request.principal || other.role === request.role || !exclusiveRoles.has(other.role))
      continue
    if (!sameMission(other.mission, request.mission) || !overlap(validityOf(other), validityOf(request))) continue
    const mission = other.mission === '*' ? 'all missions' : `the mission “${other.mission}”`
    const detail = `${request.principal} is ${other.role} in ${mission} at that time and cannot be ${request.role} too. Withdraw the grant “${other.grant}” first, or give dates that do not overlap.`
    return refuse('roles-exclude', detail, '/role')
  }
  return undefined
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
        () =>
          state.grants.has(grant)
            ? refuse(
                'already-exists',
                `There is already a grant “${grant}”. Use another id, or leave it out.`,
                '/grant',
              )
            : undefined,
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
  const detail =
    'Nobody with a valid key could give grants any more. Give somebody else a key and the role admin in all missions first.'
  return refuse('last-admin', detail)
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
    if (!grant) {
      const detail = `There is no grant “${request.grant}”, or it has been withdrawn. The list of grants shows those in force.`
      return refuse('unknown-grant', detail, '/grant')
    }
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
    if (revoked.has(request.key)) {
      const detail = `The key “${request.key}” has already been revoked and gives no access. Nothing more is needed.`
      return refuse('already-revoked', detail, '/key')
    }
    if (!keys.has(request.key)) {
      const detail = `No key “${request.key}” has been issued. The list of grants shows the keys there are.`
      return refuse('unknown-key', detail, '/key')
    }
    return adminRemains(grants.values(), without(keys, request.key), at) ?? [keyRevoked(dataOf(request))]
  },
})

export const accessCommands = [issueKey, revokeKey, giveGrant, withdrawGrant] as const
