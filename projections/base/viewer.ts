/** Who asks, and what they may see of a mission. */

/** What a viewer sees of a mission: everything, approved figures and releases only, or not even that it exists. */
export type Sight = 'all' | 'approved' | 'nothing'

/** Principals as a set, of which not all may be listed; equal sets have equal keys. */
export interface Principals {
  readonly has: (principal: string) => boolean
  readonly key: string
}

/** The set of all principals. */
export const everybody: Principals = { has: () => true, key: '*' }

/** Somebody who asks. */
export interface Viewer {
  readonly principal: string
  readonly sees: (mission: string) => Sight
  /** May read access facts: admins and auditors of all missions. */
  readonly seesAccess: boolean
  /** Missions whose auditor the viewer is: their keys and grants are shown. Left out: none. */
  readonly audits?: ReadonlySet<string>
  /** Whose projects and actors the viewer sees before they are in any mission: the viewer's own, and those of who is operative where the viewer is. Left out: nobody's. */
  readonly worksWith?: Principals
}
