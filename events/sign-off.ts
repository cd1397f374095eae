/** Sign-off of an indicator’s figures (rule 7): asked for or not, submitted, returned, approved; periods locked and reopened. */
import { z } from 'zod'
import { defineFact } from './fact.ts'
import { cell, period } from './shapes.ts'

/** Which figures: all of the periods, or those of the cells among them. */
export const chosenFigures = {
  periods: z.array(period).min(1).max(1000),
  cells: z.array(cell).min(1).max(10_000).optional(),
}
export const signOffChanged = defineFact('sign-off-changed', 1, z.strictObject({ required: z.boolean() }))
export const figuresSubmitted = defineFact('figures-submitted', 1, z.strictObject(chosenFigures))
export const figuresReturned = defineFact('figures-returned', 1, z.strictObject(chosenFigures))
export const figuresApproved = defineFact('figures-approved', 1, z.strictObject(chosenFigures))
export const periodLocked = defineFact('period-locked', 1, z.strictObject({ through: period }))
export const periodReopened = defineFact('period-reopened', 1, z.strictObject({ period }))

export const signOffFacts = [
  signOffChanged,
  figuresSubmitted,
  figuresReturned,
  figuresApproved,
  periodLocked,
  periodReopened,
] as const

/** Where a figure stands on its way to approval; one that is approved, or was never asked to be, has left it. */
export const signOffSteps = ['recorded', 'submitted', 'returned'] as const
export type SignOffStep = (typeof signOffSteps)[number]
