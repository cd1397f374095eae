/** A fact as it was recorded: whole, with who, when and on what mandate, and its data byte for byte. */
import { z } from 'zod'
import type { Metadata } from '../../events/fact.ts'
import { evidence } from '../../events/shapes.ts'
import type { StoredFact } from '../log/log.ts'

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
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Fact' })

/** A stored fact as JSON. */
export function factJson(fact: StoredFact): string {
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
  })
  return `${head.slice(0, -1)},"data":${fact.data}}`
}
