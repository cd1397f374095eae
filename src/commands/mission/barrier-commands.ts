/** The commands of a mission’s barriers: to raise, escalate and answer them. */
import {
  barrierAnswered,
  barrierAnswerShape,
  barrierEscalated,
  barrierRaised,
  barrierShape,
  escalationShape,
} from '../../../events/barrier.ts'
import { dataOf, statedFields, statedWithReason, strictBody } from '../command.ts'
import { dueLater } from '../referenced-things.ts'
import { firstRefusal, isRefusal, type Refusal, refuse } from '../refusal.ts'
import { activeGoal, missionCommand, notConcluded } from './mission-rules.ts'
import type { MissionState } from './mission-state.ts'

const barrierOpen = (state: MissionState, id: string): Refusal | undefined => {
  const barrier = state.barriers.get(id)
  if (barrier === 'open') return undefined
  return refuse(barrier === undefined ? 'unknown-barrier' : 'already-answered', { id }, '/barrier')
}

const raiseBarrier = missionCommand({
  name: 'raise-barrier',
  summary: 'Raises a barrier: law, funding, incentive, data sharing, competence, conflicting goals or a risk.',
  roles: ['operative'],
  body: strictBody({ ...barrierShape, ...statedFields }),
  decide: (state, request, context) =>
    firstRefusal(
      () => {
        if (!state.barriers.has(request.barrier)) return undefined
        return refuse('already-exists/barrier', { id: request.barrier }, '/barrier')
      },
      () => notConcluded(state),
      ...(request.goals ?? []).map((id, index) => () => {
        const goal = activeGoal(state, id, `/goals/${index}`)
        return isRefusal(goal) ? goal : undefined
      }),
    ) ?? [dueLater(barrierRaised(dataOf(request)), request.due, context, '/due')],
})

const escalateBarrier = missionCommand({
  name: 'escalate-barrier',
  summary: 'Takes a barrier to somebody who can answer it.',
  roles: ['operative'],
  body: strictBody({ ...escalationShape, ...statedWithReason }),
  decide: (state, request) =>
    barrierOpen(state, request.barrier) ?? notConcluded(state) ?? [barrierEscalated(dataOf(request))],
})

const answerBarrier = missionCommand({
  name: 'answer-barrier',
  summary: 'Answers a barrier: removed, accepted or refused, by a decision where there is one.',
  roles: ['operative', 'partnership'],
  body: strictBody({ ...barrierAnswerShape, ...statedFields }),
  decide: (state, request) => barrierOpen(state, request.barrier) ?? [barrierAnswered(dataOf(request))],
})

export const barrierCommands = [raiseBarrier, escalateBarrier, answerBarrier] as const
