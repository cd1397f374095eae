/** The life of an actor’s membership in a mission: joined, left. */
import { z } from 'zod'
import { defineFact } from './fact.ts'
import { id, name, period, text } from './shapes.ts'

export const membershipShape = {
  actor: id,
  from: period,
  roles: z.array(name).max(20).optional(),
  commitment: text.optional(),
  bodies: z.array(id).max(20).optional(),
}
export const actorJoinedMission = defineFact('actor-joined-mission', 1, z.strictObject(membershipShape))
export const leavingMissionShape = { actor: id, until: period }
export const actorLeftMission = defineFact('actor-left-mission', 1, z.strictObject(leavingMissionShape))

export const membershipFacts = [actorJoinedMission, actorLeftMission] as const
