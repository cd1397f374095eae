/** What may one wish of a baseline? To set it, and to re-estimate it so that both stay visible. */
import { z } from 'zod'
import { baselineReestimated, baselineSet } from '../../../events/indicator.ts'
import { cell, cellKey, name, period } from '../../../events/shapes.ts'
import { dataOf, type RuleContext, statedFields, statedWithReason } from '../command.ts'
import { first, type Refusal, refuse } from '../refusal.ts'
import { figureFields, flat, oneAmount } from './amounts.ts'
import { begun, cellDeclared, indicatorCommand, mayBeSteered, periodFits, withinLimits } from './indicator-rules.ts'
import type { Definition, IndicatorState } from './indicator-state.ts'

const baselineFields = { period, ...figureFields, cell: cell.optional(), illustrative: z.boolean().optional() }
type BaselineBody = z.infer<z.ZodObject<typeof baselineFields>>

const allowed = (state: IndicatorState, request: BaselineBody, context: RuleContext): Refusal | undefined =>
  first(
    () => mayBeSteered(state, context),
    () => cellDeclared(state.definition as Definition, request.cell, '/cell'),
    () => begun(request.period, undefined, context, '/period'),
    () => periodFits(state, state.versions.length, request.period, '/period'),
    () => withinLimits(state.definition as Definition, flat(request), ''),
  )

const setBaseline = indicatorCommand({
  name: 'set-baseline',
  summary: 'Sets the baseline the path to the target starts from.',
  body: z.strictObject({ ...baselineFields, ...statedFields }).superRefine((b, ctx) => oneAmount(b, ctx)),
  decide: (state, request, context) =>
    first(
      () => allowed(state, request, context),
      () =>
        state.baselines.has(cellKey(request.cell))
          ? refuse('already-set', 'A baseline stands; use reestimate-baseline, which keeps both.')
          : undefined,
    ) ?? [baselineSet(flat(dataOf(request)))],
})

const reestimateBaseline = indicatorCommand({
  name: 'reestimate-baseline',
  summary: 'Re-estimates the baseline; no target moves by itself.',
  body: z
    .strictObject({ ...baselineFields, decidedBy: name.optional(), ...statedWithReason })
    .superRefine((b, ctx) => oneAmount(b, ctx)),
  decide: (state, request, context) =>
    first(
      () => allowed(state, request, context),
      () =>
        state.baselines.has(cellKey(request.cell))
          ? undefined
          : refuse('not-set', 'No baseline stands for this cell; use set-baseline.'),
    ) ?? [baselineReestimated(flat(dataOf(request)))],
})

export const baselineCommands = [setBaseline, reestimateBaseline]
