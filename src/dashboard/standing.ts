/** How does a mission stand in one line? Every indicator that speaks for the goal it stands under, counted once by each answer. */
import type { GoalIndicator, GoalProgress } from './answer-types.ts'
import type { VerdictDistributions } from './parts/verdict.tsx'

const members = (goals: readonly GoalProgress[]): GoalIndicator[] =>
  goals.flatMap(goal => [...goal.indicators, ...members(goal.goals)])

const speakingIn = (goals: readonly GoalProgress[]): GoalIndicator[] =>
  members(goals).filter(member => member.speaks && !member.retired)

/** Whether any answer among them rests on a baseline or target that was made for the example. */
export const restsOnMadeUp = (goals: readonly GoalProgress[]): boolean =>
  speakingIn(goals).some(
    ({ path, trend, baseline, target }) =>
      (path.verdict !== 'not-assessed' || trend.verdict !== 'not-assessed') &&
      (baseline?.illustrative === true || target?.illustrative === true),
  )

/** Distribution of both answers over the indicators that speak for a goal; never a mean. */
export function standingOf(goals: readonly GoalProgress[]): VerdictDistributions {
  const speaking = speakingIn(goals)
  const once = [...new Map(speaking.map(member => [member.indicator, member])).values()]
  return {
    path: counted(once.map(m => m.path.verdict)),
    trend: counted(once.map(m => m.trend.verdict)),
    isMadeUp: restsOnMadeUp(goals),
  }
}

function counted<V extends string>(verdicts: readonly V[]): Partial<Record<V, number>> {
  const counts: Partial<Record<V, number>> = {}
  for (const verdict of verdicts) counts[verdict] = (counts[verdict] ?? 0) + 1
  return counts
}
