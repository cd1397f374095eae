/** The commands of a mission’s members: to add actors and remove them, with dates. */
import {
  actorJoinedMission,
  actorLeftMission,
  leavingMissionShape,
  membershipShape,
} from '../../../events/membership.ts'
import { dataOf, statedFields, statedWithReason, strictBody } from '../command.ts'
import { actorExists, noEarlier } from '../referenced-things.ts'
import { firstRefusal, refuse } from '../refusal.ts'
import { bodyExists, missionCommand, notConcluded } from './mission-rules.ts'

const addActor = missionCommand({
  name: 'add-actor',
  summary: 'Adds an actor to the mission from a date, with its roles and commitment.',
  roles: ['operative'],
  body: strictBody({ ...membershipShape, ...statedFields }),
  decide: (state, request, context) =>
    firstRefusal(
      () => {
        if (!state.actors.has(request.actor)) return undefined
        return refuse('already-exists/actor', { id: request.actor }, '/actor')
      },
      () => actorExists(request.actor, context),
      () => noEarlier(request.from, state.actorsLeft.get(request.actor), '/from'),
      () => notConcluded(state),
      ...(request.bodies ?? []).map((body, index) => () => bodyExists(state, body, `/bodies/${index}`)),
    ) ?? [actorJoinedMission(dataOf(request))],
})

const removeActor = missionCommand({
  name: 'remove-actor',
  summary: 'Removes an actor at a date; its time in the mission stays visible.',
  roles: ['operative'],
  body: strictBody({ ...leavingMissionShape, ...statedWithReason }),
  decide: (state, request) => {
    const joined = state.actors.get(request.actor)
    if (joined === undefined) return refuse('not-a-member/actor', { id: request.actor }, '/actor')
    return notConcluded(state) ?? noEarlier(request.until, joined, '/until') ?? [actorLeftMission(dataOf(request))]
  },
})

export const membershipCommands = [addActor, removeActor] as const
