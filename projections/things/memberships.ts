/** Actors in a mission with their roles, from when until when; those that have left are kept. */
import { z } from 'zod'
import type { MissionFact } from '../../events/catalogue.ts'
import type { PeriodText } from '../../events/period.ts'
import { id, name, period, text } from '../../events/shapes.ts'
import { lineJson, lineShape, originJson, originShape } from '../base/answer-json.ts'
import { runsOn } from '../base/dated.ts'
import { factsInPin } from '../base/facts-in-pin.ts'
import { type Origin, originOf } from '../base/origin.ts'
import type { Pin } from '../base/pin.ts'
import type { Shaped } from '../base/shaped.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import { type ActorName, actorNameFields } from './actor-names.ts'

type MembershipData = Extract<MissionFact, { type: 'actor-joined-mission' }>['data']

export interface MembershipAt extends MembershipData, Origin {
  readonly until: PeriodText | null
  readonly left: Origin | null
}

/** Memberships inside a pin, in the order they were recorded; an actor that came back has two. */
export function membershipsOf(reader: FactReader, mission: string, pin: Pin): MembershipAt[] {
  const all: MembershipAt[] = []
  for (const fact of factsInPin(reader.facts<MissionFact>(`mission-${mission}`), pin).facts) {
    if (fact.type === 'actor-joined-mission') all.push({ ...fact.data, ...originOf(fact), until: null, left: null })
    if (fact.type !== 'actor-left-mission') continue
    const { actor, until } = fact.data
    const index = all.findLastIndex(one => one.actor === actor)
    const before = all[index]
    if (before) all[index] = { ...before, until, left: originOf(fact) }
  }
  return all
}

/** Actors that ever joined the mission, each once, whenever that was. */
export const everJoined = (reader: FactReader, mission: string): string[] => [
  ...new Set(
    reader
      .facts<MissionFact>(`mission-${mission}`)
      .flatMap(({ type, data }) => (type === 'actor-joined-mission' ? [data.actor] : [])),
  ),
]

export const membershipShape = lineShape({
  ...actorNameFields,
  from: period,
  until: period.nullable(),
  roles: z.array(name),
  commitment: text.nullable(),
  bodies: z.array(id),
  current: z.boolean().describe('It is in the mission on the day.'),
  left: originShape.nullable(),
})

/** A membership, with the actor by its name. */
export function membershipJson(
  { left, roles, commitment, bodies, ...line }: MembershipAt,
  pin: Pin,
  actorName: ActorName,
): Shaped<typeof membershipShape> {
  return {
    ...lineJson(line),
    ...actorName,
    roles: roles ?? [],
    commitment: commitment ?? null,
    bodies: bodies ?? [],
    current: runsOn(line, pin.on),
    left: left && originJson(left),
  }
}
