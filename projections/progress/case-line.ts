/** How is a case written as JSON? Shapes and periods are read here; the mathematics sees numbers only. */
import { z } from 'zod'
import {
  carriesCode,
  carriesNoValue,
  codesWithoutValue,
  mayLackValue,
  obsStatuses,
  statusAndFlags,
} from '../../events/obs-status.ts'
import { durationYears, parsePeriod } from '../../events/period.ts'
import { duration, interval, number, period } from '../../events/shapes.ts'
import {
  type Baseline,
  type Case,
  type Milestone,
  type Point,
  perBaseline,
  resolveTarget,
  type StatedTarget,
  type Target,
} from './case.ts'
import { hasBegun } from './points.ts'

type Context = z.core.$RefinementCtx

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
/** The properties that are there; a property that is undefined is none. */
const compact = <T extends object>(given: T): Present<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Present<T>

/** A field that may be left out or null. */
const optional = <S extends z.ZodType>(schema: S) => schema.nullish().transform(given => given ?? undefined)

const amountFields = { value: z.union([number, interval]).nullish(), low: number.optional(), high: number.optional() }
const aimFields = { ...amountFields, changePercent: number.optional(), changePoints: number.optional() }
type AmountFields = Partial<z.infer<z.ZodObject<typeof aimFields>>>

/** Everything that is stated as an amount; `value: {low, high}` is the same as low and high. */
function amountsIn({ value, low, high, changePercent, changePoints }: AmountFields, context: Context): StatedTarget[] {
  const fault = (message: string) => context.addIssue({ code: 'custom', path: ['low'], message })
  const amounts: StatedTarget[] = []
  if (typeof value === 'number') amounts.push({ value })
  if (typeof value === 'object' && value !== null) amounts.push(value)
  if (low !== undefined && high !== undefined) amounts.push({ low, high })
  if (changePercent !== undefined) amounts.push({ changePercent })
  if (changePoints !== undefined) amounts.push({ changePoints })
  if ((low === undefined) !== (high === undefined)) fault('an interval has both low and high')
  if (low !== undefined && high !== undefined && low > high) fault('low must not be above high')
  return amounts
}

function oneAmount(given: AmountFields, context: Context): StatedTarget {
  const [amount, ...more] = amountsIn(given, context)
  if (amount && more.length === 0) return amount
  context.addIssue({ code: 'custom', path: ['value'], message: 'must state exactly one amount' })
  return z.NEVER
}

/** What a figure amounts to. H, K, L, M, O and Q (a null: missing) carry nothing, J may, all others must carry something. */
function figureOf(given: AmountFields, status: string, context: Context): Pick<Point, 'value' | 'low' | 'high'> {
  const isNone = carriesNoValue(status)
  const amounts = amountsIn(given, context)
  const [amount] = amounts
  const isWrong = isNone ? amounts.length > 0 : amounts.length !== 1 && !(mayLackValue(status) && amounts.length === 0)
  if (isWrong) {
    const message = isNone
      ? `obsStatus ${codesWithoutValue} carry no value`
      : 'must state exactly one of value, or low and high'
    context.addIssue({ code: 'custom', path: ['value'], message })
  }
  return { value: null, ...amount }
}

const point = z
  .strictObject({
    period,
    ...amountFields,
    obsStatus: obsStatuses.optional(),
    standardError: number.min(0).optional(),
    disputed: z.boolean().optional(),
    incomplete: z.boolean().optional(),
  })
  .transform(({ period, standardError, disputed, incomplete, ...given }, context) => {
    const { obsStatus: status = given.value === null ? 'L' : 'A', flags } = statusAndFlags(given.obsStatus)
    const { reference, key, kind, start, season } = parsePeriod(period)
    const figure = figureOf(given, status, context)
    // A cohort's figure can exist only when its years have passed.
    const begins = kind.startsWith('cohort') ? undefined : start
    const marks = { season, flags, standardError, disputed, incomplete, start: begins }
    return { t: reference, period: key, obsStatus: status, ...figure, ...compact(marks) }
  })

const baseline = z
  .strictObject({ period, ...amountFields, standardError: number.min(0).optional() })
  .transform(({ period, standardError, ...given }, context) => {
    const { reference, key } = parsePeriod(period)
    const figure = figureOf(given, given.value === null ? 'L' : 'A', context)
    return { t: reference, period: key, ...figure, ...compact({ standardError }) }
  })

const aimOf = (when: z.infer<typeof period>, given: AmountFields, context: Context) => {
  const { reference, key, season } = parsePeriod(when)
  return { t: reference, period: key, ...compact({ season }), stated: oneAmount(given, context) }
}
const milestone = z
  .strictObject({ period, ...aimFields })
  .transform(({ period, ...given }, c) => aimOf(period, given, c))
const target = z
  .strictObject({ period, ...aimFields, path: z.array(milestone).max(500).default([]) })
  .transform(({ period, path, ...given }, c) => ({ ...aimOf(period, given, c), path }))

const reference = period.transform(when => parsePeriod(when).reference)
const years = duration.transform(durationYears)
const limits = z
  .strictObject({ min: optional(number), max: optional(number) })
  .refine(({ min, max }) => min === undefined || max === undefined || min < max, 'min must be below max')

const line = z.strictObject({
  id: z.string().min(1).max(200),
  direction: z.enum(['increase', 'decrease', 'hold']),
  baseline: optional(baseline),
  target: optional(target),
  milestones: z.array(milestone).max(500).default([]),
  points: z.array(point).max(10_000),
  limits: optional(limits),
  decimals: optional(z.int().min(0).max(12)),
  measures: optional(z.enum(['level', 'flow'])),
  seasonal: optional(z.enum(['none', 'adjusted', 'raw'])),
  on: optional(reference),
  frequency: optional(years),
  publicationLag: optional(years),
  options: optional(z.strictObject({ window: optional(z.int().min(4).max(1000)), numbers: optional(z.boolean()) })),
})
type Line = z.infer<typeof line>
type Aim = z.infer<typeof milestone>

/** One case as `varde assess` reads it. Unknown fields are refused, never ignored. */
export const caseLine = line
  .superRefine(refuseContradictions)
  .transform((given, context) => ({ id: given.id, case: toCase(given, context) }))

/** Two figures for one period: nobody can say which was meant. */
function refuseContradictions({ points }: Line, context: Context): void {
  const first = new Map<string, string>()
  for (const [i, p] of points.entries()) {
    const text = JSON.stringify(p)
    if ((first.get(p.period) ?? text) !== text) {
      context.addIssue({
        code: 'custom',
        path: ['points', i],
        message: `another figure for ${p.period} stands before it`,
      })
    }
    first.set(p.period, text)
  }
}

const isBreak = (p: Pick<Point, 'obsStatus' | 'flags'>): boolean => carriesCode(p, 'B')

/** The case in numbers. A point with obsStatus B begins a new comparable group; `on` is at the latest of all points. */
function toCase(given: Line, context: Context): Case {
  const breaks = given.points.filter(isBreak).map(p => p.t)
  const groupAt = (t: number): number => breaks.filter(start => start <= t).length
  const grouped = <P extends { readonly t: number }>(p: P): P & { version: number } => ({ ...p, version: groupAt(p.t) })
  const baseline = given.baseline && grouped(given.baseline)
  const begun = (at: number): number => given.points.filter(p => isBreak(p) && hasBegun(p, at)).length
  const on = given.on ?? Math.max(0, ...given.points.map(p => p.t))
  const steps = [...given.milestones, ...(given.target?.path ?? [])]
  return {
    direction: given.direction,
    points: given.points.map(grouped),
    milestones: steps.flatMap(step => toMilestone(step, baseline, context)),
    on,
    current: begun(on),
    ...compact({
      baseline,
      target: given.target && toTarget(given.target, baseline, context),
      decimals: given.decimals,
      measures: given.measures,
      seasonal: given.seasonal,
      limits: given.limits && compact(given.limits),
      options: given.options && compact(given.options),
      frequencyYears: given.frequency,
      publicationLagYears: given.publicationLag,
    }),
  }
}

function toTarget({ t, period, season, stated }: Aim, baseline: Baseline | undefined, context: Context): Target {
  const absolute = resolveTarget(stated, baseline?.value ?? null)
  const moves = perBaseline(stated)
  if (absolute) return { t, period, ...compact({ season }), ...absolute, ...(moves !== 0 && { perBaseline: moves }) }
  context.addIssue({ code: 'custom', path: ['target'], message: 'a change needs a baseline with a single value' })
  return z.NEVER
}

function toMilestone(step: Aim, baseline: Baseline | undefined, context: Context): Milestone[] {
  const { t, perBaseline: moves, ...amount } = toTarget(step, baseline, context)
  if ('value' in amount) return [{ t, value: amount.value, ...compact({ perBaseline: moves }) }]
  context.addIssue({ code: 'custom', path: ['milestones'], message: 'a milestone is a number or a change' })
  return []
}
