/** What may one wish of a mission? To propose, declare and revise it, to set its goals and bodies, to assess and conclude it. */
import { z } from 'zod'
import {
  bodyDissolved,
  bodyFormed,
  bodyShape,
  capabilityAssessed,
  capabilityShape,
  criterionAssessed,
  criterionShape,
  goalAdopted,
  goalRetired,
  goalRevised,
  goalRevisionShape,
  goalSet,
  goalShape,
  missionConcluded,
  missionDeclared,
  missionProposed,
  missionRevised,
  missionShape,
  phaseBegun,
} from '../../events/mission.ts'
import { id, name, period } from '../../events/shapes.ts'
import { body, type Command, type Context, dataOf, type Outcome, read, reasoned, said } from './command.ts'
import type { GoalState, MissionState } from './mission-state.ts'
import { isRefusal, type Refusal, refuse } from './refusal.ts'

const wish = <B extends object>(
  own: Pick<Command<MissionState, B>, 'name' | 'summary' | 'body' | 'decide'> & Partial<Pick<Command, 'life'>>,
): Command<MissionState, B> => ({
  thing: 'missions',
  life: 'needs',
  measurement: false,
  large: false,
  missionOf: (_state, _body, mission) => mission,
  ...own,
})

/** Whether the mission may still be steered. */
const steerable = (state: MissionState): Refusal | undefined =>
  state.concluded
    ? refuse(
        'mission-concluded',
        'The mission is concluded: it takes measurements, corrections and reviews, but is steered no more.',
      )
    : undefined

/** The goal named, if it stands. */
export function standingGoal(state: MissionState, goal: string, pointer: string): GoalState | Refusal {
  const standing = state.goals.get(goal)
  if (!standing)
    return refuse('unknown-goal', `The goal “${goal}” has not been set in this mission; set it first.`, pointer)
  if (standing.retired) return refuse('goal-retired', `The goal “${goal}” has been retired.`, pointer)
  return standing
}

const missionBody = z
  .strictObject({ ...missionShape, ...said })
  .refine(m => read(m.horizon.from).start < read(m.horizon.to).reference, {
    error: 'the horizon ends after it begins',
    path: ['horizon', 'to'],
  })

const propose = wish({
  name: 'propose',
  summary: 'Proposes a mission as a candidate.',
  life: 'begins',
  body: missionBody,
  decide: (_state, wished) => [missionProposed(dataOf(wished))],
})

const declare = wish({
  name: 'declare',
  summary: 'Declares a mission, proposed before or not.',
  life: 'either',
  body: missionBody,
  decide: (state, wished) => {
    if (state.phase !== 'candidate')
      return refuse('already-declared', 'The mission has been declared; use revise to change it.')
    return [missionDeclared(dataOf(wished))]
  },
})

const revise = wish({
  name: 'revise',
  summary: 'Revises what was declared; the earlier wording stays visible.',
  body: body({ ...z.strictObject(missionShape).partial().shape, decidedBy: name, ...reasoned }),
  decide: (state, wished) => {
    const { decidedBy: _, ...changed } = dataOf(wished)
    if (Object.keys(changed).length === 0)
      return refuse('same-as-before', 'Say what changes: title, challenge, vision, horizon …')
    return steerable(state) ?? [missionRevised(dataOf(wished))]
  },
})

const beginPhase = wish({
  name: 'begin-phase',
  summary: 'Begins the design or the execution phase.',
  body: body({ phase: z.enum(['design', 'execution']), from: period, ...said }),
  decide: (state, wished) => {
    if (state.phase === 'candidate') return refuse('not-declared', 'The mission is only proposed; declare it first.')
    if (state.phase === wished.phase)
      return refuse('already-in-phase', `The mission is in its ${wished.phase} phase.`, '/phase')
    return steerable(state) ?? [phaseBegun(dataOf(wished))]
  },
})

const conclude = wish({
  name: 'conclude',
  summary: 'Concludes the mission; measurements and corrections go on.',
  body: body({ decidedBy: name, ...reasoned }),
  decide: (state, wished) => steerable(state) ?? [missionConcluded(dataOf(wished))],
})

const assessCriterion = wish({
  name: 'assess-criterion',
  summary: 'Assesses the mission against one of the five criteria of a good mission.',
  body: body({ ...criterionShape, ...said }),
  decide: (_state, wished) => [criterionAssessed(dataOf(wished))],
})

const assessCapability = wish({
  name: 'assess-capability',
  summary: 'Assesses one of the six capabilities needed to govern the mission.',
  body: body({ ...capabilityShape, ...said }),
  decide: (_state, wished) => [capabilityAssessed(dataOf(wished))],
})

const setGoal = wish({
  name: 'set-goal',
  summary: 'Sets a goal, proposed or adopted; a goal may be direction only, without a number.',
  body: z
    .strictObject({ ...goalShape, status: z.enum(['proposed', 'adopted']).optional(), ...said })
    .refine(g => g.status !== 'adopted' || g.decidedBy !== undefined, {
      error: 'who decided is part of adopting a goal',
      path: ['decidedBy'],
    }),
  decide: (state, wished, context) => {
    const { goal, parent, level } = wished
    if (state.goals.has(goal))
      return refuse('already-exists', `The goal “${goal}” has been set; use revise-goal to change it.`, '/goal')
    const placed = parent === undefined ? undefined : below(state, parent, level, context)
    return steerable(state) ?? placed ?? [goalSet({ ...dataOf(wished), status: wished.status ?? 'proposed' })]
  },
})

function below(state: MissionState, parent: string, level: number, context: Context): Refusal | undefined {
  const above = standingGoal(state, parent, '/parent')
  if (isRefusal(above)) return above
  if (above.level >= level)
    return refuse('goal-level', `The parent stands on level ${above.level}; this goal must stand below it.`, '/level')
  if (context.knownFrom.ms < above.knownFrom) return beforeSubject(`the goal “${parent}”`)
  return undefined
}

/** A fact can't be known before what it names. */
export const beforeSubject = (subject: string): Refusal =>
  refuse(
    'known-before-its-subject',
    `knownFrom is earlier than that of ${subject}; give a later knownFrom, or none.`,
    '/knownFrom',
  )

const onGoal =
  (decide: (goal: GoalState, wished: { goal: string }, state: MissionState, context: Context) => Refusal | undefined) =>
  (state: MissionState, wished: { goal: string }, context: Context): Refusal | undefined => {
    const goal = standingGoal(state, wished.goal, '/goal')
    if (isRefusal(goal)) return goal
    return steerable(state) ?? decide(goal, wished, state, context)
  }

const mayAdopt = onGoal(goal =>
  goal.adopted ? refuse('already-adopted', 'The goal has been adopted.', '/goal') : undefined,
)
const adoptGoal = wish({
  name: 'adopt-goal',
  summary: 'Adopts a proposed goal; says who decided.',
  body: body({ goal: id, decidedBy: name, ...said }),
  decide: (state, wished, context): Outcome => mayAdopt(state, wished, context) ?? [goalAdopted(dataOf(wished))],
})

const mayRevise = onGoal((_goal, wished) => {
  const { statement, kind, accountable } = wished as { statement?: unknown; kind?: unknown; accountable?: unknown }
  if (statement === undefined && kind === undefined && accountable === undefined)
    return refuse('same-as-before', 'Say what changes: statement, kind or accountable.')
  return undefined
})
const reviseGoal = wish({
  name: 'revise-goal',
  summary: 'Revises a goal; who decided and why is kept, and the earlier wording stays visible.',
  body: body({ ...goalRevisionShape, ...reasoned }),
  decide: (state, wished, context): Outcome => mayRevise(state, wished, context) ?? [goalRevised(dataOf(wished))],
})

const mayRetire = onGoal((_goal, { goal }, state, { id: mission, world }) => {
  const children = [...state.goals].filter(([, g]) => g.parent === goal && !g.retired).map(([child]) => `goal ${child}`)
  const active = [...world.indicatorsOf(mission)]
    .filter(([, i]) => !i.retired && i.goals.includes(goal))
    .map(([i]) => `indicator ${i}`)
  const inUse = [...children, ...active]
  if (inUse.length === 0) return undefined
  return refuse('goal-in-use', `Still under this goal: ${inUse.join(', ')}; retire or reassign them first.`, '/goal')
})
const retireGoal = wish({
  name: 'retire-goal',
  summary: 'Retires a goal that has no active indicators.',
  body: body({ goal: id, ...reasoned }),
  decide: (state, wished, context): Outcome => mayRetire(state, wished, context) ?? [goalRetired(dataOf(wished))],
})

const formBody = wish({
  name: 'form-body',
  summary: 'Forms a body of the mission: partnership, operative group, task force …',
  body: body({ ...bodyShape, ...said }),
  decide: (state, wished) => {
    if (state.bodies.has(wished.body)) return refuse('already-exists', `The body “${wished.body}” stands.`, '/body')
    return steerable(state) ?? [bodyFormed(dataOf(wished))]
  },
})

const dissolveBody = wish({
  name: 'dissolve-body',
  summary: 'Dissolves a body; what it did stays.',
  body: body({ body: id, ...reasoned }),
  decide: (state, wished) => {
    if (!state.bodies.has(wished.body))
      return refuse('unknown-body', `No body “${wished.body}” stands in this mission.`, '/body')
    return steerable(state) ?? [bodyDissolved(dataOf(wished))]
  },
})

export const missionCommands = [
  propose,
  declare,
  revise,
  beginPhase,
  conclude,
  assessCriterion,
  assessCapability,
  setGoal,
  adoptGoal,
  reviseGoal,
  retireGoal,
  formBody,
  dissolveBody,
]
