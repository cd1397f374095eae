/** What should have been done by the day and was not? Barriers, reviews, advice, learning loops and figures, each with whom it waits for. */

import type { Pin } from '../base/pin.ts'
import { makeCase } from '../figures/case.ts'
import { above } from '../progress/compare.ts'
import { latestOf } from '../progress/points.ts'
import { type BarrierAt, barrierOverdue, waitsFor } from './barriers.ts'
import type { DecisionAt } from './decision.ts'
import { type Trail, waiting } from './decision-trail.ts'
import type { LearningLoopAt } from './learning-loop.ts'
import { loopOverdue } from './learning-trail.ts'
import type { Member } from './members.ts'

export interface OverdueThing {
  readonly what: 'barrier' | 'review' | 'advice' | 'learning-loop' | 'figure'
  /** Of the barrier, decision, learning loop or indicator. */
  readonly id: string
  /** Whom it waits for; null: nobody in particular. */
  readonly who: string | null
  /** The day it was due; null of figures, which are due by a rule. */
  readonly due: string | null
  readonly overdueDays: number
  /** Of figures: the period of the latest. */
  readonly latest?: unknown
}

const DAYS_A_YEAR = 365.25

/** A figure is late when the latest is older than two rounds of measuring and the wait for publication (as `stale`). */
function lateFigure({ id, history, at }: Member, pin: Pin): OverdueThing[] {
  const { case: made, read } = makeCase(history, at, pin, { target: 'current', cell: undefined })
  if (at.retired || made.frequencyYears === undefined) return []
  const latest = latestOf(made)
  const allowed = 2 * made.frequencyYears + (made.publicationLagYears ?? 0)
  if (!latest || !above(made.on - latest.t, allowed)) return []
  const given = read.points.find(({ key }) => key.period.key === latest.period)?.key.given ?? latest.period
  const who = at.versions.at(-1)?.definition.accountable ?? null
  const overdueDays = Math.floor((made.on - latest.t - allowed) * DAYS_A_YEAR)
  return [{ what: 'figure', id, who, due: null, overdueDays, latest: given }]
}

/** Who answers for a decision: somebody accountable, else the body that took it; null while it is only advised on. */
const answersFor = (decisions: readonly DecisionAt[], id: string): string | null => {
  const taken = decisions.find(({ decision }) => decision === id)?.taken?.data
  return taken?.accountable ?? taken?.body ?? null
}

function lateDecisions(trail: Trail): OverdueThing[] {
  const { unansweredAdvice, overdueReviews } = waiting(trail)
  const advice = unansweredAdvice.flatMap(({ decision: id, respondBy, overdueDays }) =>
    overdueDays === null
      ? []
      : [{ what: 'advice', id, who: answersFor(trail.decisions, id), due: respondBy, overdueDays } as const],
  )
  const reviews = overdueReviews.map(
    ({ decision: id, reviewOn, overdueDays }) =>
      ({ what: 'review', id, who: answersFor(trail.decisions, id), due: reviewOn ?? null, overdueDays }) as const,
  )
  return [...reviews, ...advice]
}

/** Everything overdue on the pin's day, the longest overdue first. */
export function overdueThings(
  trail: Trail,
  barriers: readonly BarrierAt[],
  loops: readonly LearningLoopAt[],
  members: readonly Member[],
): OverdueThing[] {
  const { pin } = trail
  const late = barriers.flatMap((at): OverdueThing[] => {
    const overdueDays = barrierOverdue(at, pin)
    return overdueDays === null
      ? []
      : [{ what: 'barrier', id: at.barrier, who: waitsFor(at), due: at.due ?? null, overdueDays }]
  })
  const learning = loops.flatMap((at): OverdueThing[] => {
    const overdueDays = loopOverdue(at, pin)
    return overdueDays === null
      ? []
      : [{ what: 'learning-loop', id: at.loop, who: null, due: at.opened.data.reviewOn, overdueDays }]
  })
  const all = [...late, ...lateDecisions(trail), ...learning, ...members.flatMap(one => lateFigure(one, pin))]
  return all.sort((a, b) => b.overdueDays - a.overdueDays)
}
