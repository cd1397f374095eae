/** What somebody says of how it goes with a mission, a goal, a project or an indicator, and is kept beside the figures. */
import { z } from 'zod'
import { defineFact } from './fact.ts'
import { id, period, text } from './shapes.ts'

export const commentaryKinds = ['explanation', 'risk', 'next-step'] as const

/** Of an indicator: about which period, if any one. */
export const indicatorCommentaryShape = { period: period.optional(), text, kind: z.enum(commentaryKinds) }

/** Of a mission: about one of its goals or projects, or about the whole. */
export const commentaryShape = {
  about: z
    .strictObject({ goal: id.optional(), project: id.optional() })
    .refine(({ goal, project }) => (goal === undefined) !== (project === undefined), {
      error: 'must name either a goal or a project',
    })
    .optional(),
  ...indicatorCommentaryShape,
}
export const commentaryWritten = defineFact('commentary-written', 1, z.strictObject(commentaryShape))

export const commentaryFacts = [commentaryWritten] as const
