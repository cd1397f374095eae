/** What may one wish of an indicator itself? To define, assign and redefine it, and to retire it. */
import { z } from 'zod'
import { type Coded, declaredOrder } from '../../../events/codes.ts'
import {
  definitionShape,
  goalsShape,
  indicatorAssigned,
  indicatorDefined,
  indicatorRedefined,
  indicatorRetired,
  redefinitionShape,
} from '../../../events/indicator.ts'
import { parsePeriod } from '../../../events/period.ts'
import { id } from '../../../events/shapes.ts'
import { dataOf, statedFields, statedWithReason, strictBody } from '../command.ts'
import { steerable } from '../mission/mission-rules.ts'
import { first, refuse } from '../refusal.ts'
import { goalsStand, indicatorCommand, mayBeSteered } from './indicator-rules.ts'

/** The order in which the codes were declared, where any are, and where it is to be said; `before`: what it replaces. */
function orderIn({ dimensions }: Coded, before?: object): { codeOrder?: Record<string, string[]> } {
  const codeOrder = dimensions ? declaredOrder(dimensions) : {}
  return Object.keys(codeOrder).length > 0 || (dimensions && before) ? { codeOrder } : {}
}

const define = indicatorCommand({
  name: 'define',
  summary: 'Defines an indicator of a mission, for one or more of its goals.',
  life: 'begins',
  body: strictBody({ mission: id, goals: goalsShape, ...definitionShape, ...statedFields }),
  missionOf: (_state, request) => request.mission,
  decide: (_state, request, context) =>
    first(
      () => goalsStand(request.mission, request.goals, context),
      () => steerable(context.world.mission(request.mission)),
    ) ?? [indicatorDefined({ ...dataOf(request), ...orderIn(request) })],
})

const assignGoals = indicatorCommand({
  name: 'assign-goals',
  summary: 'Assigns the indicator to other goals of its mission.',
  body: strictBody({ goals: goalsShape, ...statedWithReason }),
  decide: (state, request, context) =>
    first(
      () => mayBeSteered(state, context),
      () => goalsStand(state.mission, request.goals, context),
    ) ?? [indicatorAssigned(dataOf(request))],
})

const redefine = indicatorCommand({
  name: 'redefine',
  summary:
    'Starts a new definition version at a break; nothing is computed across it unless it is comparable or bridged.',
  body: z
    .strictObject({ ...redefinitionShape, goals: goalsShape.optional(), ...statedWithReason })
    .refine(r => !(r.comparable && r.bridge), {
      error: 'comparable is the identity; a bridge is for what is not',
      path: ['bridge'],
    }),
  decide: (state, request, context) => {
    const { goals, ...redefined } = dataOf(request)
    const no = first(
      () => mayBeSteered(state, context),
      () => goals && goalsStand(state.mission, goals, context),
      () => {
        const last = state.versions.at(-1)?.from ?? Number.NEGATIVE_INFINITY
        if (parsePeriod(request.breakAt).start > last) return undefined
        return refuse('break-order', 'The new definition must break the series after the break before it.', '/breakAt')
      },
    )
    return (
      no ?? [
        indicatorRedefined({ ...redefined, ...orderIn(request, state.definition?.codeOrder) }),
        ...(goals ? [indicatorAssigned({ goals })] : []),
      ]
    )
  },
})

const retire = indicatorCommand({
  name: 'retire',
  summary: 'Retires the indicator; its history stays.',
  body: strictBody(statedWithReason),
  decide: (state, _wished, context) => mayBeSteered(state, context) ?? [indicatorRetired({})],
})

export const indicatorCommands = [define, assignGoals, redefine, retire]
