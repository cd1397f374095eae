/** What is overdue on a day: barriers, reviews, advice, learning loops and figures, each with whom it waits for. */
import { z } from 'zod'
import { day, id, name, period } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import type { Shaped } from '../base/shaped.ts'
import { eachOf, type Work } from '../base/work.ts'
import { makeCase } from '../figures/case.ts'
import { pointOf } from '../figures/comparable-points.ts'
import { above } from '../progress/compare.ts'
import { latestOf } from '../progress/points.ts'
import { type BarrierAt, barrierOverdue, waitsFor } from './barriers.ts'
import type { DecisionAt } from './decision.ts'
import { awaitedActions, type DecisionContext } from './decision-json.ts'
import type { LearningLoopAt } from './learning-loop.ts'
import { loopOverdue } from './learning-loop-json.ts'
import type { Member } from './members.ts'

export const overdueShape = z.strictObject({
  what: z.enum(['barrier', 'review', 'advice', 'learning-loop', 'figure']),
  id: id.describe('Of the barrier, decision, learning loop or indicator.'),
  who: name.nullable().describe('Whom it waits for; null: nobody in particular.'),
  due: day.nullable().describe('The day it was due; null for figures, which are due by a rule.'),
  overdueDays: z.int(),
  latest: period.optional().describe('Of a figure: the period of the latest one.'),
})
export type OverdueThing = Shaped<typeof overdueShape>

const DAYS_A_YEAR = 365.25

/** An indicator is late when its latest figure is older than its frequency and the wait for publication; `stale` allows a tolerance beside. */
function overdueFigure({ id, history, at }: Member, pin: Pin): OverdueThing[] {
  const { case: made, read } = makeCase(history, at, pin, { target: 'current', cell: undefined })
  if (at.retired || made.frequencyYears === undefined) return []
  const latest = latestOf(made)
  const allowed = made.frequencyYears + (made.publicationLagYears ?? 0)
  if (!latest || !above(made.on - latest.t, allowed)) return []
  const given = pointOf(read, latest)?.key.given ?? latest.period
  const who = at.versions.at(-1)?.definition.accountable ?? null
  const overdueDays = Math.floor((made.on - latest.t - allowed) * DAYS_A_YEAR)
  return [{ what: 'figure', id, who, due: null, overdueDays, latest: given }]
}

/** Who is accountable for a decision, else the body that took it; null where there is only advice. */
const accountableFor = (decisions: readonly DecisionAt[], id: string): string | null => {
  const taken = decisions.find(({ decision }) => decision === id)?.taken?.data
  return taken?.accountable ?? taken?.body ?? null
}

function overdueDecisions(context: DecisionContext): OverdueThing[] {
  const { unansweredAdvice, overdueReviews } = awaitedActions(context)
  const advice = unansweredAdvice.flatMap(({ decision: id, respondBy, overdueDays }) =>
    overdueDays === null
      ? []
      : [{ what: 'advice', id, who: accountableFor(context.decisions, id), due: respondBy, overdueDays } as const],
  )
  const reviews = overdueReviews.map(
    ({ decision: id, reviewOn, overdueDays }) =>
      ({ what: 'review', id, who: accountableFor(context.decisions, id), due: reviewOn, overdueDays }) as const,
  )
  return [...reviews, ...advice]
}

/** Everything overdue on the pin's day, the longest overdue first. It may be interrupted. */
export function* overdueThings(
  context: DecisionContext,
  barriers: readonly BarrierAt[],
  loops: readonly LearningLoopAt[],
  members: readonly Member[],
): Work<OverdueThing[]> {
  const { pin } = context
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
  const figures = yield* eachOf(members, one => overdueFigure(one, pin), 1)
  const all = [...late, ...overdueDecisions(context), ...learning, ...figures.flat()]
  return all.sort((a, b) => b.overdueDays - a.overdueDays)
}
