/** Why was a command refused? The closed table of refusals: a code, whether something is missing or in conflict, and its meaning. */

/** Every code a rule may refuse with. `missing`: what is addressed does not exist; `conflict`: the present state does not allow it. */
export const refusals = {
  'unknown-thing': [
    'missing',
    'The mission, indicator or other thing in the address does not exist, or you may not see it.',
  ],
  'unknown-mission': ['missing', 'The mission named does not exist, or you may not see it.'],
  'unknown-goal': ['conflict', 'The mission has no goal with that id.'],
  'unknown-key': ['conflict', 'No key with that id has been issued.'],
  'unknown-grant': ['conflict', 'There is no grant with that id, or it has been withdrawn.'],
  'unknown-body': ['conflict', 'The mission has no body with that id, or it has been dissolved.'],
  'unknown-dispute': ['conflict', 'The indicator has no open dispute with that id.'],
  'unknown-vintage': ['conflict', 'No figure with that knownFrom is recorded for the period and cell.'],
  'unknown-position': ['conflict', 'The position lies beyond the end of the log.'],
  'unknown-indicator': ['conflict', 'The mission has no indicator with that id.'],
  'unknown-project': ['conflict', 'No project with that id has been registered.'],
  'unknown-actor': ['conflict', 'No actor with that id has been registered.'],
  'unknown-decision': ['conflict', 'There is no decision with that id.'],
  'unknown-subject': ['conflict', 'The mission has no thing of that kind with that id.'],
  'unknown-barrier': ['conflict', 'The mission has no barrier with that id.'],
  'unknown-contribution': ['conflict', 'The project has no contribution with that id, or it has been withdrawn.'],
  'not-a-member': ['conflict', 'The project is not in the portfolio, or the actor is not in the mission.'],
  'other-mission': ['conflict', 'The decision belongs to another mission.'],
  'portfolio-closed': ['conflict', 'The portfolio is closed and takes no more changes.'],
  'project-ended': ['conflict', 'The project has ended and takes no more changes.'],
  'actor-ended': ['conflict', 'The actor has been merged or split; use its successors instead.'],
  'already-taken': ['conflict', 'The decision has already been taken; take a new one that supersedes it.'],
  'not-strikable': ['conflict', 'A fact of that kind is corrected, withdrawn or revised, not struck.'],
  'already-struck': ['conflict', 'The fact has been struck already.'],
  'fact-in-use': ['conflict', 'Something that stands rests on the fact; strike that first.'],
  'decided-earlier': ['conflict', 'A decision is superseded only by one of the same day or later.'],
  'seen-after-decision': [
    'conflict',
    'What the makers of a decision saw was recorded by the end of the day on which they decided.',
  ],
  'not-taken': ['conflict', 'The decision has not been taken yet.'],
  'already-superseded': ['conflict', 'The decision has already been superseded.'],
  'already-answered': ['conflict', 'The barrier has already been answered.'],
  'no-answer': ['conflict', 'There is no answer to advice that waits to be received.'],
  'no-advice': ['conflict', 'There is no unanswered advice on the decision.'],
  'observation-closed': ['conflict', 'The observation is closed; make a new one instead.'],
  'loop-closed': ['conflict', 'The learning loop is closed; reopen it first.'],
  'loop-open': ['conflict', 'The learning loop is already open.'],
  'ends-before-it-begins': ['conflict', 'The end must come after the start.'],
  'not-yet': ['conflict', 'The day lies in the future; only what has happened can be recorded.'],
  'already-exists': ['conflict', 'Something with that id already exists; change it, or use another id.'],
  'already-declared': ['conflict', 'The mission has already been declared; use revise to change it.'],
  'already-in-phase': ['conflict', 'The mission is already in that phase.'],
  'already-adopted': ['conflict', 'The goal has already been adopted.'],
  'already-measured': [
    'conflict',
    'Another value is recorded for that period and cell; correct it, or give the knownFrom of a later publication.',
  ],
  'already-set': ['conflict', 'A baseline or target is already set; use reestimate-baseline or revise-target.'],
  'already-revoked': ['conflict', 'The key has already been revoked.'],
  'not-declared': ['conflict', 'The mission has only been proposed; declare it first.'],
  'not-set': ['conflict', 'No baseline or target is set; use set-baseline or set-target.'],
  'not-measured': ['conflict', 'No value is recorded for that period and cell, or it has been withdrawn.'],
  'mission-concluded': ['conflict', 'The mission is concluded and takes only measurements, corrections and reviews.'],
  'goal-retired': ['conflict', 'The goal has been retired; name an active goal.'],
  'goal-in-use': ['conflict', 'The goal still has active indicators or goals below it.'],
  'needs-decision': [
    'conflict',
    'An indicator of an adopted goal is retired or taken off the goal by a decision, which is named.',
  ],
  'goal-level': ['conflict', 'A goal must have a higher level number than its parent.'],
  'indicator-retired': ['conflict', 'The indicator has been retired and takes no more changes.'],
  'known-in-future': ['conflict', 'The date in knownFrom or seenAsOf lies in the future.'],
  'known-before-its-subject': [
    'conflict',
    'knownFrom is earlier than that of the previous fact about the same thing, or of something that the command names.',
  ],
  'period-not-begun': ['conflict', 'The period has not begun; only a forecast (obsStatus F) can be recorded for it.'],
  'known-before-its-period': [
    'conflict',
    'The measurement would be known before its period began; only a forecast (obsStatus F) can be.',
  ],
  'needs-parts': ['conflict', 'The new value of a ratio needs its new numerator and denominator.'],
  'needs-status': [
    'conflict',
    'The figure was a forecast and its period has begun; say in obsStatus what the corrected figure is.',
  ],
  'period-kind': [
    'conflict',
    'The period is of another kind (year, quarter …) than the periods of this definition version.',
  ],
  'definition-contradiction': [
    'conflict',
    'Fields of the definition contradict each other in how figures behave in time.',
  ],
  'break-order': ['conflict', 'A new definition must start after the one before it.'],
  'milestone-order': ['conflict', 'A milestone must come before the target, and no two at the same time.'],
  'unknown-cell': ['conflict', 'The cell names a dimension or code that the indicator does not declare.'],
  'period-locked': ['conflict', 'The period is locked; reopen it, with a reason, to change its figures.'],
  'not-locked': ['conflict', 'The period is not locked.'],
  'nothing-to-submit': ['conflict', 'No figure of the period waits to be submitted.'],
  'not-submitted': ['conflict', 'No figure of the period is submitted for approval.'],
  'own-figure': ['conflict', 'Figures are approved by somebody else than who recorded them.'],
  'out-of-limits': ['conflict', 'The value is outside the limits of the indicator.'],
  'ratio-mismatch': ['conflict', 'The value does not equal multiplier · numerator / denominator.'],
  'off-scale': ['conflict', 'The code of the judgement is not on the scale of the indicator.'],
  'needs-band': ['conflict', 'An indicator with direction hold needs a target with low and high.'],
  'no-such-baseline': ['conflict', 'The baseline version that the target follows does not exist.'],
  'same-as-before': ['conflict', 'The command would change nothing, or would make something its own successor.'],
  'excluding-roles': [
    'conflict',
    'In a mission, an auditor has no other role at the same time, and an evaluator is neither operative nor partnership.',
  ],
  'own-grant': ['conflict', 'Nobody gives a grant to themselves; another admin gives it.'],
  'other-organisation': ['conflict', 'A principal belongs to one organisation, that of their first key.'],
  'renewed-too-long': ['conflict', 'A key is renewed by its holder for as long as it was issued for at the most.'],
  'last-admin': ['conflict', 'At least one admin with a valid key must remain.'],
} as const satisfies Record<string, readonly ['missing' | 'conflict', string]>

export type RefusalCode = keyof typeof refusals

/** So many faults of one request are named at the most; looking for more ends there. */
export const MOST_FAULTS = 100

/** One thing that is wrong: where (RFC 6901 pointer into the body), the code of the rule, and the way out in plain words. */
export interface Fault {
  readonly pointer: string
  readonly code: string
  readonly detail: string
}

/** The answer of a rule that is broken. Nothing is recorded. */
export interface Refusal {
  readonly refused: RefusalCode
  readonly detail: string
  readonly faults: readonly Fault[]
}

/** Makes a refusal: the code of the rule, and in plain words what is wrong and the way out; `pointer` names the field. */
export const refuse = (refused: RefusalCode, detail: string, pointer = ''): Refusal => ({
  refused,
  detail,
  faults: [{ pointer, code: refused, detail }],
})

/** The first refusal of several checks. */
export function firstRefusal(...checks: readonly (() => Refusal | undefined)[]): Refusal | undefined {
  for (const check of checks) {
    const refusal = check()
    if (refusal) return refusal
  }
  return undefined
}

export const isRefusal = (outcome: object): outcome is Refusal => 'refused' in outcome

/** The refusals of a list as one. */
export function severalRefusals(refusals: readonly Refusal[], of: string): Refusal {
  const [one] = refusals as readonly [Refusal]
  const faults = refusals.flatMap(refusal => refusal.faults)
  const count = refusals.length === 1 ? `One ${of} is` : `${refusals.length} of the ${of}s are`
  const detail = `${count} refused, so none is recorded. Correct or remove what errors lists; the first: ${one.detail}`
  return { refused: one.refused, detail, faults }
}
