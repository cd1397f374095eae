/** Every kind of fact there is; the union type is computed from this list, and every stored fact is read through it. */
import * as access from './access.ts'
import { type Fact, type FactKind, type FactOf, type Metadata, type Recorded, upcast } from './fact.ts'
import * as indicator from './indicator.ts'
import * as mission from './mission.ts'
import * as release from './release.ts'

/** The kinds of fact, by whose life they belong to (the first word of the stream's name). */
export const lives = {
  mission: [
    mission.missionProposed,
    mission.missionDeclared,
    mission.missionRevised,
    mission.phaseBegun,
    mission.criterionAssessed,
    mission.capabilityAssessed,
    mission.goalSet,
    mission.goalAdopted,
    mission.goalRevised,
    mission.goalRetired,
    mission.bodyFormed,
    mission.bodyDissolved,
    mission.missionConcluded,
  ],
  indicator: [
    indicator.indicatorDefined,
    indicator.indicatorAssigned,
    indicator.indicatorRedefined,
    indicator.baselineSet,
    indicator.baselineReestimated,
    indicator.targetSet,
    indicator.targetRevised,
    indicator.indicatorMeasured,
    indicator.measurementCorrected,
    indicator.measurementWithdrawn,
    indicator.measurementDisputed,
    indicator.disputeResolved,
    indicator.indicatorRetired,
  ],
  release: [release.releasePublished],
  access: [access.keyIssued, access.keyRevoked, access.grantGiven, access.grantWithdrawn],
} as const

export type Life = keyof typeof lives
/** The facts of one life. */
export type FactsOf<L extends Life> = FactOf<(typeof lives)[L][number]>
export type MissionFact = FactsOf<'mission'>
export type IndicatorFact = FactsOf<'indicator'>
export type ReleaseFact = FactsOf<'release'>
export type AccessFact = FactsOf<'access'>
export type AnyFact = FactsOf<Life>
export type FactName = AnyFact['type']

const kinds = new Map<string, FactKind<string, object>>(
  Object.values(lives).flatMap(life =>
    life.map(kind => [kind.factName, kind as unknown as FactKind<string, object>] as const),
  ),
)
/** Names of all kinds of fact. */
export const factNames: readonly string[] = [...kinds.keys()]

/** The measurement facts: they fold by (knownFrom, position); all others keep recording order. */
export const measurementNames: ReadonlySet<string> = new Set([
  'indicator-measured',
  'measurement-corrected',
  'measurement-withdrawn',
])

/** A stored fact can't be read: unknown kind, newer schema, or bytes that are no such fact. It is never skipped. */
export class UnreadableFact extends Error {
  override name = 'UnreadableFact'
}

/** What a log stores of a fact; the log's own rows have this shape. */
export interface Stored {
  readonly id: string
  readonly type: string
  readonly version: number
  readonly stream: string
  readonly revision: number
  readonly position: number
  readonly recordedAt: number
  readonly knownFrom: number
  readonly data: string
  readonly meta: string
}

/**
 * Reads a stored fact: lifts it to the present version. Data of the present version was checked before it was
 * recorded and is trusted; lifted data is checked against today's schema. Throws `UnreadableFact`.
 */
export function parse(stored: Stored): Recorded<AnyFact> {
  const kind = kinds.get(stored.type)
  const at = `fact ${stored.position} (${stored.type} v${stored.version} of ${stored.stream})`
  if (!kind) throw new UnreadableFact(`${at} is of a kind this release does not know`)
  if (stored.version > kind.version)
    throw new UnreadableFact(`${at} was written by a newer release, which knows v${stored.version}`)
  try {
    const written = JSON.parse(stored.data) as Record<string, unknown>
    const data = stored.version === kind.version ? written : kind.schema.parse(upcast(kind, stored.version, written))
    return recorded(
      stored,
      { type: kind.factName, version: kind.version, data } as Fact,
      JSON.parse(stored.meta) as Metadata,
    )
  } catch (error) {
    throw new UnreadableFact(`${at} can't be read: ${(error as Error).message}`)
  }
}

function recorded(stored: Stored, fact: Fact, meta: Metadata): Recorded<AnyFact> {
  const { id, stream, revision, position, recordedAt, knownFrom } = stored
  return { ...fact, id, stream, revision, position, recordedAt, knownFrom, meta } as Recorded<AnyFact>
}
