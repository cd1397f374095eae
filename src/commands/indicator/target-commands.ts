/** What may one wish of a target? To set it, absolute or relative to the baseline, and to revise it so that all lines stay visible. */
import { z } from 'zod'
import { targetRevised, targetSet } from '../../../events/indicator.ts'
import { parsePeriod } from '../../../events/period.ts'
import { cell, cellKey, name, period } from '../../../events/shapes.ts'
import { dataOf, type RuleContext, statedFields, statedWithReason } from '../command.ts'
import { first, type Refusal, refuse } from '../refusal.ts'
import { type Amount, aimFields, flat, milestoneFields, oneAmount } from './amounts.ts'
import { cellDeclared, indicatorCommand, mayBeSteered, targetFits, withinLimits } from './indicator-rules.ts'
import type { Definition, IndicatorState } from './indicator-state.ts'

const milestone = z
  .strictObject({ period, ...milestoneFields })
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

const isRelative = (amount: Amount): boolean => amount.changePercent !== undefined || amount.changePoints !== undefined

/** How many baselines were stated for the cell. */
const baselinesOf = (state: IndicatorState, { cell }: TargetBody): number =>
  state.baselines.get(cellKey(cell))?.length ?? 0

/** Rule 4: the fact's data, a relative aim stored as relative, with the baseline version it follows. */
function asStored<B extends TargetBody>(state: IndicatorState, request: B) {
  const { path, baselineVersion: named, ...aim } = flat(request)
  const milestones = path?.map(flat)
  const follows = named ?? ([aim, ...(milestones ?? [])].some(isRelative) ? baselinesOf(state, request) : undefined)
  return { ...aim, ...(milestones && { path: milestones }), ...(follows !== undefined && { baselineVersion: follows }) }
}

function followsOneThatStands(state: IndicatorState, request: TargetBody): Refusal | undefined {
  const { baselineVersion } = asStored(state, request)
  const stated = baselinesOf(state, request)
  if (baselineVersion === undefined || (stated > 0 && baselineVersion <= stated)) return undefined
  const detail =
    stated === 0
      ? 'Set the baseline first: a relative target follows one.'
      : `The cell’s baseline has versions 1 to ${stated}; name one of them, or none to follow the last.`
  return refuse('no-such-baseline', detail, '/baselineVersion')
}

function bandStated(state: IndicatorState, request: TargetBody): Refusal | undefined {
  const { low, high } = flat(request)
  if (state.definition?.direction !== 'hold' || (low !== undefined && high !== undefined)) return undefined
  return refuse('needs-band', 'An indicator to be held needs a target with low and high.', '/value')
}

function pathLeads(state: IndicatorState, { path = [], period }: TargetBody): Refusal | undefined {
  const end = parsePeriod(period).reference
  const seen = new Set<number>()
  for (const [index, point] of path.entries()) {
    const { reference } = parsePeriod(point.period)
    const at = `/path/${index}`
    const refusal =
      targetFits(state, point.period, `${at}/period`) ??
      withinLimits(state.definition as Definition, flat(point), at) ??
      (reference >= end
        ? refuse('milestone-order', 'A milestone comes before the target it leads to.', `${at}/period`)
        : undefined) ??
      (seen.has(reference)
        ? refuse('milestone-order', 'Two milestones are given for one time; keep one of them.', `${at}/period`)
        : undefined)
    if (refusal) return refusal
    seen.add(reference)
  }
  return undefined
}

const allowed = (state: IndicatorState, request: TargetBody, context: RuleContext): Refusal | undefined =>
  first(
    () => mayBeSteered(state, context),
    () => cellDeclared(state.definition as Definition, request.cell, '/cell'),
    () => targetFits(state, request.period, '/period'),
    () => withinLimits(state.definition as Definition, flat(request), ''),
    () => bandStated(state, request),
    () => followsOneThatStands(state, request),
    () => pathLeads(state, request),
  )

const setTarget = indicatorCommand({
  name: 'set-target',
  summary: 'Sets the target, absolute, as a band, or relative to the baseline, with milestones on the way.',
  body: z.strictObject({ ...targetFields, decidedBy: name.optional(), ...statedFields }).superRefine(oneAim),
  decide: (state, request, context) =>
    first(
      () => allowed(state, request, context),
      () =>
        state.targets.has(cellKey(request.cell))
          ? refuse('already-set', 'A target stands; use revise-target, which says who decided and why and keeps both.')
          : undefined,
    ) ?? [targetSet(asStored(state, dataOf(request)))],
})

const reviseTarget = indicatorCommand({
  name: 'revise-target',
  summary: 'Revises the target; who decided and why is kept, and all earlier lines stay visible.',
  body: z.strictObject({ ...targetFields, decidedBy: name, ...statedWithReason }).superRefine(oneAim),
  decide: (state, request, context) =>
    first(
      () => allowed(state, request, context),
      () =>
        state.targets.has(cellKey(request.cell))
          ? undefined
          : refuse('not-set', 'No target stands for this cell; use set-target.'),
    ) ?? [targetRevised({ ...asStored(state, dataOf(request)), decidedBy: request.decidedBy })],
})

export const targetCommands = [setTarget, reviseTarget]
