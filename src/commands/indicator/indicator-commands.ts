/** The commands of an indicator itself: to define it, assign it to goals, redefine and retire it. */
import { z } from 'zod'
import { type CodedDimensions, declaredOrder, sortedByName } from '../../../events/codes.ts'
import {
  codeOrder,
  definitionShape,
  goalsShape,
  indicatorAssigned,
  indicatorDefined,
  indicatorRedefined,
  indicatorRetired,
  keyIndicatorChanged,
  redefinitionShape,
} from '../../../events/indicator.ts'
import { parsePeriod } from '../../../events/period.ts'
import { id } from '../../../events/shapes.ts'
import { dataOf, type RuleContext, statedFields, statedWithReason, strictBody } from '../command.ts'
import { writtenOrder } from '../key-order.ts'
import { notConcluded } from '../mission/mission-rules.ts'
import { indicatorInMission } from '../referenced-things.ts'
import { firstRefusal, type Refusal, refuse } from '../refusal.ts'
import { agreesInTime, breaksWhereCumulativeChanges } from './definition-rules.ts'
import { ceasesByDecision, goalsActive, indicatorCommand, leavesByDecision, takesChanges } from './indicator-rules.ts'

/** A comparator is compared with another indicator of its mission. */
function comparedExists(mission: string, compared: string | undefined, context: RuleContext): Refusal | undefined {
  if (compared === undefined) return undefined
  if (compared !== context.id) return indicatorInMission(mission, compared, context, '/comparatorOf')
  return refuse('unknown-indicator/itself', {}, '/comparatorOf')
}

/** The order of the codes as it was written, where the object no longer shows it. */
function withWrittenOrder(body: unknown): unknown {
  const { dimensions, codeOrder } = (body ?? {}) as { dimensions?: unknown; codeOrder?: unknown }
  if (codeOrder !== undefined || typeof dimensions !== 'object' || dimensions === null) return body
  const orders = Object.entries(dimensions).flatMap(([dimension, codes]) => {
    const order = typeof codes === 'object' && codes !== null ? writtenOrder(codes) : undefined
    return order ? [[dimension, order] as const] : []
  })
  return orders.length === 0 ? body : { ...(body as object), codeOrder: Object.fromEntries(orders) }
}

/** Checks that an order names each code of its dimension once. */
function ordersDeclared({ dimensions = {}, codeOrder = {} }: CodedDimensions, context: z.core.$RefinementCtx): void {
  for (const [dimension, order] of Object.entries(codeOrder)) {
    const codes = Object.hasOwn(dimensions, dimension) ? Object.keys(dimensions[dimension] ?? {}) : []
    if (codes.toSorted().join('\n') === order.toSorted().join('\n')) continue
    const message = `must list each code of the dimension “${dimension}” once`
    context.addIssue({ code: 'custom', path: ['codeOrder', dimension], message })
  }
}

/** The order in which the codes are shown, where it must be stated; `before` is the order that it replaces. */
function codeOrderOf({ dimensions, codeOrder }: CodedDimensions, before?: object) {
  const order = dimensions ? { ...declaredOrder(dimensions), ...codeOrder } : {}
  const stated = Object.entries(order).filter(([, codes]) => codes.join('\n') !== sortedByName(codes).join('\n'))
  return stated.length > 0 || (dimensions && before) ? { codeOrder: Object.fromEntries(stated) as CodeOrder } : {}
}
type CodeOrder = Record<string, string[]>

/** The data of a body without the order of codes, which is stated only where it must be. */
function definitionOf<B extends CodedDimensions>(body: B) {
  const { codeOrder: _order, ...data } = dataOf(body)
  return data
}

const define = indicatorCommand({
  name: 'define',
  summary: 'Defines an indicator of a mission, for one or more of its goals.',
  roles: ['operative'],
  existence: 'creates',
  body: z.preprocess(
    withWrittenOrder,
    strictBody({ mission: id, goals: goalsShape, ...definitionShape, codeOrder, ...statedFields }).superRefine(
      ordersDeclared,
    ),
  ),
  missionOf: (_state, request) => request.mission,
  decide: (_state, request, context) =>
    firstRefusal(
      () => goalsActive(request.mission, request.goals, context),
      () => notConcluded(context.world.mission(request.mission)),
      () => comparedExists(request.mission, request.comparatorOf, context),
      () => agreesInTime(request),
    ) ?? [indicatorDefined({ ...definitionOf(request), ...codeOrderOf(request) })],
})

const assignGoals = indicatorCommand({
  name: 'assign-goals',
  summary: 'Assigns the indicator to other goals of its mission. Taking it off an adopted goal names the decision.',
  roles: ['operative'],
  body: strictBody({ goals: goalsShape, ...statedWithReason }),
  decide: (state, request, context) =>
    firstRefusal(
      () => takesChanges(state, context),
      () => goalsActive(state.mission, request.goals, context),
      () => leavesByDecision(state, request.goals, request.decision, context),
    ) ?? [indicatorAssigned(dataOf(request))],
})

const setKey = indicatorCommand({
  name: 'set-key',
  summary:
    'Makes the indicator one of the key indicators of its mission, or no longer; the first five are shown first. Where it counts for an adopted goal, it ceases to be one by a decision that is named.',
  roles: ['operative'],
  body: strictBody({ key: z.boolean(), ...statedWithReason }),
  decide: (state, request, context) =>
    firstRefusal(
      () => takesChanges(state, context),
      () => (state.isKey === request.key ? refuse('same-as-before/key', { key: request.key }, '/key') : undefined),
      () => (request.key ? undefined : ceasesByDecision(state, request.decision, context)),
    ) ?? [keyIndicatorChanged(dataOf(request))],
})

const redefine = indicatorCommand({
  name: 'redefine',
  summary:
    'Starts a new definition version at a break. Nothing is computed across the break unless it is comparable or bridged.',
  roles: ['operative'],
  body: z.preprocess(
    withWrittenOrder,
    strictBody({ ...redefinitionShape, codeOrder, goals: goalsShape.optional(), ...statedWithReason })
      .superRefine(ordersDeclared)
      .refine(({ comparable, bridge }) => !(comparable && bridge), {
        error: 'must be left out when comparable is true: a bridge is for series that are not comparable',
        path: ['bridge'],
      }),
  ),
  decide: (state, request, context) => {
    const { goals, ...redefined } = definitionOf(request)
    const refusal = firstRefusal(
      () => takesChanges(state, context),
      () => goals && goalsActive(state.mission, goals, context),
      () => goals && leavesByDecision(state, goals, request.decision, context),
      () => comparedExists(state.mission, request.comparatorOf, context),
      () => {
        const last = state.versions.at(-1)?.from ?? Number.NEGATIVE_INFINITY
        if (parsePeriod(request.breakAt).start > last) return undefined
        return refuse('break-order', {}, '/breakAt')
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
  summary:
    'Retires the indicator; its history stays, and what waits for approval can still be approved. Where it counts for an adopted goal, the decision is named.',
  roles: ['operative'],
  body: strictBody(statedWithReason),
  decide: (state, request, context) =>
    firstRefusal(
      () => takesChanges(state, context),
      () => leavesByDecision(state, [], request.decision, context),
    ) ?? [indicatorRetired({})],
})

export const indicatorCommands = [define, assignGoals, setKey, redefine, retire] as const
