/** The commands of a mission’s goals: to set, adopt, revise and retire them. */
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
import { firstRefusal, isRefusal, type Refusal, refuse, sameAsStanding } from '../refusal.ts'
import { activeGoal, missionCommand, notConcluded } from './mission-rules.ts'
import type { GoalState, MissionState } from './mission-state.ts'

/** A goal is on a lower level than its parent: its level number is higher. */
function belowParent(state: MissionState, parentId: string | undefined, level: number): Refusal | undefined {
  if (parentId === undefined) return undefined
  const parent = activeGoal(state, parentId, '/parent')
  if (isRefusal(parent)) return parent
  if (parent.level < level) return undefined
  return refuse('goal-level', { parent: parentId, level: parent.level }, '/level')
}

const setGoal = missionCommand({
  name: 'set-goal',
  summary:
    'Sets a goal, proposed (the default) or, by the partnership, adopted; a goal may be direction only, without a number.',
  roles: ['operative', 'partnership'],
  rolesWith: ({ status }) => (status === 'adopted' ? ['partnership'] : ['operative', 'partnership']),
  body: z
    .strictObject({ ...goalShape, status: z.enum(['proposed', 'adopted']).optional(), ...statedFields })
    .refine(({ status, decidedBy }) => status !== 'adopted' || decidedBy !== undefined, {
      error: 'must say who decided when the goal is set as adopted',
      path: ['decidedBy'],
    }),
  decide: (state, request) =>
    firstRefusal(
      () => notConcluded(state),
      () => {
        if (!state.goals.has(request.goal)) return undefined
        return refuse('already-exists/goal', { id: request.goal }, '/goal')
      },
      () => belowParent(state, request.parent, request.level),
    ) ?? [goalSet({ ...dataOf(request), status: request.status ?? 'proposed' })],
})

/** The rules of every change to a goal: the mission is not concluded, the goal is active, and the change’s own check passes. */
const goalTakesChange = (
  state: MissionState,
  { goal }: { readonly goal: string },
  check: (goal: GoalState) => Refusal | undefined,
): Refusal | undefined => {
  const found = activeGoal(state, goal, '/goal')
  return notConcluded(state) ?? (isRefusal(found) ? found : check(found))
}

const adoptGoal = missionCommand({
  name: 'adopt-goal',
  summary: 'Adopts a proposed goal; says who decided.',
  roles: ['partnership'],
  body: strictBody({ goal: id, decidedBy: name, ...statedFields }),
  decide: (state, request) =>
    goalTakesChange(state, request, ({ adopted }) =>
      adopted ? refuse('already-adopted', {}, '/goal') : undefined,
    ) ?? [goalAdopted(dataOf(request))],
})

const reviseGoal = missionCommand({
  name: 'revise-goal',
  summary: 'Revises a goal and says who decided and why; the earlier wording stays visible.',
  roles: ['partnership'],
  body: strictBody({ ...goalRevisionShape, ...statedWithReason }),
  decide: (state, request) =>
    goalTakesChange(state, request, ({ stands }) => {
      const { goal: _goal, decidedBy: _decidedBy, ...changes } = dataOf(request)
      if (Object.keys(changes).length > 0) return sameAsStanding(changes, stands)
      return refuse('same-as-before/goal', {})
    }) ?? [goalRevised(dataOf(request))],
})

/** The active goals and indicators below a goal. */
function belowGoal(goal: string, state: MissionState, { id: mission, world }: RuleContext) {
  const goals = [...state.goals].filter(([, g]) => g.parent === goal && !g.retired).map(([child]) => child)
  const measuring = [...world.indicatorsOf(mission)].filter(([, i]) => !i.retired && i.goals.includes(goal))
  return { goals, indicators: measuring.map(([i]) => i) }
}

const retireGoal = missionCommand({
  name: 'retire-goal',
  summary: 'Retires a goal that has no active indicators or goals below it; says who decided.',
  roles: ['partnership'],
  body: strictBody({ goal: id, decidedBy: name, ...statedWithReason }),
  decide: (state, request, context) =>
    goalTakesChange(state, request, () => {
      const inUse = belowGoal(request.goal, state, context)
      const isUsed = inUse.goals.length > 0 || inUse.indicators.length > 0
      return isUsed ? refuse('goal-in-use', inUse, '/goal') : undefined
    }) ?? [goalRetired(dataOf(request))],
})

export const goalCommands = [setGoal, adoptGoal, reviseGoal, retireGoal] as const
