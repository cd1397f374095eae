/** The life of a decision: advised on, taken, its advice answered, reviewed, superseded. */
import { z } from 'zod'
import { defineFact } from './fact.ts'
import { cell, day, id, knowledge, name, period, prose, text } from './shapes.ts'

/** The figures that a decision or evidence rests on. */
export const restsOn = z.array(z.strictObject({ indicator: id, period, cell: cell.optional() })).max(200)
/** What the makers of a decision saw: a position of the log and a knowledge date; reconstructed where the log did not exist yet, assumed where nobody stated it. */
export const evidencePinShape = {
  seenPosition: z.int().min(-1),
  seenAsOf: knowledge,
  reconstructed: z.boolean(),
  assumed: z.boolean(),
}

export const adviceShape = {
  mission: id,
  body: name,
  question: text,
  method: text.optional(),
  participants: z
    .strictObject({
      count: z.int().min(0),
      ageFrom: z.int().min(0).max(150).optional(),
      ageTo: z.int().min(0).max(150).optional(),
    })
    .optional(),
  advice: text,
  respondBy: day.optional(),
}
export const adviceGiven = defineFact('advice-given', 1, z.strictObject(adviceShape))

export const decisionShape = {
  mission: id,
  body: name,
  question: text,
  alternatives: z.array(text).min(1).max(50),
  chosen: text,
  rationale: text,
  decidedOn: day,
  affects: z
    .array(
      z.strictObject({
        thing: z.enum(['mission', 'goal', 'indicator', 'portfolio', 'project', 'barrier', 'actor', 'learning-loop']),
        id,
      }),
    )
    .max(200)
    .optional(),
  restsOn: restsOn.optional(),
  /** What the decision is expected to change, and by when: typed, so that it can be compared with what happened. */
  expects: z
    .array(z.strictObject({ indicator: id, by: period, change: z.union([z.number(), prose]) }))
    .max(50)
    .optional(),
  reviewOn: day.optional(),
  dissent: text.optional(),
  caseReference: name.optional(),
  accountable: name.optional(),
  /** Recorded by the secretary of the body: stated only, until it is confirmed. */
  minutes: z.boolean().optional(),
}
export const decisionTaken = defineFact('decision-taken', 1, z.strictObject({ ...decisionShape, ...evidencePinShape }))
export const answerShape = { outcome: z.enum(['followed', 'partly', 'not-followed']), why: text }
export const adviceAnswered = defineFact('advice-answered', 1, z.strictObject(answerShape))
export const reviewShape = { finding: text, by: name }
export const decisionReviewed = defineFact('decision-reviewed', 1, z.strictObject(reviewShape))
export const decisionSuperseded = defineFact('decision-superseded', 1, z.strictObject({ by: id }))

/** Minutes of a body’s decision that a secretary recorded become its decision when the partnership confirms them (rule 13b2). */
export const decisionConfirmed = defineFact('decision-confirmed', 1, z.strictObject({ by: name }))
export const answerReceivedShape = { verdict: z.enum(['good', 'unclear', 'not-answered']), text }
export const answerReceived = defineFact('answer-received', 1, z.strictObject(answerReceivedShape))
/** What figures changed since is answered for: the flag of every change up to a position goes out (rule 13). */
export const acknowledgementShape = {
  outcome: z.enum(['stands', 'changes', 'withdrawn']),
  why: text,
  by: name,
  /** The last position that its maker had read. */
  upTo: z.int().min(0),
}
export const evidenceAcknowledged = defineFact('evidence-acknowledged', 1, z.strictObject(acknowledgementShape))

export const decisionFacts = [
  adviceGiven,
  decisionTaken,
  decisionConfirmed,
  adviceAnswered,
  answerReceived,
  decisionReviewed,
  evidenceAcknowledged,
  decisionSuperseded,
] as const
