/** The rules that several wishes of a mission share: may it still be steered, and does the goal named stand? */
import type { Command } from '../command.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { GoalState, MissionState } from './mission-state.ts'

/** A command of a mission. */
export const missionCommand = <B extends object>(
  own: Pick<Command<MissionState, B>, 'name' | 'summary' | 'body' | 'decide'> & Partial<Pick<Command, 'life'>>,
): Command<MissionState, B> => ({
  thing: 'missions',
  life: 'needs',
  measurement: false,
  large: false,
  missionOf: (_state, _body, mission) => mission,
  ...own,
})

/** Rule 14: a concluded mission is steered no more. */
export const steerable = (state: MissionState | undefined): Refusal | undefined =>
  state?.concluded
    ? refuse(
        'mission-concluded',
        'The mission is concluded: it takes measurements, corrections and reviews; what is to be steered needs a mission that goes on.',
      )
    : undefined

/** The goal named, if it stands. */
export function standingGoal(state: MissionState, goal: string, pointer: string): GoalState | Refusal {
  const standing = state.goals.get(goal)
  if (!standing)
    return refuse('unknown-goal', `The goal “${goal}” has not been set in this mission; set it first.`, pointer)
  if (standing.retired)
    return refuse(
      'goal-retired',
      `The goal “${goal}” has been retired; name one that stands, or set a new one.`,
      pointer,
    )
  return standing
}

/** A fact can't be known before what it names. */
export const beforeSubject = (subject: string): Refusal =>
  refuse(
    'known-before-its-subject',
    `knownFrom is earlier than that of ${subject}; give a later knownFrom, or none.`,
    '/knownFrom',
  )
