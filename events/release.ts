/** The life of a release, a name for a pin that never changes: published. */
import { z } from 'zod'
import { defineFact } from './fact.ts'
import { id, knowledge, text } from './shapes.ts'

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

export const releaseFacts = [releasePublished] as const
