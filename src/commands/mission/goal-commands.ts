/** What may one wish of a mission's goals? To set, adopt, revise and retire them. */
import { z } from 'zod'
import {
  goalAdopted,
  goalRetired,
  goalRevised,
  goalRevisionShape,
  goalSet,
  goalShape,
} from '../../../events/mission.ts'
import { id, name } from '../../../events/shapes.ts'
import { body, type Context, dataOf, reasoned, said } from '../command.ts'
import { first, isRefusal, type Refusal, refuse } from '../refusal.ts'
import { missionWish, standingGoal, steerable } from './mission-rules.ts'
import type { GoalState, MissionState } from './mission-state.ts'

function below(state: MissionState, parent: string | undefined, level: number): Refusal | undefined {
  if (parent === undefined) return undefined
  const above = standingGoal(state, parent, '/parent')
  if (isRefusal(above)) return above
  if (above.level < level) return undefined
  return refuse(
    'goal-level',
    `The parent stands on level ${above.level}; this goal must stand on level ${above.level + 1} or below it.`,
    '/level',
  )
}

const setGoal = missionWish({
  name: 'set-goal',
  summary: 'Sets a goal, proposed or adopted; a goal may be direction only, without a number.',
  body: z
    .strictObject({ ...goalShape, status: z.enum(['proposed', 'adopted']).optional(), ...said })
    .refine(g => g.status !== 'adopted' || g.decidedBy !== undefined, {
      error: 'who decided is part of adopting a goal',
      path: ['decidedBy'],
    }),
  decide: (state, wished) =>
    first(
      () => steerable(state),
      () =>
        state.goals.has(wished.goal)
          ? refuse('already-exists', `The goal “${wished.goal}” has been set; use revise-goal to change it.`, '/goal')
          : undefined,
      () => below(state, wished.parent, wished.level),
    ) ?? [goalSet({ ...dataOf(wished), status: wished.status ?? 'proposed' })],
})

/** What every change of a goal asks: the mission is steered, the goal stands, and the change's own check of it. */
const onGoal = (
  state: MissionState,
  { goal }: { readonly goal: string },
  check: (goal: GoalState) => Refusal | undefined,
): Refusal | undefined => {
  const standing = standingGoal(state, goal, '/goal')
  return steerable(state) ?? (isRefusal(standing) ? standing : check(standing))
}

const adoptGoal = missionWish({
  name: 'adopt-goal',
  summary: 'Adopts a proposed goal; says who decided.',
  body: body({ goal: id, decidedBy: name, ...said }),
  decide: (state, wished) =>
    onGoal(state, wished, ({ adopted }) =>
      adopted
        ? refuse('already-adopted', 'The goal has been adopted; use revise-goal to change it.', '/goal')
        : undefined,
    ) ?? [goalAdopted(dataOf(wished))],
})

const reviseGoal = missionWish({
  name: 'revise-goal',
  summary: 'Revises a goal; who decided and why is kept, and the earlier wording stays visible.',
  body: body({ ...goalRevisionShape, ...reasoned }),
  decide: (state, wished) =>
    onGoal(state, wished, () => {
      const { goal: _goal, decidedBy: _decidedBy, ...changed } = dataOf(wished)
      if (Object.keys(changed).length > 0) return undefined
      return refuse('same-as-before', 'Say what changes: statement, kind or accountable.')
    }) ?? [goalRevised(dataOf(wished))],
})

/** What still stands under a goal: goals, and active indicators. */
function underGoal(goal: string, state: MissionState, { id: mission, world }: Context): string[] {
  const goals = [...state.goals].filter(([, g]) => g.parent === goal && !g.retired).map(([child]) => `goal ${child}`)
  const indicators = [...world.indicatorsOf(mission)]
    .filter(([, i]) => !i.retired && i.goals.includes(goal))
    .map(([i]) => `indicator ${i}`)
  return [...goals, ...indicators]
}

const retireGoal = missionWish({
  name: 'retire-goal',
  summary: 'Retires a goal that has no active indicators.',
  body: body({ goal: id, ...reasoned }),
  decide: (state, wished, context) =>
    onGoal(state, wished, () => {
      const inUse = underGoal(wished.goal, state, context)
      if (inUse.length === 0) return undefined
      const detail = `Still under this goal: ${inUse.join(', ')}; retire or reassign them first.`
      return refuse('goal-in-use', detail, '/goal')
    }) ?? [goalRetired(dataOf(wished))],
})

export const goalCommands = [setGoal, adoptGoal, reviseGoal, retireGoal]
