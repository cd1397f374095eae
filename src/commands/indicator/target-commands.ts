/** The commands of a target: to set it, absolute or relative to the baseline, and to revise it so that earlier targets stay visible. */
import { z } from 'zod'
import type { Fact } from '../../../events/fact.ts'
import { targetRevised, targetSet } from '../../../events/indicator.ts'
import { parsePeriod } from '../../../events/period.ts'
import { cell, cellKey, name, period } from '../../../events/shapes.ts'
import { type Decided, dataOf, type RuleContext, statedFields, statedWithReason } from '../command.ts'
import { firstRefusal, type Refusal, refuse } from '../refusal.ts'
import { type Amount, exactlyOneAmount, flattenAmount, milestoneFields, targetAmountFields } from './amounts.ts'
import {
  cellDeclared,
  changesLine,
  indicatorCommand,
  inTime,
  periodInForce,
  takesChanges,
  targetPeriodFits,
  withinLimits,
} from './indicator-rules.ts'
import type { Definition, IndicatorState } from './indicator-state.ts'

const milestone = z
  .strictObject({ period, ...milestoneFields })
  .superRefine((body, ctx) =>
    exactlyOneAmount(body, ctx, 'must state exactly one amount: value, changePercent or changePoints'),
  )
const targetFields = {
  period,
  ...targetAmountFields,
  path: z.array(milestone).max(200).optional(),
  cell: cell.optional(),
  baselineVersion: z.int().min(1).optional(),
  illustrative: z.boolean().optional(),
}
type TargetBody = z.infer<z.ZodObject<typeof targetFields>>

const exactlyOneTarget = (body: TargetBody, ctx: z.core.$RefinementCtx): void =>
  exactlyOneAmount(body, ctx, 'must state exactly one amount: value, low and high, changePercent or changePoints')

const isRelative = (amount: Amount): boolean => amount.changePercent !== undefined || amount.changePoints !== undefined

/** How many baseline versions the cell has. */
const baselineVersions = (state: IndicatorState, { cell }: TargetBody): number =>
  state.baselines.get(cellKey(cell))?.length ?? 0

/** Rule 4: the fact’s data. A relative target is stored as relative, with the baseline version that it follows. */
function targetData<B extends TargetBody>(state: IndicatorState, request: B) {
  const { path, baselineVersion: stated, ...target } = flattenAmount(request)
  const milestones = path?.map(flattenAmount)
  const relative = [target, ...(milestones ?? [])].some(isRelative)
  const baselineVersion = stated ?? (relative ? baselineVersions(state, request) : undefined)
  return {
    ...target,
    ...(milestones && { path: milestones }),
    ...(baselineVersion !== undefined && { baselineVersion }),
  }
}

function baselineVersionExists(state: IndicatorState, request: TargetBody): Refusal | undefined {
  const { baselineVersion } = targetData(state, request)
  const versions = baselineVersions(state, request)
  if (baselineVersion === undefined || (versions > 0 && baselineVersion <= versions)) return undefined
  return versions === 0
    ? refuse('no-such-baseline/none', {}, '/baselineVersion')
    : refuse('no-such-baseline', { versions }, '/baselineVersion')
}

function bandGiven(state: IndicatorState, request: TargetBody): Refusal | undefined {
  const { low, high } = flattenAmount(request)
  if (state.definition?.direction !== 'hold' || (low !== undefined && high !== undefined)) return undefined
  return refuse('needs-band', {}, '/value')
}

function milestonesInOrder(state: IndicatorState, { path = [], period }: TargetBody): Refusal | undefined {
  const end = parsePeriod(period).reference
  const times = new Set<number>()
  for (const [index, milestone] of path.entries()) {
    const { reference } = parsePeriod(milestone.period)
    const pointer = `/path/${index}`
    const refusal =
      targetPeriodFits(state, milestone.period, `${pointer}/period`) ??
      withinLimits(state.definition as Definition, flattenAmount(milestone), pointer) ??
      milestoneTime(reference, end, times, `${pointer}/period`)
    if (refusal) return refusal
    times.add(reference)
  }
  return undefined
}

function milestoneTime(time: number, end: number, earlier: ReadonlySet<number>, pointer: string): Refusal | undefined {
  if (time >= end) return refuse('milestone-order/after', {}, pointer)
  return earlier.has(time) ? refuse('milestone-order/same', {}, pointer) : undefined
}

const targetAllowed = (state: IndicatorState, request: TargetBody, context: RuleContext): Refusal | undefined =>
  firstRefusal(
    () => takesChanges(state, context),
    () => cellDeclared(state.definition as Definition, request.cell, '/cell'),
    () => targetPeriodFits(state, request.period, '/period'),
    () => withinLimits(state.definition as Definition, flattenAmount(request), ''),
    () => bandGiven(state, request),
    () => baselineVersionExists(state, request),
    () => milestonesInOrder(state, request),
  )

const afterBaseline = (state: IndicatorState, fact: Fact, { period, cell }: TargetBody): Decided =>
  inTime(fact, period, periodInForce(state, 'baselines', cell))

const setTarget = indicatorCommand({
  name: 'set-target',
  summary: 'Sets the target: absolute, as a band, or relative to the baseline, with milestones on the way.',
  roles: ['operative'],
  body: z.strictObject({ ...targetFields, decidedBy: name.optional(), ...statedFields }).superRefine(exactlyOneTarget),
  decide: (state, request, context) =>
    firstRefusal(
      () => targetAllowed(state, request, context),
      () => (state.targets.has(cellKey(request.cell)) ? refuse('already-set/target', {}) : undefined),
    ) ?? [afterBaseline(state, targetSet(targetData(state, dataOf(request))), request)],
})

const reviseTarget = indicatorCommand({
  name: 'revise-target',
  summary: 'Revises the target and says who decided and why; all earlier targets stay visible.',
  roles: ['partnership'],
  body: z.strictObject({ ...targetFields, decidedBy: name, ...statedWithReason }).superRefine(exactlyOneTarget),
  decide: (state, request, context) =>
    firstRefusal(
      () => targetAllowed(state, request, context),
      () => (state.targets.has(cellKey(request.cell)) ? undefined : refuse('not-set/target', {})),
      () => changesLine(state, 'targets', targetData(state, dataOf(request))),
    ) ?? [
      afterBaseline(
        state,
        targetRevised({ ...targetData(state, dataOf(request)), decidedBy: request.decidedBy }),
        request,
      ),
    ],
})

export const targetCommands = [setTarget, reviseTarget] as const
