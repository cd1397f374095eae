/** What may one wish of an indicator beside its figures? To define, assign and redefine it, to set and move baseline and target. */
import { z } from 'zod'
import {
  baselineReestimated,
  baselineSet,
  definitionShape,
  indicatorAssigned,
  indicatorDefined,
  indicatorRedefined,
  indicatorRetired,
  redefinitionShape,
  targetRevised,
  targetSet,
} from '../../events/indicator.ts'
import { cell, cellKey, id, name, number, period } from '../../events/shapes.ts'
import { aimFields, figureFields, oneAmount } from './amounts.ts'
import { body, type Command, type Context, dataOf, read, reasoned, said } from './command.ts'
import {
  active,
  begun,
  cellDeclared,
  first,
  flat,
  missionSteerable,
  periodFits,
  withinLimits,
} from './indicator-rules.ts'
import type { IndicatorState } from './indicator-state.ts'
import { beforeSubject, standingGoal } from './missions.ts'
import { isRefusal, type Refusal, refuse } from './refusal.ts'

/** A command of an indicator. */
export const indicatorWish = <B extends object>(
  own: Pick<Command<IndicatorState, B>, 'name' | 'summary' | 'body' | 'decide'> &
    Partial<Pick<Command<IndicatorState, B>, 'life' | 'measurement' | 'large' | 'missionOf'>>,
): Command<IndicatorState, B> => ({
  thing: 'indicators',
  life: 'needs',
  measurement: false,
  large: false,
  missionOf: state => state.mission,
  ...own,
})

function goalsStand(mission: string, goals: readonly string[], { world, knownFrom }: Context): Refusal | undefined {
  const state = world.mission(mission)
  if (!state) return refuse('unknown-mission', `There is no mission “${mission}”.`, '/mission')
  for (const [index, goal] of goals.entries()) {
    const standing = standingGoal(state, goal, `/goals/${index}`)
    if (isRefusal(standing)) return standing
    if (knownFrom.ms < standing.knownFrom) return beforeSubject(`the goal “${goal}”`)
  }
  return undefined
}

const define = indicatorWish({
  name: 'define',
  summary: 'Defines an indicator of a mission, for one or more of its goals.',
  life: 'begins',
  body: body({ mission: id, goals: z.array(id).min(1).max(50), ...definitionShape, ...said }),
  missionOf: (_state, wished) => wished.mission,
  decide: (_state, wished, context) =>
    first(
      () => goalsStand(wished.mission, wished.goals, context),
      () => missionSteerable(wished.mission, context),
    ) ?? [indicatorDefined(dataOf(wished))],
})

const assignGoals = indicatorWish({
  name: 'assign-goals',
  summary: 'Assigns the indicator to other goals of its mission.',
  body: body({ goals: z.array(id).min(1).max(50), ...reasoned }),
  decide: (state, wished, context) =>
    first(
      () => active(state),
      () => goalsStand(state.mission, wished.goals, context),
      () => missionSteerable(state.mission, context),
    ) ?? [indicatorAssigned(dataOf(wished))],
})

const redefine = indicatorWish({
  name: 'redefine',
  summary:
    'Starts a new definition version at a break; nothing is computed across it unless it is comparable or bridged.',
  body: z
    .strictObject({ ...redefinitionShape, ...reasoned })
    .refine(r => !(r.comparable && r.bridge), {
      error: 'comparable is the identity; a bridge is for what is not',
      path: ['bridge'],
    }),
  decide: (state, wished, context) =>
    first(
      () => active(state),
      () => missionSteerable(state.mission, context),
      () => {
        const last = state.versions.at(-1)?.from ?? Number.NEGATIVE_INFINITY
        if (read(wished.breakAt).start > last) return undefined
        return refuse('break-order', 'The new definition must break the series after the break before it.', '/breakAt')
      },
    ) ?? [indicatorRedefined(dataOf(wished))],
})

const baselineFields = { period, ...figureFields, cell: cell.optional(), illustrative: z.boolean().optional() }
type BaselineBody = z.infer<z.ZodObject<typeof baselineFields>>

const baselineAllowed = (state: IndicatorState, wished: BaselineBody, context: Context): Refusal | undefined =>
  first(
    () => active(state),
    () => missionSteerable(state.mission, context),
    () => cellDeclared(state, wished.cell, '/cell'),
    () => begun(wished.period, undefined, context, '/period'),
    () => periodFits(state, wished.period, '/period'),
    () => withinLimits(state, flat(wished).value, '/value'),
  )

const setBaseline = indicatorWish({
  name: 'set-baseline',
  summary: 'Sets the baseline the path to the target starts from.',
  body: z.strictObject({ ...baselineFields, ...said }).superRefine((b, ctx) => oneAmount(b, ctx)),
  decide: (state, wished, context) =>
    first(
      () => baselineAllowed(state, wished, context),
      () =>
        state.baselines.has(cellKey(wished.cell))
          ? refuse('already-set', 'A baseline stands; use reestimate-baseline, which keeps both.')
          : undefined,
    ) ?? [baselineSet(flat(dataOf(wished)))],
})

const reestimateBaseline = indicatorWish({
  name: 'reestimate-baseline',
  summary: 'Re-estimates the baseline; no target moves by itself.',
  body: z
    .strictObject({ ...baselineFields, decidedBy: name.optional(), ...reasoned })
    .superRefine((b, ctx) => oneAmount(b, ctx)),
  decide: (state, wished, context) =>
    first(
      () => baselineAllowed(state, wished, context),
      () =>
        state.baselines.has(cellKey(wished.cell))
          ? undefined
          : refuse('not-set', 'No baseline stands; use set-baseline.'),
    ) ?? [baselineReestimated(flat(dataOf(wished)))],
})

const milestone = z
  .strictObject({ period, value: aimFields.value, changePercent: number.optional(), changePoints: number.optional() })
  .superRefine((m, ctx) => oneAmount(m, ctx, 'value, changePercent or changePoints'))
const targetFields = {
  period,
  ...aimFields,
  path: z.array(milestone).max(200).optional(),
  cell: cell.optional(),
  baselineVersion: z.int().min(1).optional(),
  illustrative: z.boolean().optional(),
}
type TargetBody = z.infer<z.ZodObject<typeof targetFields>>

const oneAim = (given: TargetBody, ctx: z.core.$RefinementCtx): void =>
  oneAmount(given, ctx, 'value, low and high, changePercent or changePoints')

/** The fact's data: amounts flat, and a relative aim tied to the baseline version it follows. */
function targetData<B extends TargetBody>(state: IndicatorState, wished: B) {
  const aim = flat(wished)
  const path = wished.path?.map(milestone => flat(milestone))
  const relative = [aim, ...(path ?? [])].some(a => a.changePercent !== undefined || a.changePoints !== undefined)
  const baselineVersion = relative
    ? (aim.baselineVersion ?? state.baselines.get(cellKey(wished.cell)))
    : aim.baselineVersion
  return { ...aim, ...(path && { path }), ...(baselineVersion !== undefined && { baselineVersion }), relative }
}

function targetAllowed(state: IndicatorState, wished: TargetBody, context: Context): Refusal | undefined {
  const { relative, baselineVersion, ...aim } = targetData(state, wished)
  const standing = state.baselines.get(cellKey(wished.cell)) ?? 0
  const end = read(wished.period).reference
  return first(
    () => active(state),
    () => missionSteerable(state.mission, context),
    () => cellDeclared(state, wished.cell, '/cell'),
    () => periodFits(state, wished.period, '/period', true),
    () => withinLimits(state, aim.value, '/value'),
    () =>
      state.definition?.direction === 'hold' && (aim.low === undefined || aim.high === undefined)
        ? refuse('needs-band', 'An indicator to be held needs a target with low and high.', '/value')
        : undefined,
    () =>
      (relative || baselineVersion !== undefined) && (standing === 0 || (baselineVersion ?? 0) > standing)
        ? refuse(
            'no-such-baseline',
            standing === 0
              ? 'Set the baseline first: a relative target follows one.'
              : `There are ${standing} baseline versions.`,
            '/baselineVersion',
          )
        : undefined,
    ...(wished.path ?? []).flatMap((point, index) => [
      () => periodFits(state, point.period, `/path/${index}/period`, true),
      () =>
        read(point.period).reference >= end
          ? refuse('milestone-order', 'A milestone comes before the target it leads to.', `/path/${index}/period`)
          : undefined,
    ]),
  )
}

const aimed = (state: IndicatorState, wished: TargetBody) => {
  const { relative: _, ...data } = targetData(state, wished)
  return data
}

const setTarget = indicatorWish({
  name: 'set-target',
  summary: 'Sets the target, absolute, as a band, or relative to the baseline, with milestones on the way.',
  body: z.strictObject({ ...targetFields, decidedBy: name.optional(), ...said }).superRefine(oneAim),
  decide: (state, wished, context) =>
    first(
      () => targetAllowed(state, wished, context),
      () =>
        state.targets.has(cellKey(wished.cell))
          ? refuse('already-set', 'A target stands; use revise-target, which says who decided and why and keeps both.')
          : undefined,
    ) ?? [targetSet(aimed(state, dataOf(wished)))],
})

const reviseTarget = indicatorWish({
  name: 'revise-target',
  summary: 'Revises the target; who decided and why is kept, and all earlier lines stay visible.',
  body: z.strictObject({ ...targetFields, decidedBy: name, ...reasoned }).superRefine(oneAim),
  decide: (state, wished, context) =>
    first(
      () => targetAllowed(state, wished, context),
      () =>
        state.targets.has(cellKey(wished.cell)) ? undefined : refuse('not-set', 'No target stands; use set-target.'),
    ) ?? [targetRevised({ ...aimed(state, dataOf(wished)), decidedBy: wished.decidedBy })],
})

const retire = indicatorWish({
  name: 'retire',
  summary: 'Retires the indicator; its history stays.',
  body: body(reasoned),
  decide: state => active(state) ?? [indicatorRetired({})],
})

export const indicatorCommands = [
  define,
  assignGoals,
  redefine,
  setBaseline,
  reestimateBaseline,
  setTarget,
  reviseTarget,
  retire,
]
