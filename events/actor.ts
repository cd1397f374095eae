/** The life of an actor: registered, renamed, merged into another, split into several. */
import { z } from 'zod'
import { defineFact } from './fact.ts'
import { id, name, period } from './shapes.ts'

export const sectors = ['public', 'private', 'civil', 'academia', 'user'] as const
export const levels = ['state', 'county', 'municipality', 'eu', 'international', 'none'] as const

export const actorShape = {
  name,
  sector: z.enum(sectors),
  level: z.enum(levels),
  organisationNumber: z
    .string()
    .regex(/^[0-9A-Za-z-]{4,30}$/, 'must be 4–30 digits, letters or “-”')
    .optional(),
  /** ISO 3166-1 alpha-2. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a country code of two capital letters, such as NO')
    .optional(),
  disciplines: z.array(name).max(50).optional(),
}
export const actorRegistered = defineFact('actor-registered', 1, z.strictObject(actorShape))
export const renamingShape = { name, from: period }
export const actorRenamed = defineFact('actor-renamed', 1, z.strictObject(renamingShape))
export const mergingShape = { into: id, from: period }
export const actorMerged = defineFact('actor-merged', 1, z.strictObject(mergingShape))
export const splittingShape = { into: z.array(id).min(2).max(50), from: period }
export const actorSplit = defineFact('actor-split', 1, z.strictObject(splittingShape))

export const actorFacts = [actorRegistered, actorRenamed, actorMerged, actorSplit] as const
