/** The commands of a mission: to propose, declare and revise it, to assess it, to form its bodies, and to conclude it. */
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
import { noEarlier } from '../referenced-things.ts'
import { firstRefusal, refuse, sameAsStanding } from '../refusal.ts'
import { bodyExists, missionCommand, notConcluded } from './mission-rules.ts'

const missionBody = strictBody({ ...missionShape, ...statedFields })

const propose = missionCommand({
  name: 'propose',
  summary: 'Proposes a mission as a candidate.',
  roles: ['partnership'],
  existence: 'creates',
  body: missionBody,
  decide: (_state, request) => [missionProposed(dataOf(request))],
})

const declare = missionCommand({
  name: 'declare',
  summary: 'Declares a mission, whether it was proposed before or not.',
  roles: ['partnership', 'admin'],
  existence: 'either',
  body: missionBody,
  decide: (state, request) =>
    firstRefusal(
      () => notConcluded(state),
      () => (state.phase === 'candidate' ? undefined : refuse('already-declared', {})),
    ) ?? [missionDeclared(dataOf(request))],
})

const revise = missionCommand({
  name: 'revise',
  summary: 'Revises what was declared; the earlier wording stays visible.',
  roles: ['operative'],
  body: strictBody({ ...z.strictObject(missionShape).partial().shape, decidedBy: name, ...statedWithReason }),
  decide: (state, request) =>
    firstRefusal(
      () => notConcluded(state),
      () => {
        const { decidedBy: _decidedBy, ...changes } = dataOf(request)
        if (Object.keys(changes).length > 0) return sameAsStanding(changes, state.stands)
        return refuse('same-as-before/mission', {})
      },
    ) ?? [missionRevised(dataOf(request))],
})

const beginPhase = missionCommand({
  name: 'begin-phase',
  summary: 'Begins the design or the execution phase.',
  roles: ['operative'],
  body: strictBody({ phase: z.enum(phases), from: period, ...statedFields }),
  decide: (state, request) =>
    firstRefusal(
      () => notConcluded(state),
      () => (state.phase === 'candidate' ? refuse('not-declared', {}) : undefined),
      () => {
        if (state.phase !== request.phase) return undefined
        return refuse('already-in-phase', { phase: request.phase }, '/phase')
      },
      () => noEarlier(request.from, state.phaseFrom, '/from'),
    ) ?? [phaseBegun(dataOf(request))],
})

const conclude = missionCommand({
  name: 'conclude',
  summary: 'Concludes the mission; measurements and corrections go on.',
  roles: ['partnership'],
  body: strictBody({ decidedBy: name, ...statedWithReason }),
  decide: (state, request) => notConcluded(state) ?? [missionConcluded(dataOf(request))],
})

// Assessments are reviews: a candidate is assessed before it is chosen, and a concluded mission in hindsight.
const assessCriterion = missionCommand({
  name: 'assess-criterion',
  summary:
    'Assesses the mission against one of the five criteria of a good mission; a candidate is assessed by the partnership too.',
  roles: ['evaluator', 'partnership'],
  rolesWith: (_request, look) =>
    look && look.world.mission(look.id)?.phase !== 'candidate' ? ['evaluator'] : ['evaluator', 'partnership'],
  body: strictBody({ ...criterionShape, ...statedFields }),
  decide: (_state, request) => [criterionAssessed(dataOf(request))],
})

const assessCapability = missionCommand({
  name: 'assess-capability',
  summary: 'Assesses one of the six capabilities needed to govern the mission.',
  roles: ['evaluator'],
  body: strictBody({ ...capabilityShape, ...statedFields }),
  decide: (_state, request) => [capabilityAssessed(dataOf(request))],
})

const formBody = missionCommand({
  name: 'form-body',
  summary: 'Forms a body of the mission: partnership, operative group, task force …',
  roles: ['operative'],
  body: strictBody({ ...bodyShape, ...statedFields }),
  decide: (state, request) =>
    firstRefusal(
      () => notConcluded(state),
      () => (state.bodies.has(request.body) ? refuse('already-exists/body', { id: request.body }, '/body') : undefined),
    ) ?? [bodyFormed(dataOf(request))],
})

const dissolveBody = missionCommand({
  name: 'dissolve-body',
  summary: 'Dissolves a body; what it did stays visible.',
  roles: ['operative'],
  body: strictBody({ body: id, ...statedWithReason }),
  decide: (state, request) =>
    firstRefusal(
      () => notConcluded(state),
      () => bodyExists(state, request.body, '/body'),
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
] as const
