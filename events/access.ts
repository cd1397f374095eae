/** The life of access: keys issued and revoked, grants given and withdrawn. Of a key only the SHA-256 is stored. */
import { z } from 'zod'
import { defineFact } from './fact.ts'
import { id, knowledge, name } from './shapes.ts'

export const roles = ['operative', 'partnership', 'participation', 'evaluator', 'auditor', 'admin'] as const
export type Role = (typeof roles)[number]

export const principal = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9:._@-]{0,126}$/,
    'must be 1–127 letters, digits or : . _ @ -, beginning with a letter or digit',
  )
export const keyShape = { principal, organisation: name, name, expires: knowledge.optional() }
export const keyIssued = defineFact(
  'key-issued',
  1,
  z.strictObject({ key: id, ...keyShape, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
)
export const keyRevoked = defineFact('key-revoked', 1, z.strictObject({ key: id }))

const ids = z.array(id).min(1).max(1000)
export const scope = z
  .strictObject({
    indicators: ids.optional(),
    /** Cells by dimension: the codes that may be written. */
    cells: z
      .record(z.string().max(63), z.array(z.string().max(80)).min(1))
      .refine(cells => Object.keys(cells).length > 0, 'must name a dimension, or be left out')
      .optional(),
    projects: ids.optional(),
  })
  .refine(
    ({ indicators, cells, projects }) => [indicators, cells, projects].some(given => given !== undefined),
    'must name indicators, cells or projects; for the whole mission leave scope out',
  )
export const grantShape = {
  principal,
  role: z.enum(roles),
  mission: id.or(z.literal('*')),
  scope: scope.optional(),
  from: knowledge.optional(),
  until: knowledge.optional(),
}
/** Of the grants that the first key of an installation begins with: no rule has judged them. */
export const setup = z.literal(true).optional()
export const grantGiven = defineFact('grant-given', 1, z.strictObject({ grant: id, ...grantShape, setup }))
export const grantWithdrawn = defineFact('grant-withdrawn', 1, z.strictObject({ grant: id }))

export const accessFacts = [keyIssued, keyRevoked, grantGiven, grantWithdrawn] as const
