/** What may one accessCommand of access? To issue and revoke keys, to give and withdraw grants. */
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
import type { AccessFact } from '../../../events/catalogue.ts'
import type { DataOf } from '../../../events/fact.ts'
import { parseKnowledge } from '../../../events/period.ts'
import { id } from '../../../events/shapes.ts'
import {
  type Command,
  dataOf,
  type RuleContext,
  type StateFold,
  statedFields,
  statedWithReason,
  strictBody,
} from '../command.ts'
import { beforeSubject } from '../mission/mission-rules.ts'
import { first, type Refusal, refuse } from '../refusal.ts'

export type Key = DataOf<typeof keyIssued>
export type Grant = DataOf<typeof grantGiven>

export interface AccessState {
  /** Keys not revoked, by id. */
  readonly keys: Map<string, Key>
  readonly revoked: Set<string>
  /** Grants not withdrawn, by id. */
  readonly grants: Map<string, Grant>
  /** How many grants were ever given. */
  given: number
}

export const accessFold: StateFold<AccessState, AccessFact> = {
  initial: () => ({ keys: new Map(), revoked: new Set(), grants: new Map(), given: 0 }),
  evolve: {
    'key-issued': (state, { data }) => {
      state.keys.set(data.key, data)
    },
    'key-revoked': (state, { data }) => {
      state.keys.delete(data.key)
      state.revoked.add(data.key)
    },
    'grant-given': (state, { data }) => {
      state.grants.set(data.grant, data)
      state.given += 1
    },
    'grant-withdrawn': (state, { data }) => {
      state.grants.delete(data.grant)
    },
  },
}

const accessCommand = <B extends object>(
  own: Pick<Command<AccessState, B>, 'name' | 'summary' | 'body' | 'decide'>,
): Command<AccessState, B> => ({
  thing: 'access',
  life: 'either',
  measurement: false,
  large: false,
  missionOf: () => null,
  ...own,
})

const issueKey = accessCommand({
  name: 'issue-key',
  summary: 'Issues an API key; the answer shows it, once.',
  body: strictBody({ ...keyShape, ...statedFields }),
  decide: (_state, request, { freshKey }) => [keyIssued({ ...dataOf(request), ...freshKey() })],
})

/** From when to when something stands, milliseconds. */
interface Span {
  readonly fromMs: number
  readonly untilMs: number
}

/** A grant’s time: from the first millisecond of `from` to the last of `until`. */
const spanOf = ({ from, until }: Pick<Grant, 'from' | 'until'>): Span => ({
  fromMs: from === undefined ? Number.NEGATIVE_INFINITY : parseKnowledge(from).firstMs,
  untilMs: until === undefined ? Number.POSITIVE_INFINITY : parseKnowledge(until).lastMs,
})
const overlap = (a: Span, b: Span): boolean => a.fromMs <= b.untilMs && b.fromMs <= a.untilMs
const sameMission = (a: string, b: string): boolean => a === b || a === '*' || b === '*'

/** Of these roles one person has only one at a time in a mission: who does, who judges, who audits. */
const exclusive: ReadonlySet<Role> = new Set<Role>(['operative', 'evaluator', 'auditor'])

function excluded(state: AccessState, request: Omit<Grant, 'grant'>): Refusal | undefined {
  if (!exclusive.has(request.role)) return undefined
  for (const held of state.grants.values()) {
    if (held.principal !== request.principal || held.role === request.role || !exclusive.has(held.role)) continue
    if (!sameMission(held.mission, request.mission) || !overlap(spanOf(held), spanOf(request))) continue
    const detail = `${request.principal} is ${held.role} of ${held.mission} at that time; withdraw grant ${held.grant} first.`
    return refuse('roles-exclude', detail, '/role')
  }
  return undefined
}

/** The mission a grant names is there, and was known when the grant is. */
function missionNamed({ mission }: Pick<Grant, 'mission'>, { world, knownFrom }: RuleContext): Refusal | undefined {
  if (mission === '*') return undefined
  const state = world.mission(mission)
  if (!state) return refuse('unknown-mission', `There is no mission “${mission}”.`, '/mission')
  return knownFrom.ms < state.knownFrom ? beforeSubject('the mission') : undefined
}

function freeGrant({ given, grants }: AccessState): string {
  let number = given + 1
  while (grants.has(`g${number}`)) number += 1
  return `g${number}`
}

const giveGrant = accessCommand({
  name: 'give-grant',
  summary: 'Gives a principal a role in a mission (or in all, *), within a scope and a time.',
  body: z
    .strictObject({ ...grantShape, grant: id.optional(), ...statedFields })
    .refine(g => spanOf(g).fromMs <= spanOf(g).untilMs, { error: 'until must not be before from', path: ['until'] }),
  decide: (state, request, context) => {
    const grant = request.grant ?? freeGrant(state)
    const no = first(
      () =>
        state.grants.has(grant)
          ? refuse('already-exists', `A grant “${grant}” stands; give another id, or none.`, '/grant')
          : undefined,
      () => missionNamed(request, context),
      () => excluded(state, request),
    )
    return no ?? [grantGiven({ ...dataOf(request), grant })]
  },
})

/** Somebody with a key that has not expired may still give grants: an admin of all missions, without a scope, now. */
function adminRemains(grants: Iterable<Grant>, keys: Iterable<Key>, at: number): Refusal | undefined {
  const now = { fromMs: at, untilMs: at }
  const admins = new Set<string>()
  for (const { role, mission, scope, principal, from, until } of grants)
    if (role === 'admin' && mission === '*' && !scope && overlap(spanOf({ from, until }), now)) admins.add(principal)
  for (const { principal, expires } of keys)
    if (admins.has(principal) && overlap(spanOf({ until: expires }), now)) return undefined
  return refuse(
    'last-admin',
    'Nobody with a key could give grants any more; let somebody else have key and admin first.',
  )
}

const without = <T>(all: ReadonlyMap<string, T>, id: string): T[] =>
  [...all].filter(([each]) => each !== id).map(([, value]) => value)

const withdrawGrant = accessCommand({
  name: 'withdraw-grant',
  summary: 'Withdraws a grant, at once.',
  body: strictBody({ grant: id, ...statedFields }),
  decide: ({ grants, keys }, request, { at }) => {
    const grant = grants.get(request.grant)
    if (!grant)
      return refuse('unknown-grant', `No grant “${request.grant}” stands; the list of grants says which do.`, '/grant')
    const no = grant.role === 'admin' ? adminRemains(without(grants, grant.grant), keys.values(), at) : undefined
    return no ?? [grantWithdrawn(dataOf(request))]
  },
})

const revokeKey = accessCommand({
  name: 'revoke-key',
  summary: 'Revokes an API key, at once.',
  body: strictBody({ key: id, ...statedWithReason }),
  decide: ({ keys, grants, revoked }, request, { at }) => {
    if (revoked.has(request.key))
      return refuse('already-revoked', `The key “${request.key}” has been revoked; it opens nothing.`, '/key')
    if (!keys.has(request.key))
      return refuse('unknown-key', `No key “${request.key}” was issued; the list of grants says which were.`, '/key')
    return adminRemains(grants.values(), without(keys, request.key), at) ?? [keyRevoked(dataOf(request))]
  },
})

export const accessCommands = [issueKey, revokeKey, giveGrant, withdrawGrant]
