/** Every kind of fact there is. The union type is computed from this list, and every stored fact is read through it. */
import { accessFacts } from './access.ts'
import { actorFacts } from './actor.ts'
import { auditFacts } from './audit.ts'
import { barrierFacts } from './barrier.ts'
import { commentaryFacts } from './commentary.ts'
import { decisionFacts } from './decision.ts'
import { type Fact, type FactOf, type Metadata, type ReadableKind, type Recorded, upcast } from './fact.ts'
import { indicatorFacts } from './indicator.ts'
import { learningLoopFacts } from './learning-loop.ts'
import { membershipFacts } from './membership.ts'
import { missionFacts } from './mission.ts'
import { observationFacts } from './observation.ts'
import { portfolioFacts } from './portfolio.ts'
import { projectFacts } from './project.ts'
import { releaseFacts } from './release.ts'
import { signOffFacts } from './sign-off.ts'
import { strikeFacts } from './strike.ts'

/** The kinds of fact by the thing whose life they belong to: the first words of the stream’s name. */
export const lives = {
  mission: [...missionFacts, ...membershipFacts, ...barrierFacts, ...commentaryFacts, ...strikeFacts],
  indicator: [...indicatorFacts, ...signOffFacts, ...commentaryFacts, ...strikeFacts],
  portfolio: [...portfolioFacts, ...strikeFacts],
  project: [...projectFacts, ...strikeFacts],
  decision: [...decisionFacts, ...strikeFacts],
  'learning-loop': [...learningLoopFacts, ...strikeFacts],
  actor: [...actorFacts, ...strikeFacts],
  release: [...releaseFacts, ...strikeFacts],
  observation: [...observationFacts, ...strikeFacts],
  access: accessFacts,
  audit: auditFacts,
} as const

export type Life = keyof typeof lives

const lifeNames = Object.keys(lives) as Life[]

/** The life a stream of a log is of: `learning-loop` of `learning-loop-x`. */
export const lifeOf = (stream: string): Life =>
  lifeNames.find(life => stream === life || stream.startsWith(`${life}-`)) as Life

/** The facts of one life. */
export type FactsOf<L extends Life> = FactOf<(typeof lives)[L][number]>
export type MissionFact = FactsOf<'mission'>
export type IndicatorFact = FactsOf<'indicator'>
export type PortfolioFact = FactsOf<'portfolio'>
export type ProjectFact = FactsOf<'project'>
export type DecisionFact = FactsOf<'decision'>
export type LearningLoopFact = FactsOf<'learning-loop'>
export type ActorFact = FactsOf<'actor'>
export type ReleaseFact = FactsOf<'release'>
export type ObservationFact = FactsOf<'observation'>
export type AccessFact = FactsOf<'access'>
export type AuditFact = FactsOf<'audit'>
export type AnyFact = FactsOf<Life>
export type FactName = AnyFact['type']

/** Every kind of fact. */
export const kinds: readonly ReadableKind[] = Object.values(lives).flat()
/** Names of all kinds of fact, each once. */
export const factNames: readonly FactName[] = [
  ...new Set(Object.values(lives).flatMap(kinds => kinds.map(kind => kind.factName))),
]

/** The measurement facts: they fold by (knownFrom, position); all others keep recording order. */
export const measurementNames: ReadonlySet<string> = new Set([
  'indicator-measured',
  'measurement-corrected',
  'measurement-withdrawn',
])

/** A stored fact cannot be read: unknown kind, newer schema, or data that does not fit the schema. It is never skipped. */
export class UnreadableFact extends Error {
  override name = 'UnreadableFact'
}

/** What a log stores of a fact; the rows of a log have this shape. */
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
 * Makes the reader of facts of these kinds. Data of the present version was checked before it was recorded and is
 * trusted; older data is upcast and checked against today’s schema. The reader throws `UnreadableFact`. Other ways of reading
 * the texts of the data and the metadata may be given.
 */
export function readerOf<F extends Fact>(
  kinds: Iterable<ReadableKind>,
  { readData = JSON.parse as (text: string) => unknown, readMetadata = metadataIn } = {},
): (stored: Stored) => Recorded<F> {
  const byName = new Map([...kinds].map(kind => [kind.factName, kind]))

  return stored => {
    const kind = byName.get(stored.type)
    if (!kind) throw unreadable(stored, 'is of a kind that this release does not know')
    if (stored.version > kind.version)
      throw unreadable(stored, `was written by a newer release; this one reads versions up to ${kind.version}`)
    try {
      const written = requireObject(readData(stored.data))
      const data = stored.version === kind.version ? written : kind.schema.parse(upcast(kind, stored.version, written))
      const { id, stream, revision, position, recordedAt, knownFrom } = stored
      const meta = readMetadata(stored.meta)
      const { factName: type, version } = kind
      const read: Recorded = { type, version, data, id, stream, revision, position, recordedAt, knownFrom, meta }
      return read as Recorded<F>
    } catch (error) {
      throw unreadable(stored, `cannot be read: ${(error as Error).message}`, error)
    }
  }
}

const unreadable = ({ type, version, stream, position }: Stored, why: string, cause?: unknown): UnreadableFact =>
  new UnreadableFact(`fact ${position} (${type} v${version} of ${stream}) ${why}`, { cause })

function requireObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('the text is not a JSON object')
  return value as Record<string, unknown>
}

/** The metadata in a stored text. Throws where it is no JSON object. */
export const metadataIn = (text: string): Metadata => requireObject(JSON.parse(text)) as unknown as Metadata

/** Reads a stored fact of any kind there is, at its present version. Throws `UnreadableFact`. */
export const parse: (stored: Stored) => Recorded<AnyFact> = readerOf<AnyFact>(kinds)
