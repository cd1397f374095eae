/** The commands of an actor: to register and rename it, to merge and split it. Earlier facts keep the name of their time. */
import {
  actorMerged,
  actorRegistered,
  actorRenamed,
  actorShape,
  actorSplit,
  mergingShape,
  renamingShape,
  splittingShape,
} from '../../../events/actor.ts'
import { type PeriodText, parsePeriod } from '../../../events/period.ts'
import { commandsOf, dataOf, type RuleContext, SHARED, statedFields, statedWithReason, strictBody } from '../command.ts'
import { actorExists, noEarlier } from '../referenced-things.ts'
import { firstRefusal, type Refusal, refuse } from '../refusal.ts'
import type { ActorState } from './actor-state.ts'

const actorCommand = commandsOf('actors', { missionOf: () => null, grantsOf: () => SHARED })

const notReplaced = ({ successors }: ActorState): Refusal | undefined =>
  successors.length > 0 ? refuse('actor-ended', { successors }) : undefined

/** Whether the actor is the one sought, or becomes it through mergers and splits. */
function becomes(actor: string, sought: string, { world }: RuleContext): boolean {
  const reached = new Set([actor])
  // The set grows while it is iterated, and what is added is visited too.
  for (const id of reached) for (const next of world.actor(id)?.successors ?? []) reached.add(next)
  return reached.has(sought)
}

/** A successor exists, is not itself replaced by that date, and does not lead back to the actor it succeeds. */
function validSuccessor(id: string, from: PeriodText, context: RuleContext, pointer: string): Refusal | undefined {
  const refusal = actorExists(id, context, pointer)
  if (refusal) return refusal
  if (becomes(id, context.id, context)) return refuse('same-as-before/actor', {}, pointer)
  const endedFrom = context.world.actor(id)?.endedFrom ?? Number.POSITIVE_INFINITY
  if (endedFrom > parsePeriod(from).start) return undefined
  return refuse('actor-ended/other', { id }, pointer)
}

const register = actorCommand({
  name: 'register',
  summary: 'Registers an actor: its name, sector and level of government.',
  roles: ['operative'],
  existence: 'creates',
  body: strictBody({ ...actorShape, ...statedFields }),
  decide: (_state, request) => [actorRegistered(dataOf(request))],
})

const rename = actorCommand({
  name: 'rename',
  summary: 'Renames the actor from a date; earlier facts keep the name of their time.',
  roles: ['operative'],
  body: strictBody({ ...renamingShape, ...statedFields }),
  decide: (state, request) =>
    firstRefusal(
      () => notReplaced(state),
      () => (state.name === request.name ? refuse('same-as-before/name', { name: state.name }, '/name') : undefined),
      () => noEarlier(request.from, state.namedSince, '/from'),
    ) ?? [actorRenamed(dataOf(request))],
})

const merge = actorCommand({
  name: 'merge',
  summary: 'Merges the actor into another from a date.',
  roles: ['operative'],
  body: strictBody({ ...mergingShape, ...statedWithReason }),
  decide: (state, request, context) =>
    firstRefusal(
      () => notReplaced(state),
      () => validSuccessor(request.into, request.from, context, '/into'),
      () => noEarlier(request.from, state.namedSince, '/from'),
    ) ?? [actorMerged(dataOf(request))],
})

const split = actorCommand({
  name: 'split',
  summary: 'Splits the actor into several from a date.',
  roles: ['operative'],
  body: strictBody({ ...splittingShape, ...statedWithReason }).refine(
    ({ into }) => new Set(into).size === into.length,
    { error: 'must name each successor once', path: ['into'] },
  ),
  decide: (state, request, context) =>
    firstRefusal(
      () => notReplaced(state),
      ...request.into.map((into, index) => () => validSuccessor(into, request.from, context, `/into/${index}`)),
      () => noEarlier(request.from, state.namedSince, '/from'),
    ) ?? [actorSplit(dataOf(request))],
})

export const actorCommands = [register, rename, merge, split] as const
