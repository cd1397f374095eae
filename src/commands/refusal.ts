/** Why was a wish refused? The closed table of refusals: a code, whether it is “not there” or “not now”, and its meaning. */

/** Every code a rule may refuse with. `missing`: what the address names is not there; `conflict`: the state says no. */
export const refusals = {
  'unknown-thing': [
    'missing',
    'The mission, indicator or other thing named by the address does not exist, or you may not see it.',
  ],
  'unknown-mission': ['missing', 'The mission named does not exist, or you may not see it.'],
  'unknown-goal': ['conflict', 'The goal named has not been set in the mission.'],
  'unknown-key': ['conflict', 'No key of that id was issued.'],
  'unknown-grant': ['conflict', 'No grant of that id stands.'],
  'unknown-body': ['conflict', 'No body of that id stands in the mission.'],
  'unknown-dispute': ['conflict', 'No open dispute of that id.'],
  'unknown-vintage': ['conflict', 'Nothing was recorded for that period and cell with that knownFrom.'],
  'unknown-position': ['conflict', 'The position is not in the log yet.'],
  'unknown-indicator': ['conflict', 'The mission has no indicator of that id.'],
  'unknown-project': ['conflict', 'No project of that id was registered.'],
  'unknown-actor': ['conflict', 'No actor of that id was registered.'],
  'unknown-decision': ['conflict', 'There is no decision of that id.'],
  'unknown-barrier': ['conflict', 'No barrier of that id was raised.'],
  'unknown-contribution': ['conflict', 'No contribution of that id stands.'],
  'not-a-member': ['conflict', 'The project or actor named is not in the portfolio or mission.'],
  'other-mission': ['conflict', 'The thing belongs to another mission.'],
  'portfolio-closed': ['conflict', 'The portfolio is closed.'],
  'project-ended': ['conflict', 'The project has ended.'],
  'actor-ended': ['conflict', 'The actor was merged or split; its successors go on.'],
  'already-taken': ['conflict', 'The decision has been taken; a new one supersedes it.'],
  'not-taken': ['conflict', 'The decision has not been taken.'],
  'already-superseded': ['conflict', 'The decision has been superseded.'],
  'already-answered': ['conflict', 'The barrier has been answered.'],
  'no-advice': ['conflict', 'No advice waits for an answer.'],
  'loop-closed': ['conflict', 'The learning loop is closed; reopen it first.'],
  'loop-open': ['conflict', 'The learning loop is open.'],
  'ends-before-it-begins': ['conflict', 'What ends must have begun before.'],
  'not-yet': ['conflict', 'The day has not begun; what has not happened is not recorded.'],
  'already-exists': ['conflict', 'Something of that id has been recorded; a change is a revision.'],
  'already-declared': ['conflict', 'The mission has been declared; a change is a revision.'],
  'already-in-phase': ['conflict', 'The mission is in that phase.'],
  'already-adopted': ['conflict', 'The goal has been adopted.'],
  'already-measured': [
    'conflict',
    'A value stands for that period and cell; correct it, or give the knownFrom of a new vintage.',
  ],
  'already-set': ['conflict', 'A baseline or target stands; re-estimate or revise it.'],
  'already-revoked': ['conflict', 'The key has been revoked.'],
  'not-declared': ['conflict', 'The mission is only proposed; declare it first.'],
  'not-set': ['conflict', 'No baseline or target stands that could be revised.'],
  'not-measured': ['conflict', 'No value stands for that period and cell.'],
  'mission-concluded': ['conflict', 'A concluded mission takes measurements, corrections and reviews only.'],
  'goal-retired': ['conflict', 'The goal has been retired.'],
  'goal-in-use': ['conflict', 'Active indicators or goals below still stand under the goal.'],
  'goal-level': ['conflict', 'A goal stands on a level below its parent’s.'],
  'indicator-retired': ['conflict', 'The indicator has been retired.'],
  'known-in-future': ['conflict', 'knownFrom has not begun.'],
  'known-before-its-subject': [
    'conflict',
    'knownFrom is earlier than that of the fact before it, or of what it names.',
  ],
  'period-not-begun': ['conflict', 'The period has not begun; only a forecast (obsStatus F) may speak of it.'],
  'period-kind': ['conflict', 'A definition version has one kind of period.'],
  'break-order': ['conflict', 'A new definition breaks the series after the break before it.'],
  'milestone-order': ['conflict', 'A milestone comes before the target it leads to.'],
  'unknown-cell': ['conflict', 'The cell names a dimension or code the indicator has not declared.'],
  'out-of-limits': ['conflict', 'The value lies outside the indicator’s natural limits.'],
  'ratio-mismatch': ['conflict', 'The value is not multiplier · numerator / denominator.'],
  'off-scale': ['conflict', 'The judgement’s code is not on the indicator’s scale.'],
  'needs-band': ['conflict', 'An indicator to be held needs a target with low and high.'],
  'no-such-baseline': ['conflict', 'A relative target follows a baseline version that stands.'],
  'same-as-before': ['conflict', 'Nothing would change.'],
  'roles-exclude': ['conflict', 'Operative, evaluator and auditor exclude one another in a mission.'],
  'last-admin': ['conflict', 'Somebody must remain who can give grants.'],
} as const satisfies Record<string, readonly ['missing' | 'conflict', string]>

export type RefusalCode = keyof typeof refusals

/** One thing that is wrong: where (RFC 6901 pointer into the body), the rule's code, and the way out in plain words. */
export interface Fault {
  readonly pointer: string
  readonly code: string
  readonly detail: string
}

/** A rule's no. Nothing is recorded. */
export interface Refusal {
  readonly refused: RefusalCode
  readonly detail: string
  readonly faults: readonly Fault[]
}

/** A rule says no: its code, and the way out in plain words; `pointer` names the field. */
export const refuse = (refused: RefusalCode, detail: string, pointer = ''): Refusal => ({
  refused,
  detail,
  faults: [{ pointer, code: refused, detail }],
})

/** The first refusal of several checks. */
export function first(...checks: readonly (() => Refusal | undefined)[]): Refusal | undefined {
  for (const check of checks) {
    const refusal = check()
    if (refusal) return refusal
  }
  return undefined
}

export const isRefusal = (outcome: object): outcome is Refusal => 'refused' in outcome

/** The refusals of a list as one; at most 1,000 of them are named. */
export function severalRefusals(refusals: readonly Refusal[], of: string): Refusal {
  const [one] = refusals as readonly [Refusal]
  const faults = refusals.flatMap(r => r.faults)
  const detail = `${refusals.length} of the ${of} are refused and none is recorded; the first: ${one.detail}`
  return { refused: one.refused, detail, faults: faults.slice(0, 1000) }
}
