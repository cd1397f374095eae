/**
 * Which figures wait for approval before everybody sees them (rule 7)? Those recorded while sign-off is asked for, and a new vintage
 * from a bound source for a locked period. The one meaning of it, for the rules that record figures and for the views that show them.
 */
import type { IndicatorFact } from './catalogue.ts'
import { type Period, parsePeriod } from './period.ts'

/** What decides it, as the facts of an indicator have it up to one of them. */
export interface ApprovalTerms {
  /** Whether sign-off is asked for. */
  required: boolean
  /** Whether the indicator is bound to a source. */
  isBound: boolean
  /** Periods that end by then (decimal year) are locked. */
  lockedUntil: number
  /** The periods that were reopened since: when each ends (decimal year), by its key. */
  readonly reopened: Map<string, number>
}

export const noApprovalTerms = (): ApprovalTerms => ({
  required: false,
  isBound: false,
  lockedUntil: Number.NEGATIVE_INFINITY,
  reopened: new Map(),
})

/** Whether a period ends by then (decimal years). */
const isBy = (end: number, until: number): boolean => end <= until + 1e-9

type Changes = {
  readonly [N in IndicatorFact['type']]?: (
    terms: ApprovalTerms,
    data: Extract<IndicatorFact, { readonly type: N }>['data'],
  ) => void
}

const changes: Changes = {
  'indicator-defined': (terms, { signOff }) => {
    terms.required = signOff ?? false
  },
  'sign-off-changed': (terms, { required }) => {
    terms.required = required
  },
  'source-bound': terms => {
    terms.isBound = true
  },
  'source-unbound': terms => {
    terms.isBound = false
  },
  'period-locked': (terms, { through }) => {
    const until = parsePeriod(through).reference
    terms.lockedUntil = Math.max(terms.lockedUntil, until)
    for (const [key, end] of terms.reopened) if (isBy(end, until)) terms.reopened.delete(key)
  },
  'period-reopened': (terms, { period }) => {
    const { key, reference } = parsePeriod(period)
    terms.reopened.set(key, reference)
  },
}

type AnyChange = Readonly<Record<string, ((terms: ApprovalTerms, data: unknown) => void) | undefined>>

/** Takes in what a fact, the next in recording order, changes of the terms. */
export const noteTerms = (terms: ApprovalTerms, { type, data }: Pick<IndicatorFact, 'type' | 'data'>): void =>
  (changes as AnyChange)[type]?.(terms, data)

/** Whether a period is locked. */
export const isLocked = (
  { lockedUntil, reopened }: ApprovalTerms,
  { reference, key }: Pick<Period, 'reference' | 'key'>,
): boolean => isBy(reference, lockedUntil) && !reopened.has(key)

/** Whether every period up to one and with it is locked, so that locking them again would change nothing. */
export const isLockedThrough = (
  { lockedUntil, reopened }: ApprovalTerms,
  { reference }: Pick<Period, 'reference'>,
): boolean => isBy(reference, lockedUntil) && ![...reopened.values()].some(end => isBy(end, reference))

/** Whether a figure that is recorded now waits for approval. */
export const waitsForApproval = (terms: ApprovalTerms, period: Pick<Period, 'reference' | 'key'>): boolean =>
  terms.required || (terms.isBound && isLocked(terms, period))
