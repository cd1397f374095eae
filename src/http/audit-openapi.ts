/** OpenAPI descriptions of the addresses below `/audit`. */

import type { FastifySchema } from 'fastify'
import { z } from 'zod'
import { SAMPLE_METHOD } from '../audit/sample/sample.ts'
import { json, security } from './openapi.ts'
import { statuses } from './problem.ts'
import { always, ofQuestions, problemsOf } from './problem-answers.ts'

const hash = z.string().describe('32 bytes in base64.')
const proof = z.array(hash)
const forAnybody = problemsOf([...always.filter(code => code !== 'unauthenticated'), 'unknown-address', 'damaged'])

const keyShape = z.object({
  origin: z.string().describe('The name of the log in its checkpoints.'),
  key: z.string().describe('The public key that checkpoints are signed with, as C2SP signed-note writes it.'),
  former: z.array(z.string()).describe('Keys that signed before it was replaced, or under another name of the log.'),
})

/** Describes the key. */
export const auditKeySchema: FastifySchema = {
  operationId: 'audit-key',
  tags: ['audit'],
  summary: 'The public key of the log. Anybody may ask; with Accept: text/plain, the key alone.',
  response: {
    [statuses.ok]: {
      description: 'The key.',
      content: { 'application/json': { schema: keyShape }, 'text/plain': { schema: z.string() } },
    },
    ...forAnybody,
  },
}

/** Describes an answer that is a text. With a query it needs a key. */
export const textSchema = (operationId: string, summary: string, querystring?: z.ZodType): FastifySchema => ({
  operationId,
  tags: ['audit'],
  summary,
  ...(querystring && { querystring, security }),
  response: {
    [statuses.ok]: { description: summary, content: { 'text/plain': { schema: z.string() } } },
    ...(querystring ? ofQuestions : forAnybody),
  },
})

const inclusionShape = z.object({
  position: z.int(),
  size: z.int().describe('Number of facts that the checkpoint covers.'),
  leaf: z.string().describe('The leaf: canonical JSON. Its hash is the SHA-256 of a byte 0 and this text in UTF-8.'),
  leafHash: hash,
  root: hash,
  proof,
  checkpoint: z.string().describe('Signed note (C2SP tlog-checkpoint).'),
  cosigned: z
    .array(z.object({ witness: z.string(), at: z.string() }))
    .describe('The witnesses that had seen the log with this fact, and when.'),
})

/** Describes the proof that a fact is in the log. */
export const inclusionSchema = (querystring: z.ZodType): FastifySchema => ({
  operationId: 'audit-inclusion',
  tags: ['audit'],
  summary: 'The leaf of a fact, and the proof (RFC 6962) that it is in the log. For whoever sees the fact.',
  security,
  querystring,
  response: { [statuses.ok]: json(inclusionShape, 'Leaf, proof and checkpoint.'), ...ofQuestions },
})

const consistencyShape = z.object({ from: z.int(), to: z.int(), fromRoot: hash, toRoot: hash, proof })

/** Describes the proof that the log only grew. */
export const consistencySchema = (querystring: z.ZodType): FastifySchema => ({
  operationId: 'audit-consistency',
  tags: ['audit'],
  summary:
    'The proof (RFC 6962) that the first facts of the log were not changed while it grew. Anybody may ask. The tree is at tile/<level>/<index> too (C2SP tlog-tiles).',
  querystring,
  response: { [statuses.ok]: json(consistencyShape, 'Both roots, and the proof.'), ...forAnybody },
})

/** Describes bundles. */
export const bundleSchema = (querystring: z.ZodType): FastifySchema => ({
  operationId: 'audit-bundle',
  tags: ['audit'],
  summary:
    'A bundle to check offline: the facts of a mission, or of the whole log, with all that proves them. For auditors.',
  security,
  querystring,
  response: {
    [statuses.ok]: {
      description: 'A tar file; VERIFY.md in it says how it is checked.',
      content: { 'application/x-tar': { schema: z.string() } },
    },
    ...ofQuestions,
  },
})

const sampleShape = z.object({
  method: z.literal(SAMPLE_METHOD).describe('How facts are drawn; it is described in VERIFY.md of every bundle.'),
  mission: z.string().nullable(),
  n: z.int(),
  seed: z.string(),
  seedFrom: z
    .object({ size: z.int(), root: hash, witness: z.string(), at: z.int().describe('Milliseconds since 1970.') })
    .nullable()
    .describe('The cosigned checkpoint whose root is the seed; null: the seed was given.'),
  position: z.int().describe('The last position that could be drawn.'),
  ...{ type: z.string().nullable(), from: z.string().nullable(), to: z.string().nullable(), stratify: z.boolean() },
  strata: z.array(
    z.object({
      stratum: z.string(),
      facts: z.int().describe('How many could be drawn.'),
      hundredths: z.string().nullable().describe('The money they hold, in hundredths of the currency.'),
      drawn: z.int(),
    }),
  ),
  rows: z.array(
    z.object({
      position: z.int(),
      ...{ id: z.string(), type: z.string(), stream: z.string(), revision: z.int() },
      ...{ recordedAt: z.string(), knownFrom: z.string(), leafHash: z.string().describe('Hex.') },
      meta: z.record(z.string(), z.unknown()),
      data: z.record(z.string(), z.unknown()),
      stratum: z.string(),
      ticket: z.string().nullable().describe('SHA-256 of `<seed>,<position>`, hex; null where money is drawn.'),
      units: z.int().nullable().describe('How many of the money units drawn it holds; null where facts are drawn.'),
    }),
  ),
})

/** Describes samples. */
export const sampleSchema = (querystring: z.ZodType): FastifySchema => ({
  operationId: 'audit-sample',
  tags: ['audit'],
  summary:
    'A sample of facts that anybody draws again from the same seed and position; of funding by its money. With Accept: text/csv, a working paper. For auditors.',
  security,
  querystring,
  response: {
    [statuses.ok]: json(sampleShape, 'The facts drawn, and all that is needed to draw them again.'),
    ...ofQuestions,
  },
})
