/** Who recorded the facts of a bundle, with which key, and under which grant: as the access facts in it say. */

import type { Manifest } from './bundle-format.ts'
import { BadBundle } from './tar.ts'
import type { BundledFact } from './verify-facts.ts'

/** How many facts of the mission (or of all missions) were recorded in which way. */
export interface GrantsFound {
  /** With a key that was issued to the principal, under a role that a grant gave. */
  readonly byGrant: number
  /** On the data directory itself, without a key. */
  readonly byDoor: number
  /** With a key, in a role that no grant in the bundle gives. */
  readonly without: readonly number[]
}

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
  let [byGrant, byDoor] = [0, 0]
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

  function takeOther({ position, mission: own, meta }: BundledFact): void {
    const { principal, key, role, door } = recordedIn(meta())
    if (door === 'local' && key === undefined) {
      byDoor += 1
      return
    }
    const issued = key === undefined ? undefined : keys.get(key)
    if (!issued || issued.principal !== principal)
      throw new BadBundle(`fact ${position} names a key that was not issued to ${principal}`)
    if (issued.revokedAt !== undefined) throw new BadBundle(`fact ${position} names a key that was revoked before`)
    const granted = [...grants.values()].some(
      grant =>
        grant.principal === principal &&
        grant.role === role &&
        (grant.mission === '*' || grant.mission === own) &&
        grant.withdrawnAt === undefined,
    )
    if (granted) byGrant += 1
    else without.push(position)
  }

  return {
    take(fact: BundledFact): void {
      if (fact.stream === 'access') takeAccess(fact)
      else if (mission === null ? fact.mission !== null : fact.mission === mission) takeOther(fact)
    },
    end: (): GrantsFound => ({ byGrant, byDoor, without }),
    remarks: (): string[] =>
      without.length === 0
        ? []
        : [
            `${without.length} facts were recorded in a role that no grant in the bundle gives: ${without.slice(0, 20).join(', ')}${without.length > 20 ? ' …' : ''}`,
          ],
  }
}
