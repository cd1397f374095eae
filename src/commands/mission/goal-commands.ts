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
import { dataOf, type RuleContext, statedFields, statedWithReason, strictBody } from '../command.ts'
import { first, isRefusal, type Refusal, refuse } from '../refusal.ts'
import { missionCommand, standingGoal, steerable } from './mission-rules.ts'
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

const setGoal = missionCommand({
  name: 'set-goal',
  summary: 'Sets a goal, proposed or adopted; a goal may be direction only, without a number.',
  body: z
    .strictObject({ ...goalShape, status: z.enum(['proposed', 'adopted']).optional(), ...statedFields })
    .refine(g => g.status !== 'adopted' || g.decidedBy !== undefined, {
      error: 'who decided is part of adopting a goal',
      path: ['decidedBy'],
    }),
  decide: (state, request) =>
    first(
      () => steerable(state),
      () =>
        state.goals.has(request.goal)
          ? refuse('already-exists', `The goal “${request.goal}” has been set; use revise-goal to change it.`, '/goal')
          : undefined,
      () => below(state, request.parent, request.level),
    ) ?? [goalSet({ ...dataOf(request), status: request.status ?? 'proposed' })],
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

const adoptGoal = missionCommand({
  name: 'adopt-goal',
  summary: 'Adopts a proposed goal; says who decided.',
  body: strictBody({ goal: id, decidedBy: name, ...statedFields }),
  decide: (state, request) =>
    onGoal(state, request, ({ adopted }) =>
      adopted
        ? refuse('already-adopted', 'The goal has been adopted; use revise-goal to change it.', '/goal')
        : undefined,
    ) ?? [goalAdopted(dataOf(request))],
})

const reviseGoal = missionCommand({
  name: 'revise-goal',
  summary: 'Revises a goal; who decided and why is kept, and the earlier wording stays visible.',
  body: strictBody({ ...goalRevisionShape, ...statedWithReason }),
  decide: (state, request) =>
    onGoal(state, request, () => {
      const { goal: _goal, decidedBy: _decidedBy, ...changed } = dataOf(request)
      if (Object.keys(changed).length > 0) return undefined
      return refuse('same-as-before', 'Say what changes: statement, kind or accountable.')
    }) ?? [goalRevised(dataOf(request))],
})

/** What still stands under a goal: goals, and active indicators. */
function underGoal(goal: string, state: MissionState, { id: mission, world }: RuleContext): string[] {
  const goals = [...state.goals].filter(([, g]) => g.parent === goal && !g.retired).map(([child]) => `goal ${child}`)
  const indicators = [...world.indicatorsOf(mission)]
    .filter(([, i]) => !i.retired && i.goals.includes(goal))
    .map(([i]) => `indicator ${i}`)
  return [...goals, ...indicators]
}

const retireGoal = missionCommand({
  name: 'retire-goal',
  summary: 'Retires a goal that has no active indicators.',
  body: strictBody({ goal: id, ...statedWithReason }),
  decide: (state, request, context) =>
    onGoal(state, request, () => {
      const inUse = underGoal(request.goal, state, context)
      if (inUse.length === 0) return undefined
      const detail = `Still under this goal: ${inUse.join(', ')}; retire or reassign them first.`
      return refuse('goal-in-use', detail, '/goal')
    }) ?? [goalRetired(dataOf(request))],
})

export const goalCommands = [setGoal, adoptGoal, reviseGoal, retireGoal]
