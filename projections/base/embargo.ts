/** What may readers without a role see while a release of a mission is under embargo? */
import { lives, type ReleaseFact } from '../../events/catalogue.ts'
import { parseKnowledge } from '../../events/period.ts'
import { missionOfClaim } from './claims.ts'
import type { StreamReader } from './stream-reader.ts'

/** Up to where a mission is seen from outside, and whether with figures. */
export interface EmbargoCap {
  readonly position: number
  readonly hasFigures: boolean
}

/** When an embargo ends (milliseconds): as the day begins that is named; undefined: there is none. */
export const embargoEnd = (until: string | undefined): number | undefined =>
  until === undefined ? undefined : parseKnowledge(until).firstMs

/**
 * While a release is under embargo, the mission is seen from outside at the position of its last open release; where there
 * is none, as it was before the position of the embargoed one, and without figures. Undefined: nothing is held back.
 */
export function embargoCapOf(reader: StreamReader, mission: string, now: number): EmbargoCap | undefined {
  const published = reader
    .ofMission(mission, 'release')
    .flatMap(id => reader.facts<ReleaseFact>(`release-${id}`))
    .flatMap(fact => (fact.type === 'release-published' && fact.data.audience !== 'mission' ? [fact.data] : []))
  const isHeld = ({ embargoUntil }: { embargoUntil?: string | undefined }): boolean =>
    (embargoEnd(embargoUntil) ?? 0) > now
  const [held, open] = [published.filter(isHeld), published.filter(release => !isHeld(release))]
  if (held.length === 0) return undefined
  if (open.length > 0) return { position: Math.max(...open.map(({ position }) => position)), hasFigures: true }
  return { position: Math.min(...held.map(({ position }) => position)) - 1, hasFigures: false }
}

/** What is held back of each mission: the position after which it is not seen. */
export type Held = ReadonlyMap<string, number>

/** What somebody sees of what stands in several missions: the facts of each of these, and claims for it, up to where it is seen. */
export function upToEmbargoes<R extends StreamReader>(reader: R, held: Held): R {
  if (held.size === 0) return reader
  const ends = new Map<string, number>()
  for (const [mission, end] of held) {
    ends.set(`mission-${mission}`, end)
    for (const life of Object.keys(lives))
      for (const id of reader.ofMission(mission, life)) ends.set(`${life}-${id}`, end)
  }
  return {
    ...reader,
    facts: (stream: string, alone?: boolean) => {
      const end = ends.get(stream)
      const all = reader.facts(stream, alone)
      if (stream.startsWith('project-'))
        return all.filter(fact => fact.position <= (held.get(missionOfClaim(all, fact) ?? '') ?? fact.position))
      return end === undefined ? all : all.filter(({ position }) => position <= end)
    },
    lastPositionOf: (mission: string, at: number) =>
      reader.lastPositionOf(mission, Math.min(at, held.get(mission) ?? at)),
  }
}
