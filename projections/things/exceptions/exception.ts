/** An exception: something that an auditor should look at, with the rule that finds it and the facts it is about. */
import { z } from 'zod'
import type { PeriodText } from '../../../events/period.ts'
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
  'far-from-witness-time',
] as const
export type ExceptionRule = (typeof exceptionRules)[number]

/** At most so many positions are listed in a row; `count` says how many there are. */
const MOST_LISTED = 200

export const exceptionShape = z.strictObject({
  rule: z.enum(exceptionRules),
  facts: z.array(z.int()).max(MOST_LISTED).describe(`Positions of the facts it is about, the first ${MOST_LISTED}.`),
  count: z.int().describe('How many facts it is about.'),
  text: z.string().describe('What was found, in plain words, in the language asked for.'),
})
export type Exception = Shaped<typeof exceptionShape>

/** How an indicator failed: behind its path, clearly short of its target by its pace, or less than a year before its date. */
export type Failing = 'behind' | 'clearly-short' | 'near-its-date'
/** How long after they were known facts were recorded, at the least. */
export type Lateness = 'ten-years' | 'a-year' | 'ninety-days' | 'thirty-days'

interface Findings {
  readonly 'own-figures': { readonly principal: string; readonly indicator: string }
  readonly 'target-weakened': { readonly indicator: string; readonly why: Failing }
  readonly 'indicator-dropped': {
    readonly indicator: string
    readonly how: 'retired' | 'off-goal' | 'off-key'
    readonly why: Failing
  }
  readonly 'unknown-decider': { readonly name: string }
  readonly 'unconfirmed-minutes': { readonly decision: string }
  readonly 'later-pin': {
    readonly decision: string
    readonly decidedOn: string
    readonly position: number
    readonly asOf: string
    readonly reconstructed: boolean
  }
  readonly unanswered: { readonly thing: 'decision' | 'learning-loop' | 'release'; readonly id: string }
  /** `before`: the next period that was reported; null: none was. */
  readonly gap: {
    readonly indicator: string
    readonly every: string
    readonly after: PeriodText
    readonly before: PeriodText | null
  }
  readonly 'changed-before-release': { readonly indicator: string; readonly release: number }
  readonly 'no-grant': { readonly principal: string; readonly role: string }
  readonly 'local-door': { readonly key: string | null }
  readonly 'shared-key': { readonly key: string; readonly principals: readonly string[] }
  readonly 'same-reason': { readonly count: number; readonly reason: string }
  readonly 'two-roles': {
    readonly principal: string
    /** Each with the grant that gives it. */
    readonly one: readonly [role: string, grant: string]
    readonly other: readonly [role: string, grant: string]
  }
  readonly 'gave-grants': { readonly principal: string; readonly count: number }
  readonly late: { readonly least: Lateness; readonly days: number }
  /** `before` the witnesses had seen the log without them, or `after` they had seen it with them. */
  readonly 'far-from-witness': { readonly when: 'before' | 'after'; readonly days: number }
}
export type FindingName = keyof Findings
/** What was found, by its name, with what a sentence about it needs. */
export type Finding = { readonly [Name in FindingName]: { readonly found: Name } & Findings[Name] }[FindingName]
/** What is found under a name. */
export type FindingOf<Name extends FindingName> = Findings[Name]

/** An exception without its text, which is made in the reader’s language. */
export interface FoundException extends Omit<Exception, 'text'> {
  readonly finding: Finding
}

/** An exception about facts, by their positions. */
export const exception = (rule: ExceptionRule, facts: readonly number[], finding: Finding): FoundException => ({
  rule,
  facts: facts.slice(0, MOST_LISTED),
  count: facts.length,
  finding,
})
