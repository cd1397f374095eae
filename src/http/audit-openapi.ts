/** OpenAPI descriptions of the addresses below `/audit`. */

import type { FastifySchema } from 'fastify'
import { z } from 'zod'
import { always, json, ofQuestions, problemsOf, security } from './openapi.ts'
import { statuses } from './problem.ts'

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
  response: { [statuses.ok]: json(keyShape, 'The key.'), ...forAnybody },
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
