/** A fact as it was recorded: whole, with who, when and on what mandate, and its data byte for byte. */
import { z } from 'zod'
import type { Metadata } from '../../../events/fact.ts'
import { evidence } from '../../../events/shapes.ts'
import type { StreamReader } from '../../../projections/base/stream-reader.ts'
import { readsStruck, strikesUpTo } from '../../../projections/base/struck-facts.ts'
import type { Viewer } from '../../../projections/base/viewer.ts'
import type { StoredFact } from '../../log/log.ts'

export const factShape = z
  .object({
    id: z.string(),
    type: z.string(),
    version: z.int(),
    stream: z.string(),
    revision: z.int(),
    position: z.int(),
    mission: z.string().nullable(),
    recordedAt: z.string().describe('When it entered the log, UTC.'),
    knownFrom: z.string().describe('From when it was known: the last millisecond of what was given, UTC.'),
    knownFromGiven: z.string().optional().describe('The text given for knownFrom.'),
    principal: z.string(),
    organisation: z.string(),
    role: z.string(),
    key: z.string().optional().describe('Id of the API key with which it was recorded.'),
    door: z.literal('local').optional().describe('Recorded on the data directory itself, without a key.'),
    correlationId: z.string(),
    causationId: z.string().optional(),
    commandKey: z.string().optional().describe('The Idempotency-Key it was sent with.'),
    reason: z.string().optional(),
    decision: z.string().optional().describe('The mandate.'),
    evidence: evidence.optional(),
    struck: z
      .int()
      .optional()
      .describe(
        'Position of the fact that strikes it: it no longer counts, and its data, reason and evidence are shown to auditors of the mission alone.',
      ),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Fact' })

/** How a struck fact is shown: by which fact it was struck, and whether the reader reads what it said. */
export interface Struck {
  readonly by: number
  readonly isWhole: boolean
}

/** A stored fact as JSON. */
export function factJson(fact: StoredFact, struck?: Struck): string {
  const { id, type, version, stream, revision, position, mission, recordedAt, knownFrom } = fact
  const { knownFrom: knownFromGiven, ...said } = JSON.parse(fact.meta) as Metadata
  const head = JSON.stringify({
    id,
    type,
    version,
    stream,
    revision,
    position,
    mission,
    recordedAt: new Date(recordedAt).toISOString(),
    knownFrom: new Date(knownFrom).toISOString(),
    knownFromGiven,
    ...said,
    ...(struck && { struck: struck.by, ...(!struck.isWhole && { reason: undefined, evidence: undefined }) }),
  })
  return `${head.slice(0, -1)},"data":${struck && !struck.isWhole ? '{}' : fact.data}}`
}

/** Finds how each fact is shown to a viewer, if it was struck up to a position. */
export function struckFor(
  viewer: Viewer,
  reader: StreamReader,
  position: number,
): (fact: StoredFact) => Struck | undefined {
  const strikeOf = strikesUpTo(reader, position)
  return fact => {
    const by = strikeOf(fact)
    return by === undefined ? undefined : { by, isWhole: readsStruck(viewer, fact.mission) }
  }
}
