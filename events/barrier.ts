/** The life of a barrier within a mission: raised, escalated, answered. */
import { z } from 'zod'
import { defineFact } from './fact.ts'
import { day, id, name, text } from './shapes.ts'

export const barrierKinds = [
  'law',
  'funding',
  'incentive',
  'data-sharing',
  'competence',
  'conflicting-goals',
  'risk',
] as const
export const barrierShape = {
  barrier: id,
  kind: z.enum(barrierKinds),
  text,
  goals: z.array(id).min(1).max(50).optional(),
  accountable: name.optional(),
  due: day.optional(),
}
export const barrierRaised = defineFact('barrier-raised', 1, z.strictObject(barrierShape))
export const escalationShape = { barrier: id, to: name }
export const barrierEscalated = defineFact('barrier-escalated', 1, z.strictObject(escalationShape))
export const barrierAnswerShape = { barrier: id, outcome: z.enum(['removed', 'accepted', 'refused']), text }
export const barrierAnswered = defineFact('barrier-answered', 1, z.strictObject(barrierAnswerShape))

export const barrierFacts = [barrierRaised, barrierEscalated, barrierAnswered] as const
