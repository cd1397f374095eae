/** What may one wish of a mission's barriers and members? To raise, escalate and answer barriers; to add and remove actors. */
import {
  actorJoinedMission,
  actorLeftMission,
  barrierAnswered,
  barrierAnswerShape,
  barrierEscalated,
  barrierRaised,
  barrierShape,
  escalationShape,
  leavingMissionShape,
  membershipShape,
} from '../../../events/barrier.ts'
import { dataOf, statedFields, statedWithReason, strictBody } from '../command.ts'
import { actorStands, endsAfter } from '../named-things.ts'
import { first, isRefusal, type Refusal, refuse } from '../refusal.ts'
import { missionCommand, standingGoal, steerable } from './mission-rules.ts'
import type { MissionState } from './mission-state.ts'

const openBarrier = (state: MissionState, barrier: string): Refusal | undefined => {
  const found = state.barriers.get(barrier)
  if (found === undefined)
    return refuse('unknown-barrier', `No barrier “${barrier}” has been raised; raise it first.`, '/barrier')
  return found === 'answered'
    ? refuse(
        'already-answered',
        `The barrier “${barrier}” has been answered; raise another if it stands again.`,
        '/barrier',
      )
    : undefined
}

const raiseBarrier = missionCommand({
  name: 'raise-barrier',
  summary: 'Raises a barrier: law, funding, incentive, data sharing, competence, conflicting goals or a risk.',
  body: strictBody({ ...barrierShape, ...statedFields }),
  decide: (state, request) =>
    first(
      () =>
        state.barriers.has(request.barrier)
          ? refuse(
              'already-exists',
              `The barrier “${request.barrier}” has been raised; escalate or answer it, or give another id.`,
              '/barrier',
            )
          : undefined,
      () => steerable(state),
      ...(request.goals ?? []).map((goal, index) => () => {
        const standing = standingGoal(state, goal, `/goals/${index}`)
        return isRefusal(standing) ? standing : undefined
      }),
    ) ?? [barrierRaised(dataOf(request))],
})

const escalateBarrier = missionCommand({
  name: 'escalate-barrier',
  summary: 'Takes a barrier to somebody who can answer it.',
  body: strictBody({ ...escalationShape, ...statedWithReason }),
  decide: (state, request) =>
    openBarrier(state, request.barrier) ?? steerable(state) ?? [barrierEscalated(dataOf(request))],
})

const answerBarrier = missionCommand({
  name: 'answer-barrier',
  summary: 'Answers a barrier: removed, accepted or refused, by a decision where there is one.',
  body: strictBody({ ...barrierAnswerShape, ...statedFields }),
  decide: (state, request) => openBarrier(state, request.barrier) ?? [barrierAnswered(dataOf(request))],
})

const addActor = missionCommand({
  name: 'add-actor',
  summary: 'Lets an actor join the mission from a date, with roles and commitment.',
  body: strictBody({ ...membershipShape, ...statedFields }),
  decide: (state, request, context) =>
    first(
      () =>
        state.actors.has(request.actor)
          ? refuse('already-exists', `The actor “${request.actor}” is in the mission; let it leave first.`, '/actor')
          : undefined,
      () => actorStands(request.actor, context),
      () => steerable(state),
      ...(request.bodies ?? []).map(
        (named, index) => () =>
          state.bodies.has(named)
            ? undefined
            : refuse('unknown-body', `No body “${named}” stands in this mission; form it first.`, `/bodies/${index}`),
      ),
    ) ?? [actorJoinedMission(dataOf(request))],
})

const removeActor = missionCommand({
  name: 'remove-actor',
  summary: 'Lets an actor leave at a date; its past stays.',
  body: strictBody({ ...leavingMissionShape, ...statedWithReason }),
  decide: (state, request) => {
    const joined = state.actors.get(request.actor)
    if (joined === undefined)
      return refuse('not-a-member', `The actor “${request.actor}” is not in the mission; let it join first.`, '/actor')
    return steerable(state) ?? endsAfter(joined, request.until, '/until') ?? [actorLeftMission(dataOf(request))]
  },
})

export const barrierCommands = [raiseBarrier, escalateBarrier, answerBarrier, addActor, removeActor]
