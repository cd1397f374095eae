/** What was recorded in error is struck: it no longer counts, and stays on the record as struck. A fact of every life but access. */
import { z } from 'zod'
import { defineFact } from './fact.ts'

export const factStruck = defineFact(
  'fact-struck',
  1,
  z.strictObject({
    /** Position of the fact that is struck, and its kind. */
    position: z.int().min(0),
    kind: z.string().min(1).max(63),
  }),
)

export const strikeFacts = [factStruck] as const
