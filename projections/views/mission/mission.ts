/** One mission: what it wants, who takes part, what is in the way, and how its criteria and capabilities were assessed. */
import { z } from 'zod'
import type { MissionFact } from '../../../events/catalogue.ts'
import {
  bodyShape,
  capabilities,
  criteria,
  goalKinds,
  phases,
  missionShape as wordingFields,
} from '../../../events/mission.ts'
import { dayOf } from '../../../events/period.ts'
import { day, id, name, period, text } from '../../../events/shapes.ts'
import {
  lateEntriesShape,
  lineJson,
  lineShape,
  originJson,
  originShape,
  revisionShape,
  statedField,
} from '../../base/answer-json.ts'
import type { Entries } from '../../base/mission-entries.ts'
import { inside, type Pin } from '../../base/pin.ts'
import type { Shaped } from '../../base/shaped.ts'
import { thingShape, withoutAccountable } from '../../things/accountability.ts'
import { lastOfActors, lateOfActors } from '../../things/actor.ts'
import { actorNamesAt, namesInQuery } from '../../things/actor-names.ts'
import { barrierJson, barrierShape, barriersOf } from '../../things/barriers.ts'
import { commentaryOf, commentaryShape } from '../../things/commentary.ts'
import { decisionsOf } from '../../things/decision.ts'
import { lateAmong, membersOf } from '../../things/members.ts'
import { everJoined, membershipJson, membershipShape, membershipsOf } from '../../things/memberships.ts'
import { foldMission, type GoalAt, goalStates, type Judgements, missionPhases } from '../../things/mission.ts'
import { markStated } from '../../words/stated.ts'
import { thingNamesAt } from '../../words/thing-names.ts'
import { defineView, ofMission } from '../view.ts'

const wordingShape = z.strictObject(wordingFields).partial()

const goalShape = z.strictObject({
  goal: id,
  level: z.int().describe('1 is a main goal; a goal is one level below its parent.'),
  parent: id.nullable(),
  statement: text,
  kind: z.enum(goalKinds),
  status: z.enum(goalStates),
  accountable: name.nullable(),
  decidedBy: name.nullable(),
  ...statedField,
  illustrative: z.boolean().describe('It was made for the example.'),
  adopted: originShape.nullable(),
  retired: originShape.nullable(),
  wordings: z
    .array(
      lineShape({
        statement: text,
        kind: z.enum(goalKinds),
        accountable: name.nullable(),
        decidedBy: name.optional(),
        ...statedField,
      }),
    )
    .describe('Every wording it has had, the first one first.'),
})

const goalJson = ({ wordings, adopted, retired, ...goal }: GoalAt): Shaped<typeof goalShape> => ({
  ...goal,
  adopted: adopted && originJson(adopted),
  retired: retired && originJson(retired),
  wordings: wordings.map(lineJson),
})

const judgementFields = { assessment: text, score: z.number().optional(), by: name }
const judgementsFields = {
  ...judgementFields,
  history: z.array(lineShape(judgementFields)).describe('Every assessment, the latest last.'),
}

/** The latest assessment by a criterion or capability, and all before it. */
const judgementsJson = ({ latest, all }: Judgements) => ({ ...lineJson(latest), history: all.map(lineJson) })

const recordedShape = z.strictObject({ from: day, to: day, knownSince: day })

/** When the facts inside a pin were recorded: a history brought along was recorded long after it was known. */
function recordedJson({ position, knownFrom, recordedAt }: Entries, pin: Pin): Shaped<typeof recordedShape> {
  const isInside = (at: number, row: number): boolean =>
    inside({ position: at, knownFrom: knownFrom[row] as number }, pin)
  const [first, last] = [position.findIndex(isInside), position.findLastIndex(isInside)]
  let known = Number.POSITIVE_INFINITY
  for (let row = first; row <= last; row++)
    if (isInside(position[row] as number, row)) known = Math.min(known, knownFrom[row] as number)
  const on = (row: number): string => dayOf(recordedAt[row] as number)
  return { from: on(first), to: on(last), knownSince: dayOf(known) }
}

export const mission = defineView({
  path: '/missions/{id}',
  summary:
    'A mission: its wordings, goals, bodies, actors, barriers, commentary, criteria and capabilities, and what nobody answers for.',
  query: { names: namesInQuery },
  version: 5,
  ...ofMission,
  touched: (reader, { id = '' }, at) =>
    Math.max(reader.lastPositionOf(id, at), lastOfActors(reader, everJoined(reader, id), at)),
  answer: z.strictObject({
    mission: id,
    ...wordingShape.shape,
    phase: z.enum(missionPhases),
    concluded: lineShape({ decidedBy: name, ...statedField }).nullable(),
    phases: z.array(lineShape({ phase: z.enum(phases), from: period })),
    wordings: z
      .array(lineShape({ decidedBy: name.optional(), ...statedField, changed: wordingShape }))
      .describe('What it said at first, and every change of it.'),
    goals: z.array(goalShape),
    bodies: z.array(lineShape({ ...bodyShape, dissolved: z.boolean() })),
    actors: z.array(membershipShape),
    barriers: z.array(barrierShape),
    commentary: z.array(commentaryShape).describe('What was written of how it goes, the latest first.'),
    criteria: z.array(lineShape({ criterion: z.enum(criteria), ...judgementsFields })),
    capabilities: z.array(lineShape({ capability: z.enum(capabilities), ...judgementsFields })),
    indicators: z.array(id),
    releases: z.array(id),
    accountability: z.strictObject({ gaps: z.array(thingShape).describe('What nobody is accountable for.') }),
    recorded: recordedShape.describe('On which UTC days its facts were recorded, and since when the first was known.'),
    revision: revisionShape,
    lateEntries: lateEntriesShape,
  }),
  fold: ({ reader, pin, params: { id = '' }, query }) => {
    const found = foldMission(reader.facts<MissionFact>(`mission-${id}`), pin)
    if (!found) return undefined
    const { goals, bodies, criteria, capabilities, wordings, phases, concluded, lateEntries, ...wording } = found
    const members = membersOf(reader, id, pin)
    const barriers = barriersOf(reader, id, pin)
    const memberships = membershipsOf(reader, id, pin)
    const nameOf = actorNamesAt(reader, pin, query.names)
    const names = thingNamesAt(reader, id, pin)
    const stated = <Part>(part: Part): Part => markStated(part, names)
    return {
      mission: id,
      ...wording,
      concluded: stated(concluded && { decidedBy: concluded.decidedBy, ...originJson(concluded) }),
      phases: phases.map(lineJson),
      wordings: stated(wordings.map(lineJson)),
      goals: stated(goals.map(goalJson)),
      bodies: bodies.map(lineJson),
      actors: memberships.map(one => membershipJson(one, pin, nameOf(one.actor))),
      barriers: barriers.map(one => barrierJson(one, pin)),
      commentary: commentaryOf(reader.facts<MissionFact>(`mission-${id}`), pin),
      criteria: [...criteria].map(([criterion, all]) => ({ criterion, ...judgementsJson(all) })),
      capabilities: [...capabilities].map(([capability, all]) => ({ capability, ...judgementsJson(all) })),
      indicators: members.map(m => m.id),
      releases: reader
        .ofMission(id, 'release')
        .filter(release => reader.facts(`release-${release}`).some(fact => inside(fact, pin))),
      recorded: recordedJson(reader.entries(id), pin),
      accountability: {
        gaps: withoutAccountable({ goals, members, barriers, decisions: decisionsOf(reader, id, pin) }),
      },
      lateEntries: lateAmong(members, pin, lateEntries + lateOfActors(reader, memberships, pin)),
    }
  },
})
