/** The life of a project or another measure: registered, led through stages, claimed to contribute, funded, ended. */
import { z } from 'zod'
import { defineFact } from './fact.ts'
import { id, name, number, period, share, text } from './shapes.ts'

/** Measures beside projects: a mission is more than a project portfolio. */
export const projectKinds = ['project', 'experiment', 'regulation', 'procurement', 'funding', 'research'] as const
export const stages = ['idea', 'experiment', 'pilot', 'scaling', 'embedded', 'stopped'] as const
export type Stage = (typeof stages)[number]

export const projectShape = {
  title: text,
  kind: z.enum(projectKinds),
  lead: name,
  stage: z.enum(stages),
  summary: text.optional(),
}
export const projectRegistered = defineFact('project-registered', 1, z.strictObject(projectShape))
export const stageShape = { stage: z.enum(stages), on: period }
export const projectStageChanged = defineFact('project-stage-changed', 1, z.strictObject(stageShape))

/** A claimed contribution: to which goal or indicator of a mission, and by which theory of change. */
export const contributionShape = {
  contribution: id,
  to: z.union([z.strictObject({ goal: id }), z.strictObject({ indicator: id })]),
  mission: id,
  from: period,
  theory: text,
  /** Share of the change that is claimed, 0 to 1. */
  share: share.optional(),
  expected: z.strictObject({ value: number, period }).optional(),
}
export const contributionClaimed = defineFact('contribution-claimed', 1, z.strictObject(contributionShape))
export const verdictShape = { contribution: id, verdict: z.enum(['none', 'weak', 'plausible', 'strong']), by: name }
export const contributionAssessed = defineFact('contribution-assessed', 1, z.strictObject(verdictShape))
export const contributionWithdrawn = defineFact('contribution-withdrawn', 1, z.strictObject({ contribution: id }))

export const fundingShape = {
  amount: number.min(0),
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency code of three capital letters, such as NOK'),
  funder: name,
  instrument: name,
  purpose: z.enum(['measure', 'innovation', 'research']),
  from: period,
  to: period.optional(),
  status: z.enum(['announced', 'committed', 'paid']),
}
export const fundingCommitted = defineFact('funding-committed', 1, z.strictObject(fundingShape))
export const endingShape = { on: period, outcome: text, lessons: text }
export const projectEnded = defineFact('project-ended', 1, z.strictObject(endingShape))

export const projectFacts = [
  projectRegistered,
  projectStageChanged,
  contributionClaimed,
  contributionAssessed,
  contributionWithdrawn,
  fundingCommitted,
  projectEnded,
] as const
