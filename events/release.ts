/** The life of a release, a name for a pin that never changes: published, and mended by errata. */
import { z } from 'zod'
import { defineFact } from './fact.ts'

import { cell, day, id, knowledge, period, text } from './shapes.ts'

export const releaseShape = {
  mission: id,
  title: text,
  /** For everybody (the default), or for those with a role in the mission alone. */
  audience: z.enum(['public', 'mission']).optional(),
  embargoUntil: knowledge.optional(),
}
/** A promise about the figures of a release: that they can be computed again from the facts, to the byte. */
export const figuresDigest = z.strictObject({
  /** SHA-256 (hex) of their canonical JSON. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The day they are assessed for. */
  on: day,
  /** Position of the release before, if there was one. */
  since: z.int().min(0).optional(),
  /** Version of the software that computed them. */
  software: z.string().max(40),
})
export const releasePublished = defineFact(
  'release-published',
  1,
  z.strictObject({ ...releaseShape, position: z.int().min(0), figures: figuresDigest.optional() }),
)

export const erratumShape = {
  text,
  /** The figures that the release says otherwise than they are. */
  figures: z
    .array(z.strictObject({ indicator: id, period, cell: cell.optional() }))
    .min(1)
    .max(1000)
    .optional(),
}
export const erratumPublished = defineFact('erratum-published', 1, z.strictObject(erratumShape))

export const releaseFacts = [releasePublished, erratumPublished] as const
