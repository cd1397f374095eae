/** The life of an auditor’s observation: made about facts or things of a mission, answered, followed up, closed. */
import { z } from 'zod'
import { defineFact } from './fact.ts'
import { day, id, name, text } from './shapes.ts'

/** Things that an observation may be about. */
export const observableThings = [
  'mission',
  'goal',
  'body',
  'barrier',
  'indicator',
  'portfolio',
  'project',
  'decision',
  'learning-loop',
  'actor',
  'release',
] as const

/** What an observation is about: a fact, by its position, or a thing. */
export const observed = z.union(
  [z.strictObject({ position: z.int().min(0) }), z.strictObject({ thing: z.enum(observableThings), id })],
  { error: 'must be {position} of a fact, or {thing, id}' },
)

export const observationShape = {
  mission: id,
  about: z.array(observed).min(1).max(200),
  text,
  grade: z.enum(['remark', 'serious']),
  respondBy: day.optional(),
}
export const observationMade = defineFact('observation-made', 1, z.strictObject(observationShape))
export const observationAnswerShape = { text, by: name }
export const observationAnswered = defineFact('observation-answered', 1, z.strictObject(observationAnswerShape))
/** What was found when it was looked at again, and on which day. */
export const followUpShape = { text, on: day }
export const observationFollowedUp = defineFact('observation-followed-up', 1, z.strictObject(followUpShape))
export const observationClosed = defineFact('observation-closed', 1, z.strictObject({}))

export const observationFacts = [
  observationMade,
  observationAnswered,
  observationFollowedUp,
  observationClosed,
] as const
