/** Who recorded the facts of a bundle, with which key, and under which grant: as the access facts in it say. */

import { isTokenName } from '../../events/fact.ts'
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
  /** Of a mission, with a key or a token, in a role that no grant in the bundle gives. */
  readonly without: readonly number[]
}

/** The line that says so; what there is none of is left out but for the first two. */
export const recordedLine = ({ byGrant, byToken, byDoor, byService, shared, without }: GrantsFound): string =>
  [
    `recorded   ${byGrant} with a key, under a grant; ${byDoor} on the data directory itself`,
    ...(byToken > 0 ? [`${byToken} with a token of an issuer, under a grant`] : []),
    ...(byService > 0 ? [`${byService} by the server itself`] : []),
    ...(shared > 0
      ? [`${shared} with a key or a token, of what no single mission has (keys and grants, projects, actors)`]
      : []),
    ...(without.length > 0 ? [`${without.length} in a role that no grant in the bundle gives`] : []),
  ].join('; ')

interface Key {
  readonly principal: string
  revokedAt?: number
}

interface Grant {
  readonly principal: string
  readonly role: string
  readonly mission: string
  withdrawnAt?: number
}

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
  const without: number[] = []

  function takeAccess({ type, data, position }: BundledFact): void {
    const given = JSON.parse(data()) as {
      key?: string
      grant?: string
      principal?: string
      role?: string
      mission?: string
    }
    const { key = '', grant = '', principal = '', role = '', mission = '' } = given
    if (type === 'key-issued') keys.set(key, { principal })
    if (type === 'grant-given') grants.set(grant, { principal, role, mission })
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

  function countRecorded({ position, stream, mission: own, meta }: BundledFact): void {
    const recorded = recordedIn(meta())
    const isOfMission = stream !== 'access' && own !== null && (mission === null || own === mission)
    if (recorded.door === 'local' && recorded.key === undefined) byDoor += 1
    else if (isOfMission) requireGranted(position, own, recorded)
    else if (recorded.key === undefined) byService += 1
    else shared += 1
  }

  function requireIssued(position: number, { principal, key = '' }: Recorded): void {
    const issued = keys.get(key)
    if (!issued || issued.principal !== principal)
      throw new BadBundle(`fact ${position} names a key that was not issued to ${principal}`)
    if (issued.revokedAt !== undefined) throw new BadBundle(`fact ${position} names a key that was revoked before`)
  }

  function requireGranted(position: number, own: string, recorded: Recorded): void {
    const { principal, key = '', role } = recorded
    const isToken = isTokenName(key)
    if (!isToken) requireIssued(position, recorded)
    const granted = [...grants.values()].some(
      grant =>
        grant.principal === principal &&
        grant.role === role &&
        (grant.mission === '*' || grant.mission === own) &&
        grant.withdrawnAt === undefined,
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
    end: (): GrantsFound => ({ byGrant, byToken, byDoor, byService, shared, without }),
    remarks: (): string[] =>
      without.length === 0
        ? []
        : [
            `${without.length} facts were recorded in a role that no grant in the bundle gives: ${without.slice(0, 20).join(', ')}${without.length > 20 ? ' …' : ''}`,
          ],
  }
}
