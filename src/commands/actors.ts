/** What may one wish of an actor? To register and rename it, to merge and split it; its past keeps its names. */

import {
  actorMerged,
  actorRegistered,
  actorRenamed,
  actorShape,
  actorSplit,
  mergingShape,
  renamingShape,
  splittingShape,
} from '../../events/actor.ts'
import type { ActorFact } from '../../events/catalogue.ts'
import { ANY_MISSION, body, type Command, dataOf, type Fold, reasoned, said } from './command.ts'
import { actorStands } from './named.ts'
import { first, type Refusal, refuse } from './refusal.ts'

export interface ActorState {
  /** Milliseconds: from when it was known. */
  knownFrom: number
  name: string
  /** Merged into another or split into several: it takes no more changes. */
  ended: boolean
}

export const actorFold: Fold<ActorState, ActorFact> = {
  initial: () => ({ knownFrom: Number.POSITIVE_INFINITY, name: '', ended: false }),
  evolve: {
    'actor-registered': (state, { data, knownFrom }) => {
      state.name = data.name
      state.knownFrom = knownFrom
    },
    'actor-renamed': (state, { data }) => {
      state.name = data.name
    },
    'actor-merged': state => {
      state.ended = true
    },
    'actor-split': state => {
      state.ended = true
    },
  },
}

const wish = <B extends object>(
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
  state.ended ? refuse('actor-ended', 'The actor was merged or split; its successors go on.') : undefined
const another = (own: string, named: string, pointer: string): Refusal | undefined =>
  own === named ? refuse('same-as-before', 'An actor does not become itself.', pointer) : undefined

const register = wish({
  name: 'register',
  summary: 'Registers an actor: its name, sector and level of government.',
  life: 'begins',
  body: body({ ...actorShape, ...said }),
  decide: (_state, wished) => [actorRegistered(dataOf(wished))],
})

const rename = wish({
  name: 'rename',
  summary: 'Renames the actor from a date; earlier facts keep the name of their time.',
  body: body({ ...renamingShape, ...said }),
  decide: (state, wished) =>
    lasting(state) ??
    (state.name === wished.name
      ? refuse('same-as-before', 'It has that name.', '/name')
      : [actorRenamed(dataOf(wished))]),
})

const merge = wish({
  name: 'merge',
  summary: 'Merges the actor into another from a date.',
  body: body({ ...mergingShape, ...reasoned }),
  decide: (state, wished, context) =>
    first(
      () => lasting(state),
      () => another(context.id, wished.into, '/into'),
      () => actorStands(wished.into, context, '/into'),
    ) ?? [actorMerged(dataOf(wished))],
})

const split = wish({
  name: 'split',
  summary: 'Splits the actor into several from a date.',
  body: body({ ...splittingShape, ...reasoned }),
  decide: (state, wished, context) =>
    first(
      () => lasting(state),
      ...wished.into.flatMap((into, index) => [
        () => another(context.id, into, `/into/${index}`),
        () => actorStands(into, context, `/into/${index}`),
      ]),
    ) ?? [actorSplit(dataOf(wished))],
})

export const actorCommands = [register, rename, merge, split]
