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
import { body, dataOf, reasoned, said } from '../command.ts'
import { actorStands, endsAfter } from '../named-things.ts'
import { first, isRefusal, type Refusal, refuse } from '../refusal.ts'
import { missionWish, standingGoal, steerable } from './mission-rules.ts'
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

const raiseBarrier = missionWish({
  name: 'raise-barrier',
  summary: 'Raises a barrier: law, funding, incentive, data sharing, competence, conflicting goals or a risk.',
  body: body({ ...barrierShape, ...said }),
  decide: (state, wished) =>
    first(
      () =>
        state.barriers.has(wished.barrier)
          ? refuse(
              'already-exists',
              `The barrier “${wished.barrier}” has been raised; escalate or answer it, or give another id.`,
              '/barrier',
            )
          : undefined,
      () => steerable(state),
      ...(wished.goals ?? []).map((goal, index) => () => {
        const standing = standingGoal(state, goal, `/goals/${index}`)
        return isRefusal(standing) ? standing : undefined
      }),
    ) ?? [barrierRaised(dataOf(wished))],
})

const escalateBarrier = missionWish({
  name: 'escalate-barrier',
  summary: 'Takes a barrier to somebody who can answer it.',
  body: body({ ...escalationShape, ...reasoned }),
  decide: (state, wished) =>
    openBarrier(state, wished.barrier) ?? steerable(state) ?? [barrierEscalated(dataOf(wished))],
})

const answerBarrier = missionWish({
  name: 'answer-barrier',
  summary: 'Answers a barrier: removed, accepted or refused, by a decision where there is one.',
  body: body({ ...barrierAnswerShape, ...said }),
  decide: (state, wished) => openBarrier(state, wished.barrier) ?? [barrierAnswered(dataOf(wished))],
})

const addActor = missionWish({
  name: 'add-actor',
  summary: 'Lets an actor join the mission from a date, with roles and commitment.',
  body: body({ ...membershipShape, ...said }),
  decide: (state, wished, context) =>
    first(
      () =>
        state.actors.has(wished.actor)
          ? refuse('already-exists', `The actor “${wished.actor}” is in the mission; let it leave first.`, '/actor')
          : undefined,
      () => actorStands(wished.actor, context),
      () => steerable(state),
      ...(wished.bodies ?? []).map(
        (named, index) => () =>
          state.bodies.has(named)
            ? undefined
            : refuse('unknown-body', `No body “${named}” stands in this mission; form it first.`, `/bodies/${index}`),
      ),
    ) ?? [actorJoinedMission(dataOf(wished))],
})

const removeActor = missionWish({
  name: 'remove-actor',
  summary: 'Lets an actor leave at a date; its past stays.',
  body: body({ ...leavingMissionShape, ...reasoned }),
  decide: (state, wished) => {
    const joined = state.actors.get(wished.actor)
    if (joined === undefined)
      return refuse('not-a-member', `The actor “${wished.actor}” is not in the mission; let it join first.`, '/actor')
    return steerable(state) ?? endsAfter(joined, wished.until, '/until') ?? [actorLeftMission(dataOf(wished))]
  },
})

export const barrierCommands = [raiseBarrier, escalateBarrier, answerBarrier, addActor, removeActor]
