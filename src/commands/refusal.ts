/** Why was a command refused? The closed table of refusals: a code, whether something is missing or in conflict, and what it names. */
import { isDeepStrictEqual } from 'node:util'
import {
  type CodeOf,
  type Detail,
  type Message,
  message,
  type RefusalCode,
  type RefusalMessage,
  type RefusalParts,
  type RequestParts,
} from '../../events/refusals.ts'

export type { RefusalCode } from '../../events/refusals.ts'

/** Every code a rule may refuse with. `missing`: what is addressed does not exist; `conflict`: the present state does not allow it. */
export const refusals: Readonly<Record<RefusalCode, 'missing' | 'conflict'>> = {
  'unknown-thing': 'missing',
  'unknown-mission': 'missing',
  'unknown-goal': 'conflict',
  'unknown-key': 'conflict',
  'unknown-grant': 'conflict',
  'unknown-body': 'conflict',
  'unknown-dispute': 'conflict',
  'unknown-vintage': 'conflict',
  'unknown-position': 'conflict',
  'unknown-indicator': 'conflict',
  'unknown-project': 'conflict',
  'unknown-actor': 'conflict',
  'unknown-decision': 'conflict',
  'unknown-subject': 'conflict',
  'unknown-barrier': 'conflict',
  'unknown-contribution': 'conflict',
  'not-a-member': 'conflict',
  'other-mission': 'conflict',
  'portfolio-closed': 'conflict',
  'project-ended': 'conflict',
  'actor-ended': 'conflict',
  'already-taken': 'conflict',
  'not-strikable': 'conflict',
  'already-struck': 'conflict',
  'fact-in-use': 'conflict',
  'decided-earlier': 'conflict',
  'seen-after-decision': 'conflict',
  'not-taken': 'conflict',
  'already-superseded': 'conflict',
  'already-answered': 'conflict',
  'no-answer': 'conflict',
  'no-advice': 'conflict',
  'observation-closed': 'conflict',
  'loop-closed': 'conflict',
  'loop-open': 'conflict',
  'ends-before-it-begins': 'conflict',
  'not-yet': 'conflict',
  'already-exists': 'conflict',
  'already-declared': 'conflict',
  'already-in-phase': 'conflict',
  'already-adopted': 'conflict',
  'already-measured': 'conflict',
  'already-set': 'conflict',
  'already-revoked': 'conflict',
  'not-declared': 'conflict',
  'not-set': 'conflict',
  'not-measured': 'conflict',
  'mission-concluded': 'conflict',
  'goal-retired': 'conflict',
  'goal-in-use': 'conflict',
  'needs-decision': 'conflict',
  'goal-level': 'conflict',
  'indicator-retired': 'conflict',
  'known-in-future': 'conflict',
  'known-before-its-subject': 'conflict',
  'period-not-begun': 'conflict',
  'known-before-its-period': 'conflict',
  'needs-parts': 'conflict',
  'needs-status': 'conflict',
  'period-kind': 'conflict',
  'definition-contradiction': 'conflict',
  'break-order': 'conflict',
  'milestone-order': 'conflict',
  'unknown-cell': 'conflict',
  'period-locked': 'conflict',
  'not-bound': 'conflict',
  'not-locked': 'conflict',
  'nothing-to-submit': 'conflict',
  'not-submitted': 'conflict',
  'own-figure': 'conflict',
  'out-of-limits': 'conflict',
  'ratio-mismatch': 'conflict',
  'off-scale': 'conflict',
  'needs-band': 'conflict',
  'no-such-baseline': 'conflict',
  'same-as-before': 'conflict',
  'excluding-roles': 'conflict',
  'own-grant': 'conflict',
  'other-organisation': 'conflict',
  'renewed-too-long': 'conflict',
  'last-admin': 'conflict',
}

/** So many faults of one request are named at the most; looking for more ends there. */
export const MOST_FAULTS = 100

/** One thing that is wrong: where (RFC 6901 pointer into the body), the code of the rule, and the way out. */
export interface Fault {
  readonly pointer: string
  readonly code: string
  readonly detail: Detail
}

/** The answer of a rule that is broken. Nothing is recorded. */
export interface Refusal {
  readonly refused: RefusalCode
  readonly detail: Message
  readonly faults: readonly Fault[]
}

/** Makes a refusal: its message, which is the code of the rule and where it has several sentences the variant, and the parts of the sentence; `pointer` names the field. */
export function refuse<M extends RefusalMessage>(name: M, parts: RefusalParts[M], pointer = ''): Refusal {
  const refused = name.split('/', 1)[0] as CodeOf<M>
  const detail = { message: name, parts } as unknown as Message
  return { refused, detail, faults: [{ pointer, code: refused, detail }] }
}

/** The first refusal of several checks. */
export function firstRefusal(...checks: readonly (() => Refusal | undefined)[]): Refusal | undefined {
  for (const check of checks) {
    const refusal = check()
    if (refusal) return refusal
  }
  return undefined
}

/** The refusal of what would change nothing: each field that is stated says what stands already. */
export function sameAsStanding(stated: object, standing: object, pointer = ''): Refusal | undefined {
  const before = standing as Readonly<Record<string, unknown>>
  const isSame = Object.entries(stated).every(([field, value]) => isDeepStrictEqual(value, before[field]))
  return isSame ? refuse('same-as-before/standing', {}, pointer) : undefined
}

export const isRefusal = (outcome: object): outcome is Refusal => 'refused' in outcome

/** The refusals of a list as one. */
export function severalRefusals(refusals: readonly Refusal[], of: RequestParts['several-refused']['of']): Refusal {
  const [one] = refusals as readonly [Refusal]
  const faults = refusals.flatMap(refusal => refusal.faults)
  return {
    refused: one.refused,
    detail: message('several-refused', { count: refusals.length, of, first: one.detail }),
    faults,
  }
}
