/** The rules that several commands of a mission share: is it still open to change, and is the goal named active? */
import { commandsOf } from '../command.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { GoalState, MissionState } from './mission-state.ts'

/** A command of a mission. */
export const missionCommand = commandsOf('missions', { missionOf: (_state, _body, mission) => mission })

/** Rule 14: a concluded mission takes measurements, corrections and reviews only. */
export const notConcluded = (state: MissionState | undefined): Refusal | undefined =>
  state?.concluded ? refuse('mission-concluded', {}) : undefined

/** The goal of that id, where it has been set and not retired. */
export function activeGoal(state: MissionState, id: string, pointer: string): GoalState | Refusal {
  const goal = state.goals.get(id)
  if (!goal) return refuse('unknown-goal', { id }, pointer)
  if (goal.retired) return refuse('goal-retired', { id }, pointer)
  return goal
}

/** The body has been formed and not dissolved. */
export function bodyExists(state: MissionState, id: string, pointer: string): Refusal | undefined {
  if (state.bodies.has(id)) return undefined
  return refuse('unknown-body', { id }, pointer)
}
