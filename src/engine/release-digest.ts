/** What a release promises: the SHA-256 of its figures, computed from the facts at its position, as anybody may read them. */
import { hash } from 'node:crypto'
import type { z } from 'zod'
import type { ReleaseFact } from '../../events/catalogue.ts'
import { dayOf } from '../../events/period.ts'
import type { figuresDigest } from '../../events/release.ts'
import type { Work } from '../../projections/base/work.ts'
import type { FactReader } from '../../projections/figures/fact-reader.ts'
import { releaseFigures } from '../../projections/views/release/figures.ts'
import type { Log } from '../log/log.ts'
import { canonicalise } from '../proof/canonical.ts'
import { software } from './etag.ts'
import { storedAt } from './read-fact.ts'

type FiguresDigest = z.infer<typeof figuresDigest>

/** A rule asks for figures that nobody has computed yet: they are, outside the queue of writes, and the rule is asked again. */
export class FiguresNeeded extends Error {
  override name = 'FiguresNeeded'
  readonly mission: string
  readonly position: number
  constructor(mission: string, position: number) {
    super('the figures of the release are not computed yet')
    this.mission = mission
    this.position = position
  }
}

/** The figures of a mission at a position, computed. */
export interface ComputedFigures {
  readonly mission: string
  readonly position: number
  readonly digest: FiguresDigest | undefined
}

/** The digest of the figures of a mission at a position; undefined where nothing was recorded by then. */
export function* releaseDigest(
  reader: FactReader,
  log: Pick<Log, 'read'>,
  mission: string,
  position: number,
): Work<FiguresDigest | undefined> {
  const fact = storedAt(log, position)
  if (!fact) return undefined
  const on = dayOf(fact.recordedAt)
  const since = releaseBefore(reader, mission, position)
  const text = canonicalise(yield* releaseFigures(reader, { mission, position, on, since }))
  return { sha256: hash('sha256', text), on, ...(since !== undefined && { since }), software }
}

/** The position of the last release for everybody that was published before, at or below that position. */
function releaseBefore(reader: FactReader, mission: string, position: number): number | undefined {
  const positions = reader
    .ofMission(mission, 'release')
    .flatMap(id => reader.facts<ReleaseFact>(`release-${id}`))
    .flatMap(fact =>
      fact.type === 'release-published' && fact.data.audience !== 'mission' ? [fact.data.position] : [],
    )
    .filter(each => each <= position)
  return positions.length === 0 ? undefined : Math.max(...positions)
}
