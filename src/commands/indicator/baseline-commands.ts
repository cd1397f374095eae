/** The commands of a baseline: to set it, and to re-estimate it so that both estimates stay visible. */
import { z } from 'zod'
import type { Fact } from '../../../events/fact.ts'
import { baselineReestimated, baselineSet } from '../../../events/indicator.ts'
import { cell, cellKey, name, number, period } from '../../../events/shapes.ts'
import { type Decided, dataOf, type RuleContext, statedFields, statedWithReason, strictBody } from '../command.ts'
import { firstRefusal, type Refusal, refuse } from '../refusal.ts'
import { exactlyOneAmount, figureFields, flattenAmount } from './amounts.ts'
import {
  baselinePeriodFits,
  cellDeclared,
  changesLine,
  indicatorCommand,
  inTime,
  periodBegun,
  periodInForce,
  takesChanges,
  withinLimits,
} from './indicator-rules.ts'
import type { Definition, IndicatorState } from './indicator-state.ts'

const baselineFields = {
  period,
  ...figureFields,
  /** The standard error of the baseline’s value, in its unit. */
  standardError: number.min(0).optional(),
  cell: cell.optional(),
  illustrative: z.boolean().optional(),
}
type BaselineBody = z.infer<z.ZodObject<typeof baselineFields>>

const baselineAllowed = (state: IndicatorState, request: BaselineBody, context: RuleContext): Refusal | undefined =>
  firstRefusal(
    () => takesChanges(state, context),
    () => cellDeclared(state.definition as Definition, request.cell, '/cell'),
    () => periodBegun(request.period, context, '/period'),
    () => baselinePeriodFits(state, request.period, '/period'),
    () => withinLimits(state.definition as Definition, flattenAmount(request), ''),
  )

const beforeTarget = (state: IndicatorState, fact: Fact, { period, cell }: BaselineBody): Decided =>
  inTime(fact, periodInForce(state, 'targets', cell), period)

const setBaseline = indicatorCommand({
  name: 'set-baseline',
  summary: 'Sets the baseline, where the path to the target starts.',
  roles: ['operative'],
  body: strictBody({ ...baselineFields, ...statedFields }).superRefine((body, ctx) => exactlyOneAmount(body, ctx)),
  decide: (state, request, context) =>
    firstRefusal(
      () => baselineAllowed(state, request, context),
      () => (state.baselines.has(cellKey(request.cell)) ? refuse('already-set/baseline', {}) : undefined),
    ) ?? [beforeTarget(state, baselineSet(flattenAmount(dataOf(request))), request)],
})

const reestimateBaseline = indicatorCommand({
  name: 'reestimate-baseline',
  summary: 'Re-estimates the baseline; targets change only when they are revised.',
  roles: ['operative'],
  body: z
    .strictObject({ ...baselineFields, decidedBy: name.optional(), ...statedWithReason })
    .superRefine((body, ctx) => exactlyOneAmount(body, ctx)),
  decide: (state, request, context) =>
    firstRefusal(
      () => baselineAllowed(state, request, context),
      () => (state.baselines.has(cellKey(request.cell)) ? undefined : refuse('not-set/baseline', {})),
      () => changesLine(state, 'baselines', flattenAmount(dataOf(request))),
    ) ?? [beforeTarget(state, baselineReestimated(flattenAmount(dataOf(request))), request)],
})

export const baselineCommands = [setBaseline, reestimateBaseline] as const
