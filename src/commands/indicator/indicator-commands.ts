/** The commands of an indicator itself: to define it, assign it to goals, redefine and retire it. */
import { z } from 'zod'
import { type CodedDimensions, declaredOrder } from '../../../events/codes.ts'
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
import { notConcluded } from '../mission/mission-rules.ts'
import { firstRefusal, refuse } from '../refusal.ts'
import { agreesInTime, breaksWhereCumulativeChanges } from './definition-rules.ts'
import { goalsActive, indicatorCommand, takesChanges } from './indicator-rules.ts'

/** The order in which the codes were declared, where it must be stated; `before` is the order that it replaces. */
function codeOrderOf({ dimensions }: CodedDimensions, before?: object): { codeOrder?: Record<string, string[]> } {
  const codeOrder = dimensions ? declaredOrder(dimensions) : {}
  return Object.keys(codeOrder).length > 0 || (dimensions && before) ? { codeOrder } : {}
}

const define = indicatorCommand({
  name: 'define',
  summary: 'Defines an indicator of a mission, for one or more of its goals.',
  roles: ['operative'],
  existence: 'creates',
  body: strictBody({ mission: id, goals: goalsShape, ...definitionShape, ...statedFields }),
  missionOf: (_state, request) => request.mission,
  decide: (_state, request, context) =>
    firstRefusal(
      () => goalsActive(request.mission, request.goals, context),
      () => notConcluded(context.world.mission(request.mission)),
      () => agreesInTime(request),
    ) ?? [indicatorDefined({ ...dataOf(request), ...codeOrderOf(request) })],
})

const assignGoals = indicatorCommand({
  name: 'assign-goals',
  summary: 'Assigns the indicator to other goals of its mission.',
  roles: ['operative'],
  body: strictBody({ goals: goalsShape, ...statedWithReason }),
  decide: (state, request, context) =>
    firstRefusal(
      () => takesChanges(state, context),
      () => goalsActive(state.mission, request.goals, context),
    ) ?? [indicatorAssigned(dataOf(request))],
})

const redefine = indicatorCommand({
  name: 'redefine',
  summary:
    'Starts a new definition version at a break. Nothing is computed across the break unless it is comparable or bridged.',
  roles: ['operative'],
  body: z
    .strictObject({ ...redefinitionShape, goals: goalsShape.optional(), ...statedWithReason })
    .refine(({ comparable, bridge }) => !(comparable && bridge), {
      error: 'must be left out when comparable is true: a bridge is for series that are not comparable',
      path: ['bridge'],
    }),
  decide: (state, request, context) => {
    const { goals, ...redefined } = dataOf(request)
    const refusal = firstRefusal(
      () => takesChanges(state, context),
      () => goals && goalsActive(state.mission, goals, context),
      () => {
        const last = state.versions.at(-1)?.from ?? Number.NEGATIVE_INFINITY
        if (parsePeriod(request.breakAt).start > last) return undefined
        const detail = 'A new definition must start after the one before it. Give a later period in breakAt.'
        return refuse('break-order', detail, '/breakAt')
      },
      () => agreesInTime({ ...state.definition, ...redefined }),
      () => breaksWhereCumulativeChanges(state.definition, { ...state.definition, ...redefined }, request),
    )
    return (
      refusal ?? [
        indicatorRedefined({ ...redefined, ...codeOrderOf(request, state.definition?.codeOrder) }),
        ...(goals ? [indicatorAssigned({ goals })] : []),
      ]
    )
  },
})

const retire = indicatorCommand({
  name: 'retire',
  summary: 'Retires the indicator; its history stays.',
  roles: ['operative'],
  body: strictBody(statedWithReason),
  decide: (state, _request, context) => takesChanges(state, context) ?? [indicatorRetired({})],
})

export const indicatorCommands = [define, assignGoals, redefine, retire] as const
