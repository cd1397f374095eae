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
import { dataOf, statedFields, statedWithReason, strictBody } from '../command.ts'
import { first, refuse } from '../refusal.ts'
import { missionCommand, steerable } from './mission-rules.ts'

const missionBody = strictBody({ ...missionShape, ...statedFields })

const propose = missionCommand({
  name: 'propose',
  summary: 'Proposes a mission as a candidate.',
  life: 'begins',
  body: missionBody,
  decide: (_state, request) => [missionProposed(dataOf(request))],
})

const declare = missionCommand({
  name: 'declare',
  summary: 'Declares a mission, proposed before or not.',
  life: 'either',
  body: missionBody,
  decide: (state, request) =>
    first(
      () => steerable(state),
      () =>
        state.phase === 'candidate'
          ? undefined
          : refuse('already-declared', 'The mission has been declared; use revise to change it.'),
    ) ?? [missionDeclared(dataOf(request))],
})

const revise = missionCommand({
  name: 'revise',
  summary: 'Revises what was declared; the earlier wording stays visible.',
  body: strictBody({ ...z.strictObject(missionShape).partial().shape, decidedBy: name, ...statedWithReason }),
  decide: (state, request) =>
    first(
      () => steerable(state),
      () => {
        const { decidedBy: _decidedBy, ...changed } = dataOf(request)
        if (Object.keys(changed).length > 0) return undefined
        return refuse('same-as-before', 'Say what changes: title, challenge, vision, horizon …')
      },
    ) ?? [missionRevised(dataOf(request))],
})

const beginPhase = missionCommand({
  name: 'begin-phase',
  summary: 'Begins the design or the execution phase.',
  body: strictBody({ phase: z.enum(phases), from: period, ...statedFields }),
  decide: (state, request) =>
    first(
      () => steerable(state),
      () =>
        state.phase === 'candidate'
          ? refuse('not-declared', 'The mission is only proposed; declare it first.')
          : undefined,
      () =>
        state.phase === request.phase
          ? refuse('already-in-phase', `The mission is in its ${request.phase} phase; name the other one.`, '/phase')
          : undefined,
    ) ?? [phaseBegun(dataOf(request))],
})

const conclude = missionCommand({
  name: 'conclude',
  summary: 'Concludes the mission; measurements and corrections go on.',
  body: strictBody({ decidedBy: name, ...statedWithReason }),
  decide: (state, request) => steerable(state) ?? [missionConcluded(dataOf(request))],
})

// Reviews: a candidate is assessed before it is chosen, and a concluded mission is still looked back upon.
const assessCriterion = missionCommand({
  name: 'assess-criterion',
  summary: 'Assesses the mission against one of the five criteria of a good mission.',
  body: strictBody({ ...criterionShape, ...statedFields }),
  decide: (_state, request) => [criterionAssessed(dataOf(request))],
})

const assessCapability = missionCommand({
  name: 'assess-capability',
  summary: 'Assesses one of the six capabilities needed to govern the mission.',
  body: strictBody({ ...capabilityShape, ...statedFields }),
  decide: (_state, request) => [capabilityAssessed(dataOf(request))],
})

const formBody = missionCommand({
  name: 'form-body',
  summary: 'Forms a body of the mission: partnership, operative group, task force …',
  body: strictBody({ ...bodyShape, ...statedFields }),
  decide: (state, request) =>
    first(
      () => steerable(state),
      () =>
        state.bodies.has(request.body)
          ? refuse('already-exists', `The body “${request.body}” stands; give another id.`, '/body')
          : undefined,
    ) ?? [bodyFormed(dataOf(request))],
})

const dissolveBody = missionCommand({
  name: 'dissolve-body',
  summary: 'Dissolves a body; what it did stays.',
  body: strictBody({ body: id, ...statedWithReason }),
  decide: (state, request) =>
    first(
      () => steerable(state),
      () =>
        state.bodies.has(request.body)
          ? undefined
          : refuse('unknown-body', `No body “${request.body}” stands in this mission; form it first.`, '/body'),
    ) ?? [bodyDissolved(dataOf(request))],
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
