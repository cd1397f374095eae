/** Who recorded the facts of a bundle, with which key, and under which grant: as the access facts in it say. */

import type { grantGiven, keyIssued } from '../../events/access.ts'
import type { DataOf } from '../../events/fact.ts'
import { isTokenName } from '../../events/fact.ts'
import { parseKnowledge } from '../../events/period.ts'
import { scopeReaches } from '../../events/scope.ts'
import type { Manifest } from './bundle-format.ts'
import { BadBundle } from './tar.ts'
import type { BundledFact } from './verify-facts.ts'

/** How many facts were recorded in which way: together all that the bundle has. */
export interface GrantsFound {
  /** Of a mission, with a key that was issued to the principal, under a role that a grant gave. */
  readonly byGrant: number
  /** The same with an access token in place of the key, which its issuer gave to the principal: no fact tells of it. */
  readonly byToken: number
  /** On the data directory itself, without a key. */
  readonly byDoor: number
  /** By the server itself, which has no key. */
  readonly byService: number
  /** With a key or a token, of what no single mission has (keys and grants, projects, actors): no one grant is for them. */
  readonly shared: number
  /** Of a mission, with a key whose time was over. */
  readonly ended: readonly number[]
  /** Of a mission, with a key or a token, in a role that no grant in the bundle gave then, or not for that thing or cell. */
  readonly without: readonly number[]
}

const REMARKS = {
  ended: 'with a key whose time was over',
  without: 'in a role that no grant in the bundle gave then',
} as const

/** The line that says so; what there is none of is left out but for the first two. */
export const recordedLine = ({ byGrant, byToken, byDoor, byService, shared, ...found }: GrantsFound): string =>
  [
    `recorded   ${byGrant} with a key, under a grant; ${byDoor} on the data directory itself`,
    ...(byToken > 0 ? [`${byToken} with a token of an issuer, under a grant`] : []),
    ...(byService > 0 ? [`${byService} by the server itself`] : []),
    ...(shared > 0
      ? [`${shared} with a key or a token, of what no single mission has (keys and grants, projects, actors)`]
      : []),
    ...remarked(found).map(([positions, what]) => `${positions.length} ${what}`),
  ].join('; ')

const remarked = (found: Pick<GrantsFound, 'ended' | 'without'>) =>
  (['ended', 'without'] as const)
    .map(name => [found[name], REMARKS[name]] as const)
    .filter(([positions]) => positions.length > 0)

interface Key {
  readonly principal: string
  /** Milliseconds since 1970. */
  readonly untilMs: number
  revokedAt?: number
}

interface Grant extends Pick<DataOf<typeof grantGiven>, 'principal' | 'role' | 'mission' | 'scope'> {
  readonly fromMs: number
  readonly untilMs: number
  withdrawnAt?: number
}

type AccessData = Partial<DataOf<typeof keyIssued> & DataOf<typeof grantGiven>>

const firstMs = (from: string | undefined): number =>
  from === undefined ? Number.NEGATIVE_INFINITY : parseKnowledge(from).firstMs
const lastMs = (until: string | undefined): number =>
  until === undefined ? Number.POSITIVE_INFINITY : parseKnowledge(until).lastMs

interface Recorded {
  readonly principal?: string
  readonly key?: string
  readonly role?: string
  readonly door?: string
}

/** Takes the facts of a bundle, in order. A fact with a key that was never issued to its principal, or was revoked before, is an error. */
export function grantsChecker({ mission }: Manifest) {
  const keys = new Map<string, Key>()
  const grants = new Map<string, Grant>()
  let [byGrant, byToken, byDoor, byService, shared] = [0, 0, 0, 0, 0]
  const [ended, without]: [number[], number[]] = [[], []]

  function takeAccess({ type, data, position }: BundledFact): void {
    const given = JSON.parse(data()) as AccessData
    const { key = '', grant = '', principal = '', expires, from, until } = given
    if (type === 'key-issued') keys.set(key, { principal, untilMs: lastMs(expires) })
    if (type === 'grant-given')
      grants.set(grant, { ...(given as DataOf<typeof grantGiven>), fromMs: firstMs(from), untilMs: lastMs(until) })
    const [revoked, withdrawn] = [keys.get(key), grants.get(grant)]
    if (type === 'key-revoked' && revoked) revoked.revokedAt = position
    if (type === 'grant-withdrawn' && withdrawn) withdrawn.withdrawnAt = position
  }

  /** Many facts in a row have the same metadata. */
  let last: { readonly text: string; readonly recorded: Recorded } | undefined
  function recordedIn(text: string): Recorded {
    if (last?.text !== text) last = { text, recorded: JSON.parse(text) as Recorded }
    return last.recorded
  }

  function countRecorded(fact: BundledFact): void {
    const { stream, mission: own } = fact
    const recorded = recordedIn(fact.meta())
    const isOfMission = stream !== 'access' && own !== null && (mission === null || own === mission)
    if (recorded.door === 'local' && recorded.key === undefined) byDoor += 1
    else if (isOfMission) requireGranted(fact, own, recorded)
    else if (recorded.key === undefined) byService += 1
    else shared += 1
  }

  function issuedKey(position: number, { principal, key = '' }: Recorded): Key {
    const issued = keys.get(key)
    if (!issued || issued.principal !== principal)
      throw new BadBundle(`fact ${position} names a key that was not issued to ${principal}`)
    if (issued.revokedAt !== undefined) throw new BadBundle(`fact ${position} names a key that was revoked before`)
    return issued
  }

  function requireGranted(fact: BundledFact, own: string, recorded: Recorded): void {
    const { position, stream, type, recordedAt } = fact
    const { principal, key = '', role } = recorded
    const touched = { stream, type, data: () => JSON.parse(fact.data()) as object }
    const at = Date.parse(recordedAt)
    const isToken = isTokenName(key)
    if (!isToken && issuedKey(position, recorded).untilMs < at) {
      ended.push(position)
      return
    }
    const granted = [...grants.values()].some(
      grant =>
        grant.principal === principal &&
        grant.role === role &&
        (grant.mission === '*' || grant.mission === own) &&
        grant.withdrawnAt === undefined &&
        grant.fromMs <= at &&
        at <= grant.untilMs &&
        (grant.scope === undefined || scopeReaches(grant.scope, touched)),
    )
    if (!granted) without.push(position)
    else if (isToken) byToken += 1
    else byGrant += 1
  }

  return {
    take(fact: BundledFact): void {
      if (fact.stream === 'access') takeAccess(fact)
      countRecorded(fact)
    },
    end: (): GrantsFound => ({ byGrant, byToken, byDoor, byService, shared, ended, without }),
    remarks: (): string[] =>
      remarked({ ended, without }).map(
        ([positions, what]) =>
          `${positions.length} facts were recorded ${what}: ${positions.slice(0, 20).join(', ')}${positions.length > 20 ? ' …' : ''}`,
      ),
  }
}
