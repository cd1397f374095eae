/** What may one wish of access? To issue and revoke keys, to give and withdraw grants. */
import { z } from 'zod'
import {
  grantGiven,
  grantShape,
  grantWithdrawn,
  keyIssued,
  keyRevoked,
  keyShape,
  type Role,
  type roles,
} from '../../events/access.ts'
import type { AccessFact } from '../../events/catalogue.ts'
import type { DataOf } from '../../events/fact.ts'
import { parseKnowledge } from '../../events/period.ts'
import { id } from '../../events/shapes.ts'
import { body, type Command, dataOf, type Fold, reasoned, said } from './command.ts'
import { type Refusal, refuse } from './refusal.ts'

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

export const accessFold: Fold<AccessState, AccessFact> = {
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

const wish = <B extends object>(
  own: Pick<Command<AccessState, B>, 'name' | 'summary' | 'body' | 'decide'>,
): Command<AccessState, B> => ({
  thing: 'access',
  life: 'either',
  measurement: false,
  large: false,
  missionOf: () => null,
  ...own,
})

const issueKey = wish({
  name: 'issue-key',
  summary: 'Issues an API key; the answer shows it, once.',
  body: body({ ...keyShape, ...said }),
  decide: (_state, wished, { freshKey }) => [keyIssued({ ...dataOf(wished), ...freshKey() })],
})

const revokeKey = wish({
  name: 'revoke-key',
  summary: 'Revokes an API key, at once.',
  body: body({ key: id, ...reasoned }),
  decide: (state, wished) => {
    if (state.revoked.has(wished.key))
      return refuse('already-revoked', `The key “${wished.key}” has been revoked.`, '/key')
    const key = state.keys.get(wished.key)
    if (!key) return refuse('unknown-key', `No key “${wished.key}” was issued.`, '/key')
    const others = [...state.keys.values()].filter(k => k.key !== key.key)
    return adminRemains([...state.grants.values()], others) ?? [keyRevoked(dataOf(wished))]
  },
})

/** Of these roles one person has only one in a mission: who does, who judges, who audits. */
const exclusive: ReadonlySet<Role> = new Set<(typeof roles)[number]>(['operative', 'evaluator', 'auditor'])
const overlap = (a: string, b: string): boolean => a === b || a === '*' || b === '*'

function excluded(state: AccessState, wished: Omit<Grant, 'grant'>): Refusal | undefined {
  if (!exclusive.has(wished.role)) return undefined
  for (const held of state.grants.values()) {
    if (held.principal !== wished.principal || held.role === wished.role) continue
    if (exclusive.has(held.role) && overlap(held.mission, wished.mission))
      return refuse(
        'roles-exclude',
        `${wished.principal} is ${held.role} of ${held.mission}; withdraw grant ${held.grant} first.`,
        '/role',
      )
  }
  return undefined
}

const giveGrant = wish({
  name: 'give-grant',
  summary: 'Gives a principal a role in a mission (or in all, *), within a scope and a time.',
  body: z
    .strictObject({ ...grantShape, grant: id.optional(), ...said })
    .refine(g => !g.from || !g.until || parseKnowledge(g.from).firstMs <= parseKnowledge(g.until).lastMs, {
      error: 'until must not be before from',
      path: ['until'],
    }),
  decide: (state, wished, { world }) => {
    const grant = wished.grant ?? `g${state.given + 1}`
    if (state.grants.has(grant)) return refuse('already-exists', `A grant “${grant}” stands.`, '/grant')
    if (wished.mission !== '*' && !world.mission(wished.mission))
      return refuse('unknown-mission', `There is no mission “${wished.mission}”.`, '/mission')
    return excluded(state, wished) ?? [grantGiven({ ...dataOf(wished), grant })]
  },
})

function adminRemains(grants: readonly Grant[], keys: readonly Key[]): Refusal | undefined {
  const admins = new Set(grants.filter(g => g.role === 'admin').map(g => g.principal))
  if (keys.some(k => admins.has(k.principal))) return undefined
  return refuse(
    'last-admin',
    'Nobody with a key could give grants any more; let somebody else have key and admin first.',
  )
}

const withdrawGrant = wish({
  name: 'withdraw-grant',
  summary: 'Withdraws a grant, at once.',
  body: body({ grant: id, ...reasoned }),
  decide: (state, wished) => {
    const grant = state.grants.get(wished.grant)
    if (!grant) return refuse('unknown-grant', `No grant “${wished.grant}” stands.`, '/grant')
    const others = [...state.grants.values()].filter(g => g.grant !== grant.grant)
    const no = grant.role === 'admin' ? adminRemains(others, [...state.keys.values()]) : undefined
    return no ?? [grantWithdrawn(dataOf(wished))]
  },
})

export const accessCommands = [issueKey, revokeKey, giveGrant, withdrawGrant]
