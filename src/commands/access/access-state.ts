/** What the rules of access must know: the keys and grants in force. */
import type { grantGiven, keyIssued } from '../../../events/access.ts'
import type { AccessFact } from '../../../events/catalogue.ts'
import type { DataOf } from '../../../events/fact.ts'
import type { StateFold } from '../stream-state.ts'

export type IssuedKey = DataOf<typeof keyIssued>
export interface Key extends IssuedKey {
  /** Milliseconds. */
  readonly issuedAt: number
}
export type Grant = DataOf<typeof grantGiven>

export interface AccessState {
  /** Keys not revoked, by id. */
  readonly keys: Map<string, Key>
  readonly revoked: Set<string>
  /** The organisation of each principal who was ever issued a key. */
  readonly organisations: Map<string, string>
  /** Grants not withdrawn, by id. */
  readonly grants: Map<string, Grant>
  /** How many grants were ever given. */
  grantsGiven: number
}

export const accessFold: StateFold<AccessState, AccessFact> = {
  initial: () => ({ keys: new Map(), revoked: new Set(), organisations: new Map(), grants: new Map(), grantsGiven: 0 }),
  evolve: {
    'key-issued': (state, { data, recordedAt }) => {
      state.keys.set(data.key, { ...data, issuedAt: recordedAt })
      if (!state.organisations.has(data.principal)) state.organisations.set(data.principal, data.organisation)
    },
    'key-revoked': (state, { data }) => {
      state.keys.delete(data.key)
      state.revoked.add(data.key)
    },
    'grant-given': (state, { data }) => {
      state.grants.set(data.grant, data)
      state.grantsGiven += 1
    },
    'grant-withdrawn': (state, { data }) => {
      state.grants.delete(data.grant)
    },
  },
}
