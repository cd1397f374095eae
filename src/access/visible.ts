/** Which facts may somebody read as they were recorded? */

import type { Sight, Viewer } from '../../projections/base/viewer.ts'
import type { StoredFact } from '../log/log.ts'

/** What a figure says, and what is said about it. */
const figures: ReadonlySet<string> = new Set([
  'indicator-measured',
  'measurement-corrected',
  'measurement-withdrawn',
  'measurement-disputed',
  'dispute-resolved',
])

/**
 * A test of facts for one viewer, for as long as nothing changes in access. Facts of access are for those who see access;
 * facts of a mission for those who see it; who sees what is approved only, sees no figure of an indicator that asks for
 * sign-off (`asksSignOff`, by stream). Facts of no mission are everybody’s who has come in.
 */
export function visibleTo(viewer: Viewer, asksSignOff: (stream: string) => boolean): (fact: StoredFact) => boolean {
  const sights = new Map<string, Sight>()
  const sightOf = (mission: string): Sight => {
    const known = sights.get(mission) ?? viewer.sees(mission)
    sights.set(mission, known)
    return known
  }
  return ({ stream, mission, type }) => {
    if (stream === 'access') return viewer.seesAccess
    if (mission === null) return true
    const sight = sightOf(mission)
    return sight === 'all' || (sight === 'approved' && !(figures.has(type) && asksSignOff(stream)))
  }
}
