/** The life of a learning loop: opened with a hypothesis, evidence noted, insight recorded, closed with a conclusion, reopened. */
import { z } from 'zod'
import { evidenceAcknowledged, evidencePinShape, restsOn } from './decision.ts'
import { defineFact } from './fact.ts'
import { day, id, name, number, period, text } from './shapes.ts'

export const loopShape = {
  mission: id,
  question: text,
  hypothesis: text,
  expects: z.strictObject({ indicator: id.optional(), change: number.optional(), by: period.optional(), text }),
  reviewOn: day,
  indicators: z.array(id).max(100).optional(),
  projects: z.array(id).max(100).optional(),
  comparison: text.optional(),
}
export const learningLoopOpened = defineFact('learning-loop-opened', 1, z.strictObject(loopShape))
export const evidenceShape = { text, restsOn: restsOn.optional() }
export const evidenceNoted = defineFact('evidence-noted', 1, z.strictObject({ ...evidenceShape, ...evidencePinShape }))
export const insightShape = { text, by: name }
export const insightRecorded = defineFact('insight-recorded', 1, z.strictObject(insightShape))
export const closingShape = { conclusion: text, consequence: z.strictObject({ decision: id.optional(), text }) }
export const learningLoopClosed = defineFact('learning-loop-closed', 1, z.strictObject(closingShape))
export const learningLoopReopened = defineFact('learning-loop-reopened', 1, z.strictObject({}))

export const learningLoopFacts = [
  learningLoopOpened,
  evidenceNoted,
  insightRecorded,
  evidenceAcknowledged,
  learningLoopClosed,
  learningLoopReopened,
] as const
