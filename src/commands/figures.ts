/** What may one wish of an indicator's figures? To measure, many at once, to correct, withdraw and dispute. */
import { z } from 'zod'
import {
  correctionCauses,
  disputeResolved,
  indicatorMeasured,
  measurementCorrected,
  measurementDisputed,
  measurementShape,
  measurementWithdrawn,
} from '../../events/indicator.ts'
import { parseKnowledge } from '../../events/period.ts'
import { cell, id, name, number, obsStatus, period } from '../../events/shapes.ts'
import { amountsStated, figureFields, intervalEnds, oneAmount } from './amounts.ts'
import { type Context, type Decided, dataOf, type KnownFrom, type Outcome, reasoned, said } from './command.ts'
import { active, begun, cellDeclared, first, flat, periodFits, withinLimits } from './indicator-rules.ts'
import { type IndicatorState, settleKind, standingAt, type Vintage, valueKey } from './indicator-state.ts'
import { indicatorWish } from './indicators.ts'
import { readKnownFrom } from './known-from.ts'
import { type Figure, judgementOnScale, ratioHolds, sameFigure, valueless } from './measured.ts'
import { isRefusal, type Refusal, refuse } from './refusal.ts'

const measureObject = z.strictObject({ ...measurementShape, ...figureFields, ...said })

/** Rule 10: missing (L), not applicable (M) and suppressed (Q) carry no value, all others must. */
function figureStated(given: z.infer<typeof measureObject>, ctx: z.core.$RefinementCtx): void {
  const stated = amountsStated(given) + (given.judgement === undefined ? 0 : 1)
  if (valueless(given.obsStatus)) {
    if (stated > 0)
      ctx.addIssue({
        code: 'custom',
        path: ['value'],
        message: `obsStatus ${given.obsStatus} carries no value: leave it out`,
      })
  } else if (stated !== 1) {
    ctx.addIssue({
      code: 'custom',
      path: ['value'],
      message: 'must state exactly one of value, low and high, or judgement (or obsStatus L, M or Q without any)',
    })
  }
  intervalEnds(given, ctx)
  if ((given.numerator === undefined) !== (given.denominator === undefined))
    ctx.addIssue({
      code: 'custom',
      path: [given.numerator === undefined ? 'numerator' : 'denominator'],
      message: 'numerator and denominator go together',
    })
}

const measureBody = measureObject.superRefine(figureStated)
type MeasureBody = z.infer<typeof measureBody>

/** Checks a figure against everything but what was measured before. */
function figureAllowed(state: IndicatorState, wished: Figure, context: Context, at: string): Refusal | undefined {
  return first(
    () => cellDeclared(state, wished.cell, `${at}/cell`),
    () => begun(wished.period, wished.obsStatus, context, `${at}/period`),
    () => periodFits(state, wished.period, `${at}/period`),
    () => withinLimits(state, wished.value, `${at}/value`),
    () => withinLimits(state, wished.low, `${at}/low`),
    () => withinLimits(state, wished.high, `${at}/high`),
    () => ratioHolds(state, wished, at),
    () => judgementOnScale(state, wished, at),
  )
}

const show = ({ data }: Vintage): string => {
  const { value, low, high, obsStatus: status } = data as Figure
  return value !== undefined ? String(value) : low !== undefined ? `${low} to ${high}` : `obsStatus ${status}`
}

const taken = (standing: Vintage, wished: Figure, at: string): Refusal =>
  refuse(
    'already-measured',
    `${show(standing)} is recorded for this period and cell, and ${wished.value ?? 'something else'} is given now. Use correct with a reason, or give the knownFrom of a new vintage.`,
    `${at}/value`,
  )

/** Rule 1: what a figure meets at its key: nothing, itself, or another. */
function meets(
  vintages: readonly Vintage[] | undefined,
  wished: Figure,
  knownFrom: KnownFrom,
  at: string,
): 'new' | Vintage | Refusal {
  const latest = vintages?.at(-1)
  const standing = standingAt(vintages, Number.POSITIVE_INFINITY)
  if (!vintages || !latest || !standing) return 'new'
  const sinceWithdrawal = vintages.slice(vintages.findLastIndex(v => v.type === 'measurement-withdrawn') + 1)
  const same = sinceWithdrawal.find(v => v.type === 'indicator-measured' && sameFigure(v, wished, knownFrom))
  if (same) return same
  if (knownFrom.text === undefined)
    return standing.type === 'measurement-withdrawn' ? 'new' : taken(standing, wished, at)
  const clash = vintages.find(v => v.knownFrom === knownFrom.ms && v.type !== 'measurement-withdrawn')
  return clash ? taken(clash, wished, at) : 'new'
}

const asFigure = (wished: MeasureBody): Figure => flat(dataOf(wished)) as Figure

const measure = indicatorWish({
  name: 'measure',
  summary:
    'Logs a measurement. The same body again is the same measurement; another value for the same period is a correction.',
  body: measureBody,
  measurement: true,
  decide: (state, wished, context): Outcome => {
    const figure = asFigure(wished)
    const no = first(
      () => active(state),
      () => figureAllowed(state, figure, context, ''),
    )
    if (no) return no
    const met = meets(state.vintages.get(valueKey(figure.period, figure.cell)), figure, context.knownFrom, '')
    if (met === 'new') return [indicatorMeasured(figure)]
    return isRefusal(met) ? met : { same: [met.revision] }
  },
})

const measureMany = indicatorWish({
  name: 'measure-many',
  summary: 'Logs up to 10,000 measurements, all or none; refusals name the index.',
  body: z.strictObject({ measurements: z.array(measureBody).min(1).max(10_000), ...said }),
  measurement: true,
  large: true,
  decide: (state, wished, context): Outcome => active(state) ?? manyDecided(state, wished.measurements, context),
})

/** All or none: every figure is judged as if those before it in the list were recorded. */
function manyDecided(state: IndicatorState, wished: readonly MeasureBody[], context: Context): Outcome {
  const judge = oneOfMany(state, context)
  const outcomes = wished.map((each, index) => judge(each, `/measurements/${index}`))
  const refusals = outcomes.filter(o => typeof o === 'object' && isRefusal(o)) as Refusal[]
  if (refusals.length > 0) return severalRefusals(refusals)
  const decided = outcomes.filter(o => typeof o === 'object') as Decided[]
  if (decided.length > 0) return decided
  return { same: outcomes.filter(o => typeof o === 'number') }
}

/** Judges one figure after the other: a fact, the revision that says so already (−1: one listed before), or a refusal. */
function oneOfMany(state: IndicatorState, context: Context) {
  const listed = new Map<string, Vintage[]>()
  const meanwhile = { ...state, versions: state.versions.map(version => ({ ...version })) }
  return (each: MeasureBody, at: string): Decided | number | Refusal => {
    const figure = asFigure(each)
    const knownFrom =
      each.knownFrom === undefined ? context.knownFrom : readKnownFrom(each.knownFrom, context.at, `${at}/knownFrom`)
    if (isRefusal(knownFrom)) return knownFrom
    const key = valueKey(figure.period, figure.cell)
    const vintages = listed.get(key) ?? state.vintages.get(key) ?? []
    const met = figureAllowed(meanwhile, figure, context, at) ?? meets(vintages, figure, knownFrom, at)
    if (met !== 'new') return isRefusal(met) ? met : met.revision
    const fact = indicatorMeasured(figure)
    const vintage = { type: fact.type, data: fact.data, knownFrom: knownFrom.ms, knownText: knownFrom.text, revision: -1 }
    listed.set(key, [...vintages, vintage as Vintage])
    settleKind(meanwhile, figure.period)
    return { fact, ...(each.knownFrom !== undefined && { knownFrom }), said: sayings(each) }
  }
}

const sayings = ({ reason, decision, evidence }: MeasureBody) => ({
  ...(reason !== undefined && { reason }),
  ...(decision !== undefined && { decision }),
  ...(evidence !== undefined && { evidence }),
})

function severalRefusals(refusals: readonly Refusal[]): Refusal {
  const [one] = refusals as [Refusal]
  const faults = refusals.flatMap(r => r.faults)
  const detail = `${refusals.length} of the measurements are refused and none is recorded; the first: ${one.detail}`
  return { refused: one.refused, detail, faults: faults.slice(0, 1000) }
}

/** The value at a key that stands at a time of knowledge and may be corrected, withdrawn or disputed. */
function standing(state: IndicatorState, wished: Pick<Figure, 'period' | 'cell'>, knownAt: number): Vintage | Refusal {
  const vintage = standingAt(state.vintages.get(valueKey(wished.period, wished.cell)), knownAt)
  if (vintage && vintage.type !== 'measurement-withdrawn') return vintage
  return refuse('not-measured', 'No value stands for this period and cell; use measure.', '/period')
}

/** The vintage named by its knownFrom, as a text given when it was recorded or as an instant. */
function vintageNamed(state: IndicatorState, wished: Pick<Figure, 'period' | 'cell'>, text: string): Vintage | Refusal {
  const all = state.vintages.get(valueKey(wished.period, wished.cell)) ?? []
  const ms = parseKnowledge(text).lastMs
  const named = all.findLast(v => v.type !== 'measurement-withdrawn' && (v.knownText === text || v.knownFrom === ms))
  return (
    named ??
    refuse('unknown-vintage', `Nothing was recorded for this period and cell as known from ${text}.`, '/vintage')
  )
}

const correctionBody = z
  .strictObject({
    period,
    ...figureFields,
    cause: z.enum(correctionCauses),
    cell: cell.optional(),
    obsStatus: obsStatus.optional(),
    vintage: said.knownFrom,
    ...reasoned,
  })
  .superRefine((c, ctx) => {
    if (!valueless(c.obsStatus)) return oneAmount(c, ctx)
    if (amountsStated(c) > 0)
      ctx.addIssue({
        code: 'custom',
        path: ['value'],
        message: `obsStatus ${c.obsStatus} carries no value: leave it out`,
      })
  })

/** A corrected figure keeps its status (provisional stays provisional) unless another is given; a value ends “missing”. */
function statusAfter(figure: Pick<Figure, 'obsStatus'>, corrected: Vintage): Pick<Figure, 'obsStatus'> {
  const before = (corrected.data as Figure).obsStatus
  return figure.obsStatus !== undefined || before === undefined || valueless(before) ? {} : { obsStatus: before }
}

const correct = indicatorWish({
  name: 'correct',
  summary: 'Corrects a value, with a reason and a cause; the earlier value stays in the history.',
  body: correctionBody,
  measurement: true,
  decide: (state, wished, context): Outcome => {
    const figure = flat(dataOf(wished))
    const no = first(
      () => active(state),
      () => figureAllowed(state, figure, context, ''),
    )
    if (no) return no
    const corrected =
      wished.vintage === undefined
        ? standing(state, figure, context.knownFrom.ms)
        : vintageNamed(state, figure, wished.vintage)
    if (isRefusal(corrected)) return corrected
    // A named vintage is corrected in its own place, so that a later vintage goes on to stand.
    const own = wished.vintage !== undefined && wished.knownFrom === undefined
    return [
      {
        fact: measurementCorrected({ ...figure, ...statusAfter(figure, corrected) }),
        ...(own && { knownFrom: { ms: corrected.knownFrom, text: wished.vintage } }),
      },
    ]
  },
})

const withdraw = indicatorWish({
  name: 'withdraw',
  summary: 'Withdraws a value, with a reason; it stays in the history, and one may measure again.',
  body: z.strictObject({ period, cell: cell.optional(), ...reasoned }),
  measurement: true,
  decide: (state, wished, context): Outcome => {
    const found = active(state) ?? standing(state, wished, context.knownFrom.ms)
    return isRefusal(found) ? found : [measurementWithdrawn(dataOf(wished))]
  },
})

const dispute = indicatorWish({
  name: 'dispute',
  summary: 'Disputes a value: it stays visible and is marked until the dispute is resolved.',
  body: z.strictObject({
    dispute: id,
    period,
    claimant: name,
    cell: cell.optional(),
    claimedValue: number.optional(),
    ...reasoned,
  }),
  decide: (state, wished, context): Outcome => {
    if (state.disputes.has(wished.dispute))
      return refuse('already-exists', `The dispute “${wished.dispute}” has been raised.`, '/dispute')
    const found = standing(state, wished, context.knownFrom.ms)
    return isRefusal(found) ? found : [measurementDisputed(dataOf(wished))]
  },
})

const resolveDispute = indicatorWish({
  name: 'resolve-dispute',
  summary:
    'Ends a dispute: the figure is upheld, corrected (the correction is recorded too) or withdrawn (so is that).',
  body: z
    .strictObject({
      dispute: id,
      outcome: z.enum(['upheld', 'corrected', 'withdrawn']),
      value: number.optional(),
      ...reasoned,
    })
    .refine(r => (r.outcome === 'corrected') === (r.value !== undefined), {
      error: 'a value goes with the outcome corrected, and with no other',
      path: ['value'],
    }),
  decide: (state, wished, context): Outcome => {
    const open = state.disputes.get(wished.dispute)
    if (!open?.open) return refuse('unknown-dispute', `There is no open dispute “${wished.dispute}”.`, '/dispute')
    const key = { period: open.period, ...(open.cell && { cell: open.cell }) }
    const resolved = disputeResolved(dataOf(wished))
    if (wished.outcome === 'upheld') return [resolved]
    const found = standing(state, key, context.knownFrom.ms)
    if (isRefusal(found)) return found
    if (wished.outcome === 'withdrawn') return [resolved, measurementWithdrawn(key)]
    const corrected = { ...key, value: wished.value as number, cause: 'source-revised' as const }
    return withinLimits(state, wished.value, '/value') ?? [resolved, measurementCorrected(corrected)]
  },
})

export const figureCommands = [measure, measureMany, correct, withdraw, dispute, resolveDispute]
