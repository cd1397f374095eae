/** What may one wish of a baseline? To set it, and to re-estimate it so that both stay visible. */
import { z } from 'zod'
import { baselineReestimated, baselineSet } from '../../../events/indicator.ts'
import { cell, cellKey, name, period } from '../../../events/shapes.ts'
import { type Context, dataOf, reasoned, said } from '../command.ts'
import { first, type Refusal, refuse } from '../refusal.ts'
import { figureFields, flat, oneAmount } from './amounts.ts'
import { begun, cellDeclared, indicatorWish, mayBeSteered, periodFits, withinLimits } from './indicator-rules.ts'
import type { Definition, IndicatorState } from './indicator-state.ts'

const baselineFields = { period, ...figureFields, cell: cell.optional(), illustrative: z.boolean().optional() }
type BaselineBody = z.infer<z.ZodObject<typeof baselineFields>>

const allowed = (state: IndicatorState, wished: BaselineBody, context: Context): Refusal | undefined =>
  first(
    () => mayBeSteered(state, context),
    () => cellDeclared(state.definition as Definition, wished.cell, '/cell'),
    () => begun(wished.period, undefined, context, '/period'),
    () => periodFits(state, state.versions.length, wished.period, '/period'),
    () => withinLimits(state.definition as Definition, flat(wished), ''),
  )

const setBaseline = indicatorWish({
  name: 'set-baseline',
  summary: 'Sets the baseline the path to the target starts from.',
  body: z.strictObject({ ...baselineFields, ...said }).superRefine((b, ctx) => oneAmount(b, ctx)),
  decide: (state, wished, context) =>
    first(
      () => allowed(state, wished, context),
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
      () => allowed(state, wished, context),
      () =>
        state.baselines.has(cellKey(wished.cell))
          ? undefined
          : refuse('not-set', 'No baseline stands for this cell; use set-baseline.'),
    ) ?? [baselineReestimated(flat(dataOf(wished)))],
})

export const baselineCommands = [setBaseline, reestimateBaseline]
