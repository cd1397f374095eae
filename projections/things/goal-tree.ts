/** The tree of goals, each with the indicators that may speak for it: its own and those of the goals below it, each once. */
import { z } from 'zod'
import type { IndicatorKind } from '../../events/indicator.ts'
import type { GoalKind } from '../../events/mission.ts'
import { pathVerdictShape, trendVerdictShape } from '../figures/assessment-shape.ts'
import type { IndicatorAt } from '../figures/indicator.ts'
import type { GoalAt } from './mission.ts'

/** Which kinds of indicator may speak for a kind of goal; the others are shown beside it. */
export const speaksFor: Readonly<Record<GoalKind, readonly IndicatorKind[]>> = {
  outcome: ['outcome', 'experience'],
  precondition: ['outcome', 'experience', 'output', 'process'],
  'way-of-working': ['process', 'experience', 'output'],
}

/** Whether an indicator may speak for a goal: it is of a kind that does, and no comparator of another. */
export function maySpeak({ kind }: GoalAt, { versions }: IndicatorAt): boolean {
  const definition = versions.at(-1)?.definition
  return definition !== undefined && !definition.comparatorOf && speaksFor[kind].includes(definition.kind)
}

/** A goal in the tree. */
export interface GoalNode<Member> {
  readonly goal: GoalAt
  /** Indicators assigned to the goal itself. */
  readonly own: readonly Member[]
  /** The union of the subtree's indicators. */
  readonly below: readonly Member[]
  /** Those below that speak for it: not retired, and of a kind that may. */
  readonly speaking: readonly Member[]
  readonly goals: readonly GoalNode<Member>[]
}

/** The goals without a parent, each with its indicators and the goals below it. */
export function goalTree<Member extends { readonly at: IndicatorAt }>(
  goals: readonly GoalAt[],
  members: readonly Member[],
): GoalNode<Member>[] {
  function node(goal: GoalAt): GoalNode<Member> {
    const own = members.filter(m => m.at.goals.includes(goal.goal))
    const children = goals.filter(g => g.parent === goal.goal).map(node)
    const below = [...new Set([...own, ...children.flatMap(c => c.below)])]
    const speaking = below.filter(m => !m.at.retired && maySpeak(goal, m.at))
    return { goal, own, below, speaking, goals: children }
  }
  return goals.filter(g => g.parent === null).map(node)
}

/** The members that speak for the goal they stand under, in a whole tree; one under several goals comes once for each. */
export const speakingIn = <Member>(goals: readonly GoalNode<Member>[]): Member[] =>
  goals.flatMap(({ own, speaking, goals }) => [...own.filter(m => speaking.includes(m)), ...speakingIn(goals)])

const rolledUpShape = <Verdict extends z.ZodEnum>(verdict: Verdict) =>
  z.strictObject({
    distribution: z
      .partialRecord(verdict, z.int())
      .describe('How many indicators have each verdict; verdicts nobody has are left out.'),
    worst: verdict
      .nullable()
      .describe('Null where fewer than half of those that may speak are assessed: too little to tell.'),
    coverage: z.strictObject({ assessed: z.int(), of: z.int(), share: z.number().nullable() }),
  })

/** What the indicators that speak for a goal say together, by each of the two answers. */
export const rollUpShape = z.strictObject({
  path: rolledUpShape(pathVerdictShape),
  trend: rolledUpShape(trendVerdictShape).extend({
    worstChance: z
      .literal('unlikely')
      .optional()
      .describe('Where the worst reaches the target at its pace, but with an unlikely chance.'),
  }),
})
