/** An exception: something that an auditor should look at, with the rule that finds it and the facts it is about. */
import { z } from 'zod'
import type { Shaped } from '../../base/shaped.ts'

/** The rules that find exceptions, in the order in which they are listed. */
export const exceptionRules = [
  'own-figures-approved',
  'target-weakened-while-failing',
  'failing-indicator-dropped',
  'mandate-not-on-record',
  'pin-after-decision',
  'correction-unanswered',
  'recorded-late',
  'period-never-reported',
  'changed-before-release',
  'role-without-grant',
  'recorded-by-local-door',
  'key-of-several-principals',
  'excluding-roles',
  'admin-who-grants',
  'reason-repeated',
] as const
export type ExceptionRule = (typeof exceptionRules)[number]

/** At most so many positions are listed in a row; `count` says how many there are. */
const MOST_LISTED = 200

export const exceptionShape = z.strictObject({
  rule: z.enum(exceptionRules),
  facts: z.array(z.int()).max(MOST_LISTED).describe(`Positions of the facts it is about, the first ${MOST_LISTED}.`),
  count: z.int().describe('How many facts it is about.'),
  text: z.string().describe('What was found, in plain words.'),
})
export type Exception = Shaped<typeof exceptionShape>

/** An exception about facts, by their positions. */
export const exception = (rule: ExceptionRule, facts: readonly number[], text: string): Exception => ({
  rule,
  facts: facts.slice(0, MOST_LISTED),
  count: facts.length,
  text,
})
