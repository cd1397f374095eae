/**
 * The life of a log as evidence: its signing key was replaced, the log went on from an earlier state than one it had signed,
 * or the access log of a node was anchored in it.
 */
import { z } from 'zod'
import { defineFact } from './fact.ts'

const vkey = z.string().min(1).max(400)
/** A signed note, as it was signed. */
const note = z.string().min(1).max(20_000)

export const signingKeyRotated = defineFact(
  'signing-key-rotated',
  1,
  z.strictObject({
    /** Public keys as C2SP signed notes write them, before and from now on. */
    from: vkey,
    to: vkey,
    /** A text that names both keys and the log, signed by both; where the old key is lost, by the new one alone. */
    note,
    lost: z.literal(true).optional(),
  }),
)
export const logForked = defineFact(
  'log-forked',
  1,
  z.strictObject({
    /** The name under which checkpoints are signed from here on, and how many forks there have been. */
    origin: z.string().min(1).max(250),
    fork: z.int().min(1),
    /** The newest checkpoint that the log does not continue, where there is one. */
    checkpoint: note.optional(),
  }),
)

export const accessLogAnchored = defineFact(
  'access-log-anchored',
  1,
  z.strictObject({
    /** Which access log: each node keeps its own. */
    node: z.string().min(1).max(64),
    /** How many rows its chain had, and the hash of the last one. */
    rows: z.int().min(1),
    head: z.string().regex(/^[0-9a-f]{64}$/),
  }),
)

export const auditFacts = [signingKeyRotated, logForked, accessLogAnchored] as const
