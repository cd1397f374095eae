/** What may one actorCommand of an actor? To register and rename it, to merge and split it; its past keeps its names. */

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
import type { ActorFact } from '../../../events/catalogue.ts'
import { type PeriodText, parsePeriod } from '../../../events/period.ts'
import {
  ANY_MISSION,
  type Command,
  dataOf,
  type RuleContext,
  type StateFold,
  statedFields,
  statedWithReason,
  strictBody,
} from '../command.ts'
import { actorStands } from '../named-things.ts'
import { first, type Refusal, refuse } from '../refusal.ts'

export interface ActorState {
  /** Milliseconds: from when it was known. */
  knownFrom: number
  name: string
  /** Those it was merged into or split into; one that has any takes no more changes. */
  successors: readonly string[]
  /** Decimal year from which they go on in its place. */
  endedFrom: number
}

export const actorFold: StateFold<ActorState, ActorFact> = {
  initial: () => ({
    knownFrom: Number.POSITIVE_INFINITY,
    name: '',
    successors: [],
    endedFrom: Number.POSITIVE_INFINITY,
  }),
  evolve: {
    'actor-registered': (state, { data, knownFrom }) => {
      state.name = data.name
      state.knownFrom = knownFrom
    },
    'actor-renamed': (state, { data }) => {
      state.name = data.name
    },
    'actor-merged': (state, { data }) => {
      state.successors = [data.into]
      state.endedFrom = parsePeriod(data.from).start
    },
    'actor-split': (state, { data }) => {
      state.successors = data.into
      state.endedFrom = parsePeriod(data.from).start
    },
  },
}

const actorCommand = <B extends object>(
  own: Pick<Command<ActorState, B>, 'name' | 'summary' | 'body' | 'decide'> & Partial<Pick<Command, 'life'>>,
): Command<ActorState, B> => ({
  thing: 'actors',
  life: 'needs',
  measurement: false,
  large: false,
  missionOf: () => null,
  grantsOf: () => ANY_MISSION,
  ...own,
})

const lasting = (state: ActorState): Refusal | undefined =>
  state.successors.length > 0
    ? refuse('actor-ended', `The actor was merged or split; its successors go on: ${state.successors.join(', ')}.`)
    : undefined

/** Whether the actor is the one sought, or becomes it by merging and splitting. */
function becomes(actor: string, sought: string, { world }: RuleContext): boolean {
  const ahead = new Set([actor])
  // What is added while it is walked is walked too.
  for (const id of ahead) for (const next of world.actor(id)?.successors ?? []) ahead.add(next)
  return ahead.has(sought)
}

/** It is there, lasts beyond that date, and does not lead back. */
function successor(named: string, from: PeriodText, context: RuleContext, pointer: string): Refusal | undefined {
  const no = actorStands(named, context, pointer)
  if (no) return no
  if (becomes(named, context.id, context))
    return refuse(
      'same-as-before',
      'An actor does not become itself, nor by way of others; register what it became under an id of its own.',
      pointer,
    )
  return (context.world.actor(named)?.endedFrom ?? Number.POSITIVE_INFINITY) <= parsePeriod(from).start
    ? refuse('actor-ended', `The actor “${named}” had been merged or split by then; name its successors.`, pointer)
    : undefined
}

const register = actorCommand({
  name: 'register',
  summary: 'Registers an actor: its name, sector and level of government.',
  life: 'begins',
  body: strictBody({ ...actorShape, ...statedFields }),
  decide: (_state, request) => [actorRegistered(dataOf(request))],
})

const rename = actorCommand({
  name: 'rename',
  summary: 'Renames the actor from a date; earlier facts keep the name of their time.',
  body: strictBody({ ...renamingShape, ...statedFields }),
  decide: (state, request) =>
    lasting(state) ??
    (state.name === request.name
      ? refuse('same-as-before', 'It has that name; give another.', '/name')
      : [actorRenamed(dataOf(request))]),
})

const merge = actorCommand({
  name: 'merge',
  summary: 'Merges the actor into another from a date.',
  body: strictBody({ ...mergingShape, ...statedWithReason }),
  decide: (state, request, context) =>
    first(
      () => lasting(state),
      () => successor(request.into, request.from, context, '/into'),
    ) ?? [actorMerged(dataOf(request))],
})

const split = actorCommand({
  name: 'split',
  summary: 'Splits the actor into several from a date.',
  body: strictBody({ ...splittingShape, ...statedWithReason }).refine(
    ({ into }) => new Set(into).size === into.length,
    {
      error: 'each successor is named once',
      path: ['into'],
    },
  ),
  decide: (state, request, context) =>
    first(
      () => lasting(state),
      ...request.into.map((into, index) => () => successor(into, request.from, context, `/into/${index}`)),
    ) ?? [actorSplit(dataOf(request))],
})

export const actorCommands = [register, rename, merge, split]
