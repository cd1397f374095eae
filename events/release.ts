/** The life of a release, a name for a pin that never changes: published, and mended by errata. */
import { z } from 'zod'
import { defineFact } from './fact.ts'
import { cell, id, knowledge, period, text } from './shapes.ts'

export const releaseShape = {
  mission: id,
  title: text,
  /** For everybody (the default), or for those with a role in the mission alone. */
  audience: z.enum(['public', 'mission']).optional(),
  embargoUntil: knowledge.optional(),
}
export const releasePublished = defineFact(
  'release-published',
  1,
  z.strictObject({ ...releaseShape, position: z.int().min(0) }),
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
