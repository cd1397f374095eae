/** What may one wish of a mission? To propose, declare and revise it, to assess it, to form its bodies, and to conclude it. */
import { z } from 'zod'
import {
  bodyDissolved,
  bodyFormed,
  bodyShape,
  capabilityAssessed,
  capabilityShape,
  criterionAssessed,
  criterionShape,
  missionConcluded,
  missionDeclared,
  missionProposed,
  missionRevised,
  missionShape,
  phaseBegun,
  phases,
} from '../../../events/mission.ts'
import { id, name, period } from '../../../events/shapes.ts'
import { body, dataOf, reasoned, said } from '../command.ts'
import { first, refuse } from '../refusal.ts'
import { missionWish, steerable } from './mission-rules.ts'

const missionBody = body({ ...missionShape, ...said })

const propose = missionWish({
  name: 'propose',
  summary: 'Proposes a mission as a candidate.',
  life: 'begins',
  body: missionBody,
  decide: (_state, wished) => [missionProposed(dataOf(wished))],
})

const declare = missionWish({
  name: 'declare',
  summary: 'Declares a mission, proposed before or not.',
  life: 'either',
  body: missionBody,
  decide: (state, wished) =>
    first(
      () => steerable(state),
      () =>
        state.phase === 'candidate'
          ? undefined
          : refuse('already-declared', 'The mission has been declared; use revise to change it.'),
    ) ?? [missionDeclared(dataOf(wished))],
})

const revise = missionWish({
  name: 'revise',
  summary: 'Revises what was declared; the earlier wording stays visible.',
  body: body({ ...z.strictObject(missionShape).partial().shape, decidedBy: name, ...reasoned }),
  decide: (state, wished) =>
    first(
      () => steerable(state),
      () => {
        const { decidedBy: _decidedBy, ...changed } = dataOf(wished)
        if (Object.keys(changed).length > 0) return undefined
        return refuse('same-as-before', 'Say what changes: title, challenge, vision, horizon …')
      },
    ) ?? [missionRevised(dataOf(wished))],
})

const beginPhase = missionWish({
  name: 'begin-phase',
  summary: 'Begins the design or the execution phase.',
  body: body({ phase: z.enum(phases), from: period, ...said }),
  decide: (state, wished) =>
    first(
      () => steerable(state),
      () =>
        state.phase === 'candidate'
          ? refuse('not-declared', 'The mission is only proposed; declare it first.')
          : undefined,
      () =>
        state.phase === wished.phase
          ? refuse('already-in-phase', `The mission is in its ${wished.phase} phase; name the other one.`, '/phase')
          : undefined,
    ) ?? [phaseBegun(dataOf(wished))],
})

const conclude = missionWish({
  name: 'conclude',
  summary: 'Concludes the mission; measurements and corrections go on.',
  body: body({ decidedBy: name, ...reasoned }),
  decide: (state, wished) => steerable(state) ?? [missionConcluded(dataOf(wished))],
})

// Reviews: a candidate is assessed before it is chosen, and a concluded mission is still looked back upon.
const assessCriterion = missionWish({
  name: 'assess-criterion',
  summary: 'Assesses the mission against one of the five criteria of a good mission.',
  body: body({ ...criterionShape, ...said }),
  decide: (_state, wished) => [criterionAssessed(dataOf(wished))],
})

const assessCapability = missionWish({
  name: 'assess-capability',
  summary: 'Assesses one of the six capabilities needed to govern the mission.',
  body: body({ ...capabilityShape, ...said }),
  decide: (_state, wished) => [capabilityAssessed(dataOf(wished))],
})

const formBody = missionWish({
  name: 'form-body',
  summary: 'Forms a body of the mission: partnership, operative group, task force …',
  body: body({ ...bodyShape, ...said }),
  decide: (state, wished) =>
    first(
      () => steerable(state),
      () =>
        state.bodies.has(wished.body)
          ? refuse('already-exists', `The body “${wished.body}” stands; give another id.`, '/body')
          : undefined,
    ) ?? [bodyFormed(dataOf(wished))],
})

const dissolveBody = missionWish({
  name: 'dissolve-body',
  summary: 'Dissolves a body; what it did stays.',
  body: body({ body: id, ...reasoned }),
  decide: (state, wished) =>
    first(
      () => steerable(state),
      () =>
        state.bodies.has(wished.body)
          ? undefined
          : refuse('unknown-body', `No body “${wished.body}” stands in this mission; form it first.`, '/body'),
    ) ?? [bodyDissolved(dataOf(wished))],
})

export const missionCommands = [
  propose,
  declare,
  revise,
  beginPhase,
  conclude,
  assessCriterion,
  assessCapability,
  formBody,
  dissolveBody,
]
